import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { compareSets } from '../../../../src/quadlet/generate/compare/compare-sets.js';
import type { GeneratedSet } from '../../../../src/quadlet/generate/generated-set.js';
import { applyCommands } from '../../../../src/quadlet/generate/report/apply.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';
import { inDirectory } from '../../../registry/fakes.js';

/** The commands as a shell runs them, one a line with its words in brackets. */
async function pasted(before: Texts, after: Texts, mode: 'user' | 'system' = 'user'): Promise<string[]> {
  const head = setOf(after);
  const groups = applyCommands(compareSets(setOf(before), head, mode), head, mode);
  let lines: string[] = [];
  await inDirectory(async (directory) => {
    const programs = join(directory, 'bin');
    mkdirSync(programs);
    for (const name of ['systemctl', 'podman', 'sudo']) {
      writeFileSync(
        join(programs, name),
        `#!/bin/sh\nprintf '[%s]' ${name} "$@" >> "$LOG"; echo >> "$LOG"\n`,
      );
      chmodSync(join(programs, name), 0o755);
    }
    const log = join(directory, 'log');
    writeFileSync(log, '');
    const script = groups.flatMap(({ commands }) => commands).join('\n');
    const env = { PATH: `${programs}:/usr/bin:/bin`, LOG: log };
    const { status, stderr } = spawnSync('sh', ['-eu', '-c', script], { env, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  });
  return lines;
}

type Texts = Readonly<Record<string, string>>;

function setOf(texts: Texts): GeneratedSet {
  const services = Object.entries(texts).map(([name, text]) => ({
    name,
    source: name,
    unit: UnitView.read(text),
  }));
  return { services, links: [] };
}

const run = (options: string, unit = '') =>
  `[Unit]\n${unit}\n[Service]\nExecStart=/usr/bin/podman run ${options} img\n`;
const network = (options: string, name = 'back') =>
  `[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/usr/bin/podman network create --ignore ${options} ${name}\n`;

test('nothing where nothing changes', async () => {
  expect(await pasted({ 'a.service': run('') }, { 'a.service': run('') })).toEqual(['']);
});

test('a restart of those that run, and a stop of those that go', async () => {
  const before = {
    'a.service': run(''),
    'b.service': run(''),
    'gone.service': run(''),
    't@.service': run(''),
  };
  const after = {
    'a.service': run('--init'),
    'b.service': run('', 'Description=b'),
    't@.service': run('--init'),
    'new.service': run(''),
  };
  expect(await pasted(before, after)).toEqual([
    '[systemctl][--user][stop][gone.service]',
    '[systemctl][--user][daemon-reload]',
    '[systemctl][--user][try-restart][a.service][t@*.service]',
  ]);
  expect(await pasted(before, after, 'system')).toEqual([
    '[sudo][systemctl][stop][gone.service]',
    '[sudo][systemctl][daemon-reload]',
    '[sudo][systemctl][try-restart][a.service][t@*.service]',
  ]);
});

test('a network is replaced while the services that use it are stopped; a volume is not', async () => {
  const user = run('--network back', 'Requires=back-network.service');
  const job = `${user}Type=oneshot\n`;
  const volume = (options: string) =>
    `[Service]\nExecStart=/usr/bin/podman volume create --ignore ${options} pg\n`;
  const rest = { 'user.service': user, 'job.service': job, 'other.service': run('') };
  const before = { ...rest, 'back-network.service': network(''), 'pg-volume.service': volume('') };
  const after = {
    ...rest,
    'back-network.service': network('--internal'),
    'pg-volume.service': volume('--label a=b'),
  };
  expect(await pasted(before, after)).toEqual([
    '[systemctl][--user][daemon-reload]',
    '[systemctl][--user][stop][back-network.service]',
    '[podman][network][rm][back]',
    '[systemctl][--user][start][user.service]',
  ]);
  const alone = { 'back-network.service': network('') };
  expect((await pasted(alone, { 'back-network.service': network('--internal') }, 'system')).slice(1)).toEqual(
    [
      '[sudo][systemctl][stop][back-network.service]',
      '[sudo][podman][network][rm][back]',
      '[sudo][systemctl][start][back-network.service]',
    ],
  );
});

test('a build is inactive, and is started', async () => {
  const build = (options: string) =>
    `[Service]\nType=oneshot\nExecStart=/usr/bin/podman build --tag b ${options} /srv\n`;
  expect(
    await pasted({ 'b-build.service': build('') }, { 'b-build.service': build('--pull=always') }),
  ).toEqual(['[systemctl][--user][daemon-reload]', '[systemctl][--user][restart][b-build.service]']);
});

test('names are words, and what systemd or podman would not accept is in no command', async () => {
  const before = {
    '-a.service': run(''),
    'b\\x20c.service': run(''),
    'a b;c.service': run(''),
    'n.service': network('', '$(id)'),
  };
  const after = {
    '-a.service': run('-i'),
    'b\\x20c.service': run('-i'),
    'a b;c.service': run('-i'),
    'n.service': network('--ipv6', '$(id)'),
  };
  expect(await pasted(before, after)).toEqual([
    '[systemctl][--user][daemon-reload]',
    '[systemctl][--user][try-restart][--][-a.service][b\\x20c.service]',
  ]);
});
