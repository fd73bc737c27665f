import { inert } from '../platform/inert.js';
import { knownRedactor } from '../platform/redactor.js';
import { parseLine } from './workflow-command.js';

export interface Terminal {
  /** Shows one line of a step, as the runner's log would: secrets as `***`, groups as headings. */
  show(line: string): void;
}

const STYLES = { heading: '1', warning: '33', error: '31', done: '32' } as const;

/** @param colours false when the output is no terminal, or under NO_COLOR */
export function terminal(write: (text: string) => void, colours: boolean): Terminal {
  const secrets = new Set<string>();
  let redact = knownRedactor([]);
  let indent = '';
  const paint = (style: keyof typeof STYLES, text: string) =>
    colours ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
  // Painted last: what a step prints may hold sequences that are not ours.
  const print = (text: string, painted = (safe: string) => safe) => {
    for (const line of painted(inert(redact(text))).split('\n'))
      write(`${line === '' ? '' : indent}${line}\n`);
  };
  return {
    show(line) {
      const parsed = parseLine(line);
      if (parsed.kind === 'text') {
        print(parsed.text, (safe) => safe.replace(/^✓/, paint('done', '✓')));
        return;
      }
      switch (parsed.name) {
        case 'group':
          print(parsed.value, (safe) => paint('heading', safe));
          indent = '  ';
          break;
        case 'endgroup':
          indent = '';
          break;
        case 'add-mask':
          // The runner masks each line of a secret too.
          for (const part of [parsed.value, ...parsed.value.split(/[\r\n]+/)])
            if (part.trim() !== '') secrets.add(part);
          redact = knownRedactor([...secrets]);
          break;
        case 'warning':
          print(`warning: ${parsed.value}`, (safe) => paint('warning', safe));
          break;
        case 'error':
          print(`error: ${parsed.value}`, (safe) => paint('error', safe));
          break;
        case 'debug':
          break;
        default:
          print(line);
      }
    },
  };
}
