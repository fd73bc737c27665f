import { constants, realpath } from 'node:fs/promises';
import { type Attempt, CommandError } from '../../platform/exec.js';
import { accessible } from '../../platform/exists.js';

// Where distributions put it: Debian and Fedora, podman-static and self-built ones, Arch. Wherever else it is, systemd
// has a link to it, of whose names one alone means user mode: so what is behind the link is what counts.
const PLACES = [
  '/usr/libexec/podman/quadlet',
  '/usr/local/libexec/podman/quadlet',
  '/usr/lib/podman/quadlet',
  ...['/usr/lib', '/usr/local/lib', '/lib', '/etc'].flatMap((directory) =>
    ['user', 'system'].map((kind) => `${directory}/systemd/${kind}-generators/podman-${kind}-generator`),
  ),
];

/** @returns the path of Podman's own generator, or nothing where this host has none (Podman before 4.4) */
export async function findGenerator(places: readonly string[] = PLACES): Promise<string | undefined> {
  for (const place of places) {
    if (await accessible(place, constants.X_OK)) return realpath(place);
  }
  return undefined;
}

/**
 * Lets Podman's own generator read a directory of Quadlet files in user mode, without writing anything.
 * @returns the generated units as it prints them
 * @throws CommandError with its words when it rejects a file
 */
export async function dryRun(generator: string, directory: string, attempt: Attempt): Promise<string> {
  const argv = [generator, '-user', '-dryrun'];
  const result = await attempt(argv, { timeout: 60, env: { QUADLET_UNIT_DIRS: directory } });
  // Before 4.6 it ends with 0 whatever it rejected.
  const rejected = /^quadlet-generator\[\d+\]: (?:converting|error|Error)/m.test(result.stderr);
  if (result.exitCode !== 0 || rejected) throw new CommandError(argv, result, 60);
  return result.stdout;
}
