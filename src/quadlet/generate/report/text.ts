import { visible } from '../../../platform/cells.js';
import { counted, singleLine } from '../../../platform/text.js';
import type { ServiceChange } from '../generated-set.js';
import { notesOf } from './json.js';
import { changesOf, type GenerateReport, securityCount } from './report.js';

/** The units and their changes, for a log or a terminal. `lintText` shows the findings. */
export function generateText(report: GenerateReport): string {
  const { result, started } = report;
  const { made, generator } = result;
  if (made === undefined) return `no units generated, because the linter found errors\n`;
  const { comparison, generation } = made;
  const lines = [
    ...changesOf(report).flatMap(changeLines),
    ...(started ?? []).flatMap(({ name, outcome, words, journal }) => [
      `${outcome === 'up' ? '✓' : '✗'} ${singleLine(name)}: ${singleLine(words)}`,
      ...journal.map((line) => `    ${visible(line)}`),
    ]),
    ...notesOf(result).map((note) => `note: ${singleLine(note)}`),
    `${counted(generation.set.services.length, 'unit')} by ${generator.description}`,
    comparison.kind === 'compared'
      ? describeCompared(report, comparison.words)
      : singleLine(comparison.words),
  ];
  return `${lines.join('\n')}\n`;
}

function describeCompared(report: GenerateReport, base: string): string {
  const changes = changesOf(report);
  const security = securityCount(changes);
  const words =
    changes.length === 0
      ? 'no service changes'
      : changes.length === 1
        ? '1 service changes'
        : `${changes.length} services change`;
  return `${words} since ${singleLine(base)}${security === 0 ? '' : `; ${security === 1 ? '1 change affects' : `${security} changes affect`} security`}`;
}

function changeLines({ name, kind, notes, diff }: ServiceChange): string[] {
  return [
    `${kind} ${singleLine(name)}`,
    ...notes.map(({ text, security }) => `  ${security ? '! ' : '- '}${singleLine(text)}`),
    ...diff
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `    ${visible(line)}`),
    '',
  ];
}
