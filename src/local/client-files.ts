import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellWords } from '../host/report/remedy-shell.js';

/** A file to source in a shell, with the variables of later steps of a job. Pure. */
export function environmentText(environment: ReadonlyMap<string, string>): string {
  const lines = [...environment]
    // A runner accepts names that are invalid in a shell.
    .filter(([name]) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    .map(([name, value]) => `export ${name}=${shellWords([value])}`);
  return ['# The variables that later steps of a job get.', ...lines, ''].join('\n');
}

/** The login of one host for curl's --netrc-file. Pure. */
export function netrcText(host: string, login: { readonly username: string; readonly password: string }) {
  return `machine ${host} login ${netrcWord(login.username)} password ${netrcWord(login.password)}\n`;
}

// curl before 7.84 does not support quotes, so they are used only if necessary.
function netrcWord(text: string): string {
  if (/^[^\s"\\#]+$/.test(text)) return text;
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${text.replaceAll(/["\\\n\r\t]/g, (found) => escapes[found] ?? `\\${found}`)}"`;
}

interface ClientFiles {
  readonly environment: string;
  /** Undefined if curl has no login. */
  readonly netrc: string | undefined;
}

/** Writes both files for this user only. */
export async function writeClientFiles(
  directory: string,
  environment: ReadonlyMap<string, string>,
  outputs: ReadonlyMap<string, string>,
): Promise<ClientFiles> {
  const files = { environment: join(directory, 'env'), netrc: join(directory, 'netrc') };
  await writeFile(files.environment, environmentText(environment), { mode: 0o600 });
  const [username, password, host = ''] = ['username', 'password', 'host'].map((name) => outputs.get(name));
  if (!username || !password) return { ...files, netrc: undefined };
  await writeFile(files.netrc, netrcText(host, { username, password }), { mode: 0o600 });
  return files;
}
