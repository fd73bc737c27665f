import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const HOME = '/home/runner';
// As a runner has it; Podman 4.3 would take the path for a name, which this cannot be.
const CACHE = `${HOME}/_temp/image-cache`;
const PINS = `${HOME}/pins`;
const PACKAGED = 'localhost/podman-registry-action/nginx:packages';

describeInMachine('images from a directory that actions/cache carries', () => {
  let machine: Machine;
  let key: string | undefined;
  const step = (name: string) =>
    new Step(machine, `${HOME}/_test/${name}`, { XDG_RUNTIME_DIR: '/run/user/1001' });
  const images = () => shell(machine, `podman images --format '{{.Repository}}:{{.Tag}}'`);

  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'image-cache');
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  const succeed = async (name: string, inputs: Record<string, string>): Promise<StepResult> => {
    const main = await step(name).main({ proof: 'false', auth: 'none', ...inputs });
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    return main;
  };
  const takeAway = async (name: string, main: StepResult): Promise<void> => {
    const post = await step(name).post(main);
    expect(post.exitCode).toBe(0);
    expect(post.shown).not.toContain('::warning::');
  };

  test('a job fills it with what it built, and with what it pulled by a digest', async () => {
    const first = await succeed('first', { 'image-source': 'packages', 'image-cache': CACHE });
    expect(first.shown).toContain('(built from packages)');
    expect(first.shown).not.toContain('::warning::');
    expect(first.outputs.get('cache-path')).toBe(CACHE);
    key = first.outputs.get('cache-key');
    expect(key).toMatch(/^podman-registry-images-Linux-(X64|ARM64)-[0-9a-f]{16}$/);
    expect(await shell(machine, `ls -A ${CACHE}`)).toBe('nginx\nregistry\n');

    // The first registry is what the second pulls its own image from.
    const image = `${first.outputs.get('registry')}/pin/registry`;
    const digest = await shell(
      machine,
      // Packed otherwise than podman will pack it for the cache, as published images are.
      `mkdir ${PINS}; cp -r ${CACHE}/nginx ${PINS}
       podman push -q --compression-format zstd --digestfile digest \
         localhost/podman-registry-action/registry:packages docker://${image}:1
       cat digest; echo ${image}:1@$(cat digest) > pin`,
    );
    const pinned = await succeed('pinned', {
      'registry-image': `${image}:1@${digest}`,
      'nginx-image': PACKAGED,
      'image-cache': PINS,
    });
    expect(pinned.shown).toContain(`✓ registry: ${image}@${digest} (pulled)`);
    expect(pinned.outputs.get('cache-key')).not.toBe(key);
    await takeAway('pinned', pinned);
    await takeAway('first', first);
    expect(await images()).toBe('');
  }, 120_000);

  test('the next one takes them from there, without any network, and post removes them', async () => {
    const main = await succeed('second', { 'image-cache': CACHE });
    expect(main.shown.match(/\(image cache\)/g)).toHaveLength(2);
    expect(main.shown).not.toMatch(/building|::warning::/);
    expect(main.outputs.get('cache-key')).toBe(key);
    expect(await images()).toContain(PACKAGED);
    await takeAway('second', main);
    expect(await images()).toBe('');
  }, 60_000);

  test('an image by its digest too, and by another digest none', async () => {
    const pin = (await shell(machine, 'cat pin')).trim();
    const inputs = { 'image-source': 'local', 'nginx-image': PACKAGED, 'image-cache': PINS };
    const main = await succeed('third', { ...inputs, 'registry-image': pin });
    expect(main.shown).toMatch(
      /registry: localhost\/podman-registry-action\/registry:sha256-.* \(image cache\)/,
    );
    await takeAway('third', main);

    const other = pin.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const refused = await step('other').main({ ...inputs, 'registry-image': other });
    expect(refused.exitCode).toBe(1);
    expect(refused.shown).toContain(
      `input "registry-image" is ${other}, which is not in this user's storage`,
    );
    expect((await step('other').post(refused)).exitCode).toBe(0);
    expect(await images()).toBe('');
  }, 60_000);

  test('a damaged one is a warning, and is made anew', async () => {
    await shell(machine, `truncate --size=-100 $(ls -S ${CACHE}/registry/blobs/sha256/* | head -1)`);
    await shell(machine, `truncate --size=10 ${CACHE}/nginx/index.json`);
    const main = await succeed('damaged', { 'image-cache': CACHE });
    expect(main.shown.match(/::warning::.*the image cache .* is damaged and not used/g)).toHaveLength(2);
    expect(main.shown.match(/\(built from packages\)/g)).toHaveLength(2);
    await takeAway('damaged', main);

    const again = await succeed('again', { 'image-cache': CACHE });
    expect(again.shown.match(/\(image cache\)/g)).toHaveLength(2);
    await takeAway('again', again);
    expect(await images()).toBe('');
  }, 120_000);
});
