import { expect, test } from '@jest/globals';
import { managerOf, managerOfDirectory } from '../../../src/quadlet/set/search-directories.js';

test.each([
  ['etc/containers/systemd', 'system'],
  ['/etc/containers/systemd', 'system'],
  ['files/etc/containers/systemd/app', 'system'],
  ['usr/share/containers/systemd', 'system'],
  ['run/containers/systemd', 'system'],
  ['etc/containers/systemd/users', 'user'],
  ['etc/containers/systemd/users/1000', 'user'],
  ['home/ann/.config/containers/systemd/app', 'user'],
  ['.config/containers/systemd', 'user'],
  ['run/user/1000/containers/systemd', 'user'],
  // The user generator does not read it, and the filter of the other one is for /etc only.
  ['run/containers/systemd/users', 'system'],
  ['.', undefined],
  ['quadlets', undefined],
  ['etc/containers/systemd-units', undefined],
  ['myetc/containers/systemd', undefined],
  ['etc/containers', undefined],
])('%s belongs to %s', (path, mode) => {
  expect(managerOf(path)).toBe(mode);
});

test('a path as given precedes the place of the working directory', () => {
  const of = (path: string, absolute?: string) =>
    managerOfDirectory({ path, ...(absolute && { absolute }), depth: 0, linked: false, entries: [] });
  expect(of('', '/home/ann/.config/containers/systemd')).toBe('user');
  expect(of('etc/containers/systemd', '/home/ann/.config/containers/systemd/etc/containers/systemd')).toBe(
    'system',
  );
  expect(of('units', '/home/ann/units')).toBeUndefined();
  expect(of('units')).toBeUndefined();
});
