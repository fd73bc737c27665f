import { describe, expect, test } from '@jest/globals';
import { keyCatalogue, UNIT_KINDS } from '../../../src/quadlet/catalogue/keys.js';
import type { Mode } from '../../../src/quadlet/finding.js';
import { lint } from '../../../src/quadlet/lint/lint.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';

/** A unit of each kind that the generator accepts. */
const BASES: Readonly<Record<string, string>> = {
  Container: 'Image=quay.io/a/b:1\n',
  Pod: '',
  Kube: 'Yaml=/a.yml\n',
  Network: '',
  Volume: '',
  Image: 'Image=quay.io/a/b:1\n',
  Build: 'ImageTag=localhost/a:1\nSetWorkingDirectory=unit\n',
  Artifact: 'Artifact=quay.io/a/b:1\n',
};

/** Values that podman takes for some options, of which the generator rejects several for the key. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--pod': ['vpn', 'vpn.pod'],
  '--network': [
    'back',
    'back:ip=10.1.0.2',
    'host',
    'slirp4netns',
    'pasta:-t,80',
    'a.network',
    'a.container',
    'container:a',
  ],
  '--volume': ['a:/b', '/a:/b:ro', '/b', 'a.volume:/b'],
  '--mount': [
    'type=bind,source=/a,destination=/b',
    'type=volume,destination=/b',
    'type=tmpfs,destination=/b',
    'source=a,destination=/b',
    'type=bind,src=/a,ro,dst=/b',
    'type=image,source=a.image,destination=/b',
  ],
  '--publish': [
    '80',
    '80:80',
    '127.0.0.1:80:80/udp',
    '127.0.0.1::80',
    '[::1]:80:80',
    '80-81:80-81',
    '$PORT:80',
  ],
  '--expose': ['80', '80-81/udp', '80/sctp', '$PORT'],
  '--tmpfs': ['/a', '/a:size=1m', '/a:size=1m:x'],
  '--driver': ['local', 'image', 'bridge', 'macvlan'],
  '--user': ['1000', 'app', '1000:1000', 'app:app'],
  '--userns': ['keep-id', 'auto'],
  '--file': ['Containerfile', '/a/Containerfile', 'https://example.com/Containerfile'],
  '--annotation': ['a=b', 'io.containers.autoupdate=registry'],
  '--env': ['A=b', 'A'],
  '--security-opt': [
    'label=disable',
    'label=type:a',
    'mask=/a',
    'unmask=ALL',
    'no-new-privileges',
    'seccomp=/a',
    'apparmor=a',
  ],
};

/** Lines that the unit may contain already. */
const BESIDE = ['', 'RemapUsers=auto\n', 'Subnet=10.1.0.0/24\n', 'Network=front\n', 'UserNS=host\n'];

/** The findings of a unit for a version. */
function findingsOf(section: string, text: string, target: string, mode: Mode = 'user') {
  const [extension] = [...UNIT_KINDS].find(([, kind]) => kind.section === section) ?? [''];
  const policy = { targets: [target], mode, levels: new Map(), isTemplated: () => false } as const;
  const tree = treeOf(new Map([[`a${extension}`, `[${section}]\n${text}`]]));
  return lint([{ tree, asked: undefined }], policy).findings;
}

const errorsIn = (section: string, text: string, target: string) =>
  findingsOf(section, text, target).filter(({ severity }) => severity === 'error').length;

/** What is reported beside the notes about each unit, such as how it is started. */
const reported = (section: string, text: string, target: string, mode: Mode = 'user') =>
  findingsOf(section, text, target, mode)
    .filter(({ code, severity }) => code !== 'PQ102' && severity !== 'note')
    .map(({ code, message }) => `${code} ${message}`);

/** Versions before and after a change of what the generator accepts. */
const TARGETS = ['4.4.4', '4.7.2', '4.9.5', '5.2.5', '5.4.2', '5.8.6', '6.1.0'];

const OPTIONS = [...keyCatalogue()].flatMap(([section, records]) =>
  [...new Set([...records.values()].map(({ option }) => /^--[a-z0-9-]+/.exec(option)?.[0] ?? ''))]
    .filter((option) => option !== '')
    .map((option) => [section, option] as const),
);

const FLAGS = ['NoNewPrivileges', 'SecurityLabelDisable'];

function valueFor(key = '', value = ''): string {
  if (FLAGS.includes(key)) return 'true';
  const prefix = { AppArmor: 'apparmor=', SeccompProfile: 'seccomp=', Mask: 'mask=', Unmask: 'unmask=' }[key];
  return value.slice(value.startsWith(prefix ?? '\0') ? prefix?.length : 0);
}

/** Values that podman does not accept for everybody, or in every version. */
const DOUBTFUL: Readonly<Record<string, readonly string[]>> = {
  '--pull': ['newer', 'sometimes'],
  '--log-driver': ['journald', 'syslog'],
  '--label': ['a=b', 'a'],
  '--read-only': ['true', 't', 'enabled'],
  '--userns': ['nomap', 'keep-id:size=5', 'never'],
  '--ip': ['10.1.0.2', '10.1'],
  '--volume': ['~/a:/b', '/a:/b:readonly', '/a:/b:ro', 'a/b:/c'],
  '--mount': ['type=bind,source=/a', 'type=tmpfs,destination=/b,size=1'],
  '--env': ['A=b', 'PASSWORD=secret'],
  '--env-file': ['-/etc/a.env', '/etc/a.env'],
  '--health-on-failure': ['kill', 'explode'],
  '--health-interval': ['5s'],
  '--network': ['pasta:--map-gw', 'slirp4netns', 'host'],
  '--driver': ['macvlan', 'bridge'],
  '--opt': ['isolate=maybe', 'bridge_name=br0'],
  '--security-opt': ['apparmor=a', 'apparmor=unconfined', 'label=disable'],
};
const CASES = Object.entries(DOUBTFUL).flatMap(([option, values]) =>
  OPTIONS.filter(([, own]) => own === option).flatMap(([section]) =>
    values.map((value) => [section, option, value] as const),
  ),
);

test.each(CASES)('no other rule reports the key for [%s] PodmanArgs=%s=%s', (section, option, value) => {
  const contested: string[] = [];
  for (const mode of ['user', 'system'] as const) {
    for (const target of ['4.9.5', '5.4.2', '6.1.0']) {
      const base = BASES[section] ?? '';
      const findings = findingsOf(section, `${base}PodmanArgs=${option}=${value}\n`, target, mode);
      for (const { message } of findings.filter(({ code }) => code === 'PQ144')) {
        const key = /^use (\w+)=/.exec(message)?.[1];
        const others = reported(section, `${base}${key}=${valueFor(key, value)}\n`, target, mode);
        contested.push(...others.map((other) => `${mode}, ${target}: ${other}`));
      }
    }
  }
  expect(contested).toEqual([]);
});

test('AppArmor= is recommended to system units only', () => {
  const text = `${BASES.Container}PodmanArgs=--security-opt=apparmor=a\n`;
  const codes = (mode: Mode) => findingsOf('Container', text, '5.8.6', mode).map(({ code }) => code);
  expect(codes('system')).toContain('PQ144');
  expect(codes('user')).toContain('PQ151');
  expect(codes('user')).not.toContain('PQ144');
});

test('an option beside a reported one keeps its recommendation', () => {
  const text = `${BASES.Container}PodmanArgs=--security-opt apparmor=a --hostname web\n`;
  const messages = findingsOf('Container', text, '5.8.6').filter(({ code }) => code === 'PQ144');
  expect(messages.map(({ message }) => message)).toEqual([
    'use HostName= instead of PodmanArgs=--hostname (requires Podman 4.6)',
  ]);
});

describe('the recommended key', () => {
  test.each(OPTIONS)('of [%s] for %s is one that the generator accepts', (section, option) => {
    const rejected: string[] = [];
    for (const target of TARGETS) {
      for (const value of VALUES[option] ?? ['1']) {
        for (const beside of option in VALUES ? BESIDE : ['']) {
          const base = `${BASES[section]}${beside}`;
          // What the version rejects anyway.
          if (errorsIn(section, `${base}PodmanArgs=--label=a=b\n`, target) > 0) continue;
          const findings = findingsOf(section, `${base}PodmanArgs=${option}=${value}\n`, target);
          for (const { message } of findings.filter(({ code }) => code === 'PQ144')) {
            const key = /^use (\w+)=/.exec(message)?.[1];
            const line = `${key}=${valueFor(key, value)}`;
            const errors = errorsIn(section, `${base}${line}\n`, target);
            if (errors > 0) rejected.push(`${target}: ${line} after ${JSON.stringify(beside)}`);
          }
        }
      }
    }
    expect(rejected).toEqual([]);
  });
});
