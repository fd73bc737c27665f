import { shellWord } from '../../platform/shell-word.js';
import type { Mode } from '../finding.js';

/** The commands of a machine for units of a mode, as a user types them. */
export const HOST_COMMANDS: Readonly<Record<Mode, { readonly systemctl: string; readonly podman: string }>> =
  {
    user: { systemctl: 'systemctl --user', podman: 'podman' },
    system: { systemctl: 'sudo systemctl', podman: 'sudo podman' },
  };

/** One word of a POSIX shell, which keeps its leading `~`. */
export function pathWord(text: string): string {
  return shellWord(text, /^(?!-)[\w@%+=:,./~-]+$/);
}

/** Units as arguments of systemctl(1), each after a space; a template is a pattern for its instances. */
export function unitWords(names: readonly string[]): string {
  const words = names.map((name) => ` ${pathWord(name.replace(/@\.service$/, '@*.service'))}`).join('');
  return names.some((name) => name.startsWith('-')) ? ` --${words}` : words;
}
