import { describe, expect, test } from '@jest/globals';
import { KNOWN_RELEASES } from '../../../src/quadlet/catalogue/versions.js';
import type { Finding, LintResult, Mode } from '../../../src/quadlet/finding.js';
import { type CheckOptions, checkTree } from '../../../src/quadlet/lint/lint.js';
import { readYaml } from '../../../src/quadlet/lint/read-yaml.js';
import { type SourceEntry, treeOf } from '../../../src/quadlet/set/source-tree.js';

const INSTALL = '[Service]\nTimeoutStartSec=900\n[Install]\nWantedBy=default.target\n';

function lintFiles(files: Readonly<Record<string, string>>, options: Partial<CheckOptions> = {}): LintResult {
  return checkTree(treeOf(new Map(Object.entries(files))), { targets: ['5.8.6'], mode: 'user', ...options });
}

function codes(findings: readonly Finding[]): string[] {
  return findings.map(({ code, line, targets }) => `${code}:${line} ${targets.join()}`);
}

describe('several versions', () => {
  test('give one finding, with those that it holds for', () => {
    const files = { 'a.container': `[Container]\nImage=quay.io/a/b\nMemory=1g\nPort=80\n${INSTALL}` };
    const { findings } = lintFiles(files, { targets: ['6.0.2', '4.9.3', '5.4.2'] });
    expect(codes(findings)).toEqual(['PQ011:3 4.9.3,5.4.2', 'PQ010:4 4.9.3,5.4.2,6.0.2']);
  });

  test('are told oldest first, and each once', () => {
    const { targets } = lintFiles({}, { targets: ['5.10.0', '5.8.6', '4.9.3', '5.8.6', '5.9.0'] });
    expect(targets).toEqual(['4.9.3', '5.8.6', '5.9.0', '5.10.0']);
  });

  test('that behave alike give what each of them gives', () => {
    const text = `[Container]\nImage="a\nMemory=1g\nPod=b\nNetwork=c.network\n  Exec=x \\\n\n y\n${INSTALL}`;
    const together = lintFiles({ 'a.container': text }, { targets: KNOWN_RELEASES }).findings;
    for (const target of KNOWN_RELEASES) {
      const alone = lintFiles({ 'a.container': text }, { targets: [target] }).findings;
      const shared = together.filter(({ targets }) => targets.includes(target));
      expect(shared.map((one) => ({ ...one, targets: [target] }))).toEqual(alone);
    }
  });

  test('units are those of the first', () => {
    const files = {
      'a.container': '[Container]\nImage=quay.io/a/b\n',
      'b.pod': '',
      'c.volume': '[Volume]\nUID=1\n',
    };
    const unitsFor = (targets: readonly string[]) =>
      lintFiles(files, { targets }).units.map(({ service }) => service);
    expect(unitsFor(['4.9.3', '6.0.2'])).toEqual(['a.service']);
    expect(unitsFor(['6.0.2', '5.8.6'])).toEqual(['a.service', 'b-pod.service']);
    expect(unitsFor(['6.0.2'])).toEqual(['a.service', 'b-pod.service', 'c-volume.service']);
  });
});

describe('units', () => {
  test('are told by file, with what they become', () => {
    const files = {
      'z.volume': '',
      'd/a.container': '[Container]\nImage=quay.io/a/b\nServiceName=web\n',
      'a.network': '',
      'b@.container': '[Container]\nImage=quay.io/a/b\n',
      'c.container': '[Container]\nPort=80\n',
    };
    expect(lintFiles(files).units).toEqual([
      { file: 'a.network', service: 'a-network.service' },
      { file: 'b@.container', service: 'b@.service' },
      { file: 'd/a.container', service: 'web.service' },
      { file: 'z.volume', service: 'z-volume.service' },
    ]);
  });

  test('are not made of a file that an error of a drop-in rejects, and are of one beside a faulty drop-in', () => {
    const files = {
      'a.volume': '',
      'a.volume.d/b.conf': '[Volume]\nName=b\n',
      'c.volume': '',
      'c.volume.d/d.conf': 'oops\n',
    };
    expect(lintFiles(files).units.map(({ file }) => file)).toEqual(['c.volume']);
  });
});

describe('files', () => {
  test.each<[title: string, files: Record<string, string>, count: number]>([
    ['none', {}, 0],
    ['units and drop-ins', { 'a.volume': '', 'a.volume.d/b.conf': '', 'c/d.pod': '' }, 3],
    ['a drop-in of several units, once', { 'a.volume': '', 'b.volume': '', 'volume.d/c.conf': '' }, 3],
    ['what is no Quadlet file', { 'a.volume': '', 'README.md': '', 'b.service': '', 'c.conf': '' }, 1],
    ['those that are not read', { 'a.volume': '', 'b/a.volume': '' }, 2],
  ])('%s', (_, files, count) => {
    expect(lintFiles(files).files).toBe(count);
  });

  test('that were read can be read again, and others not', () => {
    const { textOf } = lintFiles({ 'a.volume': '[Volume]\n', 'b.txt': 'x' });
    expect([textOf('a.volume'), textOf('b.txt'), textOf('c.volume')]).toEqual([
      '[Volume]\n',
      undefined,
      undefined,
    ]);
  });

  test('can hold anything', () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
    const tree = treeOf(
      new Map([
        ['a.container', bytes],
        ['a.container.d/b.conf', bytes.subarray(7)],
      ]),
    );
    const { findings } = checkTree(tree, { targets: KNOWN_RELEASES, mode: 'user' });
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('templates', () => {
  const files = {
    'a.container': '[Container]\nImage={{ image }}\nPort=80\nNetwork=c.network\n',
    'b.container': `[Container]\nImage=quay.io/a/b\nNetwork=a.container\n${INSTALL}`,
  };

  test('are left alone, with a note', () => {
    expect(codes(lintFiles(files).findings).filter((one) => !one.startsWith('PQ1'))).toEqual([
      'PQ201:1 5.8.6',
    ]);
  });

  test.each<[what: string, broken: string, other: string]>([
    ['drop no unit of their directory', '{{#if wide}}\n[Container]\nImage={{ image }}\n{{/if}}\n', ''],
    ['can be referred to', '{% if wide %}\n[Container]\nImage={{ image }}\n', 'Network=a.container\n'],
    ['are not compared with each other', `[Container]\nImage={{ image }}\nPublishPort=80:80\n${INSTALL}`, ''],
  ])('%s', (_, broken, other) => {
    const texts = {
      'z.container': broken,
      'a.container': broken,
      'b.container': `[Container]\nImage=quay.io/a/b:1\n${other}${INSTALL}`,
      'c.volume': '[Volume]\n',
    };
    const { findings } = lintFiles(texts, { targets: ['5.4.2', '5.8.6'] });
    const own = findings.filter(({ code }) => !['PQ116', 'PQ110'].includes(code));
    expect(own.map(({ file, code, targets }) => [file, code, targets.length])).toEqual([
      ['a.container', 'PQ201', 2],
      ['z.container', 'PQ201', 2],
    ]);
  });

  test('are linted where that is wanted', () => {
    const found = codes(lintFiles(files, { templates: 'lint' }).findings);
    expect(found.filter((one) => one.startsWith('PQ0'))).toEqual(['PQ010:3 5.8.6', 'PQ030:4 5.8.6']);
    expect(found.filter((one) => one.startsWith('PQ201'))).toEqual([]);
  });
});

test.each<[mode: Mode, found: string[]]>([
  ['user', []],
  ['system', ['PQ027:3 5.2.0']],
])('the mode %s counts', (mode, found) => {
  const text = '[Container]\nImage=quay.io/a/b\nRemapUsers=keep-id\n[Install]\nWantedBy=default.target\n';
  const { findings } = lintFiles({ 'a.container': text }, { mode, targets: ['5.2.0'] });
  expect(codes(findings).filter((one) => one.startsWith('PQ0'))).toEqual(found);
});

test('manifests are checked where there is a reader', () => {
  const files = { 'a.kube': `[Kube]\nYaml=a.yaml\n${INSTALL}`, 'a.yaml': 'kind: [' };
  const manifest = (options: Partial<CheckOptions>) =>
    lintFiles(files, options).findings.filter(({ code }) => code === 'PQ132');
  expect(manifest({})).toEqual([]);
  expect(manifest({ readYaml })).toMatchObject([{ file: 'a.yaml', line: 1 }]);
});

test('the files of one search path do not depend on their order', () => {
  const files = {
    'a.container': '[Container]\nImage=b.build\nNetwork=c.network\n',
    'b.build': '[Build]\nImageTag=localhost/b\nSetWorkingDirectory=unit\n',
    'c.network': '[Network]\nName=c\n',
    'd.pod': '[Pod]\nVolume=e.volume:/e\n',
  };
  const backwards = Object.fromEntries(Object.entries(files).reverse());
  expect(lintFiles(backwards).findings).toEqual(lintFiles(files).findings);
});

describe('a unit that is too large', () => {
  const tooLarge = (name: string) => ({ name, content: undefined, tooLarge: 1024 * 1024 });
  const lintEntries = (...entries: SourceEntry[]) =>
    checkTree(
      { directories: [{ path: '', depth: 0, linked: false, entries }] },
      { targets: ['5.8.6'], mode: 'user' },
    );

  test.each(['.container', '.volume', '.network', '.pod', '.kube', '.image', '.build'])(
    '%s: is one error, and no unit',
    (extension) => {
      const { findings, units } = lintEntries(tooLarge(`a${extension}`));
      expect(codes(findings)).toEqual(['PQ092:1 5.8.6']);
      expect(findings[0]?.message).toContain('is larger than 1 MiB');
      expect(units).toEqual([]);
    },
  );

  test('is one that others may refer to', () => {
    const text = `[Container]\nImage=c.image\nNetwork=n.network\nVolume=v.volume:/v\n[Unit]\nAfter=p.pod\n${INSTALL}`;
    const { findings, units } = lintEntries(
      { name: 'a.container', content: text },
      ...['c.image', 'n.network', 'p.pod', 'v.volume'].map(tooLarge),
    );
    expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
      ...['c.image PQ092', 'n.network PQ092', 'p.pod PQ092', 'v.volume PQ092'],
    ]);
    expect(units).toEqual([{ file: 'a.container', service: 'a.service' }]);
  });

  test('by a drop-in is not judged at all', () => {
    const { findings, units } = checkTree(
      {
        directories: [
          { path: '', depth: 0, linked: false, entries: [{ name: 'a.container', content: '[Container]\n' }] },
          { path: 'a.container.d', depth: 1, linked: false, entries: [tooLarge('1.conf')] },
        ],
      },
      { targets: ['5.8.6'], mode: 'user' },
    );
    expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual(['a.container.d/1.conf PQ092']);
    expect(units).toEqual([]);
  });
});

test('a value that is too long is checked for what the generator rejects, and the unit for nothing else', () => {
  const long = 'x'.repeat(64 * 1024 + 1);
  const text = (line: string) => `[Container]\nImage=nginx\n${line}\nLabel=a=${long}\n`;
  expect(codes(lintFiles({ 'a.container': text('') }).findings)).toEqual(['PQ093:4 5.8.6']);
  const { findings, units } = lintFiles({ 'a.container': text('Network=none.network') });
  expect(codes(findings)).toEqual(['PQ030:3 5.8.6', 'PQ093:4 5.8.6']);
  expect(units).toEqual([]);
});
