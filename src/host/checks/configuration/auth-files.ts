import { existingAuthFiles, parseAuthFile } from '../../../oci/auth-file.js';
import { check, error, ok, type Verdict, warning } from '../../check.js';
import { homeDirectory } from '../../facts/home.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';

interface AuthFileFacts {
  /** What REGISTRY_AUTH_FILE names, where it is not there. */
  readonly missing: string | undefined;
  /** The files that there are. */
  readonly found: readonly { readonly path: string; readonly valid: boolean }[];
}

/** Logins to registries that existed before. What they hold is secret, so it is shown nowhere. */
export const authFiles = check<AuthFileFacts>({
  id: 'RP064',
  title: 'auth files',
  phase: 'host',
  reads:
    'The file that REGISTRY_AUTH_FILE names; without it $XDG_RUNTIME_DIR/containers/auth.json, ' +
    '~/.config/containers/auth.json and ~/.docker/config.json. Only whether they are JSON.',
  cause: 'The logins of podman, buildah and skopeo cannot be read, or are not there.',
  cure: 'Log in anew with `podman login`, or let REGISTRY_AUTH_FILE name the file that holds the logins.',
  signatures: [
    /credential file is not accessible: /,
    /getting username and password: reading JSON file/,
    /unmarshaling JSON at "/,
    /unable to retrieve auth token: invalid username\/password/,
  ],
  sources: ['containers-auth.json(5)', 'pkg/docker/config of containers/image'],
  read: readAuthFiles,
  judge: judgeAuthFiles,
});

async function readAuthFiles(host: Host): Promise<AuthFileFacts> {
  const paths = existingAuthFiles((name) => host.variable(name), homeDirectory(host));
  const texts = await Promise.all(paths.map(async (path) => ({ path, text: await host.read(path) })));
  const named = host.variable('REGISTRY_AUTH_FILE');
  return {
    missing: named && texts[0]?.text === undefined ? named : undefined,
    found: texts.flatMap(({ path, text }) =>
      text === undefined ? [] : [{ path, valid: parseAuthFile(text) !== undefined }],
    ),
  };
}

function judgeAuthFiles({ missing, found }: AuthFileFacts): Verdict {
  const broken = found.filter(({ valid }) => !valid).map(({ path }) => path);
  if (broken.length > 0) {
    return error(
      ['pod', 'push'],
      `${broken.join(', ')} ${broken.length === 1 ? 'is' : 'are'} not valid JSON`,
      byHand('Mend it, or remove it and log in anew.'),
    );
  }
  if (missing !== undefined) {
    return warning(
      `REGISTRY_AUTH_FILE names ${missing}, which cannot be read`,
      byHand('Log in with podman login, or unset REGISTRY_AUTH_FILE; Podman before 5 does not even pull.'),
    );
  }
  return ok(found.length === 0 ? 'none' : found.map(({ path }) => path).join(', '));
}
