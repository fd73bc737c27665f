import type { ChangeNote } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';

/** One service before and after a change; an empty unit if it does not exist. */
export interface Change {
  /** `app.service`. */
  readonly name: string;
  readonly before: UnitView;
  readonly after: UnitView;
}

/** A group of related notes, with the podman options that they cover. */
export interface Topic {
  readonly options: readonly string[];
  notes(change: Change): ChangeNote[];
}
