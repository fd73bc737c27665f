import { cidrFault, dnsFault, hostFault, ipFault, rangeFault } from './addresses.js';
import { capabilityFault } from './capability.js';
import { imageNameFault, resourceNameFault, serviceNameFault } from './names.js';
import {
  bytesFault,
  durationFault,
  intervalFault,
  pidsFault,
  positiveFault,
  secondsFault,
  unsignedFault,
} from './numbers.js';
import { publishedPortFault } from './published-port.js';
import { secretFault } from './secret.js';
import { signalFault } from './signal.js';
import { timezoneFault } from './timezone.js';
import { ulimitFault } from './ulimit.js';
import { userNamespaceFault } from './user-namespace.js';
import { sysctlFault, volumeFault } from './volume.js';

/** Why podman rejects a value; undefined for a valid one. */
export type Check = (value: string) => string | undefined;

/** The checks by key. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['AddCapability', capabilityFault],
  ['AddHost', hostFault],
  ['ContainerName', resourceNameFault],
  ['DNS', dnsFault],
  ['DropCapability', capabilityFault],
  ['Gateway', ipFault],
  ['HealthInterval', intervalFault],
  ['HealthMaxLogCount', unsignedFault],
  ['HealthMaxLogSize', unsignedFault],
  ['HealthRetries', positiveFault],
  ['HealthStartPeriod', durationFault],
  ['HealthStartupInterval', intervalFault],
  ['HealthStartupRetries', unsignedFault],
  ['HealthStartupSuccess', unsignedFault],
  ['HealthStartupTimeout', durationFault],
  ['HealthTimeout', durationFault],
  ['Image', imageNameFault],
  ['ImageTag', imageNameFault],
  ['IP', ipFault],
  ['IP6', ipFault],
  ['IPRange', rangeFault],
  ['Memory', bytesFault],
  ['NetworkName', resourceNameFault],
  ['PidsLimit', pidsFault],
  ['PodName', resourceNameFault],
  ['PublishPort', publishedPortFault],
  ['ReloadSignal', signalFault],
  ['Retry', unsignedFault],
  ['RetryDelay', durationFault],
  ['ServiceName', serviceNameFault],
  ['ShmSize', bytesFault],
  ['StopSignal', signalFault],
  ['StopTimeout', secondsFault],
  ['Subnet', cidrFault],
  ['Sysctl', sysctlFault],
  ['Timezone', timezoneFault],
  ['Ulimit', ulimitFault],
  ['UserNS', userNamespaceFault],
  ['Volume', volumeFault],
  ['VolumeName', resourceNameFault],
]);

/** The check of a key's values. */
export function formatOf(section: string, key: string): Check | undefined {
  // In a .build file it is an option of a build, with other fields.
  if (key === 'Secret') return section === 'Container' ? secretFault : undefined;
  return CHECKS.get(key);
}
