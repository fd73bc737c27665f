import { CA_ANCHORS } from '../undo/paths.js';
import type { CaStoreProgram, Undo } from '../undo/step.js';
import { rootObstacle, type TrustClient } from './client.js';
import { writeFileAsRoot } from './root-files.js';

interface Store {
  /** The program that updates the bundles. */
  readonly program: CaStoreProgram;
  readonly update: readonly string[];
}

// Sources: update-ca-certificates(8) of Debian; update-ca-trust(8) of Fedora.
const STORES: readonly Store[] = [
  {
    program: 'update-ca-certificates',
    update: ['update-ca-certificates'],
  },
  {
    program: 'update-ca-trust',
    update: ['update-ca-trust', 'extract'],
  },
];

/** The system store: every program of every user trusts the registry's CA, for every name. */
export const system: TrustClient = {
  target: 'system',
  title: 'the system CA store',
  auto: false,
  prepare: async (host) => {
    const found = await Promise.all(STORES.map(async (one) => (await host.find(one.program)) && one));
    const store = found.find((one) => one !== undefined && one !== '');
    if (!store) return { why: `has neither ${STORES.map(({ program }) => program).join(' nor ')}` };
    const obstacle = await rootObstacle(host);
    if (obstacle) return obstacle;
    return async (context) => {
      // Recorded first, so that they run after the file was removed.
      for (const step of updatesOf(store.program, context.job)) await context.journal.record(step);
      const path = `${CA_ANCHORS[store.program]}/${context.job}.crt`;
      await writeFileAsRoot({ path, text: context.ca, mode: '644' }, context);
      await host.asRoot(store.update);
      return {};
    };
  },
  leftovers: async ({ job }, host) => {
    const steps: Undo[] = [];
    for (const { program } of STORES) {
      const path = `${CA_ANCHORS[program]}/${job}.crt`;
      if (!(await host.exists(path))) continue;
      steps.push(...updatesOf(program, job), { kind: 'restore', as: 'root', path });
    }
    return steps;
  },
};

/** The last one is undone first. */
function updatesOf(program: CaStoreProgram, job: string): Undo[] {
  const java: Undo[] = program === 'update-ca-certificates' ? [{ kind: 'java-store', job }] : [];
  return [...java, { kind: 'ca-store', program }];
}
