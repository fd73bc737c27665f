import { check, ok, skipped, warning } from '../../check.js';
import { userDropIn } from '../../facts/containers-conf.js';
import { podmanInfo } from '../../facts/podman.js';
import { systemdConf } from '../../facts/systemd.js';
import type { Host } from '../../host.js';
import { automatic, byHand } from '../../remedy.js';

interface JournalFacts {
  readonly uid: number;
  readonly user: string;
  /** Podman's drivers for the output of containers and for events; nothing if podman fails. */
  readonly drivers: { readonly log: string; readonly events: string } | undefined;
  /** Whether the user may read the system journal. */
  readonly systemJournal: boolean;
  /** The journal of this user: missing, unreadable or readable. */
  readonly ownJournal: 'none' | 'closed' | 'readable';
  /** Whether the journal is stored on disk. Only then journald has one for each user. */
  readonly persistent: boolean;
  /** `SplitMode` of journald.conf(5). */
  readonly splitMode: string | undefined;
  /** The user's drop-in; nothing if podman would not read it. */
  readonly dropIn: string | undefined;
}

/** Podman uses the journal if its directory can be listed, even if the user may not read the journal. */
export const journal = check<JournalFacts>({
  id: 'RP080',
  title: 'journal',
  phase: 'podman',
  reads:
    '`podman info`, journald.conf, and whether this user may read a journal in /var/log/journal or /run/log/journal.',
  cause:
    'Podman writes to the journal, but this user may not read it, so `podman logs` and `podman events` print nothing, without an error.',
  cure: 'Set `log_driver = "k8s-file"` and `events_logger = "file"` in containers.conf, or add the user to the group systemd-journal.',
  signatures: [/initial journal cursor: failed to get cursor/],
  sources: [
    'useJournald in vendor/go.podman.io/common/pkg/config/systemd.go of Podman',
    'journald.conf(5), SplitMode',
    'containers/podman#26910, #24088, #19600',
  ],
  limit: 30,
  read: readJournal,
  judge: judgeJournal,
});

async function readJournal(host: Host): Promise<JournalFacts> {
  const { uid, name: user } = host.user;
  const id = (await host.read('/etc/machine-id'))?.trim();
  const directories = ['/var/log/journal', '/run/log/journal'].map((root) => `${root}/${id}`);
  const own = directories.map((directory) => `${directory}/user-${uid}.journal`);
  const any = async (paths: readonly string[], look: (path: string) => Promise<boolean>) =>
    (await Promise.all(paths.map(look))).includes(true);
  const [answer, conf, systemJournal, ownReadable, ownThere, persistent] = await Promise.all([
    podmanInfo(host),
    systemdConf(host, 'journald.conf', 'Journal'),
    any(
      directories.map((directory) => `${directory}/system.journal`),
      host.readable,
    ),
    any(own, host.readable),
    any(own, host.exists),
    host.exists(`/var/log/journal/${id}`),
  ]);
  return {
    uid,
    user,
    drivers:
      answer.kind === 'info' ? { log: answer.info.logDriver, events: answer.info.eventLogger } : undefined,
    systemJournal,
    ownJournal: ownReadable ? 'readable' : ownThere ? 'closed' : 'none',
    persistent,
    splitMode: conf.get('SplitMode'),
    dropIn: userDropIn(host, 'logs'),
  };
}

function judgeJournal(facts: JournalFacts) {
  const { drivers, systemJournal, dropIn, user } = facts;
  if (drivers === undefined) return skipped('podman does not answer');
  const { log, events } = drivers;
  // Podman 3.4 does not report the log driver.
  if (log !== 'journald' && events !== 'journald') {
    return ok(`not used by podman: ${[log, events].filter((one) => one !== '').join(' and ')}`);
  }
  if (systemJournal) return ok(`${user} may read the system journal`);
  const reason = whyUnreadable(facts);
  if (reason === undefined) return ok(`${user} may read the journal of ${user}`);
  const found = `podman writes to the journal, which ${user} may not read: ${reason}`;
  if (dropIn === undefined) {
    return warning(found, byHand('Set `log_driver` and `events_logger` in the file from CONTAINERS_CONF.'));
  }
  return warning(
    found,
    automatic('Configure podman to write logs and events to files of this user.', {
      kind: 'write',
      as: 'user',
      path: dropIn,
      text: '[containers]\nlog_driver = "k8s-file"\n\n[engine]\nevents_logger = "file"\n',
    }),
  );
}

/** Source: journald.conf(5), SplitMode; uid_for_system_journal of systemd. */
function whyUnreadable({ uid, splitMode, persistent, ownJournal }: JournalFacts): string | undefined {
  if (splitMode === 'none') return 'all users share one journal (SplitMode=none)';
  if (isSystemUid(uid)) return `uid ${uid} is a system user, which has no separate journal`;
  if (ownJournal === 'readable') return undefined;
  if (ownJournal === 'closed') return `no permission for user-${uid}.journal`;
  // journald creates it with the first message.
  return persistent ? undefined : 'the journal is in memory, and all users share it';
}

/** System users and dynamic users. Source: https://systemd.io/UIDS-GIDS/ */
function isSystemUid(uid: number): boolean {
  return uid < 1000 || (uid >= 61184 && uid <= 65519);
}
