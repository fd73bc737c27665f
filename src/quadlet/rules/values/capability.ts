import { firstFault } from './addresses.js';
import { quoted } from './quoted.js';

// capabilities(7); the last one came with Linux 5.9.
const NAMES = new Set(
  (
    'AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER ' +
    'FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE ' +
    'NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE ' +
    'SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM'
  ).split(' '),
);

/** Validates a capability: a name with or without `CAP_`, in any case, or `all` (`NormalizeCapabilities`). */
export function capabilityFault(value: string): string | undefined {
  return firstFault(value, (one) => {
    const name = one.toUpperCase().replace(/^CAP_/, '');
    return name === 'ALL' || NAMES.has(name) ? undefined : `${quoted(one)} is not a Linux capability`;
  });
}
