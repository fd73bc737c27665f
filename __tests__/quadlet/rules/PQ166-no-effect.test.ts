import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ166'];
const service = (...lines: readonly string[]) => `${container()}[Service]\n${lines.join('\n')}\n`;

test.each<Row>([
  ['a delay without a restart', service('RestartSec=⟦PQ166|30⟧')],
  ['with Restart=no', service('Restart=no', 'RestartSec=⟦PQ166|30⟧')],
  ['steps', service('Restart=always', 'RestartSteps=⟦PQ166|5⟧')],
  ['their end', service('Restart=always', 'RestartMaxDelaySec=⟦PQ166|5min⟧')],
  ['a random part', service('RuntimeRandomizedExtraSec=⟦PQ166|5⟧')],
  ['a notification of a oneshot', `${container('Notify=⟦PQ166|healthy⟧')}[Service]\nType=oneshot\n`],
  ['a time of a oneshot', service('Type=oneshot', 'RuntimeMaxSec=⟦PQ166|5min⟧')],
  ['a time of a volume', { 'a.volume': '[Volume]\n[Service]\nRuntimeMaxSec=⟦PQ166|5min⟧\n' }],
])('%s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['a delay', service('Restart=on-failure', 'RestartSec=30')],
  ['for some exit codes', service('RestartForceExitStatus=3', 'RestartSec=30')],
  ['steps', service('Restart=always', 'RestartSteps=5', 'RestartMaxDelaySec=5min')],
  ['a time', service('RuntimeMaxSec=1d', 'RuntimeRandomizedExtraSec=1h')],
  ['a pod, which is restarted', { 'a.pod': '[Pod]\n[Service]\nRestartSec=30\n' }],
  ['a notification', container('Notify=yes')],
  ['of a oneshot, which is off', `${container('Notify=no')}[Service]\nType=oneshot\n`],
  ['reset', service('RestartSec=30', 'RestartSec=')],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
