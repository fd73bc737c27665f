import type { KeyRecord } from '../catalogue/keys.js';
import { minorOf } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { isSetByQuadlet, optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';

export const nativeKey: Rule = {
  code: 'PQ144',
  name: 'native-key',
  severity: 'note',
  summary: 'PodmanArgs= passes an option that has a key of its own.',
  explanation:
    'A key is checked by the generator, can be overridden in a drop-in, and is seen by people and tools; ' +
    '`PodmanArgs=` is for options without one. The message says from which Podman on there is the key, and ' +
    'the finding lists the targeted versions that know it: keep `PodmanArgs=` as long as you need an older ' +
    'one.',
  sources: ['podman-systemd.unit(5), PodmanArgs='],
  checkUnit: checkNativeKeys,
};

/** Options in `PodmanArgs=` that a key sets, each key once. */
function checkNativeKeys(context: Context, member: Member): void {
  const { section } = member.kind;
  const seen = new Set<string>();
  for (const argument of optionsIn(member)) {
    const { option, value } = argument;
    if (isSetByQuadlet(section, option)) continue;
    const record =
      option === '--security-opt' ? securityKey(context, value) : keyFor(context, section, option);
    // A name without a value was nothing that Environment= could pass on.
    if (record === undefined || (option === '--env' && !value.includes('='))) continue;
    if (seen.has(record.key)) continue;
    seen.add(record.key);
    context.report('PQ144', spanOf(argument), hint(record, section));
  }
}

/** The key that sets an option and nothing else. */
function keyFor({ catalogue, behaviour }: Context, section: string, option: string): KeyRecord | undefined {
  for (const record of catalogue.get(section)?.values() ?? []) {
    if (record.option !== option && record.option !== `${option}=`) continue;
    if (record.sinceNumber <= behaviour.version && !record.deprecated) return record;
  }
  return undefined;
}

function securityKey({ catalogue, behaviour }: Context, value: string): KeyRecord | undefined {
  for (const record of catalogue.get('Container')?.values() ?? []) {
    const [, setting] = /^--security-opt[ =](.+)$/.exec(record.option) ?? [];
    if (setting === undefined || record.sinceNumber > behaviour.version) continue;
    if (/[=:]$/.test(setting) ? value.startsWith(setting) : value === setting) return record;
  }
  return undefined;
}

function hint({ key, since }: KeyRecord, section: string): string {
  const from = since === '4.4.0' ? '' : `, from Podman ${minorOf(since)} on`;
  return `${key}= in [${section}] says the same${from}`;
}
