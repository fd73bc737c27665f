import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { loadInputs } from '../../src/actions/registry/inputs.js';
import { actionFile, inputsWith } from './action-file.js';

describe('action.yml', () => {
  test.each([
    ...Object.entries(actionFile.inputs).map(([name, input]) => ['input', name, input] as const),
    ...Object.entries(actionFile.outputs).map(([name, output]) => ['output', name, output] as const),
  ])('the %s %s is described in a sentence', (_, __, { description }) => {
    expect(description).toMatch(/^[A-Z`'"].*[.]$/s);
  });

  test.each(Object.entries(actionFile.inputs))(
    'the default of %s is a text, as the runner wants it',
    (_, input) => {
      expect(['string', 'undefined']).toContain(typeof input.default);
    },
  );

  test('declares the inputs that are read, and no others', () => {
    const asked = new Set<string>();
    const s3 = {
      storage: 's3',
      's3-bucket': 'abc',
      's3-region': 'r',
      's3-access-key': 'k',
      's3-secret-key': 's',
    };
    // What only one choice has is read with that choice.
    for (const set of [{}, s3]) {
      loadInputs((name) => {
        asked.add(name);
        return inputsWith(set)(name);
      });
    }
    expect([...asked].toSorted()).toEqual(Object.keys(actionFile.inputs).toSorted());
  });

  test('main and post are two entries of one bundle, and post runs always', async () => {
    const { main, post, 'post-if': condition } = actionFile.runs;
    expect(await readFile(String(post), 'utf8')).toMatch(/^start\(.*step\('registry-post'/m);
    expect(await readFile(String(main), 'utf8')).toMatch(/^start\(.*step\('registry'/m);
    expect(condition).toBe('always()');
  });
});
