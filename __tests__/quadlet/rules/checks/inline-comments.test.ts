import { describe, expect, test } from '@jest/globals';
import { container, fixed, look, type Row } from './look.js';

const CODES = ['QL105', 'QL106', 'QL126', 'QL128', 'QL140'];

describe('comments behind values', () => {
  test.each<Row>([
    ['behind an image', '[Container]\nImage=quay.io/a/b:1 ⟦QL105|# the stable one⟧\n'],
    ['behind a boolean, said once', container('ReadOnly=true ⟦QL105|# safer⟧')],
    ['behind a word of a list, said once', container('Pull=always ⟦QL105|# fresh⟧')],
    ['behind a port, said once', container('PublishPort=80:80   ⟦QL105|# web⟧')],
    ['without a blank behind the sign', container('Timezone=local ⟦QL105|#here⟧')],
    ['with a semicolon', container('ContainerName=app ⟦QL105|; the app⟧')],
    ['behind capabilities', container('AddCapability=NET_ADMIN ⟦QL105|#for the VPN⟧')],
    ['behind assignments, said once', container('Environment=A=b ⟦QL105|# why not⟧')],
    ['behind a label', container('Label=app=web ⟦QL105|# the web app⟧')],
    ['behind arguments', container('PodmanArgs=--cpus=2 ⟦QL105|# not more⟧')],
    ['behind a path', container('Volume=/a:/b ⟦QL105|# data⟧')],
    ['instead of a value', container('HostName=   ⟦QL105|# set me⟧')],
    [
      'in a section of systemd, said once',
      `${container()}[Service]\nRestart=always ⟦QL105|# why⟧\nMemoryMax=1G ⟦QL105|; why⟧\n`,
    ],
    ['behind units', `[Unit]\nAfter=a.service ⟦QL105|# first⟧\n${container()}`],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = look(CODES, files, options);
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
    expect(look(['QL105'], files, options).messages).toEqual([]);
  });

  test.each([
    ['ReadOnly=true # safer', '# safer\nReadOnly=true'],
    ['ContainerName=app  ;  the app', '# the app\nContainerName=app'],
    ['HostName= # set me', '# set me\nHostName='],
  ])('%s becomes a line above', (before, after) => {
    expect(fixed(['QL105'], container(before))).toBe(container(after));
  });

  test('the line above has the line ends of the file', () => {
    const before = container('ReadOnly=true # safer').replaceAll('\n', '\r\n');
    expect(fixed(['QL105'], before)).toBe(container('# safer', 'ReadOnly=true').replaceAll('\n', '\r\n'));
  });

  test('a continued line is left to the person', () => {
    const before = container('Timezone=\\', '  local # here');
    expect(look(['QL105'], before).messages).toHaveLength(1);
    expect(fixed(['QL105'], before)).toBe(before);
  });
});
