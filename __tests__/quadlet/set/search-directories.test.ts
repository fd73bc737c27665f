import { expect, test } from '@jest/globals';
import { managerOf } from '../../../src/quadlet/set/search-directories.js';

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
  ['.', undefined],
  ['quadlets', undefined],
  ['etc/containers/systemd-units', undefined],
  ['myetc/containers/systemd', undefined],
  ['etc/containers', undefined],
])('%s belongs to %s', (path, mode) => {
  expect(managerOf(path)).toBe(mode);
});
