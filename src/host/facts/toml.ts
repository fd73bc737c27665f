import { parse, TomlError } from 'smol-toml';
import type { Host } from '../host.js';

export type TomlTable = Readonly<Record<string, unknown>>;

/** A file that is not valid TOML, or missing. */
export interface BrokenFile {
  readonly path: string;
  readonly problem: string;
  /** The variable that names a missing file. */
  readonly namedBy?: string;
}

/** @returns the tables of a file, or its problem; nothing if it is missing or unreadable */
export async function readToml(
  path: string,
  host: Host,
): Promise<{ readonly tables: TomlTable } | BrokenFile | undefined> {
  const text = await host.read(path);
  if (text === undefined) return undefined;
  try {
    return { tables: parse(text) };
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    return { path, problem: `line ${thrown.line}: ${thrown.message.split('\n')[0]}` };
  }
}

/** @returns the problem of a file that a variable names and that does not exist, with which podman does not start */
export async function missingFile(
  path: string,
  namedBy: string | undefined,
  host: Host,
): Promise<BrokenFile | undefined> {
  if (namedBy === undefined || (await host.exists(path))) return undefined;
  return { path, problem: `the file in ${namedBy}, does not exist`, namedBy };
}

/** A nested table; empty if it is missing. */
export function tableAt(tables: TomlTable, ...names: readonly string[]): TomlTable {
  let current: TomlTable = tables;
  for (const name of names) {
    const next = Object.hasOwn(current, name) ? current[name] : undefined;
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return {};
    current = next as TomlTable;
  }
  return current;
}

/** A text by key; nothing if it is missing, empty or another type. */
export function textAt(table: TomlTable, key: string): string | undefined {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list by key; nothing if there is no such list. */
export function textsAt(table: TomlTable, key: string): readonly string[] | undefined {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** The paths of the files in a drop-in directory, in reading order. */
export async function dropInsIn(directory: string, host: Host): Promise<string[]> {
  const names = await host.list(directory);
  return names.filter((name) => name.endsWith('.conf')).map((name) => `${directory}/${name}`);
}
