import { explainFailure } from '../host/explain.js';
import { thisUser } from '../host/host.js';
import { UserError } from '../platform/errors.js';
import { attempt } from '../platform/exec.js';
import { accessible } from '../platform/exists.js';
import { redactor } from '../platform/redactor.js';
import { collectedWords, collectGarbage } from '../registry/persistent/gc.js';
import { type Operator, openOperator } from '../registry/persistent/operator.js';
import { type Place, placeOf, placesOf, withRegistry } from '../registry/persistent/paths.js';
import { type RegistryRecord, readRecord, readSecrets, secretTexts } from '../registry/persistent/record.js';
import { removeRegistry } from '../registry/persistent/remove.js';
import {
  HEALTHY,
  jobBound,
  listContainers,
  persistentStatus,
  statusText,
} from '../registry/persistent/status.js';
import { containersOf } from '../registry/spec/containers.js';
import type { Output } from './output.js';
import {
  PERSISTENT_USAGE,
  type PersistentCommand,
  type PersistentOptions,
  persistentOptions,
} from './registries-options.js';
import { describeUsage } from './usage.js';

/**
 * `podman-registry status|logs|gc|down`.
 * @param self the words that start this program
 * @returns 0 done, 1 failed, 2 wrong use
 */
export async function persistentCommand(
  command: PersistentCommand,
  args: readonly string[],
  self: readonly string[],
  output: Output,
): Promise<number> {
  let options: PersistentOptions;
  try {
    options = persistentOptions(command, args);
  } catch (thrown) {
    output.stderr(`error: ${describeUsage(thrown)}\n${PERSISTENT_USAGE}`);
    return 2;
  }
  try {
    return await carryOut(options, openOperator(self, output), output);
  } catch (thrown) {
    output.stderr(`error: ${explainFailure(thrown)}\n`);
    return 1;
  }
}

function carryOut(options: PersistentOptions, operator: Operator, output: Output): Promise<number> | number {
  switch (options.command) {
    case 'help':
      output.stdout(PERSISTENT_USAGE);
      return 0;
    case 'status':
      return status(options, operator, output);
    case 'logs':
      return logs(options, operator, output);
    case 'gc':
      return collect(options, operator, output);
    case 'down':
      return down(options, operator, output);
  }
}

type OptionsOf<C extends PersistentCommand> = Extract<PersistentOptions, { command: C }>;

async function status(
  { name, format }: OptionsOf<'status'>,
  { services }: Operator,
  output: Output,
): Promise<number> {
  const { home } = thisUser();
  const places = name === undefined ? await placesOf(home) : [(await installed(name)).place];
  const containers = await listContainers(attempt);
  const persistent = [];
  for (const place of places) {
    const record = await readRecord(place);
    if (record) persistent.push(await persistentStatus(place, record, containers, services, attempt));
  }
  const ofJobs =
    name === undefined
      ? jobBound(
          containers,
          places.map(({ pod }) => pod),
        )
      : [];
  const all = [...persistent, ...ofJobs];
  if (format === 'json') output.stdout(`${JSON.stringify(all, null, 2)}\n`, 'json');
  else output.stdout(statusText(all));
  return persistent.every(({ health }) => health === HEALTHY) ? 0 : 1;
}

async function logs(
  { name, lines }: OptionsOf<'logs'>,
  { podman }: Operator,
  output: Output,
): Promise<number> {
  const { place, record } = await installed(name);
  const redact = redactor(secretTexts(await readSecrets(place)));
  for (const container of containersOf(record.choices)) {
    const text = redact(await podman.logs(`${place.pod}-${container.name}`, lines));
    output.stdout(`== ${container.name}\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}`);
  }
  return 0;
}

async function collect(options: OptionsOf<'gc'>, operator: Operator, output: Output): Promise<number> {
  const { place } = await installed(options.name);
  const asked = interruption((line) => output.stderr(`${line}\n`));
  try {
    await withRegistry(place, async () => {
      const { record } = await installed(options.name);
      const secrets = await readSecrets(place);
      const collected = await collectGarbage(place, options, {
        attempt,
        ready: () => operator.ready(place, record, secrets),
        blobs: () => operator.blobs(place, record),
        say: (line) => output.stderr(`${line}\n`),
        interrupted: asked.interrupted,
      });
      output.stdout(`${collectedWords(collected, options)}\n`);
    });
  } finally {
    asked.end();
  }
  return asked.interrupted() ? 1 : 0;
}

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

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function down(
  { name, data, unfinished }: OptionsOf<'down'>,
  operator: Operator,
  output: Output,
): Promise<number> {
  const place = placeOf(thisUser().home, name);
  if (!(await accessible(place.directory))) {
    if (unfinished) return 0;
    throw await unknown(name);
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

/** @throws UserError where this user has no such registry */
async function installed(name: string): Promise<{ place: Place; record: RegistryRecord }> {
  const place = placeOf(thisUser().home, name);
  const record = await readRecord(place);
  if (record === undefined) throw await unknown(name);
  return { place, record };
}

async function unknown(name: string): Promise<UserError> {
  const { home } = thisUser();
  const names = [];
  for (const place of await placesOf(home)) if (await readRecord(place)) names.push(place.name);
  return new UserError(
    `this user has no persistent registry "${name}"; there ${names.length === 0 ? 'are none' : `are: ${names.join(', ')}`}`,
  );
}
