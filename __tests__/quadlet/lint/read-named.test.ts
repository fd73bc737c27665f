import { describe, expect, test } from '@jest/globals';
import { readNamed } from '../../../src/quadlet/lint/read-named.js';
import { inDirectory } from '../../registry/fakes.js';
import { drawTree, writeFiles } from './files.js';

/** Words that name other files, in the forms in which unit files have them. */
const NAMING =
  'Volume=data.volume:/x\nNetwork=my.network:ip=1\nMount=type=volume,source=m.volume,dst=/m\nAfter=b.pod c.pod';

describe('readNamed', () => {
  test.each<[title: string, files: Record<string, string>, names: string[], tree: string[], asked: string[]]>(
    [
      [
        'takes other units as not there, and knows the names of other files',
        { 'a.container': 'a', 'b.container': 'b', 'notes.txt': 'n', 'sub/a.container': 's' },
        ['a.container'],
        ['0 .', '  a.container=a', '  notes.txt'],
        ['a.container'],
      ],
      [
        'reads what the text names, and what that names',
        {
          ...{
            'a.container': NAMING,
            'data.volume': 'Image=i.image',
            'i.image': 'i',
            'm.volume': 'm',
            'my.network': 'n',
          },
          ...{ 'b.pod': 'b', 'c.pod': 'After=a.container', 'd.pod': 'd' },
        },
        ['a.container'],
        [
          ...[
            '0 .',
            `  a.container=${NAMING}`,
            '  b.pod=b',
            '  c.pod=After=a.container',
            '  data.volume=Image=i.image',
          ],
          ...['  i.image=i', '  m.volume=m', '  my.network=n'],
        ],
        ['a.container'],
      ],
      [
        'reads bundles of the directory, and no directory with such a name',
        { 'a.container': 'a', 'b.quadlets': '[Pod]', 'c.quadlets/d.pod': 'd' },
        ['a.container'],
        ['0 .', '  a.container=a', '  b.quadlets=[Pod]'],
        ['a.container'],
      ],
      [
        'looks below the directory for what it does not hold itself',
        { 'a.container': 'Pod=p.pod', 'one/sub/p.pod': 'p', 'two/p.pod': '2', 'two/q.pod': 'q' },
        ['a.container'],
        ['0 .', '  a.container=Pod=p.pod', '1 one', '2 one/sub', '  p.pod=p', '1 two'],
        ['a.container'],
      ],
      [
        'reads the drop-ins of each unit, and what they name',
        {
          ...{ 'a-b.container': 'Volume=v.volume', 'v.volume': 'v', 'x.pod': 'x', 'y.pod': 'y' },
          ...{
            'a-b.container.d/1.conf': 'Pod=x.pod',
            'a-.container.d/2.conf': '2',
            'container.d/3.conf': '3',
          },
          ...{ 'v.volume.d/4.conf': '4', 'a.container.d/5.conf': '5', 'pod.d/6.conf': 'After=y.pod' },
        },
        ['a-b.container'],
        [
          ...['0 .', '  a-b.container=Volume=v.volume', '  v.volume=v', '  x.pod=x', '  y.pod=y'],
          ...[
            '1 a-.container.d',
            '  2.conf=2',
            '1 a-b.container.d',
            '  1.conf=Pod=x.pod',
            '1 container.d',
            '  3.conf=3',
          ],
          ...['1 pod.d', '  6.conf=After=y.pod', '1 v.volume.d', '  4.conf=4'],
        ],
        ['a-b.container', 'a-b.container.d/1.conf', 'a-.container.d/2.conf', 'container.d/3.conf'],
      ],
      [
        'reads the units to which a drop-in applies',
        {
          'a.container': 'a',
          'b.container': 'b',
          'c.pod': 'c',
          'container.d/1.conf': '1',
          'container.d/2.conf': '2',
        },
        ['container.d/1.conf'],
        ['0 .', '  a.container=a', '  b.container=b', '1 container.d', '  1.conf=1', '  2.conf=2'],
        ['container.d/1.conf'],
      ],
      [
        'reads the YAML that a .kube unit plays',
        { 'a.kube': 'Yaml=./k8s/a.yaml', 'k8s/a.yaml': 'y', 'k8s/b.yaml': 'z', 'a.yaml': 'other' },
        ['a.kube'],
        ['0 .', '  a.kube=Yaml=./k8s/a.yaml', '  a.yaml', '1 k8s', '  a.yaml=y', '  b.yaml'],
        ['a.kube', 'k8s/a.yaml'],
      ],
      [
        'reads the units that name it, and not what those name',
        {
          ...{
            'web.pod': 'w',
            'a.container': 'Pod=web.pod',
            'b.container': 'Wants=web-pod.service x.pod',
            'x.pod': 'x',
          },
          ...{ 'c.container': 'Pod=web2.pod', 'sub/d.container': 'Pod=web.pod' },
        },
        ['web.pod'],
        ['0 .', '  a.container=Pod=web.pod', '  b.container=Wants=web-pod.service x.pod', '  web.pod=w'],
        ['web.pod'],
      ],
      [
        'needs nobody else for a unit that says who wants it, nor for one that is not started',
        { 'a.pod': '[Install]\nWantedBy=x', 'v.volume': 'v', 'b.container': 'Pod=a.pod\nVolume=v.volume:/v' },
        ['a.pod', 'v.volume'],
        ['0 .', '  a.pod=[Install]\nWantedBy=x', '  v.volume=v'],
        ['a.pod', 'v.volume'],
      ],
    ],
  )('%s', (_, files, names, tree, asked) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, files);
      const named = readNamed(directory, names);
      expect(drawTree(named.tree, directory)).toEqual(tree);
      expect([...named.asked]).toEqual(asked.map((name) => `${directory}/${name}`));
    }),
  );

  test('takes what is ignored as not there', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'a.pod': 'After=b.pod', 'b.pod': 'b', 'sub/b.pod': 's' });
      const { tree } = readNamed(directory, ['a.pod'], (path) => path === `${directory}/b.pod`);
      expect(drawTree(tree, directory)).toEqual(['0 .', '  a.pod=After=b.pod', '1 sub', '  b.pod=s']);
    }));

  test('knows the instances of a template without reading them', () =>
    inDirectory(async (directory) => {
      const files = { 'a@.container': 'a', 'a@1.container': '1', 'b.container': 'b' };
      await writeFiles(directory, files);
      const { tree } = readNamed(directory, ['a@.container']);
      expect(drawTree(tree, directory)).toEqual(['0 .', '  a@.container=a']);
      expect(tree.elsewhere).toContain('a@1.container');
    }));
});
