import { fenced, markdownText } from '../../report/markdown.js';
import type { CheckResult } from '../run-checks.js';
import { checkPage } from './json.js';
import { remedyBlock } from './remedy-shell.js';
import { describeCounts, NOTABLE } from './text.js';

/**
 * What was found on a host, in Markdown: one line where all is well, else a table and the commands that put it right.
 * Pure.
 * @param pages where the pages of the checks are, such as `https://github.com/OWNER/REPOSITORY/blob/v1`; nothing leaves
 *   the ids without links
 */
export function hostSummary(
  results: readonly CheckResult[],
  options: { readonly user: string; readonly duration: number; readonly pages: string | undefined },
): string {
  const { user, duration, pages } = options;
  const notable = results.filter(({ state }) => NOTABLE.includes(state));
  const line = `Rootless Podman on this host: ${describeCounts(results)} (${(duration / 1000).toFixed(2)} s)`;
  if (notable.length === 0) return `✓ ${line}\n`;
  const block = remedyBlock(notable, user);
  return [
    `### ${line}`,
    '',
    '| | check | found | what to do |',
    '| --- | --- | --- | --- |',
    ...notable.map((one) => row(one, pages)),
    ...(block === undefined
      ? []
      : [
          '',
          '<details><summary>All commands, to copy and paste</summary>',
          '',
          fenced(block.split('\n'), 'sh'),
          '',
          '</details>',
        ]),
    '',
  ].join('\n');
}

const WORDS = { fixed: '✎ put right', error: '✗', warning: '!', unknown: '?' } as const;

function row({ id, title, state, found, before, remedy }: CheckResult, pages: string | undefined): string {
  const name = pages === undefined ? id : `[${id}](${pages}/${checkPage(id)})`;
  const said = before === undefined ? found : `${found} (it was: ${before})`;
  // What was found may hold anything: a file name, a program's words.
  const [mark, foreign] = [WORDS[state as keyof typeof WORDS], [said, remedy?.advice ?? '']];
  return `| ${[mark, `${name} ${title}`, ...foreign.map(markdownText)].join(' | ')} |`;
}
