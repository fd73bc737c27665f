import { nearest } from '../catalogue/nearest.js';
import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import { INSTALL_PARTS, installTargets } from './install-words.js';
import type { Rule } from './rule.js';

export const wantedByTarget: Rule = {
  code: 'PQ103',
  name: 'wanted-by-target',
  severity: 'warning',
  summary: 'A unit is wanted by a target that its systemd manager does not have.',
  explanation:
    'The systemd user manager reaches `default.target` when it starts and has no `multi-user.target` or ' +
    '`graphical.target` (`systemd.special(7)`). A link to such a target is created but never used, so the service ' +
    'does not start at boot or login. The same applies to a misspelled target. Write `WantedBy=default.target`.',
  sources: ['systemd.special(7)'],
  fix: 'writes `default.target`, or the target with a similar name',
  checkUnit: checkTargets,
  units: INSTALL_PARTS,
};

// Units of /usr/lib/systemd/system that have no counterpart of the same name in /usr/lib/systemd/user.
const SYSTEM_TARGETS =
  /^(?:multi-user|graphical|network|network-online|network-pre|nss-lookup|nss-user-lookup|local-fs|remote-fs|sysinit|rescue|emergency|time-sync|time-set|getty|boot-complete|cryptsetup|machines|runlevel[0-6])\.target$/;

// Other targets can come from anywhere; one that is almost one of these is a mistake.
const KNOWN = [
  'basic',
  'default',
  'graphical',
  'graphical-session',
  'multi-user',
  'network-online',
  'sockets',
  'timers',
].map((name) => `${name}.target`);

function checkTargets(context: Context, member: Member): void {
  const { mode, report } = context;
  const words = installTargets(context, member);
  for (const { text, entry, start, end } of words) {
    const meant =
      /^[\w-]+\.target$/.test(text) && !KNOWN.includes(text) ? nearest(text, KNOWN, 2) : undefined;
    if (meant === undefined || SYSTEM_TARGETS.test(text)) continue;
    const span = partSpan(entry, start, end);
    report('PQ103', span, `systemd has no ${text}, so nothing starts this unit; did you mean ${meant}?`, {
      title: `write ${meant}`,
      edits: [replace(span, meant)],
    });
  }
  const [first] = words;
  if (mode !== 'user' || first === undefined || !words.every(({ text }) => SYSTEM_TARGETS.test(text))) return;
  const span = partSpan(first.entry, first.start, first.end);
  report(
    'PQ103',
    span,
    `the user manager has no ${first.text}, so this unit never starts at boot; use WantedBy=default.target`,
    { title: 'write default.target', edits: [replace(span, 'default.target')] },
  );
}
