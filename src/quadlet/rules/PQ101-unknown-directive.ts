import { nearest } from '../catalogue/nearest.js';
import {
  directivesOf,
  isDirective,
  SYSTEMD_SECTIONS,
  type SystemdSection,
  sectionOf,
} from '../catalogue/systemd.js';
import { minorOf } from '../catalogue/versions.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { moveToSection, rename } from './edits.js';
import { fileOf } from './own-keys.js';
import type { Rule } from './rule.js';

export const unknownDirective: Rule = {
  code: 'PQ101',
  name: 'unknown-directive',
  severity: 'warning',
  summary: 'A key of [Unit], [Service] or [Install] is none that systemd knows there.',
  explanation:
    'The generator passes these sections on as they are. systemd then writes `Unknown key … ignoring` to its journal ' +
    'and goes on without the line. Often it is a key of another section, such as `AutoUpdate=` or `Pull=`, that ended ' +
    'up below `[Service]`. Move it, or correct its name; a key for other programs begins with `X-`.',
  sources: ['systemd.unit(5)', 'systemd.service(5)', 'systemd.exec(5)'],
  fix: 'writes the key that was probably meant, or moves the line to the section it belongs to',
  checkUnit: checkDirectives,
};

/** Keys in the sections that go to systemd as they are. */
function checkDirectives(context: Context, member: Member): void {
  for (const section of SYSTEMD_SECTIONS) {
    for (const [key, entries] of member.unit.sections.get(section) ?? []) {
      if (isDirective(section, key)) continue;
      for (const entry of entries) reportUnknown(context, member, entry, section);
    }
  }
}

function reportUnknown(context: Context, member: Member, entry: Entry, section: SystemdSection): void {
  context.reportLazily('PQ101', keySpan(entry), () => {
    const { hint, fix } = remedyFor(context, member, entry, section);
    const name = entry.key.length > 60 ? `${entry.key.slice(0, 57)}...` : entry.key;
    return { message: `systemd knows no ${name}= in [${section}] and ignores it: ${hint}`, fix };
  });
}

interface Remedy {
  readonly hint: string;
  readonly fix?: Fix | undefined;
}

function remedyFor(context: Context, member: Member, entry: Entry, section: SystemdSection): Remedy {
  const { key } = entry;
  const { catalogue, behaviour } = context;
  const own = catalogue.get(member.kind.section)?.get(key);
  if (own !== undefined) {
    const known = own.sinceNumber <= behaviour.version;
    return {
      hint: `it belongs into [${own.section}]${known ? '' : `, from Podman ${minorOf(own.since)} on`}`,
      fix: known ? moveToSection(fileOf(member, entry), entry, own.section) : undefined,
    };
  }
  const target = sectionOf(key);
  if (target !== undefined) {
    return {
      hint: `it belongs into [${target}]`,
      fix: moveToSection(fileOf(member, entry), entry, target),
    };
  }
  const elsewhere = [...catalogue.values()].map((records) => records.get(key)).find(Boolean);
  if (elsewhere !== undefined) {
    return { hint: `it is a key of [${elsewhere.section}] in .${elsewhere.section.toLowerCase()} files` };
  }
  const near = nearest(key, directivesOf(section));
  if (near !== undefined) {
    return {
      hint: `did you mean ${near}=?`,
      fix: { title: `write ${near}=`, edits: [rename(entry, near)] },
    };
  }
  return { hint: 'take it away, or begin its name with X- if it is for another program' };
}
