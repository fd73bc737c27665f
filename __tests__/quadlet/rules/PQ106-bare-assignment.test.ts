import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ106'];
const OLD = { targets: ['5.4.2'] };

describe('words without "=" among assignments', () => {
  test.each<Row>([
    ['a value that ends at a blank', container('Environment=GREETING=hello ⟦PQ106|world⟧')],
    ['several words behind it', container('Environment=ARGS=--save ⟦PQ106|60 1 --loglevel x⟧ B=2')],
    ['capitals are still words', container('Environment=GREETING=HELLO ⟦PQ106|WORLD⟧')],
    ['in Label=', container('Label=rule=Host(`a`) ⟦PQ106|&&⟧ x=y')],
    ['in Annotation=', container('Annotation=a=b ⟦PQ106|c⟧')],
    ['in BuildArg= of a build', { 'a.build': '[Build]\nImageTag=localhost/a\nBuildArg=A=b ⟦PQ106|c⟧\n' }],
    ['in Options= of a network', { 'a.network': '[Network]\nOptions=a=b ⟦PQ106|c⟧\n' }],
    ['before 5.6 also a name alone', container('Environment=⟦PQ106|HOME⟧'), OLD],
    ['and a label without a value', container('Label=⟦PQ106|app⟧'), OLD],
    ['podman refuses an annotation without a value', container('Annotation=⟦PQ106|app⟧')],
    ['no name at all', container('Environment=⟦PQ106|FOO:bar⟧')],
    ['options that have a "="', container('Environment=JAVA_OPTS=-Xmx1g ⟦PQ106|-Dfile.encoding=UTF-8⟧ A=b')],
    ['of any length', container('Environment=ARGS=--a:b=c ⟦PQ106|--d:e=f x -g=h⟧')],
    ['each line on its own', container('Environment=A=b ⟦PQ106|c⟧', 'Environment=D=e ⟦PQ106|f⟧')],
    ['through a continuation', container('Environment=A=b \\', '  ⟦PQ106|c⟧')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['quotes around the assignment', container('Environment="GREETING=hello world"')],
    ['quotes around the value', container('Environment=GREETING="hello world"')],
    ['a name passes the variable on from 5.6 on', container('Environment=HOME')],
    ['and several do', container('Environment=HOME LANG my_name')],
    ['a name behind an assignment that looks like one', container('Environment=A=1 HTTP_PROXY HOME')],
    ['a name behind a quoted assignment', container("Environment='A=1 2' FOO5")],
    ['an empty label from 5.6 on', container('Label=app')],
    ['what a later empty line forgets', container('Environment=A=b c', 'Environment=', 'Environment=A=b')],
    ['Go templates that become something else', container('Environment=A={{ .database.user }}')],
    [
      'names with dots and dashes',
      container('Environment=discovery.type=single-node a-b=c', 'Label=a.b/c=d e-f=g'),
    ],
    ['an option alone', container('Environment=-Da=b')],
    ['an empty value', container('Environment=A= B=')],
    ['a key that takes words', container('Exec=a b c', 'AddCapability=NET_ADMIN NET_RAW')],
    ['Environment= of systemd', `${container()}[Service]\nEnvironment=A=b c\n`],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message names what is cut', () => {
    const { messages } = lintMarked(CODES, container('Environment=GREETING=hello world'));
    expect(messages).toEqual([
      'the space ends the value of GREETING, and this part is lost; put quotes around the whole assignment',
    ]);
  });

  test.each([
    ['GREETING:hello', 'NAME=VALUE'],
    ['GREETING', 'GREETING=VALUE'],
  ])('what to write instead of %s', (word, remedy) => {
    const { messages } = lintMarked(CODES, container(`Environment=${word}`), { targets: ['5.4.2'] });
    expect(messages).toEqual([`"${word}" has no "=", and Podman before 5.6 ignores it; write ${remedy}`]);
  });

  test('and what becomes a variable', () => {
    const { messages } = lintMarked(CODES, container('Environment=JAVA_OPTS=-Xmx1g -Da=b'));
    expect(messages).toEqual([
      'the space ends the value of JAVA_OPTS, and this part becomes a separate assignment; put quotes around the whole assignment',
    ]);
  });

  test.each([
    ['Environment=J=-Xmx1g -Da=b C=5', 'Environment="J=-Xmx1g -Da=b" C=5'],
    ['Environment=GREETING=hello world', 'Environment="GREETING=hello world"'],
    ['Environment=A=1 B=2 3  4 C=5', 'Environment=A=1 "B=2 3  4" C=5'],
    ['Environment=A=1 2 B=3 4', 'Environment="A=1 2" "B=3 4"'],
    ['Environment=A="1" 2', 'Environment=A="1" 2'],
    ['Environment=FOO:bar', 'Environment=FOO:bar'],
  ])('%s becomes %s', (before, after) => {
    expect(fixed(CODES, container(before))).toBe(container(after));
  });
});
