import {
  isBelow,
  isPlainPath,
  isPrintable,
  isRootDirectory,
  isRootFile,
  JOB_NAME,
  REGISTRY_NAME,
} from './paths.js';
import {
  CA_STORE_PROGRAMS,
  EXTENDED_VARIABLES,
  JOB_VARIABLES,
  type Undo,
  USER_NAMESPACE_SWITCHES,
} from './step.js';

/** Whose changes a journal lists, which limits what it may contain. */
export interface UndoScope {
  /** The directory with the journal and the copies of changed files. */
  readonly directory: string;
  /** The job that made these changes; nothing for changes of the host for several jobs. */
  readonly job?: string;
  readonly user: { readonly name: string; readonly home: string };
  /** The user's directory for the configuration of Podman 6, derived from the environment of this process. */
  readonly containers?: string;
}

/** A step of a journal, or the problem with it. */
type StepReading = { readonly step: Undo } | { readonly problem: string };

interface Field {
  readonly optional?: true;
  /** @param step the other fields, which have not been checked */
  is(value: unknown, scope: UndoScope, step: Readonly<Record<string, unknown>>): boolean;
}

type FieldsOf<T> = { readonly [K in Exclude<keyof T, 'kind'>]-?: Field };

/** What each kind may say. A field that is not listed makes the step invalid. */
const KINDS: { readonly [K in Undo['kind']]: FieldsOf<Extract<Undo, { kind: K }>> } = {
  pod: { name: text((name, { job }) => name === job) },
  image: {
    reference: matching(/^[A-Za-z0-9][\w.:/@-]{0,600}$/),
    id: optional(matching(/^[0-9a-f]{64}$/)),
  },
  'pause-images': { before: listOf(matching(/^localhost\/podman-pause:[\w.-]{1,128}$/)) },
  remove: { path: text(isRemovable) },
  'remove-empty': {
    paths: listOf(text((path, _, { as }) => (as === 'root' ? isRootDirectory(path) : isPlainPath(path)))),
    as: optional(oneOf(['root', 'user'])),
  },
  restore: {
    path: text((path, _, { as }) => (as === 'root' ? isRootFile(path) : isPlainPath(path))),
    as: oneOf(['root', 'user']),
    copy: optional(text((copy, { directory }) => isBelow(copy, directory))),
  },
  variable: {
    name: oneOf([...JOB_VARIABLES, ...EXTENDED_VARIABLES]),
    ours: text((ours, { directory }, { name }) =>
      EXTENDED_VARIABLES.some((one) => one === name)
        ? isPrintable(ours)
        : isBelow(ours, directory) || isSocketValue(ours, name),
    ),
    before: text(isPrintable),
  },
  'put-back': {
    path: text(isStoragePath),
    aside: optional(text((aside, _, { path }) => typeof path === 'string' && isAside(aside, path))),
  },
  'podman-socket': { made: { is: (value, { job }) => job === undefined && typeof value === 'boolean' } },
  'podman-service': {},
  'podman-bundle': {},
  kept: { what: text((what) => what !== '' && isPrintable(what)) },
  lingering: { user: text((user, scope) => user === scope.user.name) },
  sysctl: { name: oneOf(USER_NAMESPACE_SWITCHES) },
  'apparmor-profile': {},
  'tun-device': {},
  'tun-directory': {},
  mode: {
    path: text((path) => modesOf(path) !== undefined),
    mode: text((mode, _, { path }) => modesOf(path)?.test(mode) === true),
  },
  'fuse-module': {},
  binfmt: { architecture: matching(/^[a-z0-9]{1,16}$/) },
  'binfmt-mount': {},
  'binfmt-module': {},
  subids: { saved: matching(/^[0-9a-f]{8}-subids\.json$/) },
  'ca-store': { program: oneOf(CA_STORE_PROGRAMS) },
  'java-store': { job: text((name, { job }) => name === job) },
  'k3s-registry': { registry: matching(REGISTRY_NAME) },
  'kind-node': {
    engine: oneOf(['docker', 'podman']),
    node: matching(/^[A-Za-z0-9][\w.-]{0,252}$/),
    registry: matching(REGISTRY_NAME),
  },
  'trial-container': { name: text((name, { job }) => job !== undefined && name === `${job}-trial`) },
  'rootful-socket': { name: text((name, { job }) => name === job) },
  'unfinished-registry': {
    name: matching(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/),
    data: { is: (value) => typeof value === 'boolean' },
  },
};

/** Checks an entry of a journal against the closed list of steps. */
export function readStep(value: unknown, scope: UndoScope): StepReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: 'it is not a JSON object' };
  }
  const step = value as Readonly<Record<string, unknown>>;
  const { kind } = step;
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) {
    const shown = typeof kind === 'string' && /^[a-z-]{1,40}$/.test(kind) ? ` "${kind}"` : '';
    return { problem: `its kind${shown} is unknown` };
  }
  const fields: Readonly<Record<string, Field>> = KINDS[kind as Undo['kind']];
  if (Object.keys(step).some((key) => key !== 'kind' && !Object.hasOwn(fields, key))) {
    return { problem: `a step of the kind "${kind}" has an unknown field` };
  }
  for (const [name, field] of Object.entries(fields)) {
    const isThere = Object.hasOwn(step, name);
    if (isThere ? !field.is(step[name], scope, step) : field.optional !== true) {
      return { problem: `"${name}" of the kind "${kind}" ${isThere ? 'is not allowed' : 'is missing'}` };
    }
  }
  return { step: value as Undo };
}

// Characters and entries: more than anything that this action writes down.
const LONGEST_TEXT = 32_768;
const LONGEST_LIST = 1000;

function text(
  test: (value: string, scope: UndoScope, step: Readonly<Record<string, unknown>>) => boolean,
): Field {
  return {
    is: (value, scope, step) =>
      typeof value === 'string' && value.length <= LONGEST_TEXT && test(value, scope, step),
  };
}

function matching(pattern: RegExp): Field {
  return text((value) => pattern.test(value));
}

function oneOf(values: readonly string[]): Field {
  return text((value) => values.includes(value));
}

function listOf(field: Field): Field {
  return {
    is: (value, scope, step) =>
      Array.isArray(value) &&
      value.length <= LONGEST_LIST &&
      value.every((one) => field.is(one, scope, step)),
  };
}

function optional(field: Field): Field {
  return { ...field, optional: true };
}

const SOCKET = '(?:/[^/\\0]+)+/podman\\.sock';
const SOCKET_VALUES: Readonly<Record<string, RegExp>> = {
  DOCKER_HOST: new RegExp(`^unix://${SOCKET}$`),
  TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: new RegExp(`^${SOCKET}$`),
  TESTCONTAINERS_RYUK_DISABLED: /^true$/,
};

/** What the job sets for the clients of podman's socket. */
function isSocketValue(value: string, name: unknown): boolean {
  const own =
    typeof name === 'string' && Object.hasOwn(SOCKET_VALUES, name) ? SOCKET_VALUES[name] : undefined;
  return own?.test(value) === true && isPrintable(value);
}

/**
 * What a job creates as the user outside of its directory: a directory with its name, its CA for podman, and its
 * mirrors.
 */
function isRemovable(path: string, { job, containers }: UndoScope): boolean {
  if (job === undefined || !JOB_NAME.test(job) || !isPlainPath(path)) return false;
  const [file = '', directory = '', ...above] = path.split('/').toReversed();
  if (file === job) return true;
  const isDropIn = directory === 'registries.conf.d';
  const parent = (isDropIn ? above : above.slice(1)).toReversed().join('/');
  // HOME of a step can differ from passwd(5), so any .config will do.
  if (parent !== containers && !parent.endsWith('/.config/containers')) return false;
  if (isDropIn) return registriesFile(job).test(file);
  return above[0] === 'certs.d' && REGISTRY_NAME.test(directory) && ['ca.crt', `${job}.crt`].includes(file);
}

/** The names that the drop-ins of a job for registries.conf(5) can have. */
export function registriesFile(job: string): RegExp {
  return new RegExp(`^podman-registry-(?:fragment|mirrors-[0-9]{1,16})-${job.slice(-8)}\\.conf$`);
}

/**
 * Any path except the home directory and its parents, because a storage that did not exist before is removed
 * completely.
 */
function isStoragePath(path: string, { user }: UndoScope): boolean {
  return isPlainPath(path) && path.split('/').length > 2 && user.home !== path && !isBelow(user.home, path);
}

function isAside(aside: string, path: string): boolean {
  return aside.startsWith(path) && /^\.podman-registry-[0-9a-f]{8}$/.test(aside.slice(path.length));
}

/** The modes that may be restored for a device, newuidmap or newgidmap; nothing for any other path. */
function modesOf(path: unknown): RegExp | undefined {
  if (path === '/dev/net/tun' || path === '/dev/fuse') return /^0[0-7]{3}$/;
  // Never writable for other users than root, and never with the setuid bit.
  return typeof path === 'string' && /^\/(?:usr\/(?:local\/)?)?s?bin\/new[ug]idmap$/.test(path)
    ? /^0[0-7][0145][0145]$/
    : undefined;
}
