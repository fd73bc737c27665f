import { explainFailure } from '../host/explain.js';
import { thisUser } from '../host/host.js';
import { attempt } from '../platform/exec.js';
import { openOperator } from '../registry/persistent/operator.js';
import { allRegistryPaths } from '../registry/persistent/paths.js';
import { readRecord } from '../registry/persistent/record.js';
import { recoverAbandoned } from '../registry/persistent/recover.js';
import {
  HEALTHY,
  jobBound,
  listContainers,
  persistentStatus,
  statusText,
} from '../registry/persistent/status.js';
import { command, selfOf } from './command.js';
import { choice } from './options.js';
import { installed, readName } from './registries.js';

/** Shows this user's registries: 0 if all persistent ones are healthy, 1 if not. */
export const status = command({
  usage: `Usage: podman-registry status [NAME] [--format text|json]

Shows this user's persistent registries, installed by a job with "lifecycle: persistent": address, user, health,
certificate, CA, images, missing security fixes and data. Without NAME, also shows running registries of jobs. Undoes an
upgrade and ends a garbage collection that was interrupted.

  --format FORMAT  text or json; default: text

Exit code: 0 success, 1 failure or an unhealthy registry, 2 usage error.
`,
  failure: 1,
  explain: explainFailure,
  options: { format: choice('text', 'json') },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, { output, actionRoot }) => {
    const name = readName(operands);
    const operator = openOperator(selfOf(actionRoot), output);
    const places =
      name === undefined ? await allRegistryPaths(thisUser().home) : [(await installed(name)).place];
    for (const place of places) await recoverAbandoned(place, operator);
    const containers = await listContainers(attempt);
    const { services, podman } = operator;
    const persistent = [];
    for (const place of places) {
      const record = await readRecord(place);
      if (record)
        persistent.push(await persistentStatus(place, record, containers, services, podman, attempt));
    }
    const pods = places.map(({ pod }) => pod);
    const all = [...persistent, ...(name === undefined ? jobBound(containers, pods) : [])];
    if (values.format === 'json') output.stdout(`${JSON.stringify(all, null, 2)}\n`, 'json');
    else output.stdout(statusText(all));
    return persistent.every(({ health }) => health === HEALTHY) ? 0 : 1;
  },
});
