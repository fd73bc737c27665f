import { expect, test } from '@jest/globals';
import { configHome } from '../../src/platform/config-home.js';

test.each<[named: string | undefined, directory: string]>([
  [undefined, '/h/.config'],
  ['', '/h/.config'],
  ['/srv/config', '/srv/config'],
  ['/srv//config/../c', '/srv/c'],
  ['config', '/h/.config'],
  ['~/config', '/h/.config'],
])('XDG_CONFIG_HOME %j: %s', (named, directory) => {
  expect(configHome((name) => (name === 'XDG_CONFIG_HOME' ? named : undefined), '/h')).toBe(directory);
});
