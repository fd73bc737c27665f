import type { KeyRecord } from '../catalogue/keys.js';
import { minorOf, versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { isSetByQuadlet, optionsIn, type PodmanOption, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';

export const nativeKey: Rule = {
  code: 'PQ144',
  name: 'native-key',
  severity: 'note',
  summary: 'PodmanArgs= passes an option that has its own key.',
  explanation:
    'The generator checks keys, drop-ins can override them, and people and tools see them; `PodmanArgs=` is for ' +
    'options without a key. The message gives the Podman version that the key requires, and the finding lists the ' +
    'target versions that support it: keep `PodmanArgs=` while you need an older one.',
  sources: ['podman-systemd.unit(5), PodmanArgs='],
  yields: true,
  checkUnit: checkNativeKeys,
  units: ['PodmanArgs='],
};

/** Options in `PodmanArgs=` that have a key, each key once. */
function checkNativeKeys(context: Context, member: Member): void {
  const { section } = member.kind;
  const seen = new Set<string>();
  for (const argument of optionsIn(member)) {
    const { option, value } = argument;
    if (isSetByQuadlet(section, option)) continue;
    const record =
      option === '--security-opt' ? securityKey(context, value) : keyFor(context, section, option);
    if (record === undefined || seen.has(record.key)) continue;
    if (isOtherBoolean(record, argument) || !accepts(context, member, record.key, value)) continue;
    seen.add(record.key);
    context.report('PQ144', spanOf(argument), hint(record, argument.written));
  }
}

/** Whether podman reads the value as a boolean, but Quadlet does not: `--read-only=t`. */
function isOtherBoolean({ reader }: KeyRecord, { value, word, written }: PodmanOption): boolean {
  return reader === 'flag' && word.text !== written && !/^(?:true|false|[01])$/i.test(value);
}

/** The key that sets only this option. */
function keyFor({ catalogue, behaviour }: Context, section: string, option: string): KeyRecord | undefined {
  for (const record of catalogue.get(section)?.values() ?? []) {
    if (record.option !== option && record.option !== `${option}=`) continue;
    if (record.sinceNumber <= behaviour.version && !record.deprecated) return record;
  }
  return undefined;
}

// What each key takes of the values of its option, from the conversions in quadlet.go; other keys take any value.
const TAKEN: Readonly<Record<string, RegExp>> = {
  // Of other annotations there is no key.
  AutoUpdate: /^io\.containers\.autoupdate/,
  // Versions before 5.6 cannot pass a name without a value.
  Environment: /=/,
  ExposeHostPort: /\d(?:\/(?:udp|tcp))?$/,
  Mount: /^(?=.*\btype=)(?!.*\.(?:volume|image|artifact|build)\b).*\b(?:src|source)=[^,]/,
  // The name of a file means the file there.
  Network: /^(?![^:]*\.(?:network|container)(?::|$))/,
  // PQ122 knows what podman does not take for a name or an absolute path.
  Volume: /^(?![^:]*\.volume:)(?:[/.%$]|[^/~:]*(?::|$))/,
  // It takes only the name of a file, which PQ175 recommends.
  Pod: /^$/,
  // Podman requires the Image= with its path, which the generator does not accept in addition.
  Rootfs: /^$/,
};
/** Values that the generator checks in older versions. */
const TAKEN_BEFORE: readonly (readonly [string, keys: Readonly<Record<string, RegExp>>])[] = [
  ['4.8', { Mount: /^(?:[^,=]+=[^,]*(?:,|$))+$/, User: /^\d+$/ }],
  // They ignore a name without a value.
  ['5.6', { Annotation: /=/, Label: /=/ }],
  [
    '5.3',
    {
      ImageTag: /^$/,
      PublishPort: /^(?:[\d.]+:)?(?:[\d-]*\d:)?[\d-]*\d(?:\/(?:udp|tcp))?$/,
      Tmpfs: /^[^:]*(?::[^:]*)?$/,
    },
  ],
];
// slirp4netns is no longer supported.
const SLIRP_UNTIL = versionNumber('6.0.0');

/** Whether the generator accepts the unit with the key instead of the option. */
function accepts({ behaviour }: Context, { unit, kind }: Member, key: string, value: string): boolean {
  const { section } = kind;
  const older = TAKEN_BEFORE.filter(([until]) => behaviour.version < versionNumber(until));
  const patterns = [TAKEN, ...older.map(([, keys]) => keys)];
  if (patterns.some((keys) => keys[key]?.test(value) === false)) return false;
  const has = (...keys: string[]) => keys.some((one) => unit.last(section, one) !== undefined);
  switch (key) {
    case 'UserNS':
    case 'UIDMap':
    case 'GIDMap':
    case 'SubUIDMap':
    case 'SubGIDMap':
      return !has('RemapUsers', 'RemapUid', 'RemapGid');
    case 'Gateway':
    case 'IPRange':
      return has('Subnet');
    case 'File':
      return has('SetWorkingDirectory') || value.startsWith('/');
    case 'Driver':
      return section !== 'Volume' || value !== 'image';
    case 'Network':
      return behaviour.version < SLIRP_UNTIL || !value.startsWith('slirp4netns');
    default:
      return true;
  }
}

function securityKey({ catalogue, behaviour }: Context, value: string): KeyRecord | undefined {
  for (const record of catalogue.get('Container')?.values() ?? []) {
    const [, setting] = /^--security-opt[ =](.+)$/.exec(record.option) ?? [];
    if (setting === undefined || record.sinceNumber > behaviour.version) continue;
    if (/[=:]$/.test(setting) ? value.startsWith(setting) : value === setting) return record;
  }
  return undefined;
}

function hint({ key, since }: KeyRecord, written: string): string {
  const from = since === '4.4.0' ? '' : ` (requires Podman ${minorOf(since)})`;
  return `use ${key}= instead of PodmanArgs=${written}${from}`;
}
