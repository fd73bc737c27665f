import { explainFailure } from '../host/explain.js';
import { UserError } from '../platform/errors.js';
import { redactor } from '../platform/redactor.js';
import { openOperator } from '../registry/persistent/operator.js';
import { readSecrets, secretTexts } from '../registry/persistent/record.js';
import { containersOf } from '../registry/spec/containers.js';
import { command, selfOf } from './command.js';
import type { Option } from './options.js';
import { installed, requireName } from './registries.js';

const lines: Option<number> = {
  takesValue: true,
  read: (given, name) => {
    const value = given.at(-1) ?? '100';
    if (/^\d{1,6}$/.test(value) && Number(value) > 0) return Number(value);
    throw new UserError(`${name} is "${value}"; use a number from 1 to 999999`);
  },
};

/** Shows the last log lines of each container of a persistent registry, without its secrets. */
export const logs = command({
  usage: `Usage: podman-registry logs NAME [--lines N]

Shows the last log lines of each container of a persistent registry. Secrets are redacted.

  --lines N  lines for each container; default: 100

Exit code: 0 success, 1 failure, 2 usage error.
`,
  failure: 1,
  explain: explainFailure,
  options: { lines },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, { output, actionRoot }) => {
    const name = requireName(operands);
    const { podman } = openOperator(selfOf(actionRoot), output);
    const { place, record } = await installed(name);
    const redact = redactor(secretTexts(await readSecrets(place)));
    for (const container of containersOf(record.choices)) {
      const text = redact(await podman.logs(`${place.pod}-${container.name}`, values.lines));
      output.stdout(`== ${container.name}\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}`);
    }
    return 0;
  },
});
