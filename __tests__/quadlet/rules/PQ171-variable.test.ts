// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of systemd
import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ171'];
const SYSTEM = { mode: 'system' } as const;
const service = (own: string, ...lines: readonly string[]) =>
  `${container(own)}[Service]\n${lines.join('\n')}\n`;

describe('variables', () => {
  test.each<Row>([
    ['a word that is not a variable', container('Volume=⟦PQ171|$HOME/a:/a⟧', 'Volume=⟦PQ171|$PWD/a:/b⟧')],
    ['in an address', container('PublishPort=⟦PQ171|$PORT:80⟧')],
    ['in a command', container('Exec=echo ⟦PQ171|$(date)⟧')],
    ['in a health check', container('HealthCmd=⟦PQ171|$TOOL check⟧')],
    ['in a command of the service', service('', 'ExecStartPre=/bin/mkdir -p ⟦PQ171|$HOME/a⟧')],
    ['a default', container('Image=quay.io/a/b:⟦PQ171|${TAG:-⟧1}')],
    ['in a value', container('Environment=A=⟦PQ171|${B:?⟧no}')],
    ['one of the container', container('Environment=NAME=a', 'Exec=echo ⟦PQ171|${NAME}⟧')],
    ['as a word', container('Environment=NAME=a', 'Exec=echo ⟦PQ171|$NAME⟧')],
    ['of its file', container('EnvironmentFile=a.env', 'Exec=sh -c "echo ⟦PQ171|${NAME}⟧ ${NAME}"')],
    ['in another value', container('EnvironmentFile=a.env', 'Environment=A=⟦PQ171|${NAME}⟧')],
    ['of a shell', container('Volume=⟦PQ171|${PWD}⟧/a:/a')],
    [
      'of a shell in the service',
      service('', `ExecStartPre=/bin/sh -c 'for i in a; do echo ⟦PQ171|\${1}⟧; done'`),
    ],
    ['the home of root', container('Volume=⟦PQ171|${HOME}⟧/a:/a'), SYSTEM],
    ['of no one', container('Label=a=⟦PQ171|${NAME}⟧'), SYSTEM],
    ['of a pod', { 'a.pod': '[Pod]\nAddHost=⟦PQ171|${HOST}⟧:1.2.3.4\n' }, SYSTEM],
    ['within a word', container('Environment=A=⟦PQ171|$HOME⟧/a')],
    ['one that the service has', service('Label=a=x⟦PQ171|$NAME⟧', 'Environment=NAME=a')],
    ['a path', container('EnvironmentFile=⟦PQ171|${HOME}⟧/a.env')],
    ['a path, too', container('EnvironmentFile=⟦PQ171|$HOME⟧/a.env')],
    [
      'in a drop-in',
      { 'a.container': container(), 'a.container.d/1.conf': '[Container]\nVolume=⟦PQ171|$HOME/a:/a⟧\n' },
    ],
    ['words in quotes', container(`Environment=NAME=a`, `Exec=sh -c "a \\"⟦PQ171|\${NAME}⟧\\""`)],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['of the user manager', container('Volume=${HOME}/a:/a', 'Volume=${XDG_RUNTIME_DIR}/b:/b')],
    ['of every service', container('Label=a=${INVOCATION_ID} b=${USER}'), SYSTEM],
    ['of the service', service('PublishPort=${PORT}:80', 'Environment=PORT=80'), SYSTEM],
    ['in quotes', service('PublishPort=${PORT}:80', 'Environment="A=b c" "PORT=80"'), SYSTEM],
    ['passed on', service('Exec=$A ${B}', 'PassEnvironment=A B'), SYSTEM],
    ['of its file', service('Exec=$A ${B}', 'EnvironmentFile=/a.env'), SYSTEM],
    ['perhaps of environment.d', container('Volume=${DATA}/a:/a', 'Environment=DATA=${DATA}')],
    [
      'needed by another unit',
      {
        'a.container': container('EnvironmentFile=a', 'Volume=${D}:/a'),
        'b.container': container('Volume=${D}:/a'),
      },
    ],
    [
      'needed by two system units',
      { 'a.container': container('Volume=${D}:/a'), 'b.container': container('Volume=${D}:/a') },
      SYSTEM,
    ],
    ['escaped', container('Environment=NAME=a', 'Exec=echo $$NAME $${NAME} a$NAME', 'HealthCmd=a $NAME')],
    ['a default in a shell', container('Exec=sh -c "echo ${NAME:-a}"', 'HealthCmd=a ${NAME:-b}')],
    ['a default of another language', container('Environment=A=${b.c:d}')],
    ['a dollar sign', container('Environment=A=a$ B=$1x', 'Label=a=^/$')],
    ['without variables', service('', 'ExecStartPre=:/bin/echo $(a) ${B}')],
    ['the program', service('', 'ExecStartPre=/bin/true')],
    [
      'not in a command',
      '[Unit]\nDescription=a ${B}\n[Container]\nImage=quay.io/a/b:1\nServiceName=a$b\n',
      SYSTEM,
    ],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test.each([
    [
      'Exec=echo $NAME',
      'systemd replaces $NAME with nothing, because NAME is not a variable of the service; set it with Environment= in [Service], or use sh -c "…" and write $$NAME for a variable of the container',
    ],
    [
      'Exec=/bin/bash -c "echo ${NAME}"',
      'systemd replaces ${NAME} with nothing, because NAME is not a variable of the service; write $${NAME} for a variable of the container',
    ],
    [
      'HealthCmd=test -e ${NAME}',
      'systemd replaces ${NAME} with nothing, because NAME is not a variable of the service; write $${NAME} for a variable of the container',
    ],
    [
      'Label=a=${NAME}',
      'systemd replaces ${NAME} with nothing, because NAME is not a variable of the service; set it with Environment= in [Service]',
    ],
    [
      'Volume=$HOME/a:/a',
      'systemd removes "$HOME/a:/a", because a word that begins with "$" must be a variable; write %h',
    ],
    [
      'Volume=$DATA/a:/a',
      'systemd removes "$DATA/a:/a", because a word that begins with "$" must be a variable; write ${DATA}, or $$ for a dollar sign',
    ],
    [
      'Tmpfs=${DIR:-/a}',
      'systemd does not replace "${DIR:-…}" and passes it on unchanged; write ${DIR} and set DIR in [Service]',
    ],
  ])('%s: the message names the fix', (line, message) => {
    expect(lintMarked(CODES, container(line), SYSTEM).messages).toEqual([message]);
  });

  test.each([
    ['Volume=$HOME/a:/a', 'Volume=%h/a:/a'],
    ['EnvironmentFile=${HOME}/a.env', 'EnvironmentFile=%h/a.env'],
    ['Exec=echo $HOME/a', 'Exec=echo $HOME/a'],
    ['Environment=A=$HOME/a', 'Environment=A=$HOME/a'],
    ['Volume=$DATA/a:/a', 'Volume=$DATA/a:/a'],
  ])('%s becomes %s', (before, after) => {
    expect(fixed(CODES, container(before))).toBe(container(after));
  });

  test('many variables in a long value take little time', () => {
    const found = lintMarked(
      CODES,
      container(`Label=a=${'${'.repeat(30_000)}`, `Label=b=${'${A}$B'.repeat(10_000)}`),
    );
    expect(found.messages).toEqual([]);
  });
});
