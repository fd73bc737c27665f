import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ167', 'PQ168'];
const restarted = `${container()}[Service]\nRestart=always\n`;
const unit = (...lines: readonly string[]) => `[Unit]\n${lines.join('\n')}\n${container()}`;

test.each<Row>([
  [
    'a service',
    { 'a.container': unit('BindsTo=⟦PQ167|b.service⟧', 'After=b.service'), 'b.container': restarted },
  ],
  [
    'a file',
    { 'a.container': unit('BindsTo=⟦PQ167|b.container⟧', 'After=b.container'), 'b.container': restarted },
  ],
  [
    'a pod',
    { 'a.container': unit('BindsTo=⟦PQ167|b-pod.service⟧', 'After=b-pod.service'), 'b.pod': '[Pod]\n' },
  ],
  ['no order', { 'a.container': unit('Requires=x.service ⟦PQ168|b.service⟧'), 'b.container': container() }],
  [
    'a container of the same pod',
    {
      'a.container': `${unit('BindsTo=⟦PQ167|b.service⟧', 'After=b.service')}Pod=c.pod\n`,
      'b.container': `${container('Pod=c.pod')}[Service]\nRestart=always\n`,
      'c.pod': '[Pod]\n',
    },
  ],
  [
    'no order through another unit',
    {
      'a.container': unit('Requires=⟦PQ168|b.service⟧ c.service', 'After=c.service'),
      'b.container': container(),
      'c.container': unit('Before=b.service'),
    },
  ],
  [
    'no order, of a kube',
    { 'a.container': unit('BindsTo=⟦PQ168|c.service⟧'), 'c.kube': '[Kube]\nYaml=/a\n' },
  ],
])('%s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  [
    'a unit that is not restarted',
    { 'a.container': unit('BindsTo=b.service', 'After=b.service'), 'b.container': container() },
  ],
  ['another unit', { 'a.container': unit('BindsTo=x.service', 'Requires=dev-sda.device') }],
  [
    'a unit that upholds it',
    {
      'a.container': unit('BindsTo=b.service', 'After=b.service'),
      'b.container': `[Unit]\nUpholds=a.service\n${restarted}`,
    },
  ],
  [
    'upheld by it',
    {
      'a.container': `${unit('BindsTo=b.service', 'After=b.service')}[Install]\nUpheldBy=b.service\n`,
      'b.container': restarted,
    },
  ],
  ['its own pod', { 'a.container': `${unit('BindsTo=b-pod.service')}Pod=b.pod\n`, 'b.pod': '[Pod]\n' }],
  ...['Wants', 'Requires', 'BindsTo'].map(
    (key): Row => [
      `a unit that starts it with ${key}=`,
      { 'a.container': unit('BindsTo=b.service'), 'b.container': `[Unit]\n${key}=a.container\n${restarted}` },
    ],
  ),
  ...['WantedBy', 'RequiredBy'].map(
    (key): Row => [
      `a unit that starts it because of ${key}=`,
      {
        'a.container': `${unit('BindsTo=b.service')}[Install]\n${key}=b.service\n`,
        'b.container': restarted,
      },
    ],
  ),
  [
    'an order',
    { 'a.container': unit('Requires=b.service', 'After=b.container'), 'b.container': container() },
  ],
  [
    'the order of the other unit',
    { 'a.container': unit('Requires=b.service'), 'b.container': unit('Before=a.service') },
  ],
  [
    'the order of its pod',
    {
      'a.container': `${unit('Requires=b.service')}Pod=c.pod\n`,
      'b.container': container(),
      'c.pod': '[Unit]\nAfter=b.service\n[Pod]\n',
    },
  ],
  [
    'an order through another unit',
    {
      'a.container': unit('Requires=b.service c.service', 'After=c.service'),
      'b.container': container(),
      'c.container': unit('After=b.container'),
    },
  ],
  [
    'an order through another unit, with Before=',
    {
      'a.container': unit('Requires=b.service c.service', 'After=c.service'),
      'b.container': unit('Before=c.service'),
      'c.container': container(),
    },
  ],
  [
    'the opposite order',
    { 'a.container': unit('Requires=b.service'), 'b.container': unit('After=a.service') },
  ],
  [
    'units that require each other',
    { 'a.container': unit('Requires=b.service'), 'b.container': unit('Wants=a.service') },
  ],
  [
    'a sidecar that the other unit starts',
    {
      'a.container': `${unit('BindsTo=b.service')}[Install]\nWantedBy=b.service\n`,
      'b.container': container(),
    },
  ],
  [
    'the order of Pod=',
    { 'a.container': `${unit('Requires=b-pod.service')}Pod=b.pod\n`, 'b.pod': '[Pod]\n' },
  ],
  [
    'the order of Network=',
    { 'a.container': `${unit('Requires=b.service')}Network=b.container\n`, 'b.container': container() },
  ],
  ['a network', { 'a.container': unit('Requires=b-network.service'), 'b.network': '[Network]\n' }],
  [
    'a file that the version does not translate',
    { 'a.container': unit('BindsTo=b.container'), 'b.container': restarted },
    { targets: ['5.4.2'] },
  ],
  ['itself', { 'a.container': unit('Requires=a.service') }],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
