// Looks for /etc/subuid and /etc/subgid files for which the planner breaks one of its promises.
import { parseArgs } from 'node:util';
import { planIds } from '../src/host/subids/plan.js';
import { random } from './fuzz/random.js';
import { brokenPromise } from './subids/broken-promise.js';
import { randomHost } from './subids/random-host.js';
import { runTool } from './tool.js';

const USAGE = `Usage: npm run fuzz:subids -- [OPTIONS]

  --seed N     default: 1
  --from N     the first of them; default: 0
  --rounds N   how many pairs of files; default: 1000000
`;

await runTool(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      rounds: { type: 'string', default: '1000000' },
    },
  });
  const numbers = [values.seed, values.from, values.rounds].map(Number);
  const [seed = 0, first = 0, rounds = 0] = numbers;
  if (numbers.some(Number.isNaN)) return 2;
  let [refused, changed] = [0, 0];
  const began = performance.now();
  for (let index = first; index < first + rounds; index += 1) {
    const input = randomHost(random(seed, index));
    const broken = brokenPromise(input);
    if (broken !== undefined) {
      process.stdout.write(
        `seed ${seed}, host ${index}: ${broken}\n${JSON.stringify(input, undefined, 2)}\n`,
      );
      return 1;
    }
    const plan = planIds(input);
    if (plan.refused.length > 0) refused += 1;
    else if (plan.texts.uid !== input.files.uid || plan.texts.gid !== input.files.gid) changed += 1;
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(
    `${rounds} pairs of files in ${seconds} s: no promise broken; ${changed} changed, ${refused} refused\n`,
  );
  return 0;
});
