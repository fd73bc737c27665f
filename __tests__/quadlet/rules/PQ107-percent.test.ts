import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ107'];

describe('percent signs', () => {
  test.each<Row>([
    ['an encoded blank', container('Environment=URL=http://a/b⟦PQ107|%2⟧0c')],
    ['an unknown letter', container('Exec=printf ⟦PQ107|%Z⟧')],
    ['a date', container('Exec=date +⟦PQ107|%Y-%m-%d⟧')],
    ['a date and a time', container('HealthCmd=date ⟦PQ107|%Y-%m-%dT%H:%M:%S⟧')],
    ['a time', container('Label=format=⟦PQ107|%H:%M⟧')],
    ['in [Service]', `${container()}[Service]\nExecStartPre=/bin/a ⟦PQ107|%2⟧0\nEnvironment=A=⟦PQ107|%k⟧\n`],
    ['in [Unit]', `[Unit]\nDescription=a ⟦PQ107|%z⟧\n${container()}`],
    ['in the name of a unit, which takes fewer', `[Unit]\nAfter=a-⟦PQ107|%h⟧.service\n${container()}`],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['specifiers', container('Volume=%h/data:/data', 'ContainerName=a-%i', 'Environment=A=%n B=%t/x')],
    ['doubled ones', container('Exec=date +%%Y-%%m-%%d %%20')],
    ['formats of curl and Go', container('HealthCmd=curl -w %{http_code} %(x)s', 'Label=a={{.ID}}%')],
    ['shares', `${container()}[Service]\nCPUQuota=20%\nMemoryMax=50%\n`],
    ['what holds no text', `${container()}[Service]\nTimeoutStartSec=%2\n`],
    ['the name of the service, in which nothing is replaced', container('ServiceName=a%20')],
    ['links, which the generator makes', `${container()}[Install]\nWantedBy=a%20.target\n`],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test.each([
    ['Exec=a%20b%2Fc%h', 'Exec=a%%20b%%2Fc%h'],
    ['Exec=date +%Y-%m-%d %h %Z', 'Exec=date +%%Y-%%m-%%d %h %%Z'],
  ])('%s becomes %s', (before, after) => {
    expect(fixed(CODES, container(before))).toBe(container(after));
  });
});
