import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import type { Attempt, CommandResult } from '../../../src/platform/exec.js';
import { Podman } from '../../../src/podman/podman.js';
import { withCertificate } from '../../../src/registry/persistent/certificate.js';
import { type RegistryPaths, registryPaths } from '../../../src/registry/persistent/paths.js';
import {
  certificateFacts,
  type RegistryRecord,
  readRecord,
  readSecrets,
} from '../../../src/registry/persistent/record.js';
import { RegistryServices } from '../../../src/registry/persistent/service.js';
import { readImage, type UpgradeTools, upgradeRegistry } from '../../../src/registry/persistent/upgrade.js';
import { readUpgrade, recoverUpgrade } from '../../../src/registry/persistent/upgrade-state.js';
import { useRegistry } from '../../../src/registry/persistent/use.js';
import type { PreparedRegistry } from '../../../src/registry/run/context.js';
import { startRegistry } from '../../../src/registry/run/start.js';
import { recordingLog } from '../../fakes.js';
import { servingSecrets } from '../fake-podman.js';
import { thrownBy } from '../fakes.js';
import { IMAGES, type World, withJob } from '../start-job.js';

// Each test makes keys and certificates.
jest.setTimeout(60_000);

const [REGISTRY = '', NGINX = ''] = IMAGES;
const OK: CommandResult = { exitCode: 0, stdout: '', stderr: '' };
const NONE: CommandResult = { exitCode: 125, stdout: '', stderr: 'no such image' };

/** A storage of images, and the containers of one pod. Everything else goes to the world's podman. */
class Store {
  readonly names = new Map(IMAGES.map((name) => [name, `old ${name}`]));
  /** What a pull of a name gives. */
  readonly remote = new Map<string, string>();
  running: string[] = [];
  /** What the trial of nginx says. */
  complaint = '';
  /** After so many commands the process is dead. */
  left = Number.POSITIVE_INFINITY;

  constructor(
    private readonly world: World,
    private readonly paths: RegistryPaths,
  ) {}

  readonly attempt: Attempt = async (argv, options) => {
    if (this.left-- <= 0) throw new Error('killed');
    const [program, ...words] = argv;
    const text = words.join(' ');
    const last = words.at(-1) ?? '';
    if (program === 'podman') {
      if (text.startsWith('inspect ')) return this.#containers();
      if (text.startsWith('image inspect')) return this.#image(last);
      if (text.startsWith('pull ')) return this.#named(last, this.remote.get(last) ?? this.names.get(last));
      if (text.startsWith('tag ')) return this.#named(last, words[1]);
      if (text.startsWith('rmi ')) return this.#remove(last);
      if (text.startsWith('run ')) {
        if (!text.includes('--entrypoint nginx'))
          return { ...OK, stderr: 'listen tcp 192.0.2.1:1: bind: no' };
        return this.complaint === '' ? OK : { exitCode: 1, stdout: '', stderr: this.complaint };
      }
    }
    const result = await this.world.podman.attempt(argv, options);
    if (program === 'systemctl' && words.includes('start')) {
      const manifest = await readFile(join(this.paths.directory, 'pod.yaml'), 'utf8');
      this.running = [...manifest.matchAll(/image: "?([^\s"]+)/g)].map(
        ([, name = '']) => this.names.get(name) ?? '',
      );
    }
    return result;
  };

  tools(change: Partial<UpgradeTools> = {}): UpgradeTools & { readonly lines: readonly string[] } {
    const log = recordingLog();
    return {
      ...{ podman: new Podman(this.attempt), services: new RegistryServices(this.attempt, {}) },
      ...{ log, lines: log.lines, clock: this.world.clock, timeout: 5 },
      build: async () => undefined,
      renew: async (_paths, _record, secrets) => secrets,
      ...change,
    };
  }

  #containers(): CommandResult {
    const rows = this.running.map((id) => ({
      Image: id,
      Config: { Env: [`NGINX_VERSION=1.30.${id.length}`] },
    }));
    return rows.length === 2 ? { ...OK, stdout: JSON.stringify(rows) } : NONE;
  }

  #image(name: string): CommandResult {
    const id = this.names.get(name) ?? [...this.names.values()].find((one) => one === name);
    return id === undefined
      ? NONE
      : { ...OK, stdout: JSON.stringify([{ Id: id, RootFS: { Layers: [id.replace(/ rebuilt$/, '')] } }]) };
  }

  #named(name: string, id: string | undefined): CommandResult {
    if (id === undefined) return NONE;
    this.names.set(name, id);
    return OK;
  }

  #remove(image: string): CommandResult {
    for (const [name, id] of this.names) if (name === image || id === image) this.names.delete(name);
    return OK;
  }
}

interface Installed {
  readonly world: World;
  readonly paths: RegistryPaths;
  readonly store: Store;
  readonly record: RegistryRecord;
  /** Upgrades, without other images unless given. */
  upgrade(tools?: UpgradeTools, nginx?: string): ReturnType<typeof upgradeRegistry>;
}

const withInstalled = (work: (installed: Installed) => Promise<void>) =>
  withJob(
    async (world) => {
      await startRegistry(world.context, world.failure);
      const paths = registryPaths(world.directory, 'team');
      const store = new Store(world, paths);
      store.running = IMAGES.map((name) => `old ${name}`);
      const record = (await readRecord(paths)) as RegistryRecord;
      await work({
        ...{ world, paths, store, record },
        upgrade: async (tools = store.tools(), nginx) =>
          upgradeRegistry(
            paths,
            (await readRecord(paths)) as RegistryRecord,
            {
              registry: undefined,
              nginx: nginx === undefined ? undefined : readImage('--nginx-image', nginx),
            },
            tools,
          ),
      });
    },
    { set: { lifecycle: 'persistent', name: 'team' } },
  );

/** Nothing of an upgrade is left, and the names have these images, which run. */
async function expectSettled({ paths, store }: Installed, nginx: string) {
  expect(await readUpgrade(paths)).toBeUndefined();
  expect(await readdir(paths.directory)).not.toContain('upgrade');
  expect([...store.names.keys()].filter((name) => name.includes('before-'))).toEqual([]);
  expect(store.running).toEqual([`old ${REGISTRY}`, nginx]);
  const { choices } = (await readRecord(paths)) as RegistryRecord;
  expect(store.names.get(choices.nginxImage)).toBe(nginx);
  expect(await readFile(join(paths.directory, 'pod.yaml'), 'utf8')).toContain(choices.nginxImage);
}

describe('an upgrade', () => {
  test('without anything new restarts nothing, even if the images were built again', () =>
    withInstalled(async (installed) => {
      const { store, upgrade, world } = installed;
      store.remote.set(NGINX, `old ${NGINX} rebuilt`);
      expect(await upgrade()).toEqual({ changed: false, versions: [] });
      await expectSettled(installed, `old ${NGINX}`);
      expect(world.podman.ran('systemctl --user --no-pager start')).toHaveLength(1);
    }));

  test('pulls the new image of a tag, restarts the service and keeps login, data and address', () =>
    withInstalled(async (installed) => {
      const { store, upgrade, paths, record } = installed;
      store.remote.set(NGINX, 'new');
      const before = await readSecrets(paths);
      const { changed, versions } = await upgrade();
      expect(changed).toBe(true);
      expect(versions).toContain(`nginx 1.30.${`old ${NGINX}`.length} → 1.30.3`);
      await expectSettled(installed, 'new');
      expect([...store.names.values()]).not.toContain(`old ${NGINX}`);
      expect(await readSecrets(paths)).toEqual(before);
      expect(await readRecord(paths)).toEqual(record);
    }));

  test('writes the configuration anew, and changes to another image', () =>
    withInstalled(async (installed) => {
      const { store, upgrade, paths } = installed;
      const conf = join(paths.directory, 'nginx/nginx.conf');
      const text = await readFile(conf, 'utf8');
      await writeFile(conf, 'older');
      store.remote.set(NGINX, `old ${NGINX} rebuilt`);
      expect((await upgrade()).changed).toBe(true);
      expect(await readFile(conf, 'utf8')).toBe(text);
      await expectSettled(installed, `old ${NGINX}`);
      store.remote.set('docker.io/library/nginx:2', 'two');
      await upgrade(undefined, 'nginx:2');
      await expectSettled(installed, 'two');
      expect(await readRecord(paths)).toMatchObject({
        asked: { registry: REGISTRY, nginx: 'docker.io/library/nginx:2' },
        choices: { nginxImage: 'docker.io/library/nginx:2' },
      });
    }));

  test('is not begun with a configuration that nginx rejects', () =>
    withInstalled(async (installed) => {
      const { store, upgrade, world } = installed;
      store.remote.set(NGINX, 'new');
      store.complaint = '[emerg] unknown directive';
      const error = await thrownBy(upgrade);
      expect(error.message).toBe(
        '"team" was not upgraded; the previous version runs again: the configuration is rejected by nginx: [emerg] unknown directive',
      );
      await expectSettled(installed, `old ${NGINX}`);
      expect(world.podman.ran('systemctl --user --no-pager start')).toHaveLength(1);
    }));

  test('that does not answer is undone', () =>
    withInstalled(async (installed) => {
      const { store, upgrade, world, paths } = installed;
      const conf = join(paths.directory, 'nginx/nginx.conf');
      await writeFile(conf, 'older');
      store.remote.set(NGINX, 'new');
      world.podman.starts.push('silent');
      const error = await thrownBy(upgrade);
      expect(error.message).toMatch(
        /^"team" was not upgraded; the previous version runs again: .*did not answer within 5 s/,
      );
      await expectSettled(installed, `old ${NGINX}`);
      expect(await readFile(conf, 'utf8')).toBe('older');
    }));

  test('says so where the previous version does not come back either', () =>
    withInstalled(async ({ store, upgrade, world }) => {
      store.remote.set(NGINX, 'new');
      world.podman.starts.push('silent', 'silent');
      const error = await thrownBy(upgrade);
      expect(error.message).toContain('the previous version does not answer (ECONNREFUSED)');
    }));

  test('takes a new certificate along', () =>
    withInstalled(async (installed) => {
      const { store, upgrade, paths, world } = installed;
      const old = await readSecrets(paths);
      const { certificate } = await servingSecrets(world.directory, 'other');
      const renewed = withCertificate(old, certificate);
      world.podman.serve(renewed);
      expect((await upgrade(store.tools({ renew: async () => renewed }))).changed).toBe(true);
      expect(await readSecrets(paths)).toEqual(renewed);
      expect(await readFile(paths.ca, 'utf8')).toBe(certificate.ca);
      expect((await readRecord(paths))?.certificate).toEqual(certificateFacts(certificate.chain));
      await expectSettled(installed, `old ${NGINX}`);
    }));

  test('that is killed after any command is completed or undone by the next one', async () => {
    const ends = new Set<string>();
    for (let count = 0, isKilled = true; isKilled; count += 1) {
      await withInstalled(async (installed) => {
        const { store, upgrade, paths } = installed;
        store.remote.set(NGINX, 'new');
        store.left = count;
        isKilled = await upgrade().then(
          () => false,
          () => true,
        );
        store.left = Number.POSITIVE_INFINITY;
        await recoverUpgrade(paths, store.tools());
        const [, nginx = ''] = store.running;
        ends.add(nginx);
        await expectSettled(installed, nginx);
      });
    }
    expect(ends).toEqual(new Set([`old ${NGINX}`, 'new']));
  }, 120_000);

  test('that was killed is undone by a job', () =>
    withInstalled(async (installed) => {
      const { store, upgrade, paths, record, world } = installed;
      store.remote.set(NGINX, 'new');
      world.podman.starts.push('silent');
      // Dies while it waits.
      world.podman.onCommand = (words) => {
        if (words.includes('systemctl --user --no-pager start')) store.left = 0;
      };
      await thrownBy(upgrade);
      world.podman.onCommand = () => undefined;
      store.left = Number.POSITIVE_INFINITY;
      const next = await world.next();
      const { request, job } = next.context;
      const context = { ...next.context, job: { ...job, podman: new Podman(store.attempt) } };
      const secrets = await readSecrets(paths);
      const prepared = { spec: record.choices, secrets } as unknown as PreparedRegistry;
      const services = new RegistryServices(store.attempt, {});
      const used = await useRegistry(context, { paths, request, record }, prepared, record, services);
      expect(used.found).toBe(true);
      await expectSettled(installed, `old ${NGINX}`);
    }));

  test('takes image names only', () => {
    expect(() => readImage('--nginx-image', 'NGINX!')).toThrow(
      '--nginx-image is "NGINX!"; use an image name',
    );
  });
});
