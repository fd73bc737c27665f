import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

interface Described {
  readonly description?: string;
}

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, Described & { readonly default?: unknown; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, Described>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** The real action.yml of this repository. */
export const actionFile: ActionFile = parse(
  readFileSync(fileURLToPath(new URL('../../action.yml', import.meta.url)), 'utf8'),
);

/** Reads inputs as the runner does: a default where nothing is set, trimmed text. */
export function inputsWith(set: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => String(set[name] ?? actionFile.inputs[name]?.default ?? '').trim();
}
