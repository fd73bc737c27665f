import { explainFailure } from '../host/explain.js';
import { outdatedPrograms } from '../registry/images/program-versions.js';
import { setAutoUpdate } from '../registry/persistent/auto-update.js';
import { openOperator } from '../registry/persistent/operator.js';
import { withRegistry } from '../registry/persistent/paths.js';
import { readSecrets } from '../registry/persistent/record.js';
import { recoverInterrupted } from '../registry/persistent/recover.js';
import { readImage, upgradeRegistry } from '../registry/persistent/upgrade.js';
import { lastValue } from './amounts.js';
import { command, selfOf } from './command.js';
import { choice } from './options.js';
import { installed, requireName } from './registries.js';

const image = lastValue((value, name) => readImage(name, value));

/** Updates the images and the configuration of a persistent registry. */
export const upgrade = command({
  usage: `Usage: podman-registry upgrade NAME [--registry-image IMAGE] [--nginx-image IMAGE] [--auto-update on|off]

Gets the latest images of a persistent registry, by a pull or a new build from packages, and the configuration that
this version writes. Both programs check the configuration; then the service restarts. If the registry does not answer,
the previous images and files are restored. Data and logins stay. A generated certificate that ends within 30 days is
replaced; clients then need the new CA. An interrupted upgrade is undone by the next upgrade, status or job.

  --registry-image IMAGE  change to this image of the registry
  --nginx-image IMAGE     change to this image of nginx
  --auto-update on|off    let the timer podman-auto-update pull newer images of the same tags, without the checks of an
                          upgrade (AutoUpdate=registry); not for local images and not for digests

Exit code: 0 success, 1 failure, 2 usage error.
`,
  failure: 1,
  explain: explainFailure,
  options: { 'registry-image': image, 'nginx-image': image, 'auto-update': choice('unchanged', 'on', 'off') },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, { output, actionRoot }) => {
    const name = requireName(operands);
    const operator = openOperator(selfOf(actionRoot), output);
    const { place } = await installed(name);
    const wanted = { registry: values['registry-image'], nginx: values['nginx-image'] };
    await withRegistry(place, async () => {
      await recoverInterrupted(place, operator);
      const { record } = await installed(name);
      const { changed, versions } = await upgradeRegistry(place, record, wanted, operator);
      output.stdout(changed ? `upgraded "${name}": ${versions.join(', ')}\n` : `"${name}" is up to date\n`);
      const { record: next } = await installed(name);
      for (const why of await outdatedPrograms(next.choices, name, operator.podman)) {
        output.stderr(`warning: ${why}\n`);
      }
      const updates = values['auto-update'];
      if (updates !== 'unchanged') {
        if (await setAutoUpdate(place, next, updates === 'on', operator)) {
          await operator.services.restart(place);
          await operator.ready(place, next, await readSecrets(place));
        }
        output.stdout(`automatic updates are ${updates}\n`);
      }
    });
    return 0;
  },
});
