import { describe, expect, test } from '@jest/globals';
import { checkTree } from '../../src/quadlet/lint/lint.js';
import { treeOf } from '../../src/quadlet/set/source-tree.js';
import { container } from './positions/case.js';

type Files = string | Readonly<Record<string, string>>;

/** What a lint says under a code; a text alone is that of a container. */
function messages(code: string, files: Files, target: string): string[] {
  const texts = typeof files === 'string' ? { 'a.container': files } : files;
  const { findings } = checkTree(treeOf(new Map(Object.entries(texts))), { targets: [target], mode: 'user' });
  return findings.filter((finding) => finding.code === code).map(({ message }) => message);
}

type Row = readonly [words: string, files: Files, target?: string];

const line = (text: string): string => `[Container]\n${text}\n`;
const network = (name: string): string => container(`Network=${name}`);
const mount = (value: string): string => container(`Mount=${value}`);

// What to do depends on what is there, so that the words are part of what is promised.
describe.each<[code: string, rows: readonly Row[]]>([
  [
    'PQ001',
    [
      ['start comments with #', line('// a')],
      ['start comments with #', line('<!-- a -->')],
      ['a section header is [Name], alone on its line', line('[Unit] a')],
      ['add a key before the "="', line('=a')],
      ['write KEY=VALUE, with "=" instead of ":"', line('Pull: always')],
      ['start it with # or remove it', line('---')],
      ['end that line with a backslash', line('--option')],
      [`"${'x'.repeat(57)}..." is not KEY=VALUE`, line('x'.repeat(80))],
    ],
  ],
  [
    'PQ006',
    [
      ['Podman 5.0 to 5.3 hangs', container('Exec=a \\', '', 'b'), '5.1.0'],
      ['Podman 4.6 to 4.9 hangs', container('Exec=a \\', '', 'b'), '4.8.0'],
    ],
  ],
  [
    'PQ007',
    [
      ['write ro=true', mount('type=bind,source=/a,ro'), '4.7.0'],
      ['add source=', mount('type=bind,destination=/a'), '5.6.0'],
    ],
  ],
  ['PQ009', [['cannot read b.volume', { 'a.container': container(), 'b.volume': 'oops' }]]],
  [
    'PQ010',
    [
      ['PublishPort=', container('Ports=80')],
      ['did you mean Exec=? (keys are case-sensitive)', container('EXEC=a')],
      ['did you mean Environment=', container('Enviroment=a')],
      ['use Restart= in [Service]', container('Restart=no')],
      ['use Requires= in [Unit]', container('Requires=a')],
      ['use WantedBy= in [Install]', container('WantedBy=a')],
      ['it is a key of [Kube] in .kube files', container('Yaml=a')],
      ['write PodmanArgs=--privileged', container('Privileged=true')],
      ['a pod has no image', { 'a.pod': '[Pod]\nImage=a\n' }],
      ['see podman-systemd.unit(5)', container('Zzzzzzzzzz=a')],
      ['use Memory=', container('MemLimit=1g'), '5.5.0'],
      ['see podman-systemd.unit(5)', container('MemLimit=1g'), '5.4.2'],
      [`no key ${'Z'.repeat(77)}...`, container(`${'Z'.repeat(100)}=a`)],
    ],
  ],
  [
    'PQ011',
    [
      ['Memory= in [Container] requires Podman 5.5', container('Memory=1g'), '5.4.2'],
      ['for older versions use PodmanArgs=--memory', container('Memory=1g'), '4.4.0'],
      ['ServiceName= in [Container] requires Podman 5.3', container('ServiceName=a'), '5.2.5'],
    ],
  ],
  [
    'PQ012',
    [
      ['add Image= (or Rootfs=)', line('Exec=a')],
      ['add Yaml=', { 'a.kube': '[Kube]\n' }],
      ['add Image=', { 'a.image': '[Image]\n' }],
      ['add ImageTag=localhost/NAME', { 'a.build': '[Build]\nSetWorkingDirectory=unit\n' }],
      ['add Artifact=', { 'a.artifact': '[Artifact]\n' }],
    ],
  ],
  [
    'PQ025',
    [
      ['write src=PATH', mount('type=bind,src')],
      ['a mount of type glob requires a source', mount('type=glob,dst=/a')],
      ['before Podman 5.6 a mount requires a type', mount('src=/a,dst=/b'), '5.4.2'],
      ['put quotes around a whole field', mount('type=bind,src=\\"a')],
    ],
  ],
  [
    'PQ027',
    [
      ['requires RemapUsers=; add it, or use UIDMap=', container('RemapUid=0:1:1')],
      [
        'RemapUsers=yes is not valid; use "manual", "auto" or "keep-id", or UserNS=',
        container('RemapUsers=yes'),
      ],
    ],
  ],
  [
    'PQ030',
    [
      ['did you mean front.network?', { 'a.container': network('fornt.network'), 'front.network': '' }],
      ['no file in the search path has exactly this name', network('front.network')],
      [
        'use the name of the template, without an instance',
        { 'a.container': network('data@production.network'), 'data@.network': '' },
      ],
      [
        'no file in the search path has exactly this name',
        { 'a.container': network('data@production.network'), 'other@.network': '' },
      ],
      ['because of its syntax', { 'a.container': network('b.network'), 'b/b.network': 'oops' }],
      [
        'because of c/c.volume',
        { 'a.container': network('b.network'), 'c/b.network': '', 'c/c.volume': 'oops' },
      ],
      [
        'a directory that this Podman version does not read',
        { 'a.container': network('b.network'), 'c.d/b.network': '' },
      ],
    ],
  ],
  [
    'PQ031',
    [
      ['use Pod=b.pod', { 'a.container': container('Pod=b'), 'b.pod': '' }],
      ['Pod=b is not the name of a .pod file', container('Pod=b')],
    ],
  ],
  [
    'PQ032',
    [
      [
        'it is rejected; fix it first',
        { 'a.container': network('b.network'), 'b.network': '[Network]\nName=b\n' },
      ],
      [
        'a specifier, which only systemd resolves',
        { 'a.container': network('b.container'), 'b.container': container('ContainerName=%H') },
      ],
      [
        'Podman 5.3 only knows',
        { 'a.container': network('b.container'), 'b.container': container() },
        '5.3.0',
      ],
    ],
  ],
  [
    'PQ033',
    [
      [
        'remove ":ip=10.0.0.2"',
        { 'a.container': network('b.container:ip=10.0.0.2'), 'b.container': container() },
      ],
    ],
  ],
  [
    'PQ034',
    [
      ['did you mean front.network?', { 'a.volume': '[Unit]\nAfter=fornt.network\n', 'front.network': '' }],
      [
        'use the name of the service, or the exact file name',
        { 'a.volume': '[Unit]\nAfter=front.network\n' },
      ],
    ],
  ],
  [
    'PQ035',
    [
      ['contains a "/"', container('ServiceName=a/b')],
      ['has 258 bytes', container(`ServiceName=${'a'.repeat(250)}`)],
    ],
  ],
  [
    'PQ104',
    [
      ['write b-network.service', { 'a.volume': '[Unit]\nAfter=b.network\n', 'b.network': '' }, '5.4.2'],
      ['use the name of the service', { 'a.volume': '[Unit]\nAfter=b.network\n' }, '5.4.2'],
    ],
  ],
  [
    'PQ130',
    [
      [
        'this unit cannot start; fix b.volume first',
        { 'a.container': container('Volume=b.volume:/b'), 'b.volume': '[Volume]\nName=b\n' },
      ],
      [
        'this unit cannot start; fix b.image first',
        { 'a.container': line('Image=b.image'), 'b.image': '[Image]\n' },
      ],
    ],
  ],
  [
    'PQ134',
    [
      ['.pod files require Podman 5.0', { 'a.pod': '' }, '4.9.3'],
      ['drop-ins in a.volume.d require Podman 5.0', { 'a.volume': '', 'a.volume.d/b.conf': '' }, '4.9.3'],
      ['drop-ins in volume.d require Podman 5.2', { 'a.volume': '', 'volume.d/b.conf': '' }, '5.0.0'],
      ['Podman before 4.7 ignores subdirectories', { 'a/b.volume': '' }, '4.6.0'],
    ],
  ],
  [
    'PQ143',
    [
      ['did you mean search.volume.d?', { 'search.volume': '', 'serach.volume.d/a.conf': '' }],
      ['name the directory after the unit', { 'a.volume': '', 'search.volume.d/a.conf': '' }],
    ],
  ],
])('%s', (code, rows) => {
  test.each(rows)('%s', (words, files, target = '5.8.6') => {
    expect(messages(code, files, target)).toContainEqual(expect.stringContaining(words));
  });
});
