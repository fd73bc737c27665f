import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { markdownText, table } from '../src/report/markdown.js';
import { KERNEL_FAULTS, type SeenFault } from './faults.js';

const RECORDING = 'runners/recorded-faults.json';

/** What was seen in a virtual machine. */
export interface FaultRecording {
  readonly podman: string;
  readonly kernel: string;
  readonly system: string;
  readonly date: string;
  readonly faults: readonly SeenFault[];
}

export function readFaults(): FaultRecording | undefined {
  return existsSync(RECORDING) ? JSON.parse(readFileSync(RECORDING, 'utf8')) : undefined;
}

/** Adds what was seen; other faults stay as they are recorded. */
export async function recordFaults(seen: FaultRecording): Promise<void> {
  const now = new Set(seen.faults.map(({ fault }) => fault));
  const others = (readFaults()?.faults ?? []).filter(({ fault }) => !now.has(fault));
  const all = { ...seen, faults: [...others, ...seen.faults] };
  await writeFile(`${RECORDING}.new`, `${JSON.stringify(all, undefined, 2)}\n`);
  await rename(`${RECORDING}.new`, RECORDING);
}

function notTried(seen: readonly SeenFault[]): string {
  const names = KERNEL_FAULTS.map(({ what }) => what).filter(
    (what) => !seen.some(({ fault }) => fault === what),
  );
  return names.length === 0 ? '' : `\nNot tried yet: ${names.join('; ')}.\n`;
}

const LONGEST = 160;

/** The section of docs/runners.md; nothing without a recording. */
export function faultsSection(recording: FaultRecording | undefined): string {
  if (recording === undefined) return '';
  const { podman, kernel, system, date, faults } = recording;
  const rows = faults.map(({ fault, id, state, found, job, verdict }) => [
    fault,
    `[${id}](checks/${id}.md)`,
    state,
    markdownText(found.split('\n').join(' ').slice(0, LONGEST)),
    job || '',
    verdict === 'passed' ? 'yes' : `no: ${markdownText(verdict.slice(0, LONGEST))}`,
  ]);
  return `
## Conditions that need a separate kernel

Podman ${podman}, kernel ${kernel}, ${system}, ${date}: \`npm run runners -- --faults\`. Each condition is created in a machine that is otherwise
fit; doctor runs, then a job where that matters; afterwards the machine is restored and compared. "As expected": the check reports it, no other check
reports something else, and nothing is left.

${table(['Condition', 'Check', 'State', 'Report', 'Job', 'As expected'], rows)}
${notTried(faults)}`;
}
