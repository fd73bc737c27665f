// Validates workflows and actions with GitHub's own language service.
// Usage: node scripts/check-workflows.mjs [--root DIRECTORY] FILE…
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

// The packages import JSON without an import attribute, which bundlers accept and Node.js does not.
register(
  `data:text/javascript,${encodeURIComponent(`
    import { readFile } from 'node:fs/promises';
    export const load = async (url, context, next) =>
      url.endsWith('.json')
        ? { format: 'module', source: 'export default ' + (await readFile(new URL(url), 'utf8')), shortCircuit: true }
        : next(url, context);
  `)}`,
);
const { validate } = await import('@actions/languageservice');
const { registerLogger } = await import('@actions/languageservice/log');

const { values, positionals } = parseArgs({
  options: { root: { type: 'string', default: '.' } },
  allowPositionals: true,
});
const root = resolve(values.root);
const ownRepository = /\/podman-registry-action$/;

// It only logs internal errors and then reports no findings.
const stumbles = [];
const ignored = () => undefined;
registerLogger({
  error: (message) => stumbles.push(message),
  warn: ignored,
  info: ignored,
  log: ignored,
});

const isOwn = ({ owner, repository, name = repository }) =>
  owner === undefined || ownRepository.test(`${owner}/${name}`);

const config = {
  // Called workflows are in this repository; the inputs of each call are compared with theirs.
  fileProvider: {
    getFileContent: async (reference) => {
      if (!isOwn(reference))
        throw new Error(`only files of this repository can be read, not of ${reference.owner}`);
      return { name: reference.path, content: readFileSync(join(root, reference.path), 'utf8') };
    },
  },
  actionsMetadataProvider: {
    // Actions of other repositories have no metadata here, so their inputs are not compared.
    fetchActionMetadata: async ({ owner, name, path = '' }) =>
      isOwn({ owner, name }) ? parse(readFileSync(join(root, path, 'action.yml'), 'utf8')) : {},
  },
};

let mistakes = 0;
for (const file of positionals) {
  // The language service treats only files in .github/workflows as workflows.
  const path = relative(root, resolve(file)).replace(/^workflows\//, '.github/workflows/');
  const text = readFileSync(file, 'utf8');
  const document = { uri: pathToFileURL(join(root, path)).href, getText: () => text };
  const found = await validate(document, config);
  for (const { message, range } of found) {
    process.stdout.write(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}\n`);
  }
  for (const message of stumbles.splice(0)) {
    process.stdout.write(`${file}:1:1: validation stopped: ${message}\n`);
    mistakes += 1;
  }
  mistakes += found.length;
}
process.stdout.write(`files: ${positionals.length}, mistakes: ${mistakes}\n`);
process.exitCode = mistakes === 0 && positionals.length > 0 ? 0 : 1;
