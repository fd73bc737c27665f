import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ175'];

const SET = {
  'front.network': '[Network]\nNetworkName=back\n',
  'plain.network': '',
  'logs.volume': '[Volume]\nVolumeName=data\nDevice=tmpfs\nType=tmpfs\n',
  'app.build': '[Build]\nImageTag=localhost/app:1\nSetWorkingDirectory=unit\n',
  'old.image': '[Image]\nImage=docker-archive:/a.tar\nImageTag=quay.io/old:1\n',
  'site.pod': '[Pod]\nPodName=blog\n',
  'db.container': container('ContainerName=postgres'),
};
const of = (...lines: readonly string[]) => ({ ...SET, 'a.container': container(...lines) });
const unit = (line: string, ...lines: readonly string[]) => ({
  ...SET,
  'a.container': `[Unit]\n${line}\n${container(...lines)}`,
});

describe('resources of files by their names', () => {
  test.each<Row>([
    ['a network', of('Network=⟦PQ175|back⟧')],
    ['with options', of('Network=⟦PQ175|back⟧:ip=10.1.0.2')],
    ['by the default name', of('Network=⟦PQ175|systemd-plain⟧')],
    ['the name of its file', of('Network=⟦PQ175|front⟧')],
    ['the name of its service', of('Volume=⟦PQ175|logs-volume⟧:/data')],
    ['the default name of a renamed one', of('Network=⟦PQ175|systemd-front⟧:alias=a')],
    [
      'a volume that other units use',
      {
        'd.volume': '[Volume]\n',
        'a.container': container('Volume=⟦PQ175|d⟧:/d'),
        'b.container': container('Volume=d.volume:/d'),
      },
    ],
    ['a volume', of('Volume=⟦PQ175|data⟧:/data:Z')],
    ['a mount', of('Mount=⟦PQ175|type=volume,source=data,destination=/data⟧')],
    ['the network of a container', of('Network=⟦PQ175|container:postgres⟧')],
    ['a built image', { ...SET, 'a.container': '[Container]\nImage=⟦PQ175|localhost/app:1⟧\n' }],
    ['a pulled image', { ...SET, 'a.container': '[Container]\nImage=⟦PQ175|quay.io/old:1⟧\n' }],
    ['options of podman', of('PodmanArgs=⟦PQ175|--pod⟧ blog ⟦PQ175|--net⟧=back ⟦PQ175|-v⟧ data:/data')],
    ['a mount as an option', of('PodmanArgs=⟦PQ175|--mount⟧ type=volume,src=data,dst=/data')],
    ['of a pod', { ...SET, 'a.pod': '[Pod]\nNetwork=⟦PQ175|back⟧\nVolume=⟦PQ175|data⟧:/data\n' }],
    ['of a manifest', { ...SET, 'a.kube': '[Kube]\nYaml=/a.yml\nNetwork=⟦PQ175|back⟧\n' }],
    [
      'of a build',
      { ...SET, 'a.build': '[Build]\nImageTag=a\nSetWorkingDirectory=unit\nNetwork=⟦PQ175|back⟧\n' },
    ],
    ['in a drop-in', { ...of(), 'a.container.d/1.conf': '[Container]\nNetwork=⟦PQ175|back⟧\n' }],
    ['once each', of('Volume=⟦PQ175|data⟧:/a', 'Volume=data:/b')],
    ['a dependency on something else', unit('After=db.service', 'Network=⟦PQ175|back⟧')],
    ['of a template', { ...SET, 'a@.container': container('Network=⟦PQ175|back⟧') }],
    ['a name before Podman 5.3', of('Network=⟦PQ175|back⟧'), { targets: ['4.9.5'] }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['the files', of('Network=front.network', 'Volume=logs.volume:/a', 'Pod=site.pod')],
    ['other names', of('Network=host', 'Network=backend', 'Volume=/data:/data', 'Volume=database:/a')],
    [
      'a volume of the same name that podman creates',
      { 'd.volume': '', 'a.container': container('Volume=d:/d') },
    ],
    ['an option of the network', of('Network=other:alias=back')],
    ['a dependency', unit('After=front-network.service', 'Network=back')],
    ['one on the file', unit('Requires=front.network', 'Network=back')],
    [
      'one of the network',
      { ...of('Network=back'), 'front.network': '[Unit]\nBefore=a.service\n[Network]\nNetworkName=back\n' },
    ],
    [
      'one through another unit',
      { ...unit('After=db.service', 'Network=back'), 'db.container': container('Network=front.network') },
    ],
    [
      'one through the pod',
      { ...of('Pod=site.pod', 'Volume=data:/a'), 'site.pod': '[Pod]\nVolume=logs.volume:/a\n' },
    ],
    [
      'a dependency in a cycle',
      { ...unit('After=b.service', 'Volume=b:/b'), 'b.container': `[Unit]\nAfter=a.service\n${container()}` },
    ],
    [
      'a network that the boot creates',
      {
        ...of('Network=back'),
        'front.network': '[Network]\nNetworkName=back\n[Install]\nWantedBy=default.target\n',
      },
    ],
    [
      'a volume without options',
      { ...of('Volume=data:/a'), 'logs.volume': '[Volume]\nVolumeName=data\nLabel=a=b\n' },
    ],
    [
      'a file that is rejected',
      { ...of('Network=back'), 'front.network': '[Network]\nNetworkName=back\nUnknown=1\n' },
    ],
    [
      'a template',
      { 'a@.volume': '[Volume]\nDevice=tmpfs\n', 'b.container': container('Volume=systemd-a@:/a') },
    ],
    ['a bind mount', of('Mount=type=bind,source=data,destination=/data')],
    ['itself', { 'a.container': container('ContainerName=a', 'Network=container:a') }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the fix writes the names of files', () => {
    const before = of('Network=back:ip=10.1.0.2', 'Network=container:postgres', 'Volume=data:/data:Z');
    const after = of(
      'Network=front.network:ip=10.1.0.2',
      'Network=db.container',
      'Volume=logs.volume:/data:Z',
    );
    expect(fixed(CODES, before)).toEqual(after);
  });

  test('the message names the name', () => {
    expect(lintMarked(CODES, of('Network=plain', 'Volume=logs:/a')).messages).toEqual([
      'podman names the network of plain.network systemd-plain, so it does not find plain; use Network=plain.network',
      'podman names the volume of logs.volume data, so it creates another one, logs; use Volume=logs.volume',
    ]);
  });

  test('the message names what happens', () => {
    const { messages } = lintMarked(CODES, of('Network=back', 'Volume=data:/a', 'PodmanArgs=--pod blog'));
    expect(messages).toEqual([
      'back is the network of front.network, on which this unit does not depend, so it may not exist yet; use Network=front.network',
      'data is the volume of logs.volume, on which this unit does not depend, so podman may create it first, without the options of that file; use Volume=logs.volume',
      'blog is the pod of site.pod, on which this unit does not depend, so it may not exist yet; use Pod=site.pod',
    ]);
  });
});
