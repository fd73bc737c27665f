import { existsSync } from 'node:fs';
import type { Suite } from '../../../src/machine/recipe.js';

/** One thing that is wrong with a host, how it is made, and what has to become of it. */
export interface Fault {
  /** The check that has to find it. */
  readonly id: string;
  readonly what: string;
  /** Where it is made, and looked at by `doctor`. */
  readonly suites: readonly Suite[];
  /** Where main and post run too; by default all `suites` for a fault that is fixed, else the first. None: `doctor` alone. */
  readonly played?: readonly Suite[];
  /** Shell, as root, in a machine that is as it should be. */
  readonly make?: string;
  /** Shell, as root: as it was before `make`, also when the fault has been fixed since. */
  readonly restore?: string;
  /** Why it cannot be made, on hosts where it cannot; the kernel is the host's. */
  readonly obstacle?: () => string | undefined;
  /** Variables of the job; `undefined` takes one away that a hosted runner has. */
  readonly job?: Readonly<Record<string, string | undefined>>;
  /** The words before the command: what the job is started by. `doctor` alone. */
  readonly launcher?: readonly string[];
  readonly state: 'ok' | 'info' | 'warning' | 'error';
  /**
   * `fixed`: under `setup: auto` main puts it right and passes. `fails`: main ends with the explanation. `works`: main
   * passes, and the condition stays as it is.
   */
  readonly outcome: 'fixed' | 'fails' | 'works';
  /** What the explanation has to say. */
  readonly says: RegExp;
  /** The ids of other checks that find something because of it. */
  readonly along?: readonly string[] | ((suite: Suite) => readonly string[]);
  /** The ids of what main changes, where it is not `id` alone. */
  readonly changes?: string;
  /** Of the host's state, what is another after post: installed packages stay, and so does what harms nobody. */
  readonly stays?: RegExp;
}

/** Without a user namespace podman runs no container: what its own two checks say of it. */
export const NO_NAMESPACE = ['RP027', 'RP092'];

export const EVERYWHERE: readonly Suite[] = ['trixie', 'bookworm', 'sid'];
export const TRIXIE: readonly Suite[] = ['trixie'];

/** Takes a file away, and brings it back. */
export function away(...paths: readonly string[]): Pick<Fault, 'make' | 'restore'> {
  return {
    make: paths.map((path) => `mv ${path} ${path}.away`).join('\n'),
    restore: paths.map((path) => `mv ${path}.away ${path}`).join('\n'),
  };
}

/** Another text in a file, and the old one again. The file may lie where nothing can be made beside it. */
export function edited(path: string, edit: string): Pick<Fault, 'make' | 'restore'> {
  const copy = `/root/${path.replaceAll('/', '_')}`;
  return { make: `cp -a ${path} ${copy}\n${edit}`, restore: `cp -a ${copy} ${path}\nrm ${copy}` };
}

/** The fault needs a file of the kernel's. */
export function without(path: string): () => string | undefined {
  return () => (existsSync(path) ? undefined : `the kernel has no ${path}`);
}

/** Another value of a kernel setting, for this machine alone: the kernel is the host's. */
export function pretended(setting: string, value: string): Pick<Fault, 'make' | 'restore' | 'obstacle'> {
  const path = `/proc/sys/${setting.replaceAll('.', '/')}`;
  const file = `/run/pretended-${setting}`;
  return {
    obstacle: without(path),
    make: `echo '${value}' > ${file}\nmount --bind ${file} ${path}`,
    restore: `umount ${path}\nrm ${file}`,
  };
}
