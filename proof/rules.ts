import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NspawnMachine } from '../src/machine/machine.js';
import { UserError } from '../src/platform/errors.js';
import { fingerprintOf } from './fingerprint.js';
import { holdsFor, type Proof, readProof } from './format.js';
import { judge } from './judge.js';
import { inside } from './lab.js';
import { type Observation, observe } from './observe.js';
import type { RecordedRule, Versions } from './record.js';

export const RULES = '__tests__/fixtures/quadlet/rules';

export interface Outcome {
  readonly failures: readonly string[];
  readonly recorded?: RecordedRule;
  /** Why it was not run. */
  readonly skipped?: string;
  /** Everything that was seen, for a person. */
  readonly seen: string;
}

export function proofFile(code: string): string {
  return join(RULES, code, 'proof.json');
}

/** @param list codes separated by commas; empty: all rules with a proof */
export async function ruleCodes(list: string): Promise<string[]> {
  const wanted = list.split(',').filter((code) => code !== '');
  const missing = wanted.find((code) => !existsSync(proofFile(code)));
  if (missing !== undefined) throw new UserError(`${proofFile(missing)} does not exist`);
  if (wanted.length > 0) return wanted;
  return (await readdir(RULES)).filter((code) => existsSync(proofFile(code))).sort();
}

export async function versionsOf(machine: NspawnMachine): Promise<Versions> {
  const podman = await inside(machine, 'runner', ['podman', 'version', '--format', '{{.Client.Version}}']);
  const systemd = await inside(machine, 'root', ['systemctl', '--version']);
  return { podman: podman.trim(), systemd: systemd.split(' ')[1] ?? '' };
}

/** Runs the wrong and the right files of a rule. */
export async function proveRule(
  machine: NspawnMachine,
  code: string,
  { podman }: Versions,
): Promise<Outcome> {
  const file = proofFile(code);
  const proof = readProof(await readFile(file, 'utf8'), file);
  if ('cannot' in proof) return { failures: [], skipped: `cannot be run: ${proof.cannot}`, seen: '' };
  if (!holdsFor(proof.podman, podman))
    return { failures: [], skipped: `is for Podman ${proof.podman}`, seen: '' };
  const mode = await modeOf(code);
  const wrong = await observe(machine, join(RULES, code, 'wrong'), proof, mode);
  const right = await observe(machine, join(RULES, code, 'right'), proof, mode);
  const seen = [describe('wrong', wrong, proof), describe('right', right, proof)].join('\n');
  const { failures, recorded } = judge(proof, { wrong, right });
  return { failures, recorded: { ...recorded, files: fingerprintOf(join(RULES, code)) }, seen };
}

async function modeOf(code: string): Promise<'user' | 'system'> {
  const file = join(RULES, code, 'case.json');
  if (!existsSync(file)) return 'user';
  return (JSON.parse(await readFile(file, 'utf8')) as { mode?: 'user' | 'system' }).mode ?? 'user';
}

// Of a container or manager that repeats itself, the first lines are enough.
const SHOWN = 30;

function describe(side: string, { result, said, shown }: Observation, proof: Proof): string {
  const lines = [...said].flatMap(([by, all]) => all.slice(0, SHOWN).map((line) => `    ${by}: ${line}`));
  const commands = proof.shows.map(({ run }, index) => `    $ ${run.join(' ')}\n${shown[index]}`);
  return [`  ${side}: ${proof.start.length > 0 ? result : 'not started'}`, ...lines, ...commands].join('\n');
}
