import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, shell } from './lab.js';
import { noSecretShows } from './secret-places.js';
import { Step, type StepResult } from './step.js';
import { type ObjectStore, restartEndpoint, startSwift } from './swift.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const COMMON = { auth: 'none', setup: 'off', 'keep-images': 'true' };
const FRONT = 18789;

describeInMachine('storage that lasts', () => {
  let machine: Machine;
  let swift: ObjectStore;
  let s3: Record<string, string>;
  const stepIn = (name: string) => new Step(machine, `${TESTS}/${name}`, HOSTED);

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 's3' }, 'storage');
    swift = await startSwift(machine, 'images');
    s3 = {
      ...COMMON,
      ...swift,
      storage: 's3',
      's3-prefix': 'ci/one',
      'http-secret': 'shared-by-both-of-them',
    };
    await shell(
      machine,
      `mkdir ctx; cd ctx
       for layer in 1 2 3; do head -c 6000000 /dev/urandom > $layer; done
       head -c 60000000 /dev/urandom > large
       printf 'FROM scratch\\nCOPY 1 /\\nCOPY 2 /\\nCOPY 3 /\\n' > Containerfile
       printf 'FROM scratch\\nCOPY large /\\n' > Large
       podman build -q --layers -t localhost/three . ; podman build -q -t localhost/large -f Large .`,
    );
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  const succeed = async (step: Step, inputs: Record<string, string>) => {
    const main = await step.main(inputs);
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    return main;
  };
  const end = async (step: Step, main: StepResult) => {
    const post = await step.post(main);
    expect(post.exitCode).toBe(0);
    return post.shown;
  };
  const push = (main: StepResult, image: string) =>
    machine.run(['podman', 'push', '-q', `localhost/${image}`, `${main.outputs.get('registry')}/${image}`], {
      user: 'runner',
      env: HOSTED,
      timeout: 120,
    });
  const status = async (main: StepResult, path: string) =>
    Number(
      await shell(
        machine,
        `curl -sS -o /dev/null -w '%{http_code}' -H 'Accept: application/vnd.oci.image.manifest.v1+json' --cacert ${main.outputs.get('ca-cert')} ${main.outputs.get('url')}${path}`,
      ),
    );

  test('wrong keys, no bucket and no endpoint end at once, with the cause', async () => {
    const cases: [wrong: Record<string, string>, words: RegExp][] = [
      [{ 's3-secret-key': 'not-the-one' }, /signature is wrong.*"s3-secret-key"/],
      [{ 's3-bucket': 'not-there' }, /the bucket "not-there".*the bucket does not exist.*"s3-bucket"/],
      [{ 's3-endpoint': 'http://host.containers.internal:18999' }, /cannot reach it.*"s3-endpoint"/],
    ];
    for (const [wrong, words] of cases) {
      const step = stepIn('wrong');
      const main = await step.main({ ...s3, ...wrong, proof: 'false' });
      expect(main.exitCode).toBe(1);
      expect(main.shown).toMatch(words);
      expect(main.shown).not.toContain(swift['s3-secret-key']);
      await end(step, main);
    }
  }, 120_000);

  test('two replicas on one bucket; what one takes the other has; one of them dies under load', async () => {
    const [one, two] = [stepIn('one'), stepIn('two')];
    const first = await succeed(one, s3);
    // Its own artifacts: neither the keys nor the certificates of this host are in them.
    const artifacts = await shell(machine, `cat $(find ${first.outputs.get('quadlet-dir')} -type f)`);
    expect(artifacts).not.toContain(swift['s3-secret-key']);
    expect(artifacts).toContain('secret-key');
    await noSecretShows(machine, first.outputs.get('pod') ?? '', [
      swift['s3-access-key'],
      swift['s3-secret-key'],
      'shared-by-both-of-them',
    ]);
    expect((await push(first, 'three')).exitCode).toBe(0);
    const second = await succeed(two, { ...s3, proof: 'false' });
    expect(await status(second, '/v2/three/manifests/latest')).toBe(200);

    await frontOf(machine, [first, second]);
    const pulls = shell(
      machine,
      `pull() { skopeo copy -q --src-tls-verify=false docker://127.0.0.1:${FRONT}/three dir:$1; rm -r $1; }
       for n in {1..8}; do pull a & pull b & wait %1; wait %2; echo pulled; done`,
    );
    await shell(machine, `sleep 1; podman pod kill --signal KILL ${first.outputs.get('pod')}`);
    expect((await pulls).trim().split('\n')).toHaveLength(8);
    await shell(machine, 'podman rm -f -t 0 front');
    await end(one, first);

    // The bucket is as good after all of that, and the endpoint goes in the middle of a push.
    const pushing = push(second, 'large');
    await shell(machine, 'sleep 0.5');
    await restartEndpoint(machine);
    const cut = await pushing;
    const there = await shell(
      machine,
      `ask() { curl -sS -o /dev/null -w '%{http_code}' --cacert ${second.outputs.get('ca-cert')} ${second.outputs.get('url')}/v2/large/tags/list; }
       for try in {1..60}; do case $(ask) in 5*) sleep 0.5;; *) break;; esac; done; ask`,
    );
    if (cut.exitCode !== 0) {
      expect(cut.stderr).toMatch(/\S/);
      expect(there).toBe('404');
      expect((await push(second, 'large')).exitCode).toBe(0);
    }
    const local = await shell(
      machine,
      `podman image inspect --format '{{index .RootFS.Layers 0}}' localhost/large`,
    );
    const stored = await shell(
      machine,
      `skopeo copy -q --src-cert-dir ${second.outputs.get('cert-dir')} docker://${second.outputs.get('registry')}/large dir:big
       skopeo inspect --config dir:big`,
    );
    expect(JSON.parse(stored).rootfs.diff_ids).toEqual([local.trim()]);
    await end(two, second);
  }, 180_000);

  test('a volume keeps the images for the next job, and podman plays the Deployment on it', async () => {
    const inputs = { ...COMMON, storage: 'volume', 'storage-volume': 'ci-images', proof: 'false' };
    const [one, two] = [stepIn('volume'), stepIn('volume-again')];
    const first = await succeed(one, inputs);
    expect((await push(first, 'three')).exitCode).toBe(0);
    expect(await end(one, first)).toContain('kept the volume ci-images');
    const second = await succeed(two, { ...inputs, 'quadlet-dir': `${TESTS}/artifacts` });
    expect(await status(second, '/v2/three/manifests/latest')).toBe(200);
    await end(two, second);
    const label = "podman volume ls --filter label=podman-registry=data --format '{{.Name}}'";
    expect(await shell(machine, label)).toBe('ci-images\n');

    const readme = await shell(machine, `cat ${TESTS}/artifacts/README.md`);
    const blocks = [...readme.matchAll(/```sh\n(.*?)\n```/gs)].map(([, text]) => text ?? '');
    const block = (words: string) => blocks.find((text) => text.includes(words)) ?? `echo no ${words}; false`;
    await shell(
      machine,
      `mkdir ${TESTS}/secrets; cd ${TESTS}/secrets
       ${block('openssl req')}
       ${block('kind: Secret')}
       cd ${TESTS}/artifacts
       ${block('podman kube play')}`,
    );
    const port = second.outputs.get('port');
    const url = `https://127.0.0.1:${port}/v2/three/tags/list`;
    const tags = await shell(
      machine,
      `curl -sSf --retry 20 --retry-delay 1 --retry-all-errors --cacert ${TESTS}/secrets/tls.crt ${url}`,
    );
    expect(JSON.parse(tags)).toEqual({ name: 'three', tags: ['latest'] });
    for (const container of ['registry', 'nginx']) {
      // Once for the startup probe and once more for the one that follows it.
      await shell(
        machine,
        `for try in {1..30}; do podman healthcheck run registry-pod-${container} && exit 0; sleep 0.5; done; exit 1`,
      );
    }
    await shell(machine, `podman kube down ${TESTS}/artifacts/kubernetes/deployment.yaml`);
  }, 120_000);
});

/** What a Service does: sends a request to another replica where the first one does not answer. */
async function frontOf(machine: Machine, mains: readonly StepResult[]): Promise<void> {
  const servers = mains.map((main) => `server 127.0.0.1:${main.outputs.get('port')} max_fails=1;`).join(' ');
  await shell(
    machine,
    `cat > front.conf <<'END'
daemon off; user nginx; pid /tmp/front.pid; error_log stderr;
events {}
http {
  access_log off; proxy_temp_path /tmp/p; client_body_temp_path /tmp/c; fastcgi_temp_path /tmp/f; uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s;
  upstream replicas { ${servers} }
  server { listen 127.0.0.1:${FRONT}; location / { proxy_pass https://replicas; proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_next_upstream error timeout http_502; } }
}
END
     podman run -d --name front --network host -v $PWD/front.conf:/front.conf:ro localhost/podman-registry-action/nginx:packages -c /front.conf`,
  );
}
