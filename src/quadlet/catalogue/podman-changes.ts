import { versionNumber } from './versions.js';

/** An option of podman, or a value of one, that a version removed, added or changed. */
export interface Change {
  /** The sections of the units whose command has it. */
  readonly sections: RegExp;
  readonly option: `--${string}`;
  /** The values concerned; all without it. */
  readonly value?: RegExp;
  /** An option, with values, that has to be set too. */
  readonly besides?: readonly [option: string, value: RegExp];
  /** The versions concerned. */
  readonly from?: number;
  readonly until?: number;
  /** What the versions concerned do, and the fix. */
  readonly text: string;
}

const CONTAINERS = /^(?:Container|Pod|Kube)$/;
const ANY = /^/;

/**
 * What changed between the versions of Podman, from a comparison of `cmd/podman`, `pkg/specgen` and `pkg/specgenutil` of 5.8.6 and
 * 6.0.0, and from runs of 5.4.2, 5.8.6 and 6.1.1.
 */
export const CHANGES: readonly Change[] = [
  {
    sections: CONTAINERS,
    option: '--network',
    value: /^slirp4netns(?::|$)/,
    from: versionNumber('6.0.0'),
    text: 'was removed in Podman 6.0, and podman rejects it; use',
  },
  ...(['--network-cmd-path', '--db-backend'] as const).map((option) => ({
    sections: ANY,
    option,
    from: versionNumber('6.0.0'),
    text: 'was removed in Podman 6.0, and podman rejects it; remove it',
  })),
  {
    sections: /^Container$/,
    option: '--log-opt',
    value: /^tag=/,
    besides: ['--log-driver', /^(?!journald$)/],
    from: versionNumber('6.0.0'),
    text: 'requires LogDriver=journald from Podman 6.0 on, and podman rejects it; remove it, or use that driver',
  },
  {
    sections: /^Container$/,
    option: '--log-opt',
    value: /^label=(?!.*=)/,
    from: versionNumber('6.0.0'),
    text: 'has no value, and podman rejects it; write label=NAME=VALUE',
  },
  {
    sections: /^Container$/,
    option: '--log-opt',
    value: /^label=/,
    until: versionNumber('6.0.0'),
    text: 'requires Podman 6.0, and older versions ignore it; use Label=',
  },
];

/** The options of slirp4netns, and those of pasta that have the same effect. */
const PASTA: Readonly<Record<string, (value: string) => string>> = {
  allow_host_loopback: (value) => (value === 'true' ? '--map-gw' : ''),
  enable_ipv6: (value) => (value === 'false' ? '--ipv4-only' : ''),
  mtu: (value) => `-m,${value}`,
  outbound_addr: (value) => `-o,${value}`,
  port_handler: () => '',
};

/** The equivalent of `slirp4netns:OPTIONS`; without options that have none. */
export function pastaFor(network: string): string {
  const options = network.split(':', 2)[1] ?? '';
  const words = options.split(',').flatMap((option) => {
    const [name = '', value = ''] = option.split('=', 2);
    return (Object.hasOwn(PASTA, name) && PASTA[name]?.(value)) || [];
  });
  return words.length === 0 ? 'pasta' : `pasta:${words.join()}`;
}
