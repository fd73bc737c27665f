import { describeNumber } from '../platform/amounts.js';
import { UserError } from '../platform/errors.js';
import type { Severity } from './finding.js';

/** Limits for one lint, over all sets and versions. */
interface LintLimits {
  /** Lines of units and drop-ins in memory, counted for each dialect. */
  readonly lines: number;
  /** Characters of units with their drop-ins, and of manifests, counted for each version that differs. */
  readonly characters: number;
  /** Findings of one rule in one file that are kept. */
  readonly findingsOfRule: number;
  /** Findings of one severity that are kept. */
  readonly findings: number;
}

const LIMITS: LintLimits = {
  lines: 600_000,
  characters: 24 * 1024 * 1024,
  findingsOfRule: 1000,
  findings: 25_000,
};

/** Fixed cost of a unit or manifest, in characters. */
const BASE = 200;

const HINT = 'lint smaller directories separately, or fewer versions';

/** Counts the work of a lint, and stops it at the limits. */
export class LintBudget {
  #lines = 0;
  #characters = 0;
  readonly #findings: Record<Severity, number> = { error: 0, warning: 0, note: 0 };

  constructor(readonly limits = LIMITS) {}

  /** @throws UserError beyond the limit */
  countLines(count: number): void {
    this.#lines += count;
    if (this.#lines <= this.limits.lines) return;
    throw new UserError(
      `the Quadlet files have more than ${describeNumber(this.limits.lines)} lines; ${HINT}`,
    );
  }

  /**
   * Counts the text of a unit, of a drop-in for each unit that it applies to, and of a unit's manifest.
   * @throws UserError beyond the limit
   */
  countText(characters: number): void {
    this.#characters += BASE + characters;
    if (this.#characters <= this.limits.characters) return;
    throw new UserError(
      `the text to check is too large, counting drop-ins for each unit and everything for each version; ${HINT}`,
    );
  }

  /** Whether one more finding can be kept. */
  countFinding(severity: Severity): boolean {
    return ++this.#findings[severity] <= this.limits.findings;
  }
}
