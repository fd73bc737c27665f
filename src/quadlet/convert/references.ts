import { DEPENDENCY_KEYS } from '../catalogue/dependency-keys.js';
import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import type { Context } from '../rules/context.js';
import { trimmed } from '../set/unit.js';
import type { Member, UnitSet } from '../set/unit-set.js';
import { type Entry, partSpan, type Span, valueSpan } from '../syntax/unit-file.js';

/** Reports a referenced unit that is not in the set, with the reason or the nearest name. */
function reportMissing(context: Context, span: Span, name: string): void {
  const near = context.similarName(name);
  const broken = context.set.notLoaded.get(name);
  const passed = context.set.passedOverByName.get(name);
  const hint =
    broken !== undefined
      ? `the generator rejects ${broken.unit.path} because of ${broken.droppedBy ?? 'its syntax'}`
      : passed?.reason === 'kind'
        ? 'this Podman version ignores files of this type'
        : passed?.reason === 'place'
          ? 'it is in a directory that this Podman version does not read'
          : near !== undefined
            ? `did you mean ${near}?`
            : isInstanceOfTemplate(context.set, name)
              ? 'use the name of the template, without an instance'
              : 'no file in the search path has exactly this name; add it or correct the name';
  context.report('PQ030', span, `${name} not found: ${hint}`);
}

function isInstanceOfTemplate(set: UnitSet, name: string): boolean {
  const extension = extensionOf(name);
  const template = `${name.slice(0, name.indexOf('@') + 1)}${extension}`;
  return name.includes('@') && set.byName.has(template);
}

/** `Image=` of containers and of volumes with the image driver (`handleImageSource`). */
export function checkImageSource(context: Context, member: Member, entry: Entry): void {
  const { behaviour, set } = context;
  let name = member.unit.unquoted(entry);
  // Before 5.2 there were no builds, before 4.8 no images.
  for (const extension of ['.build', '.image']) {
    const kind = UNIT_KINDS.get(extension);
    if (kind === undefined || kind.since > behaviour.version || !name.endsWith(extension)) continue;
    const target = set.byName.get(name);
    const known = target !== undefined && (behaviour.referencesMustExist || target.resource !== '');
    if (!known) {
      reportUnknownImage(context, entry, name, target);
      return;
    }
    if (target.resource === '' && !target.converts) {
      context.report(
        'PQ130',
        valueSpan(entry),
        `${name} is rejected, so this unit is generated without an image name; fix ${name} first`,
      );
    }
    name = target.resource;
  }
}

function reportUnknownImage(context: Context, entry: Entry, name: string, target: Member | undefined): void {
  if (target === undefined) reportMissing(context, valueSpan(entry), name);
  else {
    context.report('PQ032', valueSpan(entry), `${name} is rejected, so it has no image name; fix it first`);
  }
}

/** `Volume=` of containers, pods and builds (`addVolumes`). */
export function checkVolumes(context: Context, member: Member): void {
  for (const entry of member.unit.list(member.kind.section, 'Volume')) {
    const colon = entry.value.indexOf(':');
    const source = entry.value.slice(0, Math.max(colon, 0));
    if (source !== '') checkStorageSource(context, source, partSpan(entry, 0, colon), false);
  }
}

/** A source of storage: a unit's name, a path, or a volume's (`handleStorageSource`). It is not empty. */
export function checkStorageSource(context: Context, source: string, span: Span, ofMount: boolean): void {
  const { behaviour, set } = context;
  if (source.startsWith('.') || source.startsWith('/')) return;
  const extension = extensionOf(source);
  const isUnit =
    source.endsWith('.volume') ||
    (ofMount && source.endsWith('.image') && behaviour.referencesMustExist) ||
    (source.endsWith('.artifact') && behaviour.mountTypes.includes('artifact'));
  if (!isUnit) return;
  const target = set.byName.get(source);
  if (target === undefined) {
    if (behaviour.referencesMustExist) reportMissing(context, span, source);
    else reportDangling(context, span, source);
  } else if (!target.converts) reportRejected(context, span, source, extension);
}

function reportRejected(context: Context, span: Span, name: string, extension: string): void {
  const outcome = !context.behaviour.referencesMustExist
    ? 'this unit requires a service that does not exist'
    : extension === '.volume'
      ? 'this unit gets an anonymous volume instead'
      : `this unit is generated with an empty ${extension.slice(1)} name`;
  context.report('PQ130', span, `${name} is rejected, so ${outcome}; fix it first`);
}

function reportDangling(context: Context, span: Span, name: string): void {
  context.report(
    'PQ136',
    span,
    `${name} not found: before Podman 5.3 this unit is generated but cannot start, because its network or volume does not exist; later versions reject it`,
  );
}

/** `Network=` (`addNetworks`). */
export function checkNetworks(context: Context, member: Member): void {
  const { behaviour, set } = context;
  for (const entry of member.unit.list(member.kind.section, 'Network')) {
    const colon = entry.value.indexOf(':');
    const name = colon < 0 ? entry.value : entry.value.slice(0, colon);
    const ofContainer = name.endsWith('.container');
    if (!name.endsWith('.network') && !ofContainer) continue;
    const span = partSpan(entry, 0, name.length);
    const target = set.byName.get(name);
    if (!behaviour.referencesMustExist) {
      if (target === undefined && !ofContainer) reportDangling(context, span, name);
      else if (target?.converts === false && !ofContainer) reportRejected(context, span, name, '.network');
      continue;
    }
    if (target === undefined) reportMissing(context, span, name);
    else if (target.resource === '') reportNameless(context, span, target);
    else if (ofContainer && colon >= 0) {
      context.report(
        'PQ033',
        partSpan(entry, colon, entry.value.length),
        `Network=${name} joins the network of another container and takes no options; remove "${entry.value.slice(colon)}"`,
      );
    }
  }
}

function reportNameless(context: Context, span: Span, target: Member): void {
  const { name } = target.unit;
  const reason =
    target.kind.extension === '.container'
      ? context.behaviour.containerNamesKnownEarly
        ? 'its ContainerName= contains a specifier, which only systemd resolves; use a ContainerName= without a specifier'
        : 'Podman 5.3 only knows names without specifiers, of containers that it converted earlier'
      : 'it is rejected; fix it first';
  context.report('PQ032', span, `the generator does not know the resource name of ${name}: ${reason}`);
}

/** `Pod=` (`handlePod`). */
export function checkPod(context: Context, member: Member): void {
  const entry = member.unit.last('Container', 'Pod');
  if (entry === undefined) return;
  const pod = member.unit.unquoted(entry);
  if (pod === '') return;
  if (!pod.endsWith('.pod')) {
    const known = context.set.byName.has(`${pod}.pod`);
    const span = valueSpan(entry);
    const message = `Pod=${pod} is not the name of a .pod file${known ? `; use Pod=${pod}.pod` : ''}`;
    const fix = known
      ? {
          title: `write ${pod}.pod`,
          edits: [insertion(partSpan(entry, trimmed(entry).end, trimmed(entry).end), '.pod')],
        }
      : undefined;
    context.report('PQ031', span, message, entry.value.includes('"') ? undefined : fix);
  } else if (!context.set.byName.has(pod)) reportMissing(context, valueSpan(entry), pod);
}

/** An edit that inserts text at the start of a span. */
export function insertion(
  span: Span,
  text: string,
): { file: string; start: number; end: number; text: string } {
  return { file: span.source.path, start: span.start, end: span.start, text };
}

/** The dependencies of `[Unit]` (`translateUnitDependencies`). */
export function checkDependencies(context: Context, member: Member): void {
  const { behaviour, set } = context;
  for (const key of DEPENDENCY_KEYS) {
    for (const word of member.unit.words('Unit', key)) {
      const kind = UNIT_KINDS.get(extensionOf(word.text));
      if (kind === undefined || kind.since > behaviour.version) continue;
      const span = partSpan(word.entry, word.start, word.end);
      const target = set.byName.get(word.text);
      if (!behaviour.translatesDependencies) reportUntranslated(context, span, word.text, target);
      else if (target === undefined) {
        reportDependency(context, span, word.text);
      }
    }
  }
}

function reportDependency(context: Context, span: Span, name: string): void {
  const near = context.similarName(name);
  const hint =
    near === undefined ? 'use the name of the service, or the exact file name' : `did you mean ${near}?`;
  context.report('PQ034', span, `the dependency ${name} was not found: ${hint}`);
}

function reportUntranslated(context: Context, span: Span, name: string, target: Member | undefined): void {
  const remedy = target === undefined ? 'use the name of the service' : `write ${target.service}.service`;
  const edit = {
    file: span.source.path,
    start: span.start,
    end: span.end,
    text: `${target?.service}.service`,
  };
  context.report(
    'PQ104',
    span,
    `before Podman 5.5 ${name} is passed to systemd unchanged and has no effect; ${remedy}`,
    target === undefined ? undefined : { title: remedy, edits: [edit] },
  );
}
