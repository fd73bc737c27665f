import type { Section } from '../../quadlet/syntax/unit-text.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import { configFiles } from './mounted-files.js';

/** Texts by their path below the output directory. */
export type Artifacts = ReadonlyMap<string, string>;

export const COMMENT =
  'A private registry: CNCF Distribution behind nginx with TLS. Made by podman-registry-action.';
export const DESCRIPTION = 'CNCF Distribution behind nginx with TLS';

export const INSTALL: Section = { name: 'Install', entries: [['WantedBy', 'default.target']] };

/** Settings of a unit in addition to the pod: its manifest, the network, and whether it recovers by itself. */
export interface UnitOptions {
  readonly manifest: string;
  /** What `--network` gets; nothing: podman's own choice. */
  readonly network: string | undefined;
  /** Where the service is to recover by itself. */
  readonly recovery?: Recovery;
}

interface Recovery {
  /** The timer that watches the registry; nothing where nothing can. */
  readonly timer: string | undefined;
}

/** For a registry that lasts: a limit for the log of each container, where podman writes it to a file. */
export const LOG_LIMIT = '--log-opt=max-size=10mb';

/** A start that fails is tried again after 2 s, five times a minute; the watch goes on where these are used up. */
export function recoveryEntries(recovery: Recovery | undefined): (readonly [string, string])[] {
  if (recovery === undefined) return [];
  const limits = [
    ['StartLimitIntervalSec', '60'],
    ['StartLimitBurst', '5'],
  ] as const;
  return recovery.timer === undefined ? [...limits] : [['Wants', recovery.timer], ...limits];
}

/** With a recovery, the next start waits 2 s. */
export function restartEntries(when: string, recovery: Recovery | undefined): (readonly [string, string])[] {
  return [['Restart', when], ...(recovery === undefined ? [] : ([['RestartSec', '2']] as const))];
}

/** The configuration files below a directory of the output. */
export function configBelow(spec: PlacedRegistry, directory: string): [path: string, text: string][] {
  return Object.entries(configFiles(spec)).map(([file, text]) => [`${directory}/${file}`, text]);
}
