import { describe, expect, test } from '@jest/globals';
import { fixSet } from '../../../src/quadlet/lint/fix/fix-set.js';
import { checkTree, lint } from '../../../src/quadlet/lint/lint.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { fixed, lintMarked, type Row } from './lint-marked.js';

const IMAGE = 'Image=quay.io/a/b:1';

function web(...lines: readonly string[]): string {
  return ['# FileName=web', '[Container]', IMAGE, ...lines, ''].join('\n');
}

const DATA = '# FileName=data\n[Volume]\n';

function bundle(...parts: readonly string[]): Record<string, string> {
  return { 'app.quadlets': parts.join('---\n') };
}

const BUNDLE_RULES = ['PQ190', 'PQ191', 'PQ192', 'PQ193', 'PQ194'];

describe('bundles', () => {
  const rows: readonly Row[] = [
    ['that podman installs', bundle(web(), DATA)],
    ['without a name', bundle(`⟦PQ190|[Container]⟧\n${IMAGE}\n`, DATA)],
    ['without a section', bundle('⟦PQ190|# FileName=a⟧\n[Unit]\n', DATA)],
    ['without Quadlets', { 'app.quadlets': '⟦PQ190|---⟧\n' }],
    ['with a path', bundle(DATA, `[Container]\n⟦PQ190|# FileName=../web⟧\n${IMAGE}\n`)],
    ['with a name twice', bundle(DATA, web(), '⟦PQ191|# FileName=data⟧\n[Volume]\n')],
    ['with the name of two kinds', bundle(DATA, web(), '# FileName=web\n[Volume]\n')],
    [
      'with the name of a file',
      { ...bundle('⟦PQ194|# FileName=data⟧\n[Volume]\n'), 'data.volume': '[Volume]\n' },
    ],
    [
      'with the name of another bundle',
      { 'a.quadlets': DATA, 'b.quadlets': '⟦PQ194|# FileName=data⟧\n[Volume]\n' },
    ],
    ['with the name of another directory', { ...bundle(DATA), 'other/data.volume': '[Volume]\n' }],
    ['with two names', bundle('# FileName=a\n[Volume]\n\n⟦PQ194|# FileName=web⟧\n[Container]\n')],
    ['with an extension', bundle('⟦PQ194|# FileName=data.volume⟧\n[Volume]\n')],
    ['with the extension of another kind', bundle('# FileName=data.pod\n[Volume]\n')],
    [
      'for old versions',
      { 'app.quadlets': `⟦PQ192|# FileName=data⟧\n[Volume]\n---\n${web()}` },
      { targets: ['5.7.1', '5.8.0'] },
    ],
    [
      'in a directory of the generator',
      { 'etc/containers/systemd/a.quadlets': '⟦PQ193|# FileName=data⟧\n[Volume]\n' },
    ],
    ['in another directory', { 'etc/containers/apps/a.quadlets': DATA }],
    ['in a directory of drop-ins', { 'web.container.d/a.quadlets': 'nothing' }],
  ];
  test.each(rows)('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(BUNDLE_RULES, files, options);
    expect(found).toEqual(marks);
  });

  test('are not known to the versions before 5.8', () => {
    const { findings } = checkTree(treeOf(new Map([['a.quadlets', DATA]])), {
      targets: ['5.4.2', '5.7.1', '5.8.0', '6.0.2'],
      mode: 'user',
    });
    expect(findings.map(({ code, targets }) => [code, targets])).toEqual([['PQ192', ['5.4.2', '5.7.1']]]);
  });

  test('are moved nowhere: rules about directories pass over their parts', () => {
    const { findings } = checkTree(treeOf(new Map([['etc/containers/a/a.quadlets', DATA]])), {
      targets: ['5.8.6'],
      mode: 'system',
    });
    expect(findings).toEqual([]);
  });
});

describe('findings in a bundle', () => {
  const rows: readonly Row[] = [
    ['have its lines', bundle(DATA, web('⟦PQ010|Port⟧=80'))],
    ['behind CRLF', { 'app.quadlets': `${DATA}---\n${web('⟦PQ010|Port⟧=80')}`.replaceAll('\n', '\r\n') }],
    ['on the first line of a part', { 'app.quadlets': `${DATA}---\n  ⟦PQ004|Key⟧=x\n${web()}` }],
    ['behind astral characters', bundle(`# 🦭\n${DATA}`, web('Environment=A=🦭', '⟦PQ010|Port⟧=80'))],
    ['of a missing unit', bundle(DATA, web('Volume=⟦PQ030|cache.volume⟧:/a', 'Volume=data.volume:/b'))],
    [
      'of a reference in a file beside',
      { ...bundle(DATA), 'app.container': `[Container]\n${IMAGE}\nVolume=data.volume:/b\n` },
    ],
    [
      'of a reference to a file beside',
      { ...bundle(web('Volume=data.volume:/b')), 'data.volume': '[Volume]\n' },
    ],
    [
      'of a drop-in of a part',
      { ...bundle(web()), 'web.container.d/a.conf': '[Container]\n⟦PQ010|Port⟧=80\n' },
    ],
  ];
  test.each(rows)('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(
      ['PQ004', 'PQ010', 'PQ030', 'PQ143', ...BUNDLE_RULES],
      files,
      options,
    );
    expect(found).toEqual(marks);
  });

  test('have its text, and the units its path', () => {
    const text = `${DATA}---\n${web()}`;
    const { textOf, units } = checkTree(treeOf(new Map([['app.quadlets', text]])), {
      targets: ['5.8.6'],
      mode: 'user',
    });
    expect(textOf('app.quadlets')).toBe(text);
    expect(units).toEqual([
      { file: 'app.quadlets', service: 'data-volume.service' },
      { file: 'app.quadlets', service: 'web.service' },
    ]);
  });

  test('of bytes that are no UTF-8 are found', () => {
    const bytes = Buffer.concat([Buffer.from(`${DATA}---\n${web('Label=')}`.trimEnd()), Buffer.from([0xe9])]);
    const { findings } = checkTree(treeOf(new Map([['app.quadlets', bytes]])), {
      targets: ['5.8.6'],
      mode: 'user',
    });
    expect(findings.map(({ code, file, line }) => [code, file, line])).toContainEqual([
      'PQ133',
      'app.quadlets',
      7,
    ]);
  });
});

describe('fixes', () => {
  test('are made in the bundle', () => {
    const files = bundle(
      DATA,
      web('DNS=1.1.1.1', '[Install]', 'WantedBy=multi-user.target'),
      '# FileName=z\n[Pod]\n',
    );
    const before = files['app.quadlets'] ?? '';
    expect(fixed(['PQ103'], files)).toEqual({
      'app.quadlets': before.replace('multi-user.target', 'default.target'),
    });
  });

  test('remove an extension', () => {
    expect(fixed(['PQ194'], bundle(web(), '# FileName=data.volume\n[Volume]\n'))).toEqual(
      bundle(web(), DATA),
    );
  });

  test('are made until none is left', () => {
    const text = `# FileName=web.container\n[Container]\n${IMAGE}\n---\n${DATA}`;
    const policy = {
      targets: ['5.8.6'],
      mode: 'user' as const,
      levels: new Map(),
      isTemplated: () => false,
    };
    const set = { tree: treeOf(new Map([['app.quadlets', text]])), asked: undefined };
    const { texts, result } = fixSet(set, policy, 'all');
    expect(texts.get('app.quadlets')).toBe(
      `# FileName=web\n[Container]\n${IMAGE}\n\n[Install]\nWantedBy=default.target\n\n---\n${DATA}`,
    );
    expect(result.findings.filter(({ fix }) => fix !== undefined)).toEqual([]);
  });
});

test('no more parts than the limits are checked', () => {
  const text = (name: string) =>
    Array.from({ length: 1001 }, (_, index) => `# FileName=${name}${index}\n[Volume]\n`).join('---\n');
  const files = Array.from({ length: 21 }, (_, index) => {
    const name = String.fromCharCode(97 + index);
    return [`${name}.quadlets`, text(name)] as const;
  });
  const { findings, units } = checkTree(treeOf(new Map(files)), { targets: ['5.8.6'], mode: 'user' });
  expect(units).toHaveLength(20_000);
  expect(findings.map(({ code, file, line }) => [code, file, line])).toEqual(
    files.map(([file], index) => ['PQ190', file, index === 20 ? 1 : 3001]),
  );
});

test('a comment for the file is for the whole bundle', () => {
  const text = `${DATA}---\n# pq-lint: disable-file=PQ192,PQ010 on purpose\n${web('Port=80')}---\n# FileName=a\n[Volume]\nNo=1\n`;
  const policy = { targets: ['5.7.1'], mode: 'user' as const, levels: new Map(), isTemplated: () => false };
  const { findings, silenced } = lint(
    [{ tree: treeOf(new Map([['app.quadlets', text]])), asked: undefined }],
    policy,
  );
  expect(findings.filter(({ code }) => /^PQ(?:090|010|192)$/.test(code))).toEqual([]);
  expect(silenced).toBe(3);
});

test('comments in a bundle disable rules', () => {
  const text = `${DATA}---\n${web('# pq-lint: disable=PQ010 later', 'Port=80', 'Post=80')}`;
  const policy = { targets: ['5.8.6'], mode: 'user' as const, levels: new Map(), isTemplated: () => false };
  const { findings, silenced } = lint(
    [{ tree: treeOf(new Map([['app.quadlets', text]])), asked: undefined }],
    policy,
  );
  expect(findings.filter(({ code }) => code === 'PQ010').map(({ line }) => line)).toEqual([9]);
  expect(silenced).toBe(1);
});
