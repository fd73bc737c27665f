import { expect, test } from '@jest/globals';
import { conditions } from '../../../src/host/checks/index.js';
import { explainCheck } from '../../../src/host/doctor/explain.js';
import { UserError } from '../../../src/platform/errors.js';

test.each(conditions.map(({ id, title }) => [id, title]))('%s has its page', (id, title) => {
  expect(explainCheck(id.toLowerCase(), conditions, 'docs/checks')).toMatch(new RegExp(`^# ${id} `));
  expect(explainCheck(id, conditions, 'docs/checks')).toContain(title);
});

test('a bundle without its pages tells the cause and what to do', () => {
  const [first] = conditions;
  const text = explainCheck(first?.id ?? '', conditions, '/nowhere');
  expect(text).toContain(first?.cause);
  expect(text).toContain(first?.cure);
});

test('an id that no check has is an error that names those that there are', () => {
  expect(() => explainCheck('RP999', conditions, 'docs/checks')).toThrow(UserError);
  expect(() => explainCheck('RP999', conditions, 'docs/checks')).toThrow(/the IDs are RP001 to RP09\d/);
});
