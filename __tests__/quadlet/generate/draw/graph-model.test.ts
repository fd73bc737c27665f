import { describe, expect, test } from '@jest/globals';
import { graphOf } from '../../../../src/quadlet/generate/draw/graph-model.js';
import { publishedPorts } from '../../../../src/quadlet/generate/draw/graph-unit.js';
import type { EnablingLink } from '../../../../src/quadlet/generate/generated-set.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';
import { changeOf, containers, enabled, service } from './graph-sets.js';

const edgesOf = (units: Record<string, string>, links: readonly EnablingLink[] = []) =>
  graphOf(containers(units, links), []).edges.map(({ from, to, relation, instance }) =>
    [from, relation, to, ...(instance === undefined ? [] : [instance])].join(' ').replaceAll('.service', ''),
  );

describe('edges', () => {
  test.each<[unit: string, edges: string[]]>([
    ['Requires=b.service', ['a needs b']],
    ['Requisite=b.service', ['a needs b']],
    ['BindsTo=b.service\nAfter=b.service', ['a needs b']],
    ['Wants=b.service', ['a wants b']],
    ['Wants=b.service\nRequires=b.service', ['a needs b']],
    ['After=b.service', ['a after b']],
    ['Before=b.service', ['b after a']],
    ['Requires=b.service c.service\nAfter=c.service', ['a needs b', 'a needs c']],
    ['Requires=b.service\nRequires=\nRequires=c.service', ['a needs b', 'a needs c']],
    ['Requires="b.service" \\\n  c.service', ['a needs b', 'a needs c']],
    ['After=t@1.service', ['a after t@ 1']],
    ['Wants=t@1.service t@2.service', ['a wants t@ 1', 'a wants t@ 2']],
    ['Requires=a.service', []],
    ['Requires=network-online.target none.service b', []],
    ['Conflicts=b.service\nPartOf=b.service', []],
    ['[Install]\nWantedBy=b.service\nRequires=b.service', []],
  ])('%j', (unit, edges) => {
    expect(edgesOf({ a: unit, b: '', c: '', 't@': '' })).toEqual(edges);
  });

  test.each<[link: EnablingLink, edges: string[]]>([
    [enabled('a'), ['site.target starts a']],
    [enabled('t@weekly'), ['site.target starts t@ weekly']],
    [enabled('a', 'b.service'), ['b starts a']],
    [{ path: 'x.target.requires/a.service', target: '../a.service' }, ['x.target starts a']],
    [{ path: 'x.target.upholds/a.service', target: '../a.service' }, ['x.target starts a']],
    [{ path: 'alias.service', target: 'a.service' }, []],
    [enabled('none'), []],
    [enabled('a', 'default.target'), []],
    [enabled('a', 'multi-user.target'), []],
    [enabled('a', 'network-online.target'), []],
  ])('the link %j', (link, edges) => expect(edgesOf({ a: '', b: '', 't@': '' }, [link])).toEqual(edges));
});

describe('nodes', () => {
  test.each(['pod', 'network', 'volume', 'image', 'build', 'kube', 'artifact', 'container'])(
    '.%s',
    (kind) => {
      const { nodes } = graphOf({ services: [service('a.service', `sub/a.${kind}`)], links: [] }, []);
      expect(nodes).toEqual([{ name: 'a.service', kind, ports: [] }]);
    },
  );

  test('units outside the set start services, ordered by name as all are', () => {
    const { nodes } = graphOf(containers({ a: '', z: '' }, [enabled('z'), enabled('a')]), []);
    expect(nodes.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'container a.service',
      'start site.target',
      'container z.service',
    ]);
  });

  test.each<[text: string, pod: string | undefined]>([
    ['[X-Container]\nPod=p.pod\n', 'other-name.service'],
    ['[X-Container]\nPod=none.pod\n', undefined],
    ['[X-Container]\nPod=by-hand\n', undefined],
    ['[Unit]\nBindsTo=other-name.service\n[X-Container]\nImage=i\n', undefined],
  ])('the pod of %j', (text, pod) => {
    const services = [service('a.service', 'a.container', text), service('other-name.service', 'sub/p.pod')];
    expect(graphOf({ services, links: [] }, []).nodes[0]?.pod).toBe(pod);
  });

  test('a container and its pod are joined by what starts the container', () => {
    const inPod = '[Unit]\nBindsTo=p.service\nAfter=p.service\n[X-Container]\nPod=p.pod\n';
    const services = [
      service('a.service', 'a.container', inPod),
      service('b.service', 'b.container', inPod),
      service('p.service', 'p.pod', '[Unit]\nWants=a.service\nBefore=a.service\n'),
    ];
    expect(graphOf({ services, links: [] }, []).edges).toEqual([
      { from: 'p.service', to: 'a.service', relation: 'starts' },
    ]);
  });

  test('a removed service is what its diff says', () => {
    const diff = '@@ -1,4 +0,0 @@\n-[Unit]\n-BindsTo=p.service\n-Requires=n.service\n-\n';
    const services = [service('n.service', 'n.network'), service('p.service', 'p.pod')];
    const { nodes, edges } = graphOf({ services, links: [] }, [changeOf('a', 'removed', diff)]);
    expect(nodes[0]).toEqual({
      name: 'a.service',
      kind: 'container',
      ports: [],
      change: 'removed',
      pod: 'p.service',
    });
    expect(edges).toEqual([{ from: 'a.service', to: 'n.service', relation: 'needs' }]);
  });
});

describe('published ports', () => {
  test.each<[options: string, ports: string[]]>([
    ['--publish 8080:80', [':8080']],
    ['-p 8080:80 --publish=8080:80', [':8080']],
    ['--publish 127.0.0.1:8443:443', ['127.0.0.1:8443']],
    ['--publish 0.0.0.0:53:53/udp', ['0.0.0.0:53/udp']],
    ['--publish [::1]:80:80', ['[::1]:80']],
    ['--publish [::1]::80', ['[::1]:random → 80']],
    ['--publish 80', [':random → 80']],
    ['--publish :80', [':random → 80']],
    ['--publish 127.0.0.1::80/tcp', ['127.0.0.1:random → 80/tcp']],
    ['--publish 8000-8010:9000-9010', [':8000-8010']],
    ['--env A=B', []],
  ])('%s', (options, ports) => {
    const unit = UnitView.read(`[Service]\nExecStart=/usr/bin/podman run ${options} image -p 1:1\n`);
    expect(publishedPorts(unit)).toEqual(ports);
  });

  test.each([
    'ExecStartPre=/usr/bin/podman pod create --publish 80:80 --name a\nExecStart=/usr/bin/podman pod start a',
  ])('of a pod: %j', (lines) =>
    expect(publishedPorts(UnitView.read(`[Service]\n${lines}\n`))).toEqual([':80']),
  );

  test('of a kube unit', () => {
    const unit = UnitView.read(
      '[Service]\nExecStart=/usr/bin/podman kube play --replace --publish 5000:5000 /a.yaml\n',
    );
    expect(publishedPorts(unit)).toEqual([':5000']);
  });
});
