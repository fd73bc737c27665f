import { check, error, ok, type Verdict, warning } from '../../check.js';
import { containersConf, userDropIn } from '../../facts/containers-conf.js';
import type { Host } from '../../host.js';
import { asRoot, automatic, byHand, type Remedy } from '../../remedy.js';

/** How much of a quota is used. */
interface Use {
  readonly used: number;
  readonly limit: number;
}

interface KeyringFacts {
  /** The keys of this user; nothing if the kernel has no keyrings. */
  readonly quota: { readonly keys: Use; readonly bytes: Use } | undefined;
  /** The file in which `keyring` is false, so that containers need no key. */
  readonly off: string | undefined;
  readonly dropIn: string | undefined;
}

// From this share of a quota on.
const MUCH = 0.8;
// Bytes of a key that is named after a container, with some to spare.
const ONE_KEY = 100;

/** Each container has a keyring of the user, and the kernel limits keys by number and by size. */
export const keyring = check<KeyringFacts>({
  id: 'RP033',
  title: 'kernel keyring quota',
  phase: 'host',
  reads:
    'The line of the user in /proc/key-users, with the limits of kernel.keys.maxkeys and kernel.keys.maxbytes, and `keyring` of containers.conf.',
  cause:
    'The kernel limits the keys of a user, and each container needs one for its keyring. The message speaks of a disk quota, but no disk is full.',
  cure: 'Set `keyring = false` in the table `[containers]` of containers.conf, or raise the limit: `sudo sysctl -w kernel.keys.maxkeys=2000 kernel.keys.maxbytes=200000`.',
  signatures: [/create keyring .*: Disk quota exceeded/, /create session key: disk quota exceeded/],
  sources: ['keyrings(7)', 'proc_key-users(5)', 'containers.conf(5): keyring', 'containers/podman#13363'],
  read: readKeyring,
  judge: judgeKeyring,
});

async function readKeyring(host: Host): Promise<KeyringFacts> {
  const [text = '', conf] = await Promise.all([host.read('/proc/key-users'), containersConf(host)]);
  const set = conf.get('containers', 'keyring');
  return {
    quota: quotaOf(text, host.user.uid),
    off: set?.value === false ? set.path : undefined,
    dropIn: userDropIn(host, 'keyring'),
  };
}

/** `1001:    12 12/12 4/200 114/20000`: uid, references, keys, keys and bytes that count, each with the limit. */
function quotaOf(text: string, uid: number): KeyringFacts['quota'] {
  for (const line of text.split('\n')) {
    const found = /^\s*(\d+):\s+\d+\s+\d+\/\d+\s+(\d+)\/(\d+)\s+(\d+)\/(\d+)\s*$/.exec(line);
    if (found === null || Number(found[1]) !== uid) continue;
    const [keys = 0, maxKeys = 0, bytes = 0, maxBytes = 0] = found.slice(2).map(Number);
    return { keys: { used: keys, limit: maxKeys }, bytes: { used: bytes, limit: maxBytes } };
  }
  return undefined;
}

function judgeKeyring({ quota, off, dropIn }: KeyringFacts): Verdict {
  if (off !== undefined) return ok(`not used by containers: keyring is false in ${off}`);
  if (quota === undefined) return ok('the user has no keys');
  const { keys, bytes } = quota;
  const found = `${keys.used} of ${keys.limit} keys and ${bytes.used} of ${bytes.limit} bytes of keys are used`;
  if (keys.used >= keys.limit || bytes.used + ONE_KEY > bytes.limit) {
    return error(['pod', 'quadlet'], `${found}; no further container can start`, remedyOf(dropIn));
  }
  return [keys, bytes].some(({ used, limit }) => used > limit * MUCH)
    ? warning(`${found}; each container needs one key`, remedyOf(dropIn))
    : ok(found);
}

function remedyOf(path: string | undefined): Remedy {
  if (path !== undefined) {
    const text = '[containers]\nkeyring = false\n';
    return automatic('Start containers without a keyring.', { kind: 'write', as: 'user', path, text });
  }
  return byHand(
    'Raise the limits until the next boot; add a file in /etc/sysctl.d to keep them.',
    asRoot(['sysctl', '-w', 'kernel.keys.maxkeys=2000', 'kernel.keys.maxbytes=200000']),
  );
}
