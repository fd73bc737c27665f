import type { Flaw } from './judge.js';
import { isUnended } from './lines.js';
import type { IdPlan, KindPlan, UserPlan } from './plan.js';
import { type Both, ENOUGH_IDS, formatRange, type IdKind, type IdRange, KINDS, total } from './ranges.js';

/** The file of each kind. */
const FILES: Both<string> = { uid: '/etc/subuid', gid: '/etc/subgid' };

/** `100000-165535, 300000-365535`, or `none`. */
export function rangesText(ranges: readonly IdRange[]): string {
  const words = ranges.map((range) => (range.count === 0 ? `${range.start} (no IDs)` : formatRange(range)));
  return words.join(', ') || 'none';
}

/** A short description of a flaw. */
export function flawText(flaw: Flaw, { has }: KindPlan, kind: IdKind): string {
  switch (flaw.kind) {
    case 'none':
      return 'no range';
    case 'small':
      return `${total(has.filter(({ reading }) => reading === 'range'))} of ${ENOUGH_IDS} IDs`;
    case 'unusable':
      return `newuidmap refuses ${has
        .filter(({ reading }) => reading !== 'range')
        .map(({ text }) => JSON.stringify(text))
        .join(', ')}`;
    case 'unended':
      return `the last line of ${FILES[kind]} has no line end`;
    case 'self':
      return 'ranges overlap each other';
    case 'own id':
      return `contains the user's own ${kind}`;
    case 'outside':
      return 'this machine does not have these IDs, see /proc/self/uid_map';
    case 'shared':
      return `shares IDs with ${flaw.with}`;
  }
}

/**
 * The command for `subid` of this program as root, without its action.
 * @param self the command that starts this program
 */
export function subidAsRoot(self: readonly string[]): string[] {
  // Otherwise Node.js would write its compile cache to root's home.
  return ['env', 'NODE_DISABLE_COMPILE_CACHE=1', ...self, 'subid'];
}

/** The plan as commands that a person types as root. */
export function commandsOf(plan: IdPlan, files: Both<string | undefined>): string[][] {
  const changed = plan.users.filter(({ uid, gid }) => uid.flaws.length + gid.flaws.length > 0);
  const prepare = KINDS.flatMap((kind) => {
    const path = FILES[kind];
    if (files[kind] === undefined) return plan.texts[kind] === undefined ? [] : [['touch', path]];
    return isUnended(files[kind]) && plan.texts[kind] !== files[kind] ? [['sed', '-i', '$a\\', path]] : [];
  });
  return [...prepare, ...changed.flatMap(userCommands)];
}

/**
 * Removes lines with sed(1), because usermod(8) removes no range of a user with running processes, and none that
 * is listed by uid.
 */
function userCommands(plan: UserPlan): string[][] {
  const removals = KINDS.flatMap((kind) => {
    const texts = [...new Set(plan[kind].removes.map(({ text }) => text))];
    return texts.length === 0
      ? []
      : [['sed', '-i', texts.map((text) => `/^${pattern(text)}$/d`).join(';'), FILES[kind]]];
  });
  const additions = KINDS.flatMap((kind) =>
    addedByHand(plan[kind]).flatMap((range) => [`--add-sub${kind}s`, formatRange(range)]),
  );
  return [...removals, ...(additions.length === 0 ? [] : [['usermod', ...additions, plan.user.name]])];
}

/** sed removes all copies of a duplicate line, so a copy to keep is added again. */
function addedByHand({ has, removes, adds }: KindPlan): IdRange[] {
  const gone = new Set(removes);
  const kept = has.filter((line) => !gone.has(line) && removes.some(({ text }) => text === line.text));
  return [...kept, ...(adds === undefined ? [] : [adds])];
}

/** A basic regular expression that matches exactly this text. */
function pattern(text: string): string {
  const end = text.trimEnd();
  const blanks = end === text ? '' : '[[:space:]]*';
  return end.replaceAll(/[\\/.*^$[\]]/g, '\\$&') + blanks;
}
