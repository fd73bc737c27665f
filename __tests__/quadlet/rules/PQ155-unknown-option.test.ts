import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ155'];

describe('options of another command', () => {
  test.each<Row>([
    [
      'of a container in a pod',
      { 'a.pod': '[Pod]\nPodmanArgs=⟦PQ155|--env⟧=A=b ⟦PQ155|--privileged⟧ ⟦PQ155|--tmpfs⟧ /t\n' },
    ],
    ['in a manifest', { 'a.kube': '[Kube]\nYaml=/a.yml\nPodmanArgs=⟦PQ155|--memory⟧=1g\n' }],
    ['of a network', { 'a.network': '[Network]\nPodmanArgs=⟦PQ155|--ip⟧ 10.1.0.2\n' }],
    ['of a volume', { 'a.volume': '[Volume]\nPodmanArgs=⟦PQ155|--userns⟧=keep-id\n' }],
    ['of an image', { 'a.image': '[Image]\nImage=quay.io/a/b:1\nPodmanArgs=⟦PQ155|--pull⟧=always\n' }],
    ['of a pod in a container', container('PodmanArgs=⟦PQ155|--infra⟧=false ⟦PQ155|--share⟧ net')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    [
      'of a pod',
      {
        'a.pod':
          '[Pod]\nPodmanArgs=--memory=1g --infra=false --share net --sysctl net.a=1 --uts=host -p 80:80\n',
      },
    ],
    [
      'of a manifest',
      { 'a.kube': '[Kube]\nYaml=/a.yml\nPodmanArgs=--annotation a=b --ip 10.1.0.2 --build\n' },
    ],
    ['of a network', { 'a.network': '[Network]\nPodmanArgs=--dns 1.1.1.1 --route 10.1.0.0/24,10.2.0.1\n' }],
    ['of a container', container('PodmanArgs=--privileged --cpus 2 --anything')],
    [
      'of a build',
      { 'a.build': '[Build]\nImageTag=localhost/a:1\nSetWorkingDirectory=unit\nPodmanArgs=--memory 1g\n' },
    ],
    ['values', { 'a.pod': '[Pod]\nPodmanArgs=--infra-command "a --env b"\n' }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
