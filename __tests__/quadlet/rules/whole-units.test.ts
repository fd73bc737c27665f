import { describe, expect, test } from '@jest/globals';
import { checkTree } from '../../../src/quadlet/lint/lint.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

describe('what concerns a unit as a whole', () => {
  test.each<Row>([
    ['an image within the time of the start', '[Container]\nImage=⟦PQ110|quay.io/a/b⟧\n'],
    ['one that is pulled when it is newer', '[Container]\nImage=⟦PQ110|quay.io/a/b⟧\nPull=newer\n'],
    [
      'users in [Service]',
      `${container()}[Service]\n⟦PQ111|User⟧=a\n⟦PQ111|Group⟧=b\n⟦PQ111|DynamicUser⟧=yes\n`,
    ],
    ['of other kinds', { 'a.volume': '[Volume]\n[Service]\n⟦PQ111|User⟧=a\n' }],
    ['a service without a name', container('⟦PQ138|ServiceName⟧=')],
    ['a NUL', container('Exec=a⟦PQ133|\0⟧')],
  ])('%s', (...[, files, options]) => {
    const codes = ['PQ110', 'PQ111', 'PQ133', 'PQ138'].filter((code) => JSON.stringify(files).includes(code));
    const { found, marks } = lintMarked(codes, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['with time', `${container()}[Service]\nTimeoutStartSec=900\n`],
    ['with time for both', `${container()}[Service]\nTimeoutSec=900\n`],
    ['an image that is never pulled', container('Pull=never')],
    [
      'what an .image file pulls',
      { 'a.container': '[Container]\nImage=b.image\n', 'b.image': '[Image]\nImage=quay.io/a/b\n' },
    ],
    ['an image of this machine', '[Container]\nImage=localhost/a\n'],
    ['a root file system', '[Container]\nRootfs=/a\n'],
    ['all the time of a oneshot', `${container()}[Service]\nType=oneshot\n`],
    ['User= of the container', `${container('Pull=never', 'User=1', 'Group=2')}[Service]\nDynamicUser=no\n`],
    ['a name', container('Pull=never', 'ServiceName=a', 'HostName=')],
    ['a stray section', { 'a.pod': '[Pod]\n[Container]\nImage=quay.io/a/b\n' }],
    [
      'an empty name before there were names',
      container('Pull=never', 'ServiceName='),
      { targets: ['5.2.5'] },
    ],
    ['other letters', container('Pull=never', 'Environment=A=äöü€😀')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(['PQ110', 'PQ111', 'PQ133', 'PQ138'], files, options).messages).toEqual([]);
  });

  test('bytes that are no UTF-8', () => {
    const bytes = Buffer.from(container('Environment=A=\xe4'), 'latin1');
    const { findings } = checkTree(treeOf(new Map([['a.container', bytes]])), {
      targets: ['5.8.6'],
      mode: 'user',
    });
    const found = findings.filter(({ code }) => code === 'PQ133');
    expect(found).toMatchObject([{ line: 3, column: 15, endLine: 3, endColumn: 16 }]);
  });

  test('the line without a name is taken away', () => {
    expect(fixed(['PQ138'], container('ServiceName=', 'Pull=never'))).toBe(container('Pull=never'));
  });
});
