import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ149'];

describe('podman 5.4, 5.8 and 6.1 reject', () => {
  test.each<Row>([
    ['shares of processors', container('PodmanArgs=--cpus=2 ⟦PQ149|--cpu-quota⟧ 1000')],
    ['and the period', container('PodmanArgs=--cpus 2 ⟦PQ149|--cpu-period⟧=1000')],
    ['two kinds of id maps', container('UserNS=keep-id', '⟦PQ149|UIDMap⟧=0:0:1', '⟦PQ149|SubGIDMap⟧=a')],
    ['an init of the host', container('RunInit=true', 'PodmanArgs=⟦PQ149|--pid⟧=host')],
    ['two inits', container('RunInit=yes', 'PodmanArgs=⟦PQ149|--systemd⟧ always')],
    ['memory of the host', container('ShmSize=64m', 'PodmanArgs=⟦PQ149|--ipc⟧=host')],
    ['queues of the host', container('Sysctl=fs.mqueue.msg_max=9', 'PodmanArgs=⟦PQ149|--ipc⟧ host')],
    ['the name of the host', container('HostName=a', 'PodmanArgs=⟦PQ149|--uts⟧=host')],
    ['hosts without hosts', container('⟦PQ149|AddHost⟧=a:10.0.0.1', 'PodmanArgs=--no-hosts')],
    ['a health check', container('⟦PQ149|HealthCmd⟧=true', 'PodmanArgs=--no-healthcheck')],
    ['no name servers and one', container('DNS=none', '⟦PQ149|DNS⟧=1.1.1.1')],
    ['no name servers and a domain', container('DNS=none', '⟦PQ149|DNSSearch⟧=a.b')],
    ['no domain and one', container('DNSSearch=.', '⟦PQ149|DNSSearch⟧=a.b')],
    ['groups', container('GroupAdd=keep-groups', '⟦PQ149|GroupAdd⟧=users')],
    ['all capabilities', container('AddCapability=all', '⟦PQ149|DropCapability⟧=ALL')],
    ['a capability', container('AddCapability=CAP_NET_ADMIN', '⟦PQ149|DropCapability⟧=net_admin')],
    ['platforms', container('PodmanArgs=--platform linux/arm64 ⟦PQ149|--arch⟧ arm64')],
    ['a parent of control groups', container('PodmanArgs=⟦PQ149|--cgroup-parent⟧=a.slice')],
    ['with the mode', container('PodmanArgs=⟦PQ149|--cgroup-parent⟧=a', 'CgroupsMode=split')],
    ['no infra container', { 'a.pod': '[Pod]\n⟦PQ149|PublishPort⟧=80:80\nPodmanArgs=--infra=false\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });
});

describe('podman accepts', () => {
  test.each<Row>([
    [
      'one of two',
      container('PodmanArgs=--cpus=2', 'UserNS=keep-id', 'RunInit=true', 'ShmSize=64m', 'HostName=a'),
    ],
    ['an init that is off', container('RunInit=false', 'PodmanArgs=--pid=host')],
    [
      'private namespaces',
      container('RunInit=true', 'ShmSize=1m', 'PodmanArgs=--pid private --ipc=private --uts=private'),
    ],
    ['hosts that are on', container('AddHost=a:10.0.0.1', 'PodmanArgs=--no-hosts=false')],
    ['one capability of all', container('AddCapability=NET_ADMIN', 'DropCapability=all')],
    ['a parent in another mode', container('CgroupsMode=enabled', 'PodmanArgs=--cgroup-parent=a')],
    ['a parent of a pod', { 'a.pod': '[Pod]\nPodmanArgs=--cgroup-parent=a\n' }],
    ['an infra container', { 'a.pod': '[Pod]\nPublishPort=80:80\nPodmanArgs=--infra=true\n' }],
    ['two name servers', container('DNS=1.1.1.1', 'DNS=9.9.9.9', 'DNSSearch=a.b')],
  ])('%s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});

test('the message names both as written', () => {
  const files = container('HostName=a', 'PodmanArgs=--uts host', 'AddCapability=KILL', 'DropCapability=KILL');
  expect(lintMarked(CODES, files).messages).toEqual([
    'podman rejects PodmanArgs=--uts=host together with HostName=; remove one',
    'podman rejects KILL in both AddCapability= and DropCapability=; remove one',
  ]);
});
