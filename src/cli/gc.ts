import { explainFailure } from '../host/explain.js';
import { attempt } from '../platform/exec.js';
import { collectGarbage, describeCollected } from '../registry/persistent/gc.js';
import { openOperator } from '../registry/persistent/operator.js';
import { withRegistry } from '../registry/persistent/paths.js';
import { readSecrets } from '../registry/persistent/record.js';
import { command, selfOf } from './command.js';
import { flag } from './options.js';
import { installed, requireName } from './registries.js';

/** Deletes blobs that no image of a persistent registry needs. */
export const gc = command({
  usage: `Usage: podman-registry gc NAME [--dry-run] [--delete-untagged]

Deletes blobs that no image of a persistent registry needs. Meanwhile the registry rejects pushes; pulls work.

  --dry-run          only show what would be deleted
  --delete-untagged  delete images without a tag too; requires Distribution 3, because earlier versions
                     also delete the images of multi-platform tags

Exit code: 0 success, 1 failure, 2 usage error.
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

/** On a signal, the garbage collection finishes; this process ends when the registry accepts pushes again. */
function interruption(say: (line: string) => void) {
  let signalled = false;
  const note = () => {
    if (!signalled) say('interrupted; exiting as soon as the registry accepts pushes again');
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
