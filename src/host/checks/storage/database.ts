import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, EVERYTHING, error, ok, skipped, type Verdict, warning } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { podmanInfo } from '../../facts/podman.js';
import { asUser, byHand } from '../../remedy.js';

interface DatabaseFacts {
  /** What podman uses, or `refused` if it stops because of a BoltDB; nothing if it fails for another reason. */
  readonly database: { readonly backend: string; readonly version: PodmanVersion } | 'refused' | undefined;
  /** The file that sets `database_backend` to BoltDB. */
  readonly setIn: string | undefined;
}

const REFUSED = /BoltDB database backend was removed|a BoltDB database exists but is no longer being used/;

/** Podman 6 does not read BoltDB, in which Podman before 4.8 kept its containers. */
export const database = check<DatabaseFacts>({
  id: 'RP086',
  title: 'database of podman',
  phase: 'podman',
  reads: '`databaseBackend` of `podman info`, and `database_backend` of containers.conf.',
  cause:
    'Podman before 4.8 kept its containers in a BoltDB, which Podman 6 does not read. Podman 5.8 and later move it to SQLite at the first call after a reboot.',
  cure: 'Remove `database_backend` from containers.conf, then reboot; or run `podman system migrate --migrate-db` while no other podman runs.',
  signatures: [REFUSED],
  sources: ['libpod/runtime.go of Podman 5.8 and 6.0', 'podman-system-migrate(1)'],
  limit: 30,
  read: async (host) => {
    const [answer, conf] = await Promise.all([podmanInfo(host), containersConf(host)]);
    const set = conf.get('engine', 'database_backend');
    const setIn = set?.value === 'boltdb' ? set.path : undefined;
    if (answer.kind === 'info') {
      const { databaseBackend: backend, version } = answer.info;
      return { database: { backend, version }, setIn };
    }
    const refused = answer.kind === 'failed' && REFUSED.test(answer.error.result.stderr);
    return { database: refused ? 'refused' : undefined, setIn };
  },
  judge: judgeDatabase,
});

function judgeDatabase({ database: found, setIn }: DatabaseFacts): Verdict {
  if (found === undefined) return skipped('podman does not answer');
  const first = setIn === undefined ? '' : `Remove database_backend from ${setIn}. `;
  const remedy = byHand(
    `${first}Reboot, or migrate while no other podman of this user runs; images and volumes stay.`,
    asUser(['podman', 'system', 'migrate', '--migrate-db'], { timeout: 300 }),
  );
  if (found === 'refused') {
    return error(EVERYTHING, 'the containers are in a BoltDB, which this Podman does not read', remedy);
  }
  const { backend, version } = found;
  if (backend !== 'boltdb') return ok(backend || 'not reported by podman');
  // Earlier ones cannot migrate.
  if (!atLeast(version, 5, 8)) return ok('boltdb, which Podman 5.8 and later migrate');
  return warning(
    `Podman ${formatVersion(version)} uses a BoltDB, and Podman 6 does not start with one`,
    remedy,
  );
}
