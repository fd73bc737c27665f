import { describe, expect, test } from '@jest/globals';
import { podmanVersion } from '../../../src/host/checks/podman-version.js';
import { fakeHost } from '../../fakes.js';

describe('the version of podman', () => {
  test.each([
    ['3.3.1', false, 'Podman 3.3.1'],
    ['3.4.0', true, 'Podman 3.4.0, which has no Quadlet yet (4.4 brought it)'],
    ['4.3.1', true, 'Podman 4.3.1, which has no Quadlet yet (4.4 brought it)'],
    ['4.4.0', true, 'Podman 4.4.0'],
    ['4.9.4-rhel', true, 'Podman 4.9.4'],
    ['5.4.2', true, 'Podman 5.4.2'],
    ['6.0.0-dev', true, 'Podman 6.0.0'],
  ])('%s', async (version, fit, found) => {
    const host = fakeHost({
      programs: ['podman'],
      answer: () => ({ stdout: JSON.stringify({ Client: { Version: version } }) }),
    });
    expect((await podmanVersion.look(host)).verdict).toMatchObject({ fit, found });
  });

  test('is not asked for where there is no podman', async () => {
    const host = fakeHost();
    const { verdict } = await podmanVersion.look(host);
    expect(verdict).toMatchObject({ fit: false, severity: 'error', found: 'podman is not installed' });
    expect(host.happened).toEqual([]);
  });
});
