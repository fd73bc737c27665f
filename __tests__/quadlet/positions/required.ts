import { at, container, type PositionCase } from './case.js';

const build = (...lines: readonly string[]): string =>
  ['[Build]', 'ImageTag=localhost/a', ...lines, ''].join('\n');

const NO_IMAGE = 'no Image or Rootfs key specified';
const NO_CONTEXT = 'neither SetWorkingDirectory, nor File key specified';
const RELATIVE = 'relative path in File key requires SetWorkingDirectory key to be set';

/** Keys that are missing, or that exclude each other. */
export const REQUIRED_CASES: readonly PositionCase[] = [
  at('5.8.6', 'a container without an image', { 'a.container': '⟦PQ012|[Container]⟧\nExec=a\n' }, NO_IMAGE),
  at('4.4.0', 'for 4.4', { 'a.container': '⟦PQ012|[Container]⟧\nExec=a\n' }, 'no Image key specified'),
  at('5.8.6', 'the header without blanks around it', {
    'a.container': '\t⟦PQ012|[Container]⟧ \r\nExec=a\r\n',
  }),
  at('5.8.6', 'the first header of the name', {
    'a.container': '[Unit]\n⟦PQ012|[Container]⟧\n[Service]\n[Container]\nExec=a',
  }),
  at(
    '5.8.6',
    'another header where there is none of the name',
    { 'a.container': '# 🐳\n⟦PQ012|[Unit]⟧\nAfter=a\n' },
    NO_IMAGE,
  ),
  at('5.8.6', 'no header at all', { 'a.container': '⟦PQ012|# to be written⟧\n# later\n' }, NO_IMAGE),
  at('5.8.6', 'an empty file', { 'a.container': '⟦PQ012|⟧' }, NO_IMAGE),
  at('5.8.6', 'a file of one empty line', { 'a.container': '⟦PQ012|⟧\n' }, NO_IMAGE),
  at('5.8.6', 'no header, with the line ends of Windows', { 'a.container': '⟦PQ012|# later⟧\r\n' }),
  at('5.8.6', 'an empty value', { 'a.container': '[Container]\n⟦PQ012|Image⟧=\n' }, NO_IMAGE),
  at(
    '5.8.6',
    'an empty value behind a full one',
    { 'a.container': container('  ⟦PQ012|Image⟧ = ') },
    NO_IMAGE,
  ),
  at(
    '5.8.6',
    'a value of nothing but quotes',
    { 'a.container': '[Container]\n⟦PQ012|Image⟧=""\n' },
    NO_IMAGE,
  ),
  at('4.9.3', 'quotes are a value before 5.0', { 'a.container': '[Container]\nImage=""\n' }),
  at(
    '5.8.6',
    'emptied by a drop-in',
    { 'a.container': container(), 'a.container.d/b.conf': '[Container]\n⟦PQ012|Image⟧=\n' },
    NO_IMAGE,
  ),
  at('5.8.6', 'an image from a drop-in', {
    'a.container': '[Container]\nExec=a\n',
    'a.container.d/b.conf': '[Container]\nImage=quay.io/a/b\n',
  }),
  at('4.5.0', 'a root file system will do', { 'a.container': '[Container]\nRootfs=/a\n' }),
  at(
    '5.8.6',
    'a kube without a manifest',
    { 'a.kube': '⟦PQ012|[Kube]⟧\nNetwork=host\n' },
    'no Yaml key specified',
  ),
  at('4.4.0', 'a kube for 4.4', { 'a.kube': '[Kube]\n⟦PQ012|Yaml⟧=\n' }, 'no Yaml key specified'),
  at(
    '5.7.0',
    'all manifests taken back',
    { 'a.kube': '[Kube]\nYaml=a.yaml\nYaml=b.yaml\n⟦PQ012|Yaml⟧=\n' },
    'no Yaml key specified',
  ),
  at(
    '5.8.6',
    'an image without an image',
    { 'a.image': '⟦PQ012|[Image]⟧\nArch=arm64\n' },
    'no Image key specified',
  ),
  at('4.8.0', 'an empty image', { 'a.image': '[Image]\n⟦PQ012|Image⟧ =\n' }, 'no Image key specified'),
  at(
    '5.8.6',
    'a build without a name',
    { 'a.build': '⟦PQ012|[Build]⟧\nSetWorkingDirectory=unit\n' },
    'no ImageTag key specified',
  ),
  at(
    '5.2.0',
    'a build with an empty name',
    { 'a.build': '[Build]\nSetWorkingDirectory=unit\n⟦PQ012|ImageTag⟧=\n' },
    'no ImageTag key specified',
  ),
  at(
    '5.7.0',
    'an artifact without its name',
    { 'a.artifact': '⟦PQ012|[Artifact]⟧\nQuiet=yes\n' },
    'no Artifact key specified',
  ),
  at(
    '6.0.0',
    'an empty artifact',
    { 'a.artifact': '[Artifact]\n⟦PQ012|Artifact⟧=   \n' },
    'no Artifact key specified',
  ),
  at('5.8.6', 'volumes, networks and pods need nothing', {
    'a.volume': '',
    'a.network': '\n',
    'a.pod': '# a\n',
  }),

  at(
    '5.8.6',
    'an image and a root file system',
    { 'a.container': container('⟦PQ013|Rootfs⟧=/a') },
    'the Image And Rootfs keys conflict can not be specified together',
  ),
  at(
    '4.5.0',
    'the one that comes later',
    { 'a.container': '[Container]\nRootfs=/a\n⟦PQ013|Image⟧=quay.io/a/b\n' },
    'the Image And Rootfs keys conflict',
  ),
  at('5.8.6', 'an emptied one is none', { 'a.container': container('Rootfs=/a', 'Image=') }),
  at('5.8.6', 'in a drop-in', {
    'a.container': container(),
    'a.container.d/b.conf': '[Container]\n⟦PQ013|Rootfs⟧=/a\n',
  }),

  at(
    '5.8.6',
    'a build without a place',
    { 'a.build': `# a\n${build().replace('[Build]', '⟦PQ014|[Build]⟧')}` },
    NO_CONTEXT,
  ),
  at(
    '5.2.0',
    'a build with an empty place',
    { 'a.build': build('SetWorkingDirectory=').replace('[Build]', '⟦PQ014|[Build]⟧') },
    NO_CONTEXT,
  ),
  at('5.8.6', 'a relative file', { 'a.build': build('File=⟦PQ014|./Containerfile⟧') }, RELATIVE),
  at(
    '5.8.6',
    'a relative file in quotes',
    { 'a.build': build('File =  ⟦PQ014|"a b/Containerfile"⟧  ') },
    RELATIVE,
  ),
  at('5.2.0', 'a specifier before 5.7', { 'a.build': build('File=⟦PQ014|%h/Containerfile⟧') }, RELATIVE),
  at('5.7.0', 'a specifier from 5.7 on', { 'a.build': build('File=%h/Containerfile') }),
  at(
    '5.8.6',
    'the file without a file',
    { 'a.build': build('⟦PQ014|SetWorkingDirectory⟧=file') },
    'no File key specified',
  ),
  at('5.8.6', 'a directory', { 'a.build': build('File=Containerfile', 'SetWorkingDirectory=/srv') }),
  at('5.8.6', 'a directory of the web', {
    'a.build': build('File=Containerfile', 'SetWorkingDirectory=https://github.com/a/b.git'),
  }),
  at('5.8.6', 'nothing more of a file that cannot be read', { 'a.build': build('⟦PQ001|oops⟧', 'File=b') }),
  at('5.8.6', 'a URL', { 'a.build': build('File=https://example.com/Containerfile') }),
  at('5.8.6', 'a working directory of the service', {
    'a.build': build('File=Containerfile', '[Service]', 'WorkingDirectory=/srv'),
  }),

  at(
    '5.8.6',
    'a directory that is for builds',
    { 'a.kube': '[Kube]\nYaml=a.yaml\nSetWorkingDirectory=⟦PQ015|file⟧\n' },
    'SetWorkingDirectory=file is only supported in .build files',
  ),
  at(
    '4.7.0',
    'one that was none then',
    { 'a.kube': '[Kube]\nYaml=a.yaml\nSetWorkingDirectory=⟦PQ015|file⟧\n' },
    'unsupported value for WorkingDirectory: file',
  ),
  at(
    '5.8.6',
    'a directory that is for kubes',
    { 'a.build': build('SetWorkingDirectory=⟦PQ015|YAML⟧ ') },
    'SetWorkingDirectory=YAML is only supported in .kube files',
  ),
  at(
    '5.8.6',
    'a word that is none',
    { 'a.kube': '[Kube]\r\nYaml=a.yaml\r\nSetWorkingDirectory=⟦PQ015|here⟧\r\n' },
    'unsupported value for WorkingDirectory: here',
  ),
  at(
    '5.7.0',
    'two manifests',
    { 'a.kube': '[Kube]\nYaml=a.yaml b.yaml\nSetWorkingDirectory=⟦PQ015|"yaml"⟧\n' },
    'SetWorkingDirectory=yaml is only supported when a single Yaml key is provided',
  ),

  at(
    '5.8.6',
    'two ways to reload',
    { 'a.container': container('ReloadSignal=HUP', '⟦PQ016|ReloadCmd⟧=a') },
    'ReloadCmd and ReloadSignal are mutually exclusive but both are set',
  ),
  at(
    '5.5.0',
    'the later one',
    { 'a.container': container('ReloadCmd=a', ' ⟦PQ016|ReloadSignal⟧=HUP') },
    'ReloadCmd and ReloadSignal are mutually exclusive',
  ),
  at('5.8.6', 'in a drop-in', {
    'a.container': container('ReloadCmd=a'),
    'a.container.d/b.conf': '[Container]\n⟦PQ016|ReloadSignal⟧=HUP\n',
  }),

  at(
    '5.8.6',
    'an image driver without an image',
    { 'a.volume': '[Volume]\n⟦PQ017|Driver⟧=image\n' },
    'the key Image is mandatory when using the image driver',
  ),
  at(
    '4.8.0',
    'for 4.8',
    { 'a.volume': '[Volume]\n\t⟦PQ017|Driver⟧ = image\n' },
    'the key Image is mandatory when using the image driver',
  ),

  at(
    '5.8.6',
    'a type and options without a device',
    { 'a.volume': '[Volume]\n⟦PQ018|Type⟧=ext4\n⟦PQ018|Options⟧=ro\n' },
    "key Type can't be used without Device",
  ),
  at(
    '4.4.0',
    'options without a device',
    { 'a.volume': '[Volume]\n⟦PQ018|Options⟧=ro\n' },
    "key Options can't be used without Device",
  ),
  at('6.0.0', 'options alone from 6.0 on', { 'a.volume': '[Volume]\nOptions=ro\n' }),
  at(
    '6.0.2',
    'a type alone never',
    { 'a.volume': '[Volume]\n⟦PQ018|Type⟧=ext4\nOptions=ro\n' },
    "key Type can't be used without Device",
  ),
  at(
    '5.8.6',
    'an empty device',
    { 'a.volume': '[Volume]\nDevice=\n⟦PQ018|Type⟧=ext4\n' },
    "key Type can't be used without Device",
  ),

  at(
    '5.8.6',
    'a group without a user',
    { 'a.container': container('⟦PQ019|Group⟧=5') },
    'invalid Group set without User',
  ),
  at(
    '4.8.0',
    'a group with an empty user',
    { 'a.container': container('User=', '⟦PQ019|Group⟧=5') },
    'invalid Group set without User',
  ),
  at('4.7.0', 'nobody asked before 4.8', { 'a.container': container('Group=5') }),
  at('5.8.6', 'the group that counts', { 'a.container': container('Group=5', '⟦PQ019|Group⟧=6') }),
];
