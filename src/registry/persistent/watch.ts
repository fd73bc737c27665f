import type { Attempt } from '../../platform/exec.js';
import { formatUnit, type Section } from '../../quadlet/syntax/unit-text.js';
import { LIVE_PATH, localAddress, type PlacedRegistry } from '../spec/registry-spec.js';

/**
 * Restarts a registry that no longer answers. systemd watches one process of the pod, and podman notices an exit only
 * while conmon lives: a dead infra container, conmon or port forwarder leaves the service active and the port closed. So
 * a timer requests the registry over its port, as a client does.
 */
export interface Watch {
  readonly timer: string;
  /** The units by file name. */
  readonly units: Readonly<Record<string, string>>;
}

const COMMENT = 'Watches a private registry. Made by podman-registry-action.';

// Seconds.
const EVERY = 10;
const MAX_TIME = 10;
// Tries and the pause between them. `gc` restarts the registry, and nginx answers 502 for up to a second meanwhile.
const RETRIES = 4;
const PAUSE = 3;
// The largest number of restarts in ten minutes.
const RESTARTS = 10;

// By default a timer starts before timers.target, which starts before the service that this timer follows: a cycle, which
// systemd breaks at boot by dropping one of the two.
const OUTSIDE = [['DefaultDependencies', 'no']] as const;

/** curl's exit code for an unknown option, and systemd's for a missing program. */
const NO_ANSWER_AT_ALL = '2 203';

/** The names of all units of a registry's watch. Pure. */
export function watchNames(pod: string) {
  return {
    timer: `${pod}-watch.timer`,
    check: `${pod}-watch.service`,
    restart: `${pod}-recover.service`,
  };
}

/** Pure. */
export function watchOf({ name, address }: Pick<PlacedRegistry, 'name' | 'address'>): Watch {
  const names = watchNames(name);
  const service = `${name}.service`;
  // The watch starts and stops with the service, and sends no requests meanwhile.
  const bound = [
    ['PartOf', service],
    ['After', service],
  ] as const;
  const timer: Section[] = [
    {
      name: 'Unit',
      entries: [['Description', `Asks ${service} every ${EVERY} s whether it answers`], ...bound, ...OUTSIDE],
    },
    {
      name: 'Timer',
      entries: [
        ['OnActiveSec', String(EVERY)],
        ['OnUnitInactiveSec', String(EVERY)],
        ['AccuracySec', '1'],
      ],
    },
  ];
  const curl = [
    'curl --disable --silent --show-error --fail --output /dev/null --noproxy *',
    // TLS is not verified: a restart does not fix an expired certificate, and no secret is sent.
    '--insecure',
    `--max-time ${MAX_TIME} --retry ${RETRIES} --retry-delay ${PAUSE} --retry-all-errors`,
    `https://${localAddress(address)}${LIVE_PATH}`,
  ].join(' ');
  const check: Section[] = [
    {
      name: 'Unit',
      entries: [
        ['Description', `Asks ${service} whether it answers`],
        ...bound,
        ['OnFailure', names.restart],
        ['StartLimitIntervalSec', '0'],
      ],
    },
    {
      name: 'Service',
      entries: [
        ['Type', 'oneshot'],
        ['ExecStart', curl],
        // A stop of the registry ends it by SIGTERM.
        ['SuccessExitStatus', `${NO_ANSWER_AT_ALL} SIGTERM`],
        ['TimeoutStartSec', '120'],
        // Two lines of systemd every ten seconds would fill the journal; curl's errors are kept.
        ['LogLevelMax', 'notice'],
        ['SyslogLevel', 'notice'],
      ],
    },
  ];
  const restart: Section[] = [
    {
      name: 'Unit',
      entries: [
        ['Description', `Restarts ${service}, which does not answer`],
        ['After', service],
        ['StartLimitIntervalSec', '600'],
        ['StartLimitBurst', String(RESTARTS)],
      ],
    },
    {
      name: 'Service',
      entries: [
        ['Type', 'oneshot'],
        // The timer is active while the registry should be running.
        ['ExecCondition', `systemctl --user --quiet is-active ${names.timer}`],
        ['ExecStart', `systemctl --user --no-block restart ${service}`],
      ],
    },
  ];
  return {
    timer: names.timer,
    units: {
      [names.timer]: formatUnit(COMMENT, timer),
      [names.check]: formatUnit(COMMENT, check),
      [names.restart]: formatUnit(COMMENT, restart),
    },
  };
}

/** Whether curl is recent enough: `--retry-all-errors` requires 7.71. */
export async function canWatch(attempt: Attempt): Promise<boolean> {
  const { exitCode, stdout } = await attempt(['curl', '--version'], { timeout: 30 });
  const [, major, minor] = /^curl (\d+)\.(\d+)/.exec(stdout) ?? [];
  return exitCode === 0 && Number(major) * 1000 + Number(minor) >= 7071;
}
