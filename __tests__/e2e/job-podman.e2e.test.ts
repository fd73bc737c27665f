import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { ACTION, boot, describeInMachine, EVERY_TEST, NODE, PROBLEM, shell, slowTest } from './lab.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { pathWith, Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const BINFMT = '/proc/sys/fs/binfmt_misc';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };

// The distribution's Podman with another version in its program, so that it shows which one runs.
const BUNDLES = `
mkdir -p b/usr/local/bin b/usr/local/lib/podman b/usr/local/libexec/podman; cd b/usr/local
cp /usr/bin/podman /usr/bin/crun /usr/bin/pasta bin/
cp /usr/bin/conmon /usr/bin/catatonit /usr/lib/podman/netavark /usr/lib/podman/aardvark-dns lib/podman/
cp /usr/libexec/podman/rootlessport lib/podman/; cp /usr/libexec/podman/quadlet libexec/podman/
perl -pi -e 's/5\\.4\\.2/5.4.9/g' bin/podman; cd -
tar -c b | gzip -1 > whole.tar.gz
rm -r b; mkdir -p b/bin; cp /usr/bin/true b/bin/podman; cp /usr/bin/crun b/bin/
tar -czf no-conmon.tar.gz b
cp /usr/bin/conmon b/bin/; ln -s /etc/passwd b/bin/leaves; tar -czf leaves.tar.gz b; rm b/bin/leaves
printf '\\267' | dd of=b/bin/crun bs=1 seek=18 conv=notrunc status=none; tar -czf arm64.tar.gz b
perl -pe 's/GLIBC_2\\.34/GLIBC_9.34/g' b/bin/conmon > b/bin/podman; tar -czf glibc.tar.gz b
rm -r b`;

// On a host for which dpkg says that it is arm64, with a link to each program.
const UNPACK_ARM64 = `
import { mkdir, symlink } from 'node:fs/promises';
import { registerHooks } from 'node:module';
registerHooks({
  resolve: (name, context, next) =>
    next(context.parentURL?.startsWith('file://${ACTION}/src/') ? name.replace(/^(\\..*)js$/, '$1ts') : name, context),
});
const { localHost } = await import('${ACTION}/src/host/host.ts');
const { findPackaged } = await import('${ACTION}/src/host/job-podman/from-packages.ts');
const { unpackPackaged } = await import('${ACTION}/src/host/job-podman/unpack-packages.ts');
const { findPrograms } = await import('${ACTION}/src/host/job-podman/programs.ts');
const local = localHost({ log: { info: () => undefined }, self: [], exportVariable: () => undefined });
const attempt = async (argv, options) =>
  argv[1] === '--print-architecture' ? { exitCode: 0, stdout: 'arm64', stderr: '' } : local.attempt(argv, options);
const host = { ...local, attempt };
await mkdir('programs');
const directory = process.cwd() + '/podman';
const files = await unpackPackaged(await findPackaged('5.8', process.cwd() + '/scratch', host), directory, process.cwd() + '/scratch', host);
for (const [name, path] of Object.entries(findPrograms(files, directory))) await symlink(path, 'programs/' + name);
`;

describeInMachine('the Podman of a job', () => {
  let machine: Machine;
  const sums = new Map<string, string>();

  const archive = (name: string) => ({
    'podman-archive': `${TESTS}/${name}.tar.gz`,
    'podman-archive-sha256': sums.get(`${name}.tar.gz`) ?? '',
  });
  const during = (main: StepResult, script: string) =>
    shell(machine, script, {
      env: { ...HOSTED, ...Object.fromEntries([...main.environment, ...pathWith(main.path)]) },
    });

  /** All that a job could leave. */
  async function left(): Promise<Snapshot> {
    const { ports: _ports, ...others } = await snapshot(machine, TESTS);
    return others;
  }

  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'job-podman');
    await shell(machine, `mkdir -p ${TESTS}; cd ${TESTS}; ${BUNDLES}`);
    for (const line of (await shell(machine, `cd ${TESTS}; sha256sum *.tar.gz`)).trim().split('\n')) {
      const [sum = '', name = ''] = line.split(/\s+/);
      sums.set(name, sum);
    }
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test('the registry, its socket and later steps run with the bundle, and nothing of it stays', async () => {
    await shell(machine, 'podman info > /dev/null', { env: HOSTED });
    const before = await left();
    const step = new Step(machine, `${TESTS}/registry`, HOSTED);
    const main = await step.main({ ...archive('whole'), socket: 'true', proof: 'true' });
    expect(main.shown).not.toMatch(PROBLEM);
    expect(main.outputs.get('podman-version')).toBe('5.4.9');
    expect(main.shown).toMatch(/✓ Podman 5\.4\.9 for this job, with .*crun \d/);
    expect(main.shown).toMatch(/Podman 5\.4\.9 answers at \S+\/podman\.sock \(podman system service\)/);

    const programs = await during(
      main,
      `podman --version; podman info --format '{{.Host.Conmon.Path}} {{.Host.OCIRuntime.Path}} {{.Host.NetworkBackendInfo.Path}} {{.Host.Pasta.Executable}}'
for pid in $(pgrep -x conmon) $(pgrep -x aardvark-dns); do readlink /proc/$pid/exe; done`,
    );
    expect(programs).toContain('podman version 5.4.9');
    const paths = programs.split(/\s+/).filter((word) => word.startsWith('/'));
    expect(paths.length).toBeGreaterThan(6);
    for (const path of paths) expect(path).toMatch(/\/temp\/podman-registry-[0-9a-f]{8}\/podman\//);
    // Debian's storage.conf has the directories of root, which later versions would use.
    expect(await during(main, 'cat ~/.config/containers/storage.conf')).toContain(
      'graphroot = "/home/runner/.local/share/containers/storage"',
    );
    // A container that the job leaves has to end with its Podman.
    await during(
      main,
      `mkdir ${TESTS}/r; cp /usr/bin/catatonit ${TESTS}/r/; podman run -d --name left --network none --rootfs ${TESTS}/r /catatonit -P`,
    );

    const post = await step.post(main);
    expect(post.shown).not.toContain('::warning::');
    expect(post.shown).toMatch(/removed \S+\/podman, and stopped 1 of its containers/);
    expect(post.environment.get('CONTAINERS_CONF_OVERRIDE')).toBe('');
    // Also of a removed file.
    expect(await shell(machine, 'readlink /proc/[0-9]*/exe | grep _test || echo none')).toBe('none\n');
    await shell(machine, `podman rm --force left; rm -r ${TESTS}/r`, { env: HOSTED });
    expect(await left()).toEqual(before);
    expect(await shell(machine, 'podman --version')).toContain('5.4.2');
  }, 400_000);

  test('fragments and the runtime are for the job, and podman reads them', async () => {
    await shell(
      machine,
      `cd ${TESTS}; printf '[containers]\\nlog_size_max = 12345\\n' > c.conf; printf '[[registry]]\\nprefix = "example.org"\\nlocation = "example.com"\\n' > r.conf`,
    );
    const before = await left();
    const step = new Step(machine, `${TESTS}/fragments`, HOSTED, 'doctor');
    const main = await step.main({
      'containers-conf': `${TESTS}/c.conf`,
      'registries-conf': `${TESTS}/r.conf`,
      runtime: '/usr/bin/crun',
      'podman-version': '5.4',
    });
    expect(main.shown).toContain('✓ Podman 5.4.2 is installed, as "podman-version" asks');
    expect(main.shown).not.toContain('::error::');
    expect(
      await during(
        main,
        `podman info --format '{{.Host.OCIRuntime.Path}} {{json .Registries}}'; cat "$CONTAINERS_CONF_OVERRIDE"`,
      ),
    ).toMatch(/^\/usr\/bin\/crun .*"example\.org":.*example\.com[\s\S]*log_size_max = 12345/);
    expect(main.summary).toMatch(/\| its programs \| crun [\d.]+ \(`\/usr\/bin\/crun`\), conmon/);
    await step.post(main);
    expect(await left()).toEqual(before);
  }, 200_000);

  // Each downloads 50 MB.
  const versions = EVERY_TEST
    ? ([
        ['5.8', 'sid'],
        ['6.1', 'experimental'],
      ] as const)
    : [];
  for (const [version, suite] of versions) {
    test(`Podman ${version} from Debian ${suite} runs the registry and its own containers`, async () => {
      // The mirror can have old lists.
      await shell(machine, `echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/old`, {
        user: 'root',
      });
      await shell(machine, 'podman info > /dev/null', { env: HOSTED });
      const before = await left();
      const step = new Step(machine, `${TESTS}/${suite}`, HOSTED);
      const main = await step.main({ 'podman-version': version, socket: 'true' });
      expect(main.shown).not.toMatch(PROBLEM);
      const got = main.outputs.get('podman-version') ?? '';
      expect(got).toMatch(new RegExp(`^${version}\\.`));
      expect(main.shown).toMatch(
        new RegExp(`✓ Podman ${got} \\(\\S+ of Debian ${suite}\\) for this job, with .*crun`),
      );
      const used = await during(
        main,
        `mkdir -p ${TESTS}/r; cp /usr/bin/catatonit ${TESTS}/r/; cp /bin/busybox ${TESTS}/r/ 2> /dev/null || true
podman run -d --name health --init --network none --health-interval 1s --health-cmd '["/catatonit","--version"]' --rootfs ${TESTS}/r /catatonit -P
for i in $(seq 100); do [ "$(podman inspect --format {{.State.Health.Status}} health)" = healthy ] && break; sleep 0.1; done
podman inspect --format 'health {{.State.Health.Status}}' health
podman exec health /catatonit --version; podman rm --force --time 0 health > /dev/null
for pid in $(pgrep -x conmon) $(pgrep -x aardvark-dns) $(pgrep -x pasta); do readlink /proc/$pid/exe || true; done
podman info --format '{{.Host.OCIRuntime.Path}} {{.Host.NetworkBackendInfo.Path}} {{.Host.Pasta.Executable}} {{.Host.EventLogger}} {{.Host.CgroupManager}}'
rm -r ${TESTS}/r`,
      );
      expect(used).toContain('health healthy');
      for (const path of used.split(/\s+/).filter((word) => word.startsWith('/')))
        expect(path).toMatch(/\/temp\/podman-registry-[0-9a-f]{8}\/podman\//);
      const post = await step.post(main);
      expect(post.shown).not.toContain('::warning::');
      expect(await shell(machine, 'readlink /proc/[0-9]*/exe | grep _test || echo none')).toBe('none\n');
      expect(await left()).toEqual(before);
    }, 600_000);
  }

  describe('programs of other processors', () => {
    const handlers = () =>
      shell(machine, `mount -t binfmt_misc x ${BINFMT}; ls ${BINFMT}; umount ${BINFMT}`, { user: 'root' });
    const IMAGE = `
cat > probe.mjs <<'END'
import { architectureOf, probeProgram } from '${ACTION}/src/host/binfmt/architectures.ts';
import { writeFileSync } from 'node:fs';
writeFileSync(process.argv[3], probeProgram(architectureOf(process.argv[2])), { mode: 0o755 });
END
${NODE} probe.mjs s390x probe; printf 'FROM scratch\\nCOPY probe /\\nCMD ["/probe"]\\n' > Containerfile
podman build -q --platform linux/s390x -t localhost/s390x:1 .`;
    const RUN = 'podman run --rm --network none localhost/s390x:1 || echo "status $?"';

    test('run in rootless containers with a QEMU of the host, until post', async () => {
      // A program of this processor in its place. The kernel has it for all that share it, until post.
      await shell(machine, `mkdir ${TESTS}/p; cd ${TESTS}/p; ${IMAGE}`, { env: HOSTED });
      const qemu = '/usr/local/bin/qemu-s390x-static';
      await shell(machine, `${NODE} ${TESTS}/p/probe.mjs amd64 ${qemu}`, { user: 'root' });
      const [before, handlersBefore] = [await left(), await handlers()];
      expect(await shell(machine, RUN, { env: HOSTED })).not.toContain('status 42');
      const step = new Step(machine, `${TESTS}/platforms`, HOSTED, 'doctor');
      const main = await step.main({ platforms: 'linux/s390x' });
      expect(main.shown).not.toContain('::error::');
      expect(main.shown).toContain(
        '✓ programs for s390x run in containers with qemu-s390x, until the job ends',
      );
      expect(main.shown).toContain('RP094 images of other platforms: linux/amd64, or registered');
      expect(await shell(machine, `cat ${BINFMT}/podman-registry-s390x`)).toMatch(
        /^enabled[\s\S]*flags: .*F/,
      );
      expect(await during(main, RUN)).toContain('status 42');
      const post = await step.post(main);
      expect(post.shown).toContain(`removed ${BINFMT}/podman-registry-s390x`);
      expect(post.shown).toContain(`unmounted ${BINFMT}`);
      expect(post.shown).not.toContain('::warning::');
      expect([await left(), await handlers()]).toEqual([before, handlersBefore]);
    }, 200_000);

    test('are an error where the kernel has no binfmt_misc', async () => {
      const before = await left();
      const hide = 'mount -t tmpfs -o ro x /proc/sys/fs';
      await shell(machine, hide, { user: 'root' });
      const step = new Step(machine, `${TESTS}/no-binfmt`, HOSTED, 'doctor');
      const main = await step.main({ platforms: 'linux/s390x' });
      expect([main.exitCode, main.shown]).toEqual([
        1,
        expect.stringMatching(
          /this kernel cannot run programs for s390x: it has no \/proc\/sys\/fs\/binfmt_misc/,
        ),
      ]);
      await step.post(main);
      await shell(machine, 'umount /proc/sys/fs', { user: 'root' });
      expect(await left()).toEqual(before);
    }, 120_000);

    // Downloads 70 MB.
    slowTest(
      "a build for two platforms, with QEMU of the distribution's package",
      async () => {
        await shell(
          machine,
          `dpkg --add-architecture arm64; cd ${TESTS}; for a in amd64 arm64; do apt-get -q update; apt-get download busybox-static:$a
dpkg-deb -x busybox-static*_$a.deb $a; rm *.deb; done; chown -R runner: amd64 arm64`,
          { user: 'root' },
        );
        const before = await left();
        const step = new Step(machine, `${TESTS}/qemu`, HOSTED, 'doctor');
        const main = await step.main({ platforms: 'linux/arm64' });
        expect(main.shown).toContain('✓ programs for arm64 run in containers with qemu-aarch64');
        const shown = await during(
          main,
          `cd ${TESTS}; printf 'FROM scratch\\nARG TARGETARCH\\nCOPY $TARGETARCH/usr/bin/busybox /bin/sh\\nRUN exec -a busybox /bin/sh uname -m > /built\\n' > Containerfile
podman build -q --platform linux/amd64,linux/arm64 --manifest localhost/both:1 .
for a in amd64 arm64; do podman run --rm --platform linux/$a localhost/both:1 sh -c 'read m < /built; echo "built $m"'; done
podman manifest rm localhost/both:1; podman image prune --force; rm Containerfile`,
        );
        expect(shown).toMatch(/built x86_64[\s\S]*built aarch64/);
        await step.post(main);
        expect(await left()).toEqual(before);
      },
      600_000,
    );
  });

  // Downloads 100 MB.
  slowTest(
    'the packages for arm64 start with their own libraries, under QEMU',
    async () => {
      await shell(
        machine,
        `mkdir ${TESTS}/packages; cd ${TESTS}/packages; apt-get -q update; apt-get -q download qemu-user; dpkg-deb -x qemu-user_*.deb qemu
printf 'APT::Architecture "arm64";\nAPT::Architectures { "arm64"; };\nAcquire::Check-Valid-Until "false";\n' > apt.conf
cat > unpack.mjs <<'END'\n${UNPACK_ARM64}END
chown -R runner: .`,
        { user: 'root' },
      );
      const shown = await shell(
        machine,
        `cd ${TESTS}/packages; ${NODE} --experimental-transform-types --no-warnings unpack.mjs
run() { qemu/usr/bin/qemu-aarch64 "$@"; }
for name in podman conmon netavark aardvark-dns catatonit; do run "$(readlink programs/$name)" --version | head -n 1; done
for name in podman crun pasta; do run -E LD_TRACE_LOADED_OBJECTS=1 "$(readlink programs/$name)"; done`,
        { env: { APT_CONFIG: `${TESTS}/packages/apt.conf` }, timeout: 500 },
      );
      expect(shown).toMatch(
        /^podman version 5\.8\.\d+\nconmon version 2\S+\nnetavark 1\S+\naardvark-dns 1\S+\ntini version/,
      );
      const libraries = [...shown.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path);
      expect(libraries.length).toBeGreaterThan(10);
      for (const path of libraries)
        expect(path).toContain(`${TESTS}/packages/podman/usr/lib/aarch64-linux-gnu/`);
      await shell(machine, `rm -r ${TESTS}/packages`, { user: 'root' });
    },
    600_000,
  );

  describe('is not used, and nothing changes', () => {
    let before: Snapshot;
    beforeAll(async () => {
      before = await left();
    }, 60_000);

    test.each<[string, () => Record<string, string>, RegExp]>([
      [
        'another digest',
        () => ({ ...archive('whole'), 'podman-archive-sha256': 'a'.repeat(64) }),
        /has the SHA-256 [0-9a-f]{64}, and "podman-archive-sha256" is a{64}/,
      ],
      ['no conmon', () => archive('no-conmon'), /it has no conmon/],
      [
        'a link out of its directory',
        () => archive('leaves'),
        /"b\/bin\/leaves" -> "\/etc\/passwd" leads out of its directory/,
      ],
      ['another processor', () => archive('arm64'), /its crun is built for arm64, and this machine is x64/],
      [
        'a later glibc',
        () => archive('glibc'),
        /its podman does not run here: .*GLIBC_9\.34.*use a static bundle/,
      ],
      [
        'a version as an archive as well',
        () => ({ ...archive('whole'), 'podman-version': '5.8' }),
        /"podman-archive" and "podman-version" are both set/,
      ],
      ['a missing runtime', () => ({ runtime: 'runc' }), /runc, which is not installed/],
      [
        'a fragment that podman refuses',
        () => ({ 'containers-conf': `${TESTS}/bad.conf` }),
        /"containers-conf": podman refuses/,
      ],
      [
        'registries that podman refuses',
        () => ({ 'registries-conf': `${TESTS}/bad.conf` }),
        /"registries-conf": podman refuses/,
      ],
    ])(
      'with %s',
      async (_, inputs, problem) => {
        await shell(
          machine,
          `cd ${TESTS}; printf '[engine]\\nhelper_binaries_dir = 5\\n[[registry]]\\nlocation = 5\\n' > bad.conf`,
        );
        const step = new Step(machine, `${TESTS}/refused`, HOSTED, 'doctor');
        const main = await step.main(inputs());
        expect([main.exitCode, main.shown]).toEqual([1, expect.stringMatching(problem)]);
        expect([main.path, main.environment.size]).toEqual([[], 0]);
        await step.post(main);
      },
      120_000,
    );

    test('after all of them', async () => {
      expect(await left()).toEqual(before);
    }, 60_000);
  });
});
