import { DEPENDENCY_KEYS } from '../catalogue/dependency-keys.js';
import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import type { Member } from '../set/unit-set.js';
import { partSpan, type Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { reportUntranslated } from './PQ104-untranslated-dependency.js';
import type { Rule } from './rule.js';

export const missingDependency: Rule = {
  code: 'PQ034',
  name: 'missing-dependency',
  severity: 'error',
  summary: 'A dependency in [Unit] names a Quadlet file that is not in the search path.',
  explanation:
    'Podman 5.5 and later replace names of Quadlet files in the dependencies of `[Unit]` with the names of their ' +
    'services, and reject the unit if the file does not exist: `unable to translate dependency for ' +
    'postgres.container`. Only the extension decides what is a Quadlet file, so a typo that systemd would ignore ' +
    'is an error here. Correct the name, or use the name of a service, `postgres.service`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, translateUnitDependencies'],
};

/** The dependencies of `[Unit]` (`translateUnitDependencies`). */
export function checkDependencies(context: Context, member: Member): void {
  const { behaviour, set } = context;
  if (!member.unit.sections.has('Unit')) return;
  for (const key of DEPENDENCY_KEYS) {
    for (const word of member.unit.words('Unit', key)) {
      const kind = UNIT_KINDS.get(extensionOf(word.text));
      if (kind === undefined || kind.since > behaviour.version) continue;
      const span = partSpan(word.entry, word.start, word.end);
      const target = set.byName.get(word.text);
      if (!behaviour.translatesDependencies) reportUntranslated(context, span, word.text, target);
      else if (target === undefined) reportMissingDependency(context, span, word.text);
    }
  }
}

function reportMissingDependency(context: Context, span: Span, name: string): void {
  const near = context.similarName(name);
  const hint =
    near === undefined ? 'use the name of the service, or the exact file name' : `did you mean ${near}?`;
  context.report('PQ034', span, `the dependency ${name} was not found: ${hint}`);
}
