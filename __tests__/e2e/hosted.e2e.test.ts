import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, inside, shell } from './lab.js';
import { noSecretShows } from './secret-places.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';

const TEST_DIRECTORY = '/home/runner/_test';
// A hosted runner's step has it from /etc/environment.
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };

for (const [suite, podman] of [
  ['trixie', '5.4'],
  ['bookworm', '4.3'],
] as const) {
  describeInMachine(`a hosted runner with Podman ${podman} (${suite})`, () => {
    let machine: Machine;
    let step: Step;
    let before: Snapshot;
    let main: StepResult;

    beforeAll(async () => {
      machine = await boot({ suite, flavour: 'ready' }, `hosted-${suite}`);
      step = new Step(machine, TEST_DIRECTORY, HOSTED);
      // As on a runner that has run podman before: its storage and its pause process exist.
      await shell(machine, 'podman unshare true; podman info > /dev/null');
      before = await snapshot(machine, TEST_DIRECTORY);
      await shell(machine, WATCH_PROCESSES, { user: 'root' });
      main = await step.main({ password: 'a chosen pass-word %41 with \'quotes"' });
      await shell(machine, 'touch /run/watch-stop', { user: 'root' });
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    const job = () => ({ REGISTRY_AUTH_FILE: main.environment.get('REGISTRY_AUTH_FILE') ?? '' });
    const output = (name: string) => main.outputs.get(name) ?? '';
    const httpSecret = () =>
      shell(machine, `sed -n 's/^  secret: //p' ${main.state.get('directory')}/pod/registry/config.yml`);
    /** What is in the runner's directory, which it empties itself. */
    const left = async () =>
      (await inside(machine, ['find', `${TEST_DIRECTORY}/temp`, '-mindepth', '1', '-maxdepth', '2']))
        .split('\n')
        .filter((path) => path !== '');

    test('main ends well, and changes nothing of the host', () => {
      expect(main.shown).not.toContain('::error::');
      expect(main.exitCode).toBe(0);
      expect(output('host-changes')).toBe('');
      expect(main.shown).not.toMatch(/^[✎!✗] RP/m);
      expect(main.shown).toMatch(/^✓ \d\d checks: \d\d ok(?:, \d skipped)?$/m);
      expect([...main.environment.keys()]).toEqual([
        'REGISTRY_AUTH_FILE',
        'SSL_CERT_FILE',
        'CURL_CA_BUNDLE',
        'REQUESTS_CA_BUNDLE',
        'NODE_EXTRA_CA_CERTS',
        'DOCKER_CONFIG',
      ]);
    });

    test('the test image came back with the same digest, and the summary says so', () => {
      expect(output('digest')).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(main.summary).toContain(output('digest'));
      expect(main.summary).toContain('0          ──▶  1001           runner\n1–65536    ──▶  100000–165535');
      expect(main.summary).toContain('requests without credentials (401); plain http (400)');
    });

    test('its secrets are in files alone', async () => {
      const password = output('password');
      const login = Buffer.from(`ci:${password}`).toString('base64');
      await noSecretShows(machine, output('pod'), [(await httpSecret()).trim(), password, login]);
    }, 60_000);

    test('podman, buildah, skopeo and curl work, with TLS checked', async () => {
      const registry = output('registry');
      const env = job();
      await shell(
        machine,
        `mkdir -p ctx && echo hello > ctx/file && printf 'FROM scratch\\nCOPY file /file\\n' > ctx/Containerfile
         podman build -q -t localhost/mine:1 ctx
         podman push -q localhost/mine:1 ${registry}/team/mine:1
         podman rmi -f localhost/mine:1
         podman pull -q ${registry}/team/mine:1
         podman rmi -f ${registry}/team/mine:1
         skopeo copy -q docker://${registry}/team/mine:1 docker://${registry}/team/copied:1
         buildah from --name w ${registry}/team/copied:1
         buildah commit -q w docker://${registry}/team/built:1
         buildah rm w; buildah rmi -a -f || true
         rm -r ctx`,
        { env },
      );
      const curl = `curl -sS -u "ci:$PASSWORD" --cacert ${output('ca-cert')}`;
      const asUser = { env: { PASSWORD: output('password') } };
      const catalog = await shell(machine, `${curl} ${output('url')}/v2/_catalog`, asUser);
      expect(JSON.parse(catalog).repositories).toEqual([
        'podman-registry-proof',
        'team/built',
        'team/copied',
        'team/mine',
      ]);
      const port = output('port');
      // localhost may lead to ::1 first.
      expect(await shell(machine, `${curl} https://localhost:${port}/v2/`, asUser)).toBe('{}');
      const untrusted = await machine.run(['curl', '-sS', `${output('url')}/v2/`], {
        user: 'runner',
        timeout: 30,
      });
      expect(untrusted.stderr).toMatch(/certificate/);
    });

    test('nginx answers as a registry also where the registry is not asked', async () => {
      const headers = await shell(
        machine,
        `curl -sSi --cacert ${output('ca-cert')} ${output('url')}/elsewhere`,
      );
      expect(headers).toMatch(/^HTTP\/1.1 404/);
      expect(headers).toMatch(/docker-distribution-api-version: registry\/2.0/i);
      const refused = await shell(machine, `curl -sSi --cacert ${output('ca-cert')} ${output('url')}/v2/`);
      expect(refused.match(/docker-distribution-api-version/gi)?.length).toBe(1);
    });

    test('only nginx is published, and on the loopback address', async () => {
      const listening = await shell(machine, `ss -Hltn "sport = :${output('port')} or sport = :5000"`);
      expect(listening.split('\n').filter(Boolean)).toEqual([
        expect.stringContaining(`127.0.0.1:${output('port')}`),
      ]);
    });

    test('no secret is in the log, the summary, the state, the artifacts or any process list', async () => {
      const password = output('password');
      const key = await shell(machine, `cat ${main.state.get('directory')}/pod/tls/tls.key`);
      const secrets = {
        password,
        'password in base64': Buffer.from(password).toString('base64'),
        'login in base64': Buffer.from(`ci:${password}`).toString('base64'),
        key: key.split('\n')[1] ?? 'no key',
        'http secret': (await httpSecret()).trim(),
      };
      const places = {
        log: main.shown,
        summary: main.summary,
        state: [...main.state].join('\n'),
        environment: [...main.environment].join('\n'),
        artifacts: await shell(machine, `find ${output('quadlet-dir')} -type f -exec cat {} +`),
        processes: await shell(machine, 'tr "\\0" " " < /run/watch-processes', { user: 'root' }),
      };
      expect(places.processes).toContain('kube play');
      expect(places.artifacts).toContain('ssl_certificate_key');
      for (const [place, text] of Object.entries(places)) {
        for (const [secret, value] of Object.entries(secrets)) {
          expect([place, secret, text.includes(value)]).toEqual([place, secret, false]);
        }
      }
      for (const value of [password, secrets['login in base64'], secrets['http secret']]) {
        expect(main.log).toContain(`::add-mask::${value.replaceAll('%', '%25')}`);
      }
    });

    test('files that hold secrets are for this user only', async () => {
      const directory = main.state.get('directory');
      const open = await shell(
        machine,
        `find ${directory} -path ${directory}/pod/data -prune -o -path ${directory}/quadlet -prune -o -path ${directory}/scratch -prune -o -type f -perm /077 -print`,
      );
      expect(open).toBe('');
      expect((await shell(machine, `stat -c %a ${directory}`)).trim()).toBe('700');
    });

    test('post takes everything away, and what was there before is as it was', async () => {
      const post = await step.post(main);
      expect(post.exitCode).toBe(0);
      expect(post.shown).not.toContain('::warning::');
      const after = await snapshot(machine, TEST_DIRECTORY);
      expect(after).toEqual(before);
      expect(await left()).toEqual([]);
    }, 120_000);

    test('a second post finds nothing to do and does not fail', async () => {
      const again = await step.post(main);
      expect(again.exitCode).toBe(0);
    });

    test.each([0.05, 0.1, 0.15, 0.4, 0.8, 1.5])(
      'cancelled after %s s, post leaves nothing',
      async (seconds) => {
        const cancelled = await step.main({}, seconds);
        const post = await step.post(cancelled);
        expect(post.exitCode).toBe(0);
        expect(await snapshot(machine, TEST_DIRECTORY)).toEqual(before);
        expect(await left()).toEqual([]);
      },
      120_000,
    );
  });
}

// Every 5 ms or so, every process's arguments.
const WATCH_PROCESSES = `
rm -f /run/watch-stop
cat > /run/watch.sh <<'END'
while [ ! -e /run/watch-stop ]; do cat /proc/[0-9]*/cmdline 2> /dev/null; echo; sleep 0.005; done > /run/watch-processes
END
systemd-run -q --collect bash /run/watch.sh
`;
