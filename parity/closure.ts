import { basename } from 'node:path/posix';
import { isUnitName } from '../src/quadlet/catalogue/keys.js';
import { appliesTo, isDropIn } from '../src/quadlet/generator/verdict/compare.js';
import type { SetFiles } from './set-files.js';

/**
 * A unit file with all that its verdict can depend on: its drop-ins, and the units that it names, with theirs. May hold
 * a file too many, which is never read or changes nothing.
 * @returns the files in the order of `files`
 */
export function closureOf(files: SetFiles, unit: string): Map<string, Uint8Array> {
  const paths = [...files.keys()];
  const units = paths.filter(isUnitName);
  const dropIns = paths.filter(isDropIn);
  const taken = new Set<string>();
  const waiting = [unit];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (taken.has(path)) continue;
    taken.add(path);
    const text = Buffer.from(files.get(path) ?? []).toString('latin1');
    waiting.push(...units.filter((other) => text.includes(latin(basename(other)))));
    const own = path;
    if (isUnitName(own)) waiting.push(...dropIns.filter((dropIn) => appliesTo(dropIn, own)));
  }
  return new Map([...files].filter(([path]) => taken.has(path)));
}

// The text is compared byte by byte.
function latin(text: string): string {
  return Buffer.from(text).toString('latin1');
}
