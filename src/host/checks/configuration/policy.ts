import { atLeast, type PodmanVersion } from '../../../podman/version.js';
import { check, error, ok, skipped, type Verdict } from '../../check.js';
import { userConfigDirectory } from '../../facts/containers-conf.js';
import { homeDirectory } from '../../facts/home.js';
import { installedPodmanVersion } from '../../facts/podman-version.js';
import type { Host } from '../../host.js';
import { automatic, byHand } from '../../remedy.js';

interface PolicyFacts {
  readonly podman: boolean;
  /** The first file that there is; nothing where there is none. */
  readonly path: string | undefined;
  readonly valid: boolean;
  /** Podman before 6 does not look where the file is. */
  readonly overlooked: boolean;
  /** Where the user's file would be. */
  readonly ownPath: string;
}

/** What every system that has containers-common accepts: any image. */
const ACCEPT_ANYTHING = '{"default": [{"type": "insecureAcceptAnything"}]}\n';

/** No image is pulled, pushed or copied without a policy. */
export const signaturePolicy = check<PolicyFacts>({
  id: 'RP060',
  title: 'policy.json',
  phase: 'host',
  reads:
    '~/.config/containers/policy.json and /etc/containers/policy.json; for Podman 6 CONTAINERS_POLICY_JSON and ' +
    '/usr/share/containers/policy.json too.',
  cause: 'policy.json says which images are accepted; without one podman, buildah and skopeo copy none.',
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
  for (const path of [home, '/etc/containers/policy.json']) {
    const text = await host.read(path);
    if (text === undefined) continue;
    return { podman, path, valid: isJson(text), overlooked: false, ownPath: home };
  }
  // Only Podman 6 follows XDG_CONFIG_HOME and looks below /usr/share.
  const own = `${userConfigDirectory(host)}/policy.json`;
  const version: PodmanVersion | undefined = await installedPodmanVersion(host);
  const six = version !== undefined && atLeast(version, 6, 0);
  const ownPath = six ? own : home;
  const named = host.variable('CONTAINERS_POLICY_JSON');
  for (const path of [...(named ? [named] : []), own, '/usr/share/containers/policy.json']) {
    const text = await host.read(path);
    if (text === undefined) continue;
    return { podman, path, valid: isJson(text), overlooked: !six, ownPath };
  }
  return { podman, path: undefined, valid: false, overlooked: false, ownPath };
}

function judgePolicy({ podman, path, valid, overlooked, ownPath }: PolicyFacts): Verdict {
  if (path !== undefined && !overlooked) {
    if (valid) return ok(path);
    return error(['pod', 'push'], `${path} is not JSON`, byHand(`Correct or remove ${path}.`));
  }
  if (!podman) return skipped('there is no podman');
  return error(
    ['pod', 'push'],
    path === undefined ? 'there is none' : `only ${path}, where this Podman does not look`,
    automatic('Accept any image, as distributions do, with a file of the user’s.', {
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
