import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ169'];
const inside = container('Pod=a.pod');
const service = (...lines: readonly string[]) => `[Pod]\n[Service]\n${lines.join('\n')}\n`;

test.each<Row>([
  [
    'of the service',
    { 'a.pod': service('⟦PQ169|MemoryMax⟧=512M', '⟦PQ169|CPUQuota⟧=50%'), 'b.container': inside },
  ],
  ['options', { 'a.pod': '[Pod]\nPodmanArgs=⟦PQ169|--memory⟧=1g ⟦PQ169|--cpus⟧ 2\n', 'b.container': inside }],
])('a limit: %s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['an empty pod', { 'a.pod': service('MemoryMax=512M'), 'b.container': container() }],
  [
    'a container in its cgroup',
    { 'a.pod': service('MemoryMax=1G'), 'b.container': `${inside}CgroupsMode=enabled\n` },
  ],
  ['no limit', { 'a.pod': service('MemoryMax=infinity', 'TimeoutStopSec=90'), 'b.container': inside }],
  ['other options', { 'a.pod': '[Pod]\nPodmanArgs=--infra=false\n', 'b.container': inside }],
  ['of the container', { 'a.pod': '[Pod]\n', 'b.container': `${inside}[Service]\nMemoryMax=1G\n` }],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
