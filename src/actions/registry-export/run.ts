import { homedir } from 'node:os';
import { exportImages } from '../../export/export.js';
import { readNames } from '../../export/list.js';
import { readTarget } from '../../export/target.js';
import { exportSummary } from '../../export/text.js';
import { userRegistryClient } from '../../oci/clients.js';
import { jobBoundary } from '../../platform/boundary.js';
import { describeError, refuse } from '../../platform/errors.js';
import { redactLogins } from '../../platform/redact.js';
import { listed } from '../../platform/split-words.js';
import { PROOF_REPOSITORY } from '../../registry/proof/proof-image.js';
import type { Runner } from '../github.js';

/** Main of Registry Export. It changes nothing but the path that it writes, so it has no post step. */
export async function exportMain(runner: Runner): Promise<void> {
  try {
    await run(runner);
  } catch (thrown) {
    runner.fail(redactLogins(describeError(thrown)));
  }
}

async function run(runner: Runner): Promise<void> {
  const { input, output, log } = runner;
  const registry = input('registry');
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(registry)) {
    throw refuse('registry', registry, 'the output "registry" of Podman Registry, host:port');
  }
  const names = readNames('input "images"', listed(input('images')));
  const target = readTarget('input "to"', input('to'));
  const variable = (name: string) => process.env[name];
  const home = variable('HOME') || homedir();
  const client = await userRegistryClient(registry, variable, home);
  try {
    const tools = { client, boundary: jobBoundary(process.env), log };
    const { images, size, duration } = await exportImages(names, target, PROOF_REPOSITORY, tools);
    output('path', target.path);
    output('images', JSON.stringify(images));
    output('size', String(size));
    await runner.summary(exportSummary(images, size, duration));
  } finally {
    client.close();
  }
}
