import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ108'];

describe('keys of which only the last one counts', () => {
  test.each<Row>([
    ['a command', container('⟦PQ108|Exec⟧=a', 'Exec=b')],
    ['a value, three times', container('⟦PQ108|HostName⟧=a', '⟦PQ108|HostName⟧=b', 'HostName=c')],
    ['a flag', container('⟦PQ108|ReadOnly⟧=true', 'ReadOnly=false')],
    ['a number', { 'a.volume': '[Volume]\n⟦PQ108|User⟧=1\nUser=2\n' }],
    ['in sections of the same name', `${container('⟦PQ108|Pull⟧=never')}[Container]\nPull=always\n`],
    [
      'within a drop-in',
      { 'a.container': container(), 'a.container.d/1.conf': '[Container]\n⟦PQ108|Exec⟧=a\nExec=b\n' },
    ],
    ['ulimits before 5.0', container('⟦PQ108|Ulimit⟧=nofile=1', 'Ulimit=nproc=1'), { targets: ['4.9.3'] }],
    [
      'manifests before 5.7',
      { 'a.kube': '[Kube]\n⟦PQ108|Yaml⟧=/a.yaml\nYaml=/b.yaml\n' },
      { targets: ['5.6.2'] },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    [
      'lists',
      container(
        'Environment=A=1',
        'Environment=B=2',
        'Volume=/a:/a',
        'Volume=/b:/b',
        'Ulimit=nofile=1',
        'Ulimit=nproc=1',
      ),
    ],
    [
      'a drop-in that overrides',
      { 'a.container': container('Exec=a'), 'a.container.d/1.conf': '[Container]\nExec=b\n' },
    ],
    ['an empty one before, as systemd resets', container('Exec=', 'Exec=a')],
    ['manifests from 5.7 on', { 'a.kube': '[Kube]\nYaml=/a.yaml\nYaml=/b.yaml\n' }],
    [
      'tags of a build from 5.3 on',
      { 'a.build': '[Build]\nImageTag=localhost/a\nImageTag=localhost/b\nSetWorkingDirectory=unit\n' },
    ],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('commands are not joined, and the message says so', () => {
    expect(lintMarked(CODES, container('Exec=a', 'Exec=b')).messages).toEqual([
      'this Exec= is ignored, because only the last one counts; keep one; several Exec= are not joined',
    ]);
  });
});
