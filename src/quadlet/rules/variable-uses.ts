import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import type { Entry } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import { type OwnKey, ownKeys } from './own-keys.js';
import { type Variable, variablesIn } from './variables.js';

/** A variable in a value. */
export interface Use extends Variable {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  /** In a command line, where a shell of the container can replace variables. */
  readonly inCommand: boolean;
  /** The generator reads the value as a path. */
  readonly isPath: boolean;
}

const COMMANDS = /^(?:Exec|ReloadCmd|Entrypoint|Health(?:Startup)?Cmd)$/;

/** The variables in the values of Quadlet's keys and in the commands of `[Service]`. */
export function usesOf(context: Context, member: Member): Use[] {
  const { unit } = member;
  const uses: Use[] = [];
  if (!unit.file.source.text.includes('$') && !unit.dropIns.some(({ source }) => source.text.includes('$')))
    return uses;
  for (const key of ownKeys(context, member, member.kind.section)) {
    if (key.counting.some(({ value }) => value.includes('$'))) uses.push(...usesInKey(context, member, key));
  }
  for (const [key, entries] of unit.sections.get('Service') ?? []) {
    if (!key.startsWith('Exec')) continue;
    for (const entry of entries) {
      if (!entry.value.includes('$') || /^[-@+!|]*:/.test(entry.value)) continue;
      const { words } = splitWords(entry.value, 'read', true);
      for (const word of words.slice(1)) uses.push(...usesInWord(entry, word, true, false));
    }
  }
  return uses;
}

function usesInKey({ behaviour }: Context, { unit }: Member, { record, reader, counting }: OwnKey): Use[] {
  const { key, option, kind } = record;
  if (
    reader === 'flag' ||
    reader === 'number' ||
    option === '-' ||
    /^(?:ServiceName|SetWorkingDirectory)$/.test(key)
  )
    return [];
  const inCommand = COMMANDS.test(key);
  return counting.flatMap((entry) => {
    if (reader === 'value' || reader === 'list') {
      const { start, end } = trimmed(entry);
      const value = reader === 'value' ? unit.unquoted(entry) : entry.value;
      const offset = Math.max(entry.value.indexOf(value), start);
      return usesInWord(
        entry,
        { text: value.trim(), start: offset, end },
        inCommand,
        false,
        option.endsWith('='),
      );
    }
    const { words } = splitWords(entry.value, reader === 'words' ? 'kept' : 'read', behaviour.octalEscapes);
    return words.flatMap((word) =>
      usesInWord(entry, word, inCommand, kind.includes('relative to unit'), reader === 'assignments'),
    );
  });
}

/** Variables of one word that are searched in vain, because each search reads the rest of the word. */
const MISSING = 100;

/** @param joined whether the word follows an option without a space, so that it is not at its beginning */
function usesInWord(
  entry: Entry,
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
  inCommand: boolean,
  isPath: boolean,
  joined = false,
): Use[] {
  if (!text.includes('$')) return [];
  const found =
    isPath || joined
      ? variablesIn(` ${text}`).map((one) => ({ ...one, index: one.index - 1 }))
      : variablesIn(text);
  const source = entry.value.slice(0, end);
  let from = start;
  let missing = 0;
  return found.map((one) => {
    // Quotes and escapes can make the text differ from the value.
    const at = missing < MISSING ? source.indexOf(one.text, from) : -1;
    const isThere = at >= 0;
    if (isThere) from = at + one.text.length;
    else missing++;
    return { ...one, entry, start: isThere ? at : start, end: isThere ? from : end, inCommand, isPath };
  });
}
