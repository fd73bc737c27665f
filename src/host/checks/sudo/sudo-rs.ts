import { check, info, ok, skipped } from '../../check.js';
import { byHand } from '../../remedy.js';

/** The path of sudo with every link resolved; nothing if it is missing. */
type SudoRsFacts = string | undefined;

/**
 * Ubuntu's sudo since 25.10. Both work here, because commands that run as root get their variables through env(1).
 */
export const sudoRs = check<SudoRsFacts>({
  id: 'RP091',
  title: 'sudo-rs',
  phase: 'host',
  reads: 'sudo in PATH with every link resolved.',
  cause:
    'sudo-rs does not support every option of sudo. It ignores `-E`, so the command does not get the variables.',
  cure: 'Pass each variable: `sudo env NAME=value COMMAND`.',
  signatures: [/preserving the entire environment is not supported/, /'-E' is ignored/],
  sources: ['trifectatechfoundation/sudo-rs#1299'],
  read: async (host) => {
    const sudo = await host.find('sudo');
    return sudo && ((await host.realpath(sudo)) ?? sudo);
  },
  judge: judgeSudoRs,
});

function judgeSudoRs(path: SudoRsFacts) {
  if (path === undefined) return skipped('sudo is not installed');
  // Ubuntu keeps it in /usr/lib/cargo/bin, Debian and Fedora call it sudo-rs.
  if (!/\/cargo\/bin\/|sudo-rs/.test(path)) return ok(`not in use: ${path}`);
  return info(`in use: ${path}`, byHand('sudo-rs ignores -E; use sudo env NAME=value COMMAND.'));
}
