import { check, error, ok } from '../../check.js';
import { asRoot, automatic, byHand, changeMode, octal, type Step } from '../../remedy.js';

interface TunFacts {
  /** The mode of /dev/net/tun; nothing if it is missing. */
  readonly mode: number | undefined;
  readonly openable: boolean;
  /** Whether its directory exists. */
  readonly directory: boolean;
  /** Whether its driver is loaded; otherwise opening the device loads it. */
  readonly driver: boolean;
  /** Whether the modules of the running kernel are installed. */
  readonly modules: boolean;
  readonly kernel: string;
}

const DEVICE = '/dev/net/tun';

/** pasta and slirp4netns need it to create a network interface. */
export const tunDevice = check<TunFacts>({
  id: 'RP071',
  title: DEVICE,
  phase: 'host',
  reads:
    'Whether this user may open /dev/net/tun, /sys/class/misc/tun, and /lib/modules of the running kernel.',
  cause:
    'pasta and slirp4netns create the network interface of a container with /dev/net/tun, and this user cannot open it.',
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
      `its driver is not loaded, and the modules of the running kernel ${kernel} are not installed`,
      byHand('Reboot into the installed kernel; an update removed the modules of the running one.'),
    );
  }
  if (mode === undefined) {
    // The driver is loaded but the device is missing: this is a container.
    return error(
      hinders,
      'missing',
      driver
        ? automatic('Create the device.', ...makeDevice(directory))
        : automatic(
            'Load its driver, which creates the device.',
            asRoot(['modprobe', 'tun'], { until: DEVICE }),
          ),
    );
  }
  if (openable) return ok(driver ? 'accessible' : 'accessible; opening it loads its driver');
  return error(
    hinders,
    `this user may not open it: mode ${octal(mode)}`,
    automatic('Allow access for all users, as udev does.', changeMode('0666', DEVICE, mode)),
  );
}

function makeDevice(directory: boolean): Step[] {
  return [
    ...(directory ? [] : [asRoot(['mkdir', '/dev/net'], { undo: { kind: 'tun-directory' } })]),
    asRoot(['mknod', '--mode=0666', DEVICE, 'c', '10', '200'], { undo: { kind: 'tun-device' } }),
  ];
}
