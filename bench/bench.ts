// Measures this action beside others, as ratios in one run on one booted machine.
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { runTool } from '../parity/tool.js';
import { client } from './client.js';
import { growth } from './growth.js';
import { bootLab } from './lab.js';
import { lint } from './lint.js';
import { readOptions, usage } from './options.js';
import { findPeers } from './peers.js';
import { liftPipeLimit } from './pipes.js';
import { prepareImages } from './prepare.js';
import { progressLog, say } from './progress.js';
import { publish } from './publish.js';
import { ready } from './ready.js';
import { requests } from './requests.js';
import type { Findings, Results } from './rows.js';
import { seed } from './seed.js';
import { openSides } from './sides.js';
import { start } from './start.js';
import type { Subject } from './subject.js';
import { longTables } from './tables.js';
import { takenOn } from './taken-on.js';
import { pull, push } from './transfers.js';

// In this order: nothing else is up while what takes milliseconds is measured.
const SUBJECTS: Readonly<Record<string, Subject>> = {
  start,
  lint,
  ready,
  push,
  pull,
  client,
  requests,
  seed,
  growth,
};

await runTool(usage(Object.keys(SUBJECTS)), async () => {
  const options = readOptions(process.argv.slice(2), Object.keys(SUBJECTS));
  // Of whatever else goes on here, which the figures suffer from.
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const peers = await findPeers();
  const lab = await bootLab(progressLog, peers.found);
  let limitPipes = async () => {};
  const stop = async () => {
    await limitPipes();
    await lab.machine.stop();
  };
  const end = () => void stop().then(() => process.exit(130));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    limitPipes = await liftPipeLimit();
    await prepareImages(lab, peers);
    const sides = openSides(lab);
    const { rounds, mib, only } = options;
    const bench = { lab, sides, peers, hasZot: peers.found.zot !== undefined, rounds, mib };
    const findings: Findings[] = [];
    for (const name of only) {
      const begun = Date.now();
      findings.push(await (SUBJECTS[name] as Subject)(bench));
      say(`${name}: ${Math.round((Date.now() - begun) / 1000)} s`);
    }
    const results: Results = {
      takenOn: {
        ...(await takenOn(lab, peers, sides, new Date())),
        'load before': load,
        rounds: String(rounds),
      },
      comparisons: findings.flatMap(({ comparisons = [] }) => comparisons),
      amounts: findings.flatMap(({ amounts = [] }) => amounts),
      growths: findings.flatMap(({ growths = [] }) => growths),
      missing: peers.missing,
    };
    process.stdout.write(`${longTables(results)}\n`);
    if (options.publishes) await publish(results);
    if (options.json !== undefined)
      await writeFile(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    await stop();
  }
  return 0;
});
