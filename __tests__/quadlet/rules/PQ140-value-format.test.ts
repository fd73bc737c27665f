import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ140'];

describe('values that podman refuses', () => {
  test.each<Row>([
    ['durations', container('HealthCmd=true', 'HealthInterval=⟦PQ140|30⟧', 'HealthTimeout=⟦PQ140|disable⟧')],
    ['amounts', container('Memory=⟦PQ140|50 percent⟧', 'ShmSize=⟦PQ140|1GiBs⟧')],
    ['numbers', container('PidsLimit=⟦PQ140|max⟧', 'StopTimeout=⟦PQ140|30s⟧')],
    ['addresses', container('IP=⟦PQ140|10.1.0.5/24⟧', 'DNS=⟦PQ140|dns.local⟧', 'AddHost=⟦PQ140|a⟧')],
    ['ports', container('PublishPort=⟦PQ140|localhost:80:80⟧', 'PublishPort=⟦PQ140|80:80:80:80⟧')],
    [
      'of pods and kubes',
      { 'a.pod': '[Pod]\nPublishPort=⟦PQ140|x⟧\n', 'b.kube': '[Kube]\nYaml=/a\nPublishPort=⟦PQ140|0⟧\n' },
    ],
    [
      'networks',
      {
        'a.network':
          '[Network]\nSubnet=⟦PQ140|10.1.0.0⟧\nGateway=⟦PQ140|10.1.0.1/24⟧\nIPRange=⟦PQ140|10.1.0.9-x⟧\n',
      },
    ],
    ['signals', container('StopSignal=⟦PQ140|SIGSTOPP⟧', 'ReloadSignal=⟦PQ140|65⟧')],
    ['time zones', container('Timezone=⟦PQ140|Mars/Phobos⟧')],
    ['parameters of the host', container('Sysctl=⟦PQ140|vm.swappiness=1⟧')],
    [
      'in PodmanArgs=',
      container('PodmanArgs=⟦PQ140|--memory⟧=abc ⟦PQ140|-m⟧ 1x ⟦PQ140|--tz⟧ Mars ⟦PQ140|--ip⟧=1.2.3'),
    ],
    ['of a pod', { 'a.pod': '[Pod]\nPodmanArgs=⟦PQ140|--shm-size⟧=abc ⟦PQ140|--sysctl⟧ vm.swappiness=1\n' }],
    [
      'words of lists, each',
      container('AddCapability=NET_ADMIN ⟦PQ140|NETADMIN⟧', 'Sysctl=net.a=b ⟦PQ140|c⟧'),
    ],
    ['limits', container('Ulimit=⟦PQ140|nofile⟧')],
    ['secrets', container('Secret=a', 'Secret=⟦PQ140|a,typ=env⟧')],
    ['namespaces', container('UserNS=⟦PQ140|keepid⟧')],
    ['names', container('ContainerName=⟦PQ140|my app⟧', 'ServiceName=⟦PQ140|app.service⟧')],
    ['images', '[Container]\nImage=⟦PQ140|docker.io/Library/nginx⟧\n'],
    ['paths in containers', container('Volume=⟦PQ140|data:data⟧', 'Volume=⟦PQ140|/a:/b:ro:z⟧')],
    ['a pair of quotes from 5.0 on is none of it', container('Memory=⟦PQ140|"1 kg"⟧')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['health checks without a command', container('HealthInterval=30', 'HealthStartupInterval=30')],
    ['a startup check without one', container('HealthCmd=true', 'HealthStartupInterval=30')],
    [
      'specifiers and variables',
      container('Memory=%i', 'PublishPort=$PORT:80', 'StopTimeout=$TIME', 'IP=$IP'),
    ],
    ['ports that the generator refuses itself', container('PublishPort=x:80'), { targets: ['5.2.5'] }],
    ['Quadlet files', { 'a.container': '[Container]\nImage=b.image\nVolume=c.volume:/x\n' }],
    ['Go templates', container('PublishPort={{ .port }}:80')],
    ['only the last value counts', container('Memory=x', 'Memory=1g')],
    ['secrets of builds', { 'a.build': '[Build]\nImageTag=localhost/a\nSecret=id=a,src=/b\n' }],
    ['options that have no key', container('PodmanArgs=--cpus=abc --memory 1g --tz local --ip %i')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message names the key and the value, or the invalid part of it', () => {
    const files = `${container('StopTimeout=10s', 'PublishPort=8080:http')}[Unit]\nAfter=a.service b\n[Service]\nRestart=unless-stopped\n`;
    expect(lintMarked(CODES, files).messages).toEqual([
      'StopTimeout=10s is not a number of seconds without a unit',
      '"http" in PublishPort= is not a port from 1 to 65535 or a range FROM-TO',
      '"b" in After= lacks a suffix such as .service, so systemd ignores it',
      'Restart=unless-stopped is not one of no, on-success, on-failure, on-abnormal, on-watchdog, on-abort, always, so systemd ignores it; use Restart=always',
    ]);
  });

  test('seconds get their unit', () => {
    expect(fixed(CODES, container('HealthCmd=true', 'HealthInterval=30', 'HealthTimeout=soon'))).toBe(
      container('HealthCmd=true', 'HealthInterval=30s', 'HealthTimeout=soon'),
    );
  });
});
