import { foreignWord } from '../catalogue/foreign-words.js';
import type { KeyRecord } from '../catalogue/keys.js';
import { nearest } from '../catalogue/nearest.js';
import { sectionOf } from '../catalogue/systemd.js';
import { minorOf, versionNumber } from '../catalogue/versions.js';
import type { Fix } from '../finding.js';
import type { Context } from '../rules/context.js';
import { moveToSection, rename } from '../rules/edits.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';

const QUADLET_SINCE = versionNumber('5.3.0');

/** Keys that the version does not know in the unit's own section and in `[Quadlet]` (`checkForUnknownKeys`). */
export function checkKeys(context: Context, member: Member): void {
  checkSection(context, member, member.kind.section);
  // Before 5.3 the section was none of the generator's.
  if (context.behaviour.version >= QUADLET_SINCE) checkSection(context, member, 'Quadlet');
}

function checkSection(context: Context, member: Member, section: string): void {
  const known = context.catalogue.get(section);
  for (const [key, entries] of member.unit.sections.get(section) ?? []) {
    const record = known?.get(key);
    if (record !== undefined && record.sinceNumber <= context.behaviour.version) continue;
    for (const [index, entry] of entries.entries()) {
      if (record !== undefined) reportNew(context, entry, record);
      else reportUnknown(context, member, entry, index < FIXED);
    }
  }
}

function reportNew(context: Context, entry: Entry, { section, key, since, option }: KeyRecord): void {
  const instead = isOldOption(section, key, option) ? `; before, PodmanArgs=${option}` : '';
  context.report(
    'PQ011',
    keySpan(entry),
    `${key}= in [${section}] came with Podman ${minorOf(since)}; an older generator drops the whole unit${instead}`,
  );
}

/** How many lines with one wrong key are given a fix; a file with more is no work of people. */
const FIXED = 50;

/** Keys whose option of podman is as new as they are, or needs what only they have. */
const NO_OLD_OPTION = new Set(['Pod', 'Policy', 'UID', 'GID', 'HttpProxy', 'ImageVolume']);

function isOldOption(section: string, key: string, option: string): boolean {
  return /^--[\w-]+=?$/.test(option) && section !== 'Quadlet' && !NO_OLD_OPTION.has(key);
}

function reportUnknown(context: Context, member: Member, entry: Entry, fixed: boolean): void {
  const { section, key } = entry;
  context.reportLazily('PQ010', keySpan(entry), () => {
    const { hint, fix } = remedyFor(context, member, entry);
    const message = `[${section}] has no key ${quoted(key)}: ${hint}`;
    return { message, fix: fixed ? fix : undefined };
  });
}

function quoted(key: string): string {
  return key.length > 80 ? `${key.slice(0, 77)}...` : key;
}

interface Remedy {
  readonly hint: string;
  readonly fix?: Fix | undefined;
}

function remedyFor(context: Context, member: Member, entry: Entry): Remedy {
  const { section, key } = entry;
  const keys = [...(context.catalogue.get(section)?.values() ?? [])].filter(
    ({ sinceNumber, deprecated }) => sinceNumber <= context.behaviour.version && !deprecated,
  );
  const sameButCase = keys.find((record) => record.key.toLowerCase() === key.toLowerCase());
  if (sameButCase !== undefined) return renamed(entry, sameButCase.key, 'keys are written');
  const foreign = foreignWord(section, key);
  if (foreign?.key !== undefined && keys.some((record) => record.key === foreign.key)) {
    return renamed(entry, foreign.key, 'the key for this is');
  }
  if (foreign?.hint !== undefined) return { hint: foreign.hint };
  const target = foreign?.section ?? sectionOf(key);
  if (target !== undefined && section !== 'Quadlet')
    return moved(member, entry, target, foreign?.sectionKey ?? key);
  const near = nearest(
    key,
    keys.map((record) => record.key),
  );
  if (near !== undefined) return { ...renamed(entry, near, 'did you mean'), hint: `did you mean ${near}=?` };
  const elsewhere = [...context.catalogue.values()].map((records) => records.get(key)).find(Boolean);
  if (elsewhere !== undefined) {
    return { hint: `it belongs into [${elsewhere.section}] of a .${elsewhere.section.toLowerCase()} file` };
  }
  return {
    hint: 'the generator drops the whole unit because of it; take it away, or see podman-systemd.unit(5)',
  };
}

function renamed(entry: Entry, key: string, words: string): Remedy {
  return { hint: `${words} ${key}=`, fix: { title: `write ${key}=`, edits: [rename(entry, key)] } };
}

function moved(member: Member, entry: Entry, section: string, key: string): Remedy {
  // Its place in another file of the unit is a matter of taste.
  const inOwnFile = entry.source === member.unit.file.source;
  return {
    hint: `${key}= belongs into [${section}], which systemd reads`,
    fix: inOwnFile && key === entry.key ? moveToSection(member.unit.file, entry, section) : undefined,
  };
}
