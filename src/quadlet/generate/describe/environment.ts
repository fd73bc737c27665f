import { splitWords } from '../../syntax/words.js';
import type { ChangeNote, Security } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';
import type { Topic } from './topic.js';
import { note, these } from './wording.js';

/** Environment variables by name, never by value. */
export const environment: Topic = {
  options: ['--env', '--build-arg', '--label', '--annotation', '--log-opt'],
  notes({ name, before, after }) {
    return [
      ...variables(name, 'its environment', variablesOf(before), variablesOf(after)),
      ...variables(
        name,
        'the arguments of its build',
        pairs(before, '--build-arg'),
        pairs(after, '--build-arg'),
      ),
      ...autoUpdate(name, before, after),
      ...names(name, ['label', 'labels'], pairs(before, '--label'), pairs(after, '--label')),
      ...names(name, ['annotation', 'annotations'], annotations(before), annotations(after)),
      ...names(
        name,
        ['option', 'options', ' of its log'],
        pairs(before, '--log-opt'),
        pairs(after, '--log-opt'),
      ),
    ];
  },
};

const AUTO_UPDATE = 'io.containers.autoupdate';

type Pairs = ReadonlyMap<string, string | undefined>;

function pairs(unit: UnitView, option: string): Pairs {
  return toPairs(unit.values(option));
}

function toPairs(values: readonly string[]): Pairs {
  return new Map(
    values.map((text) => {
      const equals = text.indexOf('=');
      return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

// The environment of the service is podman's, and `--env NAME` passes it on.
function variablesOf(unit: UnitView): Pairs {
  const service = unit.entries
    .filter(({ section, key }) => section === 'Service' && key === 'Environment')
    .flatMap(({ value }) => splitWords(value, 'read', true).words.map(({ text }) => text))
    .filter((text) => !text.startsWith('PODMAN_SYSTEMD_UNIT='));
  return new Map([...toPairs(service), ...pairs(unit, '--env')]);
}

interface Split {
  readonly added: string[];
  readonly changed: string[];
  readonly removed: string[];
}

function split(before: Pairs, after: Pairs): Split {
  return {
    added: [...after.keys()].filter((key) => !before.has(key)),
    changed: [...after.keys()].filter((key) => before.has(key) && before.get(key) !== after.get(key)),
    removed: [...before.keys()].filter((key) => !after.has(key)),
  };
}

function variables(name: string, where: string, before: Pairs, after: Pairs): ChangeNote[] {
  const { added, changed, removed } = split(before, after);
  const open = (
    all: string[],
    values: Pairs,
    say: (which: string) => string,
    secret: boolean,
    security: Security,
  ) => {
    const chosen = all.filter((key) => looksSecret(key, values.get(key)) === secret);
    if (chosen.length === 0) return [];
    const which = secret ? these('secret', 'secrets', chosen) : these('variable', 'variables', chosen);
    return [note(`${name} ${say(which)}`, secret ? security : 'neutral')];
  };
  return [true, false].flatMap((secret) => {
    const place = secret ? ` in plain text in ${where}` : ` in ${where}`;
    return [
      ...open(added, after, (which) => `now has ${which}${place}`, secret, 'weaker'),
      ...open(changed, after, (which) => `changes ${which}${place}`, secret, 'weaker'),
      ...open(removed, before, (which) => `no longer has ${which}${place}`, secret, 'stronger'),
    ];
  });
}

/** Whether the name suggests a secret; a file path and a boolean value are not secrets. */
export function looksSecret(name: string, value: string | undefined): boolean {
  if (value === undefined || /^(?:|true|false|yes|no|on|off|0|1)$/i.test(value)) return false;
  if (/_(?:FILE|PATH|DIR|URL|NAME|USER|USERNAME)$/i.test(name)) return false;
  return /passw|passphrase|(?:^|_)(?:pass|pwd|pw)(?:_|$)|secret|token|credential|api_?key|(?:private|access|signing|encryption|auth|master|license)_?key/i.test(
    name,
  );
}

function names(
  name: string,
  [one, many, of = '']: readonly [string, string, string?],
  before: Pairs,
  after: Pairs,
): ChangeNote[] {
  const { added, changed, removed } = split(without(before), without(after));
  const say = (verb: string, all: string[]) =>
    all.length === 0 ? [] : [note(`${name} ${verb} ${these(one, many, all)}${of}`)];
  return [...say('now has', added), ...say('changes', changed), ...say('no longer has', removed)];
}

function without(all: Pairs): Pairs {
  return new Map([...all].filter(([key]) => key !== AUTO_UPDATE));
}

// On a `.kube` unit it is an annotation, for all containers or, with `/NAME`, for one.
function annotations(unit: UnitView): Pairs {
  return new Map([...pairs(unit, '--annotation')].filter(([key]) => !key.startsWith(`${AUTO_UPDATE}/`)));
}

function autoUpdate(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const [old, now] = [policies(before), policies(after)];
  if (old === now) return [];
  if (now === '') return [note(`${name} is no longer updated automatically (auto-update)`)];
  return [
    note(
      old === ''
        ? `${name} is now updated automatically (auto-update ${now})`
        : `${name} changes its auto-update from ${old} to ${now}`,
    ),
  ];
}

function policies(unit: UnitView): string {
  return [...pairs(unit, '--label'), ...pairs(unit, '--annotation')]
    .filter(([key]) => key === AUTO_UPDATE || key.startsWith(`${AUTO_UPDATE}/`))
    .map(
      ([key, value]) =>
        `${value ?? ''}${key === AUTO_UPDATE ? '' : ` of ${key.slice(AUTO_UPDATE.length + 1)}`}`,
    )
    .join(', ');
}
