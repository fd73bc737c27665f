import { expect, test } from '@jest/globals';
import { startCommand } from '../../src/local/own-command.js';

test.each([
  ['npm start', { npm_lifecycle_event: 'start' }, '/w/dist/cli.js', 'npm start -- --down'],
  [
    'another script of npm',
    { npm_lifecycle_event: 'e2e' },
    '/w/dist/cli.js',
    'node /w/dist/cli.js start --down',
  ],
  ['the file', {}, '/w/dist/cli.js', 'node /w/dist/cli.js start --down'],
  ['a path with a blank', {}, '/w w/dist/cli.js', "node '/w w/dist/cli.js' start --down"],
  ['an installed program', {}, '/usr/bin/podman-registry', 'podman-registry start --down'],
])('called as %s, the command for the next call has the same form', (_, environment, program, command) => {
  expect(startCommand('--down', environment, ['/usr/bin/node', program])).toBe(command);
});
