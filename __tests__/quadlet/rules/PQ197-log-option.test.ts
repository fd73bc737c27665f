import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ197'];

test.each<Row>([
  [
    'an option of Docker',
    container('LogOpt=max-size=10m ⟦PQ197|max-file⟧=3', 'LogOpt=⟦PQ197|compress⟧=true'),
  ],
  ['another name', container('LogOpt=⟦PQ197|Size⟧=100')],
  ['a size with the journal', container('LogDriver=journald', 'LogOpt=⟦PQ197|max-size⟧=10m')],
  ['a path with the journal', container('PodmanArgs=--log-driver=journald', 'LogOpt=⟦PQ197|path⟧=/a')],
  ['as an option', container('PodmanArgs=⟦PQ197|--log-opt⟧ max-file=3 --log-opt=⟦PQ197|mode⟧=blocking')],
  ['of a manifest', { 'a.kube': '[Kube]\nYaml=/a.yml\nLogOpt=⟦PQ197|max-file⟧=3\n' }],
])('%s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['its options', container('LogOpt=path=/a max-size=10m tag=a label=b=c', 'LogOpt=MAX-SIZE=1m')],
  ['of files', container('LogDriver=k8s-file', 'LogOpt=path=/a max-size=10m')],
  ['of the journal', container('LogDriver=journald', 'LogOpt=tag=a')],
  ['only the last driver', container('LogDriver=journald', 'LogDriver=k8s-file', 'LogOpt=path=/a')],
  ['a specifier', container('LogOpt=%i=a')],
  ['an option that podman rejects', container('LogOpt=max-file')],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
