import { expect, test } from '@jest/globals';
import { random } from '../../../parity/fuzz/random.js';
import { brokenPromise } from '../../../parity/subids/broken-promise.js';
import { randomHost } from '../../../parity/subids/random-host.js';
import { planIds } from '../../../src/host/subids/plan.js';

// `npm run fuzz:subids` does the same a million times.
test('20000 random hosts: never an overlap, never a needless change, always enough or a refusal', () => {
  let [refused, unchanged] = [0, 0];
  for (let index = 0; index < 20_000; index += 1) {
    const host = randomHost(random(20260101, index));
    const broken = brokenPromise(host);
    if (broken !== undefined) throw new Error(`host ${index}: ${broken}\n${JSON.stringify(host)}`);
    if (index % 10 === 0) {
      const plan = planIds(host);
      refused += Number(plan.refused.length > 0);
      unchanged += Number(plan.texts.uid === host.files.uid && plan.texts.gid === host.files.gid);
    }
  }
  // Each outcome must have come up, else the loop proves nothing.
  expect(refused).toBeGreaterThan(1);
  expect(unchanged).toBeGreaterThan(50);
}, 120_000);
