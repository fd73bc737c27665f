import { explainFailure } from '../host/explain.js';
import { attempt } from '../platform/exec.js';
import { collectGarbage, describeCollected } from '../registry/persistent/gc.js';
import { openOperator } from '../registry/persistent/operator.js';
import { withRegistry } from '../registry/persistent/paths.js';
import { readSecrets } from '../registry/persistent/record.js';
import { command, selfOf } from './command.js';
import { flag } from './options.js';
import { installed, requireName } from './registries.js';

/** Frees what no image of a persistent registry needs. */
export const gc = command({
  usage: `Usage: podman-registry gc NAME [--dry-run] [--delete-untagged]

Frees what no image of a persistent registry needs. For that time pushes are refused, and pulls go on.

  --dry-run          only tells what would be freed
  --delete-untagged  images without a tag go too; refused before Distribution 3, which would delete
                     those of multi-platform tags

Exit code: 0 done, 1 failed, 2 wrong use.
`,
  failure: 1,
  explain: explainFailure,
  options: { 'dry-run': flag, 'delete-untagged': flag },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, { output, actionRoot }) => {
    const name = requireName(operands);
    const options = { dryRun: values['dry-run'], untagged: values['delete-untagged'] };
    const operator = openOperator(selfOf(actionRoot), output);
    const { place } = await installed(name);
    const say = (line: string) => output.stderr(`${line}\n`);
    const asked = interruption(say);
    try {
      await withRegistry(place, async () => {
        const { record } = await installed(name);
        const secrets = await readSecrets(place);
        const collected = await collectGarbage(place, options, {
          attempt,
          ready: () => operator.ready(place, record, secrets),
          blobs: () => operator.blobs(place, record),
          say,
          interrupted: asked.interrupted,
        });
        output.stdout(`${describeCollected(collected, options)}\n`);
      });
    } finally {
      asked.end();
    }
    return asked.interrupted() ? 1 : 0;
  },
});

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The registry's own command runs to its end, and this process ends when the registry takes pushes again. */
function interruption(say: (line: string) => void) {
  let signalled = false;
  const note = () => {
    if (!signalled) say('interrupted; this ends as soon as the registry takes pushes again');
    signalled = true;
  };
  for (const signal of SIGNALS) process.on(signal, note);
  return {
    interrupted: () => signalled,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, note);
    },
  };
}
