/**
 * How one change to the machine is undone, or why it stays. The set is closed: a step has a kind and arguments but
 * no command, so an attacker who writes to a journal can only undo changes that the action itself makes.
 */
export type Undo =
  | { readonly kind: 'pod'; readonly name: string }
  /** With an ID, only while the name is that of this image. */
  | { readonly kind: 'image'; readonly reference: string; readonly id?: string }
  /** podman builds a pause image for the first pod of a version; `before` lists the existing ones. */
  | { readonly kind: 'pause-images'; readonly before: readonly string[] }
  /** A file or directory of the user that the job created. */
  | { readonly kind: 'remove'; readonly path: string }
  /** Directories that were created for a file, deepest first; each is removed only if it is empty. */
  | { readonly kind: 'remove-empty'; readonly paths: readonly string[]; readonly as?: 'root' | 'user' }
  /** Restores a file from its copy; without a copy the file did not exist. */
  | { readonly kind: 'restore'; readonly path: string; readonly as: 'root' | 'user'; readonly copy?: string }
  /** A variable of the job, reset only if it still has our value. */
  | {
      readonly kind: 'variable';
      readonly name: JobVariable;
      readonly ours: string;
      readonly before: string;
    }
  /**
   * podman's storage, which was renamed to `aside` or did not exist. Its replacement is removed unless it contains
   * images, volumes or secrets.
   */
  | { readonly kind: 'put-back'; readonly path: string; readonly aside?: string }
  | { readonly kind: 'kept'; readonly what: string }
  /** podman.socket of the user, which was not active; `made`: its directory did not exist either. */
  | { readonly kind: 'podman-socket'; readonly made: boolean }
  /** The `podman system service` of a job on a host without a user manager. */
  | { readonly kind: 'podman-service' }
  /** The Podman of a job, unpacked in the directory of the job. */
  | { readonly kind: 'podman-bundle' }
  | CommandUndo;

/** A change that one command undoes; `commands.ts` has the command of each. */
export type CommandUndo =
  | { readonly kind: 'lingering'; readonly user: string }
  /** A sysctl that was 0. */
  | { readonly kind: 'sysctl'; readonly name: UserNamespaceSwitch }
  | { readonly kind: 'apparmor-profile' }
  | { readonly kind: 'tun-device' }
  | { readonly kind: 'tun-directory' }
  /** Permissions of a device or of newuidmap, as chmod(1) takes them: `0600`. */
  | { readonly kind: 'mode'; readonly path: string; readonly mode: string }
  | { readonly kind: 'fuse-module' }
  /** The handler of binfmt_misc for programs of another processor. */
  | { readonly kind: 'binfmt'; readonly architecture: string }
  | { readonly kind: 'binfmt-mount' }
  | { readonly kind: 'binfmt-module' }
  /** Subordinate ids; `saved` is the name of a file in the directory of the journal. */
  | { readonly kind: 'subids'; readonly saved: string }
  /** The bundles of the system CA store, which are updated after a CA was removed. */
  | { readonly kind: 'ca-store'; readonly program: CaStoreProgram }
  /** The copy of the job's CA that Debian's ca-certificates-java makes in Java's store. */
  | { readonly kind: 'java-store'; readonly job: string }
  | { readonly kind: 'k3s-registry'; readonly registry: string }
  | {
      readonly kind: 'kind-node';
      readonly engine: 'docker' | 'podman';
      readonly node: string;
      readonly registry: string;
    }
  | { readonly kind: 'trial-container'; readonly name: string }
  /** The units of the API of root's Podman, named for the job. */
  | { readonly kind: 'rootful-socket'; readonly name: string }
  /** A persistent registry whose installation is incomplete; its data is removed if it had none before. */
  | { readonly kind: 'unfinished-registry'; readonly name: string; readonly data: boolean };

/** The variables for podman, and for clients of the registry and of podman's socket. */
export const JOB_VARIABLES = [
  'REGISTRY_AUTH_FILE',
  'DOCKER_CONFIG',
  'SSL_CERT_FILE',
  'CURL_CA_BUNDLE',
  'REQUESTS_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'DOCKER_HOST',
  'TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE',
  'TESTCONTAINERS_RYUK_DISABLED',
  'CONTAINERS_CONF',
  'CONTAINERS_CONF_OVERRIDE',
] as const;

/** The variables without a path, or with more than one: most are appended to what the job had. */
export const EXTENDED_VARIABLES = ['NO_PROXY', 'no_proxy', 'JAVA_TOOL_OPTIONS', 'KO_DOCKER_REPO'] as const;
export type JobVariable = (typeof JOB_VARIABLES)[number] | (typeof EXTENDED_VARIABLES)[number];

/** The sysctls that disable user namespaces with 0. */
export const USER_NAMESPACE_SWITCHES = [
  'user.max_user_namespaces',
  'kernel.unprivileged_userns_clone',
] as const;
export type UserNamespaceSwitch = (typeof USER_NAMESPACE_SWITCHES)[number];

/** The programs that update the system CA store. */
export const CA_STORE_PROGRAMS = ['update-ca-certificates', 'update-ca-trust'] as const;
export type CaStoreProgram = (typeof CA_STORE_PROGRAMS)[number];
