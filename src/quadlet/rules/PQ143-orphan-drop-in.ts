import type { Rule } from './rule.js';

// Reported by the check of PQ117, which goes through the same files.
export const orphanDropIn: Rule = {
  code: 'PQ143',
  name: 'orphan-drop-in',
  severity: 'warning',
  summary: 'A drop-in belongs to no unit.',
  explanation:
    'A directory `NAME.container.d` adds its `*.conf` files to the unit `NAME.container` beside it, or ' +
    'anywhere in the search path. If there is no such unit, nobody reads them and nobody says so, as after a ' +
    'unit was renamed. Drop-ins for a whole kind are in `container.d`, those for a prefix in ' +
    '`NAME-.container.d`. Rename the directory, or remove it.',
};
