import type { UnitView } from './unit/unit-view.js';

/** A service as Podman's generator made it, in the form in which it is published: see `normalise-unit.ts`. */
export interface GeneratedService {
  /** `app.service`. */
  readonly name: string;
  /** The Quadlet file that it came of, relative to the set's directory, `/` between the names. */
  readonly source: string;
  /** The unit file, taken apart. */
  readonly unit: UnitView;
}

/** A link that enables a service: `default.target.wants/app.service` to `../app.service`. */
export interface EnablingLink {
  readonly path: string;
  readonly target: string;
}

/** What the generator made out of one set of Quadlet files, ordered by name. */
export interface GeneratedSet {
  readonly services: readonly GeneratedService[];
  readonly links: readonly EnablingLink[];
}

/** A difference in words that a reviewer understands. */
export interface ChangeNote {
  /** A sentence without its full stop: `nginx.service now publishes 0.0.0.0:8080`. */
  readonly text: string;
  /** It touches security: what a container may do, reach, or who reaches it. */
  readonly security: boolean;
}

/** What a change of the Quadlet files does to one service. */
export interface ServiceChange {
  readonly name: string;
  readonly source: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Unified, without the two header lines; empty if only the enabling links changed. */
  readonly diff: string;
  /** Those that touch security first. */
  readonly notes: readonly ChangeNote[];
}
