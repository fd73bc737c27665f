import { type RootRecipe, rootRecipe, type Suite } from '../src/machine/recipe.js';

/** What a virtual machine is made of. */
export interface VmRecipe {
  /** With the suite, the name of its disk in the cache; each recipe has a separate one. */
  readonly name: string;
  readonly suite: Suite;
  /** Debian packages in addition to those of a `ready` root and a kernel. */
  readonly packages?: readonly string[];
  /** A shell script that runs once in the new root, as root, before there is a disk. */
  readonly script?: string;
  /** Parameters of the kernel, such as `security=selinux`. */
  readonly kernelParameters?: readonly string[];
  /** MiB; default: 4096. */
  readonly memory?: number;
  /**
   * Files and directories of the host, copied into the root file system at the first boot with their modes. The contents
   * of a directory are added to what is there.
   */
  readonly files?: readonly VmFile[];
}

export interface VmFile {
  /** Absolute path on the host. */
  readonly source: string;
  /** Absolute path inside. */
  readonly target: string;
  /** Names in the directory `source` that are not copied. */
  readonly leftOut?: readonly string[];
}

/** The name of the virtual serial port that commands take, in QEMU and inside. */
export const AGENT_PORT = 'machine.agent';

const KERNEL =
  'linux-image-cloud-amd64 initramfs-tools udev kmod zstd apparmor iptables qemu-guest-agent'.split(' ');

// The agent has another path than in Debian, because SELinux confines a program at /usr/sbin/qemu-ga. Debian's unit would
// wait for a port of another name.
//
// A getty on the console would hang it up. A virtual machine needs none of the settings of a machine that shares the
// host's kernel.
const VIRTUAL = `
cp /usr/sbin/qemu-ga /usr/local/sbin/machine-agent
cat > /etc/systemd/system/machine-agent.service <<'END'
[Unit]
Description=Commands from the host
# It starts before its port is there.
StartLimitIntervalSec=0
DefaultDependencies=no
After=systemd-tmpfiles-setup.service
Conflicts=shutdown.target
Before=shutdown.target
[Service]
ExecStart=/usr/local/sbin/machine-agent --method=virtio-serial --path=/dev/virtio-ports/${AGENT_PORT} --statedir=/run
Restart=always
RestartSec=0.2
[Install]
WantedBy=sysinit.target
END
printf '[Match]\\nName=en*\\n[Network]\\nDHCP=yes\\n' > /etc/systemd/network/machine.network
printf 'LABEL=root / ext4 defaults 0 0\\n' > /etc/fstab
systemctl enable machine-agent.service systemd-networkd.service
for unit in qemu-guest-agent.service serial-getty@ttyS0.service getty@tty1.service; do
  ln -sf /dev/null /etc/systemd/system/$unit
done
rm -rf /etc/systemd/system/systemd-sysctl.service /etc/systemd/system/user@.service.d/machine.conf
`;

/** The root file system of a recipe. */
export function vmRoot({ name, suite, packages = [], script = '' }: VmRecipe): RootRecipe {
  const ready = rootRecipe({ suite, flavour: 'ready' });
  return {
    ...ready,
    flavour: `vm-${name}`,
    packages: [...ready.packages, ...KERNEL, ...packages],
    script: `${ready.script}${VIRTUAL}${script}`,
  };
}
