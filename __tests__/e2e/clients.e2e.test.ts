import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import type { NspawnMachine } from '../../src/machine/machine.js';
import { privileged } from '../../src/machine/tools.js';
import { run } from '../../src/platform/exec.js';
import {
  BESIDE_LOOPBACK,
  BUILDKIT,
  type Client,
  CONTAINER,
  HELM,
  JIB,
  JIB_SCRIPT,
  KO,
  ON_LOOPBACK,
} from './clients.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, EVERY_TEST, shell } from './lab.js';
import { fromMaven } from './maven.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };

const compiled = (path: string) => join(rootCache(), path);
const COMPILED = [
  'helm-3.22.0/helm',
  'ko-0.19.1/ko',
  'buildkit-0.34.2/buildkitd',
  'buildkit-0.34.2/buildctl',
];
const has = (name: string) =>
  (EVERY_TEST || name === 'helm') &&
  COMPILED.some((path) => path.endsWith(`/${name}`) && existsSync(compiled(path)));

/** Clients that no distribution packages, where they could be compiled. */
const OTHERS = [
  ...[has('helm') ? HELM : [], has('ko') ? KO : [], has('buildkitd') ? BUILDKIT : []].flat(),
  ...[CONTAINER],
];

// A directory of the docker command whose store of credentials cannot be asked.
const STORE = '/home/runner/.docker-store';

// Each says that the name is wrong; none of them that the CA is unknown.
const REFUSED =
  /x509: certificate is valid for|IP address mismatch|doesn't match|ALTNAME_INVALID|no alternative certificate subject name|No subject alternative names/;

// Compiling ko, BuildKit and what ko builds takes minutes, so only a run that asks for all clients does it.
const MORE_PACKAGES = 'apt-get -qq update && apt-get -qq install --yes golang-go rootlesskit > /dev/null';

// No bridge and no rules: the network is the host's.
const DAEMONS = `
systemd-run --quiet --unit=clients-containerd containerd
until [ -S /run/containerd/containerd.sock ]; do sleep 0.1; done
systemd-run --quiet --unit=clients-dockerd dockerd --containerd=/run/containerd/containerd.sock --group=runner \
  --bridge=none --iptables=false --ip6tables=false --ip-forward=false --storage-driver=vfs
until docker version > /dev/null 2>&1; do sleep 0.1; done
`;

const image = `
mkdir ctx; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
podman build -q -t localhost/team/mine:1 ctx; rm -r ctx
podman save -q -o ${TESTS}/image.tar localhost/team/mine:1
echo note > ${TESTS}/note`;

const certificates = (address: string) => `
cd ${TESTS}
openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj '/CN=house CA' -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key -out ca.crt
for leaf in good=IP:127.0.0.1,IP:${address} wrong=DNS:other.test,IP:192.0.2.77; do
  name=\${leaf%%=*}
  openssl req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout $name.key -out $name.csr
  openssl x509 -req -in $name.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 9 -out $name.crt \
    -extfile <(echo subjectAltName=\${leaf#*=})
done 2>&1`;

/** Names and digests, without the times. */
const JAVA_CAS =
  "keytool -list -cacerts -storepass changeit 2> /dev/null | sed -En 's/, .*trustedCertEntry.*//p; /fingerprint/p' | paste -d ' ' - - | sort";

const JIB_JARS = compiled('jib-core-0.28.1');
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Jib and an interpreter for scripts, from Maven Central by Ivy, which the machine has. They are kept in the cache; the
 * machine trusts for this what its host trusts.
 */
async function provideJib(machine: NspawnMachine): Promise<void> {
  const inMachine = (path: string) => `${machine.rootDir}${path}`;
  if (!existsSync(JIB_JARS)) {
    await run(privileged(['cp', CERTIFICATES, inMachine('/tmp/roots.crt')]), { timeout: 30 });
    const libraries = ['com.google.cloud.tools jib-core 0.28.1', 'org.apache-extras.beanshell bsh 2.0b6'];
    await shell(machine, fromMaven('/tmp/roots.crt', '/tmp/jib', libraries), { timeout: 240 });
    await run(privileged(['cp', '-r', inMachine('/tmp/jib'), `${JIB_JARS}.partial`]), { timeout: 30 });
    await run(privileged(['mv', `${JIB_JARS}.partial`, JIB_JARS]), { timeout: 30 });
  }
  await run(privileged(['cp', '-r', JIB_JARS, inMachine(`${TESTS}/jib`)]), { timeout: 30 });
  await shell(machine, `cat > ${TESTS}/push.bsh <<'END'\n${JIB_SCRIPT}END`);
}

describeInMachine('the clients of a job', () => {
  let machine: NspawnMachine;
  let before: Snapshot;
  const loopback = { step: undefined as Step | undefined, main: undefined as StepResult | undefined };
  const beside = { step: undefined as Step | undefined, main: undefined as StepResult | undefined };
  type Place = typeof loopback;

  const OWN = {
    'tls-cert': `${TESTS}/good.crt`,
    'tls-key': `${TESTS}/good.key`,
    'tls-ca': `${TESTS}/ca.crt`,
  };

  /** All that a job could leave: other machines on this host open and close ports of their own. */
  async function left(): Promise<Snapshot> {
    const { ports: _ports, images: _images, ...others } = await snapshot(machine, TESTS);
    const directories = (await shell(machine, 'sudo find /etc /usr/local -xdev ! -type f | sort')).split(
      '\n',
    );
    // Debian writes Java's store anew with that of the system, and a keystore has the time of each entry. Those are compared.
    const same = Object.entries(others).map(([what, lines]) => [
      what,
      lines.filter((line) => !line.endsWith('/etc/ssl/certs/java/cacerts')),
    ]);
    return {
      ...Object.fromEntries(same),
      'directories and links of the system': directories,
      "Java's CAs": (await shell(machine, JAVA_CAS)).split('\n'),
    };
  }

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'sid', flavour: 'clients' }, 'trust-clients');
    for (const path of COMPILED.filter((one) => has(basename(one)))) {
      await machine.put(compiled(path), `/usr/local/bin/${basename(path)}`, { owner: 'root', mode: '755' });
    }
    await shell(machine, has('ko') || has('buildkitd') ? `${MORE_PACKAGES}${DAEMONS}` : DAEMONS, {
      user: 'root',
      timeout: 600,
    });
    const [address = ''] = (
      await shell(machine, "ip -4 -o addr show scope global | awk '{print $4}' | cut -d/ -f1")
    ).split('\n');
    expect(address).not.toBe('');
    await shell(
      machine,
      `mkdir -p ${TESTS} ~/.docker/contexts; cd ${TESTS}; ${image}${certificates(address)}`,
    );
    await shell(machine, `echo '{"auths":{"quay.io":{"auth":"eDp5"}}}' > ~/.docker/config.json`);
    await shell(machine, `mkdir ${STORE}; echo '{"credsStore":"nobody"}' > ${STORE}/config.json`);
    before = await left();
    const begin = async (place: Place, name: string, inputs: Record<string, string>, job = {}) => {
      place.step = new Step(machine, `${TESTS}/${name}`, { ...HOSTED, ...job });
      place.main = await place.step.main({ ...OWN, ...inputs, proof: 'false' });
      expect(place.main.shown).not.toContain('::error::');
      expect(place.main.exitCode).toBe(0);
    };
    await begin(loopback, 'loopback', { 'keep-images': 'true' });
    await begin(
      beside,
      'beside',
      { host: address, trust: 'docker,system,env,java' },
      { DOCKER_CONFIG: STORE, JAVA_TOOL_OPTIONS: '-Dof.the=job' },
    );
  }, 1_500_000);

  afterAll(() => machine?.stop(), 60_000);

  const runAs = ({ main }: Place, script: string) =>
    machine.run(['bash', '-euo', 'pipefail', '-c', `exec 2>&1\n${script}`], {
      user: 'runner',
      timeout: 240,
      env: {
        ...HOSTED,
        HOME: '/home/runner',
        ...Object.fromEntries(main?.environment ?? []),
        T: TESTS,
        R: main?.outputs.get('registry') ?? '',
        U: main?.outputs.get('username') ?? '',
        P: main?.outputs.get('password') ?? '',
        CONTAINER_ARGS: main?.outputs.get('container-args') ?? '',
        BUILDKITD_CONFIG: main?.outputs.get('buildkitd-config') ?? '',
      },
    });

  async function expectUse(place: Place, { use }: Client): Promise<void> {
    const result = await runAs(place, use);
    expect(result.stdout).not.toMatch(/insecure/i);
    // With all that it has printed.
    expect(result).toEqual({ ...result, exitCode: 0 });
  }

  async function expectRefusal(place: Place, { again }: Client): Promise<void> {
    const { exitCode, stdout } = await runAs(place, again);
    expect(stdout).toMatch(REFUSED);
    expect(exitCode).not.toBe(0);
  }

  /** Nginx is given a certificate of the same CA for another name. */
  async function swapCertificate({ main }: Place): Promise<void> {
    const tls = join(dirname(main?.outputs.get('ca-cert') ?? ''), 'pod/tls');
    const [host, port] = (main?.outputs.get('registry') ?? '').split(':');
    await shell(
      machine,
      `cat ${TESTS}/wrong.crt > ${tls}/tls.crt; cat ${TESTS}/wrong.key > ${tls}/tls.key
       podman kill --signal HUP ${main?.outputs.get('pod')}-nginx
       until openssl s_client -connect ${host}:${port} < /dev/null 2> /dev/null | openssl x509 -noout -ext subjectAltName |
         grep -q other.test; do sleep 0.1; done`,
    );
  }

  test('auto serves those that are there, and says of the others why not', () => {
    const { main } = loopback;
    expect(main?.outputs.get('registry')).toMatch(/^127\.0\.0\.1:/);
    expect(main?.shown).toContain('✓ trusted by podman, docker, buildkit, containerd, env');
    expect(main?.shown).toContain('- skipped: kind is not installed; k3s is not installed');
    expect(main?.shown).toMatch(/::warning::docker will not verify TLS/);
  });

  test('BuildKit and kind are given a configuration', async () => {
    const outputs = loopback.main?.outputs;
    const text = await shell(machine, `cat ${outputs?.get('buildkitd-config')}`);
    expect(text.trim()).toBe(outputs?.get('buildkitd-config-inline'));
    expect(text).toContain(`[registry."${outputs?.get('registry')}"]\n  http = false\n`);
    await shell(machine, `test -s ${/ca = \["(.*)"\]/.exec(text)?.[1]}`);
  });

  test('logins of before are still there for the docker command, and nothing of the user is changed', async () => {
    const { stdout } = await runAs(loopback, 'cat $DOCKER_CONFIG/config.json; ls $DOCKER_CONFIG');
    expect(stdout).toContain('quay.io');
    expect(stdout).toContain('contexts');
    expect(await shell(machine, 'cat ~/.docker/config.json')).not.toContain('127.0.0.1');
  });

  describe('with TLS checked', () => {
    beforeAll(() => provideJib(machine), 300_000);

    const clients = [...ON_LOOPBACK, ...OTHERS].map((client) => [client.name, client] as const);
    test.each(clients)('%s pushes, or fetches', (_, client) => expectUse(loopback, client), 300_000);
    const others = [...BESIDE_LOOPBACK, JIB].map((client) => [client.name, client] as const);
    test.each(others)('%s pushes, or fetches', (_, client) => expectUse(beside, client), 300_000);
  });

  describe('a certificate for another name', () => {
    beforeAll(async () => {
      await swapCertificate(loopback);
      await swapCertificate(beside);
    }, 60_000);

    const clients = [...ON_LOOPBACK, ...OTHERS].map((client) => [client.name, client] as const);
    test.each(clients)('is refused by %s', (_, client) => expectRefusal(loopback, client), 120_000);
    const others = [...BESIDE_LOOPBACK, JIB].map((client) => [client.name, client] as const);
    test.each(others)('is refused by %s', (_, client) => expectRefusal(beside, client), 120_000);
  });

  test('post takes all of it back, and the variables with it', async () => {
    const job = basename(beside.main?.state.get('directory') ?? '');
    // By the hook of Debian's ca-certificates-java.
    expect(await shell(machine, JAVA_CAS)).toContain(`debian:${job}.pem`);
    expect(before["Java's CAs"]?.length).toBeGreaterThan(100);
    await shell(
      machine,
      `systemctl --user kill --signal=KILL bk 2> /dev/null || true; sleep 1
       systemctl --user reset-failed bk 2> /dev/null || true; rm -f $XDG_RUNTIME_DIR/bk.sock*`,
    );
    for (const [{ step, main }, dockerConfig, more] of [
      [beside, STORE, { JAVA_TOOL_OPTIONS: '-Dof.the=job' }],
      [loopback, '', {}],
    ] as const) {
      if (step === undefined || main === undefined) throw new Error('it has not begun');
      const post = await step.post(main);
      expect(post.exitCode).toBe(0);
      expect(post.shown).not.toContain('::warning::');
      const bundle = '/etc/ssl/certs/ca-certificates.crt';
      expect(Object.fromEntries(post.environment)).toEqual({
        SSL_CERT_FILE: bundle,
        CURL_CA_BUNDLE: '',
        REQUESTS_CA_BUNDLE: '',
        NODE_EXTRA_CA_CERTS: '',
        DOCKER_CONFIG: dockerConfig,
        REGISTRY_AUTH_FILE: '',
        ...(has('ko') && { KO_DOCKER_REPO: '' }),
        ...more,
      });
    }
    expect(await left()).toEqual(before);
  }, 240_000);
});
