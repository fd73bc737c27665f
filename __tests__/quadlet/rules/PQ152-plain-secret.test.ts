import { describe, expect, test } from '@jest/globals';
import { checkTree } from '../../../src/quadlet/lint/lint.js';
import { lintText } from '../../../src/quadlet/lint/report/text.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ152'];

describe('values of secrets', () => {
  test.each<Row>([
    ['a password', container('Environment=⟦PQ152|POSTGRES_PASSWORD⟧=hunter2')],
    ['in quotes', container('Environment="⟦PQ152|DB_PASSWD⟧=a b" A=b ⟦PQ152|API_TOKEN⟧=c')],
    ['keys', container('Environment=⟦PQ152|WEBUI_SECRET_KEY⟧=a ⟦PQ152|OPENAI_API_KEY⟧=b ⟦PQ152|apikey⟧=c')],
    ['a value that contains the name', container('Environment=⟦PQ152|TOKEN⟧=xTOKENx')],
    ['in PodmanArgs=', container('PodmanArgs=⟦PQ152|-e⟧ DB_PASSWORD=a --env=⟦PQ152|B_TOKEN⟧=c')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['a path', container('Environment=DB_PASSWORD=/run/secrets/a SMTP_PASSWORD_FILE=/run/a')],
    ['a name alone', container('Environment=DB_PASSWORD')],
    ['an empty value', container('Environment=DB_PASSWORD= A=b')],
    ['specifiers and variables', container('Environment=DB_PASSWORD=%i API_KEY=$KEY')],
    ['words', container('Environment=MYSQL_RANDOM_ROOT_PASSWORD=yes RESET_PASSWORD=true')],
    ['other names', container('Environment=PASSWORD_ITERATIONS=600000 TOKENS=5 KEY=a MONKEY=b')],
    ['a secret', container('Secret=db,type=env,target=DB_PASSWORD')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});

test('the value is in no report', () => {
  const tree = treeOf(new Map([['a.container', container('Environment=DB_PASSWORD=hunter2')]]));
  const result = checkTree(tree, { targets: ['5.8.6'], mode: 'user' });
  expect(lintText(result, { colours: false })).toContain('note[PQ152]: the value of DB_PASSWORD is readable');
  expect(lintText(result, { colours: false })).not.toContain('hunter2');
});
