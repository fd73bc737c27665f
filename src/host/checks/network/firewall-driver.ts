import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import type { ContainersConf } from '../../facts/containers-conf.js';
import { installing, type Packages, type System } from '../../packages.js';
import { automatic, byHand, type Remedy } from '../../remedy.js';
import type { NetavarkAnswer } from './netavark-version.js';

/** The program that a firewall driver of netavark runs. */
type Tool = 'nft' | 'iptables';

/** `firewall_driver` of containers.conf(5). */
interface ConfiguredDriver {
  readonly driver: string;
  readonly path: string;
}

export interface DriverFacts {
  /** The answer of netavark; nothing if it was not called because both tools are installed. */
  readonly answer: NetavarkAnswer | undefined;
  readonly configured: ConfiguredDriver | undefined;
  /** The installed tools. */
  readonly tools: readonly Tool[];
  /** The user's drop-in, which overrides the other files; nothing if podman would not read it. */
  readonly dropIn: string | undefined;
  readonly system: System;
}

/** A problem and its fix. */
export interface Problem {
  readonly found: string;
  readonly remedy: Remedy;
}

const TOOL_OF: Readonly<Record<string, Tool>> = { nftables: 'nft', iptables: 'iptables' };
const PACKAGE_OF: Readonly<Record<Tool, Packages>> = {
  nft: { apt: ['nftables'], dnf: ['nftables'] },
  iptables: { apt: ['iptables'], dnf: ['iptables-nft'] },
};

/** The configured driver that podman passes to netavark, if any. */
export function configuredDriver(conf: ContainersConf): ConfiguredDriver | undefined {
  const setting = conf.get('network', 'firewall_driver');
  if (typeof setting?.value !== 'string' || setting.value === '') return undefined;
  return { driver: setting.value.toLowerCase(), path: setting.path };
}

/** The problem that prevents netavark from setting up the firewall of a bridge, or nothing. Pure. */
export function unfitDriver({ answer, configured, tools, dropIn, system }: DriverFacts): Problem | undefined {
  if (answer === undefined) return undefined;
  const { version } = answer;
  const driver = configured?.driver ?? answer.driver;
  const usable = usableInstead(driver, version);
  if (usable !== undefined && configured !== undefined) {
    const text = `[network]\nfirewall_driver = "${usable}"\n`;
    return {
      found: `cannot create bridge networks: netavark ${formatVersion(version)} does not support the firewall driver ${driver} in ${configured.path}`,
      remedy:
        dropIn !== undefined
          ? automatic(`Set the firewall driver ${usable} for this user.`, {
              kind: 'write',
              as: 'user',
              path: dropIn,
              text,
            })
          : byHand(`Set firewall_driver to ${usable} in ${configured.path}.`),
    };
  }
  const tool = TOOL_OF[driver];
  if (tool === undefined || tools.includes(tool)) return undefined;
  return {
    found: `cannot create bridge networks: netavark ${formatVersion(version)} uses the firewall driver ${driver}, and ${tool} is missing`,
    remedy: installing(tool, PACKAGE_OF[tool], system),
  };
}

/** The driver to use if this netavark does not support the given one. */
function usableInstead(driver: string, version: PodmanVersion): string | undefined {
  if (driver === 'iptables' && atLeast(version, 2, 0)) return 'nftables';
  if (driver === 'nftables' && !atLeast(version, 1, 10)) return 'iptables';
  return undefined;
}
