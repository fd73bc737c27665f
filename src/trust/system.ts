import { type TrustClient, withoutRootObstacle } from './client.js';
import { placeAsRoot } from './place.js';

interface Store {
  /** The program that makes the bundles anew. */
  readonly program: string;
  readonly anchors: string;
  readonly update: readonly string[];
  /** The same, where a CA has gone. */
  readonly remove: readonly string[];
}

// Sources: update-ca-certificates(8) of Debian, which forgets a CA only with --fresh; update-ca-trust(8) of Fedora.
const STORES: readonly Store[] = [
  {
    program: 'update-ca-certificates',
    anchors: '/usr/local/share/ca-certificates',
    update: ['update-ca-certificates'],
    remove: ['update-ca-certificates', '--fresh'],
  },
  {
    program: 'update-ca-trust',
    anchors: '/etc/pki/ca-trust/source/anchors',
    update: ['update-ca-trust', 'extract'],
    remove: ['update-ca-trust', 'extract'],
  },
];

/** The machine's own store: every program of every user trusts the registry's CA, for every name. */
export const system: TrustClient = {
  target: 'system',
  auto: false,
  look: async (host) => {
    const found = await Promise.all(STORES.map(async (one) => (await host.find(one.program)) && one));
    const store = found.find((one) => one !== undefined && one !== '');
    if (!store) return { why: `has neither ${STORES.map(({ program }) => program).join(' nor ')}` };
    const obstacle = await withoutRootObstacle(host);
    if (obstacle) return obstacle;
    return async (grant) => {
      // First, so that it comes after the file has gone.
      await grant.journal.record({ kind: 'run', as: 'root', argv: store.remove });
      await placeAsRoot({ path: `${store.anchors}/${grant.job}.crt`, text: grant.ca, mode: '644' }, grant);
      await host.asRoot(store.update);
      return {};
    };
  },
};
