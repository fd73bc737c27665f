/**
 * How one change to the machine is undone, or why it stays. The set is closed: a step names a kind and its arguments, and
 * never a command, so that whoever writes into a journal can ask for nothing that the action does not change itself.
 */
export type Undo =
  | { readonly kind: 'pod'; readonly name: string }
  | { readonly kind: 'image'; readonly reference: string }
  /** podman builds a pause image of its own for the first pod of a version; `before` lists those that were there. */
  | { readonly kind: 'pause-images'; readonly before: readonly string[] }
  /** A file or directory of the user's that the job made. */
  | { readonly kind: 'remove'; readonly path: string }
  /** Directories made on the way to a file, deepest first; each goes only when nothing else has moved in. */
  | { readonly kind: 'remove-empty'; readonly paths: readonly string[]; readonly as?: 'root' | 'user' }
  /** A file becomes again what its copy is; without a copy there was none. */
  | { readonly kind: 'restore'; readonly path: string; readonly as: 'root' | 'user'; readonly copy?: string }
  /** A variable of the job's, as long as it is still ours. */
  | {
      readonly kind: 'variable';
      readonly name: JobVariable;
      readonly ours: string;
      readonly before: string;
    }
  /**
   * podman's storage, which was renamed to `aside`, or was not there. What has taken its place since goes, unless it holds
   * images that somebody wanted to keep.
   */
  | { readonly kind: 'put-back'; readonly path: string; readonly aside?: string }
  | { readonly kind: 'kept'; readonly what: string }
  | CommandUndo;

/** A change that one command undoes; `commands.ts` has the command of each. */
export type CommandUndo =
  | { readonly kind: 'lingering'; readonly user: string }
  /** A switch of the kernel that was 0. */
  | { readonly kind: 'sysctl'; readonly name: UserNamespaceSwitch }
  | { readonly kind: 'apparmor-profile' }
  | { readonly kind: 'tun-device' }
  | { readonly kind: 'tun-directory' }
  /** Permissions of a device or of newuidmap, as chmod(1) takes them: `0600`. */
  | { readonly kind: 'mode'; readonly path: string; readonly mode: string }
  | { readonly kind: 'fuse-module' }
  /** Subordinate ids; `saved` is the name of a file beside the journal. */
  | { readonly kind: 'subids'; readonly saved: string }
  /** The bundles of the machine's own store of CAs, which are made anew when a CA has gone. */
  | { readonly kind: 'ca-store'; readonly program: CaStoreProgram }
  | { readonly kind: 'k3s-registry'; readonly registry: string }
  | {
      readonly kind: 'kind-node';
      readonly engine: 'docker' | 'podman';
      readonly node: string;
      readonly registry: string;
    }
  | { readonly kind: 'trial-container'; readonly name: string }
  /** A persistent registry whose installation did not come to its end; its data goes too where it had none before. */
  | { readonly kind: 'unfinished-registry'; readonly name: string; readonly data: boolean };

/** The variables that lead the clients of a job to files of the job. */
export const JOB_VARIABLES = [
  'REGISTRY_AUTH_FILE',
  'DOCKER_CONFIG',
  'SSL_CERT_FILE',
  'CURL_CA_BUNDLE',
  'REQUESTS_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
] as const;
export type JobVariable = (typeof JOB_VARIABLES)[number];

/** The switches of the kernel that turn user namespaces off with 0, as sysctl(8) names them. */
export const USER_NAMESPACE_SWITCHES = [
  'user.max_user_namespaces',
  'kernel.unprivileged_userns_clone',
] as const;
export type UserNamespaceSwitch = (typeof USER_NAMESPACE_SWITCHES)[number];

/** The programs that make the bundles of the machine's own store of CAs. */
export const CA_STORE_PROGRAMS = ['update-ca-certificates', 'update-ca-trust'] as const;
export type CaStoreProgram = (typeof CA_STORE_PROGRAMS)[number];
