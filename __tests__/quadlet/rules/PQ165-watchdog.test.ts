import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ165'];
const service = (...lines: readonly string[]) => `[Service]\n${lines.join('\n')}\n`;

test.each<Row>([
  ['a container', container() + service('WatchdogSec=⟦PQ165|30⟧')],
  ['that waits for its health', container('Notify=healthy') + service('WatchdogSec=⟦PQ165|1min⟧')],
  ['a pod', { 'a.pod': `[Pod]\n${service('WatchdogSec=⟦PQ165|30⟧')}` }],
  ['a kube', { 'a.kube': `[Kube]\nYaml=/a.yaml\n${service('WatchdogSec=⟦PQ165|30⟧')}` }],
])('killed: %s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['a program that notifies itself', container('Notify=yes') + service('WatchdogSec=30')],
  ['turned off', container() + service('WatchdogSec=0')],
  ['never', container() + service('WatchdogSec=infinity')],
  ['a oneshot', container() + service('Type=oneshot', 'WatchdogSec=30')],
  ['a volume', { 'a.volume': `[Volume]\n${service('WatchdogSec=30')}` }],
])('not killed: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
