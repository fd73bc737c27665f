import { existsSync } from 'node:fs';
import { away, EVERYWHERE, type Fault, NO_NAMESPACE, pretended, TRIXIE } from './fault.js';

/** A program with the name of kind, which no check starts. */
const KIND = {
  make: `printf '#!/bin/sh\\n' > /usr/local/bin/kind; chmod 755 /usr/local/bin/kind`,
  restore: 'rm /usr/local/bin/kind',
};

/** What systemd has to do for a service, and with whose rights a job can have it done. */
export const serviceFaults: readonly Fault[] = [
  {
    id: 'RP080',
    what: 'the journal cannot be read',
    suites: EVERYWHERE,
    played: TRIXIE,
    make: `mkdir -p /etc/systemd/journald.conf.d
      printf '[Journal]\\nSplitMode=none\\n' > /etc/systemd/journald.conf.d/split.conf`,
    restore: 'rm -r /etc/systemd/journald.conf.d',
    state: 'warning',
    outcome: 'fixed',
    says: /which runner may not read/,
  },
  {
    id: 'RP087',
    what: 'kind, in a cgroup without controllers',
    suites: TRIXIE,
    played: [],
    obstacle: () =>
      existsSync('/sys/fs/cgroup/unified') ? undefined : 'the kernel gives its controllers to cgroup v2',
    ...KIND,
    state: 'warning',
    outcome: 'works',
    says: /kind creates no cluster here: this process has no controller cpu/,
  },
  {
    id: 'RP088',
    what: 'kind, with the usual limit of inotify instances',
    suites: TRIXIE,
    played: [],
    ...(() => {
      const limit = pretended('fs.inotify.max_user_instances', '128');
      return {
        ...limit,
        make: `${KIND.make}\n${limit.make}`,
        restore: `${limit.restore}\n${KIND.restore}`,
      };
    })(),
    // Docker is what kind takes first, so that RP087 is silent.
    job: { KIND_EXPERIMENTAL_PROVIDER: 'docker' },
    state: 'info',
    outcome: 'works',
    says: /128 for each user/,
  },
  {
    id: 'RP081',
    what: 'health checks are switched off',
    suites: TRIXIE,
    job: { DISABLE_HC_SYSTEMD: 'true' },
    state: 'warning',
    outcome: 'works',
    says: /DISABLE_HC_SYSTEMD/,
  },
  {
    id: 'RP082',
    what: 'no generator for Quadlet',
    suites: ['trixie', 'sid'],
    played: TRIXIE,
    ...away('/usr/lib/systemd/user-generators/podman-user-generator'),
    state: 'error',
    outcome: 'works',
    says: /without podman-user-generator/,
  },
  {
    id: 'RP082',
    what: 'the generator for Quadlet is masked',
    suites: TRIXIE,
    make: 'mkdir -p /etc/systemd/user-generators; ln -s /dev/null /etc/systemd/user-generators/podman-user-generator',
    restore: 'rm -r /etc/systemd/user-generators',
    state: 'error',
    outcome: 'works',
    says: /is masked/,
  },
  {
    id: 'RP083',
    what: 'network-online.target is not reached',
    suites: ['trixie', 'sid'],
    make: 'systemctl stop network-online.target',
    restore: 'systemctl start network-online.target',
    state: 'warning',
    outcome: 'fixed',
    says: /network-online\.target is inactive/,
    stays: /^unit network-online\.target/,
  },
  {
    id: 'RP084',
    what: 'XDG_CONFIG_HOME is another in the job than in the user manager',
    suites: TRIXIE,
    job: { XDG_CONFIG_HOME: '/home/runner/_test/config' },
    state: 'warning',
    outcome: 'works',
    says: /reads Quadlet files and configuration from \/home\/runner\/\.config/,
  },
  {
    id: 'RP090',
    what: 'no sudo',
    suites: EVERYWHERE,
    played: TRIXIE,
    ...away('/usr/bin/sudo'),
    state: 'info',
    outcome: 'works',
    says: /not installed/,
  },
  {
    id: 'RP090',
    what: 'sudo asks for a password',
    suites: TRIXIE,
    make: 'mv /etc/sudoers.d/runner /root/sudoers-runner',
    restore: 'mv /root/sudoers-runner /etc/sudoers.d/runner',
    state: 'info',
    outcome: 'works',
    says: /password/,
  },
  {
    id: 'RP015',
    what: 'newuidmap without its setuid bit, and no sudo to fix it',
    suites: TRIXIE,
    make: 'chmod u-s /usr/bin/newuidmap; mv /usr/bin/sudo /usr/bin/sudo.away',
    restore: 'mv /usr/bin/sudo.away /usr/bin/sudo; chmod u+s /usr/bin/newuidmap',
    state: 'error',
    outcome: 'fails',
    says: /neither setuid root nor capable/,
    along: NO_NAMESPACE,
  },
  {
    id: 'RP091',
    what: 'sudo is sudo-rs, which ignores -E',
    suites: ['trixie', 'sid'],
    // Ubuntu's way to lay it out, with the distribution's own sudo behind the words of sudo-rs.
    make: `mv /usr/bin/sudo /usr/bin/sudo.ws
      mkdir -p /usr/lib/cargo/bin
      cat > /usr/lib/cargo/bin/sudo <<'END'
#!/bin/sh
case " $* " in
  *" --version "* | *" -V "*) echo 'sudo-rs 0.2.8'; exit ;;
  *" -E "*) echo "preserving the entire environment is not supported, '-E' is ignored" >&2; exit 1 ;;
esac
exec /usr/bin/sudo.ws "$@"
END
      chmod 755 /usr/lib/cargo/bin/sudo
      ln -s ../lib/cargo/bin/sudo /usr/bin/sudo`,
    restore: 'rm -r /usr/bin/sudo /usr/lib/cargo; mv /usr/bin/sudo.ws /usr/bin/sudo',
    state: 'info',
    outcome: 'works',
    says: /in use: .*cargo/,
  },
];
