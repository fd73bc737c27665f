import { versionNumber } from '../catalogue/versions.js';
import { stemOf } from '../set/names.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { describeInstall } from './install-words.js';
import type { Rule } from './rule.js';

export const templateWithoutInstance: Rule = {
  code: 'PQ131',
  name: 'template-without-instance',
  severity: 'warning',
  summary: '[Install] of a template has no DefaultInstance=, so nothing starts it at boot.',
  explanation:
    'A template cannot be started itself, only an instance of it. Without `DefaultInstance=` the generator makes no link ' +
    'for `WantedBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). Add it, or make a link `NAME@INSTANCE.container` to ' +
    'the file for each instance.',
  sources: ['cmd/quadlet/main.go, enableServiceFile', 'systemd.unit(5), DefaultInstance='],
  checkUnit: checkTemplate,
};

const TEMPLATES_SINCE = versionNumber('5.0.0');

function checkTemplate(context: Context, member: Member): void {
  const { behaviour, set, report } = context;
  const { unit } = member;
  const words = describeInstall(context, member);
  const stem = stemOf(unit.name);
  const [first] = words;
  if (behaviour.version < TEMPLATES_SINCE || !stem.endsWith('@') || first === undefined) return;
  if (unit.value('Install', 'DefaultInstance') !== undefined) return;
  // A link to the template gives an instance, which is installed.
  if (set.instantiated.has(unit.name)) return;
  report(
    'PQ131',
    keySpan(first.entry),
    `a template is not started itself, so ${first.entry.key}= has no effect: add DefaultInstance=, or a link ${stem}INSTANCE${unit.extension} to this file`,
  );
}
