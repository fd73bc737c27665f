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

/**
 * What a change means for security: what a container may do and access, and who can reach it. `weaker` also means that it
 * can be weaker, so that someone has to decide: another user mapping, another command on the host.
 */
export type Security = 'weaker' | 'stronger' | 'neutral';

/** A difference as a sentence for reviewers. */
export interface ChangeNote {
  /** A sentence without its full stop: `nginx.service now publishes 0.0.0.0:8080`. */
  readonly text: string;
  readonly security: Security;
}

/**
 * What it takes that a change has its effect, after the files are installed and systemd has read them (daemon-reload):
 * nothing more, a restart of the service, or the removal of the network or volume that exists already.
 */
export interface Effect {
  readonly after: 'reload' | 'start' | 'restart' | 'removal' | 'stop';
  /** A sentence without its full stop. */
  readonly text: string;
}

/** The effect of a change of the Quadlet files on one service. */
export interface ServiceChange {
  readonly name: string;
  readonly source: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Unified, without the two header lines; empty if only the enabling links changed. */
  readonly diff: string;
  /** Those that weaken security first, then those that strengthen it. */
  readonly notes: readonly ChangeNote[];
  readonly effect: Effect;
}
