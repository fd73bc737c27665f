import { UserError } from '../../platform/errors.js';

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
