import { changeNotes, securityFirst } from '../describe/change-notes.js';
import { linkedService, linkNotes } from '../describe/links.js';
import { note } from '../describe/wording.js';
import type {
  ChangeNote,
  EnablingLink,
  GeneratedService,
  GeneratedSet,
  ServiceChange,
} from '../generated-set.js';
import { compareText } from '../normalise/stable-order.js';
import type { UnitView } from '../unit/unit-view.js';
import { reviewText } from './review-text.js';
import { Differ } from './unified-diff.js';

/**
 * The changes of each service from `base` to `head`: services with changes that affect security first, then by name.
 * Services with changes only in comments or order are left out. The diff compares the texts of `reviewText()`.
 * @param base undefined without an earlier set
 */
export function compareSets(base: GeneratedSet | undefined, head: GeneratedSet): ServiceChange[] {
  const before = servicesOf(base);
  const after = servicesOf(head);
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  const differ = new Differ();
  const changes = names.flatMap((name) => changeOf(name, before.get(name), after.get(name), differ));
  return [...changes.filter(touchesSecurity), ...changes.filter((change) => !touchesSecurity(change))];
}

/** A service with its enabling links. */
interface Enabled {
  readonly service: GeneratedService;
  readonly links: readonly EnablingLink[];
}

function servicesOf(set: GeneratedSet | undefined): Map<string, Enabled> {
  const links = new Map<string, EnablingLink[]>();
  for (const link of set?.links ?? []) {
    const name = linkedService(link);
    const others = links.get(name);
    if (others) others.push(link);
    else links.set(name, [link]);
  }
  return new Map(
    (set?.services ?? []).map((service) => [service.name, { service, links: links.get(service.name) ?? [] }]),
  );
}

function touchesSecurity({ notes }: ServiceChange): boolean {
  return notes.some(({ security }) => security);
}

function changeOf(
  name: string,
  before: Enabled | undefined,
  after: Enabled | undefined,
  differ: Differ,
): ServiceChange[] {
  const [old, now] = [before?.service.unit, after?.service.unit];
  const source = (after ?? before)?.service.source ?? '';
  if (before === undefined || after === undefined) {
    const links = after ? linkNotes(name, [], after.links) : [];
    const kind = after ? 'added' : 'removed';
    const notes = securityFirst([...changeNotes(name, old, now), ...links]);
    return [{ name, source, kind, diff: diffOf(old, now, differ), notes }];
  }
  const diff = diffOf(old, now, differ);
  const links = linkNotes(name, before.links, after.links);
  if (diff === '' && links.length === 0) return [];
  const notes = diff === '' ? links : securityFirst([...changeNotes(name, old, now), ...links]);
  return [{ name, source, kind: 'changed', diff, notes: notes.length > 0 ? notes : [unnamed(name, diff)] }];
}

function diffOf(before: UnitView | undefined, after: UnitView | undefined, differ: Differ): string {
  if (before?.text === after?.text) return '';
  return differ.diff(before ? reviewText(before) : '', after ? reviewText(after) : '');
}

// Every change gets at least one note.
function unnamed(name: string, diff: string): ChangeNote {
  const lines = diff.split('\n').filter((line) => /^[-+]/.test(line)).length;
  return note(`${name} changes in ${lines === 1 ? 'one line' : `${lines} lines`}; the diff shows them`);
}
