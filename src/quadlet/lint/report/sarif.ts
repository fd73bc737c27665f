import { groupBy } from '../../../platform/group-by.js';
import { counted, shorten, singleLine } from '../../../platform/text.js';
import type { Finding, Fix, LintResult, Severity } from '../../finding.js';
import type { Rule } from '../../rules/rule.js';
import { errorsFirst, withVersions } from './wording.js';

/** The tool's version and the addresses of its pages. */
export interface SarifAbout {
  /** The version of the linter (Semantic Versioning). */
  readonly version: string;
  readonly informationUri: string;
  /** The page of a rule. */
  readonly helpUri: (code: string) => string;
  /** The texts of a rule's page, because the bundle does not contain them. */
  readonly textsOf?: (code: string) => Pick<Rule, 'summary' | 'explanation'> | undefined;
}

/** GitHub refuses a run with more results (its page "SARIF results exceed one or more limits"). */
const ACCEPTED = 25_000;
/** Number of results that GitHub shows, by severity. */
const SHOWN = 5_000;
/** The longest description of a rule that GitHub accepts, in characters. */
const DESCRIPTION = 1024;

const PROBLEM: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
};

/**
 * The findings as SARIF 2.1.0 for GitHub's code scanning (its page "SARIF support for code scanning"). Errors come first;
 * findings beyond GitHub's limit are left out, and a notification gives their number. Only rules with findings are listed.
 * `github/codeql-action/upload-sarif` adds the fingerprints of lines.
 */
export function lintSarif(result: LintResult, rules: readonly Rule[], about: SarifAbout): string {
  const ordered = errorsFirst(result.findings);
  const kept = ordered.slice(0, ACCEPTED);
  const codes = new Set(kept.map(({ code }) => code));
  const listed = rules.filter(({ code }) => codes.has(code));
  const indexes = new Map<string, number>(listed.map(({ code }, index) => [code, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Quadlet Lint',
            version: about.version,
            semanticVersion: about.version,
            informationUri: about.informationUri,
            rules: listed.map((rule) => descriptor(rule, about)),
          },
        },
        invocations: [{ executionSuccessful: true, ...notifications(ordered.length) }],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: kept.map((finding) => ({
          ruleId: finding.code,
          ...ruleIndex(indexes.get(finding.code)),
          level: finding.severity,
          message: { text: message(finding, result.targets) },
          locations: [location(finding)],
          ...fixes(finding.fix),
          properties: { targets: finding.targets },
        })),
        properties: {
          targets: result.targets,
          mode: result.mode,
          files: result.files,
          resultsLeftOut: ordered.length - kept.length,
        },
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

/** The bundle may have been copied without the pages. */
function withoutTexts(name: string): Pick<Rule, 'summary' | 'explanation'> {
  return { summary: name, explanation: '' };
}

function descriptor(rule: Rule, about: SarifAbout): object {
  const { code, name, severity } = rule;
  const { summary, explanation } = (rule.summary ? rule : about.textsOf?.(code)) ?? withoutTexts(name);
  const uri = about.helpUri(code);
  const full = `${summary} ${explanation}`;
  return {
    id: code,
    name,
    shortDescription: { text: shorten(singleLine(summary), DESCRIPTION) },
    fullDescription: { text: shorten(singleLine(full), DESCRIPTION) },
    helpUri: uri,
    help: {
      text: `${summary}\n\n${explanation}\n\n${uri}`,
      markdown: `${summary}\n\n${explanation}\n\n[${code} ${name}](${uri})`,
    },
    defaultConfiguration: { level: severity },
    properties: {
      tags: ['podman', 'quadlet'],
      precision: severity === 'error' ? 'very-high' : 'high',
      'problem.severity': PROBLEM[severity],
    },
  };
}

function notifications(count: number): object {
  const left = count - ACCEPTED;
  if (count <= SHOWN) return {};
  const text =
    left > 0
      ? `${counted(count, 'finding')}, of which the ${left} least severe are left out: GitHub accepts ${ACCEPTED} and shows ${SHOWN}.`
      : `${counted(count, 'finding')}, of which GitHub shows ${SHOWN}.`;
  return { toolExecutionNotifications: [{ level: left > 0 ? 'warning' : 'note', message: { text } }] };
}

function ruleIndex(index: number | undefined): object {
  return index === undefined ? {} : { ruleIndex: index };
}

// `[text](target)` in a message would be a link, also if it is quoted from a file.
function message(finding: Finding, targets: readonly string[]): string {
  return singleLine(withVersions(finding, targets)).replaceAll('](', '] (');
}

function location({ file, line, column, endLine, endColumn }: Finding): object {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation: artifactLocation(file), region } };
}

/** A path as a normalized URI, as SARIF requires: without `.` and empty segments. */
function artifactLocation(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  const uri = file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map(encodeURIComponent)
    .join('/');
  return file.startsWith('/') ? { uri: `file:///${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

function fixes(fix: Fix | undefined): object {
  if (fix === undefined || fix.edits.length === 0) return {};
  const { title, edits } = fix;
  const artifactChanges = [...groupBy(edits, ({ file }) => file)].map(([file, own]) => ({
    artifactLocation: artifactLocation(file),
    replacements: own.map(({ start, end, text }) => ({
      deletedRegion: { charOffset: start, charLength: end - start },
      insertedContent: { text },
    })),
  }));
  return { fixes: [{ description: { text: title }, artifactChanges }] };
}
