import { obeyed } from '../runner-log.js';

/** What the actions themselves tell the runner. */
const OWN = ['add-mask', 'debug', 'group', 'endgroup', 'error', 'warning', 'notice'];

// Escape sequences and changes of the direction of writing, which rule a terminal.
const RULES_TERMINAL = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/u;

/**
 * What is wrong with the log of a step that repeats lines of others.
 * @param reached a text that was among the lines, so that a log without any of them is not taken for a good one
 */
export function judgeLog(output: string, lines: readonly string[], reached: string): string[] {
  const wrong: string[] = [];
  if (!output.includes(reached)) wrong.push(`the lines do not reach the log: ${output.slice(-500)}`);
  const commands = obeyed(output);
  const key = (command: object) => JSON.stringify(command);
  // Commands without anything in them are the actions' own as well; those are counted below.
  const forged = new Set(
    obeyed(lines.join('\n'))
      .filter(({ data, properties }) => data !== '' || Object.keys(properties).length > 0)
      .map(key),
  );
  for (const command of commands) {
    if (!OWN.includes(command.name) || forged.has(key(command)))
      wrong.push(`the runner obeys ${key(command)}`);
  }
  const count = (name: string) => commands.filter((command) => command.name === name).length;
  if (count('group') !== count('endgroup')) wrong.push('a group is begun or ended by others');
  const control = RULES_TERMINAL.exec(output.replaceAll('\r\n', '\n'));
  if (control !== null) {
    const around = output.slice(Math.max(0, control.index - 40), control.index + 40);
    wrong.push(`a control character gets through: ${JSON.stringify(around)}`);
  }
  return wrong;
}
