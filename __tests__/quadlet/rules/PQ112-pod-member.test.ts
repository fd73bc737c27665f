import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ112'];

/** A container of a pod, and the pod with some lines. */
function member(lines: readonly string[], pod: readonly string[] = []): Record<string, string> {
  return { 'a.container': container('Pod=b.pod', ...lines), 'b.pod': ['[Pod]', ...pod, ''].join('\n') };
}

describe('what a container cannot have of its own in a pod', () => {
  test.each<Row>([
    ['published ports', member(['⟦PQ112|PublishPort⟧=80:80', 'PublishPort=81:81'])],
    ['addresses', member(['⟦PQ112|IP⟧=10.1.0.2', '⟦PQ112|IP6⟧=fd00::2', '⟦PQ112|NetworkAlias⟧=a'])],
    ['hosts', member(['⟦PQ112|AddHost⟧=a:10.1.0.1'])],
    ['name servers', member(['⟦PQ112|DNS⟧=10.1.0.1', '⟦PQ112|DNSSearch⟧=a.b'])],
    ['a host name', member(['⟦PQ112|HostName⟧=a'])],
    ['a user namespace', member(['⟦PQ112|UserNS⟧=keep-id'])],
    ['any before 5.8', member(['⟦PQ112|UserNS⟧=host']), { targets: ['5.7.1'] }],
    ['mappings', member(['⟦PQ112|UIDMap⟧=0:1:1', '⟦PQ112|SubGIDMap⟧=a'])],
    ['a network, which makes ports possible', member(['⟦PQ112|Network⟧=host', 'PublishPort=80:80'])],
    [
      "in the host's network, too",
      member(['⟦PQ112|PublishPort⟧=80:80', '⟦PQ112|IP⟧=10.1.0.2'], ['Network=host']),
    ],
    [
      'in PodmanArgs=',
      member([
        'PodmanArgs=⟦PQ112|-p⟧ 80:80 ⟦PQ112|--ip⟧=10.1.0.2 ⟦PQ112|-h⟧ a ⟦PQ112|--add-host⟧ a:10.1.0.1',
      ]),
    ],
    [
      "in PodmanArgs= in the host's network",
      member(['PodmanArgs=-p 80:80 ⟦PQ112|--mac-address⟧=92:d0:c6:0a:29:33'], ['Network=host']),
    ],
    ['of a pod that is not there', container('Pod=b.pod', '⟦PQ112|PublishPort⟧=80:80')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['other keys', member(['Volume=/a:/a', 'Environment=A=b', 'HealthCmd=true', 'ContainerName=a'])],
    ['empty values', member(['PublishPort=', 'HostName=', 'UserNS='])],
    ['without a pod', container('PublishPort=80:80', 'IP=10.1.0.2', 'HostName=a', 'UserNS=keep-id')],
    [
      "hosts and name servers in the host's network",
      member(['AddHost=a:10.1.0.1', 'DNS=10.1.0.1'], ['Network=host']),
    ],
    ["the pod's own name as the host's", member(['HostName=systemd-b'])],
    ['namespaces that are shared, from 5.8 on', member(['UserNS=host'])],
    ['what the pod does not share', member(['PublishPort=80:80', 'HostName=a'], ['PodmanArgs=--share=ipc'])],
    ['a network by PodmanArgs=', member(['PublishPort=80:80', 'PodmanArgs=--network bridge'])],
    ['a host name of its own by PodmanArgs=', member(['HostName=a', 'PodmanArgs=--uts=private'])],
    ['other options', member(['PodmanArgs=--privileged --expose=80'])],
    ['options with a network', member(['PodmanArgs=-p 80:80 --network=bridge'])],
    ['before there were pods', member(['PublishPort=80:80']), { targets: ['4.9.3'] }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
