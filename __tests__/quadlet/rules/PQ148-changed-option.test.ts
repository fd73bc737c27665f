import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ148'];
const NEW = { targets: ['6.0.2'] };

describe('podman 6.1 rejects', () => {
  test.each<Row>([
    ['slirp4netns', container('⟦PQ148|Network⟧=slirp4netns')],
    ['in PodmanArgs=', container('PodmanArgs=⟦PQ148|--network⟧ slirp4netns:mtu=1500')],
    ['joined', container('PodmanArgs=⟦PQ148|--net⟧=slirp4netns')],
    ['of a pod', { 'a.pod': '[Pod]\n⟦PQ148|Network⟧=slirp4netns\n' }],
    ['of a manifest', { 'a.kube': '[Kube]\nYaml=/a.yml\n⟦PQ148|Network⟧=slirp4netns\n' }],
    ['a global option', container('GlobalArgs=--syslog ⟦PQ148|--network-cmd-path⟧=/x')],
    ['of a volume', { 'a.volume': '[Volume]\nGlobalArgs=⟦PQ148|--db-backend⟧ boltdb\n' }],
    ['in PodmanArgs=, too', container('PodmanArgs=⟦PQ148|--network-cmd-path⟧ /x')],
    ['a tag without journald', container('LogDriver=k8s-file', '⟦PQ148|LogOpt⟧=tag=x')],
    ['a label without a value', container('⟦PQ148|LogOpt⟧=label=a')],
  ])('%s', (...[, files]) => {
    const { found, marks } = lintMarked(CODES, files, NEW);
    expect(found).toEqual(marks);
    expect(marks).not.toEqual([]);
  });

  test.each<Row>([
    ['pasta', container('Network=pasta:--map-gw')],
    ['a network with a similar name', container('Network=slirp4netns2')],
    ['a tag with journald', container('LogDriver=journald', 'LogOpt=tag=x')],
    ['a tag with the default driver', container('LogOpt=tag=x')],
    ['a label', container('LogOpt=label=a=b')],
    ['other global options', container('GlobalArgs=--network-config-dir /x')],
  ])('but not %s', (...[, files]) => {
    expect(lintMarked(CODES, files, NEW).messages).toEqual([]);
  });
});

test('podman 5.8 accepts it all', () => {
  const lines = [
    'Network=slirp4netns',
    'GlobalArgs=--network-cmd-path=/x',
    'LogDriver=k8s-file',
    'LogOpt=tag=x',
  ];
  expect(lintMarked(CODES, container(...lines)).messages).toEqual([]);
});

test('a label that only 6.0 knows', () => {
  const { found, marks } = lintMarked(CODES, container('⟦PQ148|LogOpt⟧=label=a=b'));
  expect(found).toEqual(marks);
});

describe('the equivalent for pasta', () => {
  test.each([
    ['slirp4netns', 'pasta'],
    ['slirp4netns:allow_host_loopback=true', 'pasta:--map-gw'],
    ['slirp4netns:allow_host_loopback=false', 'pasta'],
    ['slirp4netns:mtu=1500,port_handler=slirp4netns,enable_ipv6=false', 'pasta:-m,1500,--ipv4-only'],
    ['slirp4netns:cidr=10.9.0.0/24,toString=1', 'pasta'],
  ])('%s', (before, after) => {
    const [message] = lintMarked(CODES, container(`Network=${before}`), NEW).messages;
    expect(message).toMatch(/^Network=slirp4netns.* was removed in Podman 6\.0, and podman rejects it; use /);
    expect(message?.split('; use Network=')[1]).toBe(after);
  });
});
