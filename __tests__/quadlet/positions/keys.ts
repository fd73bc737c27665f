import { at, container, type PositionCase } from './case.js';

/** Keys that the generator does not know, or not yet. */
export const KEY_CASES: readonly PositionCase[] = [
  at(
    '5.8.6',
    'another word for it',
    { 'a.container': container('⟦PQ010|Port⟧=8080:80') },
    "unsupported key 'Port' in group 'Container'",
  ),
  at(
    '4.4.0',
    'for the oldest',
    { 'a.container': container('⟦PQ010|Port⟧=8080:80') },
    "unsupported key 'Port' in group 'Container'",
  ),
  at(
    '4.9.3 5.4.2 6.0.2',
    'for several',
    { 'a.container': container('⟦PQ010|Port⟧=8080:80') },
    "unsupported key 'Port'",
  ),
  at('5.8.6', 'blanks around it are no part', { 'a.container': container('\t⟦PQ010|Port⟧ \t= 8080:80') }),
  at('5.8.6', 'with the line ends of Windows', {
    'a.container': container('⟦PQ010|Port⟧=8080:80').replaceAll('\n', '\r\n'),
  }),
  at('5.8.6', 'without a newline at the end', { 'a.container': `${container()}⟦PQ010|Port⟧=8080:80` }),
  at('5.8.6', 'without a value', { 'a.container': container('⟦PQ010|Port⟧=') }),
  at('5.8.6', 'behind emoji', {
    'a.container': container('Label="a=🐳🐳"', '# 🐳', 'Label=b=🐳 \\', '  c=🐳', '⟦PQ010|Name⟧=web'),
  }),
  at('5.8.6', 'with emoji in it', { 'a.container': container('⟦PQ010|🐳Name🐳⟧=web') }),
  at('5.8.6', 'with a combining character in it', { 'a.container': container('⟦PQ010|Na\u0308me⟧=web') }),
  at('5.8.6', 'with a blank in it', { 'a.container': container('⟦PQ010|Container Name⟧=web') }),
  at('5.8.6', 'in another case', { 'a.container': container('⟦PQ010|exec⟧=a', '⟦PQ010|ENVIRONMENT⟧=b') }),
  at(
    '5.8.6',
    'all of them',
    {
      'a.container': container(
        '⟦PQ010|Name⟧=a',
        'HostName=b',
        '⟦PQ010|Command⟧=c',
        '⟦PQ010|WorkDir⟧=/d',
        '⟦PQ010|Restart⟧=no',
      ),
    },
    "unsupported key 'Name'",
  ),
  at('5.8.6', 'each time', { 'a.container': container('⟦PQ010|Port⟧=80', 'HostName=b', '⟦PQ010|Port⟧=443') }),
  at('5.8.6', 'in a value of several lines', {
    'a.container': container('⟦PQ010|Command⟧=a \\', '  --b \\', '  --c'),
  }),
  at('5.8.6', 'behind a value of several lines', {
    'a.container': container('Exec=a \\', '  # c \\', '', '  --b', '⟦PQ010|Port⟧=80'),
  }),
  at('5.8.6', 'what a value swallowed is no key', { 'a.container': container('Exec=a \\', 'Port=80') }),
  at('5.8.6', 'in the second section of the name', {
    'a.container': container('', '[Service]', 'Port=80', '[Container]', '⟦PQ010|Port⟧=80'),
  }),
  at('5.8.6', 'not in sections of others', {
    'a.container': container('', '[Unit]', 'Port=80', '[X-Mine]', 'Port=80', '[container]', 'Port=80'),
  }),
  at(
    '5.8.6',
    'in a drop-in',
    {
      'a.container': container(),
      'a.container.d/b.conf': '[Container]\n\n⟦PQ010|Port⟧=80\n',
    },
    "unsupported key 'Port'",
  ),
  at('5.8.6', 'in a drop-in of all containers, said once', {
    'a.container': container(),
    'b.container': container(),
    'container.d/c.conf': '[Container]\n⟦PQ010|Port⟧=80\n',
  }),
  at('4.9.3', 'not in a drop-in of a version that reads none', {
    'a.container': container(),
    'a.container.d/b.conf': '[Container]\nPort=80\n',
  }),
  at(
    '5.3.0',
    'in [Quadlet]',
    { 'a.container': container('[Quadlet]', 'DefaultDependencies=no', '⟦PQ010|Default⟧=no') },
    "unsupported key 'Default' in group 'Quadlet'",
  ),
  at('5.2.0', 'not in [Quadlet] before 5.3', { 'a.container': container('[Quadlet]', 'Default=no') }),
  at(
    '5.8.6',
    'in a volume',
    { 'a.volume': '[Volume]\n⟦PQ010|Name⟧=a\n' },
    "unsupported key 'Name' in group 'Volume'",
  ),
  at(
    '5.8.6',
    'in a network',
    { 'a.network': '[Network]\n⟦PQ010|Name⟧=a\n' },
    "unsupported key 'Name' in group 'Network'",
  ),
  at('5.8.6', 'in a pod', { 'a.pod': '[Pod]\n⟦PQ010|Image⟧=a\n' }, "unsupported key 'Image' in group 'Pod'"),
  at(
    '5.8.6',
    'in a kube',
    { 'a.kube': '[Kube]\nYaml=a.yaml\n⟦PQ010|Volume⟧=a\n' },
    "unsupported key 'Volume' in group 'Kube'",
  ),
  at(
    '5.8.6',
    'in an image',
    { 'a.image': '[Image]\nImage=quay.io/a/b\n⟦PQ010|Tag⟧=a\n' },
    "unsupported key 'Tag' in group 'Image'",
  ),
  at(
    '5.8.6',
    'in a build',
    {
      'a.build': '[Build]\nImageTag=localhost/a\nSetWorkingDirectory=unit\n⟦PQ010|Context⟧=.\n',
    },
    "unsupported key 'Context' in group 'Build'",
  ),
  at(
    '5.8.6',
    'in an artifact',
    { 'a.artifact': '[Artifact]\nArtifact=quay.io/a/b\n⟦PQ010|Name⟧=a\n' },
    "unsupported key 'Name' in group 'Artifact'",
  ),
  at('5.8.6', "of another kind's section", {
    'a.container': container('⟦PQ010|Yaml⟧=a.yaml', '[Kube]', 'Yaml=a.yaml'),
  }),

  at(
    '4.4.4',
    'for 4.4',
    { 'a.container': container('⟦PQ011|Secret⟧=a', 'User=1') },
    "unsupported key 'Secret'",
  ),
  at(
    '4.5.0',
    'for 4.5',
    { 'a.container': container('Secret=a', '⟦PQ011|HostName⟧=a') },
    "unsupported key 'HostName'",
  ),
  at(
    '4.6.0',
    'for 4.6',
    { 'a.container': container('HostName=a', '⟦PQ011|DNS⟧=9.9.9.9') },
    "unsupported key 'DNS'",
  ),
  at(
    '4.6.1',
    'a network for 4.6',
    { 'a.network': '[Network]\n⟦PQ011|NetworkName⟧=a\n' },
    "unsupported key 'NetworkName'",
  ),
  at(
    '4.7.0',
    'for 4.7',
    { 'a.container': container('DNS=9.9.9.9', '⟦PQ011|UIDMap⟧=0:1:1') },
    "unsupported key 'UIDMap'",
  ),
  at(
    '4.8.0 4.9.3',
    'for 4.8 and 4.9',
    { 'a.container': container('UIDMap=0:1:1', '⟦PQ011|Pod⟧=', '⟦PQ011|Entrypoint⟧=a') },
    "unsupported key '",
  ),
  at(
    '5.0.0',
    'for 5.0',
    { 'a.container': container('Entrypoint=a', '⟦PQ011|GroupAdd⟧=a') },
    "unsupported key 'GroupAdd'",
  ),
  at(
    '5.1.0',
    'for 5.1',
    { 'a.container': container('GroupAdd=a', '⟦PQ011|LogOpt⟧=a=b') },
    "unsupported key 'LogOpt'",
  ),
  at(
    '5.2.0',
    'for 5.2',
    { 'a.container': container('LogOpt=a=b', '⟦PQ011|AddHost⟧=a:1.2.3.4') },
    "unsupported key 'AddHost'",
  ),
  at(
    '5.3.0',
    'for 5.3',
    { 'a.pod': '[Pod]\nDNS=9.9.9.9\n⟦PQ011|ShmSize⟧=1m\n' },
    "unsupported key 'ShmSize'",
  ),
  at(
    '5.4.0 5.4.2',
    'for 5.4',
    { 'a.container': container('AddHost=a:1.2.3.4', '⟦PQ011|Memory⟧=1g') },
    "unsupported key 'Memory'",
  ),
  at(
    '5.5.0',
    'for 5.5',
    { 'a.image': '[Image]\nImage=quay.io/a/b\n⟦PQ011|Policy⟧=newer\n' },
    "unsupported key 'Policy'",
  ),
  at(
    '5.6.0',
    'for 5.6',
    { 'a.container': container('Memory=1g', '⟦PQ011|HttpProxy⟧=no') },
    "unsupported key 'HttpProxy'",
  ),
  at(
    '5.7.0',
    'for 5.7',
    { 'a.container': container('HttpProxy=no', '⟦PQ011|AppArmor⟧=a') },
    "unsupported key 'AppArmor'",
  ),
  at(
    '5.8.0 5.8.6',
    'for 5.8',
    { 'a.volume': '[Volume]\n⟦PQ011|UID⟧=1\n⟦PQ011|GID⟧=1\n' },
    "unsupported key '",
  ),
  at(
    '6.0.0 6.0.2',
    'for 6.0',
    { 'a.container': container('⟦PQ011|ImageVolume⟧=tmpfs'), 'a.volume': '[Volume]\nUID=1\n' },
    "unsupported key 'ImageVolume'",
  ),
  at('6.1.0 6.1.1 6.1.2', 'none for 6.1', {
    'a.container': container('ImageVolume=tmpfs', '⟦PQ010|ImageVolumes⟧=tmpfs'),
  }),
  at(
    '5.4.2 5.8.6',
    'beside one that knows it',
    { 'a.container': container('\t⟦PQ011|Memory⟧ = 1g') },
    "unsupported key 'Memory'",
  ),
  at('5.4.2', 'beside one that nobody knows', {
    'a.container': container('⟦PQ010|Mem⟧=1g', '⟦PQ011|Memory⟧=1g'),
  }),
  at('5.2.0', 'in a drop-in', { 'a.pod': '[Pod]\n', 'a.pod.d/b.conf': '[Pod]\n⟦PQ011|ServiceName⟧=x\n' }),
];
