import { describe, expect, test } from '@jest/globals';
import { type Check, check, error, info, ok, skipped, type Verdict, warning } from '../../src/host/check.js';
import { asRoot, automatic, byHand } from '../../src/host/remedy.js';
import { type CheckResult, runChecks } from '../../src/host/run-checks.js';
import { UserError } from '../../src/platform/errors.js';
import { CommandError } from '../../src/platform/exec.js';
import { type FakeHost, fakeHost } from '../fakes.js';

const ABOUT = { phase: 'host' as const, reads: '', cause: '', cure: '', signatures: [], sources: [] };

interface FileCheck {
  readonly severity?: 'error' | 'warning' | 'info';
  readonly fixes?: boolean;
  readonly looks?: string[];
}

/** A check that is content when a file exists, and makes it with a command as root. */
function fileCheck(path: string, { severity = 'error', fixes = true, looks }: FileCheck = {}): Check {
  const touch = asRoot(['touch', path]);
  const remedy = fixes ? automatic('Make it.', touch) : byHand('Make it.', touch);
  const unfit: Record<typeof severity, Verdict> = {
    error: error(['pod'], `${path} is missing`, remedy),
    warning: warning(`${path} is missing`, remedy),
    info: info(`${path} is missing`, remedy),
  };
  return check<boolean>({
    ...ABOUT,
    id: path,
    title: `file ${path}`,
    read: async (host) => {
      looks?.push(path);
      return host.exists(path);
    },
    judge: (there) => (there ? ok(`${path} is there`) : unfit[severity]),
  });
}

const touching = (files: Record<string, string> = {}): FakeHost =>
  fakeHost({ files, asRoot: ([, path = ''], host) => void host.files.set(path, '') });

const inShort = (results: readonly CheckResult[]) => results.map(({ id, state }) => `${id} ${state}`);

describe('one check', () => {
  const missing = { found: '/a is missing' };
  test.each([
    ['is content', {}, { '/a': '' }, true, { state: 'ok', found: '/a is there' }],
    ['can be fixed', {}, {}, true, { state: 'fixed', found: '/a is there', before: '/a is missing' }],
    ['may not be fixed', {}, {}, false, { ...missing, state: 'error', hinders: ['pod'] }],
    ['is for a person to fix', { fixes: false }, {}, true, { ...missing, state: 'error', hinders: ['pod'] }],
    ['is a warning', { fixes: false, severity: 'warning' }, {}, true, { ...missing, state: 'warning' }],
    ['is a warning that can be fixed', { severity: 'warning' }, {}, true, { state: 'fixed' }],
    ['is good to know', { fixes: false, severity: 'info' }, {}, true, { ...missing, state: 'info' }],
  ] as const)('%s', async (_, options, files, fix, expected) => {
    const results = await runChecks([fileCheck('/a', options)], touching({ ...files }), { fix });
    expect(results).toEqual([expect.objectContaining({ id: '/a', title: 'file /a', ...expected })]);
    const [result] = results;
    expect(result?.remedy === undefined).toBe(['ok', 'fixed'].includes(result?.state ?? ''));
  });

  test('is not said to be fixed when the commands changed nothing', async () => {
    const results = await runChecks([fileCheck('/a')], fakeHost(), { fix: true });
    expect(results).toMatchObject([{ state: 'error', found: '/a is missing' }]);
  });

  test('is good to know, and nothing is to be done about it', async () => {
    const one = check({ ...ABOUT, id: 'x', title: 'x', read: async () => 1, judge: () => info('in use') });
    expect(await runChecks([one], fakeHost(), { fix: true })).toEqual([
      { id: 'x', title: 'x', state: 'info', found: 'in use' },
    ]);
  });

  test('that cannot tell is left out, and nothing is fixed', async () => {
    const one = check({
      ...ABOUT,
      id: 'x',
      title: 'x',
      read: async () => 1,
      judge: () => skipped('no podman'),
    });
    expect(await runChecks([one], fakeHost(), { fix: true })).toEqual([
      { id: 'x', title: 'x', state: 'skipped', found: 'no podman' },
    ]);
  });
});

test('without leave to fix no command runs, nothing is recorded, and nobody else is kept out', async () => {
  const host = touching();
  host.exclusively = () => {
    throw new Error('locked');
  };
  await runChecks([fileCheck('/a'), fileCheck('/b', { severity: 'warning' })], host, { fix: false });
  expect(host.happened).toEqual([]);
});

test('changes are made while nobody else makes any, and only then', async () => {
  const host = touching({ '/a': '' });
  let inside = false;
  host.exclusively = async (work) => {
    inside = true;
    return work().finally(() => {
      inside = false;
    });
  };
  const seen: boolean[] = [];
  const inner = host.asRoot;
  host.asRoot = async (argv) => {
    seen.push(inside);
    return inner(argv);
  };
  await runChecks([fileCheck('/a'), fileCheck('/b')], host, { fix: true });
  expect(seen).toEqual([true]);
});

test('all checks look at the same time', async () => {
  let waiting = 0;
  let open: () => void = () => undefined;
  const allLook = new Promise<void>((resolve) => {
    open = resolve;
  });
  const checks = ['a', 'b', 'c'].map(
    (id): Check => ({
      ...ABOUT,
      id,
      title: id,
      limit: 5,
      run: async () => {
        waiting += 1;
        if (waiting === 3) open();
        // Never comes through where one waits for the one before it.
        await allLook;
        return ok(id);
      },
    }),
  );
  expect(inShort(await runChecks(checks, fakeHost(), { fix: true }))).toEqual(['a ok', 'b ok', 'c ok']);
});

describe('after a change', () => {
  test('the later checks look again, and the earlier ones do not', async () => {
    const looks: string[] = [];
    const host = touching({ '/first': '' });
    const checks = ['/first', '/second', '/third'].map((path) => fileCheck(path, { looks }));
    expect(inShort(await runChecks(checks, host, { fix: true }))).toEqual([
      '/first ok',
      '/second fixed',
      '/third fixed',
    ]);
    const times = (path: string) => looks.filter((one) => one === path).length;
    // Once with all; then while nobody else makes changes, and after the change. The third once more for its own.
    expect([times('/first'), times('/second'), times('/third')]).toEqual([1, 3, 4]);
  });

  test('what was read before does not count', async () => {
    const host = touching();
    let forgotten = 0;
    host.forget = () => {
      forgotten += 1;
    };
    await runChecks([fileCheck('/a')], host, { fix: true });
    expect(forgotten).toBeGreaterThan(1);
  });

  test.each([
    ['put right as well', { '/a': '', '/b': '' }, [], ['/a fixed', '/b ok']],
    ['broken', { '/a': '' }, ['/b'], ['/a fixed', '/b error']],
  ])('what it has %s is found to be so', async (_, made, removed, expected) => {
    const files: Record<string, string> = removed.length > 0 ? { '/b': '' } : {};
    const host = fakeHost({
      files,
      asRoot: (_argv, machine) => {
        for (const path of Object.keys(made)) machine.files.set(path, '');
        for (const path of removed) machine.files.delete(path);
      },
    });
    const checks = [fileCheck('/a'), fileCheck('/b', { fixes: removed.length === 0 })];
    expect(inShort(await runChecks(checks, host, { fix: true }))).toEqual(expected);
  });
});

describe('a fix that fails', () => {
  const failed = { exitCode: 1, stdout: '', stderr: 'usermod: out of ids\n' };
  const failing = (thrown: Error, path: string) =>
    fakeHost({
      asRoot: ([, target = ''], host) => {
        if (target === path) throw thrown;
        host.files.set(target, '');
      },
    });
  test.each([
    ['a command', new CommandError(['usermod', 'runner'], failed, 60), 'usermod runner: exit code 1'],
    ["a command's own words", new CommandError(['usermod'], failed, 60), 'usermod: out of ids'],
    ['a refusal', new UserError('sudo wants a password'), 'sudo wants a password'],
  ])('is reported with what was found and why: %s', async (_, thrown, why) => {
    const [result] = await runChecks([fileCheck('/a')], failing(thrown, '/a'), { fix: true });
    expect(result).toMatchObject({ state: 'error', remedy: { advice: 'Make it.' } });
    expect(result?.found).toContain('/a is missing; the fix failed: ');
    expect(result?.found).toContain(why);
  });

  test('for want of root says so, and the commands are in the remedy', async () => {
    const host = fakeHost();
    host.mayActAsRoot = async () => false;
    const [result] = await runChecks([fileCheck('/a')], host, { fix: true });
    expect(result?.found).toBe('/a is missing; the fix needs root');
  });

  test('keeps nobody else from being fixed', async () => {
    const host = failing(new UserError('no'), '/a');
    const results = await runChecks([fileCheck('/a'), fileCheck('/b')], host, { fix: true });
    expect(inShort(results)).toEqual(['/a error', '/b fixed']);
  });
});

describe('a look that fails', () => {
  const broken = (run: Check['run'], limit = 5): Check => ({
    ...ABOUT,
    id: 'x',
    title: 'broken',
    limit,
    run,
  });

  test.each([
    ['throws', broken(() => Promise.reject(new UserError('no such thing'))), 'no such thing'],
    ['hangs', broken(() => new Promise(() => undefined), 0.05), 'did not finish within 0.05 s'],
  ])('because it %s is unknown, and the others are looked at', async (_, one, why) => {
    const results = await runChecks([one, fileCheck('/a')], touching(), { fix: true });
    expect(inShort(results)).toEqual(['x unknown', '/a fixed']);
    expect(results[0]?.found).toContain(why);
  });

  const PRESSURE = '/proc/pressure/cpu';
  const pressed = (percent: string) => `some avg10=${percent} avg60=0.00 avg300=0.00 total=1\n`;

  test.each<[host: string, files: Record<string, string>, found: string]>([
    ['without this file', {}, '0.125 s'],
    ['that is idle', { [PRESSURE]: pressed('0.00') }, '0.125 s'],
    ['with some work', { [PRESSURE]: pressed('50.00') }, '0.125 s'],
    ['with busy processors', { [PRESSURE]: pressed('50.01') }, '0.75 s'],
    ['with an unknown format', { [PRESSURE]: 'full avg10=99.00' }, '0.125 s'],
  ])('on a host %s a check that hangs ends', async (_, files, found) => {
    const hanging = broken(() => new Promise(() => undefined), 0.125);
    const [result] = await runChecks([hanging], fakeHost({ files }), { fix: false });
    expect(result?.found).toBe(`the check did not finish within ${found}`);
  });

  test('a slow check on a busy host is not unknown', async () => {
    const host = fakeHost();
    let finish: (verdict: Verdict) => void = () => undefined;
    host.read = async () => {
      // After the first limit.
      finish({ state: 'ok', found: 'slow' });
      return pressed('99.00');
    };
    const slow = broken(() => new Promise((resolve) => (finish = resolve)), 0.01);
    expect(inShort(await runChecks([slow], host, { fix: false }))).toEqual(['x ok']);
  });
});
