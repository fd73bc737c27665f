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
  summary: 'PodmanArgs= passes an option that has its own key.',
  explanation:
    'The generator checks keys, drop-ins can override them, and people and tools see them; `PodmanArgs=` is for ' +
    'options without a key. The message gives the Podman version that the key requires, and the finding lists the ' +
    'target versions that support it: keep `PodmanArgs=` while you need an older one.',
  sources: ['podman-systemd.unit(5), PodmanArgs='],
  checkUnit: checkNativeKeys,
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
    // Older versions of Environment= cannot pass a name without a value.
    if (record === undefined || (option === '--env' && !value.includes('='))) continue;
    if (seen.has(record.key)) continue;
    seen.add(record.key);
    context.report('PQ144', spanOf(argument), hint(record, argument.written));
  }
}

/** The key that sets only this option. */
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

function hint({ key, since }: KeyRecord, written: string): string {
  const from = since === '4.4.0' ? '' : ` (requires Podman ${minorOf(since)})`;
  return `use ${key}= instead of PodmanArgs=${written}${from}`;
}
