import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, shell } from './lab.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };

describeInMachine('what a caller may choose', () => {
  let machine: Machine;
  let before: Snapshot;
  const stepIn = (name: string) => new Step(machine, `${TESTS}/${name}`, HOSTED);

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'choices');
    await shell(machine, 'echo 127.0.0.1 registry.test >> /etc/hosts', { user: 'root' });
    // Images of an earlier job, logins and a trusted CA from before.
    const first = await stepIn('first').main({ 'keep-images': 'true', proof: 'false' });
    expect(first.exitCode).toBe(0);
    expect((await stepIn('first').post(first)).exitCode).toBe(0);
    await shell(
      machine,
      `mkdir -p ~/.docker ~/.config/containers/certs.d/127.0.0.1:8443
       echo '{"auths":{"quay.io":{"auth":"b2xkOmxvZ2lu"}}}' > ~/.docker/config.json
       echo 'not ours' > ~/.config/containers/certs.d/127.0.0.1:8443/ca.crt.bak
       mkdir ctx; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
       podman build -q -t localhost/team/mine:7 ctx; rm -r ctx
       podman unshare true`,
    );
    before = await snapshot(machine, TESTS);
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  async function expectGone(step: Step, main: StepResult): Promise<void> {
    const post = await step.post(main);
    expect(post.exitCode).toBe(0);
    expect(post.shown).not.toContain('::warning::');
    expect(await snapshot(machine, TESTS)).toEqual(before);
  }

  const succeed = async (step: Step, inputs: Record<string, string>) => {
    const main = await step.main(inputs);
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    return main;
  };

  const profiled = (name: string) => new Step(machine, `${TESTS}/${name}`, { ...HOSTED, RUNNER_DEBUG: '1' });
  const countOf = (text: string, words: string) => text.split(words).length - 1;

  test('where podman is at work and has the images, the pod does not wait for the looks', async () => {
    const step = profiled('short');
    const main = await succeed(step, { 'image-source': 'packages' });
    expect(main.shown).not.toContain('podman info');
    expect(countOf(main.shown, '::group::Host')).toBe(1);
    expect(countOf(main.shown, 'podman kube play')).toBe(1);
    expect(main.summary).toMatch(/<summary>Where \d+\.\d\d s went/);
    await expectGone(step, main);
  }, 60_000);

  test('what has to be put right after all is, and the pod is played anew', async () => {
    await shell(machine, 'systemctl stop network-online.target', { user: 'root' });
    const step = profiled('long');
    const main = await succeed(step, { 'image-source': 'packages' });
    expect(main.shown).toContain('the host needs fixes first');
    expect(main.outputs.get('host-changes')).toBe('RP083');
    expect(countOf(main.shown, 'podman kube play')).toBe(2);
    await expectGone(step, main);
  }, 60_000);

  test('host: localhost, on a host with IPv6 where localhost may mean ::1', async () => {
    const step = stepIn('localhost');
    const main = await succeed(step, { host: 'localhost', port: '18443' });
    expect(main.outputs.get('registry')).toBe('localhost:18443');
    await expectGone(step, main);
  }, 60_000);

  test('a certificate of the caller, from a CA of the caller, for a name of the caller', async () => {
    await shell(
      machine,
      `mkdir -p ${TESTS}/tls; cd ${TESTS}/tls
       openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj '/CN=house CA' -keyout ca.key -out ca.crt
       openssl req -newkey rsa:2048 -nodes -subj /CN=x -keyout leaf.key -out leaf.csr
       echo 'subjectAltName=DNS:registry.test' > ext
       openssl x509 -req -in leaf.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 9 -extfile ext -out leaf.crt`,
    );
    const step = stepIn('own');
    const main = await succeed(step, {
      host: 'registry.test',
      'tls-cert': `${TESTS}/tls/leaf.crt`,
      'tls-key': `${TESTS}/tls/leaf.key`,
      'tls-ca': `${TESTS}/tls/ca.crt`,
    });
    expect(main.outputs.get('registry')).toMatch(/^registry\.test:\d+$/);
    await expectGone(step, main);
  }, 60_000);

  test('images of the caller go through, and stay', async () => {
    const step = stepIn('images');
    const main = await succeed(step, { images: 'team/mine:7', auth: 'none' });
    const trips = JSON.parse(main.outputs.get('round-trips') ?? '[]');
    expect(
      trips.map((trip: { repository: string; tag: string }) => `${trip.repository}:${trip.tag}`),
    ).toEqual([expect.stringMatching(/^podman-registry-proof:/), 'team/mine:7']);
    expect(main.outputs.get('password')).toBe('');
    await expectGone(step, main);
  }, 60_000);

  test('logins from before are in the job’s auth file, and its own is not in theirs', async () => {
    const step = stepIn('logins');
    const main = await succeed(step, { proof: 'false' });
    const auths = JSON.parse(await shell(machine, `cat ${main.outputs.get('auth-file')}`)).auths;
    expect(Object.keys(auths).sort()).toEqual([main.outputs.get('registry'), 'quay.io']);
    await expectGone(step, main);
  }, 60_000);

  test('bind: 0.0.0.0 opens it, and the default does not', async () => {
    const step = stepIn('open');
    const main = await succeed(step, { bind: '0.0.0.0', proof: 'false' });
    const listening = await shell(
      machine,
      `ss -Hltn "sport = :${main.outputs.get('port')}" | awk '{print $4}'`,
    );
    expect(listening.trim()).toMatch(/^(0\.0\.0\.0|\*):/);
    await expectGone(step, main);
  }, 60_000);

  test('setup: off looks at nothing; a quadlet-dir that is named stays', async () => {
    const step = stepIn('off');
    const directory = `${TESTS}/artifacts`;
    const main = await succeed(step, { setup: 'off', 'quadlet-dir': directory });
    expect(main.shown).not.toContain(' RP0');
    await expectGone(step, main);
    expect(await shell(machine, `ls ${directory}`)).toBe('README.md\nkube\nkubernetes\npod\nsystemd\n');
  }, 60_000);

  test('two jobs of one user at the same time get along, and each post removes its own', async () => {
    const steps = ['a', 'b'].map(stepIn) as [Step, Step];
    const mains = (await Promise.all(steps.map((step) => succeed(step, {})))) as [StepResult, StepResult];
    const [one, other] = mains.map((main) => main.outputs.get('registry'));
    expect(one).not.toBe(other);
    const first = await steps[0].post(mains[0]);
    expect(first.shown).not.toContain('::warning::');
    const ask = `curl -sS -o /dev/null -w '%{http_code}' --cacert ${mains[1].outputs.get('ca-cert')}`;
    expect(await shell(machine, `${ask} ${mains[1].outputs.get('url')}/v2/`)).toBe('401');
    await expectGone(steps[1], mains[1]);
  }, 120_000);
});
