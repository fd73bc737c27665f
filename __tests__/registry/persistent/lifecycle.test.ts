import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { pathExists } from '../../../src/platform/files.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import { readRecord } from '../../../src/registry/persistent/record.js';
import { DifferentRegistry } from '../../../src/registry/persistent/use.js';
import { startRegistry } from '../../../src/registry/run/start.js';
import { servingSecrets } from '../fake-podman.js';
import { thrownBy } from '../fakes.js';
import { JOB, type World, type WorldOptions, withJob } from '../start-job.js';

const POD = 'podman-registry-team';
const UNIT = `.config/containers/systemd/${POD}.kube`;
const TAKEN = { exitCode: 1, stderr: 'pasta: Failed to bind port 8443 (Address already in use)' };

/** A job that wants a persistent registry. */
const withTeam = <T>(work: (world: World) => Promise<T>, options: WorldOptions = {}): Promise<T> =>
  withJob(work, { ...options, set: { lifecycle: 'persistent', name: 'team', ...options.set } });

const recordIn = ({ directory }: World) => readRecord(registryPaths(directory, 'team'));

describe('a persistent registry that is not there', () => {
  test('is installed as a service, and recorded when it answers', () =>
    withTeam(async (world) => {
      const { context, failure, podman, journal, directory } = world;
      const running = await startRegistry(context, failure);
      expect(running.found).toBe(false);
      expect(running.pod).toMatchObject({ name: POD, address: { port: context.address.ports[0] } });
      expect(await recordIn(world)).toMatchObject({
        ...{ format: 1, name: 'team', ownCertificate: false, data: ['data'] },
        choices: { name: POD, address: running.pod.address },
        unit: join(directory, UNIT),
      });
      expect(await readFile(join(directory, UNIT), 'utf8')).toContain('/team/pod.yaml');
      // A job's pod would end with the job.
      expect(podman.ran('podman kube')).toEqual([]);
      expect(journal.records.map(({ kind }) => kind)).toEqual(['unfinished-registry', 'kept']);
      expect(failure.begun).toMatchObject({ pod: POD, data: registryPaths(directory, 'team').directory });
      expect(await readdir(join(directory, '.local/state/podman-registry-action/host/claims'))).toEqual([
        `${POD}-persistent`,
      ]);
    }));

  test('is not begun where it would end with the session', () =>
    withTeam(
      async (world) => {
        const error = await thrownBy(() => startRegistry(world.context, world.failure));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toContain('loginctl enable-linger runner');
        expect(world.podman.ran('systemctl')).toEqual([]);
        expect(world.journal.records).toEqual([]);
      },
      { lingers: false },
    ));

  test('goes to the next port where the service finds the first one taken', () =>
    withTeam(async (world) => {
      const { context, failure, podman, lines } = world;
      podman.starts.push(TAKEN);
      const running = await startRegistry(context, failure);
      const [first, second] = context.address.ports;
      expect(running.pod.address.port).toBe(second);
      expect((await recordIn(world))?.choices.address.port).toBe(second);
      expect(lines).toContain(`info: another process took port ${first}; trying the next one`);
      expect(podman.ran('systemctl --user --no-pager start')).toHaveLength(2);
      const files = await readFile(
        join(registryPaths(world.directory, 'team').directory, 'pod.yaml'),
        'utf8',
      );
      expect(files).toContain(`hostPort: ${second}`);
    }));

  test('is unfinished where the last port is taken', () =>
    withTeam(async (world) => {
      world.podman.starts.push(TAKEN, TAKEN);
      const error = await thrownBy(() => startRegistry(world.context, world.failure));
      expect(error).toBeInstanceOf(UserError);
      expect(await recordIn(world)).toBeUndefined();
      expect(world.podman.ran('systemctl --user --no-pager start')).toHaveLength(2);
    }));

  test('is unfinished where it does not answer in time, and post knows of it', () =>
    withTeam(
      async (world) => {
        const { context, failure, podman, journal, lines, clock } = world;
        podman.starts.push('silent');
        podman.journal = 'registry: no such option\n';
        const error = await thrownBy(() => startRegistry(context, failure));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toContain('did not answer within 42 s');
        expect(clock.waited).toBeGreaterThanOrEqual(42_000);
        expect(lines).toContain('info:   registry: no such option');
        expect(await recordIn(world)).toBeUndefined();
        expect(journal.records).toEqual([{ kind: 'unfinished-registry', name: 'team', data: true }]);
      },
      { set: { timeout: '42' } },
    ));

  test('keeps the data of one that was there before, should it not be finished', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      await world.podman.close();
      await rm(registryPaths(world.directory, 'team').record);
      const next = await world.next();
      await startRegistry(next.context, next.failure);
      expect(next.journal.records[0]).toEqual({ kind: 'unfinished-registry', name: 'team', data: false });
    }));

  test('leaves a port to another registry of this user, also where that is down', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      await world.podman.close();
      const other = await world.next({ name: 'other' });
      const running = await startRegistry(other.context, other.failure);
      expect(running.pod.address.port).toBe(world.context.address.ports[1]);
      const third = await world.next({ name: 'third' });
      const error = await thrownBy(() => startRegistry(third.context, third.failure));
      expect(error.message).toMatch(/is \d+, which belongs to the registry "team"/);
    }));

  test('is refused a name by which its pod would be a container of another', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      const other = await world.next({ name: 'team-nginx' });
      const error = await thrownBy(() => startRegistry(other.context, other.failure));
      expect(error.message).toContain('input "name" is "team-nginx"');
      expect(other.journal.records).toEqual([]);
    }));
});

describe('a persistent registry that is there', () => {
  test('is used as it is', () =>
    withTeam(async (world) => {
      const first = await startRegistry(world.context, world.failure);
      const next = await world.next();
      const before = world.podman.ran('systemctl --user --no-pager start').length;
      const running = await startRegistry(next.context, next.failure);
      expect(running).toMatchObject({ found: true, pod: { name: POD, address: first.pod.address } });
      expect(running.secrets.credentials).toEqual(first.secrets.credentials);
      expect(world.podman.ran('systemctl --user --no-pager start')).toHaveLength(before);
      expect(next.journal.records).toEqual([]);
      expect(next.lines).toContain('mask: pass-word');
    }));

  test('is started where it is down', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      await world.podman.attempt(['systemctl', '--user', '--no-pager', 'stop', `${POD}.service`], {
        timeout: 1,
      });
      const next = await world.next();
      const running = await startRegistry(next.context, next.failure);
      expect(running.found).toBe(true);
      expect(next.lines).toContain(`info: ${POD}.service is inactive; starting it`);
    }));

  test('is restarted where its service is active and nobody answers', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      await world.podman.close();
      const next = await world.next();
      const running = await startRegistry(next.context, next.failure);
      expect(running.found).toBe(true);
      expect(next.lines).toContain(
        `warning: ${POD}.service is active, but the registry does not answer (ECONNREFUSED); restarting the service`,
      );
    }));

  test('is left alone where it differs from what is asked for', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      const record = await recordIn(world);
      const next = await world.next({ auth: 'none', port: '9999' });
      const error = await thrownBy(() => startRegistry(next.context, next.failure));
      expect(error).toBeInstanceOf(DifferentRegistry);
      expect(error.message).toContain('auth: installed basic for ');
      expect(error.message).toContain('requested 9999');
      expect(await recordIn(world)).toEqual(record);
      expect(next.journal.records).toEqual([]);
    }));

  test('gets a new certificate a month before the end of its own', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      const before = await recordIn(world);
      const next = await world.next();
      const { chain, ca } = (await servingSecrets(world.directory, 'renewed')).certificate;
      const key = await readFile(join(world.directory, 'renewed.key'), 'utf8');
      const made = { ...(await next.context.secrets()), certificate: { chain, key, ca } };
      world.podman.serve(made);
      await world.clock.sleep(61 * 86_400_000);
      const running = await startRegistry({ ...next.context, secrets: async () => made }, next.failure);
      expect(running).toMatchObject({ found: true, secrets: { certificate: { chain } } });
      expect((await recordIn(world))?.certificate.fingerprint).not.toBe(before?.certificate.fingerprint);
    }));

  test('that stays silent is neither installed anew nor removed', () =>
    withTeam(async (world) => {
      await startRegistry(world.context, world.failure);
      await world.podman.close();
      world.podman.starts.push('silent');
      const next = await world.next();
      const error = await thrownBy(() => startRegistry(next.context, next.failure));
      expect(error.message).toContain('is installed, but not healthy');
      expect(await recordIn(world)).toBeDefined();
      expect(await pathExists(join(world.directory, UNIT))).toBe(true);
      expect(next.journal.records).toEqual([]);
    }));
});

test('a job never plays a pod of its own for a persistent registry, however warm the host', () =>
  withTeam(
    async ({ context, failure, podman }) => {
      await startRegistry(context, failure);
      expect(podman.ran('podman kube')).toEqual([]);
      expect(podman.commands.some((command) => command.includes(JOB))).toBe(false);
    },
    { warm: true },
  ));
