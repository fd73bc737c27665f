import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { HostUnfitError, type Setup } from '../../../src/host/examine.js';
import { automatic, byHand } from '../../../src/host/remedy.js';
import { UserError } from '../../../src/platform/errors.js';
import { CommandError } from '../../../src/platform/exec.js';
import { startRegistry } from '../../../src/registry/run/start.js';
import type { Answer } from '../../fakes.js';
import type { FakePodman } from '../fake-podman.js';
import { thrownBy } from '../fakes.js';
import { checks, IMAGES, JOB, result, withJob } from '../start-job.js';

const TAKEN: Answer = { exitCode: 125, stderr: 'Error: cannot listen: address already in use' };
const BROKEN: Answer = { exitCode: 125, stderr: 'Error: newuidmap: write to uid_map failed' };

const FIXABLE = result({ state: 'warning', found: 'wrong', remedy: automatic('do it') });
const OBSTACLE = result({ state: 'error', found: 'missing', remedy: byHand('do it'), hinders: ['pod'] });

/** The headings of the log, in order. */
const headings = (lines: readonly string[]) =>
  lines.flatMap((line) => (line.startsWith('group: ') ? [line.slice('group: '.length)] : []));

describe('on a host that is not known to be ready', () => {
  test('the host is checked, then the images, then the pod is played and answers', () =>
    withJob(async ({ context, failure, podman, journal, lines }) => {
      const running = await startRegistry(context, failure);
      const { pod, found, secrets } = running;
      expect(pod.address).toEqual({ host: '127.0.0.1', bind: '127.0.0.1', port: context.address.ports[0] });
      expect({ found, checks: running.checks }).toEqual({ found: false, checks: [result()] });
      expect(secrets).toBe(await context.secrets());
      expect(running.images.registry).toMatchObject({ name: IMAGES[0], origin: 'local' });
      expect(headings(lines)).toEqual(['Host', 'Images', 'Registry']);
      expect(podman.ran('claim', 'podman kube', 'podman pod')).toEqual([
        'claim the host',
        expect.stringMatching(/^podman kube play .*pod\.yaml$/),
      ]);
      expect(journal.records).toContainEqual({ kind: 'pod', name: JOB });
      expect(failure.begun).toMatchObject({ pod: JOB, ports: context.address.ports, checks: [result()] });
      expect(failure.begun?.data).toBe(join(context.job.directory, 'pod/data'));
    }));

  test('where a check finds an obstacle nothing is played, and the host is not to be diagnosed', () =>
    withJob(
      async ({ context, failure, podman, journal }) => {
        const error = await thrownBy(() => startRegistry(context, failure));
        expect(error).toBeInstanceOf(HostUnfitError);
        expect((error as HostUnfitError).obstacles).toEqual([OBSTACLE]);
        expect(podman.ran('podman kube')).toEqual([]);
        expect(journal.records).toEqual([]);
        expect(failure.begun).toBeUndefined();
      },
      { hostChecks: checks({ podman: async () => [OBSTACLE] }) },
    ));

  test('a kind of machine that cannot run it is left unclaimed', () =>
    withJob(
      async ({ context, failure, podman }) => {
        await thrownBy(() => startRegistry(context, failure));
        expect(podman.commands).toEqual([]);
      },
      { hostChecks: checks({ platform: async () => [OBSTACLE] }) },
    ));

  test('where a check of podman fixes something, its images are listed again', () =>
    withJob(
      async ({ context, failure, podman }) => {
        await startRegistry(context, failure);
        expect(podman.ran('podman images')).toHaveLength(2);
      },
      { hostChecks: checks({ podman: async () => [result({ state: 'fixed' })] }) },
    ));
});

describe('while another process takes the ports', () => {
  test('the next one is tried, without what the first left', () =>
    withJob(async ({ context, failure, podman, lines }) => {
      podman.starts.push(TAKEN);
      const running = await startRegistry(context, failure);
      const [first, second] = context.address.ports;
      expect(running.pod.address.port).toBe(second);
      expect(podman.ran('podman kube', 'podman pod rm').map((command) => command.split(' ')[2])).toEqual([
        'play',
        'rm',
        'play',
      ]);
      expect(lines).toContain(`info: another process took port ${first}; trying the next one`);
    }));

  test('after the last one podman says why', () =>
    withJob(async ({ context, failure, podman }) => {
      podman.starts.push(TAKEN, TAKEN);
      const error = await thrownBy(() => startRegistry(context, failure));
      expect(error).toBeInstanceOf(CommandError);
      expect(error.message).toContain('address already in use');
      expect(podman.ran('podman kube')).toHaveLength(2);
    }));

  test('any other failure of podman is not tried again', () =>
    withJob(async ({ context, failure, podman }) => {
      podman.starts.push(BROKEN);
      await thrownBy(() => startRegistry(context, failure));
      expect(podman.ran('podman kube')).toHaveLength(1);
      expect(failure.begun?.pod).toBe(JOB);
    }));
});

describe('a registry that does not answer', () => {
  test('is waited for as long as the input says', () =>
    withJob(
      async ({ context, failure, podman, clock }) => {
        podman.starts.push('silent');
        const error = await thrownBy(() => startRegistry(context, failure));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toContain('did not answer within 42 s: all containers run');
        expect(clock.waited).toBeGreaterThanOrEqual(42_000);
      },
      { set: { timeout: '42' } },
    ));

  test('is given up when a container crashes again and again, with its own words', () =>
    withJob(async ({ context, failure, podman, clock }) => {
      podman.starts.push('silent');
      podman.states = podman.states.map((state) => ({ ...state, restarts: state.isInfra ? 0 : 3 }));
      podman.log = 'time="x" level=fatal msg="no such option"\n';
      const error = await thrownBy(() => startRegistry(context, failure));
      expect(error.message).toContain('container registry failed');
      expect(error.message).toContain('no such option');
      expect(clock.waited).toBeLessThan(5000);
    }));
});

describe('where podman is at work already', () => {
  const played = (podman: FakePodman) =>
    new Promise<void>((resolve) => {
      podman.onCommand = (words) => words.startsWith('podman kube play') && resolve();
    });

  test('the pod is played while the host is checked, and the log has the usual order', () => {
    let started: Promise<void>;
    const setups: Setup[] = [];
    const hostChecks = checks({
      host: async (_, setup) => {
        setups.push(setup);
        await started;
        return [result()];
      },
    });
    return withJob(
      async ({ context, failure, podman, lines }) => {
        started = played(podman);
        const { checks: all, pod } = await startRegistry(context, failure);
        expect(all).toEqual([result()]);
        expect(pod.address.port).toBe(context.address.ports[0]);
        // Nothing is changed beside a pod that starts.
        expect(setups).toEqual(['check']);
        expect(headings(lines)).toEqual(['Host', 'Images', 'Registry']);
        const groups = lines.filter((line) => /^(group|end)|✓ (registry|nginx|https)|: ✓ 1 /.test(line));
        expect(groups.map((line) => line.replace(/^info: ✓ (\S+).*/, '$1'))).toEqual([
          ...['group: Host', '1', 'end'],
          ...['group: Images', 'registry:', 'nginx:', 'end'],
          ...['group: Registry', expect.stringMatching(/^https:/), 'end'],
        ]);
        expect(podman.ran('podman pod rm')).toEqual([]);
        expect(failure.begun?.checks).toEqual([result()]);
      },
      { warm: true, hostChecks },
    );
  });

  test('the pod is removed where the host needs a fix, and played again after it', () => {
    const setups: Setup[] = [];
    const hostChecks = checks({
      host: async (_, setup) => {
        setups.push(setup);
        return [setup === 'auto' ? result({ state: 'fixed' }) : FIXABLE];
      },
    });
    return withJob(
      async ({ context, failure, podman, lines }) => {
        const running = await startRegistry(context, failure);
        expect(setups).toEqual(['check', 'auto']);
        expect(running.checks).toEqual([result({ state: 'fixed' })]);
        expect(podman.ran('podman kube', 'podman pod rm').map((command) => command.split(' ')[2])).toEqual([
          'play',
          'rm',
          'play',
        ]);
        expect(headings(lines)).toEqual(['Host', 'Host', 'Images', 'Registry']);
      },
      { warm: true, hostChecks },
    );
  });

  test('the pod is played again where podman fails, and its checks know why', () => {
    const setups: Setup[] = [];
    const hostChecks = checks({
      podman: async (_, setup) => {
        setups.push(setup);
        return [setup === 'auto' ? result({ state: 'fixed' }) : FIXABLE];
      },
    });
    return withJob(
      async ({ context, failure, podman }) => {
        podman.starts.push(BROKEN);
        const running = await startRegistry(context, failure);
        expect(running.pod.address.port).toBe(context.address.ports[0]);
        expect(setups).toEqual(['check', 'auto']);
        expect(podman.ran('podman kube')).toHaveLength(2);
      },
      { warm: true, hostChecks },
    );
  });

  test('a failure that no check explains is the end', () =>
    withJob(
      async ({ context, failure, podman }) => {
        podman.starts.push(BROKEN);
        const error = await thrownBy(() => startRegistry(context, failure));
        expect(error).toBeInstanceOf(CommandError);
        expect(podman.ran('podman kube')).toHaveLength(1);
        expect(failure.begun).toMatchObject({ pod: JOB, checks: [result()] });
      },
      { warm: true },
    ));

  test('the proof image is not built before podman has the pod', () => {
    const hostChecks = checks({
      host: async (_, setup) => [setup === 'auto' ? result() : FIXABLE],
    });
    return withJob(
      async ({ context, failure, podman }) => {
        const { proofImage } = await startRegistry(
          { ...context, proofArchive: Promise.resolve('/proof.tar') },
          failure,
        );
        await proofImage;
        const ran = podman.ran('podman kube', 'podman import', 'podman pod rm');
        const verbs = ran.map((command) => /^podman (kube play|pod rm|\S+)/.exec(command)?.[1]);
        expect(verbs.slice(0, 3)).toEqual(['kube play', 'import', 'pod rm']);
        expect(verbs.slice(3).toSorted()).toEqual(['import', 'kube play']);
      },
      { warm: true, hostChecks },
    );
  });

  test.each<[what: string, set: Readonly<Record<string, string>>, images: readonly string[]]>([
    ['an image is missing', { 'image-source': 'local', 'nginx-image': 'quay.io/me/nginx:1' }, IMAGES],
    ['the storage is a volume', { storage: 'volume', 'storage-volume': 'data' }, IMAGES],
    ['ids are mapped', { userns: 'keep-id' }, IMAGES],
  ])('the host is checked first where %s', (_, set, images) => {
    const setups: Setup[] = [];
    const hostChecks = checks({
      host: async (_host, setup) => {
        setups.push(setup);
        return [OBSTACLE];
      },
    });
    return withJob(
      async ({ context, failure, podman }) => {
        podman.images = images;
        await thrownBy(() => startRegistry(context, failure));
        expect(setups).toEqual(['auto']);
        expect(podman.ran('podman kube')).toEqual([]);
      },
      { warm: true, hostChecks, set },
    );
  });
});
