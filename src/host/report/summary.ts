import { fenced, markdownText } from '../../report/markdown.js';
import type { CheckResult } from '../run-checks.js';
import { checkPage } from './json.js';
import { remedyBlock, showsSudo } from './remedy-shell.js';
import { describeCounts, NOTABLE } from './text.js';

/**
 * The results of a host in Markdown: one line without problems, otherwise a table and the commands that fix them.
 * Pure.
 * @param pages the address of the check pages, such as `https://github.com/OWNER/REPOSITORY/blob/v1`; without it
 *   the ids have no links
 */
export function hostSummary(
  results: readonly CheckResult[],
  options: { readonly user: string; readonly duration: number; readonly pages: string | undefined },
): string {
  const { user, duration, pages } = options;
  const notable = results.filter(({ state }) => NOTABLE.includes(state));
  const line = `Rootless Podman on this host: ${describeCounts(results)} (${(duration / 1000).toFixed(2)} s)`;
  if (notable.length === 0) return `✓ ${line}\n`;
  const block = remedyBlock(notable, user, showsSudo(results));
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

const MARKS = { fixed: '✎ fixed', error: '✗', warning: '!', unknown: '?' } as const;

function row({ id, title, state, found, before, remedy }: CheckResult, pages: string | undefined): string {
  const name = pages === undefined ? id : `[${id}](${pages}/${checkPage(id)})`;
  const said = before === undefined ? found : `${found} (was: ${before})`;
  // The text may contain anything, such as a file name or a program's output.
  const [mark, foreign] = [MARKS[state as keyof typeof MARKS], [said, remedy?.advice ?? '']];
  return `| ${[mark, `${name} ${title}`, ...foreign.map(markdownText)].join(' | ')} |`;
}
