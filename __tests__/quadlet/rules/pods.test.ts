import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const POD = { 'jobs.pod': '' };

describe('templates in pods', () => {
  const CODES = ['PQ181'];

  test.each<Row>([
    ['a template', { ...POD, 'a@.container': container('⟦PQ181|Pod⟧=jobs.pod') }],
    [
      'before StartWithPod=',
      { ...POD, 'a@.container': container('⟦PQ181|Pod⟧=jobs.pod') },
      { targets: ['5.0.3'] },
    ],
    [
      'with an instance',
      {
        ...POD,
        'a@.container': container('⟦PQ181|Pod⟧=jobs.pod'),
        'a@b.container': container('Pod=jobs.pod'),
      },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['from 6.0', { ...POD, 'a@.container': container('Pod=jobs.pod') }, { targets: ['6.0.2'] }],
    ['not started with the pod', { ...POD, 'a@.container': container('Pod=jobs.pod', 'StartWithPod=no') }],
    ['a pod that is a template', { 'jobs@.pod': '', 'a@.container': container('Pod=jobs@.pod') }],
    ['an instance', { ...POD, 'a@b.container': container('Pod=jobs.pod') }],
    ['a container', { ...POD, 'a.container': container('Pod=jobs.pod') }],
    ['a missing pod', { 'a@.container': container('Pod=jobs.pod') }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message names the instance', () => {
    expect(lintMarked(CODES, { ...POD, 'a@.container': container('Pod=jobs.pod') }).messages).toEqual([
      'jobs.pod starts a@jobs-pod.service, an instance of this template, before Podman 6.0; set StartWithPod=false (requires Podman 5.3)',
    ]);
  });
});

describe('limits of pods', () => {
  const CODES = ['PQ153'];
  const pod = (...lines: readonly string[]) => ({
    'a.pod': `[Pod]\n${lines.join('\n')}\n`,
    'b.container': container('Pod=a.pod'),
  });

  test.each<Row>([
    ['options', pod('PodmanArgs=⟦PQ153|-m⟧ 1g', 'PodmanArgs=--memory=1g ⟦PQ153|--cpus⟧ 2 --share=net')],
    ['directives', pod('[Service]', '⟦PQ153|MemoryMax⟧=1G', '⟦PQ153|TasksMax⟧=9', 'Restart=always')],
    [
      'of one container among others',
      { ...pod('PodmanArgs=⟦PQ153|--cpus⟧=2'), 'c.container': container('Pod=a.pod', 'CgroupsMode=enabled') },
    ],
    [
      'with the default mode',
      { ...pod('PodmanArgs=⟦PQ153|--cpus⟧=2'), 'b.container': container('Pod=a.pod', 'CgroupsMode=split') },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['no limits', pod('PodmanArgs=--share=net', '[Service]', 'TimeoutStartSec=9')],
    ['no containers', { 'a.pod': '[Pod]\nPodmanArgs=--memory=1g\n', 'b.container': container() }],
    [
      'containers in the group of the pod',
      { ...pod('PodmanArgs=--memory=1g'), 'b.container': container('Pod=a.pod', 'CgroupsMode=enabled') },
    ],
    [
      'by an option',
      {
        ...pod('PodmanArgs=--memory=1g'),
        'b.container': container('Pod=a.pod', 'PodmanArgs=--cgroups=enabled'),
      },
    ],
    ['limits of a container', container('PodmanArgs=--memory=1g')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});

describe('updates of containers that join a pod', () => {
  const CODES = ['PQ183'];

  test.each<Row>([
    ['by its name', container('⟦PQ183|AutoUpdate⟧=registry', 'PodmanArgs=--pod vpn')],
    ['with the value in one word', container('⟦PQ183|AutoUpdate⟧=local', 'PodmanArgs=--pod=vpn')],
    ['of a label', container('⟦PQ183|Label⟧=io.containers.autoupdate=registry', 'PodmanArgs=--pod vpn')],
    ['of an option', container('PodmanArgs=--pod vpn ⟦PQ183|--label⟧=io.containers.autoupdate=local')],
    ['by its file', container('⟦PQ183|AutoUpdate⟧=registry', 'PodmanArgs=--pod-id-file /a')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['without updates', container('PodmanArgs=--pod vpn')],
    ['disabled ones', container('AutoUpdate=disabled', 'PodmanArgs=--pod vpn')],
    ['another label', container('Label=a=registry', 'PodmanArgs=--pod vpn')],
    ['without a pod', container('AutoUpdate=registry', 'PodmanArgs=--privileged')],
    ['a .pod file', { ...POD, 'a.container': container('AutoUpdate=registry', 'Pod=jobs.pod') }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
