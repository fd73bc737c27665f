import { existsSync } from 'node:fs';
import { EVERYWHERE, type Fault, NO_NAMESPACE, TRIXIE } from './fault.js';

/** Runs a command of the user's in the user's session. */
const asRunner = (command: string) =>
  `runuser -u runner -- env XDG_RUNTIME_DIR=/run/user/1001 DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1001/bus ${command}`;
// logind answers only those who belong to the machine's own tree of cgroups.
const loginctl = (word: string) => `systemd-run --quiet --wait --collect loginctl ${word} runner`;
const managerEnded = 'while systemctl -q is-active user@1001.service; do sleep 0.1; done';
const managerStarted = `systemctl start user@1001.service
  until [ -S /run/user/1001/bus ]; do sleep 0.1; done`;
// A restart of the socket ends the service, which the next one to ask starts again.
const busStarted = ['restart dbus.socket', 'start dbus.service']
  .map((words) => asRunner(`systemctl --user ${words}`))
  .join('\n');
// What a session brings to life, and what its manager makes of its own accord.
const MANAGER = /^(?:unit|process|runtime) /;

/** The session of the user: its directory, its manager, its bus, and what outlives it. */
export const sessionFaults: readonly Fault[] = [
  {
    id: 'RP040',
    what: 'XDG_RUNTIME_DIR is not set',
    suites: EVERYWHERE,
    played: TRIXIE,
    job: { XDG_RUNTIME_DIR: undefined },
    state: 'warning',
    outcome: 'fixed',
    says: /XDG_RUNTIME_DIR is not set/,
  },
  {
    id: 'RP041',
    what: 'XDG_RUNTIME_DIR is that of root',
    suites: ['trixie', 'bookworm'],
    make: 'mkdir -p -m 700 /run/user/0',
    restore: 'rmdir /run/user/0',
    job: { XDG_RUNTIME_DIR: '/run/user/0' },
    state: 'error',
    outcome: 'fixed',
    says: /belongs to uid 0/,
    along: NO_NAMESPACE,
  },
  {
    id: 'RP041',
    what: 'XDG_RUNTIME_DIR is nowhere',
    suites: ['trixie', 'sid'],
    played: TRIXIE,
    job: { XDG_RUNTIME_DIR: '/run/user/4711' },
    state: 'error',
    outcome: 'fixed',
    says: /does not exist/,
    along: NO_NAMESPACE,
  },
  {
    id: 'RP041',
    what: 'XDG_RUNTIME_DIR is a directory of the user’s own making',
    suites: TRIXIE,
    make: 'install -d -o runner -m 700 /run/somewhere',
    restore: 'rm -r /run/somewhere',
    job: { XDG_RUNTIME_DIR: '/run/somewhere' },
    state: 'warning',
    outcome: 'fixed',
    says: /the user manager is in/,
    along: ['RP045', 'RP056'],
  },
  {
    id: 'RP042',
    what: 'lingering off, with the user manager up',
    suites: EVERYWHERE,
    make: 'rm /var/lib/systemd/linger/runner',
    restore: `${loginctl('enable-linger')}\n${managerStarted}`,
    state: 'warning',
    outcome: 'fixed',
    says: /off for runner/,
    // Whoever switches lingering off ends the user manager of a user without a session.
    stays: MANAGER,
  },
  {
    id: 'RP043',
    what: 'the user manager is stopped',
    suites: EVERYWHERE,
    make: `systemctl stop user@1001.service\n${managerEnded}`,
    restore: managerStarted,
    state: 'error',
    outcome: 'fixed',
    says: /user@1001\.service is not running/,
    // Where a session holds it, the directory stays, with sockets that nobody listens on.
    along: (suite) => (suite === 'bookworm' ? ['RP041', ...NO_NAMESPACE] : ['RP092']),
    stays: MANAGER,
  },
  {
    id: 'RP042',
    what: 'lingering off, and no user manager, as with a service that has no session',
    suites: TRIXIE,
    make: `${loginctl('disable-linger')}\n${managerEnded}\nwhile [ -e /run/user/1001 ]; do sleep 0.1; done`,
    restore: `${loginctl('enable-linger')}\n${managerStarted}\n${asRunner('systemctl --user start dbus.service')}`,
    job: { XDG_RUNTIME_DIR: undefined },
    state: 'warning',
    outcome: 'fixed',
    says: /off for runner/,
    along: ['RP040', 'RP043', ...NO_NAMESPACE],
    changes: 'RP042,RP043,RP040',
  },
  {
    id: 'RP044',
    what: 'the socket of the user’s D-Bus is gone',
    suites: EVERYWHERE,
    played: TRIXIE,
    make: 'rm /run/user/1001/bus',
    restore: busStarted,
    state: 'warning',
    outcome: 'fixed',
    says: /\/run\/user\/1001\/bus does not exist/,
    along: ['RP045'],
    stays: /^runtime /,
  },
  {
    id: 'RP044',
    what: 'the user’s dbus.socket was stopped, and its file is there still',
    suites: ['trixie', 'bookworm'],
    make: asRunner('systemctl --user stop dbus.socket dbus.service'),
    restore: busStarted,
    state: 'error',
    outcome: 'fixed',
    says: /no process listens on \/run\/user\/1001\/bus/,
    along: ['RP092'],
    stays: /^(?:runtime|unit|process) /,
  },
  {
    id: 'RP045',
    what: 'containers.conf names cgroupfs',
    suites: TRIXIE,
    make: `printf '[engine]\\ncgroup_manager = "cgroupfs"\\n' > /etc/containers/containers.conf.d/50-cgroupfs.conf`,
    restore: 'rm /etc/containers/containers.conf.d/50-cgroupfs.conf',
    state: 'info',
    outcome: 'works',
    says: /50-cgroupfs\.conf/,
  },
  {
    id: 'RP046',
    what: 'DBUS_SESSION_BUS_ADDRESS is stale',
    suites: EVERYWHERE,
    played: TRIXIE,
    job: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/0/bus' },
    state: 'warning',
    outcome: 'fixed',
    says: /\/run\/user\/0\/bus, which does not exist/,
    along: ['RP045'],
  },
  {
    id: 'RP048',
    what: 'no controller for the number of processes, and a limit of them',
    suites: TRIXIE,
    // The machine's own remedy, where its kernel gives cgroup v2 no controllers.
    obstacle: () =>
      existsSync('/sys/fs/cgroup/unified') ? undefined : 'the kernel gives its controllers to cgroup v2',
    make: 'mv /etc/containers/containers.conf.d/99-machine.conf /root/',
    restore: 'mv /root/99-machine.conf /etc/containers/containers.conf.d/',
    state: 'error',
    outcome: 'fixed',
    says: /not delegated to the user: .*pids/,
    along: ['RP092'],
  },
  {
    id: 'RP049',
    what: 'KillUserProcesses, without lingering',
    suites: TRIXIE,
    played: [],
    make: `rm /var/lib/systemd/linger/runner; mkdir -p /etc/systemd/logind.conf.d
      printf '[Login]\\nKillUserProcesses=yes\\n' > /etc/systemd/logind.conf.d/kill.conf`,
    restore: 'rm -r /etc/systemd/logind.conf.d; touch /var/lib/systemd/linger/runner',
    state: 'info',
    outcome: 'works',
    says: /KillUserProcesses is on/,
    along: ['RP042'],
  },
];
