import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Attempt, timedOut } from '../../platform/exec.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Mode } from '../finding.js';
import type { SourceSet } from '../lint/lint.js';
import { checkTree } from '../lint/lint.js';
import { isDropinDirectory } from '../lint/names.js';
import { expandBundles } from '../set/expand-bundles.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceDirectory, SourceTree } from '../set/source-tree.js';
import { dryRun, LIMIT } from './run.js';
import { compare, type Disagreement } from './verdict/compare.js';
import { readVerdict } from './verdict/verdict.js';

/** The installed Podman's generator. */
export interface InstalledGenerator {
  readonly path: string;
  /** In full, `5.4.2`. */
  readonly version: string;
}

/** The result of a cross-check with Podman's generator. */
export type CrossCheckResult =
  | { readonly finished: true; readonly disagreements: readonly Disagreement[] }
  /** The generator crashed or hung. */
  | { readonly finished: false; readonly reason: string };

/**
 * Runs Podman's generator on a set (dry run) and compares the result with this linter's for that version, file by file:
 * is the file accepted, and under which service name?
 */
export async function crossCheck(
  { tree }: SourceSet,
  mode: Mode,
  { path, version }: InstalledGenerator,
  attempt: Attempt,
): Promise<CrossCheckResult> {
  const { tree: files, origins } = expandBundles(tree);
  const judged = withoutUnread(files);
  const root = await realpath(await mkdtemp(join(tmpdir(), 'quadlet-lint-')));
  try {
    const { directories, names } = await copyTree(judged, root, atLeast(version, '5.3'));
    const result = await dryRun(path, directories, mode, attempt);
    const verdict = readVerdict({ ...result, timedOut: timedOut(result) }, root);
    if (verdict.end !== 'finished') {
      const reason =
        verdict.end === 'hung' ? `it was stopped after ${LIMIT} s` : verdict.crash || 'it crashed';
      return { finished: false, reason };
    }
    const engine = checkTree(judged, { targets: [version], mode, templates: 'lint' });
    const inCopy = <T extends { readonly file: string }>(items: readonly T[]) =>
      items.map((item) => ({ ...item, file: names.get(item.file) ?? item.file }));
    const compared = { units: inCopy(engine.units), findings: inCopy(engine.findings) };
    const shownIn = (file: string) => origins.get(file)?.source.path ?? file;
    const shown = new Map([...names].map(([file, name]) => [name, file]));
    return {
      finished: true,
      disagreements: compare(verdict, compared, atLeast(version, '5.0')).map((one) => ({
        ...one,
        file: shownIn(shown.get(one.file) ?? one.file),
        generator: one.generator.replaceAll(`${root}/`, ''),
      })),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

// Files that were not read are not in the copy, so the generator does not see them.
function withoutUnread({ directories }: SourceTree): SourceTree {
  return {
    directories: directories.map((directory) => ({
      ...directory,
      entries: directory.entries
        .filter(({ refused, tooLarge }) => refused === undefined && tooLarge === undefined)
        // Parts of bundles are files of the copy.
        .map(({ within: _, ...entry }) => entry),
    })),
  };
}

function atLeast(version: string, other: string): boolean {
  return versionNumber(version) >= versionNumber(other);
}

/** A copy of a tree's files that the generator reads. */
export interface TreeCopy {
  /** The search path, absolute. */
  readonly directories: readonly string[];
  /** The path of each file below the copy's root, by its path in the tree. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Writes the units and drop-ins of a tree below a directory, in the same search order. An unreadable file becomes a
 * directory of that name, which the generator cannot read either.
 * @param followsLinks whether the generator enters linked directories (from Podman 5.3 on)
 */
export async function copyTree(tree: SourceTree, root: string, followsLinks: boolean): Promise<TreeCopy> {
  const names = new Map<string, string>();
  const copies = new Map<string, string>();
  const directories: string[] = [];
  for (const directory of tree.directories) {
    const name = nameOf(directory, copies, directories.length);
    if (name === undefined || (directory.linked && !followsLinks && !isDropinDirectory(name))) continue;
    copies.set(directory.path, name);
    const path = join(root, name);
    await mkdir(path, { recursive: true });
    if (directory.depth === 0) directories.push(path);
    for (const entry of directory.entries) {
      names.set(pathOf(directory, entry.name), `${name}/${entry.name}`);
      if (entry.unreadable !== undefined) await mkdir(join(path, entry.name), { recursive: true });
      else if (entry.content !== undefined) await writeFile(join(path, entry.name), entry.content);
    }
  }
  return { directories, names };
}

/** @returns undefined below a directory that is not copied */
function nameOf(
  { path, depth }: SourceDirectory,
  copies: ReadonlyMap<string, string>,
  count: number,
): string | undefined {
  if (depth === 0) return String(count);
  const parent = path.includes('/') ? dirname(path) : '';
  const copy = copies.get(parent);
  return copy === undefined ? undefined : `${copy}/${path.slice(path.lastIndexOf('/') + 1)}`;
}
