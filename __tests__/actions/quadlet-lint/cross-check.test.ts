import { describe, expect, test } from '@jest/globals';
import { crossCheckSets } from '../../../src/actions/quadlet-lint/cross-check.js';
import { UserError } from '../../../src/platform/errors.js';
import type { Prepared } from '../../../src/quadlet/lint/prepare.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { type Answer, recordingAttempt } from '../../fakes.js';

const prepared: Prepared = {
  sets: [{ tree: treeOf(new Map([['a.volume', '[Volume]\n']])), asked: undefined }],
  policy: {
    targets: ['5.0.0'],
    mode: 'user',
    templates: 'skip',
    levels: new Map(),
    isTemplated: () => false,
  },
  others: [],
  notes: [],
};

const ask = (
  answer: Answer,
  version: () => Promise<string> = async () => '5.4.2+ds1-2',
  path?: string | null,
) =>
  crossCheckSets('auto', prepared, version, recordingAttempt(() => answer).attempt, async () =>
    path === null ? undefined : '/quadlet',
  );

describe('crossCheckSets', () => {
  test('does not ask when it is not to', async () => {
    const { attempt, commands } = recordingAttempt();
    const never = () => Promise.reject(new Error('nobody is to be asked'));
    expect(await crossCheckSets('off', prepared, never, attempt, never)).toBeUndefined();
    expect(commands).toEqual([]);
  });

  test('says that there is nobody to ask', async () => {
    expect(await ask({}, undefined, null)).toEqual({
      disagreements: [],
      message: 'cross-check skipped: Podman with Quadlet is not installed',
      complete: false,
    });
  });

  test.each([
    ['without Quadlet', async () => '4.3.1', 'Podman 4.3.1 has no Quadlet'],
    ['that does not say its version', () => Promise.reject(new UserError('it is silent')), 'it is silent'],
  ])('has none of a generator %s', async (_, version, message) => {
    const crossChecked = await ask({}, version);
    expect(crossChecked).toMatchObject({
      complete: false,
      message: expect.stringContaining(`cross-check skipped: ${message}`),
    });
  });

  test('has none of a generator that does not finish', async () => {
    expect(await ask({ exitCode: 124 })).toEqual({
      disagreements: [],
      message: 'cross-check skipped: the generator of Podman 5.4.2 failed: it was stopped after 10 s',
      complete: false,
    });
  });

  test('counts the files of which the two think differently', async () => {
    const crossChecked = await ask({ exitCode: 0 });
    expect(crossChecked?.complete).toBe(true);
    expect(crossChecked?.message).toBe('cross-check with the generator of Podman 5.4.2: 1 disagreement');
    expect(crossChecked?.disagreements).toEqual([
      'a.volume: Podman 5.4.2: does not read it; this linter: generates a-volume.service, no error.',
    ]);
  });

  test('names a Podman that is not known as it is', async () => {
    const crossChecked = await ask({ exitCode: 0 }, async () => '99.0.0');
    expect(crossChecked?.message).toBe(
      'cross-check with the generator of Podman 99.0.0, which is not a known release: 1 disagreement',
    );
  });

  test('does not hide a bug', async () => {
    await expect(ask({}, () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});
