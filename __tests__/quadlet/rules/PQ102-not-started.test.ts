import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const installed = (target = 'default.target'): string => `[Install]\nWantedBy=${target}\n`;
const POD = 'Pod=b.pod';

describe('nothing starts it', () => {
  test.each<Row>([
    ['a container', '⟦PQ102|[Container]⟧\nImage=quay.io/a/b\n'],
    ['a pod and a kube', { 'a.pod': '⟦PQ102|[Pod]⟧\n', 'b.kube': '⟦PQ102|[Kube]⟧\nYaml=b.yaml\n' }],
    ['an [Install] of nothing', '[Install]\n⟦PQ102|[Container]⟧\nImage=quay.io/a/b\n'],
    ['an [Install] that was taken back', `⟦PQ102|[Container]⟧\nImage=quay.io/a/b\n${installed()}WantedBy=\n`],
    ['an alias alone', '⟦PQ102|[Container]⟧\nImage=quay.io/a/b\n[Install]\nAlias=b.service\n'],
    ['a unit that has other errors', '⟦PQ102|[Container]⟧\nImage=quay.io/a/b\nPort=80\n'],
    [
      'a dependency that only orders',
      {
        'a.container': '⟦PQ102|[Container]⟧\nImage=quay.io/a/b\n',
        'b.container': `[Unit]\nAfter=a.container a.service\n${container()}${installed()}`,
      },
    ],
    [
      'a container that does not start with its pod',
      {
        'a.container': `⟦PQ102|[Container]⟧\nImage=quay.io/a/b\nPod=b.pod\nStartWithPod=no\n`,
        'b.pod': `[Pod]\n${installed()}`,
      },
    ],
    ['a pod of such containers', { 'a.container': container(POD), 'b.pod': '⟦PQ102|[Pod]⟧\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(['PQ102'], files, options);
    expect(found).toEqual(marks);
  });
});

describe('something starts it, or nothing should', () => {
  test.each<Row>([
    ['its own [Install]', `${container()}${installed()}`],
    ['another key of [Install]', `${container()}[Install]\nRequiredBy=a.target\n`],
    ['the youngest key of [Install]', `${container()}[Install]\nUpheldBy=a.target\n`],
    ['a drop-in', { 'a.container': container(), 'container.d/b.conf': installed() }],
    [
      'a unit that wants it',
      {
        'a.container': container(),
        'b.container': `[Unit]\nWants=x.service a.container\n${container()}${installed()}`,
      },
    ],
    [
      'a unit that requires its service',
      {
        'a.container': container('ServiceName=c'),
        'b.container': `[Unit]\nRequires=c.service\n${container()}${installed()}`,
      },
    ],
    [
      'a container that joins its network',
      {
        'a.container': container(),
        'b.container': `${container('Network=a.container')}${installed()}`,
      },
    ],
    ['its pod', { 'a.container': container(POD), 'b.pod': `[Pod]\n${installed()}` }],
    ['a container of the pod', { 'a.container': `${container(POD)}${installed()}`, 'b.pod': '[Pod]\n' }],
    ['a template', { 'a@.container': container(), 'b@c.container': container() }],
    ['a oneshot', `${container()}[Service]\nType=oneshot\n`],
    [
      'a volume, a network, an image and a build',
      {
        'a.volume': '',
        'b.network': '',
        'c.image': '[Image]\nImage=quay.io/a/b\n',
        'd.build': '[Build]\nImageTag=localhost/a\nSetWorkingDirectory=unit\n',
      },
    ],
    ['a file that cannot be read', '[Container]\noops\n'],
  ])('%s', (...[, files, options]) => {
    expect(lintMarked(['PQ102'], files, options).found).toEqual([]);
  });
});

describe('the fix', () => {
  test.each([
    ['user', 'default.target'],
    ['system', 'multi-user.target'],
  ] as const)('of a unit of mode %s is %s', (mode, target) => {
    expect(fixed(['PQ102'], container(), { mode })).toBe(`${container()}\n${installed(target)}`);
  });

  test('goes into a section that is there', () => {
    const text = '[Install]\nAlias=b.service\n[Container]\nImage=quay.io/a/b\n';
    expect(fixed(['PQ102'], text)).toBe(
      '[Install]\nAlias=b.service\nWantedBy=default.target\n[Container]\nImage=quay.io/a/b\n',
    );
  });
});
