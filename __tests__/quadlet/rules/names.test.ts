import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ118', 'PQ119', 'PQ135'];
const kube = '[Kube]\nYaml=a.yaml\n';

describe('names that get into each other’s way', () => {
  test.each<Row>([
    ['a container and a kube', { 'a.container': container(), 'a.kube': `⟦PQ118|[Kube]⟧\nYaml=a.yaml\n` }],
    ['a pod and a container', { 'a-pod.container': container(), 'a.pod': '⟦PQ118|[Pod]⟧\n' }],
    [
      'three of a name',
      {
        'a.volume': '',
        'b.volume': '[Volume]\n⟦PQ118|ServiceName⟧=a-volume\n',
        'c.volume': '[Volume]\n⟦PQ118|ServiceName⟧=a-volume\n',
      },
    ],
    [
      "podman's own",
      {
        'podman.container': '⟦PQ118|[Container]⟧\nImage=quay.io/a/b\n',
        'a.container': container('⟦PQ118|ServiceName⟧=podman-restart'),
      },
    ],
    [
      'containers',
      { 'a.container': container('ContainerName=c'), 'b.container': container('⟦PQ119|ContainerName⟧=c') },
    ],
    [
      'a default and a name',
      { 'a.container': container(), 'b.container': container('⟦PQ119|ContainerName⟧=systemd-a') },
    ],
    [
      'a container and a pod',
      { 'a.container': container('ContainerName=c'), 'b.pod': '[Pod]\n⟦PQ119|PodName⟧=c\n' },
    ],
    ['volumes', { 'a.volume': '[Volume]\nVolumeName=c\n', 'b.volume': '[Volume]\n⟦PQ119|VolumeName⟧=c\n' }],
    ['networks', { 'a.network': '', 'b.network': '[Network]\n⟦PQ119|NetworkName⟧=systemd-a\n' }],
    ['an instance of a volume', { 'a@b.volume': '⟦PQ135|[Volume]⟧\n' }],
    ['an instance of a network, for 5.7', { 'a@b.network': '⟦PQ135|# a⟧\n' }, { targets: ['5.7.0'] }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });
});

describe('names that do not', () => {
  test.each<Row>([
    [
      'kinds whose services have endings',
      { 'a.container': container(), 'a.volume': '', 'a.network': '', 'a.pod': '[Pod]\nPodName=b' },
    ],
    ['a service of its own', { 'a.container': container(), 'a.kube': `${kube}ServiceName=b\n` }],
    [
      'no such name before 5.3',
      { 'a.volume': '', 'b.volume': '[Volume]\nServiceName=a-volume\n' },
      { targets: ['5.2.5'] },
    ],
    [
      'one that is rejected',
      { 'a.container': container('ContainerName=c'), 'b.container': container('ContainerName=c', 'Port=80') },
    ],
    [
      'one that is shadowed',
      { 'a.volume': '[Volume]\nVolumeName=c\n', 'd/a.volume': '[Volume]\nVolumeName=c\n' },
    ],
    [
      'a volume and a network',
      { 'a.volume': '[Volume]\nVolumeName=c\n', 'a.network': '[Network]\nNetworkName=c\n' },
    ],
    [
      'names that only systemd knows',
      { 'a.container': container('ContainerName=%H'), 'b.container': container('ContainerName=%H') },
    ],
    ['instances', { 'a@b.container': container(), 'a@c.container': container() }],
    ['an instance with a name', { 'a@b.volume': '[Volume]\nVolumeName=c\n' }],
    ['an instance before 5.7', { 'a@b.volume': '' }, { targets: ['5.6.2'] }],
    ['a template', { 'a@.volume': '' }],
    ['an instance of a pod', { 'a@b.pod': '' }],
  ])('%s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).found).toEqual([]);
  });
});
