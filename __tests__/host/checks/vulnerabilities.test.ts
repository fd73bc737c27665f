import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { VULNERABILITIES, vulnerabilities } from '../../../src/host/checks/programs/vulnerabilities.js';
import { fakeHost } from '../../fakes.js';

const entry = (version: string, text: string, date: string) =>
  `podman (${version}) unstable; urgency=medium\n\n  * ${text}\n\n -- Some One <one@example.org>  ${date}\n\n`;
const OLD = entry('1.0-1', 'Initial release', 'Mon, 01 Jan 2024 00:00:00 +0000');

/** A Debian with a package of podman and its changelog. */
function debian(
  podman: string,
  packaged: string | undefined,
  changelog: string | undefined,
  path = '/usr/bin/podman',
) {
  return fakeHost({
    programs: ['podman', 'dpkg-query'],
    links: { '/usr/bin/podman': path },
    answer: ([program = '', option]) => {
      if (option === '--version') return { stdout: `podman version ${podman}\n` };
      if (program === 'zcat') return changelog === undefined ? { exitCode: 1 } : { stdout: changelog };
      return packaged === undefined ? { exitCode: 1 } : { stdout: `ii  ${packaged}` };
    },
  });
}

const LATEST = 'CVE-2026-57231';
const SID = entry('5.8.2+ds1-9', `Apply fix for ${LATEST}`, 'Mon, 05 Oct 2026 00:00:00 +0000');

describe('RP019 known vulnerabilities', () => {
  test.each<[string, ReturnType<typeof debian>, string, RegExp]>([
    [
      'a package without the fixes',
      debian('5.4.2', '5.4.2+ds1-2+b2', entry('5.4.2+ds1-2', 'Fix', 'Tue, 08 Jul 2025 07:15:12 +0000')),
      'info',
      /^the package podman 5\.4\.2\+ds1-2\+b2 has CVE-2026-57231, which .*CVE-2025-9566, which/,
    ],
    [
      'a package with one fix, whose library is unknown',
      debian('5.8.2', '5.8.2+ds1-9', SID + OLD),
      'ok',
      /^none that this package proves \(CVE-2026-44517\)$/,
    ],
    [
      'a package of another version than its changelog',
      debian('5.4.2', '5.4.2+ds1-3', SID + OLD),
      'ok',
      /proves/,
    ],
    [
      'a changelog without the entries from before the fix',
      debian('5.4.2', '5.4.2+ds1-3', entry('5.4.2+ds1-3', 'Fix', 'Mon, 05 Oct 2026 00:00:00 +0000')),
      'ok',
      /proves/,
    ],
    ['no changelog', debian('4.9.3', '4.9.3+ds1-1ubuntu0.2', undefined), 'ok', /proves/],
    ['another distribution', debian('5.4.2', undefined, undefined), 'ok', /proves/],
    [
      'a static build',
      debian('5.8.2', '5.4.2+ds1-2', OLD, '/usr/local/bin/podman'),
      'info',
      /^Podman 5\.8\.2 has CVE-2026-57231, .*CVE-2026-44517/,
    ],
    [
      'a static build with all fixes',
      debian('5.8.6', undefined, undefined, '/usr/local/bin/podman'),
      'ok',
      /^none$/,
    ],
    [
      'Podman 6 of Homebrew',
      debian('6.1.0', undefined, undefined, '/home/linuxbrew/.linuxbrew/bin/podman'),
      'info',
      /^Podman 6\.1\.0 has CVE-2026-17106/,
    ],
    ['a release before all', debian('1.8.0', undefined, undefined, '/usr/local/bin/podman'), 'ok', /^none$/],
  ])('%s', async (_, host, state, found) => {
    expect(await vulnerabilities.run(host)).toMatchObject({ state, found: expect.stringMatching(found) });
  });

  describe('of packages that are unpacked for the job', () => {
    const bundle = '/home/runner/_temp/podman-registry-01234567/podman';
    const job = (podman: string, changelog: string) => ({
      ...fakeHost({
        variables: {
          CONTAINERS_CONF_OVERRIDE: '/home/runner/_temp/podman-registry-01234567/containers.conf',
        },
        answer: ([program = '', option]) => {
          if (option === '--version') return { stdout: `podman version ${podman}\n` };
          if (program !== 'zcat') return { stdout: 'ii  1.0-1' };
          // The installed package has another one.
          return {
            stdout: option === `${bundle}/usr/share/doc/podman/changelog.Debian.gz` ? changelog : OLD,
          };
        },
      }),
      find: async (name: string) => `${bundle}/usr/bin/${name}`,
    });

    test.each<[string, string, string, string, RegExp]>([
      ['the fix', '5.8.2', SID + OLD, 'ok', /^none that this package proves/],
      [
        'no fix',
        '5.7.0',
        entry('5.7.0+ds2-3build1', 'Rebuild', 'Mon, 02 Mar 2026 00:00:00 +0000'),
        'info',
        /^the package podman 5\.7\.0\+ds2-3build1 has CVE-2026-57231/,
      ],
    ])('with %s', async (_, podman, changelog, state, found) => {
      expect(await vulnerabilities.run(job(podman, changelog))).toMatchObject({
        state,
        found: expect.stringMatching(found),
      });
    });
  });

  test('names the release that fixes all', async () => {
    expect(await vulnerabilities.run(debian('5.3.2', undefined, undefined, '/opt/bin/podman'))).toMatchObject(
      {
        remedy: { advice: expect.stringContaining('(upstream: 5.8.4)') },
      },
    );
  });

  test('is skipped without podman', async () => {
    expect((await vulnerabilities.run(fakeHost())).state).toBe('skipped');
  });

  test('costs no further process with a release that has none', async () => {
    const host = debian('6.1.1', '6.1.1+ds1-1', OLD);
    await vulnerabilities.run(host);
    expect(host.happened).toHaveLength(1);
  });

  test('are those of the table in the documentation', () => {
    const page = readFileSync(new URL('../../../docs/vulnerabilities.md', import.meta.url), 'utf8');
    const rows = [
      ...page.matchAll(/^\| \[(CVE-\S+)\]\(\S+\) \| (.*?) \| (\S+) to .*? \| (\S+?)(?:,.*)? \|$/gm),
    ];
    expect(rows.map(([, ...cells]) => cells)).toEqual(
      VULNERABILITIES.map(({ id, allows, from, fixed }) => [id, allows, from, fixed]),
    );
  });
});
