import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { installedGenerator } from '../../../src/quadlet/generator/installed.js';
import { type Answer, recordingAttempt } from '../../fakes.js';
import { thrownBy } from '../../registry/fakes.js';

describe('without a generator', () => {
  test.each<[title: string, podman: Answer, message: RegExp]>([
    [
      'nor podman',
      { exitCode: 127 },
      /^Podman is not installed\. [\s\S]*Debian 13 or later[\s\S]*--podman 5\.4/,
    ],
    [
      'because Podman has none yet',
      { stdout: 'podman version 4.3.1\n' },
      /^Podman 4\.3\.1 is installed; Quadlet needs 4\.4 or later \(Debian 13, Ubuntu 24\.04, Fedora 38, RHEL 9\.2\)\. Upgrade, or .*--podman 5\.4/,
    ],
    [
      'beside a Podman that should have one',
      { stdout: 'podman version 5.4.2\n' },
      /^Podman 5\.4\.2 is installed without its Quadlet generator: .*--generator PATH/,
    ],
    [
      'beside the first Podman that has one',
      { stdout: 'podman version 4.4.0\n' },
      /^Podman 4\.4\.0 is installed without/,
    ],
  ])('%s', async (_, podman, message) => {
    const { attempt } = recordingAttempt(() => podman);
    const none = async () => undefined;
    const error = await thrownBy(() =>
      installedGenerator({ path: undefined, version: undefined }, attempt, none),
    );
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(message);
  });
});
