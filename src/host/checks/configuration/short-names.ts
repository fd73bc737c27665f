import { check, info, ok, type Verdict, warning } from '../../check.js';
import { userRegistriesDirectory } from '../../facts/config-search.js';
import { registriesConf } from '../../facts/registries-conf.js';
import { automatic, byHand } from '../../remedy.js';

interface ShortNameFacts {
  readonly search: readonly string[];
  readonly searchFrom: string | undefined;
  /** `enforcing`, `permissive` or `disabled`. */
  readonly mode: string;
  /** The path for a drop-in of the user. */
  readonly dropIn: string;
}

/**
 * Image names without a registry. If there is a choice, podman asks in mode enforcing, and a job has no terminal.
 */
export const shortNames = check<ShortNameFacts>({
  id: 'RP061',
  title: 'short image names',
  phase: 'host',
  reads: '`unqualified-search-registries` and `short-name-mode` of registries.conf and its drop-ins.',
  cause:
    'An image name has no registry, and podman has no registry to search, or several and no terminal to ask which.',
  cure:
    'Use full names: docker.io/library/alpine instead of alpine. Or set one registry in ' +
    '`unqualified-search-registries` of a drop-in in ~/.config/containers/registries.conf.d.',
  signatures: [
    /short-name ".*" did not resolve to an alias and no (?:containers-registries\.conf\(5\) was found|unqualified-search registries are defined)/,
    /short-name resolution enforced but cannot prompt without a TTY/,
  ],
  sources: ['containers-registries.conf(5): short-name-mode', 'pkg/shortnames of containers/image'],
  read: async (host) => {
    const { search, searchFrom, shortNameMode } = await registriesConf(host);
    const directory = `${await userRegistriesDirectory(host)}/registries.conf.d`;
    const dropIn = `${directory}/99-podman-registry-short-names.conf`;
    return { search, searchFrom, mode: shortNameMode, dropIn };
  },
  judge: judgeShortNames,
});

function judgeShortNames({ search, searchFrom, mode, dropIn }: ShortNameFacts): Verdict {
  const [first] = search;
  if (first === undefined) {
    return info(
      'only aliases work; no registry is searched',
      byHand('Use full image names, such as docker.io/library/alpine.'),
    );
  }
  if (mode !== 'enforcing' || search.length === 1) return ok(`searched in ${search.join(', ')}`);
  const one = search.includes('docker.io') ? 'docker.io' : first;
  return warning(
    `${searchFrom} lists ${search.join(', ')}, and podman cannot ask which one because a job has no terminal`,
    // Safer than another mode: podman still uses no registry that was not chosen.
    automatic(`Search only ${one}.`, {
      kind: 'write',
      as: 'user',
      path: dropIn,
      text: `unqualified-search-registries = [${JSON.stringify(one)}]\n`,
    }),
  );
}
