import { parseArgs } from 'node:util';
import { UserError } from '../platform/errors.js';

export const COMMANDS = ['status', 'logs', 'gc', 'down'] as const;
export type PersistentCommand = (typeof COMMANDS)[number];

export type PersistentOptions =
  | { readonly command: 'help' }
  | { readonly command: 'status'; readonly name: string | undefined; readonly format: 'text' | 'json' }
  | { readonly command: 'logs'; readonly name: string; readonly lines: number }
  | { readonly command: 'gc'; readonly name: string; readonly dryRun: boolean; readonly untagged: boolean }
  | { readonly command: 'down'; readonly name: string; readonly data: boolean; readonly unfinished: boolean };

export const PERSISTENT_USAGE = `Usage: podman-registry status [NAME] [--format text|json]
       podman-registry logs NAME [--lines N]
       podman-registry gc NAME [--dry-run] [--delete-untagged]
       podman-registry down NAME [--data]

Of this user's persistent registries, which a job has installed with "lifecycle: persistent".

  status  address, health, certificate, images, data; also of the registries of jobs that are up
  logs    the last lines of each container, 100 of them or --lines, with every secret taken out
  gc      frees what no image needs; for that time pushes are refused, and pulls go on
            --dry-run            only tells what would be freed
            --delete-untagged    images without a tag go too; refused before Distribution 3, which would
                                 delete those of multi-platform tags
  down    stops a registry and removes its service, files and secrets; its data stays
            --data               the data goes too

Exit code: 0 done, 1 failed (status: one of them is not healthy), 2 wrong use.
`;

const FLAGS = {
  status: ['format'],
  logs: ['lines'],
  gc: ['dry-run', 'delete-untagged'],
  down: ['data', 'unfinished'],
} as const;

/** @throws UserError, or an error of parseArgs, when the arguments are wrong */
export function persistentOptions(command: PersistentCommand, args: readonly string[]): PersistentOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      lines: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'delete-untagged': { type: 'boolean' },
      data: { type: 'boolean' },
      // Of the post step: removes what a job has begun to install, and nothing that is installed.
      unfinished: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { help, ...given } = values;
  if (help) return { command: 'help' };
  const strange = Object.keys(given).find((flag) => !FLAGS[command].some((known) => known === flag));
  if (strange !== undefined) throw new UserError(`"${command}" knows no --${strange}`);
  const [name, ...more] = positionals;
  if (more.length > 0) throw new UserError(`"${command}" takes one NAME; found ${positionals.join(' ')}`);
  if (name !== undefined && !/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(name)) {
    throw new UserError(
      `NAME is "${name}"; allowed: 1 to 32 of the characters a-z 0-9 and, within, - (see: podman-registry status)`,
    );
  }
  if (command === 'status') return { command, name, format: readFormat(given.format) };
  if (name === undefined) throw new UserError(`"${command}" needs a NAME (see: podman-registry status)`);
  switch (command) {
    case 'logs':
      return { command, name, lines: readLines(given.lines) };
    case 'gc':
      return {
        command,
        name,
        dryRun: given['dry-run'] ?? false,
        untagged: given['delete-untagged'] ?? false,
      };
    case 'down':
      return { command, name, data: given.data ?? false, unfinished: given.unfinished ?? false };
  }
}

function readFormat(format = 'text'): 'text' | 'json' {
  if (format === 'text' || format === 'json') return format;
  throw new UserError(`--format is "${format}"; allowed: text, json`);
}

function readLines(lines = '100'): number {
  if (/^\d{1,6}$/.test(lines) && Number(lines) > 0) return Number(lines);
  throw new UserError(`--lines is "${lines}"; allowed: a number from 1 to 999999`);
}
