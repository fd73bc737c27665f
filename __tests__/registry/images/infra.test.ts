import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Podman } from '../../../src/podman/podman.js';
import { INFRA_IMAGE, provideInfraImage } from '../../../src/registry/images/infra.js';
import type { RegistryJob } from '../../../src/registry/job.js';
import { changes, type FakeHostParts, fakeHost, memoryJournal, recordingAttempt } from '../../fakes.js';

const PULLED = 'k8s.gcr.io/pause:3.5';
const CONF = '/home/runner/.config/containers/containers.conf';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'infra-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Provides the image for a Podman; what the imported archive holds is in `imported`. */
async function provide(version: string, names: readonly string[] = [], parts: FakeHostParts = {}) {
  const catatonit = join(directory, 'catatonit');
  await writeFile(catatonit, 'a program', { mode: 0o700 });
  const home = join(directory, 'home');
  const made = fakeHost({
    programs: ['podman', 'catatonit'],
    user: { home },
    ...parts,
    files: Object.fromEntries(
      Object.entries(parts.files ?? {}).map(([path, text]) => [path.replace('/home/runner', home), text]),
    ),
    answer: () => ({ stdout: `podman version ${version}\n` }),
  });
  const find = made.find;
  const host = {
    ...made,
    find: async (name: string) => ((await find(name)) && name === 'catatonit' ? catatonit : find(name)),
  };
  const imported: string[] = [];
  const { attempt, commands } = recordingAttempt((argv) => {
    if (argv[1] !== 'import') return undefined;
    const archive = argv.at(-2) ?? '';
    imported.push(
      execFileSync('tar', ['--list', '--verbose', '--numeric-owner', '--file', archive]).toString(),
    );
    return { stdout: 'sha256:1\n' };
  });
  const journal = memoryJournal();
  const job = { host, podman: new Podman(attempt), directory, log: host.log } as unknown as RegistryJob;
  await provideInfraImage(
    names.map((name) => ({ id: name, names: [name] })),
    job,
    journal,
  );
  return { host, commands, imported, records: journal.records };
}

describe('the infra image of Podman 3', () => {
  test('is built from catatonit, named in a drop-in, and both are undone', async () => {
    const { host, commands, imported, records } = await provide('3.4.4');
    expect(imported).toEqual([expect.stringMatching(/^-rwxr-xr-x 0\/0 .* catatonit\n$/)]);
    expect(commands[0]).toEqual(expect.arrayContaining(['ENTRYPOINT ["/catatonit", "-P"]', INFRA_IMAGE]));
    expect(records).toEqual([{ kind: 'image', reference: INFRA_IMAGE }]);
    const written = changes(host).flatMap((one) => ('journal' in one ? [one.journal.kind] : []));
    expect(written).toEqual(['remove-empty', 'restore']);
    expect(await readdir(directory)).not.toContain('infra');
  });

  test.each<[string, string, readonly string[], FakeHostParts]>([
    ['Podman 4 and later build their own', '4.3.1', [], {}],
    ['the storage has the one that podman pulls', '3.4.4', [PULLED], {}],
    [
      'containers.conf names another',
      '3.4.4',
      [],
      { files: { [CONF]: '[engine]\ninfra_image = "registry.local/pause:3"\n' } },
    ],
    ['catatonit is missing', '3.4.4', [], { programs: ['podman'] }],
    ['podman reads one file only', '3.4.4', [], { variables: { CONTAINERS_CONF: '/x' } }],
    ['podman is missing', '3.4.4', [], { programs: [] }],
  ])('is not needed or possible where %s', async (_, version, names, parts) => {
    const { host, commands, records } = await provide(version, names, parts);
    expect([commands, records, changes(host)]).toEqual([[], [], []]);
  });

  test('is built once, and named once', async () => {
    const built = await provide('3.4.4', [INFRA_IMAGE]);
    expect(built.imported).toEqual([]);
    expect(changes(built.host)).not.toEqual([]);
    const named = { files: { [CONF]: `[engine]\ninfra_image = "${INFRA_IMAGE}"\n` } };
    const both = await provide('3.4.4', [INFRA_IMAGE], named);
    expect([both.imported, changes(both.host)]).toEqual([[], []]);
    expect((await provide('3.4.4', [], named)).imported).toHaveLength(1);
  });
});
