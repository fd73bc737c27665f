import { describeError, UserError } from '../platform/errors.js';
import { CommandError } from '../platform/exec.js';
import { redactLogins } from '../platform/redact.js';
import type { Condition } from './check.js';
import { conditions as known } from './checks/index.js';
import { unfitText } from './report/text.js';
import { HostUnfitError } from './unfit-error.js';

/** Conditions of the host that an error message of podman, buildah or skopeo points to, in the order of the checks. Pure. */
export function conditionsBehind(text: string, conditions: readonly Condition[] = known): Condition[] {
  return conditions.filter(({ signatures }) => signatures.some((signature) => signature.test(text)));
}

/**
 * What to show of anything that was thrown: the obstacles of a host that is not fit; else the command's own words, and
 * under them the condition of the host that they point to, where they point to one. A bug of ours is no condition of the
 * host.
 */
export function explainFailure(thrown: unknown): string {
  if (thrown instanceof HostUnfitError) return redactLogins(unfitText(thrown));
  const said = thrown instanceof CommandError ? thrown.message : describeError(thrown);
  if (!(thrown instanceof CommandError || thrown instanceof UserError)) return said;
  // A message shows the last words only.
  const all = thrown instanceof CommandError ? `${said}\n${thrown.result.stderr}` : said;
  const [condition] = conditionsBehind(all);
  if (condition === undefined) return said;
  const { id, title, cause, cure } = condition;
  return `${said}\n${id} ${title}: ${cause}\n  what to do: ${cure}`;
}
