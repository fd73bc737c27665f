import { describe, expect, test } from '@jest/globals';
import { foreignWord } from '../../../src/quadlet/catalogue/foreign-words.js';
import { keyCatalogue } from '../../../src/quadlet/catalogue/keys.js';
import { isDirective } from '../../../src/quadlet/catalogue/systemd.js';

/** Words as their users write them, by what they mean. */
const KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: {
    ContainerName: 'Name name',
    Exec: 'Command command cmd CMD Args arguments ExecStart Run',
    PublishPort: 'Port Ports ports publish PublishPorts',
    ExposeHostPort: 'Expose',
    Environment: 'Env envs ENV Evironment',
    EnvironmentFile: 'EnvFile env_file env-file',
    WorkingDir: 'WorkDir workdir WorkingDirectory cwd',
    Volume: 'Volumes Bind Binds',
    Network: 'Networks NetworkMode network_mode Net',
    Label: 'Labels',
    Annotation: 'Annotations',
    AddCapability: 'CapAdd cap_add --cap-add AddCap Capabilities',
    DropCapability: 'CapDrop cap_drop DropCap',
    AddDevice: 'Device Devices',
    RunInit: 'Init',
    HealthCmd: 'HealthCheck HealthCheckCmd HealthCommand',
    HealthInterval: 'HealthCheckInterval',
    Memory: 'Mem MemLimit mem_limit MemoryLimit MemoryMax',
    AddHost: 'extra_hosts',
    HostName: 'Host',
    Secret: 'Secrets',
    Sysctl: 'Sysctls',
    Ulimit: 'Ulimits',
    ReadOnly: 'ReadOnlyRootfs',
    Timezone: 'TZ',
    StopTimeout: 'stop_grace_period',
    User: 'UID',
    Group: 'GID',
    Pull: 'pull_policy',
    ShmSize: 'Shm',
    PidsLimit: 'Pids',
  },
  Pod: {
    PodName: 'Name',
    PublishPort: 'Port Ports',
    Volume: 'Volumes',
    Network: 'Networks',
    Label: 'Labels',
  },
  Volume: { VolumeName: 'Name', Label: 'Labels', Options: 'Opts Option', Device: 'Path MountPoint' },
  Network: { NetworkName: 'Name', IPRange: 'Range', Options: 'Opt', Subnet: 'Subnets', IPv6: 'EnableIPv6' },
  Kube: { Yaml: 'File Path KubeFile Manifest', PublishPort: 'Port', ConfigMap: 'ConfigMaps' },
  Image: { Image: 'Name', ImageTag: 'Tag', Policy: 'Pull' },
  Build: {
    ImageTag: 'Name Tag Image ImageName',
    File: 'Dockerfile Containerfile',
    SetWorkingDirectory: 'Context',
  },
  Artifact: { Artifact: 'Name Image' },
};

const WORDS = Object.entries(KEYS).flatMap(([section, keys]) =>
  Object.entries(keys).flatMap(([key, words]) =>
    words.split(' ').map((word) => [section, word, key] as const),
  ),
);

test.each(WORDS)('[%s] %s means %s=', (section, word, key) => {
  expect(foreignWord(section, word)?.key).toBe(key);
});

test('what words mean is in the catalogue, and they are not', () => {
  for (const [section, word, key] of WORDS) {
    const keys = keyCatalogue().get(section);
    expect(keys?.has(key)).toBe(true);
    expect(keys?.has(word)).toBe(false);
  }
});

describe('what no key means has a hint', () => {
  test.each([
    ['Container', 'Privileged', 'PodmanArgs=--privileged'],
    ['Container', 'privileged', 'PodmanArgs=--privileged'],
    ['Container', 'Tty', 'PodmanArgs=--tty'],
    ['Container', 'CPUs', 'PodmanArgs=--cpus=NUMBER'],
    ['Container', 'Gpus', 'AddDevice=nvidia.com/gpu=all'],
    ['Container', 'Detach', 'this is always the case'],
    ['Container', 'Build', '.build'],
    ['Container', 'AuthFile', '.image'],
    ['Pod', 'Image', 'a pod has no image'],
    ['Pod', 'Environment', 'a pod has no environment'],
  ])('[%s] %s: %s', (section, word, hint) => {
    expect(foreignWord(section, word)?.hint).toContain(hint);
  });
});

test('a dependency belongs into another section', () => {
  const { section = '', sectionKey = '' } = foreignWord('Container', 'depends_on') ?? {};
  expect([section, sectionKey]).toEqual(['Unit', 'Requires']);
  expect(isDirective(section, sectionKey)).toBe(true);
});

test.each([
  ['Container', 'Nonsense'],
  ['Container', 'constructor'],
  ['Container', '__proto__'],
  ['Container', ''],
  ['Service', 'Port'],
  ['Quadlet', 'Name'],
  ['toString', 'Name'],
])('[%s] %j is no word that is known', (section, word) => {
  expect(foreignWord(section, word)).toBeUndefined();
});
