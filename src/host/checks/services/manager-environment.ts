import { resolve } from 'node:path';
import { UserManager } from '../../../podman/user-manager.js';
import { check, ok, skipped, warning } from '../../check.js';
import { homeDirectory } from '../../facts/home.js';
import { userSession } from '../../facts/user-session.js';
import { byHand } from '../../remedy.js';

/** The directories that decide where podman looks. */
interface Homes {
  /** XDG_CONFIG_HOME: Quadlet files, containers.conf, storage.conf. */
  readonly config: string;
  /** XDG_DATA_HOME: images and containers. */
  readonly data: string;
}

interface EnvironmentFacts {
  readonly here: Homes;
  /** Of the user manager; nothing where it does not answer. */
  readonly manager: Homes | undefined;
}

/** A step may set variables that the systemd of the user, which started long before, knows nothing of. */
export const managerEnvironment = check<EnvironmentFacts>({
  id: 'RP084',
  title: 'environment of the user manager',
  phase: 'host',
  reads:
    '`systemctl --user show-environment`: HOME, XDG_CONFIG_HOME and XDG_DATA_HOME, against the own ones.',
  cause:
    'The user manager looks for Quadlet files, configuration and images in other directories than the commands of this job.',
  cure: 'Leave XDG_CONFIG_HOME and XDG_DATA_HOME as the user manager has them, or put Quadlet files where it looks.',
  signatures: [],
  sources: [
    'pkg/systemd/quadlet/unitdirs.go of Podman',
    'environment.d(5)',
    'systemctl(1), show-environment',
  ],
  read: async (host) => {
    const here = homes({
      HOME: homeDirectory(host),
      XDG_CONFIG_HOME: host.variable('XDG_CONFIG_HOME'),
      XDG_DATA_HOME: host.variable('XDG_DATA_HOME'),
    });
    const { manager, directory } = await userSession(host);
    if (!manager) return { here, manager: undefined };
    const answer = await new UserManager(host.attempt, { XDG_RUNTIME_DIR: directory }).environment(5);
    if ('refused' in answer) return { here, manager: undefined };
    return { here, manager: homes({ HOME: host.user.home, ...answer.variables }) };
  },
  judge: judgeEnvironment,
});

function judgeEnvironment({ here, manager }: EnvironmentFacts) {
  if (manager === undefined) return skipped('the user manager does not answer');
  const differences: string[] = [];
  if (here.config !== manager.config) {
    differences.push(
      `it looks for Quadlet files and configuration in ${manager.config}, not in ${here.config}`,
    );
  }
  if (here.data !== manager.data) {
    differences.push(`it looks for images in ${manager.data}, not in ${here.data}`);
  }
  if (differences.length === 0) return ok(`the same as here: ${manager.config}`);
  return warning(
    differences.join('; '),
    byHand(
      `Put Quadlet files into ${manager.config}/containers/systemd, or set the same variables for both: in ${manager.config}/environment.d/NAME.conf, and then \`systemctl --user daemon-reload\`.`,
    ),
  );
}

function homes(variables: Readonly<Record<string, string | undefined>>): Homes {
  const { HOME = '/', XDG_CONFIG_HOME, XDG_DATA_HOME } = variables;
  return {
    config: resolve(XDG_CONFIG_HOME || `${HOME}/.config`),
    data: resolve(XDG_DATA_HOME || `${HOME}/.local/share`),
  };
}
