import { UserError } from '../../platform/errors.js';
import { expandAll } from './glob-braces.js';

/** Limit for the globs of one list. */
const GLOBS = 1000;
/** Limit for the comparisons of one matcher: they take two seconds; a hundred globs and 20,000 files need less than half. */
const COMPARISONS = 100_000_000;

/** Whether the text contains special characters of globs. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/** @throws UserError for a list that is too long */
export function checkCount(globs: readonly string[]): void {
  if (globs.length <= GLOBS) return;
  throw new UserError(`there are ${globs.length} globs (limit ${GLOBS}); use directories instead`);
}

/**
 * Returns a function that checks whether one of the globs matches a path: `*` and `?` match within a name (also a leading
 * dot), `**` matches any number of directories, `[a-c]` and `[!a-c]` match one character, `{a,b}` matches either, and a
 * backslash escapes a character.
 *
 * Own code, because globs come from the checkout, and picomatch, minimatch and `path.matchesGlob()` convert them to regular
 * expressions: picomatch 4 takes 12 s to compare `*a*a*a*a*a*a*b` with one name of 60 characters. This code takes linear
 * time for each glob, and counts comparisons.
 * @param comparisons limit for comparisons
 * @returns a function that throws a UserError beyond that limit
 * @throws UserError for globs beyond the limits, and for a reversed character range
 */
export function globMatcher(globs: readonly string[], comparisons = COMPARISONS): (path: string) => boolean {
  checkCount(globs);
  const patterns = expandAll(globs).map(patternOf);
  const budget = { left: comparisons };
  const isCharacter = (part: Characters, character: number) => {
    budget.left -= part.ranges.length;
    return isMatched(part, character);
  };
  const isName = (part: Pattern<Characters>, name: readonly number[]) =>
    matches(part, name, isCharacter, budget);
  return (path) => {
    const names = path === '' ? [] : path.split('/').map(codePoints);
    return patterns.some((pattern) => matches(pattern, names, isName, budget));
  };
}

/** The parts of a glob, each for one item; `undefined` for any number of items. */
type Pattern<T> = readonly (T | undefined)[];

/** The pattern for one character. */
interface Characters {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const ANY_CHARACTER: Characters = { negated: true, ranges: [] };

function isMatched({ negated, ranges }: Characters, character: number): boolean {
  return ranges.some(([first, last]) => character >= first && character <= last) !== negated;
}

/**
 * Matches items with a pattern. If an item does not match, only the last part for any number of items is extended by one
 * item: everything that an earlier part could match, the last one can match as well.
 */
function matches<P, T>(
  pattern: Pattern<P>,
  items: readonly T[],
  fits: (part: P, item: T) => boolean,
  budget: { left: number },
): boolean {
  let [at, item] = [0, 0];
  let [retryAt, retryItem] = [-1, 0];
  while (item < items.length) {
    if (--budget.left < 0) {
      throw new UserError(
        'comparing the globs with all paths would take too long; write fewer or simpler globs',
      );
    }
    const part = pattern[at];
    if (at < pattern.length && part === undefined) {
      [retryAt, retryItem] = [at, item];
      at++;
    } else if (at < pattern.length && fits(part as P, items[item] as T)) {
      at++;
      item++;
    } else if (retryAt >= 0) {
      retryItem++;
      [at, item] = [retryAt + 1, retryItem];
    } else return false;
  }
  while (at < pattern.length && pattern[at] === undefined) at++;
  return at === pattern.length;
}

function patternOf(glob: string): Pattern<Pattern<Characters>> {
  const names = glob.split('/');
  const parts = names.map((name) => (name === '**' ? undefined : nameOf(name)));
  // At the end `**` matches at least one name.
  return names.at(-1) === '**' ? withoutRepeats([...parts, [undefined]]) : withoutRepeats(parts);
}

function withoutRepeats<T>(pattern: Pattern<T>): Pattern<T> {
  return pattern.filter(
    (part, index) => part !== undefined || index === 0 || pattern[index - 1] !== undefined,
  );
}

function nameOf(name: string): Pattern<Characters> {
  const characters = codePoints(name);
  const pattern: (Characters | undefined)[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as number;
    const close = character === OPEN ? closeOf(characters, at) : undefined;
    if (character === STAR) pattern.push(undefined);
    else if (character === QUESTION) pattern.push(ANY_CHARACTER);
    else if (close !== undefined) {
      pattern.push(setOf(characters.slice(at + 1, close)));
      at = close;
    } else {
      if (character === BACKSLASH && at + 1 < characters.length) at++;
      pattern.push({ negated: false, ranges: [[characters[at] as number, characters[at] as number]] });
    }
  }
  return withoutRepeats(pattern);
}

const [STAR, QUESTION, OPEN, CLOSE, BACKSLASH, DASH] = codePoints('*?[]\\-') as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const NOT = codePoints('!^');

function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) as number);
}

/** The end of a character set, in which `]` can be the first character. */
function closeOf(characters: readonly number[], open: number): number | undefined {
  const first = NOT.includes(characters[open + 1] as number) ? open + 2 : open + 1;
  const later = characters[first] === CLOSE ? characters.indexOf(CLOSE, first + 1) : -1;
  const close = later < 0 ? characters.indexOf(CLOSE, first) : later;
  return close < 0 ? undefined : close;
}

function setOf(inside: readonly number[]): Characters {
  const negated = NOT.includes(inside[0] as number);
  const ranges: [number, number][] = [];
  for (let at = negated ? 1 : 0; at < inside.length; at++) {
    const first = inside[at] as number;
    const isRange = inside[at + 1] === DASH && at + 2 < inside.length;
    const last = isRange ? (inside[at + 2] as number) : first;
    if (isRange) at += 2;
    if (last < first) {
      throw new UserError(
        `the range in "[${String.fromCodePoint(...inside.slice(0, 60))}]" is reversed; write the smaller character first`,
      );
    }
    ranges.push([first, last]);
  }
  return { negated, ranges };
}
