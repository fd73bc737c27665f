import type { Mode } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { OFF } from './service.js';
import { assignment } from './values/quoted.js';

export const sandbox: Rule = {
  code: 'PQ170',
  name: 'sandbox',
  severity: 'warning',
  summary: 'podman cannot start in the sandbox of the service.',
  explanation:
    'Settings such as `PrivateTmp=` and `NoNewPrivileges=` in `[Service]` restrict podman itself, which creates the ' +
    "container. In a user unit they give podman a user namespace with a single user, or take newuidmap's privileges: " +
    '`newuidmap: write to uid_map failed: Operation not permitted`, except while another podman of the user runs. systemd 252 ignores those that need a mount namespace. In a ' +
    'system unit some of them prevent podman from creating devices, namespaces or its storage. Remove the line, ' +
    'and restrict the container in `[Container]`: `ReadOnly=`, `NoNewPrivileges=`, `DropCapability=`, ' +
    '`SeccompProfile=`, `UserNS=`.',
  sources: ['systemd.exec(5), "Sandboxing"', 'podman-systemd.unit(5)'],
  checkUnit: checkSandbox,
  units: ['[Service]'],
};

/** Settings that need a mount namespace, and those that imply `NoNewPrivileges=`, in the user manager. */
const USER =
  /^(?:AmbientCapabilities|Bind(?:ReadOnly)?Paths|CapabilityBoundingSet|(?:No)?ExecPaths|InaccessiblePaths|LockPersonality|MemoryDenyWriteExecute|NoNewPrivileges|Private(?:Devices|IPC|Mounts|Network|PIDs|Tmp|Users)|Protect(?:Clock|ControlGroups|Home|Hostname|Kernel(?:Logs|Modules|Tunables)|System)|Read(?:Only|Write)Paths|Restrict(?:AddressFamilies|Namespaces|Realtime|SUIDSGID)|SecureBits|SystemCall(?:Architectures|Filter)|TemporaryFileSystem)$/;

/** Of these, those that systemd 252 ignores, without privileges for the namespace. */
const MOUNTS = /Paths$|^Temporary|^Private(?:IPC|Mounts|Network|Tmp)|^Protect(?:Home|System)/;

/** Values with which podman fails as root. */
const SYSTEM: ReadonlyMap<string, RegExp> = new Map([
  ['PrivateDevices', /./],
  ['PrivateUsers', /./],
  ['ProtectHostname', /./],
  ['ProtectSystem', /^strict$/],
  ['RestrictAddressFamilies', /^(?!~|.*\bAF_UNIX\b)/],
  ['RestrictNamespaces', /^(?:1|y|yes|true|t|on)$/i],
  ['CapabilityBoundingSet', /^(?!~|.*\bCAP_SYS_ADMIN\b)/i],
  ['SystemCallFilter', /^(?!~|.*@(?:mount|privileged)\b|.*\bmount\b)/],
]);

function checkSandbox(context: Context, member: Member): void {
  const { unit } = member;
  for (const { section, key, entries } of unit.keys) {
    const entry = entries.at(-1);
    if (section !== 'Service' || entry === undefined || !fails(context.mode, key, entry.value.trim()))
      continue;
    // Several lines add up; a path can be made writable again.
    if (context.mode === 'system' && (entries.length > 1 || unit.last('Service', 'ReadWritePaths'))) continue;
    const reason =
      context.mode === 'system'
        ? 'podman cannot create containers'
        : `podman cannot set up its user namespace${MOUNTS.test(key) ? ' (systemd 252 ignores it)' : ''}`;
    context.report(
      'PQ170',
      valueSpan(entry),
      `with ${assignment(key, entry.value.trim())} in [Service] ${reason}; remove it, and restrict the container in its own section`,
    );
  }
}

function fails(mode: Mode, key: string, value: string): boolean {
  return !OFF.test(value) && (mode === 'user' ? USER.test(key) : SYSTEM.get(key)?.test(value) === true);
}
