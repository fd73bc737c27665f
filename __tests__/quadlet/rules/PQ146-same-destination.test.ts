import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ146'];

describe('podman 5.4, 5.8 and 6.1 reject', () => {
  test.each<Row>([
    ['two volumes', container('Volume=a:/b', 'Volume=c:⟦PQ146|/b⟧')],
    ['two directories', container('Volume=/a:/b', 'Volume=/c:⟦PQ146|/b⟧')],
    ['one with other options', container('Volume=/a:/b', 'Volume=/a:⟦PQ146|/b⟧:ro')],
    ['a directory and a volume', container('Volume=/a:/b', 'Volume=c:⟦PQ146|/b⟧')],
    ['a slash at the end', container('Volume=a:/b', 'Volume=c:⟦PQ146|/b⟧/')],
    ['an anonymous volume', container('Volume=/b', 'Volume=a:⟦PQ146|/b⟧')],
    ['a tmpfs', container('Tmpfs=⟦PQ146|/b⟧', 'Volume=a:/b')],
    ['two tmpfs', container('Tmpfs=/b', 'Tmpfs=⟦PQ146|/b⟧:ro')],
    ['two mounts', container('Mount=type=bind,src=/a,dst=/b', 'Mount=type=bind,src=/a,dst=⟦PQ146|/b⟧')],
    ['two mounts of memory', container('Mount=type=tmpfs,dst=/b', 'Mount=type=tmpfs,dst=⟦PQ146|/b⟧')],
    ['a mount and a volume', container('Mount=type=volume,src=a,dst=/b/', 'Volume=c:⟦PQ146|/b⟧')],
    ['in PodmanArgs=', container('Volume=a:/b', 'PodmanArgs=⟦PQ146|-v⟧ c:/b --volume=d:⟦PQ146|/b⟧')],
    [
      'a drop-in',
      {
        'a.container': container('Volume=a:/b'),
        'a.container.d/x.conf': '[Container]\nVolume=c:⟦PQ146|/b⟧\n',
      },
    ],
    ['a pod', { 'a.pod': '[Pod]\nVolume=a:/b\nVolume=c:⟦PQ146|/b⟧\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });
});

describe('podman accepts', () => {
  test.each<Row>([
    ['different paths', container('Volume=a:/b', 'Volume=a:/c', 'Tmpfs=/d')],
    ['the same volume twice', container('Volume=a:/b', 'Volume=a:/b:ro')],
    ['the same directory twice', container('Volume=/a:/b', 'Volume=/a:/b')],
    ['the same tmpfs twice', container('Tmpfs=/b', 'Tmpfs=/b')],
    ['a mount of memory and a tmpfs', container('Mount=type=tmpfs,dst=/b', 'Tmpfs=/b:ro')],
    ['a mount that says the same', container('Mount=type=bind,src=/a,dst=/b', 'Volume=/a:/b')],
    ['files below the same directory', container('Mount=type=glob,src=/a/*,dst=/b', 'Volume=/c:/b')],
    [
      'a volume by both names',
      { 'a.container': container('Volume=v.volume:/b', 'Volume=systemd-v:/b'), 'v.volume': '[Volume]\n' },
    ],
    [
      'a drop-in that replaces',
      {
        'a.container': container('Volume=a:/b'),
        'a.container.d/x.conf': '[Container]\nVolume=\nVolume=c:/b\n',
      },
    ],
    ['variables', container('Volume=$A:/b', 'Volume=$B:/b')],
  ])('%s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});

test('the message names the other file', () => {
  const files = {
    'a.container': container('Volume=a:/b'),
    'a.container.d/x.conf': '[Container]\nVolume=c:/b\n',
  };
  expect(lintMarked(CODES, files).messages).toEqual([
    'Volume= in a.container already mounts something at /b, so podman rejects the container; remove one, or change its path',
  ]);
});
