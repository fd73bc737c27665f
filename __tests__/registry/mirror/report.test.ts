import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { finishMirrors, logMirrorStatistics, trimLine } from '../../../src/registry/mirror/report.js';
import { type Answer, recordingAttempt, recordingLog } from '../../fakes.js';

test('figures that cannot be read never fail post', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mirrors-'));
  try {
    const log = recordingLog();
    const job = { name: 'podman-registry-test-gone', directory };
    expect(await logMirrorStatistics(job, log)).toBeUndefined();
    expect(log.lines).toEqual([]);
    await writeFile(join(directory, 'mirrors.json'), '{"cut', { mode: 0o600 });
    expect(await logMirrorStatistics(job, log)).toBeUndefined();
    expect(log.lines).toEqual([expect.stringMatching(/^info: could not read cache statistics: /)]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

describe('finishMirrors', () => {
  const REPORT = JSON.stringify({ bytes: 3 * 2 ** 30, blobs: 2, freed: 2 ** 20 });

  async function finishing(
    directories: readonly string[],
    lines: readonly string[],
    { isRunning = false, answer = { stdout: REPORT } }: { isRunning?: boolean; answer?: Answer } = {},
  ) {
    const log = recordingLog();
    const { attempt, commands } = recordingAttempt(() => answer);
    const summaries: string[] = [];
    const mirrors = { upstreams: ['docker.io'], directories, limit: 5 * 2 ** 30 };
    await finishMirrors(
      { mirrors, lines },
      {
        self: ['node', 'cli.js'],
        attempt,
        isRunning: async () => isRunning,
        log,
        summary: async (text) => void summaries.push(text),
      },
    );
    return { log: log.lines, commands, summaries };
  }

  test('trims the kept caches in the user namespace, and adds their size', async () => {
    const line = 'caches: 3.0 GiB of 5 GiB; deleted 2 blobs, 1.0 MiB, used least recently';
    expect(await finishing(['/kept/docker-io'], ['docker.io: one'])).toEqual({
      log: [`info: ${line}`],
      commands: [
        [
          'podman',
          'unshare',
          'node',
          'cli.js',
          'gc',
          `--in-store={"trim":["/kept/docker-io"],"limit":${5 * 2 ** 30}}`,
        ],
      ],
      summaries: [`### Caches\n\n- docker.io: one\n- ${line}\n`],
    });
  });

  test.each<[string, Parameters<typeof finishing>, string[]]>([
    ['nothing is kept', [[], ['a']], ['### Caches\n\n- a\n']],
    ['the pod still exists', [['/kept'], [], { isRunning: true }], []],
    ['nothing is kept, and nothing was pulled', [[], []], []],
  ])('touches no files if %s', async (_name, args, summaries) => {
    expect(await finishing(...args)).toEqual({ log: [], commands: [], summaries });
  });

  test('a failure is a warning', async () => {
    const { log, summaries } = await finishing(['/kept'], ['a'], {
      answer: { exitCode: 1, stderr: 'error: too large' },
    });
    expect(log).toEqual(['warning: could not read or trim the caches: too large']);
    expect(summaries).toEqual(['### Caches\n\n- a\n']);
  });
});

test('a size without a limit', () => {
  expect(trimLine({ bytes: 2048, blobs: 0, freed: 0 }, undefined)).toBe('caches: 2.0 KiB');
});
