import { describe, expect, test } from '@jest/globals';
import { HostUnfitError } from '../../../src/host/examine.js';
import { asRoot, automatic, byHand } from '../../../src/host/remedy.js';
import { hostJson } from '../../../src/host/report/json.js';
import { hostSummary } from '../../../src/host/report/summary.js';
import { describeCounts, formatCheck, hostText, unfitText } from '../../../src/host/report/text.js';
import type { CheckResult } from '../../../src/host/run-checks.js';

const base = { id: 'RP020', title: 'ranges', found: 'as found' };
const remedy = automatic('Do it.', asRoot(['do', 'it']));
const RESULTS: readonly CheckResult[] = [
  { ...base, id: 'RP001', state: 'ok' },
  { ...base, id: 'RP014', state: 'fixed', before: 'as it was' },
  { ...base, id: 'RP020', state: 'error', hinders: ['pod'], remedy },
  { ...base, id: 'RP042', state: 'warning', remedy: byHand('Think.') },
  { ...base, id: 'RP085', state: 'info', remedy: automatic('Could.', asRoot(['could'])) },
  { ...base, id: 'RP045', state: 'skipped' },
  { ...base, id: 'RP050', state: 'unknown' },
];
const WELL = RESULTS.filter(({ state }) => state === 'ok' || state === 'skipped');
const options = { all: false, duration: 312, user: 'runner' };

describe('one line for a check', () => {
  test.each([
    [RESULTS[0], '✓ RP001 ranges: as found'],
    [RESULTS[1], '✎ RP014 ranges: fixed: as found (was: as it was)'],
    [RESULTS[2], '✗ RP020 ranges: as found\n        Do it.'],
    [RESULTS[3], '! RP042 ranges: as found\n        Think.'],
    [RESULTS[4], 'i RP085 ranges: as found\n        Could.'],
    [RESULTS[5], '- RP045 ranges: as found'],
    [RESULTS[6], '? RP050 ranges: as found'],
  ])('%#', (result, line) => {
    expect(result && formatCheck(result)).toBe(line);
  });
});

test('the count names what is not as it should be, and nothing else', () => {
  expect(describeCounts(RESULTS)).toBe('7 checks: 2 ok, 1 fixed, 1 error, 1 warning, 1 unknown, 1 skipped');
  expect(describeCounts(WELL)).toBe('2 checks: 1 ok, 1 skipped');
});

describe('the text', () => {
  test('of a healthy host is one line', () => {
    expect(hostText(WELL, options)).toBe('2 checks: 1 ok, 1 skipped; 0.31 s\n');
  });

  test('shows what is to be heard about, and the commands; what is good to know asks for none', () => {
    const text = hostText(RESULTS, options);
    expect(text).not.toContain('RP001');
    expect(text).not.toContain('RP045');
    expect(text).not.toContain('RP085');
    for (const id of ['RP014', 'RP020', 'RP042', 'RP050']) expect(text).toContain(id);
    expect(text).toContain(
      "sudo sh -eux <<'END-OF-COMMANDS'\n# RP020 ranges: as found\ndo it\nEND-OF-COMMANDS",
    );
    expect(text).not.toContain('\ncould\n');
  });

  test('shows every check where all are wanted', () => {
    const text = hostText(RESULTS, { ...options, all: true });
    for (const { id } of RESULTS) expect(text).toContain(id);
  });
});

test('the error names each obstacle, what to do, and all commands in one block', () => {
  const text = unfitText(
    new HostUnfitError(
      RESULTS.filter(({ state }) => state === 'error'),
      'runner',
      'a hint',
    ),
  );
  expect(text).toBe(
    [
      'rootless Podman cannot work on this host:',
      'RP020 ranges: as found',
      '  what to do: Do it.',
      '',
      'All commands, to copy and paste:',
      '',
      "sudo sh -eux <<'END-OF-COMMANDS'",
      '# RP020 ranges: as found',
      'do it',
      'END-OF-COMMANDS',
      '',
      'a hint',
    ].join('\n'),
  );
});

describe('the JSON', () => {
  test('lists every check with id, state, what was found and the remedy', () => {
    const report = JSON.parse(hostJson(RESULTS, 312.4));
    expect(report).toMatchObject({ version: 1, fit: false, milliseconds: 312 });
    expect(report.checks.map(({ id }: CheckResult) => id)).toEqual(RESULTS.map(({ id }) => id));
    expect(report.checks[2]).toEqual({
      id: 'RP020',
      title: 'ranges',
      state: 'error',
      found: 'as found',
      hinders: ['pod'],
      remedy: { advice: 'Do it.', automatic: true, commands: ['sudo do it'] },
      page: 'docs/checks/RP020.md',
    });
  });

  test('is fit where nothing is an error', () => {
    expect(JSON.parse(hostJson(WELL, 1)).fit).toBe(true);
    const warned = RESULTS.filter(({ state }) => state !== 'error');
    expect(JSON.parse(hostJson(warned, 1)).fit).toBe(true);
  });
});

describe('the summary', () => {
  const pages = 'https://github.com/o/r/blob/v1';
  const summary = (results: readonly CheckResult[]) =>
    hostSummary(results, { user: 'runner', duration: 312, pages });

  test('of a healthy host is one line', () => {
    expect(summary(WELL)).toBe('✓ Rootless Podman on this host: 2 checks: 1 ok, 1 skipped (0.31 s)\n');
  });

  test('is a table with a page for each check, and the commands folded', () => {
    const text = summary(RESULTS);
    expect(text).toContain(`| ✗ | [RP020](${pages}/docs/checks/RP020.md) ranges | as found | Do it. |`);
    expect(text).toContain('| ✎ fixed | [RP014]');
    expect(text).toMatch(/<details>[\s\S]*```sh\nsudo sh -eux[\s\S]*do it\n[\s\S]*```[\s\S]*<\/details>/);
    expect(text).not.toContain('RP001');
  });

  test('lets nothing that was found out of its cell', () => {
    const nasty = { ...base, state: 'error', remedy, found: 'a|b\n## c <script> `d`' } as const;
    const row =
      summary([nasty])
        .split('\n')
        .find((line) => line.includes('RP020](')) ?? '';
    expect(row).toContain('a&#124;b ## c &#60;script&#62; &#96;d&#96;');
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  });

  test('has no links where it is not known which version runs', () => {
    expect(hostSummary(RESULTS, { user: 'r', duration: 1, pages: undefined })).toContain('| RP020 ranges |');
  });
});
