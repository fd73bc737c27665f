import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ101', 'PQ140'];

describe('keys and values in sections of systemd', () => {
  test.each<Row>([
    [
      "keys of the unit's own section",
      `${container()}[Service]\n⟦PQ101|AutoUpdate⟧=registry\n⟦PQ101|Pull⟧=newer\n`,
    ],
    ['keys of another section of systemd', `${container()}[Install]\n⟦PQ101|Restart⟧=always\n`],
    ['misspelled keys', `[Unit]\n⟦PQ101|Afer⟧=a.service\n${container()}[Service]\n⟦PQ101|restart⟧=always\n`],
    ['keys of other kinds of files', `${container()}[Service]\n⟦PQ101|PodName⟧=a\n`],
    ['keys that nobody knows', `${container()}[Service]\n⟦PQ101|Foo⟧=1\n⟦PQ101|Foo⟧=2\n⟦PQ101|x-Foo⟧=3\n`],
    ['in a drop-in', { 'a.pod': '[Pod]\n', 'a.pod.d/1.conf': '[Service]\n⟦PQ101|Volume⟧=/a:/a\n' }],
    ['no span of time', `${container()}[Service]\nTimeoutStartSec=⟦PQ140|soon⟧\n`],
    ['a word of Docker', `${container()}[Service]\nRestart=⟦PQ140|unless-stopped⟧\n`],
    [
      'a name without a suffix',
      `[Unit]\nAfter=a.service ⟦PQ140|b⟧ c.target\nWants=⟦PQ140|b⟧\n${container()}`,
    ],
    ['a link to nothing', `${container()}[Install]\nWantedBy=⟦PQ140|default⟧\n`],
    ['a type, where the generator does not look', { 'a.volume': '[Volume]\n[Service]\nType=⟦PQ140|fast⟧\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    [
      'known keys',
      `[Unit]\nDescription=a # b\nAfter=a.service\n${container()}[Service]\nRestart=always\nTimeoutStartSec=900\n[Install]\nWantedBy=default.target\n`,
    ],
    ['keys that systemd takes in two sections', `${container()}[Service]\nStartLimitBurst=5\n`],
    ['keys and sections for others', `[Unit]\nX-Foo=1\n[X-Foo]\nBar=1\n${container()}`],
    ['names of Quadlet files', `[Unit]\nAfter=b.network\n${container()}`],
    ['what the generator refuses itself', `${container()}[Service]\nType=fast\nKillMode=none\n`],
    ['specifiers', `${container()}[Service]\nTimeoutStartSec=%i\n`],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message says where a key belongs', () => {
    const files = `${container()}[Service]\nPull=newer\nPublishPort=1\nRequires=a.service\nPodName=a\nFoo=1\nRestar=no\n`;
    expect(lintMarked(CODES, files, { targets: ['4.5.1'] }).messages).toEqual([
      'Pull= in [Service] is not a systemd key and is ignored: move it to [Container] (requires Podman 4.6)',
      'PublishPort= in [Service] is not a systemd key and is ignored: move it to [Container]',
      'Requires= in [Service] is not a systemd key and is ignored: move it to [Unit]',
      'PodName= in [Service] is not a systemd key and is ignored: it is a key of [Pod] in .pod files',
      'Foo= in [Service] is not a systemd key and is ignored: remove it, or start its name with X- if another program reads it',
      'Restar= in [Service] is not a systemd key and is ignored: did you mean Restart=?',
    ]);
  });

  test.each([
    [`${container()}[Service]\nAutoUpdate=registry\n`, `${container('AutoUpdate=registry')}[Service]\n`],
    [
      `[Unit]\n${container()}[Service]\nAfter=a.service\n`,
      `[Unit]\nAfter=a.service\n${container()}[Service]\n`,
    ],
    [`${container()}[Service]\nRestar=no\n`, `${container()}[Service]\nRestart=no\n`],
    [`${container()}[Service]\nRestart=unless-stopped\n`, `${container()}[Service]\nRestart=always\n`],
    [`${container()}[Service]\nRestart=sometimes\n`, `${container()}[Service]\nRestart=sometimes\n`],
  ])('%j becomes %j', (before, after) => {
    expect(fixed(CODES, before)).toBe(after);
  });

  test('a key stays in its drop-in', () => {
    const files = { 'a.pod': '[Pod]\n', 'a.pod.d/1.conf': '[Service]\nVolume=/a:/a\n[Pod]\n' };
    expect(fixed(CODES, files)).toEqual({
      'a.pod': '[Pod]\n',
      'a.pod.d/1.conf': '[Service]\n[Pod]\nVolume=/a:/a\n',
    });
  });
});
