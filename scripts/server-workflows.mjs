// Writes the reusable workflows for servers that do not know `uses: $/PATH`, such as GitHub Enterprise Server.
// Usage: node scripts/server-workflows.mjs OWNER/REPOSITORY@REF DIRECTORY
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../.github/workflows/', import.meta.url));
const [, repository, ref] = /^([^/@\s]+\/[^/@\s]+)@(\S+)$/.exec(process.argv[2] ?? '') ?? [];
const directory = process.argv[3];

if (repository === undefined || directory === undefined) {
  process.stderr.write('Usage: node scripts/server-workflows.mjs OWNER/REPOSITORY@REF DIRECTORY\n');
  process.exitCode = 2;
} else {
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(source)) {
    const text = readFileSync(join(source, name), 'utf8');
    if (!/^ {2}workflow_call:/m.test(text)) continue;
    const written = text.replaceAll(/(?<=\buses: )\$\/(\S+)/g, (_, path) =>
      path === '.' ? `${repository}@${ref}` : `${repository}/${path}@${ref}`,
    );
    writeFileSync(join(directory, name), written);
    process.stdout.write(`${join(directory, name)}\n`);
  }
}
