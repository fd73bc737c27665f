import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

const FORMS = '.github/ISSUE_TEMPLATE';

interface Element {
  readonly type: string;
  readonly id?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const forms = readdirSync(FORMS).filter((name) => name !== 'config.yml');

test.each(forms)('the issue form %s is one that GitHub accepts', (file) => {
  const form: { name: string; description: string; body: Element[] } = parse(
    readFileSync(`${FORMS}/${file}`, 'utf8'),
  );
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const fields = form.body.filter(({ type }) => type !== 'markdown');
  for (const { type, id, attributes } of fields) {
    expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
    expect(id).toMatch(/^[a-z-]+$/);
    expect(attributes.label).toMatch(/\S/);
  }
  expect(fields.length).toBeGreaterThan(0);
  for (const values of [fields.map(({ id }) => id), fields.map(({ attributes }) => attributes.label)]) {
    expect(new Set(values).size).toBe(values.length);
  }
});

test('a bug report asks for the result of the doctor, or for the input of the linter', () => {
  const bugs = forms
    .map((file) => readFileSync(`${FORMS}/${file}`, 'utf8'))
    .filter((text) => /bug/.test(text));
  expect(bugs.length).toBe(2);
  for (const text of bugs) expect(text).toMatch(/doctor --format json|label: Quadlet files/);
});

test('Dependabot updates actions and packages', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8'));
  expect(updates.map((update: Record<string, unknown>) => update['package-ecosystem'])).toEqual([
    'github-actions',
    'npm',
  ]);
});
