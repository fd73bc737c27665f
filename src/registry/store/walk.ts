import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { blobDirectory, isHex, type Lister, repositoryDirectory } from './layout.js';

export interface Blob {
  readonly digest: string;
  readonly bytes: number;
}

// Levels of a repository's name, which has 255 characters at most.
const DEEPEST = 128;
export function readBlobs(lister: Lister): Map<string, Blob> {
  const blobs = new Map<string, Blob>();
  for (const prefix of lister.directories('blobs/sha256')) {
    for (const hex of lister.directories(join('blobs/sha256', prefix))) {
      if (!isHex(hex) || !hex.startsWith(prefix)) continue;
      const digest = `sha256:${hex}`;
      const data = lstatSync(join(lister.root, blobDirectory(digest), 'data'), { throwIfNoEntry: false });
      if (data?.isFile()) blobs.set(digest, { digest, bytes: data.size });
    }
  }
  return blobs;
}

export function repositoryNames(lister: Lister): string[] {
  const found: string[] = [];
  const open = [''];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const entries = lister.directories(repositoryDirectory(name));
    if (entries.some((entry) => entry.startsWith('_'))) found.push(name);
    for (const entry of entries) {
      if (entry.startsWith('_')) continue;
      const child = name === '' ? entry : `${name}/${entry}`;
      if (child.split('/').length > DEEPEST) {
        throw new UserError(
          `${lister.root}/repositories has more than ${DEEPEST} levels of directories, which is the limit; nothing was deleted`,
        );
      }
      open.push(child);
    }
  }
  return found.sort();
}
