import type { Severity } from '../finding.js';

/** What the documentation and SARIF say about a rule. */
export interface Rule {
  readonly code: string;
  /** Words joined by dashes, as in a configuration file. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What happens because of it, and what to do; Markdown. */
  readonly explanation: string;
}
