import { UserError } from '../platform/errors.js';
import type { CheckResult } from './run-checks.js';

/** Rootless Podman cannot work on this host. `explainFailure` shows the obstacles with their remedies. */
export class HostUnfitError extends UserError {
  /**
   * @param user the user who runs the commands that do not need root
   * @param hint advice about another setting
   */
  constructor(
    readonly obstacles: readonly CheckResult[],
    readonly user: string,
    readonly hint?: string,
  ) {
    super(`rootless Podman cannot work on this host: ${obstacles.map(({ id }) => id).join(', ')}`);
  }
}
