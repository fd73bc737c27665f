import { at, container, type PositionCase } from './case.js';

const volume = (...lines: readonly string[]): string => ['[Volume]', ...lines, ''].join('\n');
const network = (...lines: readonly string[]): string => ['[Network]', ...lines, ''].join('\n');
const kube = (...lines: readonly string[]): string => ['[Kube]', 'Yaml=a.yaml', ...lines, ''].join('\n');

/** Values that the generator refuses. */
export const VALUE_CASES: readonly PositionCase[] = [
  at(
    '5.8.6',
    'a kill mode',
    { 'a.container': container('[Service]', 'KillMode=⟦PQ020|process⟧') },
    "invalid KillMode 'process'",
  ),
  at(
    '4.4.0',
    'a kill mode of a kube',
    { 'a.kube': kube('[Service]', 'KillMode=⟦PQ020|none⟧') },
    "invalid KillMode 'none'",
  ),
  at(
    '5.8.6',
    'with its quotes',
    { 'a.container': container('[Service]', 'KillMode = ⟦PQ020|"process"⟧  ') },
    "invalid KillMode 'process'",
  ),
  at('5.0.0', 'quotes around a right one', { 'a.container': container('[Service]', 'KillMode="mixed"') }),
  at(
    '4.9.3',
    'quotes are part of it before 5.0',
    { 'a.container': container('[Service]', 'KillMode=⟦PQ020|"mixed"⟧') },
    `invalid KillMode '"mixed"'`,
  ),
  at('5.8.0', 'half of its quotes', { 'a.container': container('[Service]', 'KillMode="mixed') }),
  at(
    '5.8.2',
    'half of its quotes from 5.8.2 on',
    { 'a.container': container('[Service]', 'KillMode=⟦PQ020|"mixed⟧') },
    `invalid KillMode '"mixed'`,
  ),
  at(
    '5.8.6',
    'an empty one',
    { 'a.container': container('[Service]', '⟦PQ020|KillMode=⟧') },
    "invalid KillMode ''",
  ),
  at('5.8.6', 'an empty one with blanks', { 'a.container': container('[Service]', '\t⟦PQ020|KillMode =⟧') }),
  at('5.8.6', 'the last one counts', {
    'a.container': container('[Service]', 'KillMode=none', 'KillMode=⟦PQ020|process⟧'),
  }),
  at('5.8.6', 'with the line ends of Windows', {
    'a.container': container('[Service]', 'KillMode=⟦PQ020|process⟧').replaceAll('\n', '\r\n'),
  }),
  at(
    '5.8.6',
    'in the second line of its value',
    { 'a.container': container('[Service]', 'KillMode=\\', '\t⟦PQ020|process⟧') },
    "invalid KillMode 'process'",
  ),
  at(
    '5.8.6',
    'in two lines',
    { 'a.container': container('[Service]', 'KillMode=⟦PQ020|pro\\', '\tcess⟧') },
    "invalid KillMode 'process'",
  ),
  at(
    '5.3.0',
    'in the third line, for 5.3',
    { 'a.container': container('[Service]', 'KillMode= \\', ' \\', '  ⟦PQ020|process⟧ ') },
    "invalid KillMode 'process'",
  ),
  at(
    '4.4.0',
    'in two lines, for 4.4',
    { 'a.container': container('[Service]', 'KillMode=⟦PQ020|pro\\', 'cess⟧') },
    "invalid KillMode 'process'",
  ),
  at(
    '5.8.6',
    'in a drop-in',
    { 'a.container': container(), 'a.container.d/b.conf': '[Service]\nKillMode=⟦PQ020|none⟧' },
    "invalid KillMode 'none'",
  ),

  at(
    '5.8.6',
    'a service type',
    { 'a.container': container('[Service]', 'Type=⟦PQ021|simple⟧') },
    "invalid service Type 'simple'",
  ),
  at(
    '4.8.0',
    'of a kube',
    { 'a.kube': kube('[Service]', 'Type=⟦PQ021|forking⟧') },
    "invalid service Type 'forking'",
  ),
  at('4.7.0', 'of a kube before 4.8', { 'a.kube': kube('[Service]', 'Type=forking') }),
  at(
    '5.8.6',
    'a comment that is none',
    { 'a.container': container('[Service]', 'Type=⟦PQ021|oneshot # once⟧') },
    "invalid service Type 'oneshot # once'",
  ),
  at('6.0.2', 'both', {
    'a.container': container('[Service]', 'Type=⟦PQ021|exec⟧', 'KillMode=⟦PQ020|process⟧'),
  }),
  at('5.8.6', 'an image has a type of its own', {
    'a.image': '[Image]\nImage=quay.io/a/b\n[Service]\nType=simple\n',
  }),

  at(
    '5.8.6',
    'an exposed port',
    { 'a.container': container('ExposeHostPort=⟦PQ022|http⟧') },
    "invalid port format 'http'",
  ),
  at(
    '4.4.0',
    'an exposed port for 4.4',
    { 'a.container': container('ExposeHostPort=80', 'ExposeHostPort= ⟦PQ022|80/sctp⟧ ') },
    "invalid port format '80/sctp'",
  ),
  at('5.8.6', 'all of them', {
    'a.container': container(
      'ExposeHostPort=⟦PQ022|a⟧',
      'ExposeHostPort=80-90/udp',
      'ExposeHostPort=⟦PQ022|b⟧',
    ),
  }),
  at('5.8.6', 'those that were taken back are none', {
    'a.container': container('ExposeHostPort=a', 'ExposeHostPort=', 'ExposeHostPort=80'),
  }),
  at(
    '5.8.6',
    'a port in quotes',
    { 'a.container': container('ExposeHostPort=⟦PQ022|"80"⟧') },
    `invalid port format '"80"'`,
  ),
  at(
    '5.2.0',
    'a published port',
    { 'a.container': container('PublishPort=8080:⟦PQ022|http⟧') },
    "invalid port format 'http'",
  ),
  at(
    '5.2.0',
    'both ports',
    { 'a.container': container('PublishPort=⟦PQ022|a⟧:⟦PQ022|b⟧') },
    "invalid port format 'a'",
  ),
  at(
    '4.9.3',
    'a variable',
    { 'a.container': container('PublishPort=$ADDRESS:⟦PQ022|$PORT⟧:80') },
    "invalid port format '$PORT'",
  ),
  at(
    '4.4.0',
    'an address of IPv6',
    { 'a.container': container('PublishPort=[::1]:⟦PQ022|x⟧:80') },
    "invalid port format 'x'",
  ),
  at(
    '4.6.0',
    'too many parts',
    { 'a.container': container('PublishPort= ⟦PQ022|1:2:3:4⟧ ') },
    "invalid published port '1:2:3:4'",
  ),
  at(
    '4.6.1',
    'too many parts',
    { 'a.kube': kube('PublishPort=⟦PQ022|1:2:3:4⟧') },
    "invalid published port '1:2:3:4'",
  ),
  at('5.0.0', 'of a pod', { 'a.pod': '[Pod]\nPublishPort=80:⟦PQ022|web⟧\n' }, "invalid port format 'web'"),
  at('5.3.0', 'nobody asks from 5.3 on', { 'a.container': container('PublishPort=a:b:c:d') }),
  at(
    '5.2.0',
    'behind emoji',
    { 'a.container': container('Label=🐳', 'PublishPort=🐳:80:⟦PQ022|🐳⟧') },
    "invalid port format '🐳'",
  ),

  at(
    '5.2.0',
    'too many colons',
    { 'a.container': container('Tmpfs=⟦PQ023|/a:b:c⟧') },
    "invalid tmpfs format '/a:b:c'",
  ),
  at(
    '4.5.0',
    'all of them',
    { 'a.container': container('Tmpfs=/a:b', 'Tmpfs = ⟦PQ023|/c:d:e⟧', 'Tmpfs=⟦PQ023|/f::⟧') },
    "invalid tmpfs format '/c:d:e'",
  ),
  at('5.3.0', 'nobody counts from 5.3 on', { 'a.container': container('Tmpfs=/a:b:c') }),

  at(
    '5.8.6',
    'a gateway alone',
    { 'a.network': network('⟦PQ024|Gateway⟧=10.0.0.1') },
    'cannot set gateway or range without subnet',
  ),
  at(
    '4.4.0',
    'a range alone',
    { 'a.network': network('⟦PQ024|IPRange⟧=10.0.0.0/28') },
    'cannot set gateway or range without subnet',
  ),
  at('5.8.6', 'both alone', {
    'a.network': network('⟦PQ024|Gateway⟧=10.0.0.1', '⟦PQ024|IPRange⟧=10.0.0.0/28'),
  }),
  at(
    '5.8.6',
    'the gateway that is left over',
    {
      'a.network': network('Gateway=10.0.0.1', 'Subnet=10.0.0.0/24', '⟦PQ024|Gateway⟧=10.1.0.1'),
    },
    'cannot set more gateways than subnets',
  ),
  at(
    '5.4.0',
    'the range that is left over',
    {
      'a.network': network('Subnet=10.0.0.0/24', 'IPRange=10.0.0.0/28', '⟦PQ024|IPRange⟧=10.1.0.0/28'),
    },
    'cannot set more ranges than subnets',
  ),
  at(
    '5.8.6',
    'in a drop-in',
    {
      'a.network': network('Subnet=10.0.0.0/24', 'Gateway=10.0.0.1'),
      'network.d/b.conf': network('⟦PQ024|Gateway⟧=10.1.0.1'),
    },
    'cannot set more gateways than subnets',
  ),
  at(
    '5.8.6',
    'subnets taken back by a drop-in',
    {
      'a.network': network('Subnet=10.0.0.0/24', '⟦PQ024|Gateway⟧=10.0.0.1'),
      'a.network.d/b.conf': network('Subnet='),
    },
    'cannot set gateway or range without subnet',
  ),

  at('5.8.6', 'a name that is a path', { 'a.container': container('⟦PQ035|ServiceName⟧=a/b') }),
  at('5.3.0', 'a name that is too long', { 'a.volume': volume(`⟦PQ035|ServiceName⟧=${'a'.repeat(248)}`) }),
  at('5.8.6', 'one that is just not too long', { 'a.volume': volume(`ServiceName=${'a'.repeat(247)}`) }),
  at('5.8.6', 'letters that take two bytes', {
    'a.volume': volume(`⟦PQ035|ServiceName⟧=${'ä'.repeat(124)}`),
  }),
];
