import type { Rule } from './rule.js';

// Reported by the check of PQ117, which goes through the same files.
export const passedOver: Rule = {
  code: 'PQ134',
  name: 'passed-over',
  severity: 'warning',
  summary: 'A targeted Podman does not look at the file at all.',
  explanation:
    'Older generators look at less. `.image` files came with Podman 4.8, `.pod` with 5.0, `.build` with 5.2 ' +
    'and `.artifact` with 5.7; subdirectories with 4.7, and linked ones with 5.3; drop-ins with 5.0, and ' +
    'those for all units of a kind or a prefix with 5.2. What they do not know they pass over without a word. ' +
    'Do without it, or no longer target the old version.',
};
