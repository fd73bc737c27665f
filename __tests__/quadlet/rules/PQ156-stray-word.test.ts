// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a variable of systemd

import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ156'];

describe('words of PodmanArgs= that belong to no option', () => {
  test.each<Row>([
    [
      'the rest of a value after =',
      container('PodmanArgs=--device-cgroup-rule=c ⟦PQ156|226:*⟧ rwm --privileged'),
    ],
    ['the rest of a value after a space', container('PodmanArgs=--device-cgroup-rule c ⟦PQ156|226:*⟧ rwm')],
    ['after a list', container('PodmanArgs=--cap-add A, ⟦PQ156|B⟧')],
    ['after a flag', container('PodmanArgs=--tls-verify ⟦PQ156|false⟧')],
    ['after a short flag', container('PodmanArgs=-it ⟦PQ156|nginx⟧')],
    ['after a short option with its value', container('PodmanArgs=-v/a:/b ⟦PQ156|nginx⟧')],
    ['after a flag that is one of all commands', container('PodmanArgs=--detach ⟦PQ156|true⟧')],
    ['after a flag of this command', { 'a.pod': '[Pod]\nPodmanArgs=--share-parent ⟦PQ156|false⟧\n' }],
    ['alone', container('PodmanArgs=⟦PQ156|privileged⟧')],
    ['of a second line', container('PodmanArgs=--label=a', 'PodmanArgs=⟦PQ156|b⟧')],
    [
      'in a drop-in',
      { 'app.container': container(), 'app.container.d/a.conf': '[Container]\nPodmanArgs=--a=b ⟦PQ156|c⟧\n' },
    ],
    ['of a pod', { 'a.pod': '[Pod]\nPodmanArgs=--sysctl=a=1 ⟦PQ156|b=2⟧\n' }],
    ['of a manifest', { 'a.kube': '[Kube]\nYaml=/a.yml\nPodmanArgs=--annotation=a=b ⟦PQ156|c⟧\n' }],
    ['of a network', { 'a.network': '[Network]\nPodmanArgs=--internal ⟦PQ156|true⟧\n' }],
    ['of a volume', { 'a.volume': '[Volume]\nPodmanArgs=--opt=o=a ⟦PQ156|b⟧\n' }],
    [
      'of an image',
      { 'a.image': '[Image]\nImage=quay.io/a/b:1\nPodmanArgs=--creds=a b\n'.replace(' b', ' ⟦PQ156|b⟧') },
    ],
    [
      'of a build',
      {
        'a.build':
          '[Build]\nImageTag=localhost/a:1\nSetWorkingDirectory=unit\nPodmanArgs=--layers=true ⟦PQ156|.⟧\n',
      },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<[string, string]>([
    [
      '--device-cgroup-rule=c 226:* rwm --privileged',
      'podman takes "226:*" for the image, because a value with spaces needs quotes; write "--device-cgroup-rule=c 226:* rwm"',
    ],
    [
      '--privileged --device-cgroup-rule c 226:* rwm',
      'podman takes "226:*" for the image, because a value with spaces needs quotes; write --device-cgroup-rule "c 226:* rwm"',
    ],
    [
      '--a="b c" d',
      'podman takes "d" for the image, because a value with spaces needs quotes; write the whole value in quotes',
    ],
    [
      '--tls-verify false',
      'podman takes "false" for the image, because --tls-verify has no value after a space; write --tls-verify=false, or remove it',
    ],
    [
      'privileged',
      'podman takes "privileged" for the image, because it is not the value of an option; remove it',
    ],
  ])('the message for %s', (words, message) => {
    expect(lintMarked(CODES, container(`PodmanArgs=${words}`)).messages).toEqual([message]);
  });

  test.each<Row>([
    ['a value after several short options', container('PodmanArgs=-itv /a:/b')],
    ['the value of an option that is a flag elsewhere', container('PodmanArgs=--pull always')],
    ['values', container('PodmanArgs=--cpus 2 -v /a:/b --memory-swap -1 --pids-limit=5 --tty')],
    [
      'values in quotes',
      container('PodmanArgs="--device-cgroup-rule=c 226:* rwm" --label "a b" --label=\'a b\''),
    ],
    ['a value on the next line', container('PodmanArgs=--label', 'PodmanArgs=a=b')],
    ['options after a reset', container('PodmanArgs=--a=b c', 'PodmanArgs=', 'PodmanArgs=--a=b')],
    ['variables, which can be options', container('PodmanArgs=--a=b $MORE ${ONE} c', 'PodmanArgs=d')],
    ['specifiers', container('PodmanArgs=--a=b %i c')],
    ['a comment', container('PodmanArgs=--privileged # (optional)')],
    ['an unknown option with a value', container('PodmanArgs=--anything value -z value')],
    ['standard input', container('PodmanArgs=--secret -')],
    [
      'a short option of a build',
      {
        'a.build': '[Build]\nImageTag=localhost/a:1\nSetWorkingDirectory=unit\nPodmanArgs=-t localhost/b:1\n',
      },
    ],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
