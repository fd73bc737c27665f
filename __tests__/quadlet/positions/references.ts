import { at, container, type PositionCase } from './case.js';

const volume = '[Volume]\n';
const network = '[Network]\n';

/** Names of other Quadlet files that lead nowhere. */
export const REFERENCE_CASES: readonly PositionCase[] = [
  at(
    '5.8.6',
    'a network',
    { 'a.container': container('Network=⟦PQ030|b.network⟧') },
    'requested Quadlet unit b.network was not found',
  ),
  at(
    '5.3.0',
    'a network with options',
    { 'a.container': container('Network=⟦PQ030|b.network⟧:ip=10.0.0.2') },
    'requested Quadlet unit b.network was not found',
  ),
  at('5.8.6', 'a network in another case', {
    'a.container': container('Network=⟦PQ030|B.network⟧'),
    'b.network': network,
  }),
  at(
    '5.8.6',
    'another container',
    { 'a.container': container('Network=⟦PQ030|b.container⟧') },
    'requested Quadlet unit b.container was not found',
  ),
  at(
    '5.8.6',
    'a network of a pod',
    { 'a.pod': '[Pod]\nNetwork=host\nNetwork=⟦PQ030|b.network⟧\n' },
    'requested Quadlet unit b.network was not found',
  ),
  at(
    '5.8.6',
    'a network of a kube',
    { 'a.kube': '[Kube]\nYaml=a.yaml\nNetwork=⟦PQ030|b.network⟧' },
    'requested Quadlet unit b.network was not found',
  ),
  at(
    '5.4.0',
    'a network of a build',
    {
      'a.build': '[Build]\nImageTag=localhost/a\nSetWorkingDirectory=unit\nNetwork=⟦PQ030|b.network⟧\n',
    },
    'requested Quadlet unit b.network was not found',
  ),
  at(
    '5.8.6',
    'an instance of a template',
    { 'a.container': container('Network=⟦PQ030|b@c.network⟧'), 'b@.network': network },
    'requested Quadlet unit b@c.network was not found',
  ),
  at(
    '5.8.6',
    'a specifier',
    { 'a@.container': container('Network=⟦PQ030|%i.network⟧') },
    'requested Quadlet unit %i.network was not found',
  ),
  at('5.8.6', 'a path', { 'a.container': container('Network=⟦PQ030|c/b.network⟧'), 'c/b.network': network }),
  at(
    '5.8.6',
    'a volume',
    { 'a.container': container('Volume=⟦PQ030|b.volume⟧:/data:Z') },
    'requested Quadlet source b.volume was not found',
  ),
  at('5.3.0', 'all of them', {
    'a.container': container(
      'Volume=⟦PQ030|b.volume⟧:/b',
      'Volume=c.volume:/c',
      'Network=⟦PQ030|d.network⟧',
      'Volume=⟦PQ030|e.volume⟧:/e',
    ),
    'c.volume': volume,
  }),
  at('5.8.6', 'no volume without a colon', { 'a.container': container('Volume=b.volume') }),
  at('5.8.6', 'a volume behind blanks', { 'a.container': container('Volume =\t⟦PQ030|b.volume⟧:/data') }),
  at('5.8.6', 'a volume in the second line of its value', {
    'a.container': container('Volume=\\', '  ⟦PQ030|b.volume⟧:\\', '  /data'),
  }),
  at(
    '5.8.6',
    'a volume in two lines',
    { 'a.container': container('Volume=⟦PQ030|b.\\', '   volume⟧:/data') },
    'requested Quadlet source b.volume was not found',
  ),
  at('5.8.6', 'behind emoji', { 'a.container': container('Volume=⟦PQ030|🐳.volume⟧:/🐳') }),
  at(
    '5.8.6',
    'a volume of a pod',
    { 'a.pod': '[Pod]\nVolume=⟦PQ030|b.volume⟧:/data\n' },
    'requested Quadlet source b.volume was not found',
  ),
  at('5.8.6', 'a volume in a drop-in', {
    'a.container': container(),
    'container.d/b.conf': '[Container]\r\nVolume=⟦PQ030|b.volume⟧:/b\r\n',
  }),
  at(
    '5.8.6',
    'a volume of a mount',
    { 'a.container': container('Mount=type=volume,source=⟦PQ030|b.volume⟧,destination=/data') },
    'requested Quadlet source b.volume was not found',
  ),
  at(
    '5.4.2',
    'an image of a mount',
    { 'a.container': container('Mount="type=image,src=⟦PQ030|b.image⟧,dst=/a b"') },
    'requested Quadlet source b.image was not found',
  ),
  at(
    '5.8.6',
    'an artifact of a mount',
    { 'a.container': container('Mount=type=artifact,src=⟦PQ030|b.artifact⟧,dst=/a') },
    'requested Quadlet source b.artifact was not found',
  ),
  at('5.8.6', 'the second and third mount', {
    'a.container': container(
      'Mount=type=tmpfs,dst=/a \\',
      '# 🐳',
      '  type=volume,src=⟦PQ030|b.volume⟧,dst=/b \\',
      "  'type=volume,src=⟦PQ030|c.volume⟧,dst=/c'",
    ),
  }),
  at(
    '5.8.6',
    'an image',
    { 'a.container': '[Container]\nImage=⟦PQ030|b.image⟧\n' },
    'requested Quadlet image b.image was not found',
  ),
  at(
    '4.8.0',
    'an image for 4.8',
    { 'a.container': '[Container]\nImage= ⟦PQ030|b.image⟧ \n' },
    'requested Quadlet image  was not found',
  ),
  at(
    '5.2.0',
    'a build',
    { 'a.container': '[Container]\nImage=⟦PQ030|b.build⟧\n' },
    'requested Quadlet image b.build was not found',
  ),
  at(
    '5.8.6',
    'a build in quotes',
    { 'a.container': '[Container]\nImage=⟦PQ030|"b.build"⟧\n' },
    'requested Quadlet image b.build was not found',
  ),
  at('4.7.0', 'a build was a name once', { 'a.container': '[Container]\nImage=b.build\n' }),
  at(
    '5.8.6',
    'the image of a volume',
    { 'a.volume': '[Volume]\nDriver=image\nImage=⟦PQ030|b.image⟧\n' },
    'requested Quadlet image b.image was not found',
  ),
  at('5.8.6', 'a file that cannot be read', {
    'a.container': container('Network=⟦PQ030|b.network⟧'),
    'c/b.network': `${network}⟦PQ001|oops⟧\n`,
  }),

  at(
    '5.8.6',
    'a pod without its ending',
    { 'a.container': container('Pod=⟦PQ031|b⟧'), 'b.pod': '' },
    'pod b is not Quadlet based',
  ),
  at(
    '5.0.0',
    'a pod that is not there',
    { 'a.container': container('Pod=⟦PQ030|b.pod⟧') },
    'quadlet pod unit b.pod does not exist',
  ),
  at(
    '5.8.6',
    'a pod with a specifier',
    { 'a@.container': container('Pod=⟦PQ030|%i.pod⟧') },
    'quadlet pod unit %i.pod does not exist',
  ),
  at(
    '5.8.6',
    'a pod in quotes',
    { 'a.container': container('Pod = ⟦PQ031|"b c"⟧ ') },
    'pod b c is not Quadlet based',
  ),
  at(
    '5.8.6',
    'the pod that counts',
    { 'a.container': container('Pod=b', 'Pod=⟦PQ031|c⟧') },
    'pod c is not Quadlet based',
  ),
  at('5.8.6', 'an empty one', { 'a.container': container('Pod=') }),

  at(
    '5.8.6',
    'a network that is rejected',
    {
      'a.container': container('Network=⟦PQ032|b.network⟧:alias=x'),
      'b.network': '[Network]\n⟦PQ010|Name⟧=b\n',
    },
    'cannot get the resource name of b.network',
  ),
  at(
    '5.4.0',
    'a container whose name only systemd knows',
    {
      'a.container': container('Network=⟦PQ032|b.container⟧'),
      'b.container': container('ContainerName=b-%H'),
    },
    'cannot get the resource name of b.container',
  ),
  at(
    '5.3.0',
    'a container that comes later',
    {
      'a.container': container('Network=⟦PQ032|b.container⟧'),
      'b.container': container(),
    },
    'cannot get the resource name of b.container',
  ),
  at('5.3.0', 'a container that came before', {
    'a.container': container(),
    'b.container': container('Network=a.container'),
  }),

  at(
    '5.8.6',
    'options for another container',
    {
      'a.container': container('Network=b.container⟦PQ033|:ip=10.0.0.2⟧'),
      'b.container': container(),
    },
    "extra options are not supported when joining another container's network",
  ),
  at(
    '5.4.2',
    'a colon is enough',
    { 'a.container': container('Network=b.container⟦PQ033|:⟧'), 'b.container': container() },
    'extra options are not supported',
  ),

  at(
    '5.8.6',
    'a dependency',
    { 'a.container': `[Unit]\nAfter=⟦PQ034|b.container⟧\n${container()}` },
    'unable to translate dependency for b.container',
  ),
  at(
    '5.5.0',
    'some words of several',
    {
      'a.container': `[Unit]\nRequires=⟦PQ034|b.container⟧ c.service d.volume ⟦PQ034|"e.pod"⟧\n${container()}`,
      'd.volume': volume,
    },
    'unable to translate dependency for b.container',
  ),
  at(
    '5.8.6',
    'in the third line of its value',
    {
      'a.volume':
        '[Unit]\nWants=a.service \\\n# b.service \\\n\n  b.service \\\n\t⟦PQ034|🐳.volume⟧ \\\n  ⟦PQ034|c.network⟧\n',
    },
    'unable to translate dependency for 🐳.volume',
  ),
  at('5.8.6', 'behind combining characters', {
    'a.volume': '[Unit]\nWants=e\u0301.service\ta\u0308.service ⟦PQ034|b.network⟧\n',
  }),
  at('5.8.6', 'in a drop-in', {
    'a.volume': volume,
    'volume.d/b.conf': '[Unit]\nBindsTo=a.mount ⟦PQ034|c.kube⟧',
  }),
  at('5.8.6', 'another key than a dependency', {
    'a.volume': '[Unit]\nJoinsNamespaceOf=b.container\nDocumentation=b.container\n',
  }),
  at('5.8.6', 'an artifact', { 'a.volume': '[Unit]\nAfter=⟦PQ034|b.artifact⟧\n' }),
  at('5.6.0', 'no artifact before 5.7', { 'a.volume': '[Unit]\nAfter=b.artifact\n' }),

  at('5.4.2', 'a dependency that is not translated', {
    'a.volume': '[Unit]\nAfter=c.service ⟦PQ104|b.network⟧\n',
    'b.network': network,
  }),
  at('4.4.0 5.8.6', 'one that is there for one, and not for the other', {
    'a.volume': '[Unit]\nAfter=⟦PQ034|b.network⟧\n',
  }),
  at('5.2.0', 'a network that dangles', { 'a.container': container('Network=⟦PQ136|b.network⟧:x') }),
  at('4.4.4', 'a volume that dangles', { 'a.container': container('Volume=⟦PQ136|b.volume⟧:/x') }),
  at('5.2.0 5.3.0', 'one that dangles, and then is missing', {
    'a.container': container('Volume=⟦PQ030|b.volume⟧:/x'),
  }),
  at('5.8.6', 'a volume that is rejected', {
    'a.container': container('Volume=⟦PQ130|b.volume⟧:/b', 'Mount=type=volume,src=⟦PQ130|b.volume⟧,dst=/c'),
    'b.volume': '[Volume]\n⟦PQ010|Name⟧=b\n',
  }),
  at('5.8.6', 'an image that is rejected', {
    'a.container': '[Container]\nImage=⟦PQ130|b.image⟧\n',
    'b.image': '⟦PQ012|[Image]⟧\n',
  }),
];
