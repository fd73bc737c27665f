import { formatBytes } from '../../platform/amounts.js';
import type { Boundary } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { LONGEST_FILE, readGivenFile } from '../../platform/given-paths.js';
import { counted, isOrAre } from '../../platform/text.js';
import { writeOutput } from '../../platform/write-output.js';
import { lineFinder } from '../../report/excerpt-lines.js';
import type { Finding, LintResult } from '../finding.js';
import { fingerprinter } from './fingerprint.js';
import { MORE_FINDINGS } from './suppression.js';

/** The findings that a repository had when it began to lint. */
interface Baseline {
  /** As in messages. */
  readonly file: string;
  /** Their files, by fingerprint. */
  readonly known: ReadonlyMap<string, string>;
}

interface BaselineText {
  readonly version: 1;
  /** Rule and file are for people who review a change of the baseline. */
  readonly findings: readonly {
    readonly code: string;
    readonly file: string;
    readonly fingerprint: string;
  }[];
}

/** The findings that a baseline does not contain. */
export interface Fresh {
  readonly findings: readonly Finding[];
  /** What the report says about the others. */
  readonly remarks: readonly string[];
}

/**
 * Compares a result with a baseline.
 * @param what the option or input with the path of the baseline
 * @throws UserError if the file is missing or not valid
 */
export async function freshFindings(
  what: string,
  file: string,
  result: LintResult,
  boundary: Boundary,
): Promise<Fresh> {
  const hint = 'write it with podman-registry lint --baseline FILE --update-baseline';
  return withoutKnown(result, parseBaseline(await readGivenFile({ what, path: file }, hint, boundary), file));
}

/**
 * Writes all findings of a result as a baseline.
 * @throws UserError if it cannot be written, or would be too large to be read
 */
export function writeBaseline(file: string, result: LintResult, boundary: Boundary): void {
  const text = baselineText(result);
  if (Buffer.byteLength(text) > LONGEST_FILE) {
    const limit = formatBytes(LONGEST_FILE, 0);
    throw new UserError(
      `the baseline ${file} would be larger than ${limit}; lint parts of the directory separately`,
    );
  }
  writeOutput(file, text, boundary);
}

/**
 * @param file for messages
 * @throws UserError if the text is not a baseline
 */
export function parseBaseline(text: string, file: string): Baseline {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UserError(`baseline ${file} is not JSON; write it again with --update-baseline`);
  }
  if (!isBaseline(parsed)) {
    throw new UserError(`${file} is not a baseline of this linter; write it again with --update-baseline`);
  }
  return { file, known: new Map(parsed.findings.map((one) => [one.fingerprint, one.file])) };
}

function isBaseline(value: unknown): value is BaselineText {
  if (typeof value !== 'object' || value === null) return false;
  const { version, findings } = value as Partial<BaselineText>;
  return (
    version === 1 &&
    Array.isArray(findings) &&
    findings.every((one) => typeof one?.fingerprint === 'string' && typeof one.file === 'string')
  );
}

/** The text of a baseline with all findings of a result. */
export function baselineText(result: LintResult): string {
  const findings = identified(result).map(({ finding: { code, file }, fingerprint }) =>
    JSON.stringify({ code, file, fingerprint }),
  );
  return findings.length === 0
    ? '{"version":1,"findings":[]}\n'
    : `{"version":1,"findings":[\n${findings.join(',\n')}\n]}\n`;
}

/** Leaves out the findings that a baseline contains, and counts those of it that no longer occur. */
function withoutKnown(result: LintResult, baseline: Baseline): Fresh {
  const { file, known } = baseline;
  const found = new Set<string>();
  const left = new Set<Finding>();
  for (const { finding, fingerprint } of identified(result)) {
    if (!known.has(fingerprint)) continue;
    found.add(fingerprint);
    left.add(finding);
  }
  // What this run did not check may still occur.
  const gone = [...known].filter(
    ([fingerprint, path]) => !found.has(fingerprint) && result.textOf(path) !== undefined,
  );
  const occur = gone.length === 1 ? 'occurs' : 'occur';
  return {
    findings: result.findings.filter((finding) => !left.has(finding)),
    remarks: [
      ...(left.size === 0
        ? []
        : [`${counted(left.size, 'finding')} of ${file} ${isOrAre(left.size)} not shown`]),
      ...(gone.length === 0
        ? []
        : [
            `${counted(gone.length, 'finding')} of ${file} no longer ${occur}; use --update-baseline to remove them`,
          ]),
    ],
  };
}

/** A finding that stands for an unknown number of others is never part of a baseline. */
function identified(result: LintResult) {
  const fingerprintOf = fingerprinter(lineFinder(result));
  return result.findings
    .filter(({ code, more }) => code !== MORE_FINDINGS && more === undefined)
    .map((finding) => ({ finding, fingerprint: fingerprintOf(finding) }));
}
