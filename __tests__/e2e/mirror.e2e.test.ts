import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { ACTION, describeInMachine, NODE, shell, slowTest } from './lab.js';
import { snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const UPSTREAM = 'upstream.test:15443';
const REPOSITORY = 'mirror/upstream.test_15443';

const DISTRIBUTION3 = join(rootCache(), 'distribution-3.1.2/registry');
const versions: [string, Record<string, string>][] = [
  ['Distribution 2.8', { 'image-source': 'packages' }],
  // Where it was compiled, which the test of Distribution 3 does.
  ...(existsSync(DISTRIBUTION3)
    ? [['Distribution 3', { 'image-source': 'local' }] as [string, Record<string, string>]]
    : []),
];

describeInMachine('a cache of another registry', () => {
  let machine: Machine;
  let upstream: StepResult;
  /** Digests of the multi-platform image of the upstream. */
  let multi: Readonly<Record<string, string>>;
  let before: object;

  const ok = (main: StepResult) => {
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    return main;
  };

  const upstreamAt = async (port: string, inputs: Record<string, string>) =>
    ok(
      await new Step(machine, `${TESTS}/upstream-${port}`, HOSTED).main({
        host: 'upstream.test',
        bind: '0.0.0.0',
        port,
        proof: 'false',
        'keep-images': 'true',
        'tls-cert': `${TESTS}/tls/leaf.crt`,
        'tls-key': `${TESTS}/tls/leaf.key`,
        'tls-ca': `${TESTS}/tls/ca.crt`,
        ...inputs,
      }),
    );

  /** Without the ports, which a machine shares with all that goes on beside it. */
  async function whatIsThere(): Promise<object> {
    const { ports: _, ...rest } = await snapshot(machine, TESTS);
    return rest;
  }

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'mirror-cache');
    // The name leads to this host from here and, by pasta's address for it, from within a pod.
    await shell(
      machine,
      `echo 127.0.0.1 upstream.test >> /etc/hosts
       echo 169.254.1.2 upstream.test > /etc/pod-hosts
       mkdir -p /etc/containers/containers.conf.d ${TESTS}/tls
       printf '[containers]\\nbase_hosts_file = "/etc/pod-hosts"\\n' > /etc/containers/containers.conf.d/hosts.conf
       cd ${TESTS}/tls
       openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj '/CN=house CA' -keyout ca.key -out ca.crt
       openssl req -newkey rsa:2048 -nodes -subj /CN=x -keyout leaf.key -out leaf.csr
       echo 'subjectAltName=DNS:upstream.test' > ext
       openssl x509 -req -in leaf.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 9 -extfile ext -out leaf.crt
       cp ca.crt /usr/local/share/ca-certificates/house.crt; update-ca-certificates
       chown -R runner: ${TESTS}`,
      { user: 'root' },
    );
    multi = JSON.parse(
      await shell(machine, `${NODE} ${ACTION}/__tests__/e2e/make-layout.mjs ${TESTS}/layout 0`),
    );
    upstream = await upstreamAt('15443', { auth: 'none', seed: `oci:${TESTS}/layout:multi team/multi:1` });
    await shell(
      machine,
      `mkdir ctx; cd ctx
       for name in first second third; do
         head -c 2097152 /dev/urandom > $name; printf "FROM scratch\\nCOPY $name /\\n" > Containerfile
         podman build -q -t ${UPSTREAM}/team/$name:1 .
         podman push -q ${UPSTREAM}/team/$name:1; podman rmi ${UPSTREAM}/team/$name:1
       done
       cd ..; rm -r ctx`,
    );
    if (existsSync(DISTRIBUTION3)) {
      await machine.put(DISTRIBUTION3, '/usr/local/bin/registry', { owner: 'root', mode: '755' });
      await shell(
        machine,
        `tar --create --file=r.tar -C /usr/local bin/registry
         podman import -q --change 'ENTRYPOINT ["/bin/registry"]' --change 'CMD ["serve","/etc/other.yml"]' r.tar ghcr.io/distribution/distribution:3.1.2
         rm r.tar
         podman tag localhost/podman-registry-action/nginx:packages public.ecr.aws/docker/library/nginx:1.30-alpine-slim`,
      );
    }
    before = await whatIsThere();
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  describe.each(versions)('with %s', (name, images) => {
    const step = () => new Step(machine, `${TESTS}/job`, HOSTED);
    const kept = `${TESTS}/kept-${name.at(-1)}`;
    const inputs = {
      ...images,
      mirror: UPSTREAM,
      'mirror-path': kept,
      proof: 'false',
      'keep-images': 'true',
    };
    const stopUpstream = () => shell(machine, `podman pod stop -t 1 ${upstream.outputs.get('pod')}`);
    const startUpstream = () => shell(machine, `podman pod start ${upstream.outputs.get('pod')}`);

    /** Pulls by the upstream's own name, and nothing of it stays. */
    const pull = (main: StepResult, image: string) =>
      shell(machine, `podman pull -q ${UPSTREAM}/${image} && podman rmi ${UPSTREAM}/${image}`, {
        env: Object.fromEntries(main.environment),
      });

    test('it keeps what is pulled, and serves it without its upstream', async () => {
      const main = ok(await step().main(inputs));
      expect(main.shown).toContain(`✓ pulls from ${UPSTREAM} go through ${main.outputs.get('registry')}/`);
      await pull(main, 'team/first:1');
      // 2.8 stores a blob beside serving it, and links it to the repository at last.
      await shell(
        machine,
        `for i in $(seq 100); do [ "$(find ${kept} -path '*/_layers/*' -name link | wc -l)" -ge 2 ] && exit; sleep 0.1; done; exit 1`,
      );
      await pull(main, 'team/first:1');

      const registry = main.outputs.get('registry');
      const curl = `curl -sS --cacert ${main.outputs.get('ca-cert')}`;
      const login = `-u ci:${main.outputs.get('password')}`;
      const status = `-o /dev/null -w '%{http_code} '`;
      const tags = `https://${registry}/v2/${REPOSITORY}/team/first/tags/list`;
      expect(await shell(machine, `${curl} ${status} ${tags}; ${curl} ${login} ${tags}`)).toMatch(
        /^401 \{"name":"team\/first","tags":\["1"\]\}/,
      );
      const push = `${curl} ${login} -X POST https://${registry}/v2/${REPOSITORY}/mine/blobs/uploads/`;
      expect(JSON.parse(await shell(machine, push)).errors[0].code).toBe('UNSUPPORTED');
      expect(
        await shell(machine, `${curl} ${login} ${status} https://${registry}/v2/mirror/quay.io/x/tags/list`),
      ).toBe('404 ');

      await stopUpstream();
      try {
        await pull(main, 'team/first:1');
        await expect(pull(main, 'team/second:1')).rejects.toThrow(
          new RegExp(`${registry}/${REPOSITORY}/team/second.*manifest unknown`, 's'),
        );
        const blob = `https://${registry}/v2/${REPOSITORY}/team/second/blobs/sha256:${'0'.repeat(64)}`;
        expect(JSON.parse(await shell(machine, `${curl} ${login} ${blob}`)).errors[0].message).toMatch(
          /not in the cache, and the upstream registry is unreachable/,
        );
      } finally {
        await startUpstream();
      }
      const post = await step().post(main);
      expect(post.exitCode).toBe(0);
      expect(post.shown).not.toContain('::warning::');
      // Three pulls of one layer and one configuration, of which the first came from the upstream.
      expect(post.shown).toMatch(
        /4 of 6 blobs came from the cache, 4\.0 MiB not fetched, 2\.0 MiB fetched, 1 unavailable/,
      );
      expect(post.summary).toContain('4 of 6 blobs came from the cache');
      expect(post.summary).toContain('- caches: 2.0 MiB\n');
      expect(await whatIsThere()).toEqual(before);
    }, 120_000);

    test('the next job begins with what was kept, also without the upstream', async () => {
      await stopUpstream();
      try {
        const main = ok(await step().main(inputs));
        expect(main.shown).toContain(`${UPSTREAM} is unreachable; its mirror serves only cached content`);
        await pull(main, 'team/first:1');
        await expect(pull(main, 'team/third:1')).rejects.toThrow('manifest unknown');
        const post = await step().post(main);
        expect(post.shown).toContain('2 of 2 blobs came from the cache');
        expect(post.shown).not.toContain('::warning::');
      } finally {
        await startUpstream();
      }
      expect(await shell(machine, `ls ${kept}`)).toBe('upstream-test-port-15443\n');
    }, 120_000);

    test('nothing expires, a missing layer is fetched again, and the limit holds', async () => {
      const large = `find ${kept} -name data -size +1M`;
      const state = `${kept}/upstream-test-port-15443/scheduler-state.json`;
      const layer = (await shell(machine, large)).trim();
      const hex = /([0-9a-f]{64})\/data$/.exec(layer)?.[1];
      // As a process leaves it that is killed while it writes; 2.8 does not start with it.
      await shell(machine, `podman unshare sh -c "echo '{cut' > ${state}"`);
      const main = ok(await step().main({ ...inputs, 'mirror-max-size': '3MiB' }));
      expect(main.shown).toMatch(/caches: 2\.0 MiB of 3 MiB\n/);
      // The deletion that 2.8 has scheduled.
      const key = `team/first@sha256:${hex}`;
      const schedule = { [key]: { Key: key, ExpiryData: '2020-01-01T00:00:00Z', EntryType: 0 } };
      const cache = `${main.outputs.get('pod')}-mirror-upstream-test-port-15443`;
      await shell(
        machine,
        `echo '${JSON.stringify(schedule)}' > state; podman unshare cp state ${state}; rm state; podman restart -t 5 ${cache}`,
      );
      await pull(main, 'team/first:1');
      await shell(
        machine,
        `sleep 1; test -e ${layer}; podman unshare rm -r ${layer}; podman restart -t 5 ${cache}`,
      );
      await pull(main, 'team/first:1');
      await shell(machine, `for i in $(seq 100); do [ -e ${layer} ] && exit; sleep 0.1; done; exit 1`);
      // An index stays usable without one of its platforms, and without a layer that its platforms share.
      const blobs = `${kept}/upstream-test-port-15443/docker/registry/v2/blobs/sha256`;
      const copyAll = () =>
        shell(
          machine,
          `skopeo copy -q --all docker://${main.outputs.get('registry')}/${REPOSITORY}/team/multi:1 dir:copied
           sha256sum < copied/manifest.json | cut -c-64; ls copied | wc -l; rm -r copied`,
          { env: Object.fromEntries(main.environment) },
        );
      const whole = await copyAll();
      expect(`sha256:${whole}`).toContain(`${multi.multi}\n`);
      const arm64 = multi.arm64?.slice('sha256:'.length) ?? '';
      const shared = await shell(
        machine,
        `cd ${blobs}; grep -o '"layers":.*' ${arm64.slice(0, 2)}/${arm64}/data | grep -o 'sha256:[0-9a-f]*' | head -1 | cut -c8- | tr -d '\\n'`,
      );
      const parts = [arm64, shared].map((digest) => `${blobs}/${digest.slice(0, 2)}/${digest}`).join(' ');
      await shell(machine, `podman unshare rm -r ${parts}; podman restart -t 5 ${cache}`);
      expect(await copyAll()).toBe(whole);
      await shell(machine, `for i in $(seq 100); do ls ${parts} && exit; sleep 0.1; done; exit 1`);
      await pull(main, 'team/third:1');
      await shell(
        machine,
        `for i in $(seq 100); do [ $(${large} | wc -l) = 2 ] && exit; sleep 0.1; done; exit 1`,
      );
      const post = await step().post(main);
      const line = /caches: 2\.\d MiB of 3 MiB; deleted \d+ blobs?, 2\.\d MiB, used least recently/;
      expect(post.shown).toMatch(line);
      expect(post.summary).toMatch(line);
      expect(await shell(machine, `${large} | wc -l`)).toBe('1\n');
      expect(await whatIsThere()).toEqual(before);
    }, 120_000);
  });

  // 2.8 logs in at token services only.
  const with3 = existsSync(DISTRIBUTION3) ? test : test.skip;
  with3(
    'a cache logs in at its upstream, and runs as the user',
    async () => {
      const closed = await upstreamAt('15444', {
        'image-source': 'local',
        password: 'upstream-secret',
        setup: 'off',
      });
      const step = new Step(machine, `${TESTS}/job`, HOSTED);
      const kept = `${TESTS}/kept-closed`;
      const main = ok(
        await step.main({
          'image-source': 'local',
          mirror: 'upstream.test:15444',
          'mirror-path': kept,
          'mirror-credentials': 'upstream.test:15444 ci:upstream-secret',
          userns: 'keep-id',
          proof: 'false',
        }),
      );
      const image = 'upstream.test:15444/team/own:1';
      // The push goes to the upstream itself, with its login; the pull has no login there, and the cache has.
      await shell(
        machine,
        `head -c 1048576 /dev/urandom > own; printf "FROM scratch\\nCOPY own /\\n" > Containerfile
       podman build -q -t ${image} .; rm own Containerfile
       podman push -q ${image}; podman rmi ${image}`,
        { env: Object.fromEntries(closed.environment) },
      );
      await shell(machine, `podman pull -q ${image} && podman rmi ${image}`, {
        env: Object.fromEntries(main.environment),
      });
      expect(await shell(machine, `find ${kept} -name data -size +1000k -user runner | wc -l`)).toBe('1\n');
      const post = await step.post(main);
      expect(post.shown).toContain('0 of 2 blobs came from the cache, 1.0 MiB fetched');
      expect(post.shown).not.toContain('::warning::');
    },
    120_000,
  );

  slowTest(
    'garbage collection that is killed while the caches are stopped is ended by the next command',
    async () => {
      const step = new Step(machine, `${TESTS}/kept`, HOSTED);
      const keeping = { lifecycle: 'persistent', name: 'kept', 'keep-images': 'true', proof: 'false' };
      const main = ok(await step.main({ ...keeping, 'image-source': 'packages', mirror: UPSTREAM }));
      for (const image of [`${UPSTREAM}/team/first:1`, `${UPSTREAM}/team/third:1`]) {
        await shell(machine, `podman pull -q ${image} && podman rmi ${image}`, {
          env: Object.fromEntries(main.environment),
        });
      }
      const data = '~/.local/share/podman-registry-action/kept/mirror-upstream-test-port-15443-data';
      const large = `find ${data} -name data -size +1M | wc -l`;
      await shell(machine, `for i in $(seq 100); do [ $(${large}) = 2 ] && exit; sleep 0.1; done; exit 1`);
      await step.post(main);
      const cli = `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js`;
      const running = `podman inspect -f '{{.State.Running}}' podman-registry-kept-mirror-upstream-test-port-15443`;
      await shell(
        machine,
        `mkdir bin; printf '%s\\n' '#!/bin/bash' 'if [[ $* == *in-store*trim* ]]; then touch /tmp/trimming; sleep 600; fi' 'exec /usr/bin/podman "$@"' > bin/podman
         chmod +x bin/podman; PATH=$PWD/bin:$PATH setsid ${NODE} ${ACTION}/dist/cli.js gc kept --mirror-max-size 3MiB > /dev/null 2>&1 & pid=$!
         until [ -e /tmp/trimming ]; do sleep 0.1; done; kill -9 -- -$pid; rm -r bin /tmp/trimming`,
        { env: { NODE_DISABLE_COMPILE_CACHE: '1' } },
      );
      expect(await shell(machine, running)).toBe('false\n');
      expect(await shell(machine, `${cli} status kept 2>&1 || true`)).toContain(
        'garbage collection of "kept" was interrupted; restarting podman-registry-kept.service',
      );
      // "status" does not wait for the start.
      await shell(
        machine,
        `for i in $(seq 50); do [ $(${running}) = true ] && exit; sleep 0.2; done; exit 1`,
      );
      expect(await shell(machine, `${cli} gc kept --mirror-max-size 3MiB`)).toMatch(
        /caches: 2\.0 MiB of 3 MiB; deleted \d+ blobs?, 2\.0 MiB, used least recently/,
      );
      expect(await shell(machine, `${running}; ${large}; ${cli} down kept --data`)).toBe(
        'true\n1\nremoved the registry "kept"\n',
      );
    },
    240_000,
  );
});
