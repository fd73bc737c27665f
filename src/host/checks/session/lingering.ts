import { check, ok, skipped, warning } from '../../check.js';
import { lingers } from '../../facts/user-session.js';
import { asRoot, automatic } from '../../remedy.js';

interface LingerFacts {
  readonly user: string;
  readonly lingers: boolean;
  readonly systemd: boolean;
}

/** Whether processes of the user outlive the last session. */
export const lingering = check<LingerFacts>({
  id: 'RP042',
  title: 'lingering',
  phase: 'host',
  reads: '/var/lib/systemd/linger/USER, which systemd-logind creates for each user with lingering.',
  cause: 'Without lingering, the user manager ends with the last session, and every container with it.',
  cure: '`sudo loginctl enable-linger USER`',
  signatures: [/rootless containers exit once the user session exits/],
  sources: ['loginctl(1)', 'troubleshooting.md of Podman, 17 and 21'],
  read: async (host) => ({
    user: host.user.name,
    lingers: await lingers(host),
    systemd: await host.exists('/run/systemd/system'),
  }),
  judge: judgeLingering,
});

function judgeLingering({ user, lingers, systemd }: LingerFacts) {
  if (!systemd) return skipped('systemd is not the init of this machine');
  if (lingers) return ok(`on for ${user}`);
  return warning(
    `off for ${user}: processes of ${user} end with the session`,
    automatic(
      'Enable lingering.',
      asRoot(['loginctl', 'enable-linger', user], { undo: { kind: 'lingering', user } }),
    ),
  );
}
