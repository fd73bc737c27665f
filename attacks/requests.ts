import { stepMain, stepPost } from '../conformance/lab.js';
import { RUNNER } from '../src/machine/recipe.js';
import { type AttackContext, runInMachine } from './context.js';
import type { RequestsJob } from './requests/inside.js';
import {
  ALL_KINDS,
  inputsOf,
  nameOf,
  QUICK_KINDS,
  type RegistryKind,
  requestsTo,
} from './requests/registries.js';
import { type PartResult, sum } from './results.js';
import { sample } from './sample.js';

// Each of them waits for what may come late.
const SMUGGLED = 0.1;

/** Nobody without the right to it writes, lists or reads, in whatever way the request is written. */
export async function attackRequests(context: AttackContext): Promise<PartResult> {
  const { options, distribution3, say } = context;
  const possible = (options.quick ? QUICK_KINDS : ALL_KINDS).filter(
    ({ distribution }) => distribution !== '3' || distribution3 !== undefined,
  );
  const kinds = sample(possible, options.rounds ?? possible.length, options.seed);
  const results: PartResult[] = [];
  for (const [index, kind] of kinds.entries()) {
    say(`requests: ${nameOf(kind)}`);
    // To each another choice, so that a run over all of them leaves few requests out.
    results.push(await attackKind(context, kind, options.seed + index));
  }
  return sum(results);
}

async function attackKind(
  { machine, options }: AttackContext,
  kind: RegistryKind,
  seed: number,
): Promise<PartResult> {
  const temporary = `${RUNNER.home}/_requests`;
  const outputs = await stepMain(machine, temporary, inputsOf(kind));
  const output = (name: string) => outputs[name] ?? '';
  try {
    const requests = requestsTo(kind, options.quick);
    const job: RequestsJob = {
      registry: output('registry'),
      ca: output('ca-cert'),
      logins: {
        username: output('username'),
        password: output('password'),
        readerUsername: output('reader-username'),
        readerPassword: output('reader-password'),
      },
      anonymous: kind.anonymous,
      requests,
      smuggled: requests * SMUGGLED,
      seed,
    };
    const result = await runInMachine(machine, 'requests/inside.js', job);
    return { ...result, failures: result.failures.map((failure) => `${nameOf(kind)}: ${failure}`) };
  } finally {
    await stepPost(machine, temporary);
  }
}
