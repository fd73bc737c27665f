import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

interface Entry {
  readonly phrase: string;
  readonly pattern: string;
  readonly better: string;
}

const words: Entry[] = JSON.parse(readFileSync('scripts/wording.json', 'utf8'));

test.each(words)('"$phrase" is found, and "$better" is not', ({ phrase, pattern, better }) => {
  expect(phrase).toMatch(new RegExp(pattern, 'i'));
  for (const one of words) expect(better).not.toMatch(new RegExp(one.pattern, 'i'));
});

describe('the check', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'wording-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function check(files: Readonly<Record<string, string>>) {
    const folders = [
      'docs',
      'doctor',
      'registry-export',
      'quadlet-lint',
      'quadlet-generate',
      'workflows',
      '.github',
      'scripts',
      'src',
    ];
    for (const folder of folders) mkdirSync(join(root, folder));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { status, stdout } = spawnSync(process.execPath, ['scripts/check-wording.mjs', '--root', root], {
      encoding: 'utf8',
    });
    return { status, lines: stdout.trimEnd().split('\n') };
  }

  test('names file, line, phrase and a better one', () => {
    const { status, lines } = check({
      'README.md': 'One.\nIt puts it right.\n',
      'docs/page.md': 'Nobody.\n',
      'doctor/action.yml': 'description: Only looks.\n',
      '.github/workflows/ci.yml': '# Taken away again.\n',
      'scripts/x.mjs': '// Upside down.\n',
    });
    expect(lines.toSorted()).toEqual([
      '.github/workflows/ci.yml:1: "Taken away"; better: undoes it, removes it',
      'README.md:2: "puts it right"; better: fixes',
      'docs/page.md:1: "Nobody"; better: no one, nothing',
      'doctor/action.yml:1: "Only looks"; better: only checks',
      'scripts/x.mjs:1: "Upside down"; better: reversed',
    ]);
    expect(status).toBe(1);
  });

  test('leaves out code, quotes of src/ and generated pages', () => {
    const { status } = check({
      'README.md': '`puts right`\n```\nputs right\n```\n',
      'docs/page.md': '<!-- quoted: src/x -->\nputs right\n<!-- end of quoted -->\n',
      'docs/rules/PQ010.md': 'puts right\n',
    });
    expect(status).toBe(0);
  });

  test('reads comments and texts of sources, and not their code', () => {
    const text = [
      "// It's nobody's.",
      "const nobody = { whoever: 'is told' };",
      `write(\`puts $\{nobody} right,\n\\\` upside down\`);`,
    ];
    const { status, lines } = check({ 'src/a.ts': `${text.join('\n')}\n` });
    expect(lines).toEqual([
      'src/a.ts:1: "nobody"; better: no one, nothing',
      'src/a.ts:2: "is told"; better: is shown, is documented',
      'src/a.ts:4: "upside down"; better: reversed',
    ]);
    expect(status).toBe(1);
  });
});
