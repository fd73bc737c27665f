import { UserError } from '../../platform/errors.js';

/**
 * Parses the directory of the Quadlet files on the target; `~` becomes systemd's `%h`.
 * @param name of the option or input
 * @throws UserError for characters that a unit cannot contain, and for `:`, which separates the fields of a mount
 */
export function readInstallDirectory(name: string, text: string): string {
  const directory = text.replace(/^~(?=\/|$)/, '%h').replace(/(?<=.)\/+$/, '');
  if (!/^(?:\/|%[hSEt](?:\/|$))[^\s:,"'\\]*$/.test(directory) || directory.split('/').includes('..')) {
    throw new UserError(
      `${name} is ${JSON.stringify(text)}; use an absolute path, or one that begins with ~ or %h, without spaces, quotes, ":" and ","`,
    );
  }
  return directory;
}
