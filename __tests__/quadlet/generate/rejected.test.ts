import { expect, test } from '@jest/globals';
import type { Finding } from '../../../src/quadlet/finding.js';
import type { Generation } from '../../../src/quadlet/generate/generate-set.js';
import { rejectedFiles, withoutRun } from '../../../src/quadlet/generate/rejected.js';
import { SourceText } from '../../../src/quadlet/syntax/source-text.js';
import { cpuTime } from '../../cpu-time.js';

const RUN = { sourceDirectory: '/run/1/set/quadlet', root: '/run/1' };

function generation(stderr: string): Generation {
  const paths = ['a.container', 'sub/b.volume', 'a.container.d/1.conf', 'made.container'];
  const files = paths.map((path) => ({ path, file: `q/${path}`, content: '' }));
  const set = { services: [{ name: 'made.service', source: 'made.container' }], links: [] };
  return { ...RUN, layout: { files }, set, result: { stderr } } as unknown as Generation;
}

const error = (file: string, severity: Finding['severity'] = 'error') =>
  ({ file, line: 3, column: 1, code: 'PQ010', severity, message: 'no', targets: [] }) as unknown as Finding;

// The formats of `cmd/quadlet/main.go`.
test.each<[since: string, stderr: string, expected: readonly (readonly [string, string])[]]>([
  [
    '4.4',
    "quadlet-generator[7]: Error converting 'a.container', ignoring: unsupported key 'X' in group 'Container' in /run/1/set/quadlet/a.container",
    [['q/a.container', "unsupported key 'X' in group 'Container' in a.container"]],
  ],
  [
    '4.4, a file',
    "quadlet-generator[7]: Error loading '/run/1/set/quadlet/sub/b.volume', ignoring: file contains line 1",
    [['q/sub/b.volume', 'file contains line 1']],
  ],
  [
    '4.6',
    'quadlet-generator[7]: converting "b.volume": no\nconverting "a.container": also no\nquadlet-generator[7]: processing encountered some errors',
    [
      ['q/a.container', 'also no'],
      ['q/sub/b.volume', 'no'],
    ],
  ],
  [
    '4.6, a drop-in',
    'quadlet-generator[7]: error loading "/run/1/set/quadlet/a.container.d/1.conf", file contains line 1',
    [['q/a.container.d/1.conf', 'file contains line 1']],
  ],
  ['what is generated', 'quadlet-generator[7]: converting "made.container": a warning', []],
  ['what it reads', 'quadlet-generator[7]: Loading source unit file /run/1/set/quadlet/a.container', []],
  ['nothing', '', []],
])('messages of %s', (_, stderr, expected) => {
  const found = rejectedFiles(generation(stderr), []);
  expect(found.map(({ file, words }) => [file, words])).toEqual(expected);
});

test('without a message, a file with an error is listed, and one with a warning is not', () => {
  expect(rejectedFiles(generation(''), [error('q/a.container'), error('q/sub/b.volume', 'warning')])).toEqual(
    [{ source: 'a.container', file: 'q/a.container', words: undefined, findings: [error('q/a.container')] }],
  );
  expect(rejectedFiles(generation(''), [error('q/made.container'), error('q/a.container.d/1.conf')])).toEqual(
    [],
  );
});

test('a part of a bundle has its own errors', () => {
  const source = new SourceText('q/app.quadlets', '1\n2\n---\n4\n5\n');
  const [start, end] = [8, 11];
  const files = [
    { path: 'a.pod', file: 'q/app.quadlets', content: '', within: { source, start: 0, end: 3 } },
    { path: 'b.pod', file: 'q/app.quadlets', content: '', within: { source, start, end } },
  ];
  const given = { ...generation(''), layout: { files } } as unknown as Generation;
  const wrong = { ...error('q/app.quadlets'), line: 4 };
  expect(rejectedFiles(given, [wrong])).toEqual([
    { source: 'b.pod', file: 'q/app.quadlets', words: undefined, findings: [wrong] },
  ]);
});

test('a long message takes no time', () => {
  const start = cpuTime();
  for (const part of [`"`, `" `, `': `, `", ignoring`]) {
    rejectedFiles(generation(`converting "${part.repeat(200_000)}`), []);
  }
  expect(cpuTime() - start).toBeLessThan(2000);
});

test('paths of the run are those of the set', () => {
  expect(withoutRun('a /run/1/set/quadlet/x, /run/1/set/quadlet: /run/1/set/env and /run/10', RUN)).toBe(
    'a x, .: set/env and /run/10',
  );
});
