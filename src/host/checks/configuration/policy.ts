import { check, error, ok, skipped, type Verdict } from '../../check.js';
import { configDirectories, searchesAsPodman6 } from '../../facts/config-search.js';
import { homeDirectory } from '../../facts/home.js';
import type { Host } from '../../host.js';
import { automatic, byHand } from '../../remedy.js';

interface PolicyFacts {
  readonly podman: boolean;
  /** The first existing file, or nothing. */
  readonly path: string | undefined;
  readonly valid: boolean;
  /** The file is in a place that Podman before 6 does not read. */
  readonly overlooked: boolean;
  /** Where the user's file would be. */
  readonly ownPath: string;
}

/** The default policy of containers-common: accept any image. */
const ACCEPT_ANYTHING = '{"default": [{"type": "insecureAcceptAnything"}]}\n';

/** podman, buildah and skopeo need a policy to pull, push or copy an image. */
export const signaturePolicy = check<PolicyFacts>({
  id: 'RP060',
  title: 'policy.json',
  phase: 'host',
  reads:
    '~/.config/containers/policy.json and /etc/containers/policy.json. Podman 6 also reads CONTAINERS_POLICY_JSON and ' +
    '/usr/share/containers/policy.json.',
  cause:
    'policy.json defines which images are accepted. Without it podman, buildah and skopeo cannot copy images.',
  cure: 'Write `{"default": [{"type": "insecureAcceptAnything"}]}` to ~/.config/containers/policy.json.',
  signatures: [
    /no policy\.json file found/,
    /open \S*\/policy\.json: no such file or directory/,
    /invalid policy in "/,
  ],
  sources: ['containers-policy.json(5)', 'signature/policy_config.go of containers/image'],
  read: readPolicy,
  judge: judgePolicy,
});

async function readPolicy(host: Host): Promise<PolicyFacts> {
  const podman = (await host.find('podman')) !== undefined;
  const home = `${homeDirectory(host)}/.config/containers/policy.json`;
  const six = await searchesAsPodman6(host);
  // Only Podman 6 reads these; a variable replaces the others.
  const named = host.variable('CONTAINERS_POLICY_JSON');
  const later = named ? [named] : configDirectories(host).map((directory) => `${directory}/policy.json`);
  const earlier = [home, '/etc/containers/policy.json'];
  const ownPath = six ? (later[0] ?? home) : home;
  for (const path of six ? later : [...earlier, ...later]) {
    const text = await host.read(path);
    if (text === undefined) continue;
    return { podman, path, valid: isJson(text), overlooked: !six && !earlier.includes(path), ownPath };
  }
  return { podman, path: undefined, valid: false, overlooked: false, ownPath };
}

function judgePolicy({ podman, path, valid, overlooked, ownPath }: PolicyFacts): Verdict {
  if (path !== undefined && !overlooked) {
    if (valid) return ok(path);
    return error(['pod', 'push'], `${path} is not JSON`, byHand(`Correct or remove ${path}.`));
  }
  if (!podman) return skipped('podman is not installed');
  return error(
    ['pod', 'push'],
    path === undefined ? 'missing' : `only ${path}, which this Podman does not read`,
    automatic('Create a policy of the user that accepts any image, as distributions do.', {
      kind: 'write',
      as: 'user',
      path: ownPath,
      text: ACCEPT_ANYTHING,
    }),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
