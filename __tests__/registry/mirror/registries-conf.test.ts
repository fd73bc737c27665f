import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'smol-toml';
import { Podman, type RegistryEntry } from '../../../src/podman/podman.js';
import {
  mirrorDropIn,
  mirrorLocation,
  sendPullsThrough,
} from '../../../src/registry/mirror/registries-conf.js';
import { memoryJournal, recordingAttempt, recordingLog } from '../../fakes.js';
import { inDirectory, podFor } from '../fakes.js';

const mirrors = ['docker.io', 'ghcr.io'].map((upstream) => ({
  upstream,
  authenticated: false,
  path: undefined,
}));
const pod = podFor({ mirrors });
const ours = 'registry.example:9443/mirror/docker.io';

const entry = (more: Partial<RegistryEntry> = {}): RegistryEntry => ({
  Prefix: 'docker.io',
  Location: 'docker.io',
  Insecure: false,
  Blocked: false,
  MirrorByDigestOnly: false,
  Mirrors: null,
  ...more,
});

const dropIn = (docker?: RegistryEntry) => {
  const { text, skipped } = mirrorDropIn(pod, { 'docker.io': docker });
  // biome-ignore lint/suspicious/noExplicitAny: a document of any shape
  const registries: any = parse(text ?? '').registry;
  return { docker: registries.find(({ prefix }: { prefix: string }) => prefix === 'docker.io'), skipped };
};

test('where nothing was said, the cache comes first and the upstream itself after it', () => {
  expect(dropIn()).toEqual({
    docker: { prefix: 'docker.io', location: 'docker.io', mirror: [{ location: ours }] },
    skipped: [],
  });
});

test('what was said of the upstream is said again, and its mirrors come after ours', () => {
  const Mirrors = [
    { Location: ours, Insecure: false },
    { Location: 'cache.example/hub', Insecure: true, PullFromMirror: 'digest-only' },
    { Location: '127.0.0.1:8443/mirror/docker.io', Insecure: false, PullFromMirror: '' },
  ];
  const before = entry({ Insecure: true, MirrorByDigestOnly: true, Mirrors });
  expect(dropIn(before).docker).toEqual({
    prefix: 'docker.io',
    location: 'docker.io',
    insecure: true,
    'mirror-by-digest-only': true,
    mirror: [
      { location: ours },
      { location: 'cache.example/hub', insecure: true, 'pull-from-mirror': 'digest-only' },
      { location: '127.0.0.1:8443/mirror/docker.io' },
    ],
  });
});

test.each([
  [entry({ Blocked: true }), 'blocks docker.io'],
  [entry({ Location: 'hub.house.example' }), 'redirects docker.io to hub.house.example'],
])('what somebody forbids or leads elsewhere stays so', (before, why) => {
  expect(dropIn(before)).toEqual({ docker: undefined, skipped: [{ upstream: 'docker.io', why }] });
});

test('where all are skipped there is no file', () => {
  const one = podFor({ mirrors: mirrors.slice(0, 1) });
  expect(mirrorDropIn(one, { 'docker.io': entry({ Blocked: true }) }).text).toBeUndefined();
});

async function send(home: string, infos: readonly object[]) {
  const recorded = recordingAttempt(() => ({
    stdout: JSON.stringify({ registries: infos[recorded.commands.length - 1] }),
  }));
  const [journal, log] = [memoryJournal(), recordingLog()];
  const tools = {
    ...{ podman: new Podman(recorded.attempt), journal, log, job: 'podman-registry-1a2b3c4d' },
    containers: join(home, '.config/containers'),
  };
  return { through: await sendPullsThrough(pod, tools), journal, log };
}

const search = ['docker.io'];
const mirrored = (upstream: string) =>
  entry({
    Prefix: upstream,
    Location: upstream,
    Mirrors: [{ Location: mirrorLocation(pod, upstream), Insecure: false }],
  });

test('the file is in the journal before it is made, and podman’s word is taken for what it does', () =>
  inDirectory(async (home) => {
    const after = {
      search,
      'docker.io': mirrored('docker.io'),
      'ghcr.io': entry({ Prefix: 'ghcr.io', Location: 'ghcr.io' }),
    };
    const { through, journal, log } = await send(home, [{ search }, after]);
    const directory = join(home, '.config/containers/registries.conf.d');
    const [file = ''] = await readdir(directory);
    expect(file).toMatch(/^podman-registry-mirrors-\d+-1a2b3c4d\.conf$/);
    expect(journal.records).toEqual([
      { kind: 'remove-empty', paths: [directory, join(home, '.config/containers'), join(home, '.config')] },
      { kind: 'remove', path: join(directory, file) },
    ]);
    expect(await readFile(join(directory, file), 'utf8')).toContain(ours);
    expect(through).toEqual(['docker.io']);
    expect(log.lines).toEqual([
      expect.stringMatching(/^warning: pulls from ghcr\.io do not use its cache: a later file/),
    ]);
  }));

test('with nothing to write nothing is written, and said why', () =>
  inDirectory(async (home) => {
    const blocked = { search, 'docker.io': entry({ Blocked: true }), 'ghcr.io': entry({ Location: 'x' }) };
    const { through, journal, log } = await send(home, [blocked]);
    expect({ through, records: journal.records }).toEqual({ through: [], records: [] });
    expect(log.lines).toEqual([
      expect.stringContaining('this user blocks docker.io. Pull'),
      expect.stringContaining('this user redirects ghcr.io to x. Pull'),
    ]);
    await expect(access(join(home, '.config'))).rejects.toThrow();
  }));

test('a directory that was there is not for post to remove', () =>
  inDirectory(async (home) => {
    const directory = join(home, '.config/containers/registries.conf.d');
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'own.conf'), '');
    const { journal } = await send(home, [{}, {}]);
    expect(journal.records.map(({ kind }) => kind)).toEqual(['remove']);
  }));
