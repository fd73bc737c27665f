import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ151'];
const SYSTEM = { mode: 'system' } as const;

describe('podman rejects', () => {
  test.each<Row>([
    ['profiles of a user', container('⟦PQ151|AppArmor⟧=a')],
    ['in PodmanArgs=', container('PodmanArgs=⟦PQ151|--security-opt⟧=apparmor=a')],
    ['with the old sign', container('PodmanArgs=⟦PQ151|--security-opt⟧ apparmor:a')],
    ['device rules of a user', container('PodmanArgs="⟦PQ151|--device-cgroup-rule⟧=c 1:3 rwm"')],
    ['of a pod', { 'a.pod': '[Pod]\nPodmanArgs=⟦PQ151|--security-opt⟧ apparmor=a\n' }],
    ['a user namespace of root', container('⟦PQ151|UserNS⟧=nomap'), SYSTEM],
    ['with a size', container('⟦PQ151|UserNS⟧=keep-id:uid=1,size=9'), SYSTEM],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['no profile', container('AppArmor=unconfined')],
    ['other options', container('PodmanArgs=--security-opt=label=disable', 'NoNewPrivileges=true')],
    ['profiles of root', container('AppArmor=a', 'PodmanArgs="--device-cgroup-rule=c 1:3 rwm"'), SYSTEM],
    ['user namespaces of a user', container('UserNS=keep-id:size=9')],
    ['others of root', container('UserNS=keep-id:uid=1'), SYSTEM],
  ])('but not %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
