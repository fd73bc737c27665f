import { existingAuthFiles, parseAuthFile } from '../../../oci/auth-file.js';
import { check, error, ok, type Verdict, warning } from '../../check.js';
import { homeDirectory } from '../../facts/home.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';

interface AuthFileFacts {
  /** The path in REGISTRY_AUTH_FILE, if it cannot be read. */
  readonly missing: string | undefined;
  /** The existing files. */
  readonly found: readonly { readonly path: string; readonly valid: boolean }[];
}

/** Existing logins to registries. Their content is secret and never shown. */
export const authFiles = check<AuthFileFacts>({
  id: 'RP064',
  title: 'auth files',
  phase: 'host',
  reads:
    'The file in REGISTRY_AUTH_FILE, or by default $XDG_RUNTIME_DIR/containers/auth.json, ' +
    '~/.config/containers/auth.json and ~/.docker/config.json. Checks only that they are JSON.',
  cause: 'The logins of podman, buildah and skopeo are missing or cannot be read.',
  cure: 'Log in again with `podman login`, or set REGISTRY_AUTH_FILE to the file with the logins.',
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
      `invalid JSON: ${broken.join(', ')}`,
      byHand('Correct the file, or remove it and log in again.'),
    );
  }
  if (missing !== undefined) {
    return warning(
      `REGISTRY_AUTH_FILE names ${missing}, which cannot be read`,
      byHand('Log in with podman login, or unset REGISTRY_AUTH_FILE; Podman before 5 cannot even pull.'),
    );
  }
  return ok(found.length === 0 ? 'none' : found.map(({ path }) => path).join(', '));
}
