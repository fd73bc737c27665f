import { describe, expect, test } from '@jest/globals';
import { checkTree } from '../../../src/quadlet/lint/lint.js';
import { readYaml } from '../../../src/quadlet/lint/read-yaml.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ176'];
const BOOT = '[Install]\nWantedBy=default.target\n';
const boot = (...lines: readonly string[]): string => container(...lines) + BOOT;
const port = (value: string): string => boot(`PublishPort=${value}`);
const pair = (a: string, b: string) => ({ 'a.container': port(a), 'b.container': port(b) });
const pod = (...lines: readonly string[]): string => ['[Pod]', ...lines, BOOT].join('\n');

describe('the same port of the host', () => {
  test.each<Row>([
    ['in two containers', pair('8080:80', '⟦PQ176|8080:8080⟧')],
    ['with and without an address', pair('127.0.0.1:8080:80', '⟦PQ176|8080:80⟧')],
    ['all addresses and one', pair('0.0.0.0:8080:80', '⟦PQ176|10.1.0.2:8080:80⟧')],
    ['of IPv6', pair('[::]:8080:80', '⟦PQ176|[::1]:8080:80⟧')],
    ['of IPv6, for a user', pair('8080:80', '⟦PQ176|[::]:8080:80⟧')],
    ['in ranges', pair('8000-8100:8000-8100', '⟦PQ176|8080:80⟧')],
    ['in ranges that start later', pair('8080:80', '⟦PQ176|8000-8100:8000-8100⟧')],
    ['of udp', pair('53:53/udp', '⟦PQ176|53:53/UDP⟧')],
    ['of a pod', { 'a.container': port('80:80'), 'b.pod': pod('PublishPort=⟦PQ176|80:80⟧') }],
    [
      'of a manifest',
      { 'a.container': port('80:80'), 'b.kube': `[Kube]\nYaml=/a.yml\nPublishPort=⟦PQ176|80:80⟧\n${BOOT}` },
    ],
    ['in an option', { 'a.container': port('80:80'), 'b.container': boot('PodmanArgs=⟦PQ176|-p⟧ 80:81') }],
    [
      'in a drop-in',
      {
        'a.container': port('80:80'),
        'b.container': boot(),
        'b.container.d/1.conf': '[Container]\nPublishPort=⟦PQ176|80:80⟧\n',
      },
    ],
    [
      'of a required unit',
      {
        'a.container': port('80:80'),
        'b.container': container('PublishPort=⟦PQ176|80:80⟧'),
        'c.container': `[Unit]\nRequires=b.service\n${boot()}`,
      },
    ],
    [
      'of a pod that its container starts',
      {
        'a.container': port('80:80'),
        'b.pod': '[Pod]\nPublishPort=⟦PQ176|80:80⟧\n',
        'c.container': boot('Pod=b.pod'),
      },
    ],
    ['of an instance', { 'a.container': port('80:80'), 'b@c.container': port('⟦PQ176|80:80⟧') }],
    [
      'of a container and a pod with the same name',
      {
        'a.container': boot('ContainerName=x', 'PublishPort=80:80'),
        'b.pod': pod('PodName=x', 'PublishPort=⟦PQ176|80:80⟧'),
      },
    ],
    [
      'of system units',
      {
        'a.container': container('PublishPort=80:80') + BOOT.replace('default', 'multi-user'),
        'b.container': port('⟦PQ176|80:80⟧'),
      },
      { mode: 'system' },
    ],
    [
      'once a unit',
      {
        'a.container': boot('PublishPort=80:80', 'PublishPort=443:443'),
        'b.container': boot('PublishPort=⟦PQ176|80:80⟧', 'PublishPort=443:443'),
      },
    ],
    [
      'in several units',
      {
        'a.container': port('80:80'),
        'b.container': port('⟦PQ176|80:80⟧'),
        'c.container': port('⟦PQ176|80:80⟧'),
      },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['other ports', pair('8080:80', '8081:80')],
    ['ports beside a range', pair('8000-8079:8000-8079', '8080:80')],
    ['other addresses', pair('127.0.0.1:8080:80', '10.1.0.2:8080:80')],
    ['IPv4 and IPv6', pair('0.0.0.0:8080:80', '[::1]:8080:80')],
    [
      'IPv6 beside a port without an address, for the system',
      pair('8080:80', '[::]:8080:80'),
      { mode: 'system' },
    ],
    ['other protocols', pair('53:53', '53:53/udp')],
    ['ports that podman selects', pair('80', '127.0.0.1::80')],
    ['variables and specifiers', pair('$PORT:80', '%i:80')],
    [
      'a unit that starts by hand',
      { 'a.container': port('80:80'), 'b.container': container('PublishPort=80:80') },
    ],
    [
      'another target',
      { 'a.container': port('80:80'), 'b.container': port('80:80').replace('default', 'stage') },
    ],
    ['another directory', { 'a/a.container': port('80:80'), 'b/b.container': port('80:80') }],
    [
      'units that exclude each other',
      { 'a.container': `[Unit]\nConflicts=b.service\n${port('80:80')}`, 'b.container': port('80:80') },
    ],
    [
      'by their files',
      { 'a.container': port('80:80'), 'b.container': `[Unit]\nConflicts=a.container\n${port('80:80')}` },
    ],
    ['a template', { 'a.container': port('80:80'), 'b@.container': port('80:80') }],
    [
      'the network of the host',
      { 'a.container': port('80:80'), 'b.container': boot('Network=host', 'PublishPort=80:80') },
    ],
    ['other addresses of one unit', container('PublishPort=127.0.0.1:80:80', 'PublishPort=10.1.0.2:80:80')],
    [
      'a container of a pod',
      { 'a.container': port('80:80'), 'b.pod': pod(), 'b.container': boot('Pod=b.pod', 'PublishPort=80:80') },
    ],
    [
      'alternatives with the same name',
      {
        'a.container': boot('ContainerName=x', 'PublishPort=80:80'),
        'b.container': boot('ContainerName=x', 'PublishPort=80:80'),
      },
    ],
    [
      'the network of the host in PodmanArgs=',
      { 'a.container': port('80:80'), 'b.container': boot('PodmanArgs=--network=host', 'PublishPort=80:80') },
    ],
    ['in the same words', boot('PublishPort=80:80', 'PublishPort=80:80')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message names the other file and the port', () => {
    expect(lintMarked(CODES, pair('8000-8100:8000-8100/udp', '8080:80/udp')).messages).toEqual([
      'a.container also publishes port 8080/udp of the host, so the service that starts later fails; use another port',
    ]);
  });

  test('the message names the other words', () => {
    const lines = ['PublishPort=127.0.0.1:80:80', 'PublishPort=80:80'];
    expect(lintMarked(CODES, container(...lines)).messages).toEqual([
      '127.0.0.1:80:80 already publishes port 80/tcp of the host, so podman cannot start the container; remove one, or use another port',
    ]);
  });

  test('many units take no more than a comparison each', () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`a${index}.container`, port('1-65535:1-65535')]),
    );
    expect(lintMarked(CODES, files).messages.length).toBeGreaterThan(400);
  });
});

describe('ports in the manifests of .kube files', () => {
  const pod = (...ports: readonly string[]) =>
    `kind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - ports: [${ports.map((port) => `{${port}}`).join(', ')}]\n`;
  const kube = (...lines: readonly string[]) =>
    `[Kube]\n${lines.join('\n')}\n[Install]\nWantedBy=default.target\n`;
  const web = `${container('PublishPort=8080:80')}[Install]\nWantedBy=default.target\n`;
  const found = (files: Readonly<Record<string, string>>) =>
    checkTree(treeOf(new Map(Object.entries(files))), { targets: ['5.8.6'], mode: 'user', readYaml })
      .findings.filter(({ code }) => code === 'PQ176')
      .map(({ file, line, message }) => `${file}:${line} ${message.split(' of the host')[0]}`);

  test.each<[title: string, yaml: string, lines?: readonly string[]]>([
    ['of a pod', pod('containerPort: 80, hostPort: 8080')],
    ['one of several', pod('containerPort: 81, hostPort: 8081', 'containerPort: 80, hostPort: 8080')],
    ['without a port of the container', pod('hostPort: 8080')],
    [
      'of a deployment',
      'kind: Deployment\nspec: {template: {spec: {containers: [{ports: [{containerPort: 80, hostPort: 8080}]}]}}}\n',
    ],
    ['beside another port of the unit', pod('containerPort: 80, hostPort: 8080'), ['PublishPort=9000:90']],
  ])('%s', (_, yaml, lines = []) => {
    const files = { 'a.container': web, 'b.kube': kube('Yaml=b.yaml', ...lines), 'b.yaml': yaml };
    expect(found(files)).toEqual(['b.kube:2 a.container also publishes port 8080/tcp']);
  });

  test.each<[title: string, yaml: string, lines?: readonly string[]]>([
    ['no port of the host', pod('containerPort: 8080')],
    ['another protocol', pod('containerPort: 80, hostPort: 8080, protocol: UDP')],
    ['replaced by the unit', pod('containerPort: 80, hostPort: 8080'), ['PublishPort=9000:80']],
    ['perhaps replaced', pod('containerPort: 80, hostPort: 8080'), ['PublishPort=9000-9002:79-81']],
    ['in the network of the host', pod('containerPort: 80, hostPort: 8080'), ['Network=host']],
    ['a service', 'kind: Service\nspec: {ports: [{hostPort: 8080}]}\n'],
    ['no number', pod('hostPort: "8080"', 'hostPort: 0', 'hostPort: [8080]')],
    ['invalid', 'kind: Pod\nspec: []\n---\nspec: {containers: {ports: 1}}\n'],
  ])('none: %s', (_, yaml, lines = []) => {
    const files = { 'a.container': web, 'b.kube': kube('Yaml=b.yaml', ...lines), 'b.yaml': yaml };
    expect(found(files)).toEqual([]);
  });

  test('of two units that play the same manifest, but not of one that plays it twice', () => {
    const yaml = { 'p.yaml': pod('hostPort: 80') };
    expect(found({ ...yaml, 'a.kube': kube('Yaml=p.yaml'), 'b.kube': kube('Yaml=p.yaml') })).toHaveLength(1);
    expect(found({ ...yaml, 'a.kube': kube('Yaml=p.yaml p.yaml') })).toEqual([]);
  });
});
