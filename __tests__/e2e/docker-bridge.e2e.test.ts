import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { proxyProblem } from '../../src/oci/proxy-errors.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, PROBLEM, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

// The bridge that every hosted runner has. Without rules its containers reach nothing but the host, which is enough.
// Not a service of the machine's, whose own services may not make a bridge.
const DAEMON = `
systemd-run --quiet --unit=test-containerd containerd
until [ -S /run/containerd/containerd.sock ]; do sleep 0.1; done
setsid dockerd --containerd=/run/containerd/containerd.sock --group=runner --bip=172.17.0.1/16 --iptables=false --ip6tables=false --ip-forward=false \
  --storage-driver=vfs > /run/dockerd.log 2>&1 < /dev/null &
timeout 30 sh -c 'until docker version > /dev/null 2>&1; do sleep 0.1; done' ||
  { tail -20 /run/dockerd.log; exit 1; }
`;

const UPSTREAM = 'upstream.test:15443';

/** Squid, which decrypts TLS and checks its servers with one CA. */
const PROXY_DAEMON = (ca: string, password: string) => `
cd /etc/squid
openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj '/CN=proxy CA' -addext keyUsage=critical,keyCertSign,cRLSign \\
  -keyout key.pem -out ca.pem 2> /dev/null
cat key.pem >> ca.pem
openssl x509 -in ca.pem -out /usr/local/share/ca-certificates/proxy.crt
update-ca-certificates > /dev/null 2>&1
htpasswd -bc users ci '${password}' 2> /dev/null
cp ${ca} upstream.pem
sed -i /upstream.test/d /etc/hosts
echo 172.17.0.1 upstream.test > hosts
chmod 644 ca.pem users upstream.pem hosts
/usr/lib/squid/security_file_certgen -c -s /var/spool/squid/certificates -M 4MB > /dev/null
chown -R proxy: /var/spool/squid /var/log/squid
cat > job.conf <<'END'
http_port 172.17.0.1:3128 ssl-bump tls-cert=/etc/squid/ca.pem generate-host-certificates=on
http_port 172.17.0.1:3129
hosts_file /etc/squid/hosts
acl registry dstdomain 172.17.0.1 denied.test
http_access deny registry
auth_param basic program /usr/lib/squid/basic_ncsa_auth /etc/squid/users
acl users proxy_auth REQUIRED
http_access allow users
http_access deny all
sslcrtd_program /usr/lib/squid/security_file_certgen -s /var/spool/squid/certificates -M 4MB
tls_outgoing_options cafile=/etc/squid/upstream.pem
ssl_bump server-first all
cache deny all
access_log stdio:/var/log/squid/access.log
logfile_rotate 0
pid_filename none
END
systemd-run --quiet --unit=test-squid squid -N -f /etc/squid/job.conf
timeout 30 bash -c 'until echo > /dev/tcp/172.17.0.1/3128; do sleep 0.1; done' 2> /dev/null ||
  { journalctl -u test-squid | tail -20; exit 1; }
`;

describeInMachine('a host with a Docker daemon, without any input', () => {
  let machine: Machine;
  let step: Step;
  let main: StepResult;
  let address: string;

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'sid', flavour: 'clients' }, 'docker-bridge');
    await shell(machine, DAEMON, { user: 'root' });
    step = new Step(machine, '/home/runner/_test', { XDG_RUNTIME_DIR: '/run/user/1001' });
    main = await step.main();
    address = main.outputs.get('registry') ?? '';
    await shell(
      machine,
      `mkdir ctx; echo hi > ctx/f; tar -C ctx -c f | docker import - ${address}/by/docker:1`,
    );
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  const docker = (command: string) =>
    machine.run(['sh', '-c', command], {
      user: 'runner',
      env: Object.fromEntries(main.environment),
      timeout: 60,
    });

  test('the registry is at the address of the bridge, and the proof went through there', () => {
    expect(main.shown).not.toMatch(PROBLEM);
    expect(main.exitCode).toBe(0);
    expect(address).toMatch(/^172\.17\.0\.1:/);
    expect(main.outputs.get('digest')).toMatch(/^sha256:/);
  });

  test('docker pushes and pulls', async () => {
    const pushed = await docker(`docker push -q ${address}/by/docker:1`);
    expect([pushed.exitCode, pushed.stderr]).toEqual([0, '']);
    expect((await docker(`docker pull -q ${address}/by/docker:1`)).exitCode).toBe(0);
  });

  test('docker checks TLS there: without the CA it takes nothing', async () => {
    const ca = `/etc/docker/certs.d/${address}/ca.crt`;
    await shell(machine, `sudo mv ${ca} ${ca}.aside`);
    const refused = await docker(`docker pull -q ${address}/by/docker:1`);
    await shell(machine, `sudo mv ${ca}.aside ${ca}`);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toMatch(/x509: certificate signed by unknown authority/);
  });

  test('post takes it all back', async () => {
    const post = await step.post(main);
    expect(post.exitCode).toBe(0);
    expect(post.shown).not.toContain('::warning::');
    expect(await shell(machine, 'find /etc/docker ~/.docker -type f 2> /dev/null || true')).toBe('');
  });

  describe('where only a proxy resolves names, wants a login, signs with its own CA and denies the registry', () => {
    const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
    const PASSWORD = 'p@ss:word';
    const at = (login: string, port = 3128) => ({
      ...HOSTED,
      HTTPS_PROXY: `http://${login}172.17.0.1:${port}`,
      NO_PROXY: 'a.test',
    });
    const PROXY = at(`ci:${encodeURIComponent(PASSWORD)}@`);
    const image = `${UPSTREAM}/team/app:1`;
    // An image of the pod that only the upstream has.
    const own = `${UPSTREAM}/pod/registry:1`;
    const inputs = {
      ...{ mirror: UPSTREAM, seed: `${image} seeded/app:1`, 'keep-images': 'true' },
      'registry-image': own,
    };

    beforeAll(async () => {
      await shell(machine, 'echo 172.17.0.1 upstream.test >> /etc/hosts', { user: 'root' });
      const upstream = await new Step(machine, '/home/runner/_upstream', HOSTED).main({
        ...{ host: 'upstream.test', port: '15443', auth: 'none', trust: 'podman' },
        ...{ proof: 'false', 'keep-images': 'true' },
      });
      expect(upstream.shown).not.toContain('::error::');
      await shell(
        machine,
        `cd; mkdir app; head -c 1048576 /dev/urandom > app/f; printf 'FROM scratch\\nCOPY f /\\n' > app/Containerfile
         podman build -q -t ${image} app; podman push -q ${image}; podman rmi ${image}; rm -r app
         podman push -q localhost/podman-registry-action/registry:packages ${own}`,
      );
      await shell(machine, `${PROXY_DAEMON(upstream.outputs.get('ca-cert') ?? '', PASSWORD)}`, {
        user: 'root',
      });
    }, 600_000);

    test('the job pushes, seeds, caches and pulls, and nothing to its registry goes through the proxy', async () => {
      const job = new Step(machine, '/home/runner/_behind', PROXY);
      const behind = await job.main(inputs);
      expect(behind.shown).not.toMatch(PROBLEM);
      expect(behind.exitCode).toBe(0);
      expect(behind.shown).toContain(`✓ registry: ${own} (pulled)`);
      const registry = behind.outputs.get('registry') ?? '';
      expect(registry).toMatch(/^172\.17\.0\.1:/);
      expect(behind.outputs.get('digest')).toMatch(/^sha256:/);
      expect(JSON.parse(behind.outputs.get('seeded') ?? '')).toMatchObject([{ copied: 2 }]);
      expect(behind.environment.get('NO_PROXY')).toBe('a.test,172.17.0.1');
      expect(behind.environment.get('no_proxy')).toBe('a.test,172.17.0.1');
      const env = { ...PROXY, ...Object.fromEntries(behind.environment) };
      await shell(machine, `podman pull -q ${image}; podman rmi ${image}`, { env });
      const login = `ci:${behind.outputs.get('password')}`;
      const catalog = `curl -fsS --config <(printf 'user = "%s"' '${login}') https://${registry}/v2/_catalog`;
      expect(await shell(machine, catalog, { env })).toContain('seeded/app');

      const post = await job.post(behind);
      expect(post.shown).not.toContain('::warning::');
      expect(post.shown).toMatch(/0 of 2 blobs came from the cache, 1\.0 MiB fetched/);
      expect(post.environment.get('NO_PROXY')).toBe('a.test');
      expect(post.environment.get('no_proxy')).toBe('');
      const seen = await shell(machine, 'cat /var/log/squid/access.log', { user: 'root' });
      expect(seen).toContain('CONNECT upstream.test:15443');
      expect(seen).not.toContain(registry);
      for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)]) {
        expect(`${behind.shown}${behind.summary}${post.shown}`).not.toContain(secret);
      }
      // Without the cache too.
      await shell(machine, `podman pull -q ${image}; podman rmi ${image}`, { env: PROXY });
    }, 300_000);

    test('a login that is missing is explained', async () => {
      const job = new Step(machine, '/home/runner/_behind', at(''));
      const behind = await job.main({ ...inputs, proof: 'false' });
      expect(behind.exitCode).toBe(1);
      expect(behind.shown).toMatch(
        /::warning::upstream\.test:15443 is unreachable; .*the proxy requires a login/,
      );
      expect(behind.shown).toMatch(
        /::error::.*answers 407.*Write user and password before the host in `HTTPS_PROXY`/,
      );
      expect((await job.post(behind)).exitCode).toBe(0);
    }, 120_000);

    // The first one does not decrypt; nothing listens at the second.
    test.each([
      [3129, 'proxy denies', /::error::.*answers 403.*allow it in the proxy/s],
      [3130, 'proxy unreachable', /::error::.*cannot be reached.*Check its address and port/s],
    ])(
      'what a job, podman and curl say of the proxy at port %i is explained: %s',
      async (port, id, shown) => {
        const env = at('', port);
        const job = new Step(machine, '/home/runner/_behind', env);
        const behind = await job.main({
          seed: 'denied.test/team/app:1',
          'keep-images': 'true',
          proof: 'false',
        });
        expect(behind.exitCode).toBe(1);
        expect(behind.shown).toMatch(shown);
        expect((await job.post(behind)).exitCode).toBe(0);
        // curl only prints the address and the port of a proxy that does not listen.
        const curl = id === 'proxy denies' ? ['curl -sS https://denied.test/v2/'] : [];
        for (const client of ['podman pull -q --retry=0 denied.test/team/app:1', ...curl]) {
          const said = await shell(machine, `${client} 2>&1 || true`, { env });
          expect([said, proxyProblem(said)?.id]).toEqual([said, id]);
        }
      },
      120_000,
    );
  });
});
