import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import type { Host } from '../../host.js';
import { type System, systemOf } from '../../packages.js';
import { asRoot, automatic, byHand, changeMode, type Step } from '../../remedy.js';

interface MappingTool {
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  /** Whether it has the file capability that it needs; nothing if getcap(8) is missing or was not called. */
  readonly capable: boolean | undefined;
}

interface MappingRightsFacts {
  /** The installed ones of newuidmap and newgidmap. */
  readonly tools: readonly MappingTool[];
  readonly system: System;
}

const SETUID = 0o4000;

// Setuid root also works for newgidmap; Fedora uses file capabilities instead.
const TOOLS = [
  { name: 'newuidmap', capability: 'cap_setuid' },
  { name: 'newgidmap', capability: 'cap_setgid' },
] as const;

/** Whether newuidmap and newgidmap have their privileges. A copied root file system often loses them. */
export const mappingRights = check<MappingRightsFacts>({
  id: 'RP015',
  title: 'rights of newuidmap',
  phase: 'host',
  reads: 'Mode and owner of newuidmap and newgidmap; `getcap` of one without the setuid bit.',
  cause:
    'newuidmap and newgidmap write the map of another process’s user namespace and need the setuid bit or a file capability for that.',
  cure: '`sudo chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap`, or install their package again. If they have it, the ranges of the user may be outside of /proc/self/uid_map, see RP028.',
  signatures: [
    /should (?:have|be) set[ug]id or have filecaps set[ug]id/,
    /new[ug]idmap: write to [ug]id_map failed: Operation not permitted/,
    /new[ug]idmap: Could not set caps/,
  ],
  sources: ['capabilities(7)', 'pkg/rootless of Podman, tryMappingTool', 'containers/podman#7106'],
  read: async (host) => ({
    tools: (
      await Promise.all(TOOLS.map(({ name, capability }) => inspectTool(name, capability, host)))
    ).flatMap((tool) => tool ?? []),
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
  // Debian and Ubuntu install them setuid; on other systems there may be a file capability that cannot be seen.
  if (system.family !== 'apt' && powerless.every(({ capable }) => capable === undefined)) {
    return skipped('there is no setuid bit, and without getcap file capabilities are unknown');
  }
  const found = `neither setuid root nor capable: ${powerless.map(({ path }) => path).join(', ')}`;
  if (powerless.some(({ uid }) => uid !== 0)) {
    // The content of a file that another user owned is not trusted, so it does not become setuid root.
    return error(
      EVERYTHING,
      found,
      byHand('Reinstall their package; they must belong to root.', ...reinstall(system)),
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

async function inspectTool(name: string, capability: string, host: Host): Promise<MappingTool | undefined> {
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
