import type { Check, Condition, Phase } from '../check.js';
import { cgroupManager } from './cgroups/cgroup-manager.js';
import { delegation } from './cgroups/delegation.js';
import { kindControllers } from './cgroups/kind-controllers.js';
import { authFiles } from './configuration/auth-files.js';
import { brokenFiles } from './configuration/broken-files.js';
import { certDirectories } from './configuration/certificates.js';
import { signaturePolicy } from './configuration/policy.js';
import { registriesSyntax } from './configuration/registries-syntax.js';
import { shortNames } from './configuration/short-names.js';
import { effectiveGroup } from './ids/effective-group.js';
import { foreignOverlap } from './ids/foreign-overlap.js';
import { nestedMap } from './ids/nested-map.js';
import { oneFileOnly } from './ids/one-file-only.js';
import { otherSource } from './ids/other-source.js';
import { ownOverlap } from './ids/own-overlap.js';
import { rangeMissing } from './ids/range-missing.js';
import { rangeTooSmall } from './ids/range-too-small.js';
import { apparmorRestriction } from './namespaces/apparmor-restriction.js';
import { keyring } from './namespaces/keyring.js';
import { pauseProcess } from './namespaces/pause-process.js';
import { selinux } from './namespaces/selinux.js';
import { userNamespaces } from './namespaces/user-namespaces.js';
import { cniBackend } from './network/cni-backend.js';
import { forwarders } from './network/forwarders.js';
import { loopbackServer } from './network/loopback-server.js';
import { netavark } from './network/netavark.js';
import { pastaConfinement } from './network/pasta-confinement.js';
import { pastaStalls } from './network/pasta-stalls.js';
import { ping } from './network/ping.js';
import { portsInUse } from './network/ports-in-use.js';
import { privilegedPorts } from './network/privileged-ports.js';
import { tunDevice } from './network/tun-device.js';
import { cgroupV2 } from './platform/cgroup-v2.js';
import { inContainer } from './platform/in-container.js';
import { notRoot } from './platform/not-root.js';
import { system } from './platform/system.js';
import { systemdInit } from './platform/systemd-init.js';
import { containerNetwork } from './probe/container-network.js';
import { scratchContainer } from './probe/scratch-container.js';
import { catatonit } from './programs/catatonit.js';
import { crunVersion } from './programs/crun-version.js';
import { foreignImages } from './programs/foreign-images.js';
import { mappingRights } from './programs/mapping-rights.js';
import { mappingTools } from './programs/mapping-tools.js';
import { noNewPrivileges } from './programs/no-new-privileges.js';
import { openssl } from './programs/openssl.js';
import { podmanCopies } from './programs/podman-copies.js';
import { podmanInstalled } from './programs/podman-installed.js';
import { podmanVersion } from './programs/podman-version.js';
import { vulnerabilities } from './programs/vulnerabilities.js';
import { healthChecks } from './services/health-checks.js';
import { inotify } from './services/inotify.js';
import { journal } from './services/journal.js';
import { managerEnvironment } from './services/manager-environment.js';
import { networkOnline } from './services/network-online.js';
import { podmanSocket } from './services/podman-socket.js';
import { quadletGenerator } from './services/quadlet-generator.js';
import { busAddress } from './session/bus-address.js';
import { killUserProcesses } from './session/kill-user-processes.js';
import { lingering } from './session/lingering.js';
import { runtimeDirectory } from './session/runtime-directory.js';
import { runtimeDirectorySet } from './session/runtime-directory-set.js';
import { userBus } from './session/user-bus.js';
import { userManager } from './session/user-manager.js';
import { bootId } from './storage/boot-id.js';
import { chownErrors } from './storage/chown-errors.js';
import { database } from './storage/database.js';
import { driverLockIn } from './storage/driver-lock-in.js';
import { fileSystem } from './storage/file-system.js';
import { mountCondition } from './storage/mount.js';
import { mountProgram } from './storage/mount-program.js';
import { runRoot } from './storage/run-root.js';
import { diskSpace } from './storage/space.js';
import { storePath } from './storage/store-path.js';
import { vfs } from './storage/vfs.js';
import { sudoRights } from './sudo/sudo-rights.js';
import { sudoRs } from './sudo/sudo-rs.js';

/**
 * Every check, in the order in which they run: by phase, cheap before expensive, causes before effects. For
 * example, without a user manager there is no runtime directory and no bus that variables could name.
 */
export const checks: readonly Check[] = [
  // Whether this kind of machine can run rootless Podman. What a person can change most easily comes first.
  system,
  inContainer,
  notRoot,
  systemdInit,
  cgroupV2,
  sudoRights,
  sudoRs,
  podmanInstalled,
  mappingTools,
  nestedMap,
  mappingRights,
  noNewPrivileges,
  catatonit,
  openssl,
  rangeMissing,
  rangeTooSmall,
  ownOverlap,
  foreignOverlap,
  oneFileOnly,
  otherSource,
  effectiveGroup,
  userNamespaces,
  apparmorRestriction,
  selinux,
  keyring,
  lingering,
  userManager,
  userBus,
  runtimeDirectorySet,
  runtimeDirectory,
  busAddress,
  killUserProcesses,
  delegation,
  inotify,
  brokenFiles,
  signaturePolicy,
  registriesSyntax,
  shortNames,
  certDirectories,
  authFiles,
  storePath,
  vfs,
  fileSystem,
  diskSpace,
  forwarders,
  pastaStalls,
  tunDevice,
  netavark,
  privilegedPorts,
  portsInUse,
  ping,
  networkOnline,
  managerEnvironment,
  podmanSocket,
  bootId,
  database,
  podmanCopies,
  podmanVersion,
  vulnerabilities,
  crunVersion,
  pauseProcess,
  cgroupManager,
  kindControllers,
  mountProgram,
  driverLockIn,
  chownErrors,
  runRoot,
  cniBackend,
  journal,
  healthChecks,
  foreignImages,
  quadletGenerator,
  pastaConfinement,
  scratchContainer,
  containerNetwork,
];

/** The checks of one phase, in order. */
export function checksOf(phase: Phase): readonly Check[] {
  return checks.filter((one) => one.phase === phase);
}

/**
 * Every condition that has a page and explains errors: those of the checks, one that only an error message shows,
 * and one for a single directory.
 */
export const conditions: readonly Condition[] = [...checks, loopbackServer, mountCondition];
