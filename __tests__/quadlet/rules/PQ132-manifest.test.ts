import { describe, expect, test } from '@jest/globals';
import { checkTree } from '../../../src/quadlet/lint/lint.js';
import { readYaml } from '../../../src/quadlet/lint/read-yaml.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { byPlace, markOf, readMarks } from '../marked.js';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n';
const envFrom = (name: string, more = ''): string =>
  `${POD}spec:\n  containers:\n    - envFrom:\n        - configMapRef:\n            name: ${name}\n${more}`;
const configMap = (name: string): string => `kind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const kube = (...lines: readonly string[]): string => ['[Kube]', ...lines, ''].join('\n');

function lintMarked(files: Readonly<Record<string, string>>, target: string) {
  const { files: texts, marks } = readMarks(files);
  const { findings } = checkTree(treeOf(texts), { targets: [target], mode: 'user', readYaml });
  const own = findings.filter(({ code }) => code === 'PQ132');
  return { found: own.map(markOf).sort(byPlace), marks, messages: own.map(({ message }) => message) };
}

describe('manifests', () => {
  test.each<[title: string, files: Record<string, string>, target?: string]>([
    ['one that is there', { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': POD }],
    ['one that is not', { 'a.kube': kube('Yaml= ⟦PQ132|a.yaml⟧ ') }],
    ['one of two', { 'a.kube': kube('Yaml=a.yaml ⟦PQ132|b.yaml⟧'), 'a.yaml': POD }],
    ['the last one before 5.7', { 'a.kube': kube('Yaml=b.yaml', 'Yaml=⟦PQ132|c.yaml⟧') }, '5.6.0'],
    ['one in quotes', { 'a.kube': kube('Yaml=⟦PQ132|"a b.yaml"⟧') }],
    ['one in a directory below', { 'a.kube': kube('Yaml=./m/../m/a.yaml'), 'm/a.yaml': POD }],
    ['one that is not in a directory below', { 'a.kube': kube('Yaml=⟦PQ132|m/b.yaml⟧'), 'm/a.yaml': POD }],
    ['one in the directory above', { 'u/a.kube': kube('Yaml=../a.yaml'), 'a.yaml': POD }],
    ['one that is elsewhere', { 'a.kube': kube('Yaml=/srv/a.yaml') }],
    ['one whose place only systemd knows', { 'a.kube': kube('Yaml=%h/a.yaml') }],
    ['one of the web', { 'a.kube': kube('Yaml=https://example.com/a.yaml') }],
    ['a template', { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': 'kind: {{ kind }}\n' }],
    ['no YAML', { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': 'kind: Pod\n⟦PQ132|\tmetadata: {}⟧\n' }],
    ['an empty one', { 'a.kube': kube('Yaml=⟦PQ132|a.yaml⟧'), 'a.yaml': '# later\n' }],
    [
      'a kind that podman does not play',
      { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': `${POD}---\n⟦PQ132|kind: Service⟧\n` },
    ],
    ['nothing that it plays', { 'a.kube': kube('Yaml=⟦PQ132|a.yaml⟧'), 'a.yaml': '⟦PQ132|kind: Ingress⟧\n' }],
    ['a map that is not there', { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': envFrom('⟦PQ132|conf⟧') }],
    [
      'a map in the same file',
      { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': `${envFrom('conf')}---\n${configMap('conf')}` },
    ],
    [
      'a map in a file of its own',
      {
        'a.kube': kube('Yaml=a.yaml', 'ConfigMap=b.yaml'),
        'a.yaml': envFrom('conf'),
        'b.yaml': configMap('conf'),
      },
    ],
    [
      'a map that need not be there',
      { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': envFrom('conf', '            optional: true\n') },
    ],
    [
      'a map in a file that is not there',
      { 'a.kube': kube('Yaml=a.yaml', 'ConfigMap=⟦PQ132|b.yaml⟧'), 'a.yaml': envFrom('conf') },
    ],
    ['a unit that cannot be read', { 'a.kube': 'oops\nYaml=a.yaml\n' }],
  ])('%s', (_, files, target = '5.8.6') => {
    const { found, marks } = lintMarked(files, target);
    expect(found).toEqual(marks);
  });

  test('are read no further than aliases that unfold without end', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `l${index}: &l${index} [${index === 0 ? 'x' : `*l${index - 1},`.repeat(9)}]`,
    );
    const { messages } = lintMarked(
      { 'a.kube': kube('Yaml=a.yaml'), 'a.yaml': `${levels.join('\n')}\n` },
      '5.8.6',
    );
    expect(messages.join()).toContain('invalid YAML');
  });
});
