import { describeNumber } from '../platform/amounts.js';
import { UserError } from '../platform/errors.js';
import type { Severity } from './finding.js';

/** How much one lint may do, over all sets and versions. */
interface LintLimits {
  /** Lines of units and drop-ins that are kept in memory, counted again for each way in which versions read them. */
  readonly lines: number;
  /** Characters of units with their drop-ins, and of what is played, counted again for each version that differs. */
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

/** What a unit or manifest costs beside its text, counted in characters. */
const BASE = 200;

const HINT = 'lint smaller directories one by one, or for fewer versions';

/** Counts what a lint does, and ends it where that is too much. What is above its limits is no set of unit files. */
export class LintBudget {
  #lines = 0;
  #characters = 0;
  readonly #findings: Record<Severity, number> = { error: 0, warning: 0, note: 0 };

  constructor(readonly limits = LIMITS) {}

  /** @throws UserError where there are too many */
  countLines(count: number): void {
    this.#lines += count;
    if (this.#lines <= this.limits.lines) return;
    throw new UserError(
      `the Quadlet files have more than ${describeNumber(this.limits.lines)} lines: ${HINT}`,
    );
  }

  /**
   * Counts the text of a unit, of a drop-in for each unit that it applies to, and what a unit needs of a manifest.
   * @throws UserError where it is too much
   */
  countText(characters: number): void {
    this.#characters += BASE + characters;
    if (this.#characters <= this.limits.characters) return;
    throw new UserError(
      `there is too much to check: drop-ins count for each unit that they apply to, and all of it for each version; ${HINT}`,
    );
  }

  /** Whether one more finding can be kept. */
  countFinding(severity: Severity): boolean {
    return ++this.#findings[severity] <= this.limits.findings;
  }
}
