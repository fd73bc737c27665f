import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../../src/actions/job.js';
import { loadInputs } from '../../src/actions/registry/inputs.js';
import type { CheckResult } from '../../src/host/run-checks.js';
import { startStopwatch } from '../../src/platform/stopwatch.js';
import { Podman } from '../../src/podman/podman.js';
import { registryPaths } from '../../src/registry/persistent/paths.js';
import { readRecord } from '../../src/registry/persistent/record.js';
import { effectiveRequest } from '../../src/registry/persistent/start.js';
import { podAccess } from '../../src/registry/run/choices.js';
import type { FailureContext, StartContext } from '../../src/registry/run/context.js';
import type { HostChecks } from '../../src/registry/run/host.js';
import { HostLease } from '../../src/undo/host-lease.js';
import { inputsWith } from '../actions/action-file.js';
import { fakeHost, memoryJournal } from '../fakes.js';
import { FakePodman, fakeClock, servingSecrets } from './fake-podman.js';
import { inDirectory, unusedPort } from './fakes.js';

export const IMAGES = [
  'ghcr.io/distribution/distribution:3.1.2',
  'public.ecr.aws/docker/library/nginx:1.30-alpine-slim',
];
export const JOB = 'podman-registry-1a2b3c4d';

/** What makes podman be at work already. */
const WARM = {
  '/run/user/1001/libpod/tmp/pause.pid': '77',
  '/proc/77/comm': 'catatonit\n',
  '/proc/77/uid_map': '0 1001 1\n1 100000 65536\n',
  '/run/user/1001/bus': '',
};
const LINGERING = { '/var/lib/systemd/linger/runner': '' };

export const result = (change: Partial<CheckResult> = {}): CheckResult => ({
  ...{ id: 'RP000', title: 'a check', state: 'ok', found: 'as it should be' },
  ...change,
});

/** Checks that find nothing wrong, but for what a test says. */
export const checks = (change: Partial<HostChecks> = {}): HostChecks => ({
  ...{ platform: async () => [], host: async () => [result()], podman: async () => [] },
  ...change,
});

export interface World {
  readonly context: StartContext;
  readonly failure: FailureContext;
  readonly podman: FakePodman;
  readonly journal: ReturnType<typeof memoryJournal>;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly lines: readonly string[];
  readonly directory: string;
  /** The same for another job on that machine. */
  next(set?: Readonly<Record<string, string>>): Promise<World>;
}

export interface WorldOptions {
  /** Is podman at work already? */
  readonly warm?: boolean;
  readonly lingers?: boolean;
  readonly hostChecks?: HostChecks;
  readonly set?: Readonly<Record<string, string>>;
}

/** A job on a machine where nothing is started, but for servers in the place of pods. */
export async function withJob<T>(
  work: (world: World) => Promise<T>,
  { warm = false, lingers = true, hostChecks = checks(), set = {} }: WorldOptions = {},
): Promise<T> {
  return inDirectory(async (directory) => {
    const secrets = await servingSecrets(directory);
    const podman = new FakePodman(secrets, directory);
    podman.images = IMAGES;
    const clock = fakeClock();
    const free = [await unusedPort(), await unusedPort()] as const;
    let jobs = 0;
    const world = async (inputs: Readonly<Record<string, string>>): Promise<World> => {
      const journal = memoryJournal();
      const fake = fakeHost({
        files: { ...(warm && WARM), ...(lingers && LINGERING) },
        variables: { XDG_RUNTIME_DIR: '/run/user/1001' },
        programs: ['podman'],
        user: { home: directory },
      });
      const host = { ...fake, attempt: podman.attempt, podman: new Podman(podman.attempt) };
      jobs += 1;
      const own = join(directory, `job${jobs}`);
      const scratch = join(own, 'scratch');
      await mkdir(scratch, { recursive: true });
      const job: Job = {
        ...{ name: JOB, directory: own, scratch, log: host.log, journal, host, hostParts: host, clock },
        ...{ podman: host.podman, attempt: podman.attempt, watch: startStopwatch() },
        lease: new HostLease({ name: host.user.name, home: directory }),
        addPath: () => undefined,
        claimHost: async () => void podman.commands.push('claim the host'),
      };
      const asked = loadInputs(inputsWith({ setup: 'auto', 'fast-paths': 'none', ...inputs }));
      const paths = registryPaths(directory, asked.name);
      const record = await readRecord(paths);
      const persistent = asked.lifecycle === 'persistent' ? { paths, request: asked, record } : undefined;
      const context: StartContext = {
        request: effectiveRequest(asked, persistent),
        address: { host: '127.0.0.1', bind: '127.0.0.1', ports: free, certificate: undefined },
        access: await podAccess(asked.access, asked.fastPaths),
        ...{ persistent, job, proofArchive: undefined, hostChecks },
        secrets: async () => secrets,
      };
      const next = (others = {}) => world({ ...inputs, ...others });
      return { context, failure: {}, podman, journal, clock, lines: host.log.lines, directory, next };
    };
    try {
      return await work(await world(set));
    } finally {
      await podman.close();
    }
  });
}
