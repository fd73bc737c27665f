import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ160'];

/** A container with lines in `[Service]`. */
function service(...lines: readonly string[]): string {
  return `${container()}[Service]\n${lines.join('\n')}\n`;
}

describe('services that systemd refuses', () => {
  test.each<Row>([
    ['a second command', service('ExecStart=⟦PQ160|/bin/true⟧')],
    ['of a pod', { 'a.pod': '[Pod]\n[Service]\nExecStart=⟦PQ160|/bin/true⟧\n' }],
    ['a oneshot that restarts', service('Type=oneshot', 'Restart=⟦PQ160|always⟧')],
    ['a oneshot that restarts after success', service('Type=oneshot', 'Restart=⟦PQ160|on-success⟧')],
    ['of a volume', { 'a.volume': '[Volume]\n[Service]\nRestart=⟦PQ160|always⟧\n' }],
    [
      'of a build',
      { 'a.build': '[Build]\nImageTag=localhost/a:1\nFile=/f\n[Service]\nRestart=⟦PQ160|always⟧\n' },
    ],
    ['a cgroup that outlives a oneshot', service('Type=oneshot', 'ExitType=⟦PQ160|cgroup⟧')],
    ['a pod in a process namespace', { 'a.pod': '[Pod]\n[Service]\nPrivatePIDs=⟦PQ160|yes⟧\n' }],
    ['a directory', service('WorkingDirectory=⟦PQ160|data⟧')],
    ['of a home', service('WorkingDirectory=⟦PQ160|~/data⟧')],
    ['even if a later one is valid', service('WorkingDirectory=⟦PQ160|data⟧', 'WorkingDirectory=/data')],
    ['a relative program', service('ExecStartPre=⟦PQ160|./prepare.sh⟧', 'ExecStopPost=⟦PQ160|bin/clean -f⟧')],
    ['of a home, too', service('ExecStartPre=⟦PQ160|~/a.sh⟧', 'ExecStartPre=⟦PQ160|$HOME/a.sh⟧')],
    ['with a prefix', service('ExecReload=⟦PQ160|+bin/reload⟧')],
    ['a directory as program', service('ExecStartPost=⟦PQ160|/usr/bin/⟧')],
    ['an open quote', service(`ExecStartPost=⟦PQ160|/bin/echo don't⟧`)],
    ['a semicolon', container('Exec=echo one ⟦PQ160|;⟧ echo two')],
    ['in quotes', container(`Exec=find / -exec rm {} ⟦PQ160|";"⟧`)],
    ['in arguments', { 'a.network': '[Network]\nPodmanArgs=--label=a ⟦PQ160|;⟧\n' }],
    [
      'in a drop-in',
      { 'a.container': container(), 'a.container.d/1.conf': '[Service]\nExecStart=⟦PQ160|/bin/a⟧\n' },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['commands of a oneshot', service('Type=oneshot', 'ExecStart=/bin/true', 'ExecStart=/bin/a')],
    ['of a volume', { 'a.volume': '[Volume]\n[Service]\nExecStart=/bin/true\n' }],
    ['a volume of another type', { 'a.volume': '[Volume]\n[Service]\nType=exec\nRestart=always\n' }],
    ['commands that are reset', service('ExecStart=/bin/true', 'ExecStart=')],
    ['a oneshot that restarts after a failure', service('Type=oneshot', 'Restart=on-failure')],
    ['another restart', service('Restart=always', 'ExitType=cgroup', 'PrivatePIDs=yes')],
    [
      'directories',
      service('WorkingDirectory=/a', 'WorkingDirectory=~', 'WorkingDirectory=%h/a', 'WorkingDirectory=-a'),
    ],
    [
      'programs',
      service('ExecStartPre=/bin/a b/c', 'ExecStartPre=mkdir -p a/', 'ExecStartPre=%h/a', 'ExecStop=-./a'),
    ],
    ['quotes', service(`ExecStartPre=/bin/sh -c "it's \\" a" 'b "'`)],
    ['semicolons in words', container('Exec=sh -c "a ; b"', 'PodmanArgs=--label=a;b', 'Exec=a; b')],
    ['two commands of a oneshot', service('ExecStartPre=/bin/a ; /bin/b')],
  ])('accepted: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('before 5.3 the generator makes every volume a oneshot', () => {
    const files = { 'a.volume': '[Volume]\n[Service]\nType=exec\nRestart=⟦PQ160|always⟧\n' };
    const { found, marks } = lintMarked(CODES, files, { targets: ['5.2.5'] });
    expect(found).toEqual(marks);
  });

  test('what follows a semicolon runs on the host', () => {
    const { messages } = lintMarked(CODES, container('Exec=echo ; id', '[Service]', 'Type=oneshot'));
    expect(messages).toEqual([expect.stringContaining('systemd runs what follows on the host')]);
  });

  test('the message names the home directory', () => {
    const { messages } = lintMarked(CODES, service('ExecStartPre=~/a.sh'));
    expect(messages).toEqual([
      '"~/a.sh" is not the absolute path of a program, so systemd refuses the service; use %h/a.sh',
    ]);
  });
});
