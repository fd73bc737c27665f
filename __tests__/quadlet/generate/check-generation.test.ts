import { describe, expect, test } from '@jest/globals';
import { assertGenerated } from '../../../src/quadlet/generate/check-generation.js';
import type { Generation } from '../../../src/quadlet/generate/generate-set.js';
import type { Generator } from '../../../src/quadlet/generator/run.js';

const generator = { description: 'the generator of Podman 5.4.2' } as Generator;
const ACCEPTED = [{ file: 'q/a.container', service: 'a.service' }];

function generation(exitCode: number, stderr = '', names: readonly string[] = ['a.service']): Generation {
  const raw = new Map(names.map((name) => [name, { name, text: '' }]));
  const run = { sourceDirectory: '/run/1/set', root: '/run/1' };
  return { raw, ...run, result: { exitCode, stdout: '', stderr } } as unknown as Generation;
}

describe('assertGenerated', () => {
  test.each<[title: string, made: Generation, words: string]>([
    ['hangs', generation(124), 'Podman 5.4.2 was stopped after 10 s, without any output'],
    ['is killed', generation(137), 'was stopped after 10 s'],
    ['crashes', generation(2, 'panic: oh\ngoroutine 1'), 'crashed with exit code 2: panic: oh'],
    ['crashes and says 0', generation(0, 'panic: oh\n'), 'crashed with exit code 0: panic: oh'],
    ['cannot be run', generation(126, 'Exec format error'), 'exit code 126: Exec format error'],
    ['writes nothing', generation(0, '', []), 'generated no units (exit code 0), without any output'],
    ['writes to stderr only', generation(0, 'a word', []), 'generated no units (exit code 0): a word'],
    [
      'leaves a unit out',
      generation(0, '', ['b.service']),
      'generated no unit from q/a.container (a.service), which the linter accepts, without any output',
    ],
    [
      'names its copy',
      generation(2, 'panic: in /run/1/set/a.container'),
      'crashed with exit code 2: panic: in a.container',
    ],
    [
      'rejects what the linter takes',
      generation(1, 'converting "b": no'),
      'failed with exit code 1: converting',
    ],
  ])('a generator that %s is an error', (_, made, words) => {
    expect(() => assertGenerated(made, generator, ACCEPTED, true)).toThrow(words);
  });

  test.each<[title: string, made: Generation, accepted: typeof ACCEPTED, clean: boolean]>([
    ['all went well', generation(0), ACCEPTED, true],
    ['it warns', generation(0, 'Warning: a'), ACCEPTED, true],
    ['it rejects what the linter rejects', generation(1, 'converting "b": no'), ACCEPTED, false],
    ['there is nothing to make', generation(0, '', []), [], true],
  ])('no error where %s', (_, made, accepted, clean) => {
    expect(() => assertGenerated(made, generator, accepted, clean)).not.toThrow();
  });
});
