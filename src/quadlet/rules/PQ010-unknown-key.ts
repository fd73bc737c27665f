import { foreignWord } from '../catalogue/foreign-words.js';
import { nearest } from '../catalogue/nearest.js';
import { sectionOf } from '../catalogue/systemd.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { moveToSection, rename } from './edits.js';
import { reportNewKey } from './PQ011-key-too-new.js';
import type { Rule } from './rule.js';

export const unknownKey: Rule = {
  code: 'PQ010',
  name: 'unknown-key',
  severity: 'error',
  summary: 'The section has no such key.',
  explanation:
    "The generator compares the keys of the file's own section with its list, case-sensitively, and rejects the " +
    "unit at the first unknown one: `unsupported key 'Port' in group 'Container'`. Podman 5.3 and later also " +
    'check `[Quadlet]`. `[Unit]`, `[Service]` and `[Install]` are passed to systemd unchecked. Keys are neither ' +
    'options of podman nor words of a compose file. For an option without a key use `PodmanArgs=`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, checkForUnknownKeys', 'podman-systemd.unit(5)'],
  fix: 'writes the intended key, or moves the line to its section',
};

const QUADLET_SINCE = versionNumber('5.3.0');

/** Lines with the same wrong key that get a fix. A file with more was probably not written by hand. */
const FIXED = 50;

/** Keys that the version does not know in the unit's own section and in `[Quadlet]` (`checkForUnknownKeys`). */
export function checkKeys(context: Context, member: Member): void {
  const { catalogue, behaviour } = context;
  // Before 5.3 the generator ignores [Quadlet].
  const sections =
    behaviour.version < QUADLET_SINCE ? [member.kind.section] : [member.kind.section, 'Quadlet'];
  for (const section of sections) {
    const records = catalogue.get(section);
    for (const { section: of, key, entries } of member.unit.keys) {
      if (of !== section) continue;
      const record = records?.get(key);
      if (record !== undefined && record.sinceNumber <= behaviour.version) continue;
      for (const [index, entry] of entries.entries()) {
        if (record !== undefined) reportNewKey(context, entry, record);
        else reportUnknownKey(context, member, entry, index < FIXED);
      }
    }
  }
}

/**
 * A key that no version knows in its section.
 * @param fixed whether the finding gets a fix
 */
function reportUnknownKey(context: Context, member: Member, entry: Entry, fixed: boolean): void {
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
  if (sameButCase !== undefined)
    return renamed(entry, sameButCase.key, `did you mean ${sameButCase.key}=? (keys are case-sensitive)`);
  const foreign = foreignWord(section, key);
  if (foreign?.key !== undefined && keys.some((record) => record.key === foreign.key)) {
    return renamed(entry, foreign.key, `use ${foreign.key}=`);
  }
  if (foreign?.hint !== undefined) return { hint: foreign.hint };
  const target = foreign?.section ?? sectionOf(key);
  if (target !== undefined && section !== 'Quadlet')
    return moved(member, entry, target, foreign?.sectionKey ?? key);
  const near = nearest(
    key,
    keys.map((record) => record.key),
  );
  if (near !== undefined) return renamed(entry, near, `did you mean ${near}=?`);
  const elsewhere = [...context.catalogue.values()].map((records) => records.get(key)).find(Boolean);
  if (elsewhere !== undefined) {
    return { hint: `it is a key of [${elsewhere.section}] in .${elsewhere.section.toLowerCase()} files` };
  }
  return {
    hint: 'the generator rejects the unit; remove the key, or see podman-systemd.unit(5)',
  };
}

function renamed(entry: Entry, key: string, hint: string): Remedy {
  return { hint, fix: { title: `write ${key}=`, edits: [rename(entry, key)] } };
}

function moved(member: Member, entry: Entry, section: string, key: string): Remedy {
  // For a line of a drop-in there is no obvious place to move it to.
  const inOwnFile = entry.source === member.unit.file.source;
  return {
    hint: `use ${key}= in [${section}]`,
    fix: inOwnFile && key === entry.key ? moveToSection(member.unit.file, entry, section) : undefined,
  };
}
