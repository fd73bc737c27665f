import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, log, NODE, shell, slowTest } from './lab.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { CLIENTS, PROJECT, TESTCONTAINERS, TOOLS } from './socket-tools.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const SOCKET = '/run/user/1001/podman/podman.sock';

const IMAGE = `
mkdir ctx; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
podman build -q -t localhost/team/mine:1 ctx; rm -r ctx`;

// sid has the docker command.
describeInMachine("podman's API socket", () => {
  let machine: Machine;

  const during = (main: StepResult, script: string) =>
    shell(machine, script, { env: { ...HOSTED, ...Object.fromEntries(main.environment) } });
  const units = () =>
    shell(machine, 'systemctl --user is-active podman.socket; ls -A /run/user/1001', {
      env: HOSTED,
    }).catch((thrown) => String(thrown));

  /** All that a job could leave. */
  async function left(): Promise<Snapshot> {
    const { ports: _ports, images: _images, ...others } = await snapshot(machine, TESTS);
    return others;
  }

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'sid', flavour: 'clients' }, 'api-socket');
    await shell(machine, `mkdir -p ${TESTS}; cd ${TESTS}; ${IMAGE}`);
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test('the docker command builds, runs and pushes through it, with the trust and the login of the registry', async () => {
    const [before, unitsBefore] = [await left(), await units()];
    const step = new Step(machine, `${TESTS}/hosted`, HOSTED);
    const main = await step.main({ socket: 'true', proof: 'false' });
    expect(main.shown).not.toContain('::error::');
    expect(main.outputs.get('socket')).toBe(SOCKET);
    expect(main.environment.get('DOCKER_HOST')).toBe(`unix://${SOCKET}`);
    expect(main.summary).toMatch(
      /API socket \| `\/run\/user\/1001\/podman\/podman.sock` \(Podman 5\.[\d.]+, podman\.socket\)/,
    );

    expect(
      await during(main, "docker version --format '{{range .Server.Components}}{{.Name}} {{end}}'"),
    ).toContain('Podman Engine');
    const image = `${main.outputs.get('registry')}/team/mine:1`;
    await during(
      main,
      `docker tag localhost/team/mine:1 ${image} && docker push --quiet ${image} && docker rmi ${image}`,
    );
    expect(await during(main, `docker pull --quiet ${image}`)).toContain(image);
    // podman of a later step is not a remote client.
    expect(
      await during(main, 'podman info --format {{.Host.RemoteSocket.Exists}} && podman unshare true'),
    ).toContain('true');
    await during(main, `docker rmi ${image}`);

    const post = await step.post(main);
    expect(post.shown).not.toContain('::warning::');
    expect(post.environment.get('DOCKER_HOST')).toBe('');
    expect(await units()).toBe(unitsBefore);
    expect(await left()).toEqual(before);
  }, 300_000);

  // They come from the registries of Debian, Python and Node.js.
  slowTest(
    'compose and Testcontainers pull from the registry and run through it',
    async () => {
      await shell(machine, TOOLS, { user: 'root' });
      // Where a proxy of the test's host inspects TLS.
      const authorities = process.env.NODE_EXTRA_CA_CERTS ?? '/etc/ssl/certs/ca-certificates.crt';
      await machine.put(authorities, `${TESTS}/ca.crt`, { owner: 'runner', mode: '644' });
      const env = { PIP_CERT: `${TESTS}/ca.crt`, NODE_EXTRA_CA_CERTS: `${TESTS}/ca.crt` };
      await shell(machine, `cd ${TESTS}; ${TESTCONTAINERS}`, { env });
      const before = await left();
      const step = new Step(machine, `${TESTS}/tools-job`, HOSTED);
      const main = await step.main({ socket: 'true', proof: 'false' });
      const at = `export IMAGE=${main.outputs.get('registry')}/team/web:1 NODE=${NODE}; cd ${TESTS}/tools`;
      await during(main, `${at}; ${PROJECT}`);
      for (const [name, command] of Object.entries(CLIENTS)) {
        const started = Date.now();
        const shown = await during(
          main,
          `${at}; ${command}; podman ps --all --quiet | wc -l; docker rmi $IMAGE`,
        );
        log.info(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
        expect([name, shown]).toEqual([name, expect.stringContaining('served')]);
      }
      const post = await step.post(main);
      expect(post.shown).not.toContain('::warning::');
      await shell(machine, `rm -rf ${TESTS}/tools`);
      expect(await left()).toEqual(before);
    },
    900_000,
  );

  test('a podman.socket that is active stays, and so does DOCKER_HOST of the job', async () => {
    await shell(machine, 'systemctl --user start podman.socket', { env: HOSTED });
    const unitsBefore = await units();
    const job = { ...HOSTED, DOCKER_HOST: 'tcp://192.0.2.1:2375', TESTCONTAINERS_RYUK_DISABLED: 'false' };
    const step = new Step(machine, `${TESTS}/active`, job, 'doctor');
    const main = await step.main({ socket: 'true' });
    expect(main.outputs.get('socket')).toBe(SOCKET);
    expect(main.shown).toContain('podman.socket, which was active');
    expect(main.environment.has('TESTCONTAINERS_RYUK_DISABLED')).toBe(false);
    const post = await step.post(main);
    expect(post.environment.get('DOCKER_HOST')).toBe('tcp://192.0.2.1:2375');
    expect(await units()).toBe(unitsBefore);
    await shell(machine, `systemctl --user stop podman.socket; rm -r ${SOCKET.replace('/podman.sock', '')}`, {
      env: HOSTED,
    });
  }, 120_000);

  test('without a podman.socket the job gets a service of its own, which post ends', async () => {
    await shell(
      machine,
      'sudo ln -s /dev/null /etc/systemd/user/podman.socket; systemctl --user daemon-reload',
      {
        env: HOSTED,
      },
    );
    const before = await left();
    const step = new Step(machine, `${TESTS}/own`, HOSTED, 'doctor');
    const main = await step.main({ socket: 'true' });
    expect(main.shown).not.toContain('::error::');
    const path = main.outputs.get('socket') ?? '';
    expect(path).toMatch(/\/temp\/podman-registry-[0-9a-f]{8}\/podman\.sock$/);
    expect(main.shown).toContain(`✓ RP085 podman.socket: ${path}, for this job`);
    expect(await during(main, 'docker ps --quiet && pgrep -x podman')).not.toBe('');
    const post = await step.post(main);
    expect(post.shown).toContain('ended podman system service');
    expect(post.shown).not.toContain('::warning::');
    expect(await shell(machine, 'pgrep -x podman || echo none')).toContain('none');
    expect(await left()).toEqual(before);
  }, 120_000);

  test("the socket of root's Podman is for this user only, and post stops it", async () => {
    // Podman creates its own directories, which stay.
    await shell(machine, 'podman info > /dev/null', { user: 'root' });
    const system = () =>
      shell(machine, 'ls -A /run; systemctl list-units --all --no-legend "podman*"', { user: 'root' });
    const [before, systemBefore] = [await left(), await system()];
    const step = new Step(machine, `${TESTS}/rootful`, HOSTED, 'doctor');
    const main = await step.main({ socket: 'rootful' });
    expect(main.shown).not.toContain('::error::');
    const path = main.outputs.get('socket') ?? '';
    expect(path).toMatch(/^\/run\/podman-registry-[0-9a-f]{8}\/podman\.sock$/);
    expect(await shell(machine, `stat --format '%U %a' ${path}`)).toBe('runner 600\n');
    expect(
      await during(
        main,
        "docker info --format '{{.SecurityOptions}} {{.DockerRootDir}}'; podman info --format '{{.Store.GraphRoot}}'",
      ),
    ).toMatch(/^(?!.*rootless).*\/var\/lib\/containers[\s\S]*\/home\/runner\//);
    const post = await step.post(main);
    expect(post.shown).toMatch(/stopped podman-registry-[0-9a-f]{8}\.socket/);
    expect(post.shown).toContain("kept what the job created in root's Podman");
    expect(post.shown).not.toContain('::warning::');
    expect([await left(), await system()]).toEqual([before, systemBefore]);
  }, 120_000);

  test('a podman that cannot serve is an error with its own words, and post leaves nothing', async () => {
    const before = await left();
    const step = new Step(machine, `${TESTS}/fails`, { ...HOSTED, CONTAINERS_CONF: '/dev/null/x' }, 'doctor');
    const main = await step.main({ socket: 'true', setup: 'check', fail: 'false' });
    expect([main.exitCode, main.outputs.get('socket') ?? '']).toEqual([0, '']);
    await step.post(main);
    expect(await left()).toEqual(before);
    await shell(machine, 'rm /etc/systemd/user/podman.socket', { user: 'root' });
  }, 120_000);
});
