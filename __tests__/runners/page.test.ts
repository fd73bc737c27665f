import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { row, runnersPage } from '../../runners/page.js';
import { PASSED, type Results, readRecording } from '../../runners/record.js';
import { RUNNERS } from '../../runners/runners.js';
import { securityOf } from '../../runners/scenario.js';

const FACTS = { podman: '5.7.0', kernel: '6.12', system: 'Debian', systemd: '257', security: 'apparmor' };
const RESULTS: Results = { date: '2026-11-30', machine: 'tcg', facts: FACTS, job: PASSED, formats: {} };

describe('a row', () => {
  test.each([
    [RESULTS, ['yes', '', '', '']],
    [{ ...RESULTS, job: 'main: it broke\nand more' }, ['no: main: it broke', '', '', '']],
    [
      { ...RESULTS, formats: { kube: { start: PASSED, logout: PASSED, reboot: PASSED } } },
      ['yes', 'yes', '', ''],
    ],
    [{ ...RESULTS, formats: { pod: { start: 'no answer' } } }, ['yes', '', 'no: no answer', '']],
    [
      { ...RESULTS, formats: { classic: { start: PASSED, logout: PASSED } } },
      ['yes', '', '', 'yes; reboot not tried'],
    ],
    [
      { ...RESULTS, formats: { kube: { start: PASSED, logout: PASSED, reboot: 'gone' } } },
      ['yes', 'yes; reboot: no: gone', '', ''],
    ],
  ] as const)('says what was seen: %#', (results, cells) => {
    expect(row('name', results).slice(6, 10)).toEqual(cells);
  });

  test('a long problem is cut', () => {
    const [cell = ''] = row('name', { ...RESULTS, job: 'word '.repeat(50) }).slice(6);
    expect(cell.split(' ').length).toBeLessThan(16);
  });
});

test.each([
  [['lockdown', 'apparmor', 'bpf'], '', 'apparmor'],
  [['selinux'], '1', 'selinux (enforcing)'],
  [['landlock', 'selinux'], '0', 'selinux (permissive)'],
  [['landlock'], '', 'none'],
])('of %j, with %j in enforce: %s', (modules, enforce, security) => {
  expect(securityOf(modules, enforce)).toBe(security);
});

describe('the page', () => {
  test('names the runners that were not run', () => {
    const page = runnersPage({ 'ubuntu-26.04': RESULTS });
    expect(page).toContain('| ubuntu-26.04 | 5.7.0 | 6.12 |');
    expect(page).toContain(
      'Not run yet: ubuntu-22.04, ubuntu-24.04, debian-13, debian-13-selinux, debian-sid, fedora.',
    );
  });

  test('has for each runner the command that repeats it', () => {
    const page = runnersPage({});
    for (const { name } of RUNNERS) expect(page).toContain(`npm run runners -- --only ${name}\``);
  });

  test('what is recorded was seen with the Podman that the runner has', () => {
    for (const { name, podman } of RUNNERS)
      expect([undefined, podman]).toContain(readRecording()[name]?.facts.podman);
  });
});

describe('the table of the README', () => {
  const quoting = readFileSync('README.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('(docs/runners.md)'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  test.each(quoting)(
    '%s%s claims no more than was seen',
    (_, runner, _podman, _registry, formats, tested) => {
      const found = Object.entries(readRecording()).filter(([, { facts }]) =>
        tested?.includes(`Podman ${facts.podman} `),
      );
      expect(found).toHaveLength(1);
      const [[name, seen] = ['', RESULTS]] = found;
      if (runner?.startsWith('ubuntu')) expect(name).toBe(runner);
      expect(seen.job).toBe(PASSED);
      const named = { '.kube': 'kube', '.pod': 'pod', 'systemd unit': 'classic' } as const;
      for (const [words, format] of Object.entries(named)) {
        // Where the last cell names formats, only these were seen.
        const said = /`\.\w+`/.test(tested ?? '') ? tested : formats;
        if (!said?.includes(words)) continue;
        const reboot = tested?.includes('not after a reboot')
          ? expect.not.stringMatching(/^passed$/)
          : PASSED;
        expect(seen.formats[format]).toEqual({ start: PASSED, logout: PASSED, reboot });
      }
    },
  );
});
