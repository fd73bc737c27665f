import type { ChangeNote } from '../generated-set.js';
import type { Change } from '../unit/unit-view.js';

/** One thing that a change can be about: the options of podman that it speaks for, and its sentences. */
export interface Topic {
  readonly options: readonly string[];
  notes(change: Change): ChangeNote[];
}
