import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import { CommandError } from '../../src/exec/run.js';
import { type Check, check, runChecks, type Verdict } from '../../src/host/check.js';
import { type FakeHost, fakeHost } from '../fakes.js';

/** A check that is content when a file exists, and makes it with a command as root. */
function fileCheck(
  path: string,
  options: {
    readonly severity?: 'error' | 'warning';
    readonly mends?: boolean;
    readonly looks?: string[];
    readonly throws?: Error;
  } = {},
): Check {
  const { severity = 'error', mends = true, looks, throws } = options;
  const judge = (there: boolean): Verdict =>
    there
      ? { fit: true, found: `${path} is there` }
      : { fit: false, severity, found: `${path} is missing`, remedy: `touch ${path}` };
  return check<boolean>({
    id: `ID-${path}`,
    title: `file ${path}`,
    read: async (host) => {
      looks?.push(path);
      return host.exists(path);
    },
    judge,
    ...(mends
      ? {
          mend: async (_, host) => {
            if (throws) throw throws;
            await host.asRoot(['touch', path]);
          },
        }
      : {}),
  });
}

const touching = (files: Record<string, string> = {}): FakeHost =>
  fakeHost({ files, asRoot: ([, path = ''], host) => void host.files.set(path, '') });

const inShort = (results: Awaited<ReturnType<typeof runChecks>>) =>
  results.map(({ title, state }) => `${title}: ${state}`);

describe('one check', () => {
  test.each([
    ['is there', fileCheck('/a'), { '/a': '' }, true, { state: 'ok', found: '/a is there' }],
    ['is missing and can be mended', fileCheck('/a'), {}, true, { state: 'mended', found: '/a is there' }],
    [
      'is missing, and nothing may be changed',
      fileCheck('/a'),
      {},
      false,
      { state: 'cannot', found: '/a is missing', remedy: 'touch /a' },
    ],
    [
      'is missing, and nobody knows how to mend it',
      fileCheck('/a', { mends: false }),
      {},
      true,
      { state: 'cannot', found: '/a is missing', remedy: 'touch /a' },
    ],
    [
      'is missing, and a pod can run without',
      fileCheck('/a', { mends: false, severity: 'warning' }),
      {},
      true,
      { state: 'warning', found: '/a is missing', remedy: 'touch /a' },
    ],
    [
      'is missing and wanted, and is mended where a pod could run without',
      fileCheck('/a', { severity: 'warning' }),
      {},
      true,
      { state: 'mended', found: '/a is there' },
    ],
  ])('whose file %s', async (_, one, files, mend, expected) => {
    const results = await runChecks([one], touching(files), { mend });
    expect(results).toEqual([{ id: 'ID-/a', title: 'file /a', ...expected }]);
  });

  test('is not said to be mended when the command changed nothing', async () => {
    const results = await runChecks([fileCheck('/a')], fakeHost(), { mend: true });
    expect(results).toMatchObject([{ state: 'cannot', found: '/a is missing', remedy: 'touch /a' }]);
  });
});

test('without leave to mend no command runs, and nothing is recorded', async () => {
  const host = touching();
  await runChecks([fileCheck('/a'), fileCheck('/b', { severity: 'warning' })], host, { mend: false });
  expect(host.happened).toEqual([]);
});

test('all checks look at the same time', async () => {
  let waiting = 0;
  let open: () => void = () => undefined;
  const allLook = new Promise<void>((resolve) => {
    open = resolve;
  });
  const checks = ['a', 'b', 'c'].map(
    (id): Check => ({
      id,
      title: id,
      look: async () => {
        waiting += 1;
        if (waiting === 3) open();
        // Never comes through where one waits for the one before it.
        await allLook;
        return { verdict: { fit: true, found: id } };
      },
    }),
  );
  expect(inShort(await runChecks(checks, fakeHost(), { mend: true }))).toEqual(['a: ok', 'b: ok', 'c: ok']);
});

describe('after a change', () => {
  test('the later checks look again, and the earlier ones do not', async () => {
    const looks: string[] = [];
    const host = touching({ '/first': '' });
    await runChecks(
      ['/first', '/second', '/third'].map((path) => fileCheck(path, { looks })),
      host,
      {
        mend: true,
      },
    );
    const times = (path: string) => looks.filter((one) => one === path).length;
    // The second: once with all, once when it is mended. The third: with all, after the change, and when mended.
    expect([times('/first'), times('/second'), times('/third')]).toEqual([1, 2, 3]);
  });

  test('what the change has put right as well is found to be right', async () => {
    const host = fakeHost({
      asRoot: (_, machine) => {
        machine.files.set('/a', '').set('/b', '');
      },
    });
    const results = await runChecks([fileCheck('/a'), fileCheck('/b')], host, { mend: true });
    expect(inShort(results)).toEqual(['file /a: mended', 'file /b: ok']);
  });

  test('what the change has broken is found to be broken', async () => {
    const host = fakeHost({
      files: { '/b': '' },
      asRoot: (_, machine) => {
        machine.files.set('/a', '').delete('/b');
      },
    });
    const results = await runChecks([fileCheck('/a'), fileCheck('/b', { mends: false })], host, {
      mend: true,
    });
    expect(inShort(results)).toEqual(['file /a: mended', 'file /b: cannot']);
  });

  test('nobody looks again where nothing was changed', async () => {
    const looks: string[] = [];
    const checks = ['/a', '/b'].map((path) => fileCheck(path, { looks, mends: false }));
    await runChecks(checks, fakeHost(), { mend: true });
    expect(looks).toEqual(['/a', '/b']);
  });
});

describe('a mend that fails', () => {
  const failed = { exitCode: 1, stdout: '', stderr: 'usermod: out of ids\n' };
  test.each([
    ['a command', new CommandError(['usermod', 'runner'], failed, 60), 'usermod runner: exit code 1'],
    ["a command's own words", new CommandError(['usermod'], failed, 60), 'usermod: out of ids'],
    ['a refusal', new UserError('sudo wants a password'), 'sudo wants a password'],
  ])('is reported with what was found and why: %s', async (_, throws, why) => {
    const [result] = await runChecks([fileCheck('/a', { throws })], fakeHost(), { mend: true });
    expect(result).toMatchObject({ state: 'cannot', remedy: 'touch /a' });
    expect(result?.found).toContain('/a is missing; it could not be put right: ');
    expect(result?.found).toContain(why);
  });

  test('keeps nobody else from being mended', async () => {
    const throws = new UserError('no');
    const results = await runChecks([fileCheck('/a', { throws }), fileCheck('/b')], touching(), {
      mend: true,
    });
    expect(inShort(results)).toEqual(['file /a: cannot', 'file /b: mended']);
  });

  test('of a condition that a pod can do without stays a warning', async () => {
    const throws = new UserError('no');
    const [result] = await runChecks([fileCheck('/a', { throws, severity: 'warning' })], fakeHost(), {
      mend: true,
    });
    expect(result?.state).toBe('warning');
  });
});

describe('a look that fails', () => {
  const broken: Check = {
    id: 'X',
    title: 'broken',
    look: () => Promise.reject(new Error('cannot look')),
  };

  test('ends the checks with its error', async () => {
    await expect(
      runChecks([fileCheck('/a'), broken], touching({ '/a': '' }), { mend: false }),
    ).rejects.toThrow('cannot look');
  });

  test('is forgotten where a change before it makes it look again with success', async () => {
    let looks = 0;
    const second: Check = {
      ...broken,
      look: async () => {
        looks += 1;
        if (looks === 1) throw new Error('cannot look');
        return { verdict: { fit: true, found: 'now' } };
      },
    };
    const results = await runChecks([fileCheck('/a'), second], touching(), { mend: true });
    expect(inShort(results)).toEqual(['file /a: mended', 'broken: ok']);
  });
});
