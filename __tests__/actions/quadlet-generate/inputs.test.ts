import { describe, expect, test } from '@jest/globals';
import { readGenerateInputs } from '../../../src/actions/quadlet-generate/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { thrownBy } from '../../registry/fakes.js';
import { generateActionFile, generateInputsWith } from '../generate-action-file.js';

const read = (set: Record<string, string>) => readGenerateInputs(generateInputsWith(set));

describe('readGenerateInputs', () => {
  test('takes the defaults of action.yml', () => {
    expect(read({})).toEqual({
      paths: ['.'],
      generator: { path: undefined, podman: undefined, image: undefined },
      mode: undefined,
      installDirectory: undefined,
      base: { path: undefined, ref: undefined },
      verify: true,
      failOnChange: 'none',
      failOn: 'error',
      annotations: true,
      start: false,
      services: undefined,
      tarball: false,
      outputDirectory: undefined,
    });
  });

  test('reads every input of action.yml, and no other', () => {
    const names = new Set<string>();
    const get = generateInputsWith({ start: 'true' });
    readGenerateInputs((name) => {
      names.add(name);
      return get(name);
    });
    expect([...names].toSorted()).toEqual(Object.keys(generateActionFile.inputs).toSorted());
  });

  test.each<[set: Record<string, string>, part: object]>([
    [{ path: 'a\n  b c \n' }, { paths: ['a', 'b c'] }],
    [{ 'podman-version': '5.4' }, { generator: { path: undefined, podman: '5.4', image: undefined } }],
    ...['6.99', 'ubuntu-24.04'].map((podman): [Record<string, string>, object] => [
      { 'podman-version': podman },
      { generator: { path: undefined, podman, image: undefined } },
    ]),
    [{ 'generator-image': 'a/b:1' }, { generator: { path: undefined, podman: undefined, image: 'a/b:1' } }],
    [{ mode: 'system' }, { mode: 'system' }],
    [{ 'install-dir': '~/quadlets/' }, { installDirectory: '%h/quadlets' }],
    [{ 'install-dir': '/srv/quadlets' }, { installDirectory: '/srv/quadlets' }],
    [{ 'base-ref': 'main' }, { base: { path: undefined, ref: 'main' } }],
    [{ 'base-path': 'before' }, { base: { path: 'before', ref: undefined } }],
    [{ annotations: 'false' }, { annotations: false }],
    [{ 'fail-on': 'never' }, { failOn: 'never' }],
    [
      { start: 'true', services: 'a, b.service\nc@1' },
      { start: true, mode: 'user', services: ['a.service', 'b.service', 'c@1.service'] },
    ],
    [{ services: 'a' }, { services: undefined }],
  ])('%j is read as %j', (set, part) => {
    expect(read(set)).toMatchObject(part);
  });

  test.each<[set: Record<string, string>, words: string]>([
    [{ path: ' ' }, 'input "path" is ""'],
    [{ 'podman-version': '5.4-5.8' }, 'input "podman-version" is "5.4-5.8"; use one version'],
    [{ 'podman-version': 'ubuntu-22.04' }, 'input "podman-version": ubuntu-22.04 has Podman 3.4.4'],
    [{ 'podman-version': '3.4' }, 'input "podman-version": Podman 3.4 has no Quadlet'],
    [{ mode: 'both' }, 'input "mode" is "both"'],
    [{ start: 'true', mode: 'system' }, 'input "start" is true, but "mode" is "system"'],
    [{ start: 'yes' }, 'input "start" is "yes"'],
    [
      { 'base-ref': 'a', 'base-path': 'b' },
      'inputs "base-path" and "base-ref" are both set; set only one of them',
    ],
    [{ 'base-path': 'a\tb' }, 'input "base-path" is "a\\tb", which contains a control character'],
    [{ 'fail-on-change': 'any' }, 'input "fail-on-change" is "any"; use none or security'],
    [{ 'fail-on': 'note' }, 'input "fail-on" is "note"'],
    ...['quadlets', '/a b', '/a:b', '/a,b', '/a/../b', '%n/a', '/a"b'].map(
      (directory): [Record<string, string>, string] => [
        { 'install-dir': directory },
        `input "install-dir" is ${JSON.stringify(directory)}`,
      ],
    ),
  ])('%j is a mistake', async (set, words) => {
    const error = await thrownBy(() => read(set));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(words);
  });
});
