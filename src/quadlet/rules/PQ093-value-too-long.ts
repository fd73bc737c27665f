import type { Rule } from './rule.js';

export const valueTooLong: Rule = {
  code: 'PQ093',
  name: 'value-too-long',
  severity: 'warning',
  summary: 'A value is so long that only the checks of the generator are made.',
  explanation:
    'The linter checks a value of more than 65,536 characters for what makes the generator reject the unit, and skips ' +
    'all other checks of that unit: their time can grow faster than the text. Podman passes the value to a command ' +
    'line, on which Linux allows 128 KiB for one word. Move the data into a file.',
  sources: [],
};
