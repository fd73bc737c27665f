import { expect, test } from '@jest/globals';
import { annotationCommands } from '../../src/actions/github.js';
import type { Finding } from '../../src/quadlet/finding.js';
import { lintAnnotations } from '../../src/quadlet/lint/report/annotations.js';
import type { Rule } from '../../src/quadlet/rules/rule.js';
import { HOSTILE, obeyed } from './runner-log.js';

const finding: Finding = {
  file: 'a,b:c%.pod',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 7,
  code: 'PQ001',
  severity: 'error',
  message: 'Wrong: 100%',
  targets: ['6.0.0'],
};

/** What `podman-registry lint --format github` prints of findings. */
function commandsOf(findings: readonly Finding[], rules: readonly Rule[] = []): string {
  const result = {
    targets: ['6.0.0'],
    mode: 'user',
    files: 1,
    units: [],
    findings,
    silenced: 0,
    errors: 0,
    textOf: () => undefined,
  } as const;
  return annotationCommands(lintAnnotations(result, rules).shown);
}

test('each finding is one command, and nothing in it ends it early', () => {
  const rule = {
    code: 'PQ001',
    name: 'bad',
    severity: 'error',
    summary: '',
    explanation: '',
    sources: [],
  } as const;
  expect(commandsOf([finding, { ...finding, severity: 'note', line: 3, endLine: 3 }], [rule])).toBe(
    [
      '::error title=PQ001 bad,file=a%2Cb%3Ac%25.pod,line=2,endLine=2,col=3,endColumn=6::Wrong: 100%25',
      '::notice title=PQ001 bad,file=a%2Cb%3Ac%25.pod,line=3,endLine=3,col=3,endColumn=6::Wrong: 100%25',
      '',
    ].join('\n'),
  );
});

test('there are no more than GitHub shows, and none about a summary that nobody writes', () => {
  const commands = commandsOf(Array.from({ length: 30 }, () => finding));
  expect(commands.split('\n').filter((line) => line !== '')).toHaveLength(9);
  expect(commands).not.toContain('summary');
});

test('neither a name nor a message commands anything else', () => {
  for (const text of HOSTILE) {
    const commands = obeyed(commandsOf([{ ...finding, file: text, message: text }]));
    expect(commands).toMatchObject([{ name: 'error' }]);
    expect(obeyed(commands[0]?.data ?? '')).toEqual([]);
  }
});
