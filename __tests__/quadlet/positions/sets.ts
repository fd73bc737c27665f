import { at, container, type PositionCase } from './case.js';

const volume = '[Volume]\n';

/** Findings about files that get into each other's way, or that nobody reads. */
export const SET_CASES: readonly PositionCase[] = [
  at('5.8.6', 'not started', { 'a.container': '[Unit]\n⟦PQ102|[Container]⟧\nImage=quay.io/a/b\n' }),
  at('5.8.6', 'not started, in a line with blanks', { 'a.kube': ' ⟦PQ102|[Kube]⟧\t\r\nYaml=a.yaml\r\n' }),
  at('5.8.6', 'not started, a file without a header', { 'a.pod': '⟦PQ102|# a pod⟧\n' }),
  at('5.8.6', 'a wrong directory', {
    '.config/systemd/user/a.volume': '⟦PQ115|[Volume]⟧\r\nDriver=local\r\n',
  }),
  at(
    '5.8.6',
    'the first file of a wrong directory',
    {
      'etc/systemd/system/a.volume': '⟦PQ115|# 🐳⟧\n[Volume]\n',
      'etc/systemd/system/b.volume': volume,
    },
    undefined,
    'system',
  ),
  at('5.8.6', 'a file that another one shadows', {
    'a.volume': volume,
    'b/a.volume': '⟦PQ117|[Volume]⟧\nDriver=local\n',
  }),
  at('4.7.0', 'the file of a later directory', { 'a/c.volume': volume, 'b/c.volume': '⟦PQ117|⟧\n' }),
  at('5.8.6', 'the same service', {
    'a.container': container(),
    'a.kube': '# 🐳\n⟦PQ118|[Kube]⟧\nYaml=a.yaml\n',
  }),
  at('5.8.6', 'the same service by its name', {
    'a.volume': volume,
    'b.volume': '[Volume]\n⟦PQ118|ServiceName⟧=a-volume\n',
  }),
  at('5.8.6', "one of podman's own services", {
    'podman.container': '⟦PQ118|[Container]⟧\nImage=quay.io/a/b\n',
  }),
  at('5.8.6', 'the same name', {
    'a.container': container('ContainerName=web'),
    'b.container': container('\t⟦PQ119|ContainerName⟧ = web'),
  }),
  at('5.8.6', 'the same name as a pod', {
    'a.container': container('ContainerName=systemd-b'),
    'b.pod': '⟦PQ119|[Pod]⟧\n',
  }),
  at('4.9.3', 'a kind of file that came later', { 'a.pod': '⟦PQ134|[Pod]⟧\nPodName=a\n' }),
  at('4.6.1', 'a directory below', { 'a/b.volume': '⟦PQ134|[Volume]⟧\n' }),
  at('4.9.3', 'a drop-in', { 'a.volume': volume, 'a.volume.d/b.conf': '⟦PQ134|[Volume]⟧\nDriver=local\n' }),
  at('5.1.0', 'a drop-in of all of a kind', {
    'a.volume': volume,
    'volume.d/b.conf': '⟦PQ134|# a⟧\r\n[Volume]\r\n',
  }),
  at('5.7.0', 'an instance', { 'a@b.network': '⟦PQ135|[Network]⟧\n' }),
  at('5.8.6', 'an instance with an empty name', { 'a@b.volume': '[Volume]\n⟦PQ135|VolumeName⟧=\n' }),
  at('5.8.6', 'a drop-in of nothing', { 'a.volume': volume, 'b.volume.d/c.conf': '⟦PQ143|[Volume]⟧\n' }),
  at(
    '5.8.6',
    'a file where drop-ins would be',
    { 'a.volume': volume, 'a.volume.d': '⟦PQ008|⟧', 'b.volume.d': '' },
    'error reading directory ',
  ),
  at('5.8.6', 'a template', { 'a.container': '⟦PQ201|⟧[Container]\nImage={{ image }}\nPort=80\n' }),
  at('5.8.6', 'a template for another engine', {
    'a.volume': '⟦PQ201|⟧{% if labels %}\n[Volume]\n{% endif %}\n',
  }),
];
