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
  summary: 'A key of [Unit], [Service] or [Install] is unknown to systemd.',
  explanation:
    'The generator passes these sections to systemd unchanged. systemd writes `Unknown key … ignoring` to its ' +
    'journal and ignores the line. Often the key belongs to another section, such as `AutoUpdate=` or `Pull=` ' +
    'below `[Service]`. Move it, or correct its name. Keys for other programs start with `X-`.',
  sources: ['systemd.unit(5)', 'systemd.service(5)', 'systemd.exec(5)'],
  fix: 'writes the intended key, or moves the line to its section',
  checkUnit: checkDirectives,
  units: ['[Unit]', '[Service]', '[Install]'],
};

/** Keys in the sections that are passed to systemd unchanged. */
function checkDirectives(context: Context, member: Member): void {
  for (const section of SYSTEMD_SECTIONS) {
    for (const { section: of, key, entries } of member.unit.keys) {
      if (of !== section || isDirective(section, key)) continue;
      for (const entry of entries) reportUnknown(context, member, entry, section);
    }
  }
}

function reportUnknown(context: Context, member: Member, entry: Entry, section: SystemdSection): void {
  context.reportLazily('PQ101', keySpan(entry), () => {
    const { hint, fix } = remedyFor(context, member, entry, section);
    const name = entry.key.length > 60 ? `${entry.key.slice(0, 57)}...` : entry.key;
    return { message: `${name}= in [${section}] is not a systemd key and is ignored: ${hint}`, fix };
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
      hint: `move it to [${own.section}]${known ? '' : ` (requires Podman ${minorOf(own.since)})`}`,
      fix: known ? moveToSection(fileOf(member, entry), entry, own.section) : undefined,
    };
  }
  const target = sectionOf(key);
  if (target !== undefined) {
    return {
      hint: `move it to [${target}]`,
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
  return { hint: 'remove it, or start its name with X- if another program reads it' };
}
