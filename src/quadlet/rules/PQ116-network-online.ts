import type { Edit } from '../finding.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { skipSpaces } from '../syntax/spaces.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { removal, replace } from './edits.js';
import type { Rule } from './rule.js';

export const networkOnline: Rule = {
  code: 'PQ116',
  name: 'network-online',
  severity: 'note',
  summary: 'network-online.target has no effect in a user unit.',
  explanation:
    'The systemd user manager has no `network-online.target`, so ordering after it has no effect. From Podman 5.3 ' +
    'on Quadlet orders every user unit after `podman-user-wait-network-online.service`, which does wait for the ' +
    'network. Remove the line.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addDefaultDependencies',
    'podman-systemd.unit(5), "Implicit network dependencies"',
    'systemd.special(7)',
  ],
  fix: 'removes `network-online.target`',
  checkUnit: checkNetworkOnline,
  units: ['[Unit] After=', '[Unit] Wants=', '[Unit] Requires='],
};

const TARGET = 'network-online.target';

/** `network-online.target` in user units, whose manager does not have it. */
function checkNetworkOnline(context: Context, { unit }: Member): void {
  if (context.mode !== 'user') return;
  for (const key of ['After', 'Wants', 'Requires']) {
    const words = unit.words('Unit', key);
    const word = words.find(({ text }) => text === TARGET);
    if (word === undefined) continue;
    context.report(
      'PQ116',
      partSpan(word.entry, word.start, word.end),
      `the user manager has no ${TARGET}, so this has no effect; remove it, since Podman 5.3 and later wait for the network`,
      { title: `remove ${TARGET}`, edits: [without(word, words)] },
    );
  }
}

function without(word: EntryWord, words: readonly EntryWord[]): Edit {
  const { entry } = word;
  if (words.filter((other) => other.entry === entry).length === 1) return removal(entry);
  const next = skipSpaces(entry.value, word.end, entry.value.length);
  return replace(partSpan(entry, word.start, next), '');
}
