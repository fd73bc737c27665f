import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { type Configuration, parseConfiguration } from '../../../src/quadlet/lint/configuration.js';
import { RULES as ALL_RULES } from '../../../src/quadlet/rules/index.js';
import type { Rule } from '../../../src/quadlet/rules/rule.js';
import { thrownBy } from '../../registry/fakes.js';

const rule = (code: Rule['code'], name: string, severity: Rule['severity']): Rule => {
  return { code, name, severity, summary: '', explanation: '', sources: [] };
};
const RULES = [rule('PQ001', 'bad-line', 'error'), rule('PQ101', 'short-image', 'warning')];

const read = (text: string) => parseConfiguration(text, 'c.yaml', RULES);

describe('parseConfiguration', () => {
  test.each<[text: string, expected: Partial<Configuration>]>([
    ['', {}],
    ['# nothing yet\n', {}],
    ['podman: "4.9, 5.4-5.8"', { podman: '4.9, 5.4-5.8' }],
    ['podman: 5.4', { podman: '5.4' }],
    ['podman: [4.9, installed]', { podman: '4.9,installed' }],
    // As a number it would be 5.1.
    ['podman: 5.10', { podman: '5.10' }],
    ['podman: [ubuntu-24.04, 6.99]', { podman: 'ubuntu-24.04,6.99' }],
    ['mode: system', { mode: 'system' }],
    ['templates: lint', { templates: 'lint' }],
    ['ignore: old/**', { ignore: ['old/**'] }],
    ["ignore: [old/**, '*.bak.pod']", { ignore: ['old/**', '*.bak.pod'] }],
    ["templated:\n  - '*.j2.pod'", { templated: ['*.j2.pod'] }],
    ['rules: {PQ101: error}', { levels: new Map([['PQ101', 'error']]) }],
    ['rules: {short-image: off}', { levels: new Map([['PQ101', 'off']]) }],
    ['rules: {PQ001: error}', { levels: new Map([['PQ001', 'error']]) }],
    ['rules: {PQ001: {level: off, reason: old Podman}}', { levels: new Map([['PQ001', 'off']]) }],
    [
      'rules:\n  bad-line: {level: note, reason: why}\n  PQ101: {level: note}',
      {
        levels: new Map([
          ['PQ001', 'note'],
          ['PQ101', 'note'],
        ]),
      },
    ],
  ])('reads %s', async (text, expected) => {
    expect(await read(text)).toEqual({ levels: new Map(), ignore: [], templated: [], ...expected });
  });

  const WHY = 'PQ001 is an error, because Podman rejects such files; to lower its level, give a reason';
  test.each<[text: string, message: string]>([
    ['pod-man: 5.4', '1:1: unknown entry "pod-man" in the configuration; did you mean "podman"?'],
    [
      'mode: user\nxyzzy: 1',
      '2:1: unknown entry "xyzzy" in the configuration; use podman, mode, rules, ignore, ',
    ],
    ['mode: User', '1:7: "mode" is "User"; use user or system'],
    ['mode:', '1:6: "mode" is empty'],
    ['{mode}', '1:2: "mode" is empty'],
    ['podman: [fedora-44, debian-12]', '1:21: debian-12 has Podman 4.3.1, which has no Quadlet'],
    ['mode: [user]', '1:7: "mode" must be a single value'],
    ['templates: yes', '1:12: "templates" is "yes"; use skip or lint'],
    ['podman: 3.4', '1:9: Podman 3.4 has no Quadlet'],
    ['podman: [5.4, five]', '1:15: "five" is not a Podman version'],
    ['podman: {a: b}', '1:9: "podman" must be a single value'],
    ['ignore: ["[z-a]"]', '1:10: the range in "[z-a]" is reversed'],
    ['ignore: [[a]]', '1:10: an item of "ignore" must be a single value'],
    ['ignore: ""', '1:9: "ignore" is empty'],
    ['rules: {PQ002: off}', '1:9: unknown entry "PQ002" in "rules"; did you mean "PQ001"?'],
    [
      'rules: {short-images: off}',
      '1:9: unknown entry "short-images" in "rules"; did you mean "short-image"?',
    ],
    ['rules: {PQ101: fatal}', '1:16: the level of "PQ101" is "fatal"; use error, warning, note or off'],
    ['rules: {PQ101: false}', '1:16: the level of "PQ101" is "false"'],
    ['rules: [PQ101]', '1:8: "rules" must be a mapping, NAME: VALUE'],
    ['rules:', '1:7: "rules" must be a mapping'],
    ['{rules}', '1:2: "rules" is empty'],
    ['rules: {PQ001: off}', `1:9: ${WHY}: PQ001: {level: off, reason: …}`],
    ['rules: {bad-line: warning}', `1:9: ${WHY}: bad-line: {level: warning, reason: …}`],
    ['rules: {PQ001: {level: off, reason: }}', '1:37: the reason of "PQ001" is empty'],
    ['rules: {PQ001: {reason: why}}', '1:9: "PQ001" has no "level"'],
    ['rules: {PQ001: {level: off, why: x}}', '1:29: unknown entry "why" in "PQ001"; use level or reason'],
    ['rules: {PQ101: off, short-image: note}', '1:21: PQ101 and "short-image" are the same rule'],
    ['mode: user\nmode: system', '2:1: Map keys must be unique'],
    ['rules: {', '1:9: Flow map in block collection must be sufficiently indented'],
    ['- podman', '1:1: the configuration must be a mapping'],
    [
      `podman: [${Array.from({ length: 101 }, (_, patch) => `5.4.${patch}`)}]`,
      '1:1: 101 Podman versions given (limit 100)',
    ],
    [`ignore: [${'a,'.repeat(1001)}]`, '1:1: there are 1001 globs (limit 1000)'],
    [`ignore: ["${'{a,b}'.repeat(10)}"]`, '1:10: the braces of "{a,b}'],
    [`templated: ["${'{a,'.repeat(20)}"]`, '1:13: the glob "{a,{a,'],
    [`${'a'.repeat(100)}: 1`, `1:1: unknown entry "${'a'.repeat(59)}…" in`],
  ])('refuses %s', async (text, message) => {
    const error = await thrownBy(() => read(text));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message.startsWith(`c.yaml:${message}`) ? message : error.message).toBe(message);
  });
});

test('the example of the documentation is one', async () => {
  const page = await readFile('docs/lint-configuration.md', 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { levels, ...rest } = await parseConfiguration(example, 'docs', ALL_RULES);
  expect(Object.fromEntries(levels)).toEqual({ PQ110: 'off', PQ102: 'error', PQ030: 'warning' });
  expect(rest).toMatchObject({ mode: 'system', templates: 'skip', podman: '4.9, 5.4-5.8' });
});
