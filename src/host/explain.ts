import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeError, UserError } from '../platform/errors.js';
import { CommandError } from '../platform/exec.js';
import { redactLogins } from '../platform/redact.js';
import type { Condition } from './check.js';
import { conditions as known } from './checks/index.js';
import { HostUnfitError } from './examine.js';
import { unfitText } from './report/text.js';

/** The conditions that match an error message of podman, buildah or skopeo, in the order of the checks. Pure. */
export function conditionsBehind(text: string, conditions: readonly Condition[] = known): Condition[] {
  return conditions.filter(({ signatures }) => signatures.some((signature) => signature.test(text)));
}

/**
 * The text for anything that was thrown: the obstacles of an unfit host, or the output of the command and below it
 * the host condition that matches. An internal error never matches one.
 */
export function explainFailure(thrown: unknown): string {
  if (thrown instanceof HostUnfitError) return redactLogins(unfitText(thrown));
  const said = thrown instanceof CommandError ? thrown.message : describeError(thrown);
  if (!(thrown instanceof CommandError || thrown instanceof UserError)) return said;
  // A message contains only the end of the output.
  const all = thrown instanceof CommandError ? `${said}\n${thrown.result.stderr}` : said;
  const [condition] = conditionsBehind(all);
  if (condition === undefined) return said;
  const { id, title, cause, cure } = condition;
  return `${said}\n${id} ${title}: ${cause}\n  what to do: ${cure}`;
}

/**
 * The page about a check.
 * @param wanted its id, in upper or lower case
 * @param pages the directory of the pages, `RP014.md` and so on
 * @throws UserError if there is no such check
 */
export function explainCheck(wanted: string, conditions: readonly Condition[], pages: string): string {
  const found = conditions.find(({ id }) => id === wanted.toUpperCase());
  if (found === undefined) {
    const ids = conditions.map(({ id }) => id).sort();
    throw new UserError(`unknown check "${wanted}"; the IDs are ${ids[0]} to ${ids.at(-1)}, with gaps`);
  }
  const { id, title, cause, cure } = found;
  try {
    return readFileSync(join(pages, `${id}.md`), 'utf8');
  } catch {
    // The bundle may have been copied without the pages.
    return `# ${id} ${title}\n\n${cause}\n\n${cure}\n`;
  }
}
