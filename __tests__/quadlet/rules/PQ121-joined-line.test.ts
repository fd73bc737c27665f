import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ121'];
const at = (target: string) => ({ targets: [target] });

describe('lines that a backslash joins', () => {
  test.each<Row>([
    ['a key of its own', container('Exec=a \\', '⟦PQ121|Volume=/a:/a⟧')],
    ['one that goes on itself', container('Exec=a \\', '⟦PQ121|Environment=A=b⟧ \\', '  c')],
    ['behind a blank line', container('Exec=a \\', '', '⟦PQ121|Volume=/a:/a⟧')],
    ['behind a comment', container('Exec=a \\', '# why', '⟦PQ121|Volume=/a:/a⟧')],
    ['a header', container('Exec=a \\', '⟦PQ121|[Service]⟧')],
    ['a key of systemd', `${container()}[Service]\nExecStartPre=/bin/a \\\n⟦PQ121|Restart=always⟧\n`],
    ['the end of the file', container('Exec=a ⟦PQ121|\\⟧', '', '# end')],
    ['an option without a blank before it', container('Exec=a⟦PQ121|\\⟧', '  --b')],
    ['a comment before 5.4', container('Exec=a \\', '  ⟦PQ121|# why⟧'), at('5.3.2')],
    ['white space in 4.5', container('Timezone=a\\⟦PQ121|  ⟧'), at('4.5.1')],
    ['in a drop-in', { 'a.pod': '[Pod]\n', 'a.pod.d/1.conf': '[Pod]\nPodmanArgs=a \\\n⟦PQ121|PodName=b⟧\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['words', container('Exec=a \\', '  --b \\', '  --c', 'Environment=A=b \\', 'C=d')],
    ['comments and blank lines from 5.4 on', container('Exec=a \\', '# why', '', '  b')],
    ['a key that is indented', container('Exec=a \\', '  Volume=/a')],
    ['a key that the section does not have', container('Environment=A=b \\', 'Restart=c')],
    [
      'values that are cut',
      container('Exec=a,\\', '  -b', 'Mount=type=bind,\\', '  source=/a,\\', '  target=/a'),
    ],
    ['a word that goes on', container('Exec=aaaa\\', '  bbbb')],
    ['a backslash on the last line', container('Exec=a \\')],
    ['white space from 4.6 on', container('Exec=a \\  ', '  b'), at('4.6.2')],
    ['line ends of Windows', container('Exec=a \\', '  b').replaceAll('\n', '\r\n')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test.each([
    [container('Exec=a \\', 'Volume=/a:/a'), container('Exec=a ', 'Volume=/a:/a'), '5.8.6'],
    [container('Exec=a \\', '', 'Volume=/a:/a'), container('Exec=a ', '', 'Volume=/a:/a'), '5.8.6'],
    [container('Exec=a\\', '  --b'), container('Exec=a \\', '  --b'), '5.8.6'],
    [container('Exec=a\\', '  --b'), container('Exec=a \\', '  --b'), '5.3.2'],
    [container('Exec=a \\', ''), container('Exec=a ', ''), '5.8.6'],
    [container('Timezone=a\\  ', ''), container('Timezone=a\\', ''), '4.5.1'],
  ])('%j becomes %j', (before, after, target) => {
    expect(fixed(CODES, before, at(target))).toBe(after);
  });
});
