import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The real quadlet-generate/action.yml of this repository. */
export const generateActionFile: {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
} = parse(readFileSync(fileURLToPath(new URL('../../quadlet-generate/action.yml', import.meta.url)), 'utf8'));

/** Reads inputs as the runner does: a default where nothing is set, trimmed text. */
export function generateInputsWith(set: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => String(set[name] ?? generateActionFile.inputs[name]?.default ?? '').trim();
}
