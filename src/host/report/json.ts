import { isFit } from '../examine.js';
import type { CheckResult } from '../run-checks.js';
import { remedyCommands, showsSudo } from './remedy-shell.js';

/** The page of a check, relative to the repository. */
export function checkPage(id: string): string {
  return `docs/checks/${id}.md`;
}

/** The results of a host, for programs; `docs/host.md` describes the format. Pure. */
export function hostJson(results: readonly CheckResult[], duration: number): string {
  const sudo = showsSudo(results);
  const report = {
    version: 1,
    fit: isFit(results),
    milliseconds: Math.round(duration),
    checks: results.map(({ remedy, ...result }) => ({
      ...result,
      ...(remedy === undefined
        ? {}
        : {
            remedy: {
              advice: remedy.advice,
              automatic: remedy.automatic === true,
              commands: remedyCommands(remedy, sudo),
            },
          }),
      page: checkPage(result.id),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
