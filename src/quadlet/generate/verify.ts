import { existsSync } from 'node:fs';
import type { Attempt } from '../../platform/exec.js';
import type { Finding, Mode } from '../finding.js';
import { bareEnvironment } from '../generator/bare-environment.js';
import { PODMAN } from '../generator/generator.js';
import type { Generation } from './generate-set.js';
import { generatedFinding, type Tracer } from './trace.js';

/** What systemd thinks of the generated units. */
export interface Verification {
  readonly findings: readonly Finding[];
  /** Units that were looked at; 0 where systemd could not be asked. */
  readonly units: number;
  /** Why not all was looked at, as a sentence; nothing where it was. */
  readonly note: string | undefined;
}

/** Seconds. systemd loads some thousand units in a few. */
const LIMIT = 120;
const NOT_FOUND = [126, 127];
/** A unit's name as systemd has it: `unit_name_is_valid`. */
const VALID_NAME = /^[A-Za-z0-9:_.\\-]+(?:@[A-Za-z0-9:_.\\@-]*)?\.service$/;

/**
 * Lets `systemd-analyze verify` look at the units as the generator wrote them, each message at the line of the Quadlet
 * file that it came of.
 * @param output the directory that the generator wrote into
 * @param home an empty directory for this run alone, outside of /dev, /proc and /sys
 */
export async function verify(
  { raw }: Generation,
  output: string,
  home: string | undefined,
  mode: Mode,
  version: string,
  tracer: Tracer,
  attempt: Attempt,
): Promise<Verification> {
  // One name that systemd does not take makes it look at none.
  const names = [...raw.keys()].filter((name) => VALID_NAME.test(name) && name.length <= 255);
  if (names.length === 0) return { findings: [], units: 0, note: undefined };
  if (home === undefined) {
    return {
      findings: [],
      units: 0,
      note: 'the units are not verified: systemd needs a runtime directory outside of /dev, /proc and /sys, and no directory for temporary files is; set TMPDIR to one',
    };
  }
  // The manager of a user needs a runtime directory; in an empty home it finds no units but these.
  const args = ['--no-pager', '--man=no', ...(mode === 'user' ? ['--user'] : ['--system'])];
  const result = await attempt(['systemd-analyze', ...args, 'verify', ...names.map((name) => `./${name}`)], {
    timeout: LIMIT,
    cwd: output,
    env: bareEnvironment({ HOME: home, XDG_RUNTIME_DIR: home, LC_ALL: 'C.UTF-8', SYSTEMD_LOG_COLOR: '0' }),
  });
  if (NOT_FOUND.includes(result.exitCode)) {
    return {
      findings: [],
      units: 0,
      note: 'systemd-analyze is not installed here: the units are not verified',
    };
  }
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const others: string[] = [];
  for (const line of result.stderr.split('\n')) {
    const message = readMessage(line, output);
    if (message === undefined || isAboutThisMachine(message.words)) continue;
    const place = tracer.place(message.unit, message.line);
    const words = `systemd says of ${message.unit}: ${message.words}`;
    const key = JSON.stringify([place, words]);
    if (place === undefined || seen.has(key)) {
      if (place === undefined && raw.has(message.unit)) others.push(words);
      continue;
    }
    seen.add(key);
    findings.push(generatedFinding(place, 'PQ300', 'warning', words, version));
  }
  const failed = result.exitCode !== 0 && result.exitCode !== 1;
  const left = raw.size - names.length;
  const note = failed
    ? `systemd-analyze ended with exit code ${result.exitCode}: ${lastLine(result.stderr)}`
    : left > 0
      ? `${left} of the units have names that systemd does not take, and are not verified`
      : others[0];
  return { findings, units: failed ? 0 : names.length, note };
}

interface Message {
  readonly unit: string;
  readonly line: number | undefined;
  readonly words: string;
}

/** `DIRECTORY/app.service:28: Unknown key …`, or `app.service: Command …`. An instance stands for its template. */
export function readMessage(text: string, output: string): Message | undefined {
  const whole = text.startsWith(`${output}/`) ? text.slice(output.length + 1) : text.replace(/^\.\//, '');
  const found = /^(?:Unit )?([^\s/:]+\.service):?(?:(\d+):)? (.+)$/.exec(whole);
  if (found === null) return undefined;
  const [, name = '', line, words = ''] = found;
  const unit = name.replace(/@(?:i|test-instance|test_instance)\.service$/, '@.service');
  return { unit, line: line === undefined ? undefined : Number(line), words };
}

// Podman need not be installed where its units are generated, and neither need what only a target has.
function isAboutThisMachine(words: string): boolean {
  return words.startsWith(`Command ${PODMAN} is not executable`) && !existsSync(PODMAN);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
