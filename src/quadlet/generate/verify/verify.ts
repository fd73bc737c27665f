import { existsSync } from 'node:fs';
import { type Attempt, type CommandResult, timedOut } from '../../../platform/exec.js';
import type { Finding, Mode } from '../../finding.js';
import { bareEnvironment, type Generator, PODMAN } from '../../generator/run.js';
import type { Generation } from '../generate-set.js';
import { generatedFinding, type Tracer } from './trace.js';

/** What systemd thinks of the generated units. */
export interface Verification {
  readonly findings: readonly Finding[];
  /** Units that were looked at; 0 where systemd could not be asked. */
  readonly units: number;
  /** Why not all was looked at, as a sentence; nothing where it was. */
  readonly note: string | undefined;
}

/** Seconds for all calls together. */
const LIMIT = 10;
/** Units in one call: its time grows with their square. */
const BATCH = 500;
/** Units that are verified at most; a set of so many takes two seconds. */
const UNITS = 2000;
/** What systemd has to say about one set at most. */
const FINDINGS = 1000;
const NOT_FOUND = [126, 127];
/** A unit's name as systemd has it: `unit_name_is_valid`. */
const VALID_NAME = /^[A-Za-z0-9:_.\\-]+(?:@[A-Za-z0-9:_.\\@-]*)?\.service$/;

/** What is verified. */
export interface VerifyRequest {
  readonly generation: Generation;
  /** The directory that the generator wrote into. */
  readonly output: string;
  /** An empty directory for this run alone, outside of /dev, /proc and /sys; nothing where there is no place for one. */
  readonly home: string | undefined;
  readonly mode: Mode;
  readonly generator: Pick<Generator, 'version'>;
  readonly tracer: Tracer;
}

/**
 * Lets `systemd-analyze verify` look at the units as the generator wrote them, each message at the line of the Quadlet
 * file that it came of.
 */
export async function verify(request: VerifyRequest, attempt: Attempt): Promise<Verification> {
  const { raw } = request.generation;
  // One name that systemd does not take makes it look at none.
  const valid = [...raw.keys()].filter((name) => VALID_NAME.test(name) && name.length <= 255);
  const names = valid.slice(0, UNITS);
  if (names.length === 0) return { findings: [], units: 0, note: undefined };
  if (request.home === undefined) {
    return unverified(
      'the units are not verified: systemd needs a runtime directory outside of /dev, /proc and /sys, and no directory for temporary files is; set TMPDIR to one',
    );
  }
  const end = Date.now() + LIMIT * 1000;
  const findings = new Findings(request);
  let verified = 0;
  while (verified < names.length) {
    const batch = names.slice(verified, verified + BATCH);
    const result = await analyse(batch, request.home, request, end, attempt);
    if (NOT_FOUND.includes(result.exitCode)) {
      return unverified('systemd-analyze is not installed here: the units are not verified');
    }
    findings.read(result.stderr);
    if (timedOut(result)) {
      const note = `systemd-analyze did not end within ${LIMIT} s: ${raw.size - verified} of the units are not verified`;
      return { findings: findings.found, units: verified, note };
    }
    if (result.exitCode !== 0 && result.exitCode !== 1) {
      const note = `systemd-analyze ended with exit code ${result.exitCode}: ${lastLine(result.stderr)}`;
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

/** @param end milliseconds; the command gets what is left until then, and a second at least */
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
    // The manager of a user needs a runtime directory; in an empty home it finds no units but these.
    env: bareEnvironment({
      HOME: home,
      XDG_RUNTIME_DIR: home,
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
  if (all > valid)
    return `${all - valid} of the units have names that systemd does not take, and are not verified`;
  if (valid > verified) return `${valid - verified} of the units are not verified: it would take too long`;
  return more > 0 ? `systemd has ${more} more to say about the units` : others[0];
}

/** What systemd says, each message at the place that it comes of. */
class Findings {
  readonly found: Finding[] = [];
  /** What it says of units without a place. */
  readonly others: string[] = [];
  /** How many messages are left out. */
  more = 0;
  readonly #seen = new Set<string>();

  constructor(private readonly request: VerifyRequest) {}

  read(stderr: string): void {
    for (const line of stderr.split('\n')) {
      const message = line.length > LONGEST_LINE ? undefined : readMessage(line, this.request.output);
      if (message === undefined || isAboutThisMachine(message.words)) continue;
      if (this.found.length >= FINDINGS) this.more++;
      else this.#add(message);
    }
  }

  #add({ unit, line, words: said }: Message): void {
    const { generation, tracer, generator } = this.request;
    const location = tracer.locate(unit, line);
    const words = `systemd says of ${unit}: ${said}`;
    const key = JSON.stringify([location, words]);
    if (location === undefined) {
      if (generation.raw.has(unit)) this.others.push(words);
    } else if (!this.#seen.has(key)) {
      this.#seen.add(key);
      this.found.push(generatedFinding(location, 'PQ300', 'warning', words, generator.version));
    }
  }
}

/** Characters; systemd cuts its messages itself. */
const LONGEST_LINE = 64 * 1024;

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
