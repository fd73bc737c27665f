import { notAKeyValue } from './PQ001-not-a-key-value.js';
import { sectionName } from './PQ002-section-name.js';
import { keyName } from './PQ003-key-name.js';
import { beforeSection } from './PQ004-before-section.js';
import { byteOrderMark } from './PQ005-byte-order-mark.js';
import { endlessContinuation } from './PQ006-endless-continuation.js';
import { generatorCrash } from './PQ007-generator-crash.js';
import { unreadableFile } from './PQ008-unreadable-file.js';
import { droppedWithOthers } from './PQ009-dropped-with-others.js';
import { unknownKey } from './PQ010-unknown-key.js';
import { keyTooNew } from './PQ011-key-too-new.js';
import { requiredKey } from './PQ012-required-key.js';
import { imageAndRootfs } from './PQ013-image-and-rootfs.js';
import { buildContext } from './PQ014-build-context.js';
import { workingDirectory } from './PQ015-working-directory.js';
import { twoReloads } from './PQ016-two-reloads.js';
import { volumeImage } from './PQ017-volume-image.js';
import { volumeDevice } from './PQ018-volume-device.js';
import { groupWithoutUser } from './PQ019-group-without-user.js';
import { killMode } from './PQ020-kill-mode.js';
import { serviceType } from './PQ021-service-type.js';
import { portFormat } from './PQ022-port-format.js';
import { tmpfsFormat } from './PQ023-tmpfs-format.js';
import { networkAddresses } from './PQ024-network-addresses.js';
import { mountFormat } from './PQ025-mount-format.js';
import { twoMappings } from './PQ026-two-mappings.js';
import { remapUsers } from './PQ027-remap-users.js';
import { missingUnit } from './PQ030-missing-unit.js';
import { podName } from './PQ031-pod-name.js';
import { unknownResource } from './PQ032-unknown-resource.js';
import { networkOptions } from './PQ033-network-options.js';
import { missingDependency } from './PQ034-missing-dependency.js';
import { serviceName } from './PQ035-service-name.js';
import { suppression } from './PQ090-suppression.js';
import { linkOutsideWorkspace } from './PQ091-link-outside-workspace.js';
import { fileTooLarge } from './PQ092-file-too-large.js';
import { valueTooLong } from './PQ093-value-too-long.js';
import { moreFindings } from './PQ094-more-findings.js';
import { unknownDirective } from './PQ101-unknown-directive.js';
import { notStarted } from './PQ102-not-started.js';
import { wantedByTarget } from './PQ103-wanted-by-target.js';
import { untranslatedDependency } from './PQ104-untranslated-dependency.js';
import { inlineComment } from './PQ105-inline-comment.js';
import { bareAssignment } from './PQ106-bare-assignment.js';
import { percent } from './PQ107-percent.js';
import { repeatedKey } from './PQ108-repeated-key.js';
import { outerQuotes } from './PQ109-outer-quotes.js';
import { startTimeout } from './PQ110-start-timeout.js';
import { serviceUser } from './PQ111-service-user.js';
import { podMember } from './PQ112-pod-member.js';
import { shortImage } from './PQ113-short-image.js';
import { autoUpdateImage } from './PQ114-auto-update-image.js';
import { wrongDirectory } from './PQ115-wrong-directory.js';
import { networkOnline } from './PQ116-network-online.js';
import { shadowedFile } from './PQ117-shadowed-file.js';
import { sameService } from './PQ118-same-service.js';
import { sameResource } from './PQ119-same-resource.js';
import { podmanArgs } from './PQ120-podman-args.js';
import { joinedLine } from './PQ121-joined-line.js';
import { relativeHostPath } from './PQ122-relative-host-path.js';
import { unknownSection } from './PQ123-unknown-section.js';
import { droppedValue } from './PQ124-dropped-value.js';
import { ignoredWords } from './PQ125-ignored-words.js';
import { notBoolean } from './PQ126-not-boolean.js';
import { notNumber } from './PQ127-not-number.js';
import { notOneOf } from './PQ128-not-one-of.js';
import { deprecatedKey } from './PQ129-deprecated-key.js';
import { rejectedSource } from './PQ130-rejected-source.js';
import { templateWithoutInstance } from './PQ131-template-without-instance.js';
import { manifest } from './PQ132-manifest.js';
import { encoding } from './PQ133-encoding.js';
import { ignoredFile } from './PQ134-ignored-file.js';
import { instanceName } from './PQ135-instance-name.js';
import { danglingReference } from './PQ136-dangling-reference.js';
import { installIgnored } from './PQ137-install-ignored.js';
import { emptyServiceName } from './PQ138-empty-service-name.js';
import { hostNetworkPorts } from './PQ139-host-network-ports.js';
import { valueFormat } from './PQ140-value-format.js';
import { orphanDropIn } from './PQ143-orphan-drop-in.js';
import { nativeKey } from './PQ144-native-key.js';
import { mountOptions } from './PQ145-mount-options.js';
import { sameDestination } from './PQ146-same-destination.js';
import { networkMode } from './PQ147-network-mode.js';
import { changedOption } from './PQ148-changed-option.js';
import { conflictingOptions } from './PQ149-conflicting-options.js';
import { healthCommand } from './PQ150-health-command.js';
import { managerMode } from './PQ151-manager-mode.js';
import { plainSecret } from './PQ152-plain-secret.js';
import { podLimits } from './PQ153-pod-limits.js';
import { optionalFile } from './PQ154-optional-file.js';
import { unknownOption } from './PQ155-unknown-option.js';
import { strayWord } from './PQ156-stray-word.js';
import { refusedService } from './PQ160-refused-service.js';
import { overwrittenDirective } from './PQ161-overwritten-directive.js';
import { stopTimeout } from './PQ162-stop-timeout.js';
import { unusedStopTimeout } from './PQ163-unused-stop-timeout.js';
import { healthStart } from './PQ164-health-start.js';
import { watchdog } from './PQ165-watchdog.js';
import { noEffect } from './PQ166-no-effect.js';
import { bindsToRestarted } from './PQ167-binds-to-restarted.js';
import { unorderedDependency } from './PQ168-unordered-dependency.js';
import { sandbox } from './PQ170-sandbox.js';
import { variable } from './PQ171-variable.js';
import { shellSyntax } from './PQ172-shell-syntax.js';
import { killWithoutRestart } from './PQ173-kill-without-restart.js';
import { resourceByName } from './PQ175-resource-by-name.js';
import { samePort } from './PQ176-same-port.js';
import { outsideSubnet } from './PQ177-outside-subnet.js';
import { sameAddress } from './PQ178-same-address.js';
import { networkDriver } from './PQ179-network-driver.js';
import { templateInPod } from './PQ181-template-in-pod.js';
import { updateInPod } from './PQ183-update-in-pod.js';
import { volumeMount } from './PQ184-volume-mount.js';
import { bundleFormat } from './PQ190-bundle-format.js';
import { bundleDuplicate } from './PQ191-bundle-duplicate.js';
import { bundleUnsupported } from './PQ192-bundle-unsupported.js';
import { bundleNotInstalled } from './PQ193-bundle-not-installed.js';
import { bundleFileName } from './PQ194-bundle-file-name.js';
import { commandWords } from './PQ195-command-words.js';
import { neverUnhealthy } from './PQ196-never-unhealthy.js';
import { logOption } from './PQ197-log-option.js';
import { sharedRelabel } from './PQ198-shared-relabel.js';
import { template } from './PQ201-template.js';
import { systemdVerify } from './PQ300-systemd-verify.js';
import { startFailed } from './PQ301-start-failed.js';
import type { Rule } from './rule.js';

/** Every rule of the linter, by code. */
export const RULES: readonly Rule[] = [
  notAKeyValue,
  sectionName,
  keyName,
  beforeSection,
  byteOrderMark,
  endlessContinuation,
  generatorCrash,
  unreadableFile,
  droppedWithOthers,
  unknownKey,
  keyTooNew,
  requiredKey,
  imageAndRootfs,
  buildContext,
  workingDirectory,
  twoReloads,
  volumeImage,
  volumeDevice,
  groupWithoutUser,
  killMode,
  serviceType,
  portFormat,
  tmpfsFormat,
  networkAddresses,
  mountFormat,
  twoMappings,
  remapUsers,
  missingUnit,
  podName,
  unknownResource,
  networkOptions,
  missingDependency,
  serviceName,
  suppression,
  linkOutsideWorkspace,
  fileTooLarge,
  valueTooLong,
  moreFindings,
  unknownDirective,
  notStarted,
  wantedByTarget,
  untranslatedDependency,
  inlineComment,
  bareAssignment,
  percent,
  repeatedKey,
  outerQuotes,
  startTimeout,
  serviceUser,
  podMember,
  shortImage,
  autoUpdateImage,
  wrongDirectory,
  networkOnline,
  shadowedFile,
  sameService,
  sameResource,
  podmanArgs,
  joinedLine,
  relativeHostPath,
  unknownSection,
  droppedValue,
  ignoredWords,
  notBoolean,
  notNumber,
  notOneOf,
  deprecatedKey,
  rejectedSource,
  templateWithoutInstance,
  manifest,
  encoding,
  ignoredFile,
  instanceName,
  danglingReference,
  installIgnored,
  emptyServiceName,
  hostNetworkPorts,
  valueFormat,
  orphanDropIn,
  nativeKey,
  mountOptions,
  sameDestination,
  networkMode,
  changedOption,
  conflictingOptions,
  healthCommand,
  managerMode,
  plainSecret,
  podLimits,
  optionalFile,
  unknownOption,
  strayWord,
  refusedService,
  overwrittenDirective,
  stopTimeout,
  unusedStopTimeout,
  healthStart,
  watchdog,
  noEffect,
  bindsToRestarted,
  unorderedDependency,
  sandbox,
  variable,
  shellSyntax,
  killWithoutRestart,
  resourceByName,
  samePort,
  outsideSubnet,
  sameAddress,
  networkDriver,
  templateInPod,
  updateInPod,
  volumeMount,
  bundleFormat,
  bundleDuplicate,
  bundleUnsupported,
  bundleNotInstalled,
  bundleFileName,
  commandWords,
  neverUnhealthy,
  logOption,
  sharedRelabel,
  template,
];

/** Rules for the generated units: systemd's own check, and a start. */
export const GENERATE_RULES: readonly Rule[] = [systemdVerify, startFailed];
