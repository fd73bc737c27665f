import { dirname } from 'node:path';
import { accessible } from '../accessible.js';

/** The directories that do not exist yet on the way to `path` and itself, deepest first. */
export async function missingDirectories(path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let current = path; !(await accessible(current)); current = dirname(current)) missing.push(current);
  return missing;
}
