import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, EVERYTHING, error, info, ok, type Verdict } from '../../check.js';
import { userRegistriesDirectory } from '../../facts/config-search.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import { type RegistriesFile, type RegistriesV1, registriesConf } from '../../facts/registries-conf.js';
import { automatic, byHand, type Step } from '../../remedy.js';

interface SyntaxFacts {
  /** Only known if a file has a table of version 1. */
  readonly version: PodmanVersion | undefined;
  readonly files: readonly RegistriesFile[];
  /** The path of the user's file, whether it exists or not. */
  readonly ownPath: string;
}

/**
 * The old syntax: Podman 6 rejects it, and no Podman accepts both versions in one file or version 1 in a drop-in.
 */
export const registriesSyntax = check<SyntaxFacts>({
  id: 'RP062',
  title: 'syntax of registries.conf',
  phase: 'host',
  reads: 'registries.conf of this user, or of the system, and the drop-ins of both.',
  cause:
    'A registries.conf has tables of version 1 such as [registries.search]. Podman 6 rejects them; earlier versions reject ' +
    'them in a drop-in or together with keys of version 2.',
  cure:
    'Replace [registries.search] by `unqualified-search-registries = [...]`, each name in [registries.insecure] by a ' +
    '[[registry]] with `location` and `insecure = true`, and in [registries.block] one with `blocked = true`.',
  signatures: [
    /registr(?:ies\.conf|y) must be in v2 format but is in v1/,
    /mixing sysregistry v1\/v2 is not supported/,
  ],
  sources: [
    'containers-registries.conf(5)',
    'pkg/sysregistriesv2 of containers/image: loadConfigFile',
    'actions/runner-images#14406, #14417',
  ],
  read: async (host) => {
    const { files } = await registriesConf(host);
    const old = files.some(({ v1 }) => v1 !== undefined);
    return {
      version: old ? await installedPodmanVersion(host) : undefined,
      files,
      ownPath: `${await userRegistriesDirectory(host)}/registries.conf`,
    };
  },
  judge: judgeSyntax,
});

function judgeSyntax({ version, files, ownPath }: SyntaxFacts): Verdict {
  // Podman before 4.4 ignores an empty list.
  const strict = version === undefined || atLeast(version, 4, 4);
  const old = files.flatMap((file) =>
    file.v1 !== undefined && (strict || Object.values(file.v1).some((list) => (list?.length ?? 0) > 0))
      ? [{ ...file, v1: file.v1 }]
      : [],
  );
  const [first] = old;
  if (first === undefined) return ok('version 2');
  const mixed = old.find(({ v2 }) => v2);
  if (mixed !== undefined) {
    return error(
      EVERYTHING,
      `${mixed.path} mixes the old format of registries.conf (version 1) and the new one (version 2)`,
      byHand(`Convert all of ${mixed.path} to version 2.`),
    );
  }
  const dropIn = old.find((file) => file.dropIn);
  if (dropIn !== undefined) {
    return error(
      EVERYTHING,
      `${dropIn.path} uses the old format of registries.conf (version 1), which is not allowed in drop-ins`,
      byHand(`Convert ${dropIn.path} to version 2.`),
    );
  }
  if (version === undefined || !atLeast(version, 6, 0)) {
    return info(
      `${first.path} uses the old format of registries.conf (version 1), which Podman 6 rejects`,
      byHand('Convert it to version 2.', asVersionTwo(first.v1, ownPath)),
    );
  }
  return error(
    EVERYTHING,
    `${first.path} uses the old format of registries.conf (version 1), which Podman ${formatVersion(version)} rejects`,
    automatic(
      'Create ~/.config/containers/registries.conf with the same settings in version 2.',
      asVersionTwo(first.v1, ownPath),
    ),
  );
}

/** Source: ConvertToV2 in pkg/sysregistriesv2 of containers/image. */
function asVersionTwo({ search, insecure = [], block = [] }: RegistriesV1, path: string): Step {
  const locations = [...new Set([...block, ...insecure].map((one) => one.replace(/\/+$/, '')))];
  const has = (list: readonly string[], one: string) => list.some((name) => name.replace(/\/+$/, '') === one);
  const lines = [
    ...(search === undefined ? [] : [`unqualified-search-registries = ${JSON.stringify(search)}`]),
    ...locations.flatMap((location) => [
      '[[registry]]',
      `location = ${JSON.stringify(location)}`,
      ...(has(insecure, location) ? ['insecure = true'] : []),
      ...(has(block, location) ? ['blocked = true'] : []),
    ]),
  ];
  return { kind: 'write', as: 'user', path, text: `${lines.join('\n')}\n` };
}
