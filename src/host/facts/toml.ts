import { parse, TomlError } from 'smol-toml';
import type { Host } from '../host.js';

export type TomlTable = Readonly<Record<string, unknown>>;

/** A file that is no TOML. */
export interface BrokenFile {
  readonly path: string;
  readonly problem: string;
}

/** @returns the tables of a file, or what is wrong with it; nothing where it is missing or may not be read */
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

/** A table below a table; empty where there is none. */
export function tableAt(tables: TomlTable, ...names: readonly string[]): TomlTable {
  let current: TomlTable = tables;
  for (const name of names) {
    const next = Object.hasOwn(current, name) ? current[name] : undefined;
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return {};
    current = next as TomlTable;
  }
  return current;
}

/** A text under a key; nothing where it is missing, empty or something else. */
export function textAt(table: TomlTable, key: string): string | undefined {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list under a key; nothing where there is no such list. */
export function textsAt(table: TomlTable, key: string): readonly string[] | undefined {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** The paths of the files of a drop-in directory, in the order in which they are read. */
export async function dropInsIn(directory: string, host: Host): Promise<string[]> {
  const names = await host.list(directory);
  return names.filter((name) => name.endsWith('.conf')).map((name) => `${directory}/${name}`);
}
