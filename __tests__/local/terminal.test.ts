import { describe, expect, test } from '@jest/globals';
import { terminal } from '../../src/local/terminal.js';
import { showLine } from '../../src/local/workflow-command.js';

function shown(lines: readonly string[], colours = false): string {
  let output = '';
  const screen = terminal({
    stdout: (text) => {
      output += text;
    },
    colours,
  });
  for (const line of lines) showLine(line, screen);
  return output;
}

describe('what is shown', () => {
  test.each([
    ['text as it is', ['a', '', 'b'], 'a\n\nb\n'],
    ['a warning and an error by name', ['::warning::w', '::error::e'], 'warning: w\nerror: e\n'],
    ['all lines of an error', ['::error::a%0Ab'], 'error: a\nb\n'],
    ['no debug lines', ['::debug::d', 'a'], 'a\n'],
    ['an unknown command as text', ['::telemetry::x'], '\\::telemetry::x\n'],
    ['sequences and hidden characters of a step by name', ['✓ \u001b[2Jx\u202e'], '✓ ␛[2Jx<U+202E>\n'],
    [
      'a group under its heading, indented until its end',
      ['::group::Work', 'a', '::warning::w%0Ax', '', '::endgroup::', 'b'],
      'Work\n  a\n  warning: w\n  x\n\nb\n',
    ],
  ])('%s', (_, lines, output) => {
    expect(shown(lines)).toBe(output);
  });

  test('colours are there only when wanted', () => {
    const lines = ['✓ done', '::warning::w', '::error::e', '::group::g', 'plain'];
    expect(shown(lines)).not.toContain('\u001b');
    expect(shown(lines, true)).toBe(
      '\u001b[32m✓\u001b[0m done\n\u001b[33mwarning: w\u001b[0m\n\u001b[31merror: e\u001b[0m\n\u001b[1mg\u001b[0m\n  plain\n',
    );
  });
});

describe('a secret', () => {
  test.each([
    ['is not shown itself', ['::add-mask::s3cret'], ''],
    ['is masked from then on, each time', ['::add-mask::s3cret', 'a s3cret b s3cret'], 'a *** b ***\n'],
    [
      'is masked in warnings and headings',
      ['::add-mask::s', '::warning::a s', '::group::s'],
      'warning: a ***\n***\n',
    ],
    ['with characters of a pattern is taken literally', ['::add-mask::a.b*$&', 'a.b*$& axb'], '*** axb\n'],
    ['with an escaped percent sign is masked as it is', ['::add-mask::50%25off', '50%off'], '***\n'],
    [
      'of several lines is masked line by line',
      ['::add-mask::-----BEGIN-----%0AMIIabc%0A-----END-----', 'x MIIabc', '-----END-----'],
      'x ***\n***\n',
    ],
    [
      'of several lines is masked as a whole',
      ['::add-mask::one%0Atwo', '::error::one%0Atwo'],
      'error: ***\n',
    ],
    ['that is blank masks nothing', ['::add-mask::', '::add-mask:: ', 'a b'], 'a b\n'],
    ['with blank lines masks no blanks', ['::add-mask::one%0A%0A two', 'a b'], 'a b\n'],
    [
      'that is the longer one and came first is masked whole',
      ['::add-mask::abcd', '::add-mask::ab', 'abcd'],
      '***\n',
    ],
    [
      'in an unknown command is masked too',
      ['::add-mask::s3cret', '::telemetry::s3cret'],
      '\\::telemetry::***\n',
    ],
  ])('%s', (_, lines, output) => {
    expect(shown(lines)).toBe(output);
  });

  // Fail as long as secrets are replaced in the order in which they came, and split at line feeds alone.
  test('that begins with another one is masked whole, whichever came first', () => {
    expect(shown(['::add-mask::ab', '::add-mask::abcd', 'abcd'])).not.toContain('cd');
  });

  test('with carriage returns is masked line by line', () => {
    expect(shown(['::add-mask::one%0D%0Atwo', 'x one y'])).toBe('x *** y\n');
  });
});
