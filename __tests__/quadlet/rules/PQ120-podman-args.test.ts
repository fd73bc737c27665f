import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ120', 'PQ144'];

describe('PodmanArgs=', () => {
  test.each<Row>([
    ['the name', container('PodmanArgs=⟦PQ120|--name⟧ a --cpus=2')],
    [
      'what Quadlet sets',
      container('PodmanArgs=⟦PQ120|--rm⟧ ⟦PQ120|--replace⟧=false ⟦PQ120|-d⟧ ⟦PQ120|--detach⟧'),
    ],
    [
      'a restart',
      container('PodmanArgs=⟦PQ120|--restart⟧=always', 'PodmanArgs="⟦PQ120|--restart⟧" on-failure'),
    ],
    [
      'notifications and cgroups',
      container('PodmanArgs=⟦PQ120|--sdnotify⟧=container ⟦PQ120|--cgroups⟧=enabled'),
    ],
    ['the file of the id before 5.6', container('PodmanArgs=⟦PQ120|--cidfile⟧=/a'), { targets: ['5.5.2'] }],
    ['a second pod', container('Pod=b.pod', 'PodmanArgs=⟦PQ120|--pod-id-file⟧=/a')],
    ['of a pod', { 'a.pod': '[Pod]\nPodmanArgs=⟦PQ120|--name⟧=a ⟦PQ120|--infra-conmon-pidfile⟧=/a\n' }],
    ['options with a key', container('PodmanArgs=⟦PQ144|--memory⟧=1g ⟦PQ144|-e⟧ A=b')],
    ['each once', container('PodmanArgs=⟦PQ144|--tmpfs⟧=/a --tmpfs=/b')],
    [
      'options of security',
      container('PodmanArgs=⟦PQ144|--security-opt⟧ label=disable ⟦PQ144|--security-opt⟧=seccomp=/a'),
    ],
    [
      'of a build',
      { 'a.build': '[Build]\nImageTag=localhost/a\nSetWorkingDirectory=unit\nPodmanArgs=⟦PQ144|-t⟧ b\n' },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    [
      'options without a key',
      container('PodmanArgs=--privileged --cpus=2 -it --security-opt=systempaths=unconfined'),
    ],
    ['options whose key came later', container('PodmanArgs=--memory=1g'), { targets: ['5.4.2'] }],
    [
      'a profile whose key came later',
      container('PodmanArgs=--security-opt=apparmor=a'),
      { targets: ['5.4.2'] },
    ],
    ['words that every object has', container('PodmanArgs=constructor')],
    ['no restart', container('PodmanArgs=--restart=no')],
    ['the file of the id from 5.6 on', container('PodmanArgs=--cidfile=/a')],
    ['a pod by its file', container('PodmanArgs=--pod-id-file=/a')],
    ['variables of the host', container('PodmanArgs=--env HOME')],
    ['what is no option', container('PodmanArgs=name rm')],
    ['a pod, because Pod= takes a file', container('PodmanArgs=--pod vpn')],
    ['modules, which are no option of run', container('PodmanArgs=--log-level=debug')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message names the key and the version that it requires', () => {
    const { messages } = lintMarked(CODES, container('PodmanArgs=--memory=1g --user=1'), {
      targets: ['4.9.3', '5.8.6'],
    });
    expect(messages).toEqual([
      'use Memory= instead of PodmanArgs=--memory (requires Podman 5.5)',
      'use User= instead of PodmanArgs=--user',
    ]);
  });
});
