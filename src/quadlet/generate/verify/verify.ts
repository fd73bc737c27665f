import { existsSync } from 'node:fs';
import { type Attempt, type CommandResult, timedOut } from '../../../platform/exec.js';
import type { Finding, Mode } from '../../finding.js';
import { bareEnvironment, type Generator, PODMAN } from '../../generator/run.js';
import type { Generation } from '../generate-set.js';
import { withoutRun } from '../rejected.js';
import { type Report, readMessages, reportsOf } from './messages.js';
import { generatedFinding, type Tracer } from './trace.js';
import { isUnitName } from './unit-name.js';

/** The result of `systemd-analyze verify`. */
export interface Verification {
  readonly findings: readonly Finding[];
  /** Number of verified units; 0 if systemd-analyze could not run. */
  readonly units: number;
  /** Why some units are not verified, as a sentence. */
  readonly note: string | undefined;
}

/** Seconds for all calls together. */
const LIMIT = 10;
/** Units in one call: the time is quadratic. */
const BATCH = 500;
/** Limit for units; 2,000 take two seconds. */
const UNITS = 2000;
/** Limit for messages. */
const FINDINGS = 1000;
const NOT_FOUND = [126, 127];

/** The units to verify. */
export interface VerifyRequest {
  readonly generation: Generation;
  /** The generator's output directory. */
  readonly output: string;
  /** An empty directory outside of /dev, /proc and /sys; undefined if the machine has no such directory. */
  readonly home: string | undefined;
  readonly mode: Mode;
  readonly generator: Pick<Generator, 'version'>;
  readonly tracer: Tracer;
}

/**
 * Runs `systemd-analyze verify` on the units as the generator wrote them, and reports each message at the line of the
 * Quadlet file.
 */
export async function verify(request: VerifyRequest, attempt: Attempt): Promise<Verification> {
  const { raw } = request.generation;
  // With one invalid name systemd-analyze checks none of the units.
  const valid = [...raw.keys()].filter(isUnitName);
  const names = valid.slice(0, UNITS);
  if (names.length === 0) return { findings: [], units: 0, note: undefined };
  if (request.home === undefined) {
    return unverified(
      'the units are not verified: systemd needs a temporary directory outside of /dev, /proc and /sys; set TMPDIR to one',
    );
  }
  const end = Date.now() + LIMIT * 1000;
  const findings = new Findings(request);
  let verified = 0;
  while (verified < names.length) {
    const batch = names.slice(verified, verified + BATCH);
    const result = await analyse(batch, request.home, request, end, attempt);
    if (NOT_FOUND.includes(result.exitCode)) {
      return unverified('the units are not verified: systemd-analyze is not installed');
    }
    findings.read(result.stderr);
    if (timedOut(result)) {
      const note = `${raw.size - verified} of the units are not verified: systemd-analyze was stopped after ${LIMIT} s`;
      return { findings: findings.found, units: verified, note };
    }
    if (result.exitCode !== 0 && result.exitCode !== 1) {
      const note = `the units are not verified: systemd-analyze failed with exit code ${result.exitCode}: ${lastLine(result.stderr)}`;
      return { findings: findings.found, units: 0, note };
    }
    verified += batch.length;
  }
  const note = noteOf(raw.size, valid.length, verified, findings);
  return { findings: findings.found, units: verified, note };
}

function unverified(note: string): Verification {
  return { findings: [], units: 0, note };
}

/** @param end in milliseconds; the command gets the remaining time, at least one second */
function analyse(
  names: readonly string[],
  home: string,
  { output, mode }: VerifyRequest,
  end: number,
  attempt: Attempt,
): Promise<CommandResult> {
  const options = ['--no-pager', '--man=no', mode === 'user' ? '--user' : '--system'];
  return attempt(['systemd-analyze', ...options, 'verify', ...names.map((name) => `./${name}`)], {
    timeout: Math.max(1, Math.ceil((end - Date.now()) / 1000)),
    cwd: output,
    // A user manager needs a runtime directory; an empty home contains no other units.
    env: bareEnvironment({
      HOME: home,
      XDG_RUNTIME_DIR: home,
      // Otherwise it runs programs of this machine for the environment of the user's units (systemd.environment-generator(7)).
      SYSTEMD_ENVIRONMENT_GENERATOR_PATH: home,
      LC_ALL: 'C.UTF-8',
      SYSTEMD_LOG_COLOR: '0',
    }),
  });
}

function noteOf(
  all: number,
  valid: number,
  verified: number,
  { more, others }: Findings,
): string | undefined {
  if (all > valid) return `${all - valid} of the units are not verified: systemd does not accept their names`;
  if (valid > verified) return `${valid - verified} of the units are not verified: the limit is ${UNITS}`;
  return more > 0 ? `${more} more messages of systemd-analyze are not shown` : others[0];
}

/** The messages of systemd-analyze, each at its line. */
class Findings {
  readonly found: Finding[] = [];
  /** Messages about units without a Quadlet file. */
  readonly others: string[] = [];
  /** Number of messages beyond the limit. */
  more = 0;
  readonly #seen = new Set<string>();
  readonly #refused = new Set<string>();

  constructor(private readonly request: VerifyRequest) {}

  /** @param stderr the messages of one batch */
  read(stderr: string): void {
    const messages = readMessages(stderr, this.request.output);
    for (const report of reportsOf(messages.filter(({ words }) => !isAboutThisMachine(words)))) {
      if (this.found.length >= FINDINGS) this.more++;
      else this.#add(report);
    }
  }

  #add({ unit, line, words: said, refused }: Report): void {
    const { generation, tracer, generator, home } = this.request;
    const placed = withoutRun(said, generation);
    const reason = home === undefined ? placed : placed.replaceAll(home, '%t');
    const words = refused
      ? `systemd refuses ${unit}, so it cannot start: ${reason}`
      : `systemd-analyze reports for ${unit}: ${reason}`;
    // A unit of another batch can require this one.
    if (refused && this.#refused.has(unit)) return;
    if (refused) this.#refused.add(unit);
    const key = line === undefined && refused ? /\b([A-Z][A-Za-z]+)=/.exec(said)?.[1] : undefined;
    const location = (key && tracer.locateKey(unit, key)) || tracer.locate(unit, line);
    const id = JSON.stringify([location, words]);
    if (location === undefined) {
      if (generation.raw.has(unit)) this.others.push(words);
    } else if (!this.#seen.has(id)) {
      this.#seen.add(id);
      this.found.push(
        generatedFinding(location, 'PQ300', refused ? 'error' : 'warning', words, generator.version),
      );
    }
  }
}

// Podman need not be installed on the machine that generates the units.
function isAboutThisMachine(words: string): boolean {
  return words.startsWith(`Command ${PODMAN} is not executable`) && !existsSync(PODMAN);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
