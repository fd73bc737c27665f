// Plans the subordinate ids of many users, of whom each has a line and every tenth needs another. Prints the milliseconds of
// one plan, and the largest memory of this process in KiB.
// Usage: node plan-ids.js COUNT

import { planIds } from '../../src/host/subids/plan.js';
import { USUAL_LIMITS } from '../../src/host/subids/sources.js';
import { spread } from '../statistics.js';

// Of the work that is done again and again, so that one user takes long enough to be measured.
const WORK = 100_000;
const count = Number(process.argv[2]);
const users = Array.from({ length: count }, (_, index) => ({
  name: `u${index}`,
  uid: 1000 + index,
  gid: 1000 + index,
}));
const lines = users.map(
  ({ name }, index) => `${name}:${100_000 + index * 65_536}:${index % 10 === 0 ? 1000 : 65_536}\n`,
);
const text = lines.join('');
const ids = users.map(({ uid }) => uid);
const plan = () =>
  planIds({
    files: { uid: text, gid: text },
    real: { uid: ids, gid: ids },
    limits: { uid: USUAL_LIMITS, gid: USUAL_LIMITS },
    outside: { uid: [], gid: [] },
    needsEnd: false,
    users,
  });

plan();
const memory = process.resourceUsage().maxRSS;
const times = Math.max(3, Math.ceil(WORK / count));
// Compiled by then.
for (let warm = 0; warm < times; warm += 1) plan();
const taken = Array.from({ length: times }, () => {
  const begin = process.hrtime.bigint();
  if (plan().refused.length > 0) throw new Error('there are not enough ids');
  return Number(process.hrtime.bigint() - begin) / 1e6;
});
// The fastest, because nothing but other work on the machine makes one of them slower.
process.stdout.write(JSON.stringify({ time: spread(taken).low, memory }));
