import { explainFailure } from '../host/explain.js';
import { thisUser } from '../host/host.js';
import { down as downStart } from '../local/down.js';
import { terminal } from '../local/terminal.js';
import { pathExists } from '../platform/exists.js';
import { openOperator } from '../registry/persistent/operator.js';
import { registryPaths, withRegistry } from '../registry/persistent/paths.js';
import { readRecord } from '../registry/persistent/record.js';
import { removeRegistry } from '../registry/persistent/remove.js';
import { type Context, command, selfOf } from './command.js';
import { flag, hidden } from './options.js';
import { requireName, unknownRegistry } from './registries.js';

/** Removes a persistent registry, or without a NAME what `start` left. */
export const down = command({
  usage: `Usage: podman-registry down
       podman-registry down NAME [--data]

Without a NAME: stops and removes what "start" left, as "start --down" does.

With the NAME of a persistent registry: stops it and removes its service, files and secrets; its data stays.

  --data  the data goes too

Exit code: 0 done, 1 failed, 2 wrong use.
`,
  failure: 1,
  explain: explainFailure,
  options: {
    data: flag,
    // Of the post step: removes what a job has begun to install, and nothing that is installed.
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
    output.stdout(`the registry "${name}" is gone\n`);
    if (kept.length === 0) return;
    output.stdout(
      `its data stays in ${kept.join(', ')}; a job that installs "${name}" again takes it over, and this removes it: podman-registry down ${name} --data\n`,
    );
  });
  return 0;
}
