import { check, info, ok, skipped } from '../../check.js';
import { byHand } from '../../remedy.js';

/** sudo with every link resolved; nothing where there is none. */
type SudoRsFacts = string | undefined;

/** Ubuntu's sudo since 25.10. What is done here as root gets its variables through env(1), so either will do. */
export const sudoRs = check<SudoRsFacts>({
  id: 'RP091',
  title: 'sudo-rs',
  phase: 'host',
  reads: 'sudo in PATH with every link resolved.',
  cause:
    'sudo-rs does not know every option of sudo; it ignores `-E`, so variables do not reach the command.',
  cure: 'Name each variable: `sudo env NAME=value COMMAND`.',
  signatures: [/preserving the entire environment is not supported/, /'-E' is ignored/],
  sources: ['trifectatechfoundation/sudo-rs#1299'],
  read: async (host) => {
    const sudo = await host.find('sudo');
    return sudo && ((await host.realpath(sudo)) ?? sudo);
  },
  judge: judgeSudoRs,
});

function judgeSudoRs(path: SudoRsFacts) {
  if (path === undefined) return skipped('there is no sudo');
  // Ubuntu keeps it in /usr/lib/cargo/bin, Debian and Fedora call it sudo-rs.
  if (!/\/cargo\/bin\/|sudo-rs/.test(path)) return ok(`not in use: ${path}`);
  return info(`in use: ${path}`, byHand('sudo -E does nothing with it: write sudo env NAME=value COMMAND.'));
}
