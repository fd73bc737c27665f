import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { Podman } from '../../../src/podman/podman.js';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { kubeUnit } from '../../../src/registry/emit/quadlet.js';
import { setAutoUpdate } from '../../../src/registry/persistent/auto-update.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import { RegistryServices } from '../../../src/registry/persistent/service.js';
import { recordingLog } from '../../fakes.js';
import { inDirectory, thrownBy } from '../fakes.js';
import { recordFor } from './fakes.js';

const IMAGES = { registryImage: 'docker.io/library/registry:3', nginxImage: 'docker.io/library/nginx:1' };

/** A registry with these images on a machine with this Podman. */
const withUnit = (
  work: (
    set: (isOn: boolean) => Promise<boolean>,
    text: () => Promise<string>,
    ran: string[],
  ) => Promise<void>,
  { images = IMAGES, version = '5.4.2' } = {},
) =>
  inDirectory(async (home) => {
    const record = recordFor({ unit: join(home, '.config/containers/systemd/podman-registry-team.kube') });
    const choices = { ...record.choices, ...images };
    await mkdir(dirname(record.unit), { recursive: true });
    const options = { manifest: '/there/pod.yaml', network: 'pasta', recovery: { timer: undefined } };
    await writeFile(record.unit, kubeUnit(choices, parsePodmanVersion('5.4.2'), options));
    const ran: string[] = [];
    const attempt = async (argv: readonly string[]) => {
      ran.push(argv.join(' '));
      const facts = argv.includes('show-environment') ? `HOME=${home}\n` : 'Id=x\nLoadState=loaded\n';
      const stdout = argv[0] === 'podman' ? `{"Client":{"Version":"${version}"}}` : facts;
      return { exitCode: 0, stdout, stderr: '' };
    };
    const tools = {
      ...{ podman: new Podman(attempt), services: new RegistryServices(attempt, {}), log: recordingLog() },
    };
    const set = (isOn: boolean) =>
      setAutoUpdate(registryPaths(home, 'team'), { ...record, choices }, isOn, tools);
    await work(set, () => readFile(record.unit, 'utf8'), ran);
  });

test('is a key of the unit, with the timer of podman, and goes again', () =>
  withUnit(async (set, text, ran) => {
    const before = await text();
    expect(await set(false)).toBe(false);
    expect(await set(true)).toBe(true);
    expect(await text()).toContain('[Kube]\nYaml=/there/pod.yaml\nAutoUpdate=registry\n');
    expect(ran.filter((line) => line.includes('podman-auto-update.timer'))).toHaveLength(2);
    expect(await set(true)).toBe(false);
    expect(await set(false)).toBe(true);
    expect(await text()).toBe(before);
  }));

test.each<[what: string, options: Parameters<typeof withUnit>[1], message: string]>([
  [
    'a local image',
    { images: { ...IMAGES, nginxImage: 'localhost/podman-registry-action/nginx:packages' } },
    '"team" runs localhost/podman-registry-action/nginx:packages; run podman-registry upgrade team from a timer',
  ],
  [
    'an image by digest',
    { images: { ...IMAGES, registryImage: `a/b@sha256:${'0'.repeat(64)}` } },
    'only follows tags of a registry',
  ],
  ['an older Podman', { version: '4.6.2' }, 'requires Podman 4.7; this is 4.6.2'],
])('is refused for %s', (_what, options, message) =>
  withUnit(async (set, text) => {
    const before = await text();
    const error = await thrownBy(() => set(true));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(message);
    expect(await text()).toBe(before);
  }, options),
);
