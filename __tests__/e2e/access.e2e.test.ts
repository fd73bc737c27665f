import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { ACTION, describeInMachine, NODE, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const KEPT = { 'image-source': 'packages', 'keep-images': 'true' };
const IMAGES_3 = {
  'image-source': 'auto',
  'registry-image': 'localhost/distribution:3',
  'nginx-image': 'localhost/podman-registry-action/nginx:packages',
};
const distribution3 = join(rootCache(), 'distribution-3.1.2/registry');

describeInMachine('who may do what, and configuration of the caller', () => {
  let machine: Machine;
  const stepIn = (name: string) => new Step(machine, `${TESTS}/${name}`, HOSTED);
  const say = (script: string) => shell(machine, script);

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'access');
    await say(
      `mkdir -p ${TESTS}/own ctx; cd ${TESTS}/own
       openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=signer -keyout signer.key -out signer.crt
       openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=service -addext subjectAltName=IP:127.0.0.1 -keyout tls.key -out tls.crt
       printf 'log:\\n  fields: {team: mine}\\nhttp:\\n  relativeurls: false\\n  headers:\\n    X-Mine: [registry]\\n' > registry.yml
       printf 'add_header X-Mine nginx always;\\nlocation = /mine {\\n    return 204;\\n}\\n' > nginx.conf
       printf '# one\\nlog:\\n  accesslog:\\n    disabled: perhaps\\n' > wrong.yml
       printf '# one\\n}\\nserver {\\n  listen 1;\\n' > wrong.conf
       cd; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
       podman build -q -t localhost/mine:7 ctx`,
    );
    if (!existsSync(distribution3)) return;
    await machine.put(distribution3, '/usr/local/bin/registry', { owner: 'root', mode: '755' });
    await say(
      `tar -cf r.tar -C /usr/local bin/registry
       podman import -q --change 'ENTRYPOINT ["/bin/registry"]' r.tar ${IMAGES_3['registry-image']}; rm r.tar`,
    );
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  async function succeed(step: Step, inputs: Record<string, string>): Promise<StepResult> {
    const main = await step.main({ ...KEPT, ...inputs });
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    return main;
  }

  const expectEnded = async (step: Step, main: StepResult) => {
    const post = await step.post(main);
    expect(post.exitCode).toBe(0);
    expect(post.shown).not.toContain('::warning::');
  };

  /** The status of a request of curl's. */
  const status = (main: StepResult, words: string) =>
    say(`curl -sS -o /dev/null -w '%{http_code}' --cacert ${main.outputs.get('ca-cert')} ${words}`);

  describe.each(['all', 'none'])(
    'a reader, pulling without a login, and fragments of both programs, fast paths: %s',
    (fastPaths) => {
      const step = () => stepIn('all');
      let main: StepResult;
      let image: string;

      beforeAll(async () => {
        main = await succeed(step(), {
          'reader-username': 'guest.1',
          'anonymous-pull': 'true',
          'fast-paths': fastPaths,
          'registry-config': `${TESTS}/own/registry.yml`,
          'nginx-config': `${TESTS}/own/nginx.conf`,
        });
        image = `${main.outputs.get('registry')}/mine:7`;
        await say(`podman push -q --authfile ${main.outputs.get('auth-file')} localhost/mine:7 ${image}`);
      }, 120_000);

      test('both are proven, and the passwords are shown to nobody', () => {
        expect(main.shown).toContain('a push by the reader (403); a push without a login (401)');
        expect(main.outputs.get('reader-username')).toBe('guest.1');
        const password = main.outputs.get('reader-password') ?? '';
        expect(password).toMatch(/^[\w-]{32}$/);
        expect(main.shown).not.toContain(password);
        expect(main.summary).not.toContain(password);
        expect(main.log).toContain(`::add-mask::${password}`);
      });

      test('old clients get whole addresses, with the host and port that they used', async () => {
        const [url, user] = [main.outputs.get('url'), `ci:${main.outputs.get('password')}`];
        const upload = `-u ${user} -D - -X POST ${url}/v2/mine/blobs/uploads/`;
        const head = await say(`curl -sS -o /dev/null --cacert ${main.outputs.get('ca-cert')} ${upload}`);
        expect(head.toLowerCase()).toContain(`location: ${url}/v2/mine/blobs/uploads/`);
      });

      test('podman pulls without a login, and cannot push', async () => {
        const said = await say(
          `echo '{}' > none.json; export REGISTRY_AUTH_FILE=$PWD/none.json
         podman pull -q ${image}
         skopeo inspect --format '{{.Digest}}' docker://${image}
         ! podman push -q localhost/mine:7 ${image}x 2>&1`,
        );
        expect(said).toMatch(/^sha256:[0-9a-f]{64}$/m);
        expect(said).toMatch(/unauthorized|authentication required/);
      }, 60_000);

      test('podman logs in as the reader, pulls, and is denied a push; a wrong password is none', async () => {
        const said = await say(
          `echo '{}' > reader.json; export REGISTRY_AUTH_FILE=$PWD/reader.json
         ! echo wrong | podman login -u guest.1 --password-stdin ${main.outputs.get('registry')} 2>&1
         echo '${main.outputs.get('reader-password')}' | podman login -u guest.1 --password-stdin ${main.outputs.get('registry')}
         podman pull -q ${image}
         ! podman push -q localhost/mine:7 ${image}x 2>&1`,
        );
        expect(said).toContain('invalid username/password');
        expect(said).toContain('Login Succeeded');
        expect(said).toMatch(/denied: this user may pull only/);
      }, 60_000);

      test('curl with a password on every request needs no token', async () => {
        const url = main.outputs.get('url');
        const [reader, writer] = [
          `guest.1:${main.outputs.get('reader-password')}`,
          `ci:${main.outputs.get('password')}`,
        ];
        expect(await status(main, `${url}/v2/mine/tags/list`)).toBe('200');
        expect(await status(main, `${url}/v2/_catalog`)).toBe('401');
        expect(await status(main, `-u ${reader} ${url}/v2/_catalog`)).toBe('200');
        expect(await status(main, `-u ${reader} -X POST ${url}/v2/mine/blobs/uploads/`)).toBe('403');
        expect(await status(main, `-u ${writer} -X POST ${url}/v2/mine/blobs/uploads/`)).toBe('202');
      });

      test('what the fragments say is so', async () => {
        const url = main.outputs.get('url');
        expect(await status(main, `${url}/mine`)).toBe('204');
        const headers = await say(
          `curl -sSI --cacert ${main.outputs.get('ca-cert')} ${url}/v2/mine/tags/list | grep -i x-mine`,
        );
        expect(headers.toLowerCase().replaceAll('\r', '')).toBe('x-mine: registry\nx-mine: nginx\n');
      });

      // Where nginx compares the passwords, there is none to be missing.
      const binaries = existsSync(distribution3) ? ['2.8', '3'] : ['2.8'];
      for (const version of fastPaths === 'none' ? binaries : []) {
        test(`a missing htpasswd is no login of Distribution ${version}’s own`, async () => {
          const program =
            version === '3' ? '-v /usr/local/bin/registry:/registry:ro --entrypoint /registry' : '';
          const said = await say(
            `rm -rf gone; cp -r ${main.state.get('directory')}/pod gone; rm gone/access/htpasswd
         c=/etc/podman-registry
         ! timeout 20 podman run --rm --network none ${program} -v ./gone/registry:$c/registry:ro \\
             -v ./gone/access:$c/access:ro localhost/podman-registry-action/registry:packages \\
             serve $c/registry/config.yml 2>&1
         ls gone/access`,
          );
          expect(said).toMatch(/htpasswd: read-only file system/);
          expect(said).not.toMatch(/password=|user=docker/);
          expect(said.trim().split('\n').at(-1)).toBe('principals.conf');
        });
      }

      test('and goes', () => expectEnded(step(), main), 60_000);
    },
  );

  test.each([
    [
      'nginx-config',
      'wrong.conf',
      'nginx rejects the directives of input "nginx-config": unexpected "}" in line 2',
    ],
    ['registry-config', 'wrong.yml', 'line 4: cannot unmarshal !!str `perhaps` into bool'],
  ])(
    'a wrong %s is refused before anything starts, with the words of the program and the line',
    async (input, file, words) => {
      const step = stepIn('wrong');
      const main = await step.main({ ...KEPT, [input]: `${TESTS}/own/${file}` });
      expect(main.exitCode).not.toBe(0);
      expect(main.shown).toContain(words);
      expect(await say('podman pod ps -q; podman ps -aq')).toBe('');
      await expectEnded(step, main);
    },
    60_000,
  );

  describe('tokens of an authentication service', () => {
    const PORT = 27443;
    const own = (name: string) => `${TESTS}/own/${name}`;
    const inputs = {
      auth: 'token',
      'token-realm': `https://127.0.0.1:${PORT}/auth`,
      'token-service': 'the-registry',
      'token-issuer': 'the-issuer',
      'token-certificates': own('signer.crt'),
      'tls-cert': own('tls.crt'),
      'tls-key': own('tls.key'),
    };

    beforeAll(async () => {
      await say(
        `systemd-run --user --unit token-server sh -c 'exec ${NODE} ${ACTION}/__tests__/e2e/token-server.mjs ${PORT} ${TESTS}/own the-issuer > ${TESTS}/own/asked'
         for i in $(seq 100); do curl -sk https://127.0.0.1:${PORT}/ && break; sleep 0.1; done`,
      );
    }, 60_000);

    const version = existsSync(distribution3) ? '3' : '2.8';

    test(`Distribution ${version}: the proof goes with the login that the service knows`, async () => {
      const step = stepIn('token');
      const login = { username: 'job', password: 'token-password' };
      const image = version === '3' ? IMAGES_3 : {};
      const main = await succeed(step, { ...inputs, ...login, ...image });
      expect(main.shown).toContain('pushed, pulled and verified by tag and digest');
      expect(main.outputs.get('username')).toBe('job');
      const asked = await say(`cat ${own('asked')}`);
      expect(asked).toMatch(/GET \/auth\?.*service=the-registry/);
      expect(asked).toMatch(/scope=repository%3A.*push/);
      const url = main.outputs.get('url');
      expect(await status(main, `${url}/v2/`)).toBe('401');
      // The registry knows no password.
      expect(await status(main, `-u job:token-password ${url}/v2/`)).toBe('401');
      await expectEnded(step, main);
    }, 120_000);

    (version === '3' ? test : test.skip)(
      'tokens that only name a key need the public keys of the service',
      async () => {
        const step = stepIn('keys');
        const login = { username: 'job', password: 'token-password' };
        const byKey = { ...inputs, ...login, ...IMAGES_3, 'token-realm': `https://127.0.0.1:${PORT}/keys` };
        const main = await succeed(step, {
          ...byKey,
          'token-certificates': '',
          'token-jwks': own('keys.json'),
        });
        expect(main.shown).toContain('pushed, pulled and verified by tag and digest');
        await expectEnded(step, main);
        const refused = await stepIn('keys').main(byKey);
        expect(refused.exitCode).toBe(1);
        expect(refused.shown).toMatch(/token refused: .*set `token-jwks` to its public keys/s);
        await stepIn('keys').post(refused);
      },
      180_000,
    );

    test('Distribution 2.8: without a login it is up, and says that nothing was pushed', async () => {
      const step = stepIn('token-only');
      const main = await succeed(step, inputs);
      expect(main.shown).toContain('skipped the proof, because "auth" is "token"');
      expect(main.outputs.get('digest')).toBe('');
      const registry = main.outputs.get('registry');
      const said = await say(
        `echo '{}' > token.json; export REGISTRY_AUTH_FILE=$PWD/token.json
         ! podman push -q localhost/mine:7 ${registry}/mine:7 2>&1
         echo token-password | podman login -u job --password-stdin ${registry}
         podman push -q localhost/mine:7 ${registry}/mine:7`,
      );
      expect(said).toMatch(/unauthorized|authentication required/);
      expect(said).toContain('Login Succeeded');
      await expectEnded(step, main);
    }, 120_000);
  });
});
