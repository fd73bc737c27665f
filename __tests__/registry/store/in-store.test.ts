import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { CommandError } from '../../../src/platform/exec.js';
import { inStore } from '../../../src/registry/store/in-store.js';
import { type Answer, recordingAttempt } from '../../fakes.js';
import { thrownBy } from '../fakes.js';

const SELECTION = { untagged: true, keepLast: 3, olderThan: undefined };
const ask = (answer: Answer) => {
  const { attempt, commands } = recordingAttempt(() => answer);
  const request = { directory: '/data', selection: SELECTION, delete: false };
  return { commands, report: inStore(request, ['node', 'cli.js'], attempt) };
};

describe('inStore', () => {
  test('runs this program in the user namespace of podman', async () => {
    const { commands, report } = ask({ stdout: '{"lines":[],"blobs":1,"bytes":2,"isEmpty":false}' });
    expect(await report).toEqual({ lines: [], blobs: 1, bytes: 2, isEmpty: false });
    const request = '{"directory":"/data","selection":{"untagged":true,"keepLast":3},"delete":false}';
    expect(commands).toEqual([['podman', 'unshare', 'node', 'cli.js', 'gc', `--in-store=${request}`]]);
  });

  test('an error of it is one of this program, and another end is that of a command', async () => {
    const own = await thrownBy(() => ask({ exitCode: 1, stderr: 'error: it is damaged\n  app\n' }).report);
    expect(own).toBeInstanceOf(UserError);
    expect(own.message).toBe('it is damaged\n  app');
    const other = await thrownBy(() => ask({ exitCode: 125, stderr: 'Error: no user namespace' }).report);
    expect(other).toBeInstanceOf(CommandError);
  });
});
