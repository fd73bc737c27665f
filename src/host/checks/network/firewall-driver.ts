import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import type { ContainersConf } from '../../facts/containers-conf.js';
import type { System } from '../../packages.js';
import { installing, type Packages } from '../../packages.js';
import { automatic, byHand, type Remedy } from '../../remedy.js';
import type { NetavarkAnswer } from './netavark-version.js';

/** The program that a firewall driver of netavark runs. */
export type Tool = 'nft' | 'iptables';

/** `firewall_driver` of containers.conf(5). */
interface ConfiguredDriver {
  readonly driver: string;
  readonly path: string;
}

export interface DriverFacts {
  /** What netavark says of itself; nothing where it was not asked, because either tool is there for it. */
  readonly answer: NetavarkAnswer | undefined;
  readonly configured: ConfiguredDriver | undefined;
  /** Those of the drivers' tools that there are. */
  readonly tools: readonly Tool[];
  /** Where a drop-in of the user's goes, which wins over the other files; nothing where none is read. */
  readonly dropIn: string | undefined;
  readonly system: System;
}

/** Something that is wrong, and what is to be done about it. */
export interface Problem {
  readonly found: string;
  readonly remedy: Remedy;
}

const TOOL_OF: Readonly<Record<string, Tool>> = { nftables: 'nft', iptables: 'iptables' };
const PACKAGE_OF: Readonly<Record<Tool, Packages>> = {
  nft: { apt: ['nftables'], dnf: ['nftables'] },
  iptables: { apt: ['iptables'], dnf: ['iptables-nft'] },
};

/** The driver that podman hands to netavark, where somebody has set one. */
export function configuredDriver(conf: ContainersConf): ConfiguredDriver | undefined {
  const setting = conf.get('network', 'firewall_driver');
  if (typeof setting?.value !== 'string' || setting.value === '') return undefined;
  return { driver: setting.value.toLowerCase(), path: setting.path };
}

/** What keeps netavark from setting up the firewall of a bridge; nothing where nothing does. Pure. */
export function unfitDriver({ answer, configured, tools, dropIn, system }: DriverFacts): Problem | undefined {
  if (answer === undefined) return undefined;
  const { version } = answer;
  const driver = configured?.driver ?? answer.driver;
  const usable = usableInstead(driver, version);
  if (usable !== undefined && configured !== undefined) {
    const text = `[network]\nfirewall_driver = "${usable}"\n`;
    return {
      found: `no bridge network can be made: ${configured.path} asks for the firewall driver ${driver}, which netavark ${formatVersion(version)} does not have`,
      remedy:
        dropIn !== undefined
          ? automatic(`Choose the driver ${usable} for this user.`, {
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
    found: `no bridge network can be made: netavark ${formatVersion(version)} uses the driver ${driver}, and ${tool} is missing`,
    remedy: installing(tool, PACKAGE_OF[tool], system),
  };
}

/** The driver to take where this netavark does not have the one that it is told to use. */
function usableInstead(driver: string, version: PodmanVersion): string | undefined {
  if (driver === 'iptables' && atLeast(version, 2, 0)) return 'nftables';
  if (driver === 'nftables' && !atLeast(version, 1, 10)) return 'iptables';
  return undefined;
}
