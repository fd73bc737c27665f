import { existsSync, readFileSync } from 'node:fs';
import type { LintResult, Mode } from '../../src/quadlet/finding.js';
import { lint } from '../../src/quadlet/lint/lint.js';
import { readTree } from '../../src/quadlet/lint/read-tree.js';
import { readYaml } from '../../src/quadlet/lint/read-yaml.js';
import type { SourceEntry, SourceTree } from '../../src/quadlet/set/source-tree.js';

/** What the fixture of a rule is linted for: its `case.json`, or what is usual. */
export interface RuleCase {
  /** Podman versions in full. */
  readonly targets: readonly string[];
  readonly mode: Mode;
  /** The codes of other rules that the wrong files may break on the way. */
  readonly also: readonly string[];
}

const USUAL: RuleCase = { targets: ['5.8.6'], mode: 'user', also: [] };

/** The directory of a rule's fixture, which has the directories `wrong` and `right`. */
export function fixtureOf(code: string): string {
  return `__tests__/fixtures/quadlet/rules/${code}`;
}

export function readCase(code: string): RuleCase {
  if (code === 'PQ094') return { ...USUAL, also: ['PQ010'] };
  const file = `${fixtureOf(code)}/case.json`;
  return existsSync(file) ? { ...USUAL, ...JSON.parse(readFileSync(file, 'utf8')) } : USUAL;
}

/** The files below a directory as one search path, with paths from there on. */
export function readFixture(directory: string): SourceTree {
  const { directories } = readTree([directory]);
  return {
    directories: directories.map((one) => ({ ...one, path: one.path.slice(directory.length + 1) })),
  };
}

/** What breaks rules about sizes would be too large for a file of the project. */
const GENERATED: Readonly<Record<string, () => SourceTree>> = {
  PQ092: () => withEntry({ name: 'large.container', content: undefined, tooLarge: 1024 * 1024 }),
  PQ093: () => withEntry({ name: 'web.container', content: unitWith(`Label=a=${'x'.repeat(64 * 1024)}`) }),
  PQ094: () => withEntry({ name: 'web.container', content: unitWith('Unknown=x\n'.repeat(1002)) }),
};

/** The codes of rules whose fixtures are made and not read. */
export const GENERATED_FIXTURES: readonly string[] = Object.keys(GENERATED);

/** The files of a rule's fixture. */
export function readRule(code: string, side: 'wrong' | 'right'): SourceTree {
  const make = GENERATED[code];
  if (make === undefined) return readFixture(`${fixtureOf(code)}/${side}`);
  return side === 'wrong' ? make() : withEntry({ name: 'web.container', content: unitWith('') });
}

function withEntry(entry: SourceEntry): SourceTree {
  return { directories: [{ path: '', depth: 0, linked: false, entries: [entry] }] };
}

function unitWith(line: string): string {
  return `[Container]\nImage=docker.io/library/nginx:1.29\n${line}\n[Service]\nTimeoutStartSec=900\n\n[Install]\nWantedBy=default.target\n`;
}

/** Lints it, comments that silence rules included. */
export function lintFixture(tree: SourceTree, { targets, mode }: RuleCase): LintResult {
  const policy = { targets, mode, readYaml, levels: new Map(), isTemplated: () => false };
  return lint([{ tree, asked: undefined }], policy);
}
