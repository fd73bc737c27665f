import { expect, test } from '@jest/globals';
import { bufferedLog } from '../../src/platform/log.js';
import { recordingLog } from '../fakes.js';

test('lines wait for their place, in order; then they are shown as they come', () => {
  const log = recordingLog();
  const held = bufferedLog(log);
  held.info('a');
  held.warning('b');
  held.error('c');
  expect(log.lines).toEqual([]);
  held.release();
  held.info('d');
  held.release();
  expect(log.lines).toEqual(['info: a', 'warning: b', 'error: c', 'info: d']);
});

test('a secret is masked at once', () => {
  const log = recordingLog();
  bufferedLog(log).mask('s3cret');
  expect(log.lines).toEqual(['mask: s3cret']);
});
