import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ195'];
const OLD = { targets: ['5.4.2'] };

test.each<Row>([
  ['an entrypoint with arguments', container('⟦PQ195|Entrypoint⟧=/bin/sh -c')],
  ['one without a shell', container('⟦PQ195|Entrypoint⟧=caddy run --config /a')],
  ['one that is not JSON', container("⟦PQ195|Entrypoint⟧=['sh', '-c']")],
  ['as an option', container('PodmanArgs=⟦PQ195|--entrypoint⟧="sh -c"')],
  [
    'in a drop-in',
    { 'a.container': container(), 'a.container.d/1.conf': '[Container]\n⟦PQ195|Entrypoint⟧=a b\n' },
  ],
  ['a health command as one word', container('⟦PQ195|HealthCmd⟧=["CMD", "curl -f http://a"]')],
  ['an operator in an array', container('⟦PQ195|HealthCmd⟧=["curl", "-f", "http://a", "||", "exit", "1"]')],
  ['after CMD', container('⟦PQ195|HealthCmd⟧=CMD curl -f http://a || exit 1')],
  ['of a startup check', container('⟦PQ195|HealthStartupCmd⟧=CMD a > /dev/null')],
  ['an array with CMD before Podman 5.8', container('⟦PQ195|HealthCmd⟧=["CMD", "curl", "http://a"]'), OLD],
  ['as an option of podman', container('PodmanArgs=⟦PQ195|--health-cmd⟧="CMD a | b"')],
])('%s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['one word', container('Entrypoint=/bin/sh', 'Exec=-c "a b"')],
  ['a JSON array', container('Entrypoint=["/bin/sh", "-c"]')],
  ['only the last entrypoint', container('Entrypoint=a b', 'Entrypoint=a')],
  ['text, which a shell runs', container('HealthCmd=curl -f http://a || exit 1')],
  ['an array of one command, which a shell runs', container('HealthCmd=["curl -f http://a || exit 1"]')],
  ['CMD-SHELL', container('HealthCmd=["CMD-SHELL", "curl -f http://a || exit 1"]'), OLD],
  ['CMD-SHELL in text', container('HealthCmd=CMD-SHELL a || exit 1')],
  ['arguments', container('HealthCmd=["curl", "-f", "http://a?b|c"]'), OLD],
  ['an array with CMD from 5.8 on', container('HealthCmd=["CMD", "curl", "http://a"]')],
  ['a shell in an array', container('HealthCmd=["CMD", "/bin/sh", "-c", "a || b"]')],
  ['no check', container('HealthCmd=none')],
  ['an array that is not one', container('HealthCmd=[ "$(a)" = b ]')],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});

test('the messages name the fix', () => {
  const lines = ['Entrypoint=/bin/sh -c', 'HealthCmd=CMD curl -f http://a || exit 1'];
  expect(lintMarked(CODES, container(...lines)).messages).toEqual([
    'podman looks for a program that is named "/bin/sh -c", and the container does not start; write ["/bin/sh", "-c"]',
    'no shell runs the command in HealthCmd=, so "||" is an argument of curl; write it as plain text, without CMD',
  ]);
});
