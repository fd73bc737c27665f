import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownCode, markdownText, table } from '../src/report/markdown.js';
import { fingerprintOf } from './fingerprint.js';
import { readProof, type Speaker, type Words } from './format.js';
import type { Recorded } from './judge.js';
import { type RecordedRule, type Run, readRecording } from './record.js';

const SPEAKERS: Readonly<Record<Speaker, string>> = {
  quadlet: 'the generator',
  systemctl: '`systemctl`',
  systemd: 'systemd',
  podman: 'podman',
  container: 'the container',
};

const RESULTS: Readonly<Record<Recorded['result'], string>> = {
  absent: 'is not generated',
  fails: 'does not start',
  starts: 'starts',
  generated: 'is generated',
  'not started': '',
};

/** What was seen of one rule with one version of Podman. */
export interface Observed {
  readonly run: Run;
  readonly rule: RecordedRule;
}

/** @returns what was seen with the files that the rule has now, in the order of the versions */
export function observedOf(code: string, fixtures: string): Observed[] {
  const directory = join(fixtures, code);
  const runs = Object.values(readRecording()).flatMap((run) => {
    const rule = run.rules[code];
    return rule === undefined ? [] : [{ run, rule }];
  });
  if (runs.length === 0) return [];
  const files = fingerprintOf(directory);
  return runs
    .filter(({ rule }) => rule.files === files)
    .sort((a, b) => a.run.podman.localeCompare(b.run.podman, 'en', { numeric: true }));
}

/** A section of a rule's page; empty where nothing was seen. */
export function observedSection(observed: readonly Observed[]): string {
  if (observed.length === 0) return '';
  const items = observed.map(({ run, rule }) => `- ${versionOf(run, rule)}: ${sentenceOf(rule)}`);
  return `## Observed\n\n${items.join('\n')}\n\n`;
}

/** The page with all rules. */
export function observedPage(codes: readonly string[], fixtures: string): string {
  const observed = codes.map((code) => ({ code, all: observedOf(code, fixtures) }));
  const rows = observed.flatMap(({ code, all }) =>
    all.map(({ run, rule }) => [`[${code}](${code}.md)`, versionOf(run, rule), sentenceOf(rule)]),
  );
  const reasons = observed
    .filter(({ all }) => all.length === 0)
    .map(({ code }) => ({ code, reason: reasonOf(join(fixtures, code, 'proof.json')) }))
    .filter(({ reason }) => reason !== undefined)
    .map(({ code, reason }) => `| [${code}](${code}.md) | ${markdownText(reason ?? '')} |`);
  const runs = Object.values(readRecording()).map(
    ({ podman, systemd, date }) => `Podman ${podman} with systemd ${systemd} on ${date}`,
  );
  return `# What was observed of the rules

\`npm run proof:rules\` installs the wrong and the right files of each rule in a machine and starts them. A rule is proven if podman, systemd or the
generator print the words of its \`proof.json\` for the wrong files only, and if the right files start. Last run: ${runs.join('; ')}.

${table(['rule', 'version', 'wrong files'], rows)}
${reasons.length === 0 ? '' : `## Not run\n\n| rule | reason |\n| --- | --- |\n${reasons.join('\n')}\n`}`;
}

function versionOf({ podman, systemd }: Run, { generator }: RecordedRule): string {
  const own = generator === undefined ? '' : ` with the generator of ${generator}`;
  return `Podman ${podman}${own}, systemd ${systemd}`;
}

function sentenceOf({ unit, result, says, shows }: RecordedRule): string {
  const parts = [
    ...(unit === '' ? [] : [`${markdownCode(unit)} ${RESULTS[result]}`]),
    ...says.map(({ by, message }) => `${SPEAKERS[by]} prints ${markdownCode(message)}`),
    ...shows.map(({ run, wrong, right }) => {
      const expected = right === undefined ? '' : `with the right files it ${showing(right)}`;
      const found = wrong === undefined ? '' : showing(wrong);
      return `${markdownCode(run)} ${[found, expected].filter((part) => part !== '').join(', ')}`;
    }),
  ];
  return parts.join('; ');
}

function showing(words: Words): string {
  if (typeof words !== 'string') return `does not show ${markdownCode(words.not)}`;
  return `shows ${markdownCode(words)}`;
}

function reasonOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const proof = readProof(readFileSync(file, 'utf8'), file);
  return 'cannot' in proof ? proof.cannot : undefined;
}
