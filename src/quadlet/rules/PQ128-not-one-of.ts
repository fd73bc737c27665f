import { nearest } from '../catalogue/nearest.js';
import type { Fix } from '../finding.js';
import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { OwnKey } from './own-keys.js';
import { commentIn } from './PQ105-inline-comment.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';
import { withValue } from './unit-options.js';
import { assignment } from './values/quoted.js';

export const notOneOf: Rule = {
  code: 'PQ128',
  name: 'not-one-of',
  severity: 'warning',
  summary: 'The value is not one of those that podman accepts.',
  explanation:
    'The generator passes the value on unchecked. podman refuses to start with a word that it does not know; with ' +
    'an unknown `AutoUpdate=` it starts but never updates. Use one of the values that the message lists.',
  sources: ['podman-run(1)', 'podman-build(1)', 'podman-kube-play(1)', 'podman-pod-create(1)'],
  fix: 'writes the intended value',
  checkKey: checkChoices,
  keys: ({ record, reader }) => reader === 'value' && choiceOf(record.section, record.key) !== undefined,
  checkUnit: checkPodmanArgs,
  units: ['PodmanArgs='],
};

/** Values that podman does not accept. */
function checkChoices(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const choice = choiceOf(record.section, record.key);
  const [entry] = key.counting;
  if (choice === undefined || reader !== 'value' || entry === undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === '' || /[%$"']/.test(value) || takes(choice, value) || commentIn(key, entry)) return;
  const near = nearest(value, choice.words);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  context.report(
    'PQ128',
    valueSpan(entry),
    `${assignment(record.key, value)} is not one of ${choice.words.join(', ')}${hint}`,
    near === undefined ? undefined : writing(entry, near),
  );
}

/** The same words in `PodmanArgs=`. */
function checkPodmanArgs({ catalogue, report }: Context, member: Member): void {
  const { section } = member.kind;
  for (const argument of optionsIn(member)) {
    const { option, value, written, word } = argument;
    for (const [name, choice] of CHOICES) {
      const [of, key = ''] = name.split('.', 2);
      if (of !== section || catalogue.get(section)?.get(key)?.option.replace(/=$/, '') !== option) continue;
      // The value of this one is optional, so that the next word is not its value.
      if (value === '' || (name === 'Build.Pull' && word.text === written)) continue;
      if (/[%$"']/.test(value) || takes(choice, value)) continue;
      const what = withValue({ written: `PodmanArgs=${written}` }, value);
      report('PQ128', spanOf(argument), `${what} is not one of ${choice.words.join(', ')}`);
    }
  }
}

function writing(entry: Entry, word: string): Fix | undefined {
  if (entry.value.includes('"')) return undefined;
  const { start, end } = trimmed(entry);
  return { title: `write ${word}`, edits: [replace(partSpan(entry, start, end), word)] };
}

const PULL = ['always', 'missing', 'never', 'newer'];

/** The values that podman accepts for a key. */
export interface Choice {
  /** Those in the manual. */
  readonly words: readonly string[];
  /** Other values that podman accepts. */
  readonly alsoTaken?: readonly string[];
  readonly anyCase?: boolean;
}

const PULL_CHOICE: Choice = {
  words: PULL,
  alsoTaken: ['ifmissing', 'ifnotpresent', 'ifnewer'],
  anyCase: true,
};

/**
 * Keys of Quadlet with a fixed set of values, from `ParsePullPolicy`, `WithCgroupsMode`,
 * `ParseHealthCheckOnFailureAction`, `WithLogDriver`, `ParsePodExitPolicy`, `ParseKubeExitCodePropagation`. Excluded are
 * keys that the generator checks, and drivers, because plugins can add more.
 */
const CHOICES: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ['Container.AutoUpdate', { words: ['registry', 'local'], alsoTaken: ['image', 'disabled'] }],
  ['Container.CgroupsMode', { words: ['split', 'enabled', 'disabled', 'no-conmon'] }],
  ['Container.HealthOnFailure', { words: ['none', 'kill', 'restart', 'stop'] }],
  ['Container.ImageVolume', { words: ['bind', 'tmpfs', 'ignore'], alsoTaken: ['anonymous'], anyCase: true }],
  [
    'Container.LogDriver',
    { words: ['journald', 'k8s-file', 'none', 'passthrough'], alsoTaken: ['json-file', 'passthrough-tty'] },
  ],
  ['Container.Pull', PULL_CHOICE],
  ['Build.Pull', { ...PULL_CHOICE, alsoTaken: ['ifmissing', 'ifnotpresent', 'ifnewer', 'true', 'false'] }],
  ['Image.Policy', PULL_CHOICE],
  ['Kube.ExitCodePropagation', { words: ['all', 'any', 'none'] }],
  ['Network.IPAMDriver', { words: ['host-local', 'dhcp', 'none'] }],
  ['Pod.ExitPolicy', { words: ['continue', 'stop'] }],
]);

const KEYS_WITH_CHOICE = new Set([...CHOICES.keys()].map((name) => name.split('.')[1]));

/** The values of a key with a fixed set of values. */
export function choiceOf(section: string, key: string): Choice | undefined {
  return KEYS_WITH_CHOICE.has(key) ? CHOICES.get(`${section}.${key}`) : undefined;
}

/** Whether podman accepts a value. */
export function takes({ words, alsoTaken = [], anyCase = false }: Choice, value: string): boolean {
  const word = anyCase ? value.toLowerCase() : value;
  return words.includes(word) || alsoTaken.includes(word);
}
