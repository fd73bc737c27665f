import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import type { Host } from '../../host.js';
import { type System, systemOf } from '../../packages.js';
import { asRoot, automatic, byHand, changeMode, type Step } from '../../remedy.js';

interface MappingTool {
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  /** Has the file capability that it needs? Nothing where getcap(8), which tells, is missing or was not asked. */
  readonly capable: boolean | undefined;
}

interface MappingRightsFacts {
  /** Those of newuidmap and newgidmap that there are. */
  readonly tools: readonly MappingTool[];
  readonly system: System;
}

const SETUID = 0o4000;

// newgidmap that is setuid root has the right too; Fedora gives file capabilities instead.
const TOOLS = [
  { name: 'newuidmap', capability: 'cap_setuid' },
  { name: 'newgidmap', capability: 'cap_setgid' },
] as const;

/** Have newuidmap and newgidmap the rights that they are there for? Copies of a root without them lose these first. */
export const mappingRights = check<MappingRightsFacts>({
  id: 'RP015',
  title: 'rights of newuidmap',
  phase: 'host',
  reads: 'Mode and owner of newuidmap and newgidmap; `getcap` of one without the setuid bit.',
  cause:
    'newuidmap and newgidmap write the map of another process’s user namespace, which takes the setuid bit or a file capability.',
  cure: '`sudo chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap`, or install their package again.',
  signatures: [
    /should (?:have|be) set[ug]id or have filecaps set[ug]id/,
    /new[ug]idmap: write to [ug]id_map failed: Operation not permitted/,
    /new[ug]idmap: Could not set caps/,
  ],
  sources: ['capabilities(7)', 'pkg/rootless of Podman, tryMappingTool', 'containers/podman#7106'],
  read: async (host) => ({
    tools: (await Promise.all(TOOLS.map(({ name, capability }) => lookAt(name, capability, host)))).flatMap(
      (tool) => tool ?? [],
    ),
    system: await systemOf(host),
  }),
  judge: judgeMappingRights,
});

function judgeMappingRights({ tools, system }: MappingRightsFacts) {
  if (tools.length < TOOLS.length) return skipped('newuidmap or newgidmap is missing');
  const powerless = tools.filter((tool) => !isSetuidRoot(tool) && tool.capable !== true);
  if (powerless.length === 0) {
    return ok(tools.map((tool) => `${tool.path}: ${isSetuidRoot(tool) ? 'setuid' : 'capable'}`).join(', '));
  }
  // Debian and Ubuntu install them setuid; elsewhere a file capability may be there that nobody here can see.
  if (system.family !== 'apt' && powerless.every(({ capable }) => capable === undefined)) {
    return skipped('there is no setuid bit, and no getcap that would tell of file capabilities');
  }
  const found = `neither setuid root nor capable: ${powerless.map(({ path }) => path).join(', ')}`;
  if (powerless.some(({ uid }) => uid !== 0)) {
    // Nobody knows what is in a file that was another's: it gets no rights of root.
    return error(
      EVERYTHING,
      found,
      byHand('Install their package again; they belong to root.', ...reinstall(system)),
    );
  }
  return error(
    EVERYTHING,
    found,
    automatic('Set the setuid bit.', ...powerless.map(({ path, mode }) => changeMode('u+s', path, mode))),
  );
}

function reinstall({ family }: System): Step[] {
  switch (family) {
    case 'apt':
      return [asRoot(['apt-get', 'install', '--yes', '--reinstall', 'uidmap'])];
    case 'dnf':
      return [asRoot(['dnf', 'reinstall', '--assumeyes', 'shadow-utils'])];
    case undefined:
      return [];
  }
}

function isSetuidRoot({ mode, uid }: MappingTool): boolean {
  return (mode & SETUID) !== 0 && uid === 0;
}

async function lookAt(name: string, capability: string, host: Host): Promise<MappingTool | undefined> {
  const path = await host.find(name);
  const facts = path && (await host.stat(path));
  if (!path || !facts) return undefined;
  const { mode, uid } = facts;
  const capable = isSetuidRoot({ path, mode, uid, capable: undefined })
    ? undefined
    : await hasCapability(path, capability, host);
  return { path, mode, uid, capable };
}

async function hasCapability(path: string, capability: string, host: Host): Promise<boolean | undefined> {
  const getcap = await host.find('getcap');
  if (getcap === undefined) return undefined;
  const { exitCode, stdout } = await host.attempt([getcap, path], { timeout: 10 });
  // `/usr/bin/newuidmap cap_setuid=ep`, or with ` = ` and `+` in older ones.
  return exitCode === 0 ? new RegExp(`\\b${capability}\\b[^ ]*[=+][a-z]*p`).test(stdout) : undefined;
}
