import { explainFailure } from '../host/explain.js';
import { attempt } from '../platform/exec.js';
import { collectGarbage, describeCollected } from '../registry/persistent/gc.js';
import { trimMirrors } from '../registry/persistent/gc-mirrors.js';
import { openOperator } from '../registry/persistent/operator.js';
import { withRegistry } from '../registry/persistent/paths.js';
import { readSecrets } from '../registry/persistent/record.js';
import { recoverInterrupted } from '../registry/persistent/recover.js';
import { answer } from '../registry/store/answer.js';
import { inStore } from '../registry/store/in-store.js';
import { duration, size, wholeNumber } from './amounts.js';
import { command, selfOf } from './command.js';
import { type Arguments, flag, hidden, text, UsageError } from './options.js';
import { installed, requireName } from './registries.js';

const USAGE = `Usage: podman-registry gc NAME [--dry-run] [--delete-untagged] [--keep-last N] [--older-than DURATION]
                          [--mirror-max-size SIZE]

Deletes blobs that no image of a persistent registry needs. Meanwhile the registry rejects pushes; pulls work.
If there is nothing to delete, the registry is not restarted.

  --dry-run              only show what would be deleted, and why
  --delete-untagged      delete images whose tag a later push has moved to another image
  --keep-last N          in each repository, keep the N images that were pushed last, and delete the tags of the others
  --older-than DURATION  delete only what was last pushed longer ago, such as 30d (m, h, d or w)
  --mirror-max-size SIZE delete from its caches what was used least recently, down to a size such as 10GiB

The images of a multi-platform image, its signatures and what is attached to it are kept and deleted with it. An image
that never had a tag is kept.

Exit code: 0 success, 1 failure, 2 usage error.
`;

const OPTIONS = {
  'dry-run': flag,
  'delete-untagged': flag,
  'keep-last': wholeNumber,
  'older-than': duration,
  'mirror-max-size': size,
  // In podman's user namespace.
  'in-store': hidden(text),
};

/** Deletes what no image of a persistent registry needs, and selected images. */
export const gc = command({
  usage: USAGE,
  failure: 1,
  explain: explainFailure,
  options: OPTIONS,
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, { output, actionRoot }) => {
    const request = values['in-store'];
    if (request !== undefined) {
      // The process that requested it ends in order.
      for (const signal of SIGNALS) process.on(signal, () => undefined);
      output.stdout(JSON.stringify(answer(JSON.parse(request), Date.now())), 'json');
      return 0;
    }
    const name = requireName(operands);
    const options = selected(values);
    const limit = values['mirror-max-size'];
    const self = selfOf(actionRoot);
    const operator = openOperator(self, output);
    const { place } = await installed(name);
    const say = (line: string) => output.stderr(`${line}\n`);
    const asked = interruption(say);
    try {
      await withRegistry(place, async () => {
        const isRecovered = await recoverInterrupted(place, operator);
        const { record } = await installed(name);
        const secrets = await readSecrets(place);
        if (isRecovered) await operator.ready(place, record, secrets);
        const directory = await operator.dataDirectory(place, record);
        const collected = await collectGarbage(place, options, {
          attempt,
          ready: () => operator.ready(place, record, secrets),
          store:
            directory === undefined
              ? undefined
              : (selection, doDelete) => inStore({ directory, selection, delete: doDelete }, self, attempt),
          say,
          interrupted: asked.interrupted,
        });
        output.stdout(describeCollected(collected, options));
        if (limit === undefined) return;
        const { dryRun } = options;
        output.stdout(`${await trimMirrors(place, record, { limit, dryRun }, { self, attempt })}\n`);
      });
    } finally {
      asked.end();
    }
    return asked.interrupted() ? 1 : 0;
  },
});

/** @throws UsageError for options that do not make sense together */
function selected(values: Arguments<typeof OPTIONS>['values']) {
  const {
    'dry-run': dryRun,
    'delete-untagged': untagged,
    'keep-last': keepLast,
    'older-than': olderThan,
  } = values;
  if (olderThan !== undefined && !untagged && keepLast === undefined) {
    throw new UsageError(
      '--older-than needs --delete-untagged or --keep-last; to delete all old tags, use --keep-last 0',
    );
  }
  if (keepLast === 0 && olderThan === undefined) {
    throw new UsageError('--keep-last 0 would delete every tag; use --keep-last 1, or add --older-than');
  }
  return { dryRun, untagged, keepLast, olderThan };
}

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
