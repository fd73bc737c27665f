import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ153'];
const set = (pod: string, ...lines: readonly string[]): Record<string, string> => ({
  'a.container': container('Pod=b.pod', ...lines),
  'b.pod': pod,
});

describe('limits of a pod', () => {
  test.each<Row>([
    ['in PodmanArgs=', set('[Pod]\nPodmanArgs=⟦PQ153|--memory⟧=1g ⟦PQ153|--cpus⟧ 2\n')],
    ['by short options', set('[Pod]\nPodmanArgs=⟦PQ153|-m⟧ 1g\n')],
    ['of its service', set('[Pod]\n[Service]\n⟦PQ153|MemoryMax⟧=1G\n⟦PQ153|TasksMax⟧=9\n')],
    ['with the mode', set('[Pod]\nPodmanArgs=⟦PQ153|--memory⟧=1g\n', 'CgroupsMode=split')],
    [
      'whatever the mode before 5.3',
      set('[Pod]\nPodmanArgs=⟦PQ153|--memory⟧=1g\n', 'CgroupsMode=enabled'),
      { targets: ['5.2.5'] },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['in another mode', set('[Pod]\nPodmanArgs=--memory=1g\n', 'CgroupsMode=no-conmon')],
    ['without containers', { 'b.pod': '[Pod]\nPodmanArgs=--memory=1g\n' }],
    ['other options', set('[Pod]\nShmSize=1m\n[Service]\nMemoryMax=infinity\nSlice=a.slice\n')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
