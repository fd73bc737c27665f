import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ105', 'PQ106', 'PQ126', 'PQ128', 'PQ140'];

describe('comments behind values', () => {
  test.each<Row>([
    ['behind an image', '[Container]\nImage=quay.io/a/b:1 ⟦PQ105|# the stable one⟧\n'],
    ['behind a boolean, said once', container('ReadOnly=true ⟦PQ105|# safer⟧')],
    ['behind a word of a list, said once', container('Pull=always ⟦PQ105|# fresh⟧')],
    ['behind a port, said once', container('PublishPort=80:80   ⟦PQ105|# web⟧')],
    ['without a blank behind the sign', container('Timezone=local ⟦PQ105|#here⟧')],
    ['with a semicolon', container('ContainerName=app ⟦PQ105|; the app⟧')],
    ['behind capabilities', container('AddCapability=NET_ADMIN ⟦PQ105|#for the VPN⟧')],
    ['behind assignments, said once', container('Environment=A=b ⟦PQ105|# why not⟧')],
    ['behind a label', container('Label=app=web ⟦PQ105|# the web app⟧')],
    ['behind arguments', container('PodmanArgs=--cpus=2 ⟦PQ105|# not more⟧')],
    ['behind a path', container('Volume=/a:/b ⟦PQ105|# data⟧')],
    ['instead of a value', container('HostName=   ⟦PQ105|# set me⟧')],
    [
      'in a section of systemd, said once',
      `${container()}[Service]\nRestart=always ⟦PQ105|# why⟧\nMemoryMax=1G ⟦PQ105|; why⟧\n`,
    ],
    ['behind units', `[Unit]\nAfter=a.service ⟦PQ105|# first⟧\n${container()}`],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['in commands', container('Exec=sh -c "a # b"', 'HealthCmd=a # b', 'Entrypoint=a # b')],
    ['a color', container('Environment=COLOR=#fff BACK="a #000"')],
    ['a URL', container('Environment=URL=https://a/b#c', 'Label="a=b # c"')],
    ['a password', { 'a.image': '[Image]\nImage=quay.io/a/b\nCreds=me:pass #1 word\n' }],
    ['a directory with a number', container('Volume=/srv/Music #1:/m', 'EnvironmentFile=/a/b#c')],
    ['a hash alone', container('HostName=a #')],
    ['a hash within a word', container('Timezone=a#b', 'HostName=a# b', 'ContainerName=a;b')],
    ['a semicolon among assignments', container('Environment="A=b ; c"')],
    ['a description', `[Unit]\nDescription=Number # 1\n${container()}`],
    ['a command of systemd', `${container()}[Service]\nExecStartPre=/bin/sh -c "a # b"\n`],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(['PQ105'], files, options).messages).toEqual([]);
  });

  test.each([
    ['ReadOnly=true # safer', '# safer\nReadOnly=true'],
    ['ContainerName=app  ;  the app', '# the app\nContainerName=app'],
    ['HostName= # set me', '# set me\nHostName='],
  ])('%s becomes a line above', (before, after) => {
    expect(fixed(['PQ105'], container(before))).toBe(container(after));
  });

  test('the line above has the line ends of the file', () => {
    const before = container('ReadOnly=true # safer').replaceAll('\n', '\r\n');
    expect(fixed(['PQ105'], before)).toBe(container('# safer', 'ReadOnly=true').replaceAll('\n', '\r\n'));
  });

  test('a required value that is missing is left to the person', () => {
    const before = '[Container]\nImage= # the image\n';
    expect(lintMarked(['PQ105'], before).messages).toHaveLength(1);
    expect(fixed(['PQ105'], before)).toBe(before);
  });

  test('a continued line is left to the person', () => {
    const before = container('Timezone=\\', '  local # here');
    expect(lintMarked(['PQ105'], before).messages).toHaveLength(1);
    expect(fixed(['PQ105'], before)).toBe(before);
  });
});
