import type { Mode } from '../../finding.js';
import type { GeneratedSet } from '../generated-set.js';
import type { LaidOutFile } from '../lay-out.js';

/** What is published. */
export interface Published {
  readonly set: GeneratedSet;
  /** Units, drop-ins, and what units name beside themselves. */
  readonly sources: readonly LaidOutFile[];
  readonly mode: Mode;
  readonly installDirectory: string;
  /** In full. */
  readonly podman: string;
  /** Which generator it was. */
  readonly generator: string;
  /** The commit of the sources, where they are of one. */
  readonly commit: string | undefined;
}
