import type { Terminal } from './terminal.js';

// Processes the output of a step as a runner does. `start` runs main and post in separate processes, like a runner, and
// reads their commands here and nowhere else.

/** A line of a step's output, as the runner understands it. */
type Line =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly name: string; readonly value: string };

// Source: actions/runner, ActionCommand.cs; @actions/core, command.ts.
const COMMAND = /^::([a-z-]+)(?: [^:]*)?::(.*)$/;

/** Reads `::name key=value::text`; anything else is text. */
export function parseLine(line: string): Line {
  const found = COMMAND.exec(line);
  if (!found) return { kind: 'text', text: line };
  const value = (found[2] ?? '').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return { kind: 'command', name: found[1] ?? '', value };
}

/** Shows a line of a step as a runner's log would. */
export function showLine(line: string, terminal: Terminal): void {
  const parsed = parseLine(line);
  if (parsed.kind === 'text') {
    terminal.info(parsed.text);
    return;
  }
  switch (parsed.name) {
    case 'group':
      terminal.startGroup(parsed.value);
      break;
    case 'endgroup':
      terminal.endGroup();
      break;
    case 'add-mask':
      terminal.mask(parsed.value);
      break;
    case 'warning':
      terminal.warning(parsed.value);
      break;
    case 'error':
      terminal.error(parsed.value);
      break;
    case 'debug':
      break;
    default:
      terminal.info(line);
  }
}

/**
 * Reads a file such as GITHUB_OUTPUT: `name=value`, or `name<<END`, lines, `END`. The last value of a name counts.
 * @throws Error when a value of several lines has no end
 */
export function parseCommandFile(text: string): Map<string, string> {
  const values = new Map<string, string>();
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const block = /^([^=]+?)<<(.+)$/.exec(line);
    if (block?.[1] !== undefined && block[2] !== undefined) {
      const end = lines.indexOf(block[2], index + 1);
      if (end === -1) throw new Error(`the value of ${block[1]} has no end`);
      values.set(block[1], lines.slice(index + 1, end).join('\n'));
      index = end;
    } else if (line.includes('=')) {
      values.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
    }
  }
  return values;
}
