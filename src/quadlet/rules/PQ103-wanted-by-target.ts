import { versionNumber } from '../catalogue/versions.js';
import type { Context } from '../convert/context.js';
import { stemOf } from '../set/names.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { keySpan, partSpan } from '../syntax/unit-file.js';
import type { Rule } from './rule.js';

export const wantedByTarget: Rule = {
  code: 'PQ103',
  name: 'wanted-by-target',
  severity: 'warning',
  summary: "The unit of a user is wanted by a target that only the machine's manager has.",
  explanation:
    "A user's own systemd reaches `default.target` at its start and knows no `multi-user.target` or " +
    '`graphical.target` (`systemd.special(7)`). A link to such a target is made and never followed, so the service does ' +
    'not start at boot or login. Write `WantedBy=default.target`.',
  checkUnit: checkInstall,
};

const UPHELD_SINCE = versionNumber('5.5.0');
const TEMPLATES_SINCE = versionNumber('5.0.0');

// Units of /usr/lib/systemd/system that have no counterpart of the same name in /usr/lib/systemd/user.
const SYSTEM_TARGETS =
  /^(?:multi-user|graphical|network|network-online|network-pre|nss-lookup|nss-user-lookup|local-fs|remote-fs|sysinit|rescue|emergency|time-sync|time-set|getty|boot-complete|cryptsetup|machines|runlevel[0-6])\.target$/;

/** `[Install]`, of which the generator makes links (`enableServiceFile` in `cmd/quadlet/main.go`). */
function checkInstall(context: Context, member: Member): void {
  if (!member.unit.sections.has('Install')) return;
  const keys = ['WantedBy', 'RequiredBy', 'UpheldBy'];
  const reading = context.behaviour.version < UPHELD_SINCE ? keys.slice(0, 2) : keys;
  const words = reading.flatMap((key) => member.unit.words('Install', key));
  checkTargets(context, words);
  checkTemplate(context, member, words);
  checkPassedOver(context, member, words);
}

function checkTargets({ mode, report }: Context, words: readonly EntryWord[]): void {
  const [first] = words;
  if (mode !== 'user' || first === undefined || !words.every(({ text }) => SYSTEM_TARGETS.test(text))) return;
  const span = partSpan(first.entry, first.start, first.end);
  const edit = { file: span.source.path, start: span.start, end: span.end, text: 'default.target' };
  report(
    'PQ103',
    span,
    `a user's systemd has no ${first.text}, so this is never started at boot: write default.target`,
    { title: 'write default.target', edits: [edit] },
  );
}

function checkTemplate(
  { behaviour, set, report }: Context,
  { unit }: Member,
  words: readonly EntryWord[],
): void {
  const stem = stemOf(unit.name);
  const [first] = words;
  if (behaviour.version < TEMPLATES_SINCE || !stem.endsWith('@') || first === undefined) return;
  if (unit.value('Install', 'DefaultInstance') !== undefined) return;
  // A link to the template gives an instance, which is installed.
  if (set.instantiated.has(unit.name)) return;
  report(
    'PQ131',
    keySpan(first.entry),
    `a template is not started itself, so ${first.entry.key}= has no effect: add DefaultInstance=, or a link ${stem}INSTANCE${unit.extension} to this file`,
  );
}

function checkPassedOver(
  { behaviour, report }: Context,
  { unit }: Member,
  words: readonly EntryWord[],
): void {
  for (const word of words) {
    if (!word.text.includes('/')) continue;
    const span = partSpan(word.entry, word.start, word.end);
    report(
      'PQ137',
      span,
      `the generator passes over ${word.text} because of the "/": write the name of a unit`,
    );
  }
  const also = unit.last('Install', 'Also');
  if (also !== undefined && also.value !== '') {
    report(
      'PQ137',
      keySpan(also),
      'Also= has no effect, because generated units are not enabled with systemctl: give the other unit an [Install] of its own',
    );
  }
  const upheld = unit.last('Install', 'UpheldBy');
  if (upheld !== undefined && upheld.value !== '' && behaviour.version < UPHELD_SINCE) {
    report('PQ137', keySpan(upheld), 'the generator reads UpheldBy= from Podman 5.5 on: add WantedBy=');
  }
}
