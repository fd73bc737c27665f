// Proves the rules of the linter by running their fixtures in a booted machine: what a rule says of its wrong files is
// what podman and systemd do with them, and its right files start.
import { parseArgs } from 'node:util';
import { progressLog as log, say } from '../bench/progress.js';
import { runTool } from '../parity/tool.js';
import { stopMachine } from '../src/machine/stop.js';
import { UserError } from '../src/platform/errors.js';
import { withLock } from '../src/platform/lock.js';
import { ensureLockDir, MACHINE_NAMES, placesOf, sharedMachine } from './lab.js';
import { record } from './record.js';
import { proveRule, ruleCodes, versionsOf } from './rules.js';

const USAGE = `Usage: npm run proof:rules -- [--rule CODE,…] [--machine NAME] [--verbose] [--record] [--keep | --down]

  --rule CODE,…   only these rules; default: all that have a proof.json beside their fixture
  --machine NAME  trixie, sid or experimental: the Debian suite whose Podman runs; default: trixie
  --verbose       prints everything that was seen of each rule
  --record        writes what was seen to proof/recorded.json, for the pages of the rules (then: npm run docs)
  --keep          leaves the machine running; later runs use it, of other checkouts too
  --down          stops it

Exit code 1 where a proof fails. Needs the right to boot a machine (systemd-nspawn, as root or with sudo).
`;

// Seconds to wait for a rule that another run has in the machine, or for its boot.
const LOCK_LIMIT = 600;

await runTool(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      rule: { type: 'string', default: '' },
      machine: { type: 'string', default: 'trixie' },
      verbose: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      down: { type: 'boolean', default: false },
    },
  });
  const name = MACHINE_NAMES.find((one) => one === values.machine);
  if (name === undefined) {
    throw new UserError(`--machine is "${values.machine}"; allowed: ${MACHINE_NAMES.join(', ')}`);
  }
  const lockDir = await ensureLockDir(name);
  const locked = <T>(work: () => Promise<T>) => withLock(lockDir, LOCK_LIMIT, work);
  const { workDir } = placesOf(name);
  if (values.down) {
    await locked(() => stopMachine(workDir));
    return 0;
  }
  const codes = await ruleCodes(values.rule);
  const { machine, booted } = await locked(() => sharedMachine(name, log));
  const end = () => void machine.stop().then(() => process.exit(130));
  if (booted && !values.keep) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  let failed = 0;
  try {
    const versions = await versionsOf(machine);
    say(`podman ${versions.podman}, systemd ${versions.systemd}`);
    for (const code of codes) {
      const outcome = await locked(() => proveRule(machine, code, versions));
      const { failures, recorded, skipped } = outcome;
      say(`${code} ${skipped ?? (failures.length > 0 ? 'FAILS' : 'proven')}`);
      for (const failure of failures) say(`  ${failure}`);
      if (values.verbose || failures.length > 0) say(outcome.seen);
      if (failures.length > 0) failed += 1;
      else if (values.record && recorded !== undefined) await record(name, versions, code, recorded);
    }
  } finally {
    if (booted && !values.keep) await machine.stop();
  }
  return failed === 0 ? 0 : 1;
});
