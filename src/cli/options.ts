import { parseArgs } from 'node:util';
import { UserError } from '../platform/errors.js';
import { checkPath } from '../platform/path-text.js';
import { enumerate } from '../platform/text.js';
import { nearest } from '../quadlet/catalogue/nearest.js';

/** A usage error of a command; the error refers to the help. */
export class UsageError extends UserError {}

/** An option of a command. */
export interface Option<T> {
  readonly takesValue: boolean;
  /** A value can follow after `=`. */
  readonly mayTakeValue?: boolean;
  /** For internal use: not in the help, not suggested. */
  readonly hidden?: boolean;
  /**
   * @param given the values in order; empty without the option
   * @param name as written, `--format`
   * @throws UserError for a value that is not allowed
   */
  read(given: readonly string[], name: string): T;
}

export const flag: Option<boolean> = { takesValue: false, read: (given) => given.length > 0 };

/** A flag that can have one of some values, `--fix=all`. @returns undefined without it, and the first value without a value */
export function flagOr<const T extends string>(...allowed: readonly [T, ...T[]]): Option<T | undefined> {
  const { read } = choice(...allowed);
  return {
    takesValue: false,
    mayTakeValue: true,
    read: (given, name) =>
      given.length === 0
        ? undefined
        : read(
            given.filter((one) => one !== ''),
            name,
          ),
  };
}

/** Of several values the last one counts. */
export const text: Option<string | undefined> = { takesValue: true, read: (given) => given.at(-1) };

/** The path of a file or directory, which need not exist. */
export const path: Option<string | undefined> = {
  takesValue: true,
  read: (given, name) => {
    const value = given.at(-1);
    if (value !== undefined) checkPath({ what: name, path: value });
    return value;
  },
};

/** One of some words; the first is the default. */
export function choice<const T extends string>(...allowed: readonly [T, ...T[]]): Option<T> {
  return {
    takesValue: true,
    read: (given, name) => {
      const value = given.at(-1) ?? allowed[0];
      const match = allowed.find((one) => one === value);
      if (match === undefined) throw new UserError(`${name} is "${value}"; use ${enumerate(allowed, 'or')}`);
      return match;
    },
  };
}

export function hidden<T>(option: Option<T>): Option<T> {
  return { ...option, hidden: true };
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** The options and operands of a command. */
export interface Syntax<O extends Options> {
  readonly options: O;
  /** Options that exclude each other. */
  readonly exclusive?: readonly (readonly (keyof O & string)[])[];
  /** The largest number of operands; default: none. */
  readonly operands?: number;
}

/** The parsed arguments. */
export interface Arguments<O extends Options> {
  readonly values: { readonly [Name in keyof O]: O[Name] extends Option<infer T> ? T : never };
  readonly operands: readonly string[];
}

/** @throws UsageError when the arguments are wrong */
export function readArguments<O extends Options>(
  { options, exclusive = [], operands: most = 0 }: Syntax<O>,
  args: readonly string[],
): Arguments<O> {
  const { given, operands } = split(options, args);
  for (const group of exclusive) {
    const found = group.filter((name) => given.has(name));
    if (found.length > 1) {
      throw new UsageError(`${found.map((name) => `--${name}`).join(' and ')} exclude each other`);
    }
  }
  if (operands.length > most) throw new UsageError(`unexpected argument "${operands[most]}"`);
  const read = ([name, option]: [string, Option<unknown>]) =>
    [name, asUsage(() => option.read(given.get(name) ?? [], `--${name}`))] as const;
  const values = Object.fromEntries(Object.entries(options).map(read));
  return { values: values as Arguments<O>['values'], operands };
}

/** Whether the arguments contain --help or -h, regardless of other arguments. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((one) => one === '--help' || one === '-h');
}

/**
 * Reads a part of the arguments.
 * @throws UsageError instead of a UserError
 */
export function asUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw thrown instanceof UserError ? new UsageError(thrown.message) : thrown;
  }
}

/** @throws UsageError for an unknown option, a missing value or an unexpected value */
function split(options: Options, args: readonly string[]) {
  const types = Object.entries(options).map(
    ([name, { takesValue }]) => [name, { type: takesValue ? 'string' : 'boolean' }] as const,
  );
  // Not strict, so that the errors are ours.
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) && rawName === `--${name}` ? options[name] : undefined;
    if (option === undefined) throw unknownOption(rawName, options);
    if (!option.takesValue && !option.mayTakeValue && value !== undefined)
      throw new UsageError(`${rawName} takes no value`);
    if (option.takesValue && value === undefined) throw new UsageError(`${rawName} needs a value`);
    if (option.takesValue && !inlineValue && /^-./.test(value ?? '')) {
      throw new UsageError(
        `${rawName} needs a value; for a value that begins with "-", write ${rawName}=${value}`,
      );
    }
    given.set(name, [...(given.get(name) ?? []), value ?? '']);
  }
  return { given, operands };
}

function unknownOption(rawName: string, options: Options): UsageError {
  const known = Object.entries(options).filter(([, option]) => !option.hidden);
  const names = [...known.map(([name]) => `--${name}`), '--help'];
  return new UsageError(`unknown option "${rawName}"${suggestion(rawName, names)}`);
}

/** `; did you mean "doctor"?`, or empty if no name is similar. Ignores the dashes of an option. */
export function suggestion(word: string, names: readonly string[]): string {
  const [dashes = ''] = /^-*/.exec(word) ?? [];
  const meant = nearest(
    word.slice(dashes.length),
    names.map((name) => name.replace(/^-+/, '')),
  );
  return meant === undefined ? '' : `; did you mean "${dashes === '' ? '' : '--'}${meant}"?`;
}
