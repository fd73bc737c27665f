import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ198'];
const started = (...lines: readonly string[]) => `${container(...lines)}[Install]\nWantedBy=default.target\n`;
const PRIVATE = started('Volume=/srv/a:/a:Z');
const and = (line: string, first = PRIVATE) => ({ 'a.container': first, 'b.container': started(line) });

test.each<Row>([
  ['in both', and('Volume=/srv/a:/b:ro,⟦PQ198|Z⟧')],
  ['with a slash at the end', and('Volume=/srv/a/:/b:⟦PQ198|Z⟧')],
  ['only in the second one', and('Volume=/srv/a:/b:⟦PQ198|Z⟧', started('Volume=/srv/a:/a:z'))],
  [
    'only in the first one',
    { 'a.container': started('Volume=/srv/a:/a:⟦PQ198|Z⟧'), 'b.container': started('Volume=/srv/a:/a:z') },
  ],
  ['a mount', and('⟦PQ198|Mount⟧=type=bind,source=/srv/a,destination=/b,relabel=private')],
  ['an option', and('PodmanArgs=⟦PQ198|-v⟧ /srv/a:/b:Z')],
  ['a volume', { ...and('Volume=d.volume:/d:⟦PQ198|Z⟧', started('Volume=d.volume:/d:Z')), 'd.volume': '' }],
  ['a relative directory', and('Volume=./a:/b:⟦PQ198|Z⟧', started('Volume=./a/:/a:Z'))],
])('taken: %s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['shared', and('Volume=/srv/a:/b:z', started('Volume=/srv/a:/a:z'))],
  ['another directory', and('Volume=/srv/ab:/b:Z')],
  ['without a label', and('Volume=/srv/a:/b')],
  ['twice in one unit', { 'a.container': started('Volume=/srv/a:/a:Z', 'Volume=/srv/a:/b:Z') }],
  [
    'a container of the same pod',
    {
      ...and('Pod=p.pod\nVolume=/srv/a:/b:Z', started('Pod=p.pod', 'Volume=/srv/a:/a:Z')),
      'p.pod': '[Pod]\n',
    },
  ],
  ['without a separate label', and('SecurityLabelDisable=true\nVolume=/srv/a:/b:Z')],
  ['with the level of the other', and('SecurityLabelLevel=s0:c1\nVolume=/srv/a:/b:Z')],
  ['one that is not started', { 'a.container': PRIVATE, 'b.container': container('Volume=/srv/a:/b:Z') }],
  ['one that ends before', { 'a.container': `${PRIVATE}[Service]\nType=oneshot\n`, 'b.container': PRIVATE }],
  [
    'one that the other stops',
    { 'a.container': `[Unit]\nConflicts=b.service\n${PRIVATE}`, 'b.container': PRIVATE },
  ],
  ['a directory of each unit', and('Volume=/srv/%N:/b:Z', started('Volume=/srv/%N:/a:Z'))],
  ['in another directory', { 'x/a.container': PRIVATE, 'y/b.container': PRIVATE }],
])('kept: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
