import { shellWord } from '../src/platform/shell-word.js';
import { escapeRegExp } from '../src/platform/text.js';
import type { Proof, Result, Show, Speaker, Words } from './format.js';
import type { Observation } from './observe.js';

/** What is recorded of a proof that was run. */
export interface Recorded {
  /** The last service that was started, or an empty text. */
  readonly unit: string;
  readonly result: Result | 'not started';
  readonly says: readonly { readonly by: Speaker; readonly message: string }[];
  readonly shows: readonly { readonly run: string; readonly wrong?: Words; readonly right?: Words }[];
  /** The version of the generator, where it is not that of podman. */
  readonly generator?: string;
}

/** @returns what the wrong files showed, and what was seen that the proof does not expect */
export function judge(
  proof: Proof,
  { wrong, right }: { readonly wrong: Observation; readonly right: Observation },
): { readonly recorded: Recorded; readonly failures: readonly string[] } {
  const failures: string[] = [];
  const unit = proof.start.at(-1) ?? '';
  if (unit !== '') {
    if (wrong.result !== proof.wrong) failures.push(`wrong: ${unit} ${wrong.result}, not ${proof.wrong}`);
    const isRight = proof.right === 'generated' ? right.result !== 'absent' : right.result === proof.right;
    if (!isRight) failures.push(`right: ${unit} ${right.result}, not ${proof.right}`);
  }
  const says: { by: Speaker; message: string }[] = [];
  for (const [by, words] of proof.says) {
    const message = lineWith(wrong.said.get(by) ?? [], words);
    if (message === undefined) failures.push(`wrong: ${by} does not print "${words}"`);
    else says.push({ by, message });
    if (lineWith(right.said.get(by) ?? [], words)) failures.push(`right: ${by} prints "${words}" too`);
  }
  const shows = proof.shows.map((show, index) => {
    const texts = { wrong: wrong.shown[index] ?? '', right: right.shown[index] ?? '' };
    const command = show.run.map((word) => shellWord(word)).join(' ');
    for (const side of ['wrong', 'right'] as const) {
      if (!fulfils(texts[side], show[side])) {
        failures.push(
          `${side}: ${command} does not show ${JSON.stringify(show[side])}: ${texts[side].trim()}`,
        );
      }
    }
    return { run: command, ...seen('wrong', texts.wrong, show), ...seen('right', texts.right, show) };
  });
  const result = unit === '' ? 'not started' : wrong.result;
  const generator = proof.generator === undefined ? {} : { generator: proof.generator };
  return { recorded: { unit, result, says, shows, ...generator }, failures };
}

/** The first line that contains words, in which `…` stands for any text, without what changes with each run. */
export function lineWith(lines: readonly string[], words: string): string | undefined {
  const pattern = new RegExp(words.split('…').map(escapeRegExp).join('.*'));
  const line = lines.find((one) => pattern.test(one));
  return line === undefined ? undefined : stable(line);
}

function fulfils(text: string, words: Words | undefined): boolean {
  if (words === undefined) return true;
  if (typeof words !== 'string') return !fulfils(text, words.not);
  return lineWith(text.split('\n'), words) !== undefined;
}

/** The line of an output that was looked for, or the words that it lacks. */
function seen(
  side: 'wrong' | 'right',
  text: string,
  show: Show,
): { readonly wrong?: Words; readonly right?: Words } {
  const words = show[side];
  if (words === undefined) return {};
  return { [side]: typeof words === 'string' ? (lineWith(text.split('\n'), words) ?? '') : words };
}

function stable(line: string): string {
  return line
    .trim()
    .replace(/^[\w-]+\[\d+\]: /, '')
    .replace(/\/tmp\/tmp\.\w+\//g, '')
    .replace(/^time="[^"]*" /, '')
    .replace(/\b[0-9a-f]{12,64}\b/g, 'ID');
}
