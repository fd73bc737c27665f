import { check, info, ok } from '../../check.js';

interface SudoFacts {
  readonly user: string;
  readonly uid: number;
  /** The path of sudo. */
  readonly sudo: string | undefined;
  /** sudo needs no password. */
  readonly allowed: boolean;
}

/** Whether a job can fix what needs root. */
export const sudoRights = check<SudoFacts>({
  id: 'RP090',
  title: 'sudo',
  phase: 'host',
  reads: '`sudo -n true`.',
  cause: 'If sudo needs a password, a job cannot fix anything that needs root.',
  cure: 'Run the printed commands as root; or allow the user to: `USER ALL=(ALL) NOPASSWD:ALL` in a file in /etc/sudoers.d.',
  signatures: [
    /sudo: a password is required/,
    /sudo: a terminal is required to (?:read the password|authenticate)/,
    /sudo: interactive authentication is required/i,
    /is not (?:in the sudoers file|allowed to run sudo on)/,
  ],
  sources: ['sudo(8), --non-interactive', 'sudoers(5)'],
  limit: 20,
  read: async (host) => {
    const sudo = host.user.uid === 0 ? undefined : await host.find('sudo');
    return {
      user: host.user.name,
      uid: host.user.uid,
      sudo,
      allowed: sudo !== undefined && (await host.mayActAsRoot()),
    };
  },
  judge: judgeSudo,
});

function judgeSudo({ user, uid, sudo, allowed }: SudoFacts) {
  if (uid === 0) return ok('not needed for root');
  if (allowed) return ok(`${user} can use it without a password`);
  return info(sudo === undefined ? 'not installed' : `${user} needs a password to use it`);
}
