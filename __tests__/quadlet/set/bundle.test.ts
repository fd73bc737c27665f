import { describe, expect, test } from '@jest/globals';
import { isBundleName, splitBundle } from '../../../src/quadlet/set/bundle.js';

/** The names and texts of the parts, and the faults with the text that they are at. */
function split(text: string, most?: number) {
  const { parts, faults } = splitBundle(text, most);
  return {
    parts: parts.map(({ name, start, end }) => [name, text.slice(start, end)]),
    faults: faults.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
  };
}

const POD = '# FileName=a\n[Pod]';
const VOLUME = '# FileName=b\n[Volume]';
const BOTH = {
  parts: [
    ['a.pod', POD],
    ['b.volume', VOLUME],
  ],
  faults: [],
};

describe('sections', () => {
  test.each([
    ['two', `${POD}\n---\n${VOLUME}\n`],
    ['no newline at the end', `${POD}\n---\n${VOLUME}`],
    ['white space around the line', `${POD}\n \t--- \u00a0\n${VOLUME}`],
    ['empty ones', `---\n\n---\n---\n${POD}\n\n---\n  \n---\n${VOLUME}\n---\n---`],
    ['white space around the texts', `\n\n  ${POD}\n\n \n---\n\n\t${VOLUME}  \n\n`],
  ])('%s', (_, text) => {
    expect(split(text)).toEqual(BOTH);
  });

  test('keep CRLF within their text', () => {
    const [pod, volume] = [POD.replaceAll('\n', '\r\n'), VOLUME.replaceAll('\n', '\r\n')];
    expect(split(`${pod}\r\n---\r\n${volume}\r\n`)).toEqual({
      parts: [
        ['a.pod', pod],
        ['b.volume', volume],
      ],
      faults: [],
    });
  });

  test.each(['----', '--', '--- #', '# ---', '---\\'])('a line %s is no separator', (line) => {
    expect(split(`${POD}\n${line}\n${VOLUME}`).parts).toEqual([['a.pod', `${POD}\n${line}\n${VOLUME}`]]);
  });

  test('end after the limit', () => {
    const text = Array.from({ length: 5 }, (_, index) => `# FileName=a${index}\n[Pod]\n`).join('---\n');
    const { parts, faults } = split(text, 3);
    expect(parts.map(([name]) => name)).toEqual(['a0.pod', 'a1.pod', 'a2.pod']);
    expect(faults).toEqual([['more', '# FileName=a3']]);
  });
});

describe('the extension', () => {
  test.each([
    ['[Container]', '.container'],
    ['[Artifact]', '.artifact'],
    ['  [KUBE]\t', '.kube'],
    ['[[Image]]', '.image'],
    [']', undefined],
    ['[Build', undefined],
    ['[Unit]', undefined],
    ['#[Build]', undefined],
    ['[.network]', '..network'],
    ['[x.network]', '.x.network'],
    ['[Unit]\n[Install]\n[Network]\n[Pod]', '.network'],
  ])('of %j is %s', (lines, extension) => {
    const [part] = splitBundle(`# FileName=n\n${lines}\n`).parts;
    expect(part?.name).toBe(extension && `n${extension}`);
  });
});

describe('the name', () => {
  test.each([
    ['#FileName=web', 'web'],
    ['  #  FileName=  web server ', 'web server'],
    ['# FileName=web.container', 'web.container'],
    ['# FileName=..', '..'],
    ['## FileName=no\n# FileName=web', 'web'],
    ['# filename=no\n; FileName=no\nFileName=no\n# FileName=web', 'web'],
  ])('of %j is %j', (comment, name) => {
    expect(split(`${comment}\n[Pod]`).parts.map(([file]) => file)).toEqual([`${name}.pod`]);
    expect(split(`[Pod]\n${comment}`).parts.map(([file]) => file)).toEqual([`${name}.pod`]);
  });

  test('is that of the first comment', () => {
    const text = `${POD}\n# FileName=second\n# FileName=third`;
    const [part] = splitBundle(text).parts;
    expect(part?.name).toBe('a.pod');
    expect(text.slice(part?.ignored?.start, part?.ignored?.end)).toBe('# FileName=second');
    expect(splitBundle(POD).parts[0]?.ignored).toBeUndefined();
  });
});

describe('faults', () => {
  test.each([
    ['an empty file', '', 'nothing', ''],
    ['only separators', '---\n\n---', 'nothing', '---'],
    ['no section of a kind', '# FileName=a\n[Unit]', 'kind', '# FileName=a'],
    ['no name', '[Pod]\nPodName=x', 'no-name', '[Pod]'],
    ['a name behind a byte order mark', '\ufeff# FileName=a\n[Pod]', 'no-name', '\ufeff# FileName=a'],
    ['an empty name', '[Pod]\n  # FileName=  ', 'empty-name', '# FileName='],
    ['a path', '[Pod]\n# FileName=a/b', 'path', '# FileName=a/b'],
    ['a path of Windows', '# FileName=a\\b\n[Pod]', 'path', '# FileName=a\\b'],
    ['a name of 246 bytes', `# FileName=${'é'.repeat(121)}\n[Pod]`, 'long', `# FileName=${'é'.repeat(121)}`],
    ['a name with NUL', '# FileName=a\0b\n[Pod]', 'long', '# FileName=a\0b'],
    ['the kind before the name', 'Text', 'kind', 'Text'],
  ])('%s', (_, text, kind, at) => {
    expect(split(text)).toEqual({ parts: [], faults: [[kind, at]] });
  });

  test('of one section leave the others', () => {
    expect(split(`[Pod]\n---\n${VOLUME}`)).toEqual({
      parts: [['b.volume', VOLUME]],
      faults: [['no-name', '[Pod]']],
    });
  });
});

// A quadratic search would take minutes.
test.each([
  ['brackets', `# FileName=a\n[${']'.repeat(1e6)}a]\n`],
  ['white space', `# FileName=a${' '.repeat(1e6)}x\n[Pod]\n${' '.repeat(1e6)}`],
  ['lines', `${POD}\n${'\n'.repeat(1e6)}x`],
  ['separators', '---\n'.repeat(3e5)],
  ['comments', '# FileName=a\n[Pod]\n'.repeat(6e4)],
])('a large bundle of %s is split', (_, text) => {
  expect(splitBundle(text).parts.length).toBeLessThanOrEqual(1);
});

test('only a name that ends in .quadlets is that of a bundle', () => {
  expect(['a.quadlets', '.quadlets', 'a.quadlet', 'a.Quadlets', 'quadlets'].filter(isBundleName)).toEqual([
    'a.quadlets',
    '.quadlets',
  ]);
});
