import { at, container, type PositionCase } from './case.js';

const kube = (...lines: readonly string[]): string => ['[Kube]', 'Yaml=a.yaml', ...lines, ''].join('\n');

const SINGLE = 'RemapUsers=keep-id supports only a single value for';

/** Mounts, and how users are mapped. */
export const MOUNT_CASES: readonly PositionCase[] = [
  at('4.7.0', 'an empty source of a type that needs none', {
    'a.container': container('Mount=type=tmpfs,source=,dst=/a'),
  }),
  at('5.8.6', 'the first source without a value', {
    'a.container': container('Mount=type=bind,⟦PQ025|source⟧,src,dst=/a'),
  }),
  at('4.7.0', 'an empty word that makes it crash', {
    'a.container': container('Mount=⟦PQ007|type=bind,source=/a,,dst=/b⟧'),
  }),
  at('4.7.0', 'the first word that makes it crash', {
    'a.container': container('Mount=type=volume,⟦PQ007|ro⟧,z,source=b.volume'),
  }),
  at(
    '5.5.0',
    'a mount without a type',
    { 'a.container': container('Mount=type=tmpfs,dst=/a ⟦PQ025|source=/b,dst=/b⟧') },
    'incorrect mount format: should be --mount type=',
  ),
  at(
    '4.8.0',
    'a type without a value',
    { 'a.container': container('Mount=⟦PQ025|type,source=/b⟧') },
    'incorrect mount format: ',
  ),
  at('5.6.0', 'a mount without a type is a volume from 5.6 on', {
    'a.container': container('Mount=source=b,dst=/b'),
  }),
  at('4.7.0', 'and nothing before 4.8', { 'a.container': container('Mount=source=b.volume,dst=/b') }),
  at(
    '5.8.6',
    'two lines of different lengths in a mount',
    { 'a.container': container('Mount=⟦PQ025|type=bind,source=/a\\ndst=/b⟧') },
    'wrong number of fields',
  ),
  at(
    '5.8.6',
    'a mount with a quote inside',
    { 'a.container': container('Mount=⟦PQ025|type=bind,source=/a\\"b,dst=/c⟧') },
    'bare " in non-quoted-field',
  ),
  at(
    '4.8.0',
    'a mount that is not closed',
    { 'a.container': container(`Mount=⟦PQ025|'type=bind,"source=/a'⟧`) },
    'extraneous or missing " in quoted-field',
  ),
  at(
    '5.8.6',
    'two lines in a mount',
    { 'a.container': container('Mount=⟦PQ025|type=bind\\nsource=/a⟧') },
    'incorrect mount format: ',
  ),
  at(
    '5.8.6',
    'a source without a value',
    { 'a.container': container('Mount=type=bind,⟦PQ025|src⟧,dst=/a') },
    'source parameter does not include a value',
  ),
  at(
    '5.2.0',
    'in the second word',
    { 'a.container': container('Mount=type=bind,src=/a,dst=/b \\', '  type=bind,⟦PQ025|source⟧,dst=/c') },
    'source parameter does not include a value',
  ),
  at(
    '5.7.0',
    'an empty source',
    { 'a.container': container('Mount=⟦PQ025|type=volume,src=,dst=/a⟧') },
    'source cannot be empty',
  ),
  at(
    '5.8.0',
    'no source at all',
    { 'a.container': container('Mount=type=tmpfs,dst=/x', 'Mount=⟦PQ025|type=bind,dst=/a⟧') },
    'source cannot be empty',
  ),
  at(
    '6.0.0',
    'no source, for 6.0',
    { 'a.container': container('Mount=⟦PQ025|type=bind,dst=/a⟧') },
    'source parameter is required for mount type bind',
  ),
  at('6.0.0', 'a volume without a source, for 6.0', { 'a.container': container('Mount=type=volume,dst=/a') }),
  at('6.0.2', 'words of one value', {
    'a.container': container('Mount=⟦PQ025|type=bind,dst=/a⟧ type=tmpfs,dst=/b ⟦PQ025|"type=glob,dst=/c d"⟧'),
  }),
  at(
    '5.6.0',
    'a mount that makes it crash',
    { 'a.container': container('Mount=⟦PQ007|type=bind,dst=/a⟧') },
    'index out of range',
  ),
  at(
    '4.8.0',
    'a volume that makes it crash',
    { 'a.container': container('Mount=⟦PQ007|type=volume,dst=/a⟧') },
    'index out of range',
  ),
  at(
    '4.7.0',
    'a word that makes it crash',
    { 'a.container': container('Mount=type=bind,source=/a,⟦PQ007|ro⟧') },
    'index out of range',
  ),
  at(
    '4.5.0',
    'a word that makes it crash, for 4.5',
    { 'a.container': container('Mount="type=bind,source=/a b,⟦PQ007|z⟧"') },
    'index out of range',
  ),

  at(
    '5.8.6',
    'old and new mappings',
    { 'a.container': container('UserNS=keep-id', '⟦PQ026|RemapUsers⟧=keep-id') },
    'deprecated Remap keys are set along with explicit mapping keys',
  ),
  at(
    '4.8.0',
    'the first of the old ones',
    {
      'a.container': container('RemapGid=0:1:1', '⟦PQ026|RemapUid⟧=0:1:1', 'UIDMap=0:1:1'),
    },
    'deprecated Remap keys are set along',
  ),
  at(
    '5.3.0',
    'of a pod',
    { 'a.pod': '[Pod]\nUIDMap=0:1:1\n⟦PQ026|RemapUsers⟧=auto\n' },
    'deprecated Remap keys are set along',
  ),
  at('4.7.0', 'nobody minds before 4.8', {
    'a.container': container('UserNS=keep-id', 'RemapUsers=keep-id'),
  }),

  at(
    '5.8.6',
    'a word that is none',
    { 'a.container': container('RemapUsers=⟦PQ027|yes⟧') },
    "unsupported RemapUsers option 'yes'",
  ),
  at(
    '4.4.0',
    'for 4.4',
    { 'a.kube': kube('RemapUsers=⟦PQ027|manual⟧') },
    'RemapUsers=manual is not supported',
  ),
  at(
    '5.8.6',
    'users without the word',
    { 'a.container': container('⟦PQ027|RemapUid⟧=0:1:1') },
    'UidMap set without RemapUsers',
  ),
  at(
    '5.8.6',
    'groups without the word',
    { 'a.container': container('⟦PQ027|RemapGid⟧=0:1:1') },
    'GidMap set without RemapUsers',
  ),
  at(
    '5.8.6',
    'more than one user',
    { 'a.container': container('RemapUsers=keep-id', 'RemapUid=1 ⟦PQ027|2⟧ 3') },
    `${SINGLE} UID mapping`,
  ),
  at(
    '4.5.0',
    'more than one group, in two lines',
    { 'a.container': container('RemapUsers=keep-id', 'RemapGid=1', 'RemapGid=⟦PQ027|2⟧') },
    `${SINGLE} GID mapping`,
  ),
  at(
    '5.2.0',
    'for the machine',
    { 'a.container': container('RemapUsers=⟦PQ027|keep-id⟧') },
    'RemapUsers=keep-id is unsupported for system units',
    'system',
  ),
  at(
    '5.3.0',
    'for the machine from 5.3 on',
    { 'a.container': container('RemapUsers=keep-id') },
    undefined,
    'system',
  ),
];
