import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { redactor } from '../../../src/platform/redactor.js';
import {
  type DiagnosticsRequest,
  gatherDiagnostics,
  listeners,
  portLines,
  withoutSecrets,
  writeDiagnostics,
} from '../../../src/registry/diagnostics/diagnostics.js';
import { inDirectory } from '../fakes.js';

const POD = 'podman-registry-1a2b3c4d';
const container = (name: string, change = {}) => ({
  name: `${POD}-${name}`,
  isInfra: false,
  state: 'running',
  exitCode: 0,
  restarts: 0,
  ...change,
});
const STATES = [
  container('infra', { isInfra: true }),
  container('registry', { state: 'exited', exitCode: 1, restarts: 3 }),
  container('nginx'),
  container('mirror-docker-io'),
];

const SECRETS = {
  password: 'correct-horse',
  basic: Buffer.from('ci:correct-horse').toString('base64'),
  http: 'fedcba9876543210fedcba9876543210',
  key: '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0waw\nIBAQQgevZzL1gdAFr88hb2OF\n-----END PRIVATE KEY-----\n',
};
const PLANTED = [
  ...Object.values(SECRETS),
  'Authorization: Basic bm90b3Vycw==',
  'Bearer foreign-token-1',
].join('\n');

const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:20FB 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1001        0 4242 1 0 100 0 0 10 0
   1: 0100007F:20FC 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4243 1 0 100 0 0 10 0
   2: 0100007F:20FB 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1001        0 4244 1 0 20 4 30 10 -1
`;

async function withProc<T>(work: (proc: string) => Promise<T>): Promise<T> {
  return inDirectory(async (proc) => {
    await mkdir(join(proc, 'net'));
    await writeFile(join(proc, 'net/tcp'), TCP);
    await mkdir(join(proc, '77/fd'), { recursive: true });
    await writeFile(join(proc, '77/comm'), 'pasta.avx2\n');
    await symlink('socket:[4242]', join(proc, '77/fd/5'));
    await symlink('/dev/null', join(proc, '77/fd/0'));
    await mkdir(join(proc, '78'));
    return work(proc);
  });
}

const request: DiagnosticsRequest = {
  cause: 'the registry is silent',
  pod: POD,
  host: '! RP055 disk space: 3 MiB free',
  places: [
    { path: '/store', purpose: "podman's store" },
    { path: '/data', purpose: "the registry's data" },
  ],
  ports: [8443, 8444],
};
const logs = (log: (name: string) => string) => ({
  podStates: async () => STATES,
  logs: async (name: string) => log(name),
});
const space = async (path: string) =>
  path === '/data' ? undefined : { free: 5 * 2 ** 20, total: 2 ** 30, type: 0xef53, freeFiles: 12 };

describe('gatherDiagnostics', () => {
  const gather = (podman: Parameters<typeof gatherDiagnostics>[1]['podman']) =>
    withProc((proc) => gatherDiagnostics(request, { podman, space, proc }));

  test('the cause first, then all that can be looked at', async () => {
    const found = await gather(logs((name) => `${name} 1\n${name} 1\n`));
    expect(found.map(({ file }) => file)).toEqual([
      'cause.txt',
      'pod.txt',
      'registry.log',
      'nginx.log',
      'mirror-docker-io.log',
      'disk.txt',
      'ports.txt',
      'host.txt',
    ]);
    const excerpts = Object.fromEntries(found.map(({ file, excerpt }) => [file, excerpt]));
    expect(excerpts['cause.txt']).toEqual(['the registry is silent']);
    expect(excerpts['pod.txt']).toEqual([
      `${POD}-infra (infra): running, restarted 0 times`,
      `${POD}-registry: exited, exit code 1, restarted 3 times`,
      `${POD}-nginx: running, restarted 0 times`,
      `${POD}-mirror-docker-io: running, restarted 0 times`,
    ]);
    expect(excerpts['registry.log']).toEqual([`${POD}-registry 1`]);
    expect(excerpts['disk.txt']).toEqual([
      "podman's store (/store): 5 MiB of 1024 MiB free, 12 free inodes",
      "the registry's data (/data): the file system does not report its free space",
    ]);
    expect(excerpts['ports.txt']).toEqual([
      '8443: pasta.avx2 (pid 77), uid 1001',
      '8444: a process of another user, uid 0',
    ]);
    expect(excerpts['host.txt']).toEqual(['! RP055 disk space: 3 MiB free']);
  });

  test('the log of the job has the last 20 lines, the file all of them', async () => {
    const text = Array.from({ length: 50 }, (_, index) => `line ${index}\n`).join('');
    const [, , registry] = await gather(logs(() => text));
    expect(registry?.excerpt).toEqual(Array.from({ length: 20 }, (_, index) => `line ${index + 30}`));
    expect(registry?.text).toBe(text);
  });

  test('what cannot be looked at says why, and the rest is there', async () => {
    const found = await gather({
      podStates: async () => Promise.reject(new Error('no pod with that name')),
      logs: async () => '',
    });
    const text = Object.fromEntries(found.map(({ file, text }) => [file, text]));
    expect(text['pod.txt']).toBe('could not read this: no pod with that name\n');
    expect(text['disk.txt']).toContain('5 MiB');
  });

  test('no secret is left, in the lines and in the files', async () => {
    const found = await withProc((proc) =>
      gatherDiagnostics(
        { ...request, cause: PLANTED, host: PLANTED },
        { podman: logs(() => `${PLANTED}\n`), space, proc },
      ),
    );
    const before = JSON.stringify(found);
    const clean = withoutSecrets(found, redactor(Object.values(SECRETS)));
    await inDirectory(async (directory) => {
      await writeDiagnostics(clean, join(directory, 'out'));
      const files = await Promise.all(
        clean.map(({ file }) => readFile(join(directory, 'out', file), 'utf8')),
      );
      const after = [...files, ...clean.flatMap(({ excerpt }) => excerpt)].join('\n');
      const pieces = [...PLANTED.split('\n').filter((line) => line !== '' && !line.startsWith('-----'))];
      for (const piece of pieces) {
        expect(before).toContain(piece);
        expect(after).not.toContain(piece);
      }
      expect(after).not.toMatch(/bm90b3Vycw|foreign-token/);
      expect((await stat(join(directory, 'out'))).mode & 0o777).toBe(0o700);
      expect((await stat(join(directory, 'out/pod.txt'))).mode & 0o777).toBe(0o600);
    });
  });
});

describe('ports', () => {
  test('only the ports that are ours are looked for', () =>
    withProc(async (proc) => expect(await listeners([1, 8444], proc)).toHaveLength(1)));

  test.each([
    [[8443], 'nothing listens on 8443'],
    [[8443, 8444, 8445], 'nothing listens on 8443 to 8445'],
  ])('a free port %j', (ports, line) => {
    expect(portLines(ports, [])).toEqual([line]);
  });

  test('this process is found by its own port', async () => {
    const { createServer } = await import('node:net');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const [found] = await listeners([port]);
    server.close();
    expect(found?.process?.pid).toBe(process.pid);
  });
});
