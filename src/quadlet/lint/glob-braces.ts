import { UserError } from '../../platform/errors.js';

/** Limit for one glob, in UTF-16 units. */
const LENGTH = 1024;
/** Limit for nested braces. */
const DEPTH = 10;
/** Limit for the expanded globs of one list. */
const ALTERNATIVES = 1000;

/**
 * Expands braces: `a{b,c{d,e}}` becomes `ab`, `acd`, `ace`, as in a shell; braces without a comma are kept.
 * @throws UserError for a glob that is too long, or expands to too many globs
 */
export function expandAll(globs: readonly string[]): string[] {
  const alternatives: string[] = [];
  for (const glob of globs) {
    checkLength(glob);
    checkDepth(glob);
    for (const alternative of expandBraces(glob)) {
      if (alternatives.length === ALTERNATIVES) {
        throw new UserError(
          `the braces of ${quoted(glob)} expand to too many globs (limit ${ALTERNATIVES}); use * instead`,
        );
      }
      alternatives.push(alternative);
    }
  }
  return alternatives;
}

function checkLength(glob: string): void {
  if (glob.length <= LENGTH) return;
  throw new UserError(
    `the glob ${quoted(glob)} has ${glob.length} characters (limit ${LENGTH}); use * instead`,
  );
}

function checkDepth(glob: string): void {
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    if (depth > DEPTH) {
      throw new UserError(
        `the glob ${quoted(glob)} has more than ${DEPTH} levels of braces; write several globs instead`,
      );
    }
  }
}

function quoted(glob: string): string {
  return JSON.stringify(glob.length > 60 ? `${glob.slice(0, 60)}…` : glob);
}

/** One after the other, because the number can be exponential. */
function* expandBraces(text: string): Iterable<string> {
  const group = outermostGroup(text);
  if (group === undefined) {
    yield text;
    return;
  }
  for (const way of waysOf(text, group)) {
    for (const inside of expandBraces(way)) {
      for (const rest of expandBraces(text.slice(group.end + 1))) {
        yield text.slice(0, group.start) + inside + rest;
      }
    }
  }
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly commas: readonly number[];
}

/** The alternatives of a group, separated by commas. */
function waysOf(text: string, { start, end, commas }: Group): string[] {
  const cuts = [start, ...commas, end];
  return cuts.slice(0, -1).map((cut, index) => text.slice(cut + 1, cuts[index + 1]));
}

function outermostGroup(text: string): Group | undefined {
  let depth = 0;
  let start = 0;
  let commas: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{' && depth++ === 0) [start, commas] = [at, []];
    else if (character === ',' && depth === 1) commas.push(at);
    else if (character === '}' && depth > 0 && --depth === 0 && commas.length > 0)
      return { start, end: at, commas };
  }
  return undefined;
}
