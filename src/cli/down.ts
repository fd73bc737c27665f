import { explainFailure } from '../host/explain.js';
import { thisUser } from '../host/host.js';
import { down as downStart } from '../local/down.js';
import { terminal } from '../local/terminal.js';
import { pathExists } from '../platform/files.js';
import { openOperator } from '../registry/persistent/operator.js';
import { registryPaths, withRegistry } from '../registry/persistent/paths.js';
import { readRecord } from '../registry/persistent/record.js';
import { removeRegistry } from '../registry/persistent/remove.js';
import { type Context, command, selfOf } from './command.js';
import { flag, hidden } from './options.js';
import { requireName, unknownRegistry } from './registries.js';

/** Removes a persistent registry, or, without a NAME, leftovers of `start`. */
export const down = command({
  usage: `Usage: podman-registry down
       podman-registry down NAME [--data]

Without NAME: stops and removes what "start" left running, like "start --down".

With the NAME of a persistent registry: stops it and removes its service, files and secrets, but keeps its data.

  --data  delete the data too

Exit code: 0 success, 1 failure, 2 usage error.
`,
  failure: 1,
  explain: explainFailure,
  options: {
    data: flag,
    // For the post step: removes an unfinished installation, but no installed registry.
    unfinished: hidden(flag),
  },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, context) => {
    const { data, unfinished } = values;
    if (operands.length === 0 && !data && !unfinished) return downStart(terminal(context.output));
    return removeNamed(requireName(operands), { data, unfinished }, context);
  },
});

async function removeNamed(
  name: string,
  { data, unfinished }: { readonly data: boolean; readonly unfinished: boolean },
  { output, actionRoot }: Context,
): Promise<number> {
  const operator = openOperator(selfOf(actionRoot), output);
  const place = registryPaths(thisUser().home, name);
  if (!(await pathExists(place.directory))) {
    if (unfinished) return 0;
    throw await unknownRegistry(name);
  }
  await withRegistry(place, async () => {
    if (unfinished && (await readRecord(place)) !== undefined) return;
    const kept = await removeRegistry(place, { data }, operator);
    output.stdout(`removed the registry "${name}"\n`);
    if (kept.length === 0) return;
    output.stdout(
      `kept its data in ${kept.join(', ')}; a job that installs "${name}" again uses it. To delete it: podman-registry down ${name} --data\n`,
    );
  });
  return 0;
}
