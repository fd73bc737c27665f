import { describeError, UserError } from '../platform/errors.js';
import { CommandError } from '../platform/exec.js';
import { redactLogins } from '../platform/redact.js';
import type { Condition } from './check.js';
import { conditions as known } from './checks/index.js';
import { unfitText } from './report/text.js';
import { HostUnfitError } from './unfit-error.js';

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
