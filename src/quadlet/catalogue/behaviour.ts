import { versionNumber } from './versions.js';

/** How lines are parsed; `syntax/logical-lines.ts` describes each dialect. */
export type Dialect = 'untrimmed' | 'trimmed' | 'trimmed-lines' | 'skipping';

/**
 * The differences between the generators of Podman versions, found by comparing `pkg/systemd/quadlet`,
 * `pkg/systemd/parser` and `cmd/quadlet` of every release tag. Only two patch releases changed the behaviour: 4.6.1 and
 * 5.8.2.
 */
export interface Behaviour {
  /** As {@link versionNumber} gives it. */
  readonly version: number;
  readonly dialect: Dialect;
  /** The characters that begin a comment. */
  readonly comments: string;
  /** The outer double quotes of a single value: kept, all removed, or a matching pair removed. */
  readonly quotes: 'kept' | 'trimmed' | 'pair';
  /** Octal escapes such as `\101` are decoded; before, they made the whole line invalid. */
  readonly octalEscapes: boolean;
  /** Which subdirectories are read: none, those that are not links, or all. */
  readonly subdirectories: 'none' | 'real' | 'all';
  /** A file that cannot be read makes the generator drop all units of its directory. */
  readonly oneDropsAll: boolean;
  /** `'none'`, those next to the file and for a template's instances, or all kinds that systemd has. */
  readonly dropIns: 'none' | 'named' | 'all';
  /** For drop-ins of the same name: the more specific directory wins, or the earlier one in the search path. */
  readonly dropInsBySpecificity: boolean;
  /** A reference to a missing unit is an error. */
  readonly referencesMustExist: boolean;
  /** The name of a referenced container is known even if it is converted later. */
  readonly containerNamesKnownEarly: boolean;
  /** Names of Quadlet files in dependencies of `[Unit]` are translated, and must exist. */
  readonly translatesDependencies: boolean;
  /** The format of PublishPort= is checked. */
  readonly checksPublishPort: boolean;
  /** The colons of `Tmpfs=` are counted. */
  readonly checksTmpfs: boolean;
  /** How `Mount=` is parsed. */
  readonly mount: 'none' | 'split' | 'csv';
  /** A `Mount=` without a type is refused; later it is a volume. */
  readonly mountNeedsType: boolean;
  /** The types of `Mount=` whose source is checked. */
  readonly mountTypes: readonly string[];
  /** A mount without a source: the generator crashes, reports an error, or allows it for `type=volume`. */
  readonly mountWithoutSource: 'crashes' | 'error' | 'error-unless-volume';
  /** Several `Yaml=` in one `.kube`. */
  readonly severalYaml: boolean;
  /** `[Service] Type=` of a `.kube` is checked. */
  readonly checksKubeType: boolean;
  /** `File=` of a `.build` may begin with a specifier. */
  readonly buildFileSpecifier: boolean;
  /** The value `foo@.volume` gives `foo-volume@.service`. */
  readonly templateServiceNames: boolean;
  /** `RemapUsers=keep-id` in system units is an error. */
  readonly keepIdIsForUsers: boolean;
  /** `Options=` of a `.volume` needs `Device=`. */
  readonly volumeOptionsNeedDevice: boolean;
  /** `[Service] WorkingDirectory=` is checked before `SetWorkingDirectory=` is read. */
  readonly workingDirectoryFirst: boolean;
}

/** @param version a Podman version in full */
export function behaviourOf(version: string): Behaviour {
  const number = versionNumber(version);
  const since = (release: string): boolean => number >= versionNumber(release);
  return {
    version: number,
    dialect: since('5.4')
      ? 'skipping'
      : since('5.0')
        ? 'trimmed-lines'
        : since('4.6')
          ? 'trimmed'
          : 'untrimmed',
    comments: since('5.4') ? '#;' : '#:',
    quotes: since('5.8.2') ? 'pair' : since('5.0') ? 'trimmed' : 'kept',
    octalEscapes: since('5.4'),
    subdirectories: since('5.3') ? 'all' : since('4.7') ? 'real' : 'none',
    oneDropsAll: since('5.0'),
    dropIns: since('5.2') ? 'all' : since('5.0') ? 'named' : 'none',
    dropInsBySpecificity: since('5.6'),
    referencesMustExist: since('5.3'),
    containerNamesKnownEarly: since('5.4'),
    translatesDependencies: since('5.5'),
    checksPublishPort: !since('5.3'),
    checksTmpfs: since('4.5') && !since('5.3'),
    mount: since('4.8') ? 'csv' : since('4.5') ? 'split' : 'none',
    mountNeedsType: !since('5.6'),
    mountTypes: mountTypes(since),
    mountWithoutSource: since('6.0') ? 'error-unless-volume' : since('5.7') ? 'error' : 'crashes',
    severalYaml: since('5.7'),
    checksKubeType: since('4.8'),
    buildFileSpecifier: since('5.7'),
    templateServiceNames: since('5.7'),
    keepIdIsForUsers: !since('5.3'),
    volumeOptionsNeedDevice: !since('6.0'),
    workingDirectoryFirst: !since('5.2'),
  };
}

function mountTypes(since: (release: string) => boolean): readonly string[] {
  if (since('5.7')) return ['volume', 'bind', 'glob', 'image', 'artifact'];
  if (since('5.3')) return ['volume', 'bind', 'glob', 'image'];
  return ['volume', 'bind', ...(since('4.7') ? ['glob'] : [])];
}

/** Groups versions with the same behaviour, so that each behaviour is checked once. */
export function groupByBehaviour(
  targets: readonly string[],
): Iterable<{ readonly behaviour: Behaviour; readonly versions: readonly string[] }> {
  const byBehaviour = new Map<string, { behaviour: Behaviour; versions: string[] }>();
  for (const target of targets) {
    const behaviour = behaviourOf(target);
    // Only minor releases add keys, so patch versions with the same behaviour are checked once.
    const minor = Math.floor(behaviour.version / 1000) * 1000;
    const key = JSON.stringify({ ...behaviour, version: minor });
    const known = byBehaviour.get(key);
    if (known === undefined) byBehaviour.set(key, { behaviour, versions: [target] });
    else known.versions.push(target);
  }
  return byBehaviour.values();
}
