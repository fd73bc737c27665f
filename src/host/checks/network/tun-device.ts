import { check, error, ok } from '../../check.js';
import { asRoot, automatic, byHand, changeMode, octal, type Step } from '../../remedy.js';

interface TunFacts {
  /** Mode of /dev/net/tun; nothing where there is no such device. */
  readonly mode: number | undefined;
  readonly openable: boolean;
  /** The directory that it lies in. */
  readonly directory: boolean;
  /** The kernel has its driver by now; else the first to open the device loads it. */
  readonly driver: boolean;
  /** The modules of the running kernel are there to be loaded. */
  readonly modules: boolean;
  readonly kernel: string;
}

const DEVICE = '/dev/net/tun';

/** pasta and slirp4netns make the network interface of a namespace with it. */
export const tunDevice = check<TunFacts>({
  id: 'RP071',
  title: DEVICE,
  phase: 'host',
  reads: 'Whether /dev/net/tun may be opened, /sys/class/misc/tun, and /lib/modules for the running kernel.',
  cause:
    'pasta and slirp4netns open /dev/net/tun to make the network interface of a container, and may not here.',
  cure: '`sudo modprobe tun`, and `sudo chmod 0666 /dev/net/tun`; in a container, `--device /dev/net/tun`.',
  signatures: [
    /Failed to open\(\) \/dev\/net\/tun/,
    /Failed to open tun socket in namespace/,
    /open\(\\*"\/dev\/net\/tun\\*"\)/,
  ],
  sources: [
    'The kernel’s Documentation/networking/tuntap.rst',
    'containers/podman#8999, #19428, #19908',
    'cri-o/cri-o#9606',
  ],
  read: async (host) => {
    const kernel = (await host.read('/proc/sys/kernel/osrelease'))?.trim() ?? '';
    const facts = await host.stat(DEVICE);
    return {
      mode: facts?.kind === 'character-device' ? facts.mode : undefined,
      openable: await host.mayOpen(DEVICE),
      directory: await host.exists('/dev/net'),
      driver: await host.exists('/sys/class/misc/tun'),
      modules: await host.exists(`/lib/modules/${kernel}`),
      kernel,
    };
  },
  judge: judgeTun,
});

function judgeTun({ mode, openable, directory, driver, modules, kernel }: TunFacts) {
  const hinders = ['pod', 'quadlet'] as const;
  if (!driver && !modules) {
    return error(
      hinders,
      `the running kernel ${kernel} has no driver for it loaded, and its modules are gone`,
      byHand('Boot the kernel that is installed; an update has taken the modules of the running one away.'),
    );
  }
  if (mode === undefined) {
    // A driver that is loaded has made the device, but not in here: this is a container.
    return error(
      hinders,
      'missing',
      driver
        ? automatic('Make the device.', ...makeDevice(directory))
        : automatic(
            'Load its driver, which makes the device.',
            asRoot(['modprobe', 'tun'], { until: DEVICE }),
          ),
    );
  }
  if (openable) return ok(driver ? 'may be opened' : 'may be opened, which loads its driver');
  return error(
    hinders,
    `may not be opened by this user: mode ${octal(mode)}`,
    automatic('Open it to everybody, as udev does.', changeMode('0666', DEVICE, mode)),
  );
}

function makeDevice(directory: boolean): Step[] {
  return [
    ...(directory ? [] : [asRoot(['mkdir', '/dev/net'], { undo: { kind: 'tun-directory' } })]),
    asRoot(['mknod', '--mode=0666', DEVICE, 'c', '10', '200'], { undo: { kind: 'tun-device' } }),
  ];
}
