// Jest's global setup of the end-to-end tests: the programs that they run, and a directory for what the files of one run
// share, such as images.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import prepareTools from './test-tools.mjs';

export default async function setUp(global, project) {
  await prepareTools(global, project);
  // The workers inherit it.
  process.env.TEST_RUN_DIRECTORY = await mkdtemp(join(tmpdir(), 'podman-registry-tests-'));
}
