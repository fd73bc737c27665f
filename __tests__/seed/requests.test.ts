import { describe, expect, test } from '@jest/globals';
import { readRequests } from '../../src/seed/requests.js';

const HEX = 'a'.repeat(64);
const read = (...lines: string[]) =>
  readRequests(
    lines.map((line) => {
      const [source = '', name] = line.split(' ');
      return { source, name };
    }),
  );

describe('readRequests', () => {
  test.each([
    ['docker.io/library/alpine:3', 'library/alpine', '3'],
    ['docker.io/alpine:3', 'library/alpine', '3'],
    ['docker://ghcr.io/a/b', 'a/b', 'latest'],
    ['localhost:5000/a:1', 'a', '1'],
    [`quay.io/a/b@sha256:${HEX}`, 'a/b', undefined],
    [`quay.io/a/b:1@sha256:${HEX}`, 'a/b', '1'],
    [`quay.io/a/b@sha256:${HEX} c`, 'c', 'latest'],
    ['quay.io/a/b:1 team/c', 'team/c', '1'],
    ['quay.io/a/b:1 team/c:2', 'team/c', '2'],
    ['containers-storage:localhost/team/mine:7', 'team/mine', '7'],
    ['containers-storage:mine', 'mine', 'latest'],
    ['containers-storage:docker.io/library/alpine:3', 'library/alpine', '3'],
    [`containers-storage:${HEX} mine:1`, 'mine', '1'],
    ['oci-archive:a/b.tar app', 'app', 'latest'],
    ['oci:/srv/layout:v1 app:2', 'app', '2'],
  ])('%s', (line, repository, tag) => {
    expect(read(line)).toMatchObject([{ repository, tag }]);
  });

  test('what it comes from', () => {
    expect(
      read('oci:/srv/layout:v1 a', 'oci-archive:x.tar b', 'containers-storage:c').map(({ origin }) => origin),
    ).toEqual([
      { kind: 'layout', path: '/srv/layout', tag: 'v1' },
      { kind: 'archive', path: 'x.tar', tag: undefined },
      { kind: 'local', name: 'c' },
    ]);
  });

  test.each([
    ['a short name', ['alpine:3'], 'docker.io/library/alpine:3'],
    ['no name at all', ['Docker.io/UPPER'], 'full name'],
    ['a layout without a name', ['oci:/srv/layout'], 'oci:/srv/layout NAME'],
    ['no path', ['oci-archive: a'], 'oci-archive:PATH'],
    ['an id without a name', [`containers-storage:${HEX}`], 'SOURCE NAME'],
    ['a name with a digest', [`quay.io/a/b:1 c@sha256:${HEX}`], 'team/app:1'],
    ['a name with capitals', ['quay.io/a/b:1 Team/c'], 'team/app:1'],
    ['a name that climbs', ['quay.io/a/b:1 ../c'], 'team/app:1'],
    [
      'one name twice',
      ['quay.io/a/b:1', 'ghcr.io/a/b:1'],
      'quay.io/a/b:1 and ghcr.io/a/b:1 would both be named a/b:1',
    ],
    ['one name twice, given', ['quay.io/a/b:1 x', 'quay.io/c:1 x:1'], 'both be named x:1'],
    ['one digest twice', [`quay.io/a@sha256:${HEX}`, `ghcr.io/a@sha256:${HEX}`], 'both be named a@sha256'],
  ])('refuses %s', (_, lines, words) => {
    expect(() => read(...lines)).toThrow(words);
  });

  test('two tags of one repository are two names', () => {
    expect(read('quay.io/a/b:1', 'quay.io/a/b:2')).toHaveLength(2);
  });
});
