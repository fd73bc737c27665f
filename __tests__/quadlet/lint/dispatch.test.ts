import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import {
  type KeyRecord,
  keyCatalogue,
  UNIT_KINDS,
  type UnitKind,
} from '../../../src/quadlet/catalogue/keys.js';
import { directivesOf, SYSTEMD_SECTIONS } from '../../../src/quadlet/catalogue/systemd.js';
import { convertMember } from '../../../src/quadlet/convert/convert.js';
import type { Mode } from '../../../src/quadlet/finding.js';
import { Dispatch } from '../../../src/quadlet/lint/dispatch.js';
import type { Context } from '../../../src/quadlet/rules/context.js';
import { RULES } from '../../../src/quadlet/rules/index.js';
import type { Rule } from '../../../src/quadlet/rules/rule.js';
import { ParsedFiles } from '../../../src/quadlet/set/parsed-files.js';
import { type SourceTree, treeOf } from '../../../src/quadlet/set/source-tree.js';
import { loadSet } from '../../../src/quadlet/set/unit-set.js';
import { parseUnitFile } from '../../../src/quadlet/syntax/parse.js';
import { SourceText } from '../../../src/quadlet/syntax/source-text.js';
import { seeded } from '../../fakes.js';
import { fixtureOf, readFixture } from '../rule-fixture.js';

const declared = new Dispatch(RULES);
const undeclared = new Dispatch(
  RULES.map(({ keys: _, units: __, characters: ___, members: ____, ...rule }): Rule => rule),
);

/** What the checks of rules report. */
function reported(tree: SourceTree, dispatch: Dispatch, version: string, mode: Mode): string[] {
  const found: string[] = [];
  const behaviour = behaviourOf(version);
  const parsed = new ParsedFiles();
  const set = loadSet(tree, behaviour, parsed);
  const context: Context = {
    behaviour,
    mode,
    catalogue: keyCatalogue(),
    set,
    similarName: () => undefined,
    report: (code, { source, start, end }, message) =>
      found.push(`${code} ${source.path} ${start}-${end} ${message}`),
    reportLazily: (code, { source, start, end }) => found.push(`${code} ${source.path} ${start}-${end}`),
  };
  const seen = new Set<string>();
  for (const member of set.members) convertMember(context, member, () => 0, seen);
  found.length = 0;
  dispatch.begin();
  for (const member of set.members) dispatch.check(context, member);
  dispatch.checkSet(context, { tree, parsed, bundles: [], readYaml: undefined });
  return found;
}

/** @returns the number of findings */
function compare(
  tree: SourceTree,
  versions: readonly string[],
  modes: readonly Mode[] = ['user', 'system'],
): number {
  let count = 0;
  for (const version of versions) {
    for (const mode of modes) {
      const all = reported(tree, undeclared, version, mode);
      expect(reported(tree, declared, version, mode)).toEqual(all);
      count += all.length;
    }
  }
  return count;
}

const FIXTURES: readonly SourceTree[] = RULES.flatMap(({ code }) =>
  ['wrong', 'right'].map((side) => `${fixtureOf(code)}/${side}`),
)
  .filter((directory) => existsSync(directory))
  .map((directory) => readFixture(directory));

interface Line {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/** The units of the fixtures as their lines. */
const UNITS = FIXTURES.flatMap(({ directories }) => directories.flatMap(({ entries }) => entries)).map(
  ({ name, content }): { readonly name: string; readonly lines: readonly Line[] } => ({
    name,
    lines: parseUnitFile(new SourceText(name, content ?? ''), behaviourOf('5.8.6')).entries,
  }),
);
const FIXTURE_LINES = UNITS.flatMap(({ lines }) => lines);
const VALUES = [
  '',
  'x',
  'true',
  'host',
  'none',
  '5',
  '1d',
  'a=b',
  '"a b"',
  'a # b',
  '100%',
  '\\q',
  'sh ; x',
  'a/b',
];

/** Each key and option of a kind, and each directive of systemd, alone in a unit and with several values. */
function singleLines({ extension, section }: UnitKind): Map<string, string> {
  const records = [...(keyCatalogue().get(section)?.values() ?? [])];
  const options = records
    .map(({ option }) => option.replace(/[= ].*/, ''))
    .filter((one) => one.startsWith('--'));
  const lines = VALUES.flatMap((value) => [
    ...records.map(({ key }) => `${key}=${value}`),
    ...[...new Set(options)].map((option) => `PodmanArgs=${option}=${value}`),
    ...SYSTEMD_SECTIONS.flatMap((one) => directivesOf(one).map((key) => `[${one}]\n${key}=${value}`)),
  ]);
  return new Map(lines.map((line, index) => [`web-${index}${extension}`, `[${section}]\n${line}\n`]));
}

/** Units with some of the lines of a fixture, and with lines of others, also as options. */
function unitsOf({ extension, section }: UnitKind, count: number): Map<string, string> {
  const random = seeded(section.length);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const records = keyCatalogue().get(section) ?? new Map<string, KeyRecord>();
  const fixtures = UNITS.filter(({ name }) => name.endsWith(extension));
  const own = FIXTURE_LINES.filter(({ key }) => records.has(key)).map((line) => ({ ...line, section }));
  const ofSystemd = FIXTURE_LINES.filter((line) => SYSTEMD_SECTIONS.some((one) => one === line.section));
  const anyLine = (): Line => pick(random() < 0.5 ? ofSystemd : own);
  const written = ({ section: of, key, value }: Line): string => {
    const option = of === section ? (records.get(key)?.option ?? '') : '';
    const isOption = option.startsWith('--') && random() < 0.2;
    const line = isOption ? `PodmanArgs=${option.replace(/[= ].*/, '')}=${value}` : `${key}=${value}`;
    return `[${of}]\n${line}\n`;
  };
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const lines = (fixtures.length === 0 ? [] : pick(fixtures).lines).filter(() => random() < 0.6);
      const more = Array.from({ length: Math.floor(random() * 4) }, anyLine);
      const name = `web-${index}${index % 9 === 0 ? '@' : ''}${extension}`;
      return [name, `[${section}]\n${[...lines, ...more].map(written).join('')}`];
    }),
  );
}

describe('what rules declare leaves out no finding', () => {
  test('of the fixtures', () => {
    expect(FIXTURES.length).toBeGreaterThan(200);
    for (const tree of FIXTURES) compare(tree, ['4.9.5', '6.1.1']);
  });

  test.each(['.container', '.pod', '.volume', '.network'])('of each line of %s files', (extension) => {
    const units = singleLines(UNIT_KINDS.get(extension) as UnitKind);
    expect(compare(treeOf(units), ['6.1.1'], ['user'])).toBeGreaterThan(500);
  });

  test.each([...UNIT_KINDS.values()])('of any lines of $extension files', (kind) => {
    const units = unitsOf(kind, kind.section === 'Container' ? 800 : 200);
    expect(compare(treeOf(units), ['5.8.6', '6.1.1'])).toBeGreaterThan(100);
  });
});

test('a check of the set gets the units that contain what it declares, and is not called without any', () => {
  const called: string[] = [];
  const rule = (code: string, members?: Rule['members']): Rule => {
    const checkSet: Rule['checkSet'] = (_context, _files, all) =>
      void called.push(`${code}: ${all.map(({ unit }) => unit.name).join(' ')}`);
    return { ...(RULES[0] as Rule), checkSet, ...(members && { members }) };
  };
  const dispatch = new Dispatch([rule('all'), rule('pods', ['Pod=']), rule('devices', ['--device'])]);
  const files = { 'a.container': '[Container]\nPod=a\n', 'b.container': '[Container]\nImage=a\n' };
  const tree = treeOf(new Map(Object.entries(files)));
  const behaviour = behaviourOf('5.8.6');
  const parsed = new ParsedFiles();
  const set = loadSet(tree, behaviour, parsed);
  const context = { behaviour, set, catalogue: keyCatalogue() } as Context;
  for (let round = 0; round < 2; round++) {
    dispatch.begin();
    for (const member of set.members) dispatch.remember(context, member);
    dispatch.checkSet(context, { tree, parsed, bundles: [], readYaml: undefined });
    expect(called.splice(0)).toEqual(['all: a.container b.container', 'pods: a.container']);
  }
});

test('checks are called in the order of the rules, for what they declare', () => {
  const called: string[] = [];
  const rule = (code: string, declared: Partial<Rule>): Rule => {
    const checkUnit = () => void called.push(code);
    return { ...(RULES[0] as Rule), checkUnit, ...declared };
  };
  const dispatch = new Dispatch([
    rule('all', {}),
    rule('option', { units: ['--publish'] }),
    rule('key', { units: ['Pod='] }),
    rule('section', { units: ['[Service]'] }),
    rule('directive', { units: ['[Unit] After='] }),
    rule('percent', { characters: '%' }),
    rule('brackets', { characters: '^]' }),
  ]);
  const cases: readonly (readonly [text: string, codes: string])[] = [
    ['[Container]\nImage=a^%\n', 'all'],
    ['[Container]\nPublishPort=80\n', 'all option'],
    ['[Container]\nPodmanArgs=-p 80\n', 'all option'],
    ['[Service]\nRestart=a%\n[Container]\nPod=a\n', 'all key section percent brackets'],
    ['[Unit]\nAfter=a\nWants=b\n', 'all directive'],
    ['[Unit]\nPod=a\n', 'all'],
    ['[Other]\nAfter=%\n', 'all'],
  ];
  for (const [text, codes] of cases) {
    const behaviour = behaviourOf('5.8.6');
    const set = loadSet(treeOf(new Map([['a.container', text]])), behaviour, new ParsedFiles());
    called.length = 0;
    for (const member of set.members) {
      dispatch.check({ behaviour, set, catalogue: keyCatalogue() } as Context, member);
    }
    expect([text, called.join(' ')]).toEqual([text, codes]);
  }
});
