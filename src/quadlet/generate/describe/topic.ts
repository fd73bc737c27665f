import type { ChangeNote } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';

/** One service on both sides of a change; a unit without a line where it is not there. */
export interface Change {
  /** `app.service`. */
  readonly name: string;
  readonly before: UnitView;
  readonly after: UnitView;
}

/** One thing that a change can be about: the options of podman that it speaks for, and its sentences. */
export interface Topic {
  readonly options: readonly string[];
  notes(change: Change): ChangeNote[];
}
