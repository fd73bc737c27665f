import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { isLiteral, spanOfPart, unitOptions } from './unit-options.js';
import { quoted } from './values/quoted.js';

export const logOption: Rule = {
  code: 'PQ197',
  name: 'log-option',
  severity: 'warning',
  summary: 'podman ignores a log option.',
  explanation:
    'podman knows the options `path`, `max-size`, `tag` and `label`, and ignores others without a message, such as ' +
    '`max-file` and `compress` of Docker. The driver `k8s-file` keeps one file, which `max-size` limits. With ' +
    '`LogDriver=journald` neither `max-size` nor `path` has an effect; `SystemMaxUse=` in `journald.conf` limits the ' +
    'journal. Remove the option.',
  sources: [
    'podman-run(1), --log-opt',
    'pkg/specgenutil/specgen.go, FillOutSpecGen',
    'journald.conf(5), SystemMaxUse=',
  ],
  checkUnit: checkLogOptions,
  units: ['--log-opt'],
};

const KNOWN = /^(?:driver|path|max-size|label|tag)$/i;

function checkLogOptions(context: Context, member: Member): void {
  const options = unitOptions(context, member);
  const given = options.get('--log-opt') ?? [];
  if (given.length === 0) return;
  const driver = options.get('--log-driver')?.at(-1)?.value;
  for (const one of given) {
    const [name = ''] = one.value.split('=', 1);
    if (name === '' || !isLiteral(name) || !one.value.includes('=')) continue;
    const isOfFiles = driver === 'journald' && /^(?:path|max-size)$/i.test(name);
    if (KNOWN.test(name) && !isOfFiles) continue;
    const message = isOfFiles
      ? `the journald driver ignores ${name} in ${one.written}; remove it, or use LogDriver=k8s-file`
      : `podman has no log option ${quoted(name)} and ignores it in ${one.written}; remove it${/^max-file$/i.test(name) ? ' (max-size limits the only file)' : ''}`;
    context.report('PQ197', spanOfPart(one, name), message);
  }
}
