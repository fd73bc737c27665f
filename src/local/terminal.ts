import { inert } from '../platform/inert.js';
import type { Log } from '../platform/log.js';
import { knownRedactor } from '../platform/redactor.js';

/** The output of a start for a person, like the log of a job: secrets as `***`, groups as headings. */
export interface Terminal extends Log {
  /** Like `group`, for lines that arrive over time. */
  startGroup(title: string): void;
  endGroup(): void;
}

/** Where a terminal writes. */
interface Screen {
  readonly stdout: (text: string, form: 'painted') => void;
  /** Whether it shows colours. */
  readonly colours: boolean;
}

const STYLES = { heading: '1', warning: '33', error: '31', done: '32' } as const;

export function terminal({ stdout, colours }: Screen): Terminal {
  const secrets = new Set<string>();
  let redact = knownRedactor([]);
  let indent = '';
  const paint = (style: keyof typeof STYLES, text: string) =>
    colours ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
  // Coloured last, because the output of a step may contain foreign sequences.
  const print = (text: string, painted = (safe: string) => safe) => {
    for (const line of painted(inert(redact(text))).split('\n'))
      stdout(`${line === '' ? '' : indent}${line}\n`, 'painted');
  };
  const startGroup = (title: string) => {
    print(title, (safe) => paint('heading', safe));
    indent = '  ';
  };
  const endGroup = () => {
    indent = '';
  };
  return {
    startGroup,
    endGroup,
    info: (message) => print(message, (safe) => safe.replace(/^✓/, paint('done', '✓'))),
    warning: (message) => print(`warning: ${message}`, (safe) => paint('warning', safe)),
    error: (message) => print(`error: ${message}`, (safe) => paint('error', safe)),
    group: async (title, work) => {
      startGroup(title);
      try {
        return await work();
      } finally {
        endGroup();
      }
    },
    mask: (secret) => {
      // The runner masks each line of a secret too.
      for (const part of [secret, ...secret.split(/[\r\n]+/)]) if (part.trim() !== '') secrets.add(part);
      redact = knownRedactor([...secrets]);
    },
  };
}
