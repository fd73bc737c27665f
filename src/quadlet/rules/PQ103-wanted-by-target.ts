import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import { installTargets } from './install-words.js';
import type { Rule } from './rule.js';

export const wantedByTarget: Rule = {
  code: 'PQ103',
  name: 'wanted-by-target',
  severity: 'warning',
  summary: 'A user unit is wanted by a target that only the system manager has.',
  explanation:
    'The systemd user manager reaches `default.target` when it starts and has no `multi-user.target` or ' +
    '`graphical.target` (`systemd.special(7)`). A link to such a target is created but never used, so the service ' +
    'does not start at boot or login. Write `WantedBy=default.target`.',
  sources: ['systemd.special(7)'],
  fix: 'writes `default.target`',
  checkUnit: checkTargets,
};

// Units of /usr/lib/systemd/system that have no counterpart of the same name in /usr/lib/systemd/user.
const SYSTEM_TARGETS =
  /^(?:multi-user|graphical|network|network-online|network-pre|nss-lookup|nss-user-lookup|local-fs|remote-fs|sysinit|rescue|emergency|time-sync|time-set|getty|boot-complete|cryptsetup|machines|runlevel[0-6])\.target$/;

function checkTargets(context: Context, member: Member): void {
  const { mode, report } = context;
  const words = installTargets(context, member);
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
