import { check, EVERYTHING, error, ok } from '../../check.js';
import { installing, type System, systemOf } from '../../packages.js';

interface MappingToolsFacts {
  /** Their paths, if they are in PATH. */
  readonly newuidmap: string | undefined;
  readonly newgidmap: string | undefined;
  readonly system: System;
}

/** The two programs that can map more than one id into a user namespace. */
export const mappingTools = check<MappingToolsFacts>({
  id: 'RP014',
  title: 'newuidmap and newgidmap',
  phase: 'host',
  reads: 'newuidmap and newgidmap in every directory of PATH, and in /usr/sbin.',
  cause:
    'A user may map only their own ID into a user namespace; podman needs newuidmap and newgidmap to map more.',
  cure: 'Install the package uidmap (Debian, Ubuntu) or shadow-utils (Fedora, RHEL).',
  signatures: [
    /command required for rootless mode with multiple IDs/,
    /exec: "new[ug]idmap": executable file not found/,
    /finding new[ug]idmap: /,
  ],
  sources: [
    'newuidmap(1)',
    'user_namespaces(7)',
    'troubleshooting.md of Podman, 9',
    'pkg/rootless of Podman',
  ],
  read: async (host) => ({
    newuidmap: await host.find('newuidmap'),
    newgidmap: await host.find('newgidmap'),
    system: await systemOf(host),
  }),
  judge: judgeMappingTools,
});

function judgeMappingTools({ newuidmap, newgidmap, system }: MappingToolsFacts) {
  if (newuidmap !== undefined && newgidmap !== undefined) return ok(`${newuidmap}, ${newgidmap}`);
  const missing = [
    ...(newuidmap === undefined ? ['newuidmap'] : []),
    ...(newgidmap === undefined ? ['newgidmap'] : []),
  ].join(' and ');
  return error(
    EVERYTHING,
    `missing: ${missing}`,
    installing(missing, { apt: ['uidmap'], dnf: ['shadow-utils'] }, system),
  );
}
