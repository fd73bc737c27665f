import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan, valueSpan } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';
import { isOn, serviceTypeOf } from './service.js';
import { assignment, quoted } from './values/quoted.js';

export const refusedService: Rule = {
  code: 'PQ160',
  name: 'refused-service',
  severity: 'warning',
  summary: 'systemd refuses the generated service.',
  explanation:
    'The generator creates the service, and systemd then refuses to load it: `bad unit file setting`. It does so ' +
    'for a second command in a service other than `Type=oneshot` (`ExecStart=` in `[Service]` is added to ' +
    "podman's, and a single `;` ends a command, also in quotes), for `Restart=always`, `Restart=on-success` and " +
    '`ExitType=cgroup` of a oneshot, for a program of an `Exec…=` setting whose path is relative, for a quote ' +
    'that is not closed in such a command, for a relative `WorkingDirectory=`, and for `PrivatePIDs=` of a pod. ' +
    'In a oneshot systemd runs what follows the `;` on the host. The services of `.volume`, `.network`, ' +
    '`.image`, `.build` and `.artifact` files are oneshots.',
  sources: [
    'systemd.service(5)',
    'systemd.exec(5), WorkingDirectory=',
    'pkg/systemd/parser/split.go, escapeWords',
  ],
  checkKey: checkSemicolons,
  keys: ({ reader }) => reader === 'command' || reader === 'args',
  characters: ';',
  checkUnit: checkService,
  units: [
    '[Service] Restart=',
    '[Service] ExitType=',
    '[Service] PrivatePIDs=',
    '[Service] WorkingDirectory=',
    '[Service] ExecCondition=',
    '[Service] ExecReload=',
    '[Service] ExecStart=',
    '[Service] ExecStartPre=',
    '[Service] ExecStartPost=',
    '[Service] ExecStop=',
    '[Service] ExecStopPre=',
    '[Service] ExecStopPost=',
  ],
};

// `service_verify()` in src/core/service.c of 252, 257 and 262.
function checkService(context: Context, member: Member): void {
  const { unit } = member;
  const report = (entry: Entry, problem: string, fix = 'remove it'): void =>
    context.report('PQ160', valueSpan(entry), `${problem}, so systemd refuses the service; ${fix}`);
  const type = serviceTypeOf(context, member);
  const restart = unit.last('Service', 'Restart');
  if (type !== 'oneshot') {
    for (const entry of unit.list('Service', 'ExecStart'))
      report(
        entry,
        'ExecStart= in [Service] is a second command next to that of podman',
        'use ExecStartPre= or ExecStartPost=',
      );
  } else if (restart !== undefined && /^(?:always|on-success)$/.test(restart.value.trim())) {
    report(
      restart,
      `a oneshot service cannot have ${assignment('Restart', restart.value)}`,
      'use Restart=on-failure',
    );
  }
  const exit = unit.last('Service', 'ExitType');
  if (type === 'oneshot' && exit?.value.trim() === 'cgroup')
    report(exit, 'a oneshot service cannot have ExitType=cgroup');
  const privatePids = type === 'forking' ? isOn(member, 'PrivatePIDs') : undefined;
  if (privatePids !== undefined) report(privatePids, 'the service of a pod cannot have PrivatePIDs=');
  for (const entry of unit.all('Service', 'WorkingDirectory')) {
    if (/^[^-~/%\s]/.test(entry.value) || /^~./.test(entry.value.trim()))
      report(entry, `${assignment('WorkingDirectory', entry.value)} is not an absolute path`, ABSOLUTE);
  }
  for (const { section, key, entries } of unit.keys) {
    if (section !== 'Service' || !/^Exec(?:Condition|Reload|St(?:art|op)(?:Pre|Post)?)$/.test(key)) continue;
    for (const entry of entries) {
      const fault = commandFault(entry.value);
      if (fault !== undefined) report(entry, ...fault);
    }
  }
}

const ABSOLUTE = 'use a path that begins with / or %h';

/**
 * Why systemd rejects a command (`config_parse_exec()` in `src/core/load-fragment.c`), and the fix. Faults after a `-` are
 * ignored.
 */
function commandFault(value: string): [problem: string, fix: string] | undefined {
  const [, prefix = ''] = /^([-@:+!|]*)/.exec(value) ?? [];
  if (prefix.includes('-')) return undefined;
  const { words, fault } = splitWords(value.slice(prefix.length), 'read', true);
  const [program] = words;
  if (fault !== undefined || program === undefined) return undefined;
  const { text } = program;
  if (/^[^/%].*\/|^.+\/$/s.test(text) && !text.startsWith(';')) {
    const fromHome = text.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/)/, '%h');
    return [
      `${quoted(text)} is not the absolute path of a program`,
      fromHome === text ? ABSOLUTE : `use ${fromHome}`,
    ];
  }
  return hasOpenQuote(value.slice(prefix.length + program.end))
    ? ['a quote in the command is not closed', 'close it, or write a backslash before it']
    : undefined;
}

function hasOpenQuote(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (quote === '' ? char === '"' || char === "'" : char === quote) quote = quote === '' ? char : '';
  }
  return quote !== '';
}

/** A `;` that is a separate word, which the generator writes without quotes. */
function checkSemicolons(context: Context, member: Member, key: OwnKey): void {
  const { reader } = key;
  if (reader !== 'command' && reader !== 'args') return;
  for (const entry of key.counting) {
    if (!entry.value.includes(';')) continue;
    const { words } = splitWords(entry.value, 'read', context.behaviour.octalEscapes);
    const word = words.find(({ text }) => text === ';');
    if (word === undefined) continue;
    const outcome =
      serviceTypeOf(context, member) === 'oneshot'
        ? 'runs what follows on the host'
        : 'refuses the service because of its second command';
    context.report(
      'PQ160',
      partSpan(entry, word.start, word.end),
      `this ";" ends the command of podman, and systemd ${outcome}; write the command line of a shell as one word: sh -c "… ; …"`,
    );
  }
}
