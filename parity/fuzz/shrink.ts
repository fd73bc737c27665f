import { isDropIn } from '../../src/quadlet/generator/verdict/compare.js';
import type { SetFiles } from '../set-files.js';

/** Does the smaller set still show what the whole did? */
export type Shows = (files: SetFiles) => Promise<boolean>;

/**
 * Makes a set smaller for as long as it shows the same: without files, then lines, then words, then characters.
 * @param most how often `shows` may be asked
 */
export async function shrink(files: SetFiles, shows: Shows, most = 1500): Promise<SetFiles> {
  let left = most;
  const ask: Shows = async (smaller) => {
    left -= 1;
    return left >= 0 && shows(smaller);
  };
  let smallest = files;
  let before: number;
  do {
    before = sizeOf(smallest);
    smallest = await withoutFiles(smallest, ask);
    smallest = await withoutDirectories(smallest, ask);
    for (const separator of [/(?<=\n)/, /(?<=[\s=:,])/, /(?:)/])
      smallest = await withoutPieces(smallest, separator, ask);
  } while (sizeOf(smallest) < before && left > 0);
  return smallest;
}

function sizeOf(files: SetFiles): number {
  return [...files].reduce((sum, [path, { byteLength }]) => sum + path.length + byteLength, 0);
}

async function withoutFiles(files: SetFiles, shows: Shows): Promise<SetFiles> {
  let smallest = files;
  for (const path of files.keys()) {
    const without = new Map(smallest);
    without.delete(path);
    if (await shows(without)) smallest = without;
  }
  return smallest;
}

/** Moves files up, drop-ins together with the directory that is named after their unit. */
async function withoutDirectories(files: SetFiles, shows: Shows): Promise<SetFiles> {
  let smallest = files;
  for (const path of files.keys()) {
    const parts = path.split('/');
    const kept = isDropIn(path) ? 2 : 1;
    if (parts.length <= kept) continue;
    const moved = parts.slice(-kept).join('/');
    if (smallest.has(moved)) continue;
    const candidate = new Map(
      [...smallest].map(([name, content]) => [name === path ? moved : name, content]),
    );
    if (await shows(candidate)) smallest = candidate;
  }
  return smallest;
}

async function withoutPieces(files: SetFiles, separator: RegExp, shows: Shows): Promise<SetFiles> {
  let smallest = files;
  for (const [path, content] of files) {
    let pieces = Buffer.from(content).toString('latin1').split(separator);
    // Large parts first, then ever smaller ones.
    for (let size = Math.ceil(pieces.length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < pieces.length; ) {
        const fewer = [...pieces.slice(0, at), ...pieces.slice(at + size)];
        const candidate = new Map(smallest).set(path, Buffer.from(fewer.join(''), 'latin1'));
        if (await shows(candidate)) {
          pieces = fewer;
          smallest = candidate;
        } else at += size;
      }
    }
  }
  return smallest;
}
