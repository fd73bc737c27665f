import type { UnitView } from './unit/unit-view.js';

/** A service of Podman's generator in its published form, see `normalise-unit.ts`. */
export interface GeneratedService {
  /** `app.service`. */
  readonly name: string;
  /** Its Quadlet file, relative to the set's directory, with `/` as separator. */
  readonly source: string;
  /** The parsed unit file. */
  readonly unit: UnitView;
}

/** A link that enables a service: `default.target.wants/app.service` to `../app.service`. */
export interface EnablingLink {
  readonly path: string;
  readonly target: string;
}

/** The generator's output for one set of Quadlet files, ordered by name. */
export interface GeneratedSet {
  readonly services: readonly GeneratedService[];
  readonly links: readonly EnablingLink[];
}

/** A difference as a sentence for reviewers. */
export interface ChangeNote {
  /** A sentence without its full stop: `nginx.service now publishes 0.0.0.0:8080`. */
  readonly text: string;
  /** Whether it affects security: what a container may do and access, or who can reach it. */
  readonly security: boolean;
}

/** The effect of a change of the Quadlet files on one service. */
export interface ServiceChange {
  readonly name: string;
  readonly source: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Unified, without the two header lines; empty if only the enabling links changed. */
  readonly diff: string;
  /** Those that affect security first. */
  readonly notes: readonly ChangeNote[];
}
