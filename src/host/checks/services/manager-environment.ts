import { resolve } from 'node:path';
import { UserManager } from '../../../podman/user-manager.js';
import { check, ok, skipped, warning } from '../../check.js';
import { homeDirectory } from '../../facts/home.js';
import { userSession } from '../../facts/user-session.js';
import { byHand } from '../../remedy.js';

/** The directories that podman reads. */
interface Homes {
  /** XDG_CONFIG_HOME: Quadlet files, containers.conf, storage.conf. */
  readonly config: string;
  /** XDG_DATA_HOME: images and containers. */
  readonly data: string;
}

interface EnvironmentFacts {
  readonly here: Homes;
  /** Those of the user manager; nothing if it does not answer. */
  readonly manager: Homes | undefined;
}

/** A step may set variables that the user manager, which started earlier, does not have. */
export const managerEnvironment = check<EnvironmentFacts>({
  id: 'RP084',
  title: 'environment of the user manager',
  phase: 'host',
  reads:
    '`systemctl --user show-environment`: HOME, XDG_CONFIG_HOME and XDG_DATA_HOME, compared with those of this process.',
  cause:
    'The user manager reads Quadlet files, configuration and images from other directories than the commands of this job.',
  cure: 'Use the same XDG_CONFIG_HOME and XDG_DATA_HOME as the user manager, or move the Quadlet files to its directory.',
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
      `it reads Quadlet files and configuration from ${manager.config}, not from ${here.config}`,
    );
  }
  if (here.data !== manager.data) {
    differences.push(`it reads images from ${manager.data}, not from ${here.data}`);
  }
  if (differences.length === 0) return ok(`same directories: ${manager.config}`);
  return warning(
    differences.join('; '),
    byHand(
      `Put Quadlet files into ${manager.config}/containers/systemd, or set the variables in ${manager.config}/environment.d/NAME.conf and run \`systemctl --user daemon-reload\`.`,
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
