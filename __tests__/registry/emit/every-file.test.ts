import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@jest/globals';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { emitArtifacts } from '../../../src/registry/emit/emit.js';
import { writePodFiles } from '../../../src/registry/run/files.js';
import { FAST_PATHS, type SecretContents } from '../../../src/registry/spec/registry-spec.js';
import { recordingAttempt } from '../../fakes.js';
import { inDirectory, podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';

const basic = { kind: 'basic', writer: 'ci', reader: undefined, anonymousPull: false } as const;

const s3 = {
  kind: 's3',
  bucket: 'images',
  region: 'eu-central-1',
  endpoint: 'https://minio.example:9000',
  prefix: 'registry',
  redirect: true,
  roots: 'certificates of this host\n',
} as const;

const mirrors = [
  { upstream: 'docker.io', authenticated: true, path: undefined, offline: true },
  { upstream: 'registry.example:5000', authenticated: false, path: '/srv/100%/cache', offline: false },
];

const rows = [{ inside: 0, outside: 1, count: 65536 }];

const SPECS: Readonly<Record<string, Parameters<typeof podFor>[0]>> = {
  plain: {},
  open: { authenticated: false, storage: { kind: 'volume', name: 'kept' }, fastPaths: FAST_PATHS },
  readers: {
    access: { ...basic, reader: 'guest', anonymousPull: true },
    storage: { kind: 'directory', path: '/srv/100%/images' },
    fastPaths: FAST_PATHS,
    mapping: { kind: 'mode', mode: 'keep-id:uid=1000' },
  },
  fast: {
    access: { ...basic, reader: 'guest', anonymousPull: true, checkedBy: 'nginx' },
    fastPaths: FAST_PATHS,
    mapping: { kind: 'rows', uids: rows, gids: rows },
  },
  'object-store': { storage: s3, fastPaths: FAST_PATHS, mapping: { kind: 'mode', mode: 'host' } },
  token: {
    access: {
      kind: 'token',
      realm: 'https://auth.example/token',
      service: 'registry',
      issuer: 'auth.example',
      certificates: 'certificates of the service\n',
    },
    configOverrides: {
      registry: 'log:\n  level: debug\nmiddleware: {}\n',
      nginx: 'client_max_body_size 1g;\n',
    },
    fastPaths: FAST_PATHS,
  },
  caches: { mirrors, configOverrides: { registry: 'log:\n  level: debug\n' }, fastPaths: FAST_PATHS },
};

const CONTENTS: SecretContents = {
  tls: { 'tls.crt': 'certificate', 'tls.key': 'key' },
  access: { htpasswd: 'ci:hash\n' },
  http: { 'http-secret': 'signs uploads' },
  storage: { 'access-key': 'access', 'secret-key': 'secret' },
  mirrors: { 'docker.io-username': 'somebody', 'docker.io-password': 'password' },
  'upstream-trust': { 'upstream-ca.crt': 'certificates' },
};

/** The hash of every file below a directory. What the files hold is read in the other goldens. */
async function hashes(directory: string): Promise<string> {
  const lines: string[] = [];
  for (const path of (await readdir(directory, { recursive: true })).toSorted()) {
    const { mode } = await stat(join(directory, path));
    if ((mode & 0o170000) !== 0o100000) continue;
    // Where the files lie stands in the manifests.
    const text = (await readFile(join(directory, path), 'utf8')).replaceAll(directory, '/directory');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    // The artifacts are written as the umask has it.
    const permissions = path.startsWith('job/') ? ` ${(mode & 0o777).toString(8)}` : '';
    lines.push(`${hash}${permissions} ${path}\n`);
  }
  return lines.join('');
}

test.each(Object.keys(SPECS))('%s: every file of the job and of the artifacts is as it was', (name) =>
  inDirectory(async (directory) => {
    const { attempt } = recordingAttempt(() => ({}));
    const pod = podFor({ name: 'podman-registry-1a2b3c4d', ...SPECS[name] });
    await writePodFiles(pod, CONTENTS, join(directory, 'job'));
    for (const version of ['3.4.4', '4.3.1', '4.9.3', '5.4.2']) {
      await emitArtifacts(
        pod,
        parsePodmanVersion(version),
        { directory: join(directory, version), boundary: workspaceBoundary(tmpdir()) },
        '/home/somebody',
        attempt,
        // An object store alone is shared by several replicas.
        name === 'object-store'
          ? { replicas: 3, ingressHost: 'registry.example' }
          : { replicas: 1, ingressHost: undefined },
        async () => undefined,
      );
    }
    await expectGolden(import.meta.url, `every-file-${name}.txt`, await hashes(directory));
  }),
);
