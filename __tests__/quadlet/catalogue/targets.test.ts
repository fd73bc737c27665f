import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { PLATFORMS } from '../../../src/quadlet/catalogue/platforms.js';
import { parseTargets } from '../../../src/quadlet/catalogue/targets.js';
import { NEWEST_RELEASE } from '../../../src/quadlet/catalogue/versions.js';

describe('known versions', () => {
  test.each<[text: string, targets: string[]]>([
    ['5.4.2', ['5.4.2']],
    ['v5.4.2', ['5.4.2']],
    ['5.4', ['5.4.2']],
    ['4.4', ['4.4.4']],
    ['5.4.2+ds1-2', ['5.4.2']],
    ['4.9.4-rhel', ['4.9.4']],
    ['4.9.3+ds1-1ubuntu0.2', ['4.9.3']],
    ['6.0.0-rc1', ['6.0.0']],
    ['4.9-5.2', ['4.9.5', '5.0.3', '5.1.2', '5.2.5']],
    ['4.9-5.1.1', ['4.9.5', '5.0.3', '5.1.1']],
    ['5.3.1-5.4', ['5.3.1', '5.3.2', '5.4.2']],
    ['5.4.0-5.4', ['5.4.0', '5.4.2']],
    ['v5.3-v5.4', ['5.3.2', '5.4.2']],
    ['5.4-5.4', ['5.4.2']],
    ['5.8,4.9.3', ['4.9.3', '5.8.7']],
    ['5.8 5.4, 5.4.2\n5.3', ['5.3.2', '5.4.2', '5.8.7']],
    ['5.3-5.4,5.4.0', ['5.3.2', '5.4.0', '5.4.2']],
  ])('%j', (text, targets) => {
    expect(parseTargets(text)).toEqual({ versions: targets, releases: targets, notes: [] });
  });
});

describe('versions that are not known are taken for the newest known one before them', () => {
  test.each<[text: string, versions: string[], releases: string[], note: string]>([
    [
      '6.2',
      ['6.2.0'],
      [NEWEST_RELEASE],
      `Podman 6.2.0 is not a known release; it is linted as Podman ${NEWEST_RELEASE}, `,
    ],
    ['v7.0.1-dev', ['7.0.1'], [NEWEST_RELEASE], 'Podman 7.0.1 is not'],
    ['5.4.99', ['5.4.99'], ['5.4.2'], 'Podman 5.4.99 is not a known release; it is linted as Podman 5.4.2, '],
    ['5.9', ['5.9.0'], ['5.8.7'], 'it is linted as Podman 5.8.7, '],
    ['5.8.99+ds1', ['5.8.99'], ['5.8.7'], 'it is linted as Podman 5.8.7, '],
    [
      '6.2-7.0',
      ['6.2.0', '7.0.0'],
      [NEWEST_RELEASE],
      'Podman 6.2.0 and 7.0.0 are not known releases; they are linted',
    ],
    [
      '6.2.0,5.8.99',
      ['5.8.99', '6.2.0'],
      ['5.8.7', NEWEST_RELEASE],
      `linted as Podman 5.8.7 and ${NEWEST_RELEASE}, `,
    ],
    [
      '6.9,6.8.1,5.8.99,99.1',
      ['5.8.99', '6.8.1', '6.9.0', '99.1.0'],
      ['5.8.7', NEWEST_RELEASE],
      `Podman 5.8.99, 6.8.1, 6.9.0 and 99.1.0 are not known releases; they are linted as Podman 5.8.7 and ${NEWEST_RELEASE}, `,
    ],
    ['6.0-6.2', ['6.0.2', NEWEST_RELEASE, '6.2.0'], ['6.0.2', NEWEST_RELEASE], 'Podman 6.2.0 is not'],
    ['999.999.999', ['999.999.999'], [NEWEST_RELEASE], 'Podman 999.999.999 is not'],
  ])('%j', (text, versions, releases, note) => {
    const targets = parseTargets(text);
    expect(targets).toMatchObject({ versions, releases });
    expect(targets.notes).toHaveLength(1);
    expect(targets.notes[0]).toContain(note);
  });
});

describe('platforms', () => {
  test.each<[text: string, versions: string[]]>([
    ['ubuntu-24.04', ['4.9.3']],
    ['Debian-13', ['5.4.2']],
    ['debian-13, ubuntu-26.04 5.8.0-5.8.1', ['5.4.2', '5.7.0', '5.8.0', '5.8.1']],
  ])('%j', (text, versions) => {
    expect(parseTargets(text)).toEqual({ versions, releases: versions, notes: [] });
  });

  test.each(PLATFORMS)('$name has a known release, a date and a source', ({ name, podman, date, source }) => {
    expect(name).toMatch(/^[a-z]+(?:-[a-z\d.]+)*$/);
    expect(podman).toMatch(/^\d+\.\d+\.\d+$/);
    expect(date).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    expect(source).not.toBe('');
    if (Number.parseFloat(podman) >= 4.4) expect(parseTargets(name).notes).toEqual([]);
  });

  test('each is named once', () => {
    expect(new Set(PLATFORMS.map(({ name }) => name)).size).toBe(PLATFORMS.length);
  });
});

describe('what is refused', () => {
  const FORMS = 'use 5.4.2, 5.4, 4.9-5.8, a platform such as ubuntu-24.04, or several with commas';
  test.each<[text: string, message: string]>([
    ['', `no Podman version given; ${FORMS}`],
    [' , ', `no Podman version given; ${FORMS}`],
    ['abc', `"abc" is not a Podman version; ${FORMS}`],
    ['latest', `"latest" is not a Podman version; ${FORMS}`],
    ['3.x', `"3.x" is not a Podman version; ${FORMS}`],
    ['5', `"5" is not a Podman version; ${FORMS}`],
    ['5.4.2.1', `"5.4.2.1" is not a Podman version; ${FORMS}`],
    ['5.4-latest', `"5.4-latest" is not a Podman version; ${FORMS}`],
    ['6.2+x', `"6.2+x" is not a Podman version; ${FORMS}`],
    ['5.1000', `"5.1000" is not a Podman version; ${FORMS}`],
    ['5.4-5.1000', `"5.1000" is not a Podman version; ${FORMS}`],
    ['5.4,-5.5', `"-5.5" is not a Podman version; ${FORMS}`],
    ['4.3', 'Podman 4.3 has no Quadlet; the oldest version with Quadlet is 4.4'],
    ['3.4.4', 'Podman 3.4.4 has no Quadlet; the oldest version with Quadlet is 4.4'],
    ['4.3-5.0', 'Podman 4.3 has no Quadlet; the oldest version with Quadlet is 4.4'],
    ['5.4-4.9', 'invalid range 5.4-4.9: its end is older than its start'],
    ['5.4.2-5.4.1', 'invalid range 5.4.2-5.4.1: its end is older than its start'],
    ['7.0-6.9', 'invalid range 7.0-6.9: its end is older than its start'],
    [
      'debian-12',
      'debian-12 has Podman 4.3.1, which has no Quadlet (Podman 4.4 or later); debian-13 has Podman 5.4.2',
    ],
    [
      'ubuntu-22.04',
      'ubuntu-22.04 has Podman 3.4.4, which has no Quadlet (Podman 4.4 or later); ubuntu-24.04 has Podman 4.9.3',
    ],
    ['fedroa-44', '"fedroa-44" is not a known platform; did you mean fedora-44?'],
    [
      'opensusse-tumbleweed',
      '"opensusse-tumbleweed" is not a known platform; did you mean opensuse-tumbleweed?',
    ],
    ['ubuntu-25.10', '"ubuntu-25.10" is not a known platform; known: ubuntu-24.04, ubuntu-26.04'],
    ['rhel9', '"rhel9" is not a known platform; known: rhel-8, rhel-9, rhel-10'],
    ['alpine-3.24', '"alpine-3.24" is not a target: Alpine Linux has no systemd, which Quadlet needs'],
    [
      'rocky-9',
      '"rocky-9" is not a known platform; AlmaLinux and Rocky Linux have the packages of RHEL: use rhel-9, for example',
    ],
  ])('%j', (text, message) => {
    expect(() => parseTargets(text)).toThrow(new UserError(message));
  });

  test('more than a hundred versions', () => {
    const text = Array.from({ length: 101 }, (_, patch) => `5.4.${patch}`).join(',');
    expect(() => parseTargets(text)).toThrow('101 Podman versions given (limit 100)');
  });
});
