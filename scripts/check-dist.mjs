// Fails if dist/ differs from a new build of the sources.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
try {
  execFileSync(process.execPath, ['scripts/build.mjs', fresh], { stdio: 'inherit' });
  const names = new Set([...readdirSync(fresh), ...readdirSync('dist')]);
  const read = (directory, name) => {
    try {
      return readFileSync(join(directory, name));
    } catch {
      return undefined;
    }
  };
  const stale = [...names].filter((name) => {
    const [made, committed] = [read(fresh, name), read('dist', name)];
    return made === undefined || committed === undefined || !made.equals(committed);
  });
  if (stale.length > 0) {
    process.stderr.write(`dist/ is not made of these sources: ${stale.join(', ')}. Run: npm run build\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`dist/ is made of these sources (${names.size} files)\n`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
