/**
 * Names from other tools for Quadlet keys: docker's command line, compose files, Kubernetes, unit files of other tools.
 * Lower case, without `-` and `_`.
 */
interface ForeignWord {
  /** The Quadlet key in the same section. */
  readonly key?: string;
  /** The other section that has the key of the same (or the given) name. */
  readonly section?: string;
  readonly sectionKey?: string;
  /** What to write instead. */
  readonly hint?: string;
}

const CONTAINER: Readonly<Record<string, ForeignWord>> = {
  name: { key: 'ContainerName' },
  command: { key: 'Exec' },
  cmd: { key: 'Exec' },
  args: { key: 'Exec' },
  arguments: { key: 'Exec' },
  execstart: { key: 'Exec' },
  run: { key: 'Exec' },
  port: { key: 'PublishPort' },
  ports: { key: 'PublishPort' },
  publish: { key: 'PublishPort' },
  publishports: { key: 'PublishPort' },
  expose: { key: 'ExposeHostPort' },
  env: { key: 'Environment' },
  envs: { key: 'Environment' },
  evironment: { key: 'Environment' },
  envfile: { key: 'EnvironmentFile' },
  workdir: { key: 'WorkingDir' },
  workingdirectory: { key: 'WorkingDir' },
  cwd: { key: 'WorkingDir' },
  volumes: { key: 'Volume' },
  bind: { key: 'Volume' },
  binds: { key: 'Volume' },
  networks: { key: 'Network' },
  networkmode: { key: 'Network' },
  net: { key: 'Network' },
  labels: { key: 'Label' },
  annotations: { key: 'Annotation' },
  capadd: { key: 'AddCapability' },
  addcap: { key: 'AddCapability' },
  capabilities: { key: 'AddCapability' },
  capdrop: { key: 'DropCapability' },
  dropcap: { key: 'DropCapability' },
  device: { key: 'AddDevice' },
  devices: { key: 'AddDevice' },
  init: { key: 'RunInit' },
  healthcheck: { key: 'HealthCmd' },
  healthcheckcmd: { key: 'HealthCmd' },
  healthcommand: { key: 'HealthCmd' },
  healthcheckinterval: { key: 'HealthInterval' },
  healthchecktimeout: { key: 'HealthTimeout' },
  healthcheckretries: { key: 'HealthRetries' },
  mem: { key: 'Memory' },
  memlimit: { key: 'Memory' },
  memorylimit: { key: 'Memory' },
  memorymax: { key: 'Memory' },
  extrahosts: { key: 'AddHost' },
  host: { key: 'HostName' },
  secrets: { key: 'Secret' },
  sysctls: { key: 'Sysctl' },
  ulimits: { key: 'Ulimit' },
  readonlyrootfs: { key: 'ReadOnly' },
  tz: { key: 'Timezone' },
  stopgraceperiod: { key: 'StopTimeout' },
  uid: { key: 'User' },
  gid: { key: 'Group' },
  pullpolicy: { key: 'Pull' },
  podname: { key: 'Pod' },
  mounts: { key: 'Mount' },
  shm: { key: 'ShmSize' },
  networkaliases: { key: 'NetworkAlias' },
  pids: { key: 'PidsLimit' },
  privileged: { hint: 'write PodmanArgs=--privileged' },
  tty: { hint: 'write PodmanArgs=--tty' },
  interactive: { hint: 'write PodmanArgs=--interactive' },
  stdinopen: { hint: 'write PodmanArgs=--interactive' },
  cpus: { hint: 'write PodmanArgs=--cpus=NUMBER' },
  cpu: { hint: 'write PodmanArgs=--cpus=NUMBER' },
  cpuset: { hint: 'write PodmanArgs=--cpuset-cpus=LIST' },
  gpus: { hint: 'write AddDevice=nvidia.com/gpu=all' },
  securityopt: {
    hint: 'write SecurityLabelDisable=, SeccompProfile=, NoNewPrivileges= or PodmanArgs=--security-opt=…',
  },
  detach: { hint: 'this is always the case; remove the line' },
  rm: { hint: 'this is always the case; remove the line' },
  replace: { hint: 'this is always the case; remove the line' },
  dependson: { section: 'Unit', sectionKey: 'Requires' },
  build: { hint: 'write a .build file, and Image=NAME.build here' },
  authfile: { hint: 'write an .image file with AuthFile=, and Image=NAME.image here' },
  tlsverify: { hint: 'write an .image file with TLSVerify=, and Image=NAME.image here' },
};

const BY_SECTION: Readonly<Record<string, Readonly<Record<string, ForeignWord>>>> = {
  Container: CONTAINER,
  Pod: {
    name: { key: 'PodName' },
    port: { key: 'PublishPort' },
    ports: { key: 'PublishPort' },
    publish: { key: 'PublishPort' },
    volumes: { key: 'Volume' },
    networks: { key: 'Network' },
    labels: { key: 'Label' },
    extrahosts: { key: 'AddHost' },
    image: { hint: 'a pod has no image; its containers are .container files with Pod=NAME.pod' },
    environment: { hint: 'a pod has no environment; set it in its .container files' },
  },
  Volume: {
    name: { key: 'VolumeName' },
    labels: { key: 'Label' },
    opts: { key: 'Options' },
    option: { key: 'Options' },
    mountpoint: { key: 'Device' },
    path: { key: 'Device' },
  },
  Network: {
    name: { key: 'NetworkName' },
    labels: { key: 'Label' },
    range: { key: 'IPRange' },
    option: { key: 'Options' },
    opt: { key: 'Options' },
    subnets: { key: 'Subnet' },
    enableipv6: { key: 'IPv6' },
  },
  Kube: {
    file: { key: 'Yaml' },
    path: { key: 'Yaml' },
    kubefile: { key: 'Yaml' },
    manifest: { key: 'Yaml' },
    port: { key: 'PublishPort' },
    ports: { key: 'PublishPort' },
    configmaps: { key: 'ConfigMap' },
    workingdirectory: { key: 'SetWorkingDirectory' },
  },
  Image: {
    name: { key: 'Image' },
    tag: { key: 'ImageTag' },
    pull: { key: 'Policy' },
    creds: { key: 'Creds' },
  },
  Build: {
    name: { key: 'ImageTag' },
    tag: { key: 'ImageTag' },
    image: { key: 'ImageTag' },
    imagename: { key: 'ImageTag' },
    dockerfile: { key: 'File' },
    containerfile: { key: 'File' },
    context: { key: 'SetWorkingDirectory' },
    workingdirectory: { key: 'SetWorkingDirectory' },
    args: { key: 'BuildArg' },
    arg: { key: 'BuildArg' },
    buildargs: { key: 'BuildArg' },
    env: { key: 'Environment' },
    labels: { key: 'Label' },
  },
  Artifact: { name: { key: 'Artifact' }, image: { key: 'Artifact' } },
};

/** The probable meaning of a word that is not a key of a section. */
export function foreignWord(section: string, word: string): ForeignWord | undefined {
  const words = Object.hasOwn(BY_SECTION, section) ? BY_SECTION[section] : undefined;
  const plain = word.toLowerCase().replace(/[-_\s]/g, '');
  return words !== undefined && Object.hasOwn(words, plain) ? words[plain] : undefined;
}
