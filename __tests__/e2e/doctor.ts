import type { Machine } from '../../src/machine/machine.js';
import { ACTION, NODE } from './lab.js';

export interface DoctorCheck {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly found: string;
  readonly remedy?: { readonly advice: string; readonly commands?: readonly string[] };
}

export interface DoctorAnswer {
  readonly exitCode: number;
  readonly fit: boolean;
  readonly podman: string;
  readonly checks: readonly DoctorCheck[];
}

/** Runs the doctor as a job's step would, and reads its JSON. */
export async function doctor(
  machine: Machine,
  env: Readonly<Record<string, string>>,
  launcher: readonly string[] = [],
): Promise<DoctorAnswer> {
  const argv = [...launcher, NODE, `${ACTION}/dist/cli.js`, 'doctor', '--format', 'json'];
  const { exitCode, stdout, stderr } = await machine.run(argv, { user: 'runner', env, timeout: 120 });
  try {
    return { exitCode, ...JSON.parse(stdout) };
  } catch {
    throw new Error(`doctor: exit code ${exitCode}, and no JSON\n${stdout}${stderr}`);
  }
}

/** The ids of the checks that found something wrong, or could not tell. */
export function findings({ checks }: DoctorAnswer): string[] {
  return checks.filter(({ state }) => /^(?:error|warning|unknown)$/.test(state)).map(({ id }) => id);
}
