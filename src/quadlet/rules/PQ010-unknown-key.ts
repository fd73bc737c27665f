import type { Rule } from './rule.js';

export const unknownKey: Rule = {
  code: 'PQ010',
  name: 'unknown-key',
  severity: 'error',
  summary: 'The section has no such key.',
  explanation:
    "The generator compares the keys of the file's own section with its list, letter by letter, and drops the " +
    "unit at the first one that is not there: `unsupported key 'Port' in group 'Container'`. From Podman 5.3 " +
    'on it looks at `[Quadlet]` too. It does not look at `[Unit]`, `[Service]` and `[Install]`, which it ' +
    'hands on to systemd. Keys are not options of podman, nor words of a compose file; what has no key goes ' +
    'into `PodmanArgs=`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, checkForUnknownKeys', 'podman-systemd.unit(5)'],
  fix: 'writes the key that was probably meant, or moves the line to the section it belongs to',
};
