import { groupBy } from '../../../platform/group-by.js';
import type { Mode } from '../../finding.js';
import { changeNotes, securityFirst } from '../describe/change-notes.js';
import { type EffectRequest, effectOf } from '../describe/effect.js';
import { linkedService, linkNotes } from '../describe/links.js';
import { note, singleLine } from '../describe/wording.js';
import type {
  ChangeNote,
  EnablingLink,
  GeneratedService,
  GeneratedSet,
  ServiceChange,
} from '../generated-set.js';
import { compareText } from '../normalise/stable-order.js';
import type { RejectedFile } from '../rejected.js';
import type { UnitView } from '../unit/unit-view.js';
import { changedKeys, reviewText } from './review-text.js';
import { Differ } from './unified-diff.js';

/**
 * The changes of each service from `base` to `head`: services with changes that weaken security first, then by name.
 * Services with changes only in comments or order are left out. The diff compares the texts of `reviewText()`.
 * @param base undefined without an earlier set
 */
export function compareSets(
  base: GeneratedSet | undefined,
  head: GeneratedSet,
  mode: Mode = 'user',
  rejected: readonly Pick<RejectedFile, 'source'>[] = [],
): ServiceChange[] {
  const before = servicesOf(base);
  const after = servicesOf(head);
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  const differ = new Differ();
  const changes = names.flatMap((name) => changeOf(name, before.get(name), after.get(name), differ, mode));
  const sources = new Set(rejected.map(({ source }) => source));
  const all = changes.map((change) =>
    change.kind === 'removed' && sources.has(change.source) ? withReason(change) : change,
  );
  return [...all.filter(isWeaker), ...all.filter((change) => !isWeaker(change))];
}

/** A service whose file is still there. */
function withReason(change: ServiceChange): ServiceChange {
  const why = `${change.name} is no longer generated, because the generator rejects ${singleLine(change.source)}`;
  return {
    ...change,
    notes: [note(why)],
    effect: { after: 'reload', text: 'cannot start again after daemon-reload' },
  };
}

/** A service with its enabling links. */
interface Enabled {
  readonly service: GeneratedService;
  readonly links: readonly EnablingLink[];
}

function servicesOf(set: GeneratedSet | undefined): Map<string, Enabled> {
  const links = groupBy(set?.links ?? [], linkedService);
  return new Map(
    (set?.services ?? []).map((service) => [service.name, { service, links: links.get(service.name) ?? [] }]),
  );
}

function isWeaker({ notes }: ServiceChange): boolean {
  return notes.some(({ security }) => security === 'weaker');
}

function changeOf(
  name: string,
  before: Enabled | undefined,
  after: Enabled | undefined,
  differ: Differ,
  mode: Mode,
): ServiceChange[] {
  const [old, now] = [before?.service.unit, after?.service.unit];
  const source = (after ?? before)?.service.source ?? '';
  const [oldText, newText] = old?.text === now?.text ? ['', ''] : [reviewOf(old), reviewOf(now)];
  const request: EffectRequest = {
    name,
    before: old,
    after: now,
    keys: changedKeys(oldText, newText),
    links: after?.links ?? [],
    mode,
  };
  if (before === undefined || after === undefined) {
    const links = after ? linkNotes(name, [], after.links) : [];
    const kind = after ? 'added' : 'removed';
    const notes = securityFirst([...changeNotes(name, old, now), ...links]);
    const diff = differ.diff(oldText, newText);
    return [{ name, source, kind, diff, notes, effect: effectOf(request) }];
  }
  const diff = differ.diff(oldText, newText);
  const links = linkNotes(name, before.links, after.links);
  if (diff === '' && links.length === 0) return [];
  const notes = diff === '' ? links : securityFirst([...changeNotes(name, old, now), ...links]);
  const all = notes.length > 0 ? notes : [unnamed(name, diff)];
  return [{ name, source, kind: 'changed', diff, notes: all, effect: effectOf(request) }];
}

function reviewOf(unit: UnitView | undefined): string {
  return unit ? reviewText(unit) : '';
}

// Every change gets at least one note.
function unnamed(name: string, diff: string): ChangeNote {
  const lines = diff.split('\n').filter((line) => /^[-+]/.test(line)).length;
  return note(`${name} changes in ${lines === 1 ? 'one line' : `${lines} lines`}; the diff shows them`);
}
