import type { ChangeNote } from '../generated-set.js';
import { UnitView } from '../unit/unit-view.js';
import { confinement } from './confinement.js';
import { the } from './effect.js';
import { environment } from './environment.js';
import { health } from './health.js';
import { type KeptObject, keptObject, objectOf } from './kept-object.js';
import { mounts } from './mounts.js';
import { ports } from './ports.js';
import { image, purpose } from './purpose.js';
import { settings } from './settings.js';
import type { Change, Topic } from './topic.js';
import { unitKeyNotes } from './unit-keys.js';
import { note, same, singleLine } from './wording.js';

const TOPICS: readonly Topic[] = [image, confinement, ports, mounts, environment, settings, health];

/**
 * The effects of a change as sentences, those about security first. They contain no values of variables and no arguments
 * of containers.
 * @param before the published unit, undefined for a new service
 * @param after the published unit, undefined for a removed service
 */
export function changeNotes(
  name: string,
  before: UnitView | undefined,
  after: UnitView | undefined,
): ChangeNote[] {
  const change = { name, before: before ?? new UnitView([]), after: after ?? new UnitView([]) };
  if (after === undefined) return [removed(name, change.before)];
  if (before === undefined) {
    const created = objectOf(after);
    const notes = essentials(change);
    // Someone may have created it by hand.
    const known = created === undefined ? notes : notes.map((one) => whereNew(one, created));
    return securityFirst([added(name, after), ...known]);
  }
  if (before.text === after.text) return [];
  const options = [...TOPICS.flatMap((topic) => topic.notes(change)), ...otherOptions(change)];
  const kept = keptObject(before, after);
  return securityFirst([
    ...(kept === undefined ? options : options.map((one) => whereNew(one, kept))),
    ...unitKeyNotes(change),
    ...globalOptions(change),
  ]);
}

/** Where the network or volume exists, nothing changes, so nothing is stronger; a new one can be weaker. */
function whereNew({ text, security }: ChangeNote, kept: KeptObject): ChangeNote {
  return note(
    `${text}, but only where ${the(kept)} does not exist yet`,
    security === 'stronger' ? 'neutral' : security,
  );
}

/** Notes about what is weaker first, then about what is stronger, otherwise in their order. */
export function securityFirst(notes: readonly ChangeNote[]): ChangeNote[] {
  return notes.toSorted((a, b) => RANKS[a.security] - RANKS[b.security]);
}

const RANKS = { weaker: 0, stronger: 1, neutral: 2 };

function added(name: string, after: UnitView): ChangeNote {
  const what = purpose(after);
  return note(`${name} is new${what ? `: it ${what}` : ''}`);
}

// What a reviewer has to know about a new service.
function essentials(change: Change): ChangeNote[] {
  return TOPICS.filter((topic) => topic !== image)
    .flatMap((topic) => topic.notes(change))
    .filter(({ security }) => security !== 'neutral');
}

function removed(name: string, before: UnitView): ChangeNote {
  const what = purpose(before, true);
  const published = before.values('--publish').map(singleLine);
  const facts = [
    ...(what ? [`it ${what}`] : []),
    ...(published.length > 0 ? [`published ${published.join(', ')}`] : []),
  ];
  return note(`${name} is removed${facts.length > 0 ? `: ${facts.join(' and ')}` : ''}`);
}

// Options without a known meaning; only the diff shows their values.
function otherOptions({ name, before, after }: Change): ChangeNote[] {
  const known = new Set(TOPICS.flatMap(({ options }) => options));
  const names = new Set([...before.options, ...after.options].map((option) => option.name));
  return [...names]
    .filter((option) => !known.has(option) && !same(before.values(option), after.values(option)))
    .map((option) => {
      if (before.values(option).length === 0) return note(`${name} now sets ${singleLine(option)}`);
      if (after.values(option).length === 0) return note(`${name} no longer sets ${singleLine(option)}`);
      return note(`${name} changes ${singleLine(option)}`);
    });
}

function globalOptions({ name, before, after }: Change): ChangeNote[] {
  return same(before.globals, after.globals)
    ? []
    : [note(`${name} changes the global options of podman`, 'weaker')];
}
