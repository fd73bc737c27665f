import { expect, test } from '@jest/globals';
import { remembered } from '../../src/platform/remembered.js';

test.each<[what: string, texts: readonly string[], computed: readonly string[]]>([
  ['each text once', ['a', 'a', 'b', 'a'], ['a', 'b']],
  ['also without a result', ['', '', ''], ['']],
  ['not beyond the number', ['a', 'b', 'c', 'c', 'a'], ['a', 'b', 'c', 'c']],
  ['not long ones', ['long', 'long', 'abc', 'abc'], ['long', 'long', 'abc']],
])('%s', (_, texts, expected) => {
  const computed: string[] = [];
  const upper = remembered<string | undefined>(
    (text) => {
      computed.push(text);
      return text === '' ? undefined : text.toUpperCase();
    },
    2,
    3,
  );
  expect(texts.map(upper)).toEqual(texts.map((text) => (text === '' ? undefined : text.toUpperCase())));
  expect(computed).toEqual(expected);
});
