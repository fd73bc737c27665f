import { parseArgs } from 'node:util';
import { UserError } from '../../platform/errors.js';
import type { GenerateRequest } from './generate.js';

export const GENERATE_USAGE = `Usage: podman-registry generate [OPTION…] [PATH…]

Shows the systemd units that Podman's own generator makes of Quadlet files, and what changes in them. PATH is a
directory (all of them together are one search path), a file or a glob; the default is the current directory.

  --podman VERSION      5.4.2, 5.4 or "installed" (the default); another version than the
                        installed one is run out of Podman's published image
  --image IMAGE         the image to run it out of
  --generator PATH      the generator to run
  --user, --system      whose manager runs the units; default: user
  --install-dir DIR     where the files will be on the target; default: where that mode has them
  --base DIR            the files as they were
  --base-ref COMMIT     the same paths in another commit
  --out DIR             writes sources, units, README and manifest there
  --tarball             and all of it as one archive
  --no-verify           does not ask systemd-analyze
  --format FORMAT       text or json; default: text

Ends with 0 when the units were made, 1 when the files or the units have errors, 2 when it could not be done.
`;

/** What a call of the command asks for. */
export interface GenerateOptions extends GenerateRequest {
  readonly out: string | undefined;
  readonly tarball: boolean;
  readonly format: 'text' | 'json';
  readonly help: boolean;
}

/** @throws UserError, or an error of parseArgs, when the arguments are wrong */
export function readOptions(args: readonly string[]): GenerateOptions {
  const { values, positionals } = parse(args);
  const { base, image, out, tarball, format, help } = values;
  const ref = values['base-ref'];
  if (values.user && values.system) throw new UserError('--user and --system exclude each other');
  if (base !== undefined && ref !== undefined)
    throw new UserError('--base and --base-ref exclude each other');
  if (values.generator !== undefined && image !== undefined) {
    throw new UserError('--generator and --image exclude each other');
  }
  if (tarball && out === undefined) throw new UserError('--tarball needs --out');
  if (format !== 'text' && format !== 'json') {
    throw new UserError(`--format is "${format}"; allowed: text, json`);
  }
  const directory = values['install-dir'];
  return {
    paths: positionals.length === 0 ? ['.'] : positionals,
    generator: { path: values.generator, podman: values.podman, image },
    mode: values.user ? 'user' : values.system ? 'system' : undefined,
    installDirectory: directory === undefined ? undefined : readInstallDirectory('--install-dir', directory),
    base: { path: base, ref },
    verify: !values['no-verify'],
    despiteErrors: false,
    out,
    tarball,
    format,
    help,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      podman: { type: 'string' },
      image: { type: 'string' },
      generator: { type: 'string' },
      user: { type: 'boolean', default: false },
      system: { type: 'boolean', default: false },
      'install-dir': { type: 'string' },
      base: { type: 'string' },
      'base-ref': { type: 'string' },
      out: { type: 'string' },
      tarball: { type: 'boolean', default: false },
      'no-verify': { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

/**
 * Reads the directory of the Quadlet files on a target, in systemd's words: `~` is its `%h`.
 * @param name of the option or input
 * @throws UserError for what cannot stand in a unit, among others a `:`, at which podman cuts mounts
 */
export function readInstallDirectory(name: string, text: string): string {
  const directory = text.replace(/^~(?=\/|$)/, '%h').replace(/(?<=.)\/+$/, '');
  if (!/^(?:\/|%[hSEt](?:\/|$))[^\s:,"'\\]*$/.test(directory) || directory.split('/').includes('..')) {
    throw new UserError(
      `${name} is ${JSON.stringify(text)}; allowed: an absolute path, or one that begins with ~ or %h, without blanks, quotes, ":" and ","`,
    );
  }
  return directory;
}
