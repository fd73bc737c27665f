import type { Mode } from '../finding.js';

/** The commands of a machine for units of a mode, as a user types them. */
export const HOST_COMMANDS: Readonly<Record<Mode, { readonly systemctl: string; readonly podman: string }>> =
  {
    user: { systemctl: 'systemctl --user', podman: 'podman' },
    system: { systemctl: 'sudo systemctl', podman: 'sudo podman' },
  };

/** One word of a POSIX shell, which keeps its leading `~`. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./~-]+$/.test(text) && !text.startsWith('-')
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Units as arguments of systemctl(1), each after a space; a template is a pattern for its instances. */
export function unitWords(names: readonly string[]): string {
  const words = names.map((name) => ` ${shellWord(name.replace(/@\.service$/, '@*.service'))}`).join('');
  return names.some((name) => name.startsWith('-')) ? ` --${words}` : words;
}
