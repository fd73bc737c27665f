import type { Rule } from './rule.js';

// Reported by the check of PQ103, which reads the same lines.
export const installIgnored: Rule = {
  code: 'PQ137',
  name: 'install-ignored',
  severity: 'warning',
  summary: 'A line of [Install] has no effect in a generated unit.',
  explanation:
    'The generator itself makes the links, for `Alias=`, `WantedBy=`, `RequiredBy=` and, from Podman 5.5 on, ' +
    '`UpheldBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). `systemctl enable` does nothing for generated units, so ' +
    '`Also=` is never read, and a `WantedBy=` with a `/` in it is passed over. Name the unit that shall start this one, and ' +
    'give what stands in `Also=` an `[Install]` of its own.',
};
