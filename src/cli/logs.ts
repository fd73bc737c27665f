import { explainFailure } from '../host/explain.js';
import { UserError } from '../platform/errors.js';
import { redactor } from '../platform/redactor.js';
import type { Podman } from '../podman/podman.js';
import { rejectionLines } from '../registry/nginx/rejections.js';
import { openOperator } from '../registry/persistent/operator.js';
import { readSecrets, secretTexts } from '../registry/persistent/record.js';
import { containersOf } from '../registry/spec/containers.js';
import { command, selfOf } from './command.js';
import { flag, type Option } from './options.js';
import { installed, requireName } from './registries.js';

const lines: Option<number> = {
  takesValue: true,
  read: (given, name) => {
    const value = given.at(-1) ?? '100';
    if (/^\d{1,6}$/.test(value) && Number(value) > 0) return Number(value);
    throw new UserError(`${name} is "${value}"; use a number from 1 to 999999`);
  },
};

/** Shows the last log lines of each container of a registry, without its secrets. */
export const logs = command({
  usage: `Usage: podman-registry logs NAME [--lines N] [--rejected]

Shows the last log lines of each container of a registry. NAME is that of a persistent registry, or the pod of a job's
registry (podman-registry-1a2b3c4d; see: podman-registry status). Secrets are redacted.

  --lines N   lines for each container; default: 100
  --rejected  only requests that were rejected or failed: time, client, user, method, path and status. A request
              without a login and one for a missing image are not among them.

Exit code: 0 success, 1 failure, 2 usage error.
`,
  failure: 1,
  explain: explainFailure,
  options: { lines, rejected: flag },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, { output, actionRoot }) => {
    const name = requireName(operands);
    const { podman } = openOperator(selfOf(actionRoot), output);
    const { pod, containers, secrets } = await findLogs(name, podman);
    const redact = redactor(secrets);
    if (values.rejected) {
      for (const line of rejectionLines(redact(await podman.logs(`${pod}-nginx`, values.lines)))) {
        output.stdout(`${line}\n`);
      }
      return 0;
    }
    for (const container of containers) {
      const text = redact(await podman.logs(`${pod}-${container}`, values.lines));
      output.stdout(`== ${container}\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}`);
    }
    return 0;
  },
});

const POD_OF_JOB = /^podman-registry-[0-9a-f]{8}$/;

/** The secrets of a job's registry are unknown here; everything that looks like one is redacted. */
async function findLogs(name: string, podman: Podman) {
  if (POD_OF_JOB.test(name) && (await podman.podExists(name))) {
    const states = (await podman.podStates(name)).filter(({ isInfra }) => !isInfra);
    return { pod: name, containers: states.map((one) => one.name.slice(name.length + 1)), secrets: [] };
  }
  const { place, record } = await installed(name);
  const containers = containersOf(record.choices).map((one) => one.name);
  return { pod: place.pod, containers, secrets: secretTexts(await readSecrets(place)) };
}
