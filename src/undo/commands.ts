import { join } from 'node:path';
import { APPARMOR_PROFILE, BINFMT, CONTAINERD_CERTS, handlerName, JAVA_STORE, K3S_CERTS } from './paths.js';
import type { CaStoreProgram, CommandUndo } from './step.js';

/** What commands need in addition to their step. */
interface CommandParts {
  /** The directory of the journal, with links resolved. */
  readonly directory: string;
  /** The command that starts this program. */
  readonly self: readonly string[];
}

/** The one command that undoes a change. */
interface UndoCommand {
  readonly as: 'root' | 'user';
  readonly argv: readonly string[];
  /** The result, for the log. */
  readonly done: string;
  /** The command's message if there is nothing left to undo. */
  readonly gone?: RegExp;
  /** Without this file there is nothing to undo. */
  readonly needs?: string;
}

// Source: update-ca-certificates(8) of Debian, which forgets a CA only with --fresh; update-ca-trust(8) of Fedora.
const CA_STORES: Readonly<Record<CaStoreProgram, readonly string[]>> = {
  'update-ca-certificates': ['update-ca-certificates', '--fresh'],
  'update-ca-trust': ['update-ca-trust', 'extract'],
};

/** The command for a step whose arguments have been checked. Pure. */
export function commandFor(step: CommandUndo, { directory, self }: CommandParts): UndoCommand {
  switch (step.kind) {
    case 'lingering':
      return root(['loginctl', 'disable-linger', step.user], `disabled lingering for ${step.user}`);
    case 'sysctl':
      return root(['sysctl', '-q', '-w', `${step.name}=0`], `set ${step.name} to 0`);
    case 'apparmor-profile':
      return root(
        ['apparmor_parser', '--remove', APPARMOR_PROFILE],
        'unloaded the AppArmor profile of podman',
      );
    case 'tun-device':
      return root(['rm', '--force', '/dev/net/tun'], 'removed /dev/net/tun');
    case 'tun-directory':
      return root(['rmdir', '/dev/net'], 'removed /dev/net');
    case 'mode':
      return root(['chmod', step.mode, step.path], `set the mode of ${step.path} to ${step.mode}`);
    case 'fuse-module':
      return root(['modprobe', '--remove', 'fuse'], 'unloaded the kernel module fuse');
    case 'binfmt': {
      const name = handlerName(step.architecture);
      return {
        ...root(['sysctl', '-q', '-w', `fs.binfmt_misc.${name}=-1`], `removed ${BINFMT}/${name}`),
        // After a reboot, or if root removed it.
        gone: /no such file/i,
      };
    }
    case 'binfmt-mount':
      return { ...root(['umount', BINFMT], `unmounted ${BINFMT}`), gone: /not mounted/ };
    case 'binfmt-module':
      return {
        ...root(['modprobe', '--remove', 'binfmt_misc'], 'unloaded the kernel module binfmt_misc'),
        gone: /not currently loaded/,
      };
    case 'subids':
      return root(
        [...self, 'subid', 'restore', '--saved', join(directory, step.saved)],
        'restored the subordinate IDs',
      );
    case 'ca-store':
      return root(CA_STORES[step.program], `updated the system CA store with ${step.program}`);
    case 'java-store': {
      // Its hook for update-ca-certificates copies a CA under this alias. It deletes only what that program lists as
      // removed, and that program does not list a CA whose file is gone. The password protects public certificates only.
      const alias = `debian:${step.job}.pem`;
      const store = ['-keystore', JAVA_STORE, '-storepass', 'changeit'];
      return {
        ...root(
          ['keytool', '-delete', '-noprompt', '-alias', alias, ...store],
          `removed ${alias} from ${JAVA_STORE}`,
        ),
        // Without keytool in PATH, the hook found no Java either.
        gone: /Alias <.*> does not exist|keytool is not installed|keytool: command not found/,
        needs: JAVA_STORE,
      };
    }
    case 'k3s-registry': {
      const path = join(K3S_CERTS, step.registry);
      return root(['rm', '--recursive', '--force', path], `removed ${path}`);
    }
    case 'kind-node': {
      const path = join(CONTAINERD_CERTS, step.registry);
      return {
        as: 'user',
        argv: [step.engine, 'exec', step.node, 'rm', '-rf', path],
        done: `removed ${path} from the node ${step.node}`,
        gone: /no such container|is not running|can only create exec sessions on running containers/i,
      };
    }
    case 'trial-container':
      return {
        as: 'user',
        argv: ['podman', 'rm', '--force', '--ignore', step.name],
        done: `removed the container ${step.name}, if it existed`,
      };
    case 'rootful-socket': {
      const units = [`${step.name}.socket`, `${step.name}.service`];
      return { ...root(['systemctl', 'stop', ...units], `stopped ${units[0]}`), gone: /not loaded/ };
    }
    case 'unfinished-registry':
      return {
        as: 'user',
        argv: [...self, 'down', step.name, '--unfinished', ...(step.data ? ['--data'] : [])],
        done: `removed the unfinished registry "${step.name}"`,
      };
  }
}

function root(argv: readonly string[], done: string): UndoCommand {
  return { as: 'root', argv, done };
}
