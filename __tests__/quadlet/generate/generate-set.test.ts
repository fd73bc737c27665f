import { expect, test } from '@jest/globals';
import { assertPlainNames } from '../../../src/quadlet/generate/generate-set.js';

const check = (content: string) => () =>
  assertPlainNames([{ path: 'a.container', file: 'q/a.container', content }], '5.4.2');

test.each([
  '[Install]\nAlias=../../a.service\n',
  '[Install]\nAlias=a.service b/c.service\n',
  '[Install]\nAlias=a.service \\\n  ../b.service\n',
  '[Install]\nDefaultInstance=../../a\n',
  '[Container]\nServiceName=../a\n',
])('refuses %j', (content) => {
  expect(check(content)).toThrow(
    /^q\/a\.container:2: (?:Alias|DefaultInstance|ServiceName)= is ".*", and the generator would write a file to that path; use a name without "\/"$/,
  );
});

test.each([
  '[Install]\nAlias=a.service\n',
  '[Unit]\nDocumentation=https://example.org/Alias\n',
  '# Alias=../a.service\n[Install]\nAlias=a.service\n[Container]\nImage=quay.io/a/b\n',
])('takes %j', (content) => {
  expect(check(content)).not.toThrow();
});
