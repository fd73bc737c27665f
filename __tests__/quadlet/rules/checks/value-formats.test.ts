import { describe, expect, test } from '@jest/globals';
import { container, fixed, look, type Row } from './look.js';

const CODES = ['QL140'];

describe('values that podman refuses', () => {
  test.each<Row>([
    ['durations', container('HealthCmd=true', 'HealthInterval=⟦QL140|30⟧', 'HealthTimeout=⟦QL140|disable⟧')],
    ['amounts', container('Memory=⟦QL140|50 percent⟧', 'ShmSize=⟦QL140|1GiBs⟧')],
    ['numbers', container('PidsLimit=⟦QL140|max⟧', 'StopTimeout=⟦QL140|30s⟧')],
    ['addresses', container('IP=⟦QL140|10.1.0.5/24⟧', 'DNS=⟦QL140|dns.local⟧', 'AddHost=⟦QL140|a⟧')],
    ['ports', container('PublishPort=⟦QL140|localhost:80:80⟧', 'PublishPort=⟦QL140|80:80:80:80⟧')],
    [
      'of pods and kubes',
      { 'a.pod': '[Pod]\nPublishPort=⟦QL140|x⟧\n', 'b.kube': '[Kube]\nYaml=/a\nPublishPort=⟦QL140|0⟧\n' },
    ],
    [
      'networks',
      {
        'a.network':
          '[Network]\nSubnet=⟦QL140|10.1.0.0⟧\nGateway=⟦QL140|10.1.0.1/24⟧\nIPRange=⟦QL140|10.1.0.9-x⟧\n',
      },
    ],
    ['signals', container('StopSignal=⟦QL140|SIGSTOPP⟧', 'ReloadSignal=⟦QL140|65⟧')],
    ['words of lists, each', container('AddCapability=NET_ADMIN ⟦QL140|NETADMIN⟧', 'Sysctl=a=b ⟦QL140|c⟧')],
    ['limits', container('Ulimit=⟦QL140|nofile⟧')],
    ['secrets', container('Secret=a', 'Secret=⟦QL140|a,typ=env⟧')],
    ['namespaces', container('UserNS=⟦QL140|keepid⟧')],
    ['names', container('ContainerName=⟦QL140|my app⟧', 'ServiceName=⟦QL140|app.service⟧')],
    ['images', '[Container]\nImage=⟦QL140|docker.io/Library/nginx⟧\n'],
    ['paths in containers', container('Volume=⟦QL140|data:data⟧', 'Volume=⟦QL140|/a:/b:ro:z⟧')],
    ['a pair of quotes from 5.0 on is none of it', container('Memory=⟦QL140|"1 kg"⟧')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = look(CODES, files, options);
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
  ])('none: %s', (...[, files, options]) => {
    expect(look(CODES, files, options).messages).toEqual([]);
  });

  test('seconds get their unit', () => {
    expect(fixed(CODES, container('HealthCmd=true', 'HealthInterval=30', 'HealthTimeout=soon'))).toBe(
      container('HealthCmd=true', 'HealthInterval=30s', 'HealthTimeout=soon'),
    );
  });
});
