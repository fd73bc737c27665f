import { nearest } from '../catalogue/nearest.js';
import { byLocation, type Finding, type LintResult, type Location, weightOf } from '../finding.js';
import { type LogicalLine, logicalLines } from '../syntax/logical-lines.js';
import { SourceText } from '../syntax/source-text.js';

/** The rule for comments that disable rules incorrectly. */
export const SUPPRESSION = 'PQ090';

/** The rule that reports the number of findings beyond the limits. */
export const MORE_FINDINGS = 'PQ094';

/**
 * Disables findings with comments: `# pq-lint: disable=PQ012,PQ013 reason` for the next entry or section header,
 * `disable-file=` for the whole file. A comment without a reason, without a known rule or without effect is itself a
 * finding, {@link SUPPRESSION}, which cannot be disabled.
 * @param files the paths in which comments are read
 * @param codes of all rules
 */
export function applySuppressions(
  { findings, targets, textOf }: Pick<LintResult, 'findings' | 'targets' | 'textOf'>,
  files: Iterable<string>,
  codes: ReadonlySet<string>,
): Pick<LintResult, 'findings' | 'silenced'> {
  const comments = new Map<string, readonly SuppressionComment[]>();
  for (const file of files) {
    const own = readSuppressions(file, textOf(file) ?? '');
    if (own.length > 0) comments.set(file, own);
  }
  if (comments.size === 0) return { findings, silenced: 0 };
  const used = new Map<SuppressionComment, Set<string>>();
  const kept = findings.filter((finding) => {
    const silencing = (comments.get(finding.file) ?? []).filter((comment) => silences(comment, finding));
    for (const comment of silencing) used.set(comment, (used.get(comment) ?? new Set()).add(finding.code));
    return silencing.length === 0;
  });
  const own = [...comments.values()].flat().flatMap((comment) => {
    const messages = faultsOf(comment, used.get(comment) ?? new Set(), codes);
    return messages.map((message): Finding => {
      return { ...comment.location, code: SUPPRESSION, severity: 'warning', message, targets };
    });
  });
  return {
    findings: own.length === 0 ? kept : [...kept, ...own].sort(byLocation),
    silenced: weights(findings) - weights(kept),
  };
}

function silences(
  { codes, wholeFile, from, to }: SuppressionComment,
  { code, line, more }: Finding,
): boolean {
  // A finding that represents others has the line of the first one only.
  if (code === SUPPRESSION || code === MORE_FINDINGS || (more !== undefined && !wholeFile)) return false;
  return line >= from && line <= to && codes.includes(code);
}

function faultsOf(
  comment: SuppressionComment,
  used: ReadonlySet<string>,
  codes: ReadonlySet<string>,
): string[] {
  if (comment.fault !== undefined) return [comment.fault];
  const unknown = comment.codes.filter((code) => !codes.has(code));
  const idle = comment.codes.filter((code) => codes.has(code) && !used.has(code));
  const where = comment.wholeFile ? 'in this file' : 'in the next entry';
  return [
    ...unknown.map((code) => {
      const near = nearest(code, codes, 1);
      return `There is no rule ${code}${near === undefined ? '.' : `; did you mean ${near}?`}`;
    }),
    ...(comment.reason === '' ? ['The comment has no reason; write one after the codes.'] : []),
    ...(idle.length === 0
      ? []
      : [`The comment has no effect: there is no ${idle.join(' and no ')} ${where}; remove it.`]),
  ];
}

function weights(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => sum + weightOf(finding), 0);
}

/** A comment that disables rules. */
interface SuppressionComment {
  readonly file: string;
  readonly location: Location;
  readonly codes: readonly string[];
  readonly reason: string;
  readonly wholeFile: boolean;
  /** The range of lines, inclusive; empty if `from` is greater. */
  readonly from: number;
  readonly to: number;
  /** Why it is not valid. */
  readonly fault?: string;
}

const MARK = 'pq-lint:';
const COMMENT = /^[#;]+[ \t]*pq-lint:[ \t]*(.*)$/;
const DISABLE =
  /^(disable|disable-file)[ \t]*=[ \t]*([A-Za-z]+\d+(?:[ \t]*,[ \t]*[A-Za-z]+\d+)*)(?:[ \t:]+(.*))?$/;

const FORM = 'write disable=PQ012,PQ013 REASON for the next entry, or disable-file=PQ012 REASON for the file';

/** Finds the comments of a file that disable rules. */
function readSuppressions(file: string, text: string): SuppressionComment[] {
  // Almost no file has any.
  if (!text.includes(MARK)) return [];
  const source = new SourceText(file, text);
  const lines = logicalLines(text, 'skipping', '#;');
  const comments: SuppressionComment[] = [];
  let next: LogicalLine | undefined;
  for (const line of lines.reverse()) {
    if (!line.comment) {
      next = line;
      for (const comment of insideValue(source, line).reverse()) comments.push(comment);
    } else {
      const words = COMMENT.exec(line.text)?.[1];
      if (words !== undefined) comments.push(readComment(source, line, words, next));
    }
  }
  return limited(comments.reverse());
}

/** Limit per file: each finding is compared with each comment. */
const COMMENTS = 1000;

function limited(comments: readonly SuppressionComment[]): SuppressionComment[] {
  const [first] = comments.slice(COMMENTS);
  if (first === undefined) return [...comments];
  const fault = `The file has more than ${COMMENTS} such comments; this one and those below are ignored.`;
  return [...comments.slice(0, COMMENTS), useless(first.location, fault)];
}

function readComment(
  source: SourceText,
  line: LogicalLine,
  words: string,
  next: LogicalLine | undefined,
): SuppressionComment {
  const start = line.origin;
  const location = source.location(start, start + line.text.length);
  const [, kind, codes = '', reason = ''] = DISABLE.exec(words) ?? [];
  if (kind === undefined)
    return useless(location, `"${words}" is not a valid comment for the linter; ${FORM}.`);
  const wholeFile = kind === 'disable-file';
  const [from, to] = wholeFile ? [1, Number.POSITIVE_INFINITY] : linesOf(source, next);
  return {
    file: source.path,
    location,
    codes: codes.split(/[ \t]*,[ \t]*/),
    reason: reason.trim(),
    wholeFile,
    from,
    to,
  };
}

function linesOf(source: SourceText, line: LogicalLine | undefined): [from: number, to: number] {
  if (line === undefined) return [1, 0];
  return [source.position(line.start).line, source.position(line.end).line];
}

// Newer generators skip comments between the lines of one value; older ones make them part of the value.
function insideValue(source: SourceText, { start, end }: LogicalLine): SuppressionComment[] {
  const value = source.text.slice(start, end);
  if (!value.includes(MARK)) return [];
  return [...value.matchAll(/^[ \t]*([#;]+[ \t]*pq-lint:[^\r\n]*)/gm)].map(
    ({ index, 0: line, 1: text = '' }) => {
      const stop = start + index + line.length;
      const location = source.location(stop - text.length, stop);
      return useless(
        location,
        'The comment is between the lines of one value and has no effect; move it above the key.',
      );
    },
  );
}

function useless(location: Location, fault: string): SuppressionComment {
  return { file: location.file, location, codes: [], reason: '', wholeFile: false, from: 1, to: 0, fault };
}
