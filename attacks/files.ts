import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes files below a directory; a text that begins with `-> ` is a symbolic link, one of a path that ends in `/` a directory. */
export async function writeFiles(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (text.startsWith('-> ')) await symlink(text.slice(3), path);
    else if (!name.endsWith('/')) await writeFile(path, text);
  }
}
