import { describe, expect, test } from '@jest/globals';
import { sudoRights } from '../../../src/host/checks/sudo/sudo-rights.js';
import { sudoRs } from '../../../src/host/checks/sudo/sudo-rs.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

describe('RP090 sudo', () => {
  test.each<[string, FakeHostParts, string, string]>([
    ['without a password', { programs: ['sudo'] }, 'ok', 'runner can use it without a password'],
    ['that asks', { programs: ['sudo'], sudo: false }, 'info', 'runner needs a password to use it'],
    ['that is not there', {}, 'info', 'not installed'],
    ['of root', { user: { uid: 0 } }, 'ok', 'not needed for root'],
  ])('%s', async (_, parts, state, found) => {
    expect(await sudoRights.run(fakeHost(parts))).toMatchObject({ state, found });
  });
});

describe('RP091 sudo-rs', () => {
  test.each<[string, string | undefined, string]>([
    ['the sudo of Todd Miller', '/usr/bin/sudo', 'ok'],
    ['Ubuntu 25.10', '/usr/lib/cargo/bin/sudo', 'info'],
    ['Debian and Fedora', '/usr/bin/sudo-rs', 'info'],
    ['none', undefined, 'skipped'],
  ])('%s', async (_, target, state) => {
    const links: Record<string, string> = target === undefined ? {} : { '/usr/bin/sudo': target };
    const host = fakeHost({ programs: target === undefined ? [] : ['sudo'], links });
    expect(await sudoRs.run(host)).toMatchObject({ state });
  });

  test('says of itself that it ignores -E', () => {
    const said = "sudo: preserving the entire environment is not supported, '-E' is ignored";
    expect(sudoRs.signatures.some((signature) => signature.test(said))).toBe(true);
  });
});
