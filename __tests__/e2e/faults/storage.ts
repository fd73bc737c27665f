import { EVERYWHERE, edited, type Fault, TRIXIE } from './fault.js';

const STORE = '/home/runner/.local/share/containers';
// As a job's step is started, with a cgroup within the machine.
const asRunner = (command: string, runtime = '/run/user/1001') =>
  `systemd-run --quiet --wait --collect --uid=runner --setenv=XDG_RUNTIME_DIR=${runtime} ${command}`;
const ownConf = '/home/runner/.config/containers/storage.conf';

/** Another store in the place of the user's, made by `script`; the user's own comes back. */
function otherStore(script: string): Pick<Fault, 'make' | 'restore'> {
  return {
    make: `mv ${STORE} ${STORE}.away; install -d -o runner -g runner ${STORE}\n${script}`,
    restore: `rm -rf ${STORE} /run/user/1001/containers; mv ${STORE}.away ${STORE}`,
  };
}

/** A storage.conf of the user's; only where there is none. */
function userConf(text: string): Pick<Fault, 'make' | 'restore'> {
  return {
    make: `runuser -u runner -- mkdir -p /home/runner/.config/containers
      printf '${text}' > ${ownConf}`,
    restore: `rm ${ownConf}; rmdir --ignore-fail-on-non-empty /home/runner/.config/containers`,
  };
}

/** Where images lie, by what driver, and how much room there is. */
export const storageFaults: readonly Fault[] = [
  {
    id: 'RP051',
    what: 'an empty store that was made with vfs',
    suites: EVERYWHERE,
    played: ['trixie', 'bookworm'],
    ...otherStore(asRunner('env STORAGE_DRIVER=vfs podman info')),
    state: 'warning',
    outcome: 'fixed',
    says: /^.*vfs, the driver of /m,
    // In sid no storage.conf names a driver.
    along: (suite) => (suite === 'sid' ? [] : ['RP050']),
    // Podman 4.3 looks there for networks when its store is empty.
    stays: /\/\.config\/cni\b/,
  },
  {
    id: 'RP050',
    what: 'storage.conf says overlay, and the database vfs',
    suites: ['trixie'],
    ...(() => {
      const store = otherStore(asRunner('env STORAGE_DRIVER=vfs podman info'));
      const conf = userConf('[storage]\\ndriver = "overlay"\\n');
      return {
        make: `${store.make}\n${conf.make}`,
        restore: `${conf.restore}\n${store.restore}`,
      };
    })(),
    state: 'warning',
    outcome: 'fixed',
    says: /vfs/,
    along: ['RP051'],
    changes: 'RP051',
  },
  {
    id: 'RP051',
    what: 'a store with vfs that holds an image',
    suites: TRIXIE,
    ...otherStore(
      asRunner(
        `env STORAGE_DRIVER=vfs sh -c 'echo hi > /tmp/layer; tar -C /tmp -c layer | podman import -q - localhost/mine:1; rm /tmp/layer'`,
      ),
    ),
    state: 'warning',
    outcome: 'works',
    says: /vfs/,
    along: ['RP050'],
  },
  {
    id: 'RP052',
    what: 'the store lies on an overlay',
    suites: TRIXIE,
    make: `mkdir -p /var/lib/containers/o/lower /var/lib/containers/o/upper /var/lib/containers/o/work
      chown runner: /var/lib/containers/o/upper
      mount -t overlay overlay -o lowerdir=/var/lib/containers/o/lower,upperdir=/var/lib/containers/o/upper,workdir=/var/lib/containers/o/work ${STORE}`,
    restore: `umount ${STORE}; rm -rf /var/lib/containers/o`,
    state: 'error',
    outcome: 'fails',
    says: /where the kernel does not mount a user's overlay/,
  },
  {
    id: 'RP052',
    what: 'podman remembers that there is no overlay',
    suites: TRIXIE,
    make: `${asRunner('mkdir -p /run/user/1001/containers/overlay')}
      ${asRunner(`sh -c "echo kernel does not support overlay > /run/user/1001/containers/overlay/overlay-false"`)}`,
    restore: 'rm -f /run/user/1001/containers/overlay/overlay-false',
    state: 'warning',
    outcome: 'fixed',
    says: /overlay failed before; .*overlay-false/,
    stays: /^runtime /,
  },
  {
    id: 'RP053',
    what: 'mount_program is not there',
    suites: TRIXIE,
    ...userConf(
      '[storage]\\ndriver = "overlay"\\n[storage.options.overlay]\\nmount_program = "/usr/local/bin/no-such-program"\\n',
    ),
    state: 'error',
    outcome: 'fails',
    says: /no-such-program, set in .*storage\.conf, does not exist/,
    along: ['RP092'],
  },
  {
    id: 'RP054',
    what: 'ignore_chown_errors in the storage.conf of the system',
    suites: TRIXIE,
    make: `mkdir -p /root/kept; cp -a /etc/containers/storage.conf /root/kept/ 2> /dev/null || true
      printf '[storage]\\ndriver = "overlay"\\n[storage.options.overlay]\\nignore_chown_errors = "true"\\n' > /etc/containers/storage.conf`,
    restore:
      'rm /etc/containers/storage.conf; [ ! -e /root/kept/storage.conf ] || mv /root/kept/storage.conf /etc/containers/',
    state: 'warning',
    outcome: 'works',
    says: /on, set in \/etc\/containers\/storage\.conf/,
  },
  {
    id: 'RP055',
    what: 'the disk of the store is full',
    suites: ['trixie', 'bookworm'],
    played: TRIXIE,
    make: `mount -t tmpfs -o size=20m,mode=755,uid=1001,gid=1001 tmpfs ${STORE}`,
    restore: `umount ${STORE}`,
    state: 'error',
    outcome: 'fails',
    says: /free for the store/,
  },
  {
    id: 'RP055',
    what: 'no room for blobs on their way',
    suites: TRIXIE,
    make: 'mount -t tmpfs -o size=5m,mode=1777 tmpfs /var/tmp',
    restore: 'umount /var/tmp',
    state: 'error',
    outcome: 'fails',
    says: /free for temporary blobs \(\/var\/tmp\)/,
  },
  {
    id: 'RP055',
    what: 'a disk without free inodes',
    suites: TRIXIE,
    played: [],
    make: 'mount -t tmpfs -o nr_inodes=20,mode=1777 tmpfs /var/tmp',
    restore: 'umount /var/tmp',
    state: 'error',
    outcome: 'fails',
    says: /files free for temporary blobs/,
  },
  {
    id: 'RP056',
    what: 'podman’s first call was with another XDG_RUNTIME_DIR',
    suites: TRIXIE,
    played: [],
    ...otherStore(`install -d -o runner -m 700 /tmp/first
      ${asRunner('podman info', '/tmp/first')}
      kill $(cat /tmp/first/libpod/tmp/pause.pid) || true`),
    state: 'warning',
    outcome: 'works',
    says: /\/tmp\/first\/containers, from podman's first call/,
  },
  {
    id: 'RP058',
    what: 'podman’s temporary files are of the boot before',
    suites: TRIXIE,
    make: `${asRunner('podman info')}
      printf '00000000-0000-0000-0000-000000000000\\n' > /run/user/1001/libpod/tmp/alive`,
    state: 'error',
    outcome: 'fixed',
    says: /was rebooted/,
    along: ['RP092'],
  },
  {
    id: 'RP059',
    what: 'the user’s storage.conf names the store of root',
    suites: TRIXIE,
    ...userConf('[storage]\\ndriver = "overlay"\\ngraphroot = "/var/lib/containers/storage"\\n'),
    state: 'error',
    outcome: 'fails',
    says: /may not write to \/var\/lib\/containers\/storage/,
    along: ['RP092'],
  },
  {
    id: 'RP060',
    what: 'no policy.json',
    suites: EVERYWHERE,
    make: 'mv /etc/containers/policy.json /root/; [ ! -e /usr/share/containers/policy.json ] || mv /usr/share/containers/policy.json /root/shared-policy.json',
    restore:
      'mv /root/policy.json /etc/containers/; [ ! -e /root/shared-policy.json ] || mv /root/shared-policy.json /usr/share/containers/policy.json',
    state: 'error',
    outcome: 'fixed',
    says: /^missing$/m,
  },
  {
    id: 'RP062',
    what: 'a registries.conf of version 1',
    suites: ['trixie', 'sid'],
    ...edited(
      '/etc/containers/registries.conf',
      `printf '[registries.search]\\nregistries = ["docker.io"]\\n' > /etc/containers/registries.conf`,
    ),
    state: 'info',
    outcome: 'works',
    says: /registries\.conf/,
  },
];
