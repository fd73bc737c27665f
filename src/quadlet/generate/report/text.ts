import { visible } from '../../../platform/cells.js';
import { counted, singleLine } from '../../../platform/text.js';
import type { ServiceChange } from '../generated-set.js';
import type { RejectedFile } from '../rejected.js';
import { applyCommands } from './apply.js';
import { notesOf } from './json.js';
import { changesOf, type GenerateReport, securityCounts } from './report.js';

/** The errors of a rejected file that are named. */
const RULES = 3;
const MARKS = { weaker: '!', stronger: '+', neutral: '-' };

/** The units and their changes, for a log or a terminal. `lintText` shows the findings. */
export function generateText(report: GenerateReport): string {
  const { result, started } = report;
  const { made, generator, mode } = result;
  const notes = notesOf(result).map((note) => `note: ${singleLine(note)}`);
  if (made === undefined)
    return `${[...notes, `no units generated: ${singleLine(result.reason ?? '')}`].join('\n')}\n`;
  const { comparison, generation, rejected } = made;
  const lines = [
    ...rejected.map(rejectedLine),
    ...(rejected.length === 0 ? [] : ['']),
    ...changesOf(report).flatMap(changeLines),
    ...applyCommands(changesOf(report), generation.set, mode).flatMap(({ text, commands }) => [
      text,
      ...commands.map((command) => `    ${command}`),
      '',
    ]),
    ...(started ?? []).flatMap(({ name, outcome, words, journal }) => [
      `${outcome === 'up' ? '✓' : '✗'} ${singleLine(name)}: ${singleLine(words)}`,
      ...journal.map((line) => `    ${visible(line)}`),
    ]),
    ...notes,
    `${counted(generation.set.services.length, 'unit')} by ${generator.description}${rejected.length === 0 ? '' : `; ${counted(rejected.length, 'file')} rejected`}`,
    comparison.kind === 'compared'
      ? describeCompared(report, comparison.words)
      : singleLine(comparison.words),
  ];
  return `${lines.join('\n')}\n`;
}

function rejectedLine({ file, words, findings }: RejectedFile): string {
  const rules = findings.map(({ code, line }) => `${code} in line ${line}`).slice(0, RULES);
  const what = [...(words === undefined ? [] : [singleLine(words)]), ...rules].join('; ');
  return `✗ no unit from ${singleLine(file)}: ${what}`;
}

function describeCompared(report: GenerateReport, base: string): string {
  const changes = changesOf(report);
  const words =
    changes.length === 0
      ? 'no service changes'
      : changes.length === 1
        ? '1 service changes'
        : `${changes.length} services change`;
  return `${words} since ${singleLine(base)}${securityCounts(changes, MARKS)
    .map((count) => `; ${count}`)
    .join('')}`;
}

function changeLines({ name, kind, notes, effect, diff }: ServiceChange): string[] {
  return [
    `${kind} ${singleLine(name)}`,
    ...notes.map(({ text, security }) => `  ${MARKS[security]} ${singleLine(text)}`),
    `  → ${singleLine(effect.text)}`,
    ...diff
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `    ${visible(line)}`),
    '',
  ];
}
