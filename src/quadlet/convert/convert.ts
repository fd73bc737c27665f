import { PODS_SINCE } from '../catalogue/keys.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Context } from '../rules/context.js';
import { reportNoKeyValue } from '../rules/PQ001-not-a-key-value.js';
import { reportSectionName } from '../rules/PQ002-section-name.js';
import { reportIndentedKey } from '../rules/PQ003-key-name.js';
import { reportBeforeSection } from '../rules/PQ004-before-section.js';
import { reportByteOrderMark } from '../rules/PQ005-byte-order-mark.js';
import { reportEndless } from '../rules/PQ006-endless-continuation.js';
import { checkNeighbours } from '../rules/PQ009-dropped-with-others.js';
import { checkKeys } from '../rules/PQ010-unknown-key.js';
import { requireValue } from '../rules/PQ012-required-key.js';
import { reportBoth } from '../rules/PQ013-image-and-rootfs.js';
import { checkBuildContext } from '../rules/PQ014-build-context.js';
import { checkWorkingDirectory } from '../rules/PQ015-working-directory.js';
import { checkReload } from '../rules/PQ016-two-reloads.js';
import { reportNoImage } from '../rules/PQ017-volume-image.js';
import { checkVolumeOptions } from '../rules/PQ018-volume-device.js';
import { checkUser } from '../rules/PQ019-group-without-user.js';
import { checkKillMode } from '../rules/PQ020-kill-mode.js';
import { checkServiceType } from '../rules/PQ021-service-type.js';
import { checkExposedPorts, checkPublishedPorts } from '../rules/PQ022-port-format.js';
import { checkTmpfs } from '../rules/PQ023-tmpfs-format.js';
import { checkAddresses } from '../rules/PQ024-network-addresses.js';
import { checkMounts } from '../rules/PQ025-mount-format.js';
import { checkUserMappings } from '../rules/PQ026-two-mappings.js';
import { checkPod } from '../rules/PQ031-pod-name.js';
import { checkDependencies } from '../rules/PQ034-missing-dependency.js';
import { checkServiceName } from '../rules/PQ035-service-name.js';
import { convertedResourceName } from '../set/names.js';
import type { Member } from '../set/unit-set.js';
import { trimSpaces } from '../syntax/spaces.js';
import { type Span, type SyntaxFault, spanOf, type UnitFile } from '../syntax/unit-file.js';
import { checkImageSource, checkNetworks, checkStorageSource, checkVolumes } from './references.js';

/** Registers a unit that others can refer to, without checking it. */
export function skipMember({ behaviour }: Context, member: Member): void {
  // The name of its image is not known; this one is fully qualified.
  const name = `localhost/${member.service}`;
  member.resource = convertedResourceName(member.unit, member.kind, behaviour) || name;
  member.converts = member.loads;
}

/**
 * Converts a unit: reports what the generator rejects in it and its drop-ins, and sets what other units need of it.
 * @param countErrors returns the number of errors that were reported
 * @param seen the drop-ins that were checked for other units
 */
export function convertMember(
  context: Context,
  member: Member,
  countErrors: () => number,
  seen: Set<string>,
): void {
  for (const file of member.dropInFiles) {
    if (seen.has(file.source.path)) continue;
    seen.add(file.source.path);
    checkSyntax(context, file);
  }
  const before = countErrors();
  checkSyntax(context, member.unit.file);
  checkNeighbours(context, member);
  convert(context, member);
  const converts = member.loads && countErrors() === before;
  if (converts) member.resource = convertedResourceName(member.unit, member.kind, context.behaviour);
  checkServiceName(context, member);
  member.converts = converts && countErrors() === before;
}

/** Reports why the generator cannot read a file (`error loading …`). */
function checkSyntax(context: Context, file: UnitFile): void {
  for (const fault of file.faults) {
    const span = faultSpan(file, fault);
    switch (fault.kind) {
      case 'byte-order-mark':
        reportByteOrderMark(context, file.source);
        break;
      case 'no-key-value':
        reportNoKeyValue(context, span, fault.line.text);
        break;
      case 'section-name':
        reportSectionName(context, span, fault.name);
        break;
      case 'key-name':
        reportIndentedKey(context, span);
        break;
      case 'before-section':
        reportBeforeSection(context, span);
        break;
      case 'endless':
        reportEndless(context, span);
    }
  }
}

/** The span of the line; up to its key where only the key is wrong. */
function faultSpan(file: UnitFile, { kind, line }: SyntaxFault): Span {
  const { text } = line;
  const equals = kind === 'before-section' || kind === 'key-name' ? text.indexOf('=') : -1;
  const stop = trimSpaces(text, 0, equals > 0 ? equals : text.length);
  return spanOf(file.source, line, 0, Math.max(stop, Math.min(1, text.length)));
}

/**
 * Reports everything in a unit that the generator rejects. Each kind has a function, as in
 * `pkg/systemd/quadlet/quadlet.go`, which stops at the first error. The checks and their messages are in the files of the
 * rules; references.ts has the lookups on which several rules depend.
 */
function convert(context: Context, member: Member): void {
  checkKeys(context, member);
  checkDependencies(context, member);
  CONVERSIONS[member.kind.extension]?.(context, member);
}

const CONVERSIONS: Readonly<Record<string, (context: Context, member: Member) => void>> = {
  '.container': convertContainer,
  '.volume': convertVolume,
  '.network': checkAddresses,
  '.kube': convertKube,
  '.image': convertImage,
  '.build': convertBuild,
  '.artifact': convertArtifact,
  '.pod': convertPod,
};

const ROOTFS_SINCE = versionNumber('4.5.0');
const USER_CHECKED_SINCE = versionNumber('4.8.0');
const RELOAD_SINCE = versionNumber('5.5.0');
const POD_MAPPINGS_SINCE = versionNumber('5.3.0');
const WORKING_DIRECTORY_SINCE = versionNumber('4.7.0');

function convertContainer(context: Context, member: Member): void {
  const { unit } = member;
  const { version } = context.behaviour;
  const image = unit.last('Container', 'Image');
  const hasImage = image !== undefined && unit.unquoted(image) !== '';
  const rootfs = version < ROOTFS_SINCE ? undefined : unit.last('Container', 'Rootfs');
  const hasRootfs = rootfs !== undefined && unit.unquoted(rootfs) !== '';
  requireValue(
    context,
    member,
    'Image',
    hasImage || hasRootfs,
    'the container has no image; add Image= (or Rootfs=)',
  );
  if (hasImage && hasRootfs) reportBoth(context, member, image, rootfs);
  if (hasImage) checkImageSource(context, member, image);
  checkKillMode(context, member);
  checkServiceType(context, member);
  if (version >= RELOAD_SINCE) checkReload(context, member);
  if (version >= USER_CHECKED_SINCE) checkUser(context, member);
  checkNetworks(context, member);
  checkUserMappings(context, member, true);
  checkTmpfs(context, member);
  checkVolumes(context, member);
  checkExposedPorts(context, member);
  checkPublishedPorts(context, member);
  for (const { source, span } of checkMounts(context, member))
    checkStorageSource(context, source, span, true);
  if (version >= PODS_SINCE) checkPod(context, member);
}

function convertVolume(context: Context, member: Member): void {
  const { unit } = member;
  if (context.behaviour.version >= USER_CHECKED_SINCE && unit.value('Volume', 'Driver') === 'image') {
    const image = unit.last('Volume', 'Image');
    if (image !== undefined) checkImageSource(context, member, image);
    else if (member.parses) reportNoImage(context, member);
  } else checkVolumeOptions(context, member);
}

function convertKube(context: Context, member: Member): void {
  const { unit } = member;
  const { version, severalYaml, checksKubeType } = context.behaviour;
  const hasYaml = severalYaml ? unit.words('Kube', 'Yaml').length > 0 : Boolean(unit.value('Kube', 'Yaml'));
  requireValue(context, member, 'Yaml', hasYaml, 'the .kube file has no manifest; add Yaml=');
  checkKillMode(context, member);
  if (checksKubeType) checkServiceType(context, member);
  checkUserMappings(context, member, false);
  checkNetworks(context, member);
  checkPublishedPorts(context, member);
  if (version >= WORKING_DIRECTORY_SINCE) checkWorkingDirectory(context, member);
}

function convertImage(context: Context, member: Member): void {
  const image = member.unit.value('Image', 'Image');
  requireValue(context, member, 'Image', Boolean(image), 'the .image file has no image to pull; add Image=');
}

function convertBuild(context: Context, member: Member): void {
  const hasTag = member.resource !== '';
  requireValue(
    context,
    member,
    'ImageTag',
    hasTag,
    'the build has no image name; add ImageTag=localhost/NAME',
  );
  checkNetworks(context, member);
  checkVolumes(context, member);
  checkBuildContext(context, member);
}

function convertArtifact(context: Context, member: Member): void {
  const artifact = member.unit.value('Artifact', 'Artifact');
  requireValue(
    context,
    member,
    'Artifact',
    Boolean(artifact),
    'the .artifact file has no artifact to pull; add Artifact=',
  );
}

function convertPod(context: Context, member: Member): void {
  if (context.behaviour.version >= POD_MAPPINGS_SINCE) checkUserMappings(context, member, true);
  checkPublishedPorts(context, member);
  checkNetworks(context, member);
  checkVolumes(context, member);
}
