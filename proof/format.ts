import { UserError } from '../src/platform/errors.js';

/** Who prints the words of a proof: Podman's generator, systemctl(1), or what the journal has from systemd and podman. */
export const SPEAKERS = ['quadlet', 'systemctl', 'systemd', 'podman', 'container'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/**
 * What becomes of a service: it is not generated, fails or starts. `generated`, for the right files, judges no start: the
 * machine may lack what it needs.
 */
export const RESULTS = ['absent', 'fails', 'starts', 'generated'] as const;
export type Result = (typeof RESULTS)[number];

/** A command whose output differs between the wrong and the right files. */
export interface Show {
  readonly run: readonly string[];
  /** Words of the output with the wrong and with the right files; undefined: not compared. */
  readonly wrong: Words | undefined;
  readonly right: Words | undefined;
}

/** Words to find, in which `…` stands for any text within a line, or words that must not be there. */
export type Words = string | { readonly not: string };

/** How the claim of a rule is proven in a machine: `proof.json` beside its fixture. */
export interface Proof {
  /** The services to start, one after the other; the results are those of the last one. Empty: only generated. */
  readonly start: readonly string[];
  readonly wrong: Result;
  readonly right: Result;
  /** Words that appear with the wrong files and not with the right ones. */
  readonly says: ReadonlyMap<Speaker, string>;
  readonly shows: readonly Show[];
  /** Commands before the files are loaded, on both sides. */
  readonly setup: readonly (readonly string[])[];
  /** The versions of Podman that it holds for, such as `>=5.5`. */
  readonly podman: string | undefined;
  /** The version of Podman whose generator takes the place of the machine's; podman itself stays. */
  readonly generator: string | undefined;
  /** The directory of the files, if it is not the search path of Quadlet. */
  readonly directory: string | undefined;
  /** Whether the images that the files name exist in the machine. */
  readonly images: boolean;
}

/** Why a rule has no proof that can be run. */
export interface NoProof {
  readonly cannot: string;
}

const KEYS = [
  'start',
  'wrong',
  'right',
  'says',
  'shows',
  'setup',
  'podman',
  'generator',
  'directory',
  'images',
  'cannot',
];

/** @throws UserError for a file that is not in this format */
export function readProof(text: string, name: string): Proof | NoProof {
  const fail = (problem: string): never => {
    throw new UserError(`${name}: ${problem}`);
  };
  const json = JSON.parse(text) as Record<string, unknown>;
  const unknown = Object.keys(json).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) fail(`unknown key ${unknown}; known: ${KEYS.join(', ')}`);
  const { cannot } = json;
  if (cannot !== undefined) {
    return typeof cannot === 'string' && cannot !== '' ? { cannot } : fail('cannot is not a reason');
  }
  const says = new Map(
    Object.entries((json.says ?? {}) as Record<string, string>).map(([speaker, words]) => {
      if (!isOneOf(SPEAKERS, speaker)) return fail(`says: ${speaker} is not one of ${SPEAKERS.join(', ')}`);
      return [speaker, words] as const;
    }),
  );
  const shows = ((json.shows ?? []) as Show[]).map(({ run, wrong, right }) => {
    if (!isArgv(run)) return fail('shows: run is not a list of arguments');
    if (wrong === undefined && right === undefined) return fail('shows: neither wrong nor right');
    return { run, wrong, right };
  });
  if (says.size === 0 && shows.length === 0) fail('neither says nor shows');
  const result = (side: 'wrong' | 'right', usual: Result): Result => {
    const value = json[side] ?? usual;
    return isOneOf(RESULTS, value) ? value : fail(`${side} is not one of ${RESULTS.join(', ')}`);
  };
  const setup = (json.setup ?? []) as unknown[];
  if (!setup.every(isArgv)) fail('setup is not a list of commands');
  if (json.podman !== undefined) versionTest(String(json.podman), name);
  return {
    start: json.start === undefined ? [] : [json.start].flat().map(String),
    wrong: result('wrong', says.has('quadlet') ? 'absent' : says.size > 0 ? 'fails' : 'starts'),
    right: result('right', 'starts'),
    says,
    shows,
    setup: setup as string[][],
    podman: json.podman as string | undefined,
    generator: json.generator as string | undefined,
    directory: json.directory as string | undefined,
    images: json.images !== false,
  };
}

/** Whether a version is in a range such as `>=5.5` or `>=5.3 <5.8.2`. */
export function holdsFor(range: string | undefined, version: string): boolean {
  return range === undefined || versionTest(range, 'podman')(version);
}

function versionTest(range: string, name: string): (version: string) => boolean {
  const tests = range.split(' ').map((part) => {
    const [, operator = '', bound = ''] = /^(>=|<)(\d+(?:\.\d+){1,2})$/.exec(part) ?? [];
    if (bound === '') throw new UserError(`${name}: ${part} is not >=VERSION or <VERSION`);
    return (version: string) => compare(version, bound) >= 0 === (operator === '>=');
  });
  return (version) => tests.every((test) => test(version));
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) =>
    version.split(/[.-]/).map((part) => Number.parseInt(part, 10)),
  );
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] || 0) - (right?.[index] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function isArgv(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}

function isOneOf<T extends string>(all: readonly T[], value: unknown): value is T {
  return all.some((one) => one === value);
}
