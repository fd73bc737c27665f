import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { attachMachine } from '../../src/machine/machine.js';
import { readState, writeState } from '../../src/machine/state.js';
import { privileged } from '../../src/machine/tools.js';

let workDir: string;
beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'state-test-'));
});
afterEach(() => rm(workDir, { recursive: true, force: true }));

const BOOTING = { name: 'one', cgroup: '/no/such/registry-machine-one' };

test('what was written is read back, the last of it, and nothing else lies beside it', async () => {
  expect(await readState(workDir)).toBeUndefined();
  await writeState(workDir, BOOTING);
  expect(await readState(workDir)).toEqual(BOOTING);
  await writeState(workDir, { ...BOOTING, nspawnPid: 10, initPid: 11 });
  expect(await readState(workDir)).toEqual({ ...BOOTING, nspawnPid: 10, initPid: 11 });
  expect(await readdir(workDir)).toEqual(['machine.json']);
});

test('a state that cannot be read is an error, not an empty directory', async () => {
  await writeFile(join(workDir, 'machine.json'), '{');
  await expect(readState(workDir)).rejects.toThrow(SyntaxError);
});

test.each([
  ['nothing', null],
  ['no name', { cgroup: BOOTING.cgroup }],
  ['a name that is a path', { name: '../one', cgroup: '/registry-machine-../one' }],
  ['the cgroup of another program', { name: 'one', cgroup: '/sys/fs/cgroup/system.slice' }],
  ['the cgroup of another machine', { name: 'one', cgroup: '/no/such/registry-machine-two' }],
  ['a relative cgroup', { name: 'one', cgroup: 'registry-machine-one' }],
  ['an init that is no process', { ...BOOTING, initPid: -1 }],
  ['an init that is a text', { ...BOOTING, initPid: '1' }],
])('a state with %s is refused: what it names would be killed', async (_, state) => {
  await writeFile(join(workDir, 'machine.json'), JSON.stringify(state));
  await expect(readState(workDir)).rejects.toThrow('machine.json does not describe a machine');
});

test.each([
  ['nothing was booted', undefined],
  ['it is still booting', BOOTING],
  // The id may be another process's by now: only a member of the machine's cgroup counts.
  ['it has ended, and its id is in use again', { ...BOOTING, initPid: process.pid }],
])('no machine is attached to where %s', async (_, state) => {
  if (state !== undefined) await writeState(workDir, state);
  expect(await attachMachine(workDir)).toBeUndefined();
});

test('a privileged command is itself for root, and goes through sudo without a password for others', () => {
  const getuid = process.getuid;
  try {
    process.getuid = () => 0;
    expect(privileged(['a', 'b'])).toEqual(['a', 'b']);
    process.getuid = () => 1001;
    expect(privileged(['a', 'b'])).toEqual(['sudo', '-n', 'a', 'b']);
  } finally {
    if (getuid) process.getuid = getuid;
  }
});
