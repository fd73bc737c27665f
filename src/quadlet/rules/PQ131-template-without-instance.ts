import { versionNumber } from '../catalogue/versions.js';
import { stemOf } from '../set/names.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { INSTALL_PARTS, installTargets } from './install-words.js';
import type { Rule } from './rule.js';

export const templateWithoutInstance: Rule = {
  code: 'PQ131',
  name: 'template-without-instance',
  severity: 'warning',
  summary: '[Install] of a template has no DefaultInstance=, so nothing starts it at boot.',
  explanation:
    'Only an instance of a template can be started. Without `DefaultInstance=` the generator creates no link for ' +
    '`WantedBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). Add it, or create a link ' +
    '`NAME@INSTANCE.container` to the file for each instance.',
  sources: ['cmd/quadlet/main.go, enableServiceFile', 'systemd.unit(5), DefaultInstance='],
  checkUnit: checkTemplate,
  units: INSTALL_PARTS,
};

const TEMPLATES_SINCE = versionNumber('5.0.0');

function checkTemplate(context: Context, member: Member): void {
  const { behaviour, set, report } = context;
  const { unit } = member;
  const words = installTargets(context, member);
  const stem = stemOf(unit.name);
  const [first] = words;
  if (behaviour.version < TEMPLATES_SINCE || !stem.endsWith('@') || first === undefined) return;
  if (unit.value('Install', 'DefaultInstance') !== undefined) return;
  // A link to the template creates an instance, which is installed.
  if (set.instantiated.has(unit.name)) return;
  report(
    'PQ131',
    keySpan(first.entry),
    `${first.entry.key}= has no effect in a template without DefaultInstance=; add it, or a link ${stem}INSTANCE${unit.extension} to this file`,
  );
}
