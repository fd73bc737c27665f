import { nearest } from '../catalogue/nearest.js';
import { directivesOf, isDirective, type SystemdSection, sectionOf } from '../catalogue/systemd.js';
import { minorOf } from '../catalogue/versions.js';
import type { Context } from '../convert/context.js';
import { moveToSection, rename } from '../convert/edits.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, partSpan, type Span, valueSpan } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import { fileOf } from './own-keys.js';
import { findComment, reportInlineComment } from './PQ105-inline-comment.js';
import type { Rule } from './rule.js';
import { directiveValueFault } from './values/directive-value.js';

export const unknownDirective: Rule = {
  code: 'PQ101',
  name: 'unknown-directive',
  severity: 'warning',
  summary: 'A key of [Unit], [Service] or [Install] is none that systemd knows there.',
  explanation:
    'The generator passes these sections on as they are. systemd then writes `Unknown key … ignoring` to its journal ' +
    'and goes on without the line. Often it is a key of another section, such as `AutoUpdate=` or `Pull=`, that ended ' +
    'up below `[Service]`. Move it, or correct its name; a key for other programs begins with `X-`.',
  checkUnit: checkDirectives,
};

const SECTIONS: readonly SystemdSection[] = ['Unit', 'Service', 'Install'];

/** Keys and values in the sections that go to systemd as they are. */
function checkDirectives(context: Context, member: Member): void {
  for (const section of SECTIONS) {
    for (const [key, entries] of member.unit.sections.get(section) ?? []) {
      const isKnown = isDirective(section, key);
      for (const entry of entries) {
        if (!isKnown) reportUnknown(context, member, entry, section);
        else checkValue(context, member, entry);
      }
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

// The generator itself checks these, of containers and kubes.
const CHECKED = new Set(['Type', 'KillMode']);
// It has a warning of its own.
const OWN_RULE = 'DynamicUser';

function checkValue(context: Context, { kind }: Member, entry: Entry): void {
  const { section, key, value } = entry;
  const fault = directiveValueFault(section, key, value);
  if (fault === undefined) return;
  const comment = findComment(value, true);
  if (comment !== undefined && directiveValueFault(section, key, value.slice(0, comment.end)) === undefined) {
    reportInlineComment(context, entry, comment);
    return;
  }
  if (key === OWN_RULE || (CHECKED.has(key) && /^(?:Container|Kube)$/.test(kind.section))) return;
  const outcome = section === 'Install' ? 'the link leads nowhere' : 'systemd ignores it';
  const instead = key === 'Restart' ? DOCKER_RESTART.get(value) : undefined;
  context.report(
    'PQ140',
    wrongPart(entry, fault),
    `${fault}, and ${outcome}${instead === undefined ? '' : `: write ${instead}`}`,
    instead === undefined ? undefined : replacement(entry, instead),
  );
}

const DOCKER_RESTART: ReadonlyMap<string, string> = new Map([['unless-stopped', 'always']]);

function replacement(entry: Entry, text: string): Fix {
  const { source, start, end } = valueSpan(entry);
  return { title: `write ${text}`, edits: [{ file: source.path, start, end, text }] };
}

/** The part of a list that is wrong: what the words about it begin with, in quotes. */
function wrongPart(entry: Entry, fault: string): Span {
  const part = /^"([^"…]+)"/.exec(fault)?.[1] ?? '';
  const words = splitWords(entry.value, 'kept', true).words;
  const word = words.length < 2 ? undefined : words.find(({ text }) => text === part);
  return word === undefined ? valueSpan(entry) : partSpan(entry, word.start, word.end);
}
