import { atLeast, type PodmanVersion } from '../../../podman/version.js';
import { check, EVERYTHING, error, info, ok, skipped, type Verdict, warning } from '../../check.js';
import { containersConf, userDropIn } from '../../facts/containers-conf.js';
import { findHelperBinary } from '../../facts/helper-binaries.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import { storageConf } from '../../facts/storage-conf.js';
import type { Host } from '../../host.js';
import { installing, type Packages, systemOf } from '../../packages.js';
import { configuredDriver, type DriverFacts, type Problem, unfitDriver } from './firewall-driver.js';
import { askNetavark } from './netavark-version.js';

interface NetavarkFacts extends DriverFacts {
  /** Nothing if podman is missing. */
  readonly podman: PodmanVersion | undefined;
  readonly netavark: string | undefined;
  readonly aardvark: string | undefined;
  /**
   * Whether CNI creates the networks: set in containers.conf(5), selected by an earlier podman, or because
   * netavark is missing.
   */
  readonly cni: boolean;
}

const NETAVARK: Packages = { apt: ['netavark', 'aardvark-dns'], dnf: ['netavark', 'aardvark-dns'] };
const AARDVARK: Packages = { apt: ['aardvark-dns'], dnf: ['aardvark-dns'] };

const CNI_BRIDGES = ['/usr/lib/cni/bridge', '/usr/libexec/cni/bridge', '/opt/cni/bin/bridge'];

/** netavark creates bridge networks, the default of pods and containers in Quadlet units. */
export const netavark = check<NetavarkFacts>({
  id: 'RP073',
  title: 'netavark',
  phase: 'host',
  reads:
    'netavark and aardvark-dns in the directories that podman searches, `netavark version`, nft and iptables in PATH, and `firewall_driver` of containers.conf.',
  cause:
    'Podman 5 does not start without netavark, and netavark cannot create bridge networks without the tool of its firewall driver: nft or iptables.',
  cure: 'Install netavark, aardvark-dns and nftables (iptables before netavark 1.12); netavark 2 no longer supports the driver `iptables`.',
  signatures: [
    /could not find "netavark"/,
    /aardvark-dns binary not found/,
    /unable to execute "?nft\b/,
    // iptables is missing; since 1.8 netavark names it.
    /netavark: (?:ip6?tables: )?No such file or directory/,
    /Must provide a valid firewall (?:backend|driver), got/,
  ],
  sources: [
    'containers.conf(5), firewall_driver',
    'netavark(1); RELEASE_NOTES.md of netavark, 1.10, 1.12 and 2.0; its src/firewall/mod.rs',
    'containers/podman#14230, ddev/ddev#8633',
  ],
  read: async (host) => {
    const conf = await containersConf(host);
    const path = await findHelperBinary('netavark', host, { inPath: false });
    const setting = configuredDriver(conf);
    const both = ['nft', 'iptables'] as const;
    const found = await Promise.all(both.map((name) => host.find(name)));
    const tools = both.filter((_, index) => found[index] !== undefined);
    const plugins = await Promise.all(CNI_BRIDGES.map((one) => host.exists(one)));
    const chosen = conf.get('network', 'network_backend')?.value ?? (await chosenBefore(host));
    const decided = setting === undefined && tools.length === both.length;
    return {
      podman: await installedPodmanVersion(host),
      netavark: path,
      aardvark: await findHelperBinary('aardvark-dns', host, { inPath: false }),
      cni: chosen === undefined ? path === undefined && plugins.includes(true) : chosen === 'cni',
      answer: path === undefined || decided ? undefined : await askNetavark(path, host),
      configured: setting,
      tools,
      dropIn: userDropIn(host, 'firewall'),
      system: await systemOf(host),
    };
  },
  judge: judgeNetavark,
});

function judgeNetavark(facts: NetavarkFacts): Verdict {
  const { podman, netavark: path, aardvark, cni, system } = facts;
  if (podman === undefined) return skipped('podman is not installed');
  if (!atLeast(podman, 4, 0) || (cni && !atLeast(podman, 5, 0)))
    return ok('not used: CNI creates the networks');
  if (path === undefined) {
    return error(EVERYTHING, 'missing', installing('netavark', NETAVARK, system));
  }
  const nameless: Problem = {
    found: 'aardvark-dns is missing, so containers on a network cannot resolve each other by name',
    remedy: installing('aardvark-dns', AARDVARK, system),
  };
  const unnamed = aardvark === undefined ? [nameless] : [];
  const unfit = unfitDriver(facts);
  if (unfit === undefined) return unnamed.length === 0 ? ok(path) : warning(nameless.found, nameless.remedy);
  const all = together([unfit, ...unnamed]);
  // Before 4.4 there is no Quadlet, and this program starts pods with pasta or slirp4netns.
  return atLeast(podman, 4, 4)
    ? error(['quadlet'], all.found, all.remedy)
    : info(all.found, { ...all.remedy, automatic: false });
}

function together(problems: readonly Problem[]): Problem {
  const remedies = problems.map(({ remedy }) => remedy);
  return {
    found: problems.map(({ found }) => found).join('; '),
    remedy: {
      advice: remedies.map(({ advice }) => advice).join(' '),
      steps: remedies.flatMap(({ steps = [] }) => steps),
      automatic: remedies.every(({ automatic: may }) => may === true),
    },
  };
}

/** The first podman call selects the backend permanently. Source: `defaultNetworkBackend` of containers/common. */
async function chosenBefore(host: Host): Promise<string | undefined> {
  return (await host.read(`${(await storageConf(host)).graphRoot}/defaultNetworkBackend`))?.trim();
}
