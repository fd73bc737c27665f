import type { Rule } from './rule.js';

// Reported by the check of PQ120, which reads the same options.
export const nativeKey: Rule = {
  code: 'PQ144',
  name: 'native-key',
  severity: 'note',
  summary: 'PodmanArgs= passes an option that has a key of its own.',
  explanation:
    'A key is checked by the generator, can be overridden in a drop-in, and is seen by people and tools; ' +
    '`PodmanArgs=` is for options without one. The message says from which Podman on there is the key, and ' +
    'the finding lists the targeted versions that know it: keep `PodmanArgs=` as long as you need an older ' +
    'one.',
};
