import type { SourceTree } from '../../../src/quadlet/set/source-tree.js';

export { writeFiles } from '../../../attacks/files.js';

/** Works in a directory, where relative paths and git begin. */
export async function within<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(directory);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

/**
 * A tree as lines: `depth path`, with ` (link)` where it is linked, and its entries with what was read of them: `=text`,
 * `!reason`, or nothing for a name alone.
 */
export function drawTree(tree: SourceTree, root: string): string[] {
  const shown = (path: string) => (path === root ? '.' : path.replace(`${root}/`, ''));
  return tree.directories.flatMap(({ path, depth, linked, entries }) => [
    `${depth} ${shown(path)}${linked ? ' (link)' : ''}`,
    ...entries.map(({ name, content, unreadable }) => {
      const text = content === undefined ? '' : `=${Buffer.from(content).toString()}`;
      return `  ${name}${unreadable === undefined ? text : `!${unreadable}`}`;
    }),
  ]);
}

/** A unit with which nothing is wrong, and of a kind that there is little to say about. */
export const CLEAN = '[Volume]\nLabel=a=b\n';

/** The same with a misspelled key in line 2, which is the one error, and can be fixed. */
export const WRONG = CLEAN.replace('Label', 'Lable');

/** A pod that nothing starts, which is the one warning. */
export const IDLE = '[Pod]\nPodName=idle\n';
