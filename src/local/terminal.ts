import { parseLine } from './workflow-command.js';

export interface Terminal {
  /** Shows one line of a step, as the runner's log would: secrets as `***`, groups as headings. */
  show(line: string): void;
}

const STYLES = { heading: '1', warning: '33', error: '31', done: '32' } as const;

/** @param colours false when the output is no terminal, or under NO_COLOR */
export function terminal(write: (text: string) => void, colours: boolean): Terminal {
  const secrets = new Set<string>();
  let indent = '';
  const paint = (style: keyof typeof STYLES, text: string) =>
    colours ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
  const print = (text: string) => {
    let shown = text;
    // The longest first: a short secret may be a part of a long one.
    for (const secret of [...secrets].sort((a, b) => b.length - a.length))
      shown = shown.replaceAll(secret, '***');
    for (const line of shown.split('\n')) write(`${line === '' ? '' : indent}${line}\n`);
  };
  return {
    show(line) {
      const parsed = parseLine(line);
      if (parsed.kind === 'text') {
        print(parsed.text.startsWith('✓') ? paint('done', '✓') + parsed.text.slice(1) : parsed.text);
        return;
      }
      switch (parsed.name) {
        case 'group':
          print(paint('heading', parsed.value));
          indent = '  ';
          break;
        case 'endgroup':
          indent = '';
          break;
        case 'add-mask':
          // The runner masks each line of a secret too.
          for (const part of [parsed.value, ...parsed.value.split(/[\r\n]+/)])
            if (part.trim() !== '') secrets.add(part);
          break;
        case 'warning':
          print(paint('warning', `warning: ${parsed.value}`));
          break;
        case 'error':
          print(paint('error', `error: ${parsed.value}`));
          break;
        case 'debug':
          break;
        default:
          print(line);
      }
    },
  };
}
