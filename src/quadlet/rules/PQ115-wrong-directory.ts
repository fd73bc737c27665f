import type { Rule } from './rule.js';

// Reported by the check of PQ117, which reads the same lines.
export const wrongDirectory: Rule = {
  code: 'PQ115',
  name: 'wrong-directory',
  severity: 'warning',
  summary: 'The file is in a directory where Quadlet does not look.',
  explanation:
    'The generator reads its own directories only: `/etc/containers/systemd`, `/run/containers/systemd` and ' +
    '`/usr/share/containers/systemd` for the machine, `~/.config/containers/systemd` and ' +
    "`/etc/containers/systemd/users` for users. systemd's own directories, such as `~/.config/systemd/user`, " +
    'are for units that it can read itself. A file in the wrong place is not an error anywhere: there simply ' +
    'is no service. Move it.',
};
