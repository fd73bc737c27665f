import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import type { Seeded } from '../../src/seed/text.js';
import { bootWithImages } from './kept-images.js';
import { ACTION, describeInMachine, inside, NODE, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const LAYOUT = `${TESTS}/layout`;
const STORAGE = `${TESTS}/storage`;
const REPOSITORIES = `${STORAGE}/docker/registry/v2/repositories`;
const COUNT = 50;
const NUMBERS = Array.from({ length: COUNT }, (_, number) => number);

describeInMachine('seeding', () => {
  let machine: Machine;
  let digests: Record<string, string>;
  /** The registry that the images come from: another one of ours, trusted and logged in to as a job would. */
  let source: StepResult;
  let registry: string;

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'seed');
    const made = await inside(machine, [
      NODE,
      `${ACTION}/__tests__/e2e/make-layout.mjs`,
      LAYOUT,
      String(COUNT),
    ]);
    digests = JSON.parse(made);
    await shell(machine, `tar --create --file=${TESTS}/layout.tar -C ${LAYOUT} .`);
    const lines = NUMBERS.map((number) => `oci:${LAYOUT}:t${number} img/${number}:1`);
    const step = new Step(machine, `${TESTS}/source`, { XDG_RUNTIME_DIR: '/run/user/1001' });
    source = await step.main({
      port: '18643',
      proof: 'false',
      'keep-images': 'true',
      seed: [...lines, `oci-archive:${TESTS}/layout.tar:multi team/multi:1`].join('\n'),
    });
    registry = source.outputs.get('registry') ?? '';
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  const stepIn = (name: string) =>
    new Step(machine, `${TESTS}/${name}`, {
      XDG_RUNTIME_DIR: '/run/user/1001',
      REGISTRY_AUTH_FILE: source.outputs.get('auth-file') ?? '',
    });
  const inputs = {
    auth: 'none',
    port: '18653',
    proof: 'false',
    'keep-images': 'true',
  };
  const seededBy = (step: StepResult): Seeded[] => JSON.parse(step.outputs.get('seeded') ?? '[]');
  /** What the registry itself gives for a name, hashed here. */
  const hashed = async (
    step: StepResult,
    names: readonly (readonly [repository: string, reference: string])[],
  ) => {
    const accept = ['manifest', 'index'].map(
      (kind) => `-H 'Accept: application/vnd.oci.image.${kind}.v1+json'`,
    );
    const ask = `curl -fsS --cacert ${step.outputs.get('ca-cert')} ${accept.join(' ')} ${step.outputs.get('url')}/v2`;
    const script = names.map(
      ([repository, reference]) => `${ask}/${repository}/manifests/${reference} | sha256sum`,
    );
    const sums = (await shell(machine, script.join('\n'))).trim().split('\n');
    return sums.map((line) => `sha256:${line.split(' ')[0]}`);
  };

  test('images of a layout and of an archive are in the registry, in the order of the input', () => {
    expect(source.shown).not.toContain('::error::');
    expect(source.exitCode).toBe(0);
    const found = seededBy(source).map(({ digest }) => digest);
    expect(found).toEqual([...NUMBERS.map((number) => digests[`t${number}`]), digests.multi]);
    // The layer that they share is sent once, and taken over by the others.
    const copied = seededBy(source)
      .slice(0, COUNT)
      .map((image) => image.copied);
    expect(copied.reduce((sum, one) => sum + one)).toBe(2 * COUNT + 1);
  });

  test('cut in the middle and run again, only what was missing is copied', async () => {
    const seed = NUMBERS.map((number) => `${registry}/img/${number}:1`).join('\n');
    const wish = { ...inputs, seed, 'seed-parallel': '2', 'storage-path': STORAGE };
    const cut = stepIn('cut');
    const watch = `until [ "$(ls ${REPOSITORIES}/img 2>/dev/null | wc -l)" -ge 10 ]; do sleep 0.02; done
      kill -INT $(pgrep -u runner -f '[l]aunch.mjs .*${TESTS}/cut/')`;
    const [half] = await Promise.all([cut.main(wish), shell(machine, watch)]);
    expect(half.exitCode).toBe(130);
    expect((await cut.post(half)).shown).not.toContain('::warning::');

    const manifest = await shell(machine, `cat ${LAYOUT}/blobs/${digests.t0?.replace(':', '/')}`);
    const base = JSON.parse(manifest).layers[0].digest.slice('sha256:'.length);
    const own = `find ${REPOSITORIES} -path '*/_layers/*' -name link ! -path '*${base}*' | wc -l`;
    const before = Number(await shell(machine, own));
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(2 * COUNT);

    const again = stepIn('again');
    const main = await again.main(wish);
    expect(main.exitCode).toBe(0);
    const seeded = seededBy(main);
    expect(seeded.map(({ digest }) => digest)).toEqual(NUMBERS.map((number) => digests[`t${number}`]));
    expect(seeded.reduce((sum, { copied }) => sum + copied, 0)).toBe(2 * COUNT - before);
    const names = NUMBERS.map((number) => [`img/${number}`, '1'] as const);
    expect(await hashed(main, names)).toEqual(NUMBERS.map((number) => digests[`t${number}`]));
    expect(main.summary).toContain('and 30 more');
    expect((await again.post(main)).exitCode).toBe(0);
  }, 120_000);

  test('signatures, referrers and local images; one that does not exist fails alone', async () => {
    await shell(
      machine,
      `mkdir -p ctx; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
       podman build -q -t localhost/team/mine:7 ctx; rm -r ctx`,
    );
    const step = stepIn('travel');
    const main = await step.main({
      ...inputs,
      seed: `${registry}/team/multi:1
        ${registry}/team/multi:1 one/none:2 # by another name
        containers-storage:localhost/team/mine:7
        ${registry}/no/such:1
        oci:${LAYOUT} several:1`,
    });
    expect(main.exitCode).toBe(1);
    expect(main.shown).toContain(
      '::error::2 of 5 images could not be seeded; the other 3 are in the registry:',
    );
    expect(main.shown).toContain(`${registry} has no no/such:1; check the name and the tag`);
    expect(main.shown).toContain('it has several images');
    expect(seededBy(main).map(({ repository, tag }) => `${repository}:${tag}`)).toEqual([
      'team/multi:1',
      'one/none:2',
      'team/mine:7',
    ]);
    const hyphened = (digest = '') => digest.replace(':', '-');
    const tag = `${hyphened(digests.multi)}.sig`;
    const names = [
      ['team/multi', '1'],
      ['team/multi', digests.arm64 ?? ''],
      ['team/multi', tag],
      ['one/none', digests.referrer ?? ''],
      ['one/none', digests.ofReferrer ?? ''],
      ['team/mine', '7'],
    ] as const;
    expect(await hashed(main, names)).toEqual([
      digests.multi,
      digests.arm64,
      digests[tag],
      digests.referrer,
      digests.ofReferrer,
      seededBy(main)[2]?.digest,
    ]);
    const list = `curl -fsS --cacert ${main.outputs.get('ca-cert')} -H 'Accept: application/vnd.oci.image.index.v1+json'`;
    const url = `${main.outputs.get('url')}/v2/team/multi/manifests/${hyphened(digests.multi)}`;
    const index = JSON.parse(await shell(machine, `${list} ${url}`));
    expect(index.manifests).toMatchObject([
      { digest: digests.referrer, artifactType: 'application/example.sbom' },
    ]);
    expect((await step.post(main)).exitCode).toBe(0);
  }, 120_000);

  test('what one job exports, the next one seeds, and Skopeo reads it', async () => {
    const env = {
      XDG_RUNTIME_DIR: '/run/user/1001',
      ...Object.fromEntries(source.environment),
      GITHUB_WORKSPACE: TESTS,
    };
    const archive = `${TESTS}/images.tar`;
    const wanted = { registry, images: 'team/multi img/0', to: `oci-archive:${archive}` };
    const exported = await new Step(machine, `${TESTS}/export`, env, 'registry-export').main(wanted);
    expect(exported.shown).not.toContain('::error::');
    expect(exported.outputs.get('path')).toBe(archive);
    expect(JSON.parse(exported.outputs.get('images') ?? '')).toMatchObject([
      { repository: 'team/multi', tag: '1', digest: digests.multi },
      { repository: 'img/0', tag: '1', digest: digests.t0 },
    ]);
    const names = `oci-archive:${archive}:team/multi:1`;
    expect(await shell(machine, `skopeo inspect --raw ${names} | sha256sum`)).toContain(
      digests.multi?.slice('sha256:'.length),
    );
    const step = stepIn('imported');
    const main = await step.main({ ...inputs, seed: `oci-archive:${archive}` });
    expect(main.exitCode).toBe(0);
    const tag = `${digests.multi?.replace(':', '-')}.sig`;
    const seen = [
      ['team/multi', '1'],
      ['team/multi', digests.arm64 ?? ''],
      ['team/multi', tag],
      ['team/multi', digests.ofReferrer ?? ''],
      ['img/0', '1'],
    ] as const;
    expect(await hashed(main, seen)).toEqual([
      ...[digests.multi, digests.arm64, digests[tag], digests.ofReferrer, digests.t0],
    ]);
    const cli = `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js export ${registry} img/1:1 --to oci:${TESTS}/one`;
    expect(await shell(machine, cli, { env })).toBe(`${TESTS}/one\n`);
    expect((await step.post(main)).exitCode).toBe(0);
  }, 120_000);

  test('one platform by itself, and a mistake that is found before anything is changed', async () => {
    const step = stepIn('platform');
    const main = await step.main({
      ...inputs,
      seed: `${registry}/team/multi:1`,
      'seed-platforms': 'linux/arm64',
    });
    expect(main.exitCode).toBe(0);
    expect(seededBy(main)[0]?.digest).toBe(digests.arm64);
    expect(await hashed(main, [['team/multi', '1']])).toEqual([digests.arm64]);
    await step.post(main);
    const wrong = await stepIn('wrong').main({ ...inputs, seed: 'alpine:3' });
    expect(wrong.exitCode).toBe(1);
    expect(wrong.shown).toContain('use the full name; for Docker Hub: docker.io/library/alpine:3');
    expect(wrong.state.size).toBe(0);
  }, 120_000);
});
