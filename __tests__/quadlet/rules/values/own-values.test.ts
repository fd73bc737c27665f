import { describe, expect, test } from '@jest/globals';
import { choiceOf, takes } from '../../../../src/quadlet/rules/PQ128-not-one-of.js';
import {
  cidrFault,
  dnsFault,
  hostFault,
  ipFault,
  rangeFault,
} from '../../../../src/quadlet/rules/values/addresses.js';
import { capabilityFault } from '../../../../src/quadlet/rules/values/capability.js';
import {
  imageNameFault,
  resourceNameFault,
  serviceNameFault,
} from '../../../../src/quadlet/rules/values/names.js';
import {
  bytesFault,
  durationFault,
  intervalFault,
  pidsFault,
  positiveFault,
  secondsFault,
  unsignedFault,
} from '../../../../src/quadlet/rules/values/numbers.js';
import { publishedPortFault } from '../../../../src/quadlet/rules/values/published-port.js';
import { secretFault } from '../../../../src/quadlet/rules/values/secret.js';
import { signalFault } from '../../../../src/quadlet/rules/values/signal.js';
import { timezoneFault } from '../../../../src/quadlet/rules/values/timezone.js';
import { ulimitFault } from '../../../../src/quadlet/rules/values/ulimit.js';
import { userNamespaceFault } from '../../../../src/quadlet/rules/values/user-namespace.js';
import { sysctlFault, volumeFault } from '../../../../src/quadlet/rules/values/volume.js';

type Row = [
  name: string,
  faultOf: (value: string) => string | undefined,
  taken: readonly string[],
  refused: readonly string[],
];

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

// What Podman's own parsers take and refuse, by reading them: their names stand beside each check.
describe.each<Row>([
  [
    'durationFault',
    durationFault,
    ['30s', '1m30s', '0', '1.5h', '.5s', '5.s', '-1s', '10µs', '1h2m3s4ms5us6ns'],
    ['30', '1d', 's', '1 m', '30S', '1m 30s', 'disable', ''],
  ],
  ['intervalFault', intervalFault, ['disable', '30s'], ['disabled', '30']],
  [
    'bytesFault',
    bytesFault,
    ['512m', '1.5GiB', '1 gb', '1024', '5B', '1e3', '.5g', '2Tib'],
    ['512 MB s', '1gibs', 'm', '-1', '50%', '1 e', '1bb'],
  ],
  [
    'unsignedFault',
    unsignedFault,
    ['0', '3', '0x1f', '0b1', '0o7', '010', '1_000'],
    ['-1', '+1', '08', '1.5', '3s', 'x'],
  ],
  ['positiveFault', positiveFault, ['1', '0x1', '010'], ['0', '00', '0x0', '-1', 'x']],
  ['secondsFault', secondsFault, ['0', '30'], ['30s', '1m', '-1']],
  ['pidsFault', pidsFault, ['-1', '0', '+5', '2048'], ['max', '1.5', '2147483648']],
  ['ipFault', ipFault, ['10.1.0.1', 'fd00::1'], ['10.1.0.1/24', '10.1.0', '010.1.0.1', '[::1]', 'a']],
  ['dnsFault', dnsFault, ['none', '10.1.0.1', '10.1.0.1,fd00::1'], ['dns', '10.1.0.1,x']],
  [
    'cidrFault',
    cidrFault,
    ['10.1.0.0/24', 'fd00::/64', '0.0.0.0/0'],
    ['10.1.0.0', '10.1.0.0/33', 'fd00::/129', '10.1.0.0/24/1', '10.1.0.0/', '/24'],
  ],
  ['rangeFault', rangeFault, ['10.1.0.0/25', '10.1.0.10-10.1.0.20'], ['10.1.0.10', '10.1.0.10-', 'a-b']],
  [
    'hostFault',
    hostFault,
    ['a:10.1.0.1', 'a;b:10.1.0.1', 'a:fd00::1', 'a:host-gateway', 'a:10.1.0.1,b:10.1.0.2'],
    ['a', ':10.1.0.1', 'a:b', '10.1.0.1'],
  ],
  [
    'publishedPortFault',
    publishedPortFault,
    [
      '80',
      '8080:80',
      '127.0.0.1:8080:80',
      '[::1]:8080:80',
      '127.0.0.1::80',
      ':80',
      '8000-8010:9000-9010',
      '80-90',
      '53:53/udp',
      '1:1/TCP',
      '80:80,443:443',
      '[::1]::80',
    ],
    [
      '0',
      '65536',
      'x',
      '80:',
      '1:2:3:4',
      '::80',
      'localhost:80:80',
      '8000-8010:80',
      '90-80',
      '80-80',
      '1-2-3',
      '80/http',
      '80/tcp/udp',
      '[::1]:80',
      '[x]:1:2',
      '80:80/',
      '-1:80',
    ],
  ],
  [
    'signalFault',
    signalFault,
    ['SIGTERM', 'term', '9', '64', '-HUP', 'RTMIN', 'SIGRTMIN+3', 'RTMAX-1'],
    ['0', '65', 'SIGFOO', 'RTMIN-1', 'TERM ', ''],
  ],
  [
    'ulimitFault',
    ulimitFault,
    [
      'nofile=1024',
      'nofile=1024:2048',
      'RLIMIT_NOFILE=1',
      'host',
      'core=-1',
      'core=0:-1',
      'nofile=1,nproc=2',
    ],
    ['nofile', 'nofile=', 'nofile=a', 'files=1', 'nofile=2:1', 'nofile=-1:5', 'nofile=1:2:3', 'as=1'],
  ],
  [
    'secretFault',
    secretFault,
    [
      'a',
      'a=b',
      'a,type=env',
      'a,type=env,target=B',
      'a,type=mount,uid=1,gid=2,mode=0400',
      'source=a,target=/b',
    ],
    [
      'a,typ=env',
      'a,type=file',
      'a,env',
      'a,type=env,type=env',
      'a,mode=9',
      'a,uid=me',
      'a,type=env,mode=0400',
      'type=env,target=B',
      ',type=env',
      'source=,target=b',
    ],
  ],
  [
    'userNamespaceFault',
    userNamespaceFault,
    [
      'auto',
      'auto:size=1',
      'host',
      'keep-id',
      'keep-id:uid=1,gid=2,size=3',
      'keep-id:',
      'nomap',
      'private',
      'ns:/a',
      'container:a',
      'pod',
    ],
    ['keepid', 'none', 'keep-id:uid', 'keep-id:uid=me', 'host:1', 'ns:', 'container', 'Host'],
  ],
  [
    'capabilityFault',
    capabilityFault,
    ['NET_ADMIN', 'cap_net_admin', 'all', 'ALL', 'SYS_ADMIN,NET_RAW'],
    ['NETADMIN', 'CAP_ALL_OF', 'NET_ADMIN,X', ''],
  ],
  ['resourceNameFault', resourceNameFault, ['a', 'A1_b.c-d', '/a'], ['my app', '_a', '-a', 'a/b', 'ä', '']],
  ['serviceNameFault', serviceNameFault, ['a', 'a.b'], ['a.service']],
  [
    'imageNameFault',
    imageNameFault,
    [
      'nginx',
      'docker.io/library/nginx:1.29',
      'host:5000/a/b',
      'localhost/a__b--c',
      `quay.io/a/b@${DIGEST}`,
      `quay.io/a/b:1@${DIGEST}`,
      'Host.io/a',
      'oci:/a/B',
      'docker://quay.io/A',
      'a'.repeat(64),
    ],
    [
      'quay.io/A/b',
      'Nginx',
      'quay.io/a b',
      'https://quay.io/a',
      'quay.io/a:',
      'quay.io/a:-x',
      'quay.io/a@sha256:1',
      'quay.io//a',
      'quay.io/a/',
      'quay.io/-a',
      'a:b:c',
    ],
  ],
  [
    'volumeFault',
    volumeFault,
    ['/a', '/a:/b', 'a:/b:ro,Z', ':/b', './my data:/b', '/my data:/b'],
    ['a', 'a:b', '/a:b:ro', '/a:/b:ro:Z', '', 'my data:/b'],
  ],
  [
    'sysctlFault',
    sysctlFault,
    ['net.a=1', 'net.a=', 'fs.mqueue.msg_max=1', 'kernel.shmmax=1', 'kernel.sem=1 2 3 4'],
    [
      'net.a',
      '',
      'vm.swappiness=1',
      'fs.file-max=1',
      'kernel.domainname=a',
      'kernel.shmmaxx=1',
      'net.a= 1',
      'net.a =1',
    ],
  ],
  [
    'timezoneFault',
    timezoneFault,
    [
      'local',
      'UTC',
      'Europe/Berlin',
      'Asia/Calcutta',
      'Asia/Kolkata',
      'US/Pacific',
      'Etc/GMT-14',
      'EST5EDT',
      'CET',
    ].concat(['posix/Europe/Berlin', 'America/Somewhere_New']),
    ['Mars/Phobos', 'europe/berlin', 'Europe/Berln', 'UTC+2', '+02:00', 'CEST', 'Berlin', 'Europe'],
  ],
])('%s', (_name, faultOf, taken, refused) => {
  test.each(taken)('%j is taken', (value) => {
    expect(faultOf(value)).toBeUndefined();
  });

  test.each(refused)('%j is refused', (value) => {
    expect(faultOf(value)).toEqual(expect.any(String));
  });
});

test.each([
  ['30', durationFault, '"30" lacks a unit; use 30s'],
  ['10.1.0.1/24', ipFault, '"10.1.0.1/24" is a subnet; use an address without a prefix length'],
  [
    '8000-8010:80',
    publishedPortFault,
    '"8000-8010:80" has a different number of host ports (11) and container ports (1)',
  ],
  ['x:80', publishedPortFault, '"x" is not a port from 1 to 65535 or a range FROM-TO'],
  ['a,env', secretFault, '"env" is not OPTION=VALUE'],
  ['nofile', ulimitFault, '"nofile" is not NAME=SOFT:HARD, where -1 means no limit'],
  ['a,type=env,mode=0400', secretFault, 'mode= in Secret= requires type=mount'],
  ['quay.io/A/b', imageNameFault, '"quay.io/A/b" contains capital letters, which image names do not allow'],
  ['a.service', serviceNameFault, 'Quadlet adds .service itself; use ServiceName=a'],
] as const)('what is said of %j', (value, faultOf, message) => {
  expect(faultOf(value)).toBe(message);
});

describe('words that a key takes', () => {
  test.each([
    ['Container', 'Pull', 'IfNotPresent', true],
    ['Container', 'Pull', 'true', false],
    ['Build', 'Pull', 'true', true],
    ['Container', 'HealthOnFailure', 'KILL', false],
  ])('[%s] %s=%s', (section, key, value, expected) => {
    const choice = choiceOf(section, key);
    expect(choice !== undefined && takes(choice, value)).toBe(expected);
  });

  test('keys that take anything have none', () => {
    expect(choiceOf('Network', 'Driver')).toBeUndefined();
    expect(choiceOf('Container', 'Image')).toBeUndefined();
  });
});
