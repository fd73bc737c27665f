import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { prepare } from '../../proof/lab.js';
import type { Versions } from '../../proof/record.js';
import { proveRule, versionsOf } from '../../proof/rules.js';
import type { NspawnMachine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine } from './lab.js';

// One of each kind: refused by the generator, ignored by systemd, refused by podman or systemd, and seen in the container.
const SAMPLE = ['PQ010', 'PQ030', 'PQ101', 'PQ106', 'PQ107', 'PQ112', 'PQ122', 'PQ125', 'PQ128', 'PQ140'];

describeInMachine('the claims of rules', () => {
  let machine: NspawnMachine;
  let versions: Versions;

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'proof-sample');
    await prepare(machine);
    versions = await versionsOf(machine);
  }, 300_000);

  afterAll(() => machine?.stop(), 60_000);

  test.each(SAMPLE)('%s is what podman and systemd do', async (code) => {
    const { failures, recorded, seen } = await proveRule(machine, code, versions);
    expect(failures.length === 0 ? '' : [...failures, seen].join('\n')).toBe('');
    expect(recorded).toBeDefined();
  });
});
