import { chooseForwarder, rootlessNetwork } from '../../../podman/forwarder.js';
import { formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, error, ok } from '../../check.js';
import { type ConfValue, containersConf } from '../../facts/containers-conf.js';
import { findHelperBinary } from '../../facts/helper-binaries.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import { installing, type Packages, type System, systemOf } from '../../packages.js';

type Forwarder = 'pasta' | 'slirp4netns';

interface ForwardersFacts {
  /** The ones that podman finds. */
  readonly installed: readonly Forwarder[];
  /** `default_rootless_network_cmd` of containers.conf(5). */
  readonly configured: ConfValue | undefined;
  /** Nothing if podman is missing. */
  readonly version: PodmanVersion | undefined;
  readonly system: System;
}

const PACKAGES: Readonly<Record<Forwarder, Packages>> = {
  pasta: { apt: ['passt'], dnf: ['passt'] },
  slirp4netns: { apt: ['slirp4netns'], dnf: ['slirp4netns'] },
};

/**
 * pasta or slirp4netns connects the network namespace of rootless containers, including bridges, to the network.
 */
export const forwarders = check<ForwardersFacts>({
  id: 'RP070',
  title: 'pasta or slirp4netns',
  phase: 'host',
  reads:
    'pasta and slirp4netns in the directories that podman searches, `default_rootless_network_cmd` of containers.conf, and `podman --version`.',
  cause:
    'A rootless container needs pasta (the default since Podman 5.0) or slirp4netns (before) to reach the network.',
  cure: 'Install the package passt for Podman 5.0 and later, or slirp4netns for earlier versions.',
  signatures: [
    /could not find pasta, the network namespace can't be configured/,
    /could not find slirp4netns/,
    /could not find "(?:pasta|slirp4netns)"/,
    /exec: "(?:pasta|slirp4netns)": executable file not found/,
  ],
  sources: [
    'podman-run(1), --network',
    'containers.conf(5)',
    'libnetwork/pasta/pasta_linux.go of containers/common',
  ],
  read: async (host) => {
    const all = ['pasta', 'slirp4netns'] as const;
    const paths = await Promise.all(all.map((name) => findHelperBinary(name, host, { inPath: true })));
    return {
      installed: all.filter((_, index) => paths[index] !== undefined),
      configured: (await containersConf(host)).get('network', 'default_rootless_network_cmd'),
      version: await installedPodmanVersion(host),
      system: await systemOf(host),
    };
  },
  judge: judgeForwarders,
});

function judgeForwarders({ installed, configured, version, system }: ForwardersFacts) {
  const set = forwarderOf(configured?.value);
  const needed = set ?? (version === undefined ? undefined : rootlessNetwork(version));
  if (needed === undefined ? installed.length > 0 : installed.includes(needed))
    return ok(installed.join(', '));
  const wanted = needed ?? 'pasta';
  const who = version === undefined ? 'Podman' : `Podman ${formatVersion(version)}`;
  const why = set === undefined ? `${who} uses it` : `${configured?.path} selects it`;
  const besides = installed.length === 0 ? '' : `; installed: ${installed.join(', ')}`;
  // This program can select the other one for its pod, but not for Quadlet units.
  const there = {
    pasta: installed.includes('pasta') ? {} : undefined,
    slirp4netns: installed.includes('slirp4netns'),
  };
  const other = version !== undefined && chooseForwarder(version, there, true).network !== undefined;
  return error(
    other ? ['quadlet'] : ['pod', 'quadlet'],
    `${wanted} is missing; ${why}${besides}`,
    installing(wanted, PACKAGES[wanted], system),
  );
}

function forwarderOf(value: unknown): Forwarder | undefined {
  return value === 'pasta' || value === 'slirp4netns' ? value : undefined;
}
