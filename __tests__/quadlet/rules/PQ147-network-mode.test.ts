import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ147'];
const pod = (...lines: readonly string[]): Record<string, string> => ({
  'a.pod': `[Pod]\n${lines.join('\n')}\n`,
});

describe('podman 5.4, 5.8 and 6.1 reject', () => {
  test.each<Row>([
    ...['host', 'none', 'pasta', 'pasta:-t,auto', 'private', 'ns:/run/netns/a', 'container:a'].map(
      (mode): Row => [
        `addresses with ${mode}`,
        container(`Network=${mode}`, '⟦PQ147|IP⟧=10.1.0.2', '⟦PQ147|IP6⟧=fd00::2'),
      ],
    ),
    ['an alias', container('Network=host', '⟦PQ147|NetworkAlias⟧=a', 'NetworkAlias=b')],
    [
      'in PodmanArgs=',
      container('PodmanArgs=--network=host ⟦PQ147|--ip⟧ 10.1.0.2 ⟦PQ147|--mac-address⟧=92:d0:c6:0a:29:33'),
    ],
    ['by both', container('PodmanArgs=--net host', '⟦PQ147|IP⟧=10.1.0.2')],
    [
      'name servers with none',
      container('Network=none', '⟦PQ147|DNS⟧=1.1.1.1', '⟦PQ147|DNSSearch⟧=a.b', '⟦PQ147|DNSOption⟧=a'),
    ],
    [
      'another container',
      {
        'a.container': container('Network=b.container', '⟦PQ147|DNS⟧=1.1.1.1', '⟦PQ147|AddHost⟧=a:10.0.0.1'),
        'b.container': container(),
      },
    ],
    ['a parameter of the host', container('Network=host', '⟦PQ147|Sysctl⟧=net.core.somaxconn=1024')],
    ['among others', container('Network=host', '⟦PQ147|Sysctl⟧=kernel.msgmax=1 net.core.somaxconn=1024')],
    ['a mode and a network', container('Network=host', '⟦PQ147|Network⟧=a')],
    ['a network and a mode', container('Network=a', 'Network=b', '⟦PQ147|Network⟧=host')],
    ['two modes', container('Network=bridge', '⟦PQ147|Network⟧=bridge')],
    ['an address with two networks', container('Network=a', 'Network=b', '⟦PQ147|IP⟧=10.1.0.2')],
    ['no network, of a user', container('⟦PQ147|IP⟧=10.88.0.2', '⟦PQ147|NetworkAlias⟧=a')],
    ['a pod', pod('Network=host', '⟦PQ147|IP⟧=10.1.0.2', '⟦PQ147|NetworkAlias⟧=a')],
    ['a pod without a network', pod('⟦PQ147|IP⟧=10.1.0.2')],
    ['a pod that joins a container', pod('⟦PQ147|Network⟧=container:a')],
    ['pasta for root', container('⟦PQ147|Network⟧=pasta'), { mode: 'system' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });
});

describe('podman accepts', () => {
  test.each<Row>([
    ['an address in a network', container('Network=a', 'IP=10.1.0.2', 'IP6=fd00::2', 'NetworkAlias=b')],
    ['in the default bridge', container('Network=bridge', 'IP=10.88.0.2')],
    ['with options', container('Network=bridge:mac=92:d0:c6:0a:29:33', 'IP=10.88.0.2')],
    [
      'of a file',
      { 'a.container': container('Network=b.network', 'IP=10.1.0.2'), 'b.network': '[Network]\n' },
    ],
    ['aliases in two networks', container('Network=a', 'Network=b', 'NetworkAlias=c')],
    ['the default network of root', container('IP=10.88.0.2'), { mode: 'system' }],
    [
      'name servers of the host',
      container('Network=host', 'DNS=1.1.1.1', 'AddHost=a:10.0.0.1', 'HostName=a'),
    ],
    [
      'hosts without a network',
      container('Network=none', 'AddHost=a:10.0.0.1', 'Sysctl=net.core.somaxconn=1'),
    ],
    ['other parameters', container('Network=host', 'Sysctl=kernel.msgmax=1')],
    ['a later empty line', container('Network=host', 'Network=', 'Network=a', 'IP=10.1.0.2')],
    ['specifiers', container('Network=%i', 'IP=10.1.0.2')],
    ['a container of a pod', { 'a.container': container('Pod=b.pod', 'IP=10.1.0.2'), 'b.pod': '[Pod]\n' }],
    ['pasta of a user', container('Network=pasta')],
    ['a network with the name of a mode', container('Network=hosts', 'IP=10.1.0.2')],
  ])('%s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});

test('messages name the option as written', () => {
  const { messages } = lintMarked(
    CODES,
    container('Network=host', 'IP=10.1.0.2', 'PodmanArgs=--ip6 fd00::2'),
  );
  expect(messages).toEqual([
    'podman rejects IP= with Network=host; remove one, or use a bridge network',
    'podman rejects --ip6 in PodmanArgs= with Network=host; remove one, or use a bridge network',
  ]);
});

test('messages name the parameter of an option', () => {
  const { messages } = lintMarked(CODES, container('Network=host', 'PodmanArgs=--sysctl net.ipv4.a=1'));
  expect(messages).toEqual([
    'podman rejects --sysctl=net.ipv4.a in PodmanArgs= with Network=host; remove it, or set it on the host',
  ]);
});
