import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import { UserError } from '../../../src/platform/errors.js';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { emitArtifacts, type OutputDirectory } from '../../../src/registry/emit/emit.js';
import { FAST_PATHS } from '../../../src/registry/spec/registry-spec.js';
import { type Answer, recordingAttempt } from '../../fakes.js';
import { writeFiles } from '../../quadlet/lint/files.js';
import { inDirectory, podFor, thrownBy } from '../fakes.js';

const GENERATOR = '/usr/libexec/podman/quadlet';

/** A directory for temporary files is the workspace. */
const placeIn = (directory: string): OutputDirectory => ({
  directory,
  boundary: workspaceBoundary(tmpdir()),
});

/** @param generator where the host has Podman's generator, or nothing; a recording is asked in its place */
async function emit(directory: string, version: string, answer: Answer = {}, generator = GENERATOR) {
  const { attempt, commands, options } = recordingAttempt(() => answer);
  const pod = podFor({ name: 'podman-registry-1a2b3c4d' });
  const target = parsePodmanVersion(version);
  const emission = await emitArtifacts(
    pod,
    target,
    placeIn(directory),
    '/home/u',
    attempt,
    undefined,
    async () => generator || undefined,
  );
  return { emission, commands, options };
}

describe('emitArtifacts', () => {
  test('writes all files with a README, under a name that outlives the job', () =>
    inDirectory(async (directory) => {
      await emit(join(directory, 'made/on/the/way'), '5.4.2');
      const root = join(directory, 'made/on/the/way');
      const paths = await readdir(root, { recursive: true });
      for (const path of [
        'README.md',
        'kube/registry.kube',
        'pod/registry.pod',
        'systemd/registry.service',
      ]) {
        expect(paths).toContain(path);
      }
      for (const path of paths) {
        if ((await stat(join(root, path))).isFile()) {
          expect(await readFile(join(root, path), 'utf8')).not.toContain('1a2b3c4d');
        }
      }
    }));

  test('whoever starts the files chooses the passwords, which the registry then checks', () =>
    inDirectory(async (directory) => {
      const { attempt } = recordingAttempt(() => ({}));
      const access = { kind: 'basic', writer: 'ci', reader: undefined, anonymousPull: false } as const;
      const pod = podFor({ access: { ...access, checkedBy: 'nginx' }, fastPaths: FAST_PATHS });
      await emitArtifacts(pod, parsePodmanVersion('5.4.2'), placeIn(directory), '/home/u', attempt);
      const [config, nginx, container] = await Promise.all(
        ['../README.md', 'config/nginx/nginx.conf', 'registry-registry.container'].map((path) =>
          readFile(join(directory, 'pod', path), 'utf8'),
        ),
      );
      expect(config).toContain('htpasswd:');
      expect(container).toContain('registry-htpasswd');
      expect(nginx).toContain('auth_request blob-head;');
      expect(nginx).not.toMatch(/principals|KTLS/);
    }));

  test('the README has the commands that empty the caches', () =>
    inDirectory(async (directory) => {
      const { attempt } = recordingAttempt(() => ({}));
      const mirror = { authenticated: false, offline: false };
      const mirrors = [
        { ...mirror, upstream: 'docker.io', path: undefined },
        { ...mirror, upstream: 'ghcr.io', path: '/srv/the caches/ghcr-io' },
      ];
      const readme = async (choices: Parameters<typeof podFor>[0]) => {
        await emitArtifacts(
          podFor(choices),
          parsePodmanVersion('5.4.2'),
          placeIn(directory),
          '/home/u',
          attempt,
        );
        return readFile(join(directory, 'README.md'), 'utf8');
      };
      expect(await readme({})).not.toContain('size of the caches');
      const text = await readme({ mirrors });
      // The name of the claim and of the volume.
      const kube = await readFile(join(directory, 'kube/registry.yaml'), 'utf8');
      expect(kube).toContain('name: registry-mirror-docker-io-data');
      expect(text).toContain(
        "podman volume rm registry-mirror-docker-io-data\npodman unshare rm -rf '/srv/the caches/ghcr-io'/docker\n",
      );
      expect(text).toContain(
        'podman unshare rm -rf ~/.local/share/podman-registry/mirror-docker-io-data/docker\n',
      );
    }));

  test('writes the same again over what was there', () =>
    inDirectory(async (directory) => {
      await emit(directory, '5.4.2');
      await emit(directory, '4.4.0');
      expect(await readFile(join(directory, 'kube/registry.kube'), 'utf8')).not.toContain(
        'DefaultDependencies',
      );
    }));

  test('a directory that cannot be made is an error that names it', async () => {
    const error = await thrownBy(() => emit('/dev/null/units', '5.4.2'));
    expect(error.message).toContain('/dev/null/units');
  });

  test('writes through no link of a checkout', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, {
        'ws/file/README.md': '-> ../../home/.bashrc',
        'ws/below/kube': '-> ../../home',
        'ws/whole': '-> ../home',
        'home/.bashrc': 'own',
      });
      await emit(join(directory, 'ws/file'), '5.4.2');
      expect(await readFile(join(directory, 'ws/file/README.md'), 'utf8')).toContain('registry');
      for (const name of ['below', 'whole', 'whole/new']) {
        const error = await thrownBy(() => emit(join(directory, 'ws', name), '5.4.2'));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toContain('is a symbolic link, which output must not follow');
      }
      expect(await readdir(join(directory, 'home'))).toEqual(['.bashrc']);
      expect(await readFile(join(directory, 'home/.bashrc'), 'utf8')).toBe('own');
    }));

  test.each([
    ['4.4.0', ['kube']],
    ['5.0.0', ['kube', 'pod']],
  ])('for Podman %s the generator is asked about %j', (version, kinds) =>
    inDirectory(async (directory) => {
      const { emission, options } = await emit(directory, version);
      expect(emission).toEqual({ directory, accepted: kinds });
      expect(options.map(({ env }) => env?.QUADLET_UNIT_DIRS)).toEqual(
        kinds.map((kind) => join(directory, kind)),
      );
    }),
  );

  test('without a generator the files are written, and nothing is asked', () =>
    inDirectory(async (directory) => {
      const { emission, commands } = await emit(directory, '5.4.2', {}, '');
      expect(emission).toEqual({ directory, accepted: [] });
      expect(commands).toEqual([]);
    }));

  test('what the generator rejects is told with its words', () =>
    inDirectory(async (directory) => {
      const error = await thrownBy(() =>
        emit(directory, '5.4.2', { exitCode: 1, stderr: 'unsupported key' }),
      );
      expect(error.message).toContain(`rejects the Quadlet files of this registry in ${directory}`);
      expect(error.message).toContain('unsupported key');
    }));
});
