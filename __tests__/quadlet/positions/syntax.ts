import { at, container, type PositionCase } from './case.js';

const NO_KEY_VALUE = 'which is not a key-value pair, group, or comment';

/** Files and lines that the generator cannot read. */
export const SYNTAX_CASES: readonly PositionCase[] = [
  at('5.8.6', 'a word alone', { 'a.container': container('⟦PQ001|Port⟧') }, NO_KEY_VALUE),
  at('5.8.6', 'with the line ends of Windows', {
    'a.container': '[Container]\r\nImage=quay.io/a/b\r\n⟦PQ001|oops⟧\r\n',
  }),
  at('6.0.2', 'without a newline at the end', {
    'a.container': '[Container]\nImage=quay.io/a/b\n⟦PQ001|oops⟧',
  }),
  at('5.4.2', 'white space around it is no part', { 'a.container': container('\t ⟦PQ001|what is this⟧ \t') }),
  at('5.8.6', 'white space of other scripts neither', {
    'a.container': container('\u00a0\u3000⟦PQ001|oops⟧\u2003'),
  }),
  at('5.8.6', 'emoji count two', { 'a.container': container('⟦PQ001|🐳 a whale 🐳⟧') }),
  at('5.8.6', 'combining characters count each', { 'a.container': container('⟦PQ001|e\u0301te\u0301⟧ ') }),
  at('5.8.6', 'U+2028 ends no line', { 'a.container': container('Label=a\u2028b', '⟦PQ001|a\u2028b⟧') }),
  at('5.8.6', 'a carriage return alone ends no line', {
    'a.container': container('Label=a\rb', '⟦PQ001|a\rb⟧'),
  }),
  at(
    '5.5.0',
    'a line of YAML',
    { 'a.container': `⟦PQ001|---⟧\n${container('⟦PQ001|Pull: always⟧')}` },
    NO_KEY_VALUE,
  ),
  at('5.6.0', 'a value without its key', { 'a.container': container('⟦PQ001|=8080:80⟧') }),
  at('5.6.0', 'a comment of another language', {
    'a.container': container('⟦PQ001|// the port⟧', '⟦PQ001|<!-- the port -->⟧'),
  }),
  at('5.7.0', 'a header with something behind it', {
    'a.container': '⟦PQ001|[Unit] why⟧\n[Container]\nImage=quay.io/a/b\n',
  }),
  at('5.7.0', 'a header that is not closed', { 'a.network': '⟦PQ001|[Network⟧\n[Network]\nLabel=a=b\n' }),
  at('5.7.0', 'a header in two brackets', { 'a.network': '⟦PQ001|[[Network]]⟧\n[Network]\nLabel=a=b\n' }),
  at('5.8.0', 'what a merge left', {
    'a.container': container(
      '⟦PQ001|<<<<<<< HEAD⟧',
      'Label=a',
      '⟦PQ001|=======⟧',
      'Label=b',
      '⟦PQ001|>>>>>>> other⟧',
    ),
  }),
  at('5.8.6', 'behind comments and blank lines', { 'a.volume': '# a\n\n; b\n[Volume]\n\n# c\n⟦PQ001|d⟧\n' }),
  at(
    '5.8.6',
    'in the lines of a value that is none',
    { 'a.container': container('⟦PQ001|Exec \\\n  run \\\n\tfast⟧') },
    NO_KEY_VALUE,
  ),
  at('5.8.6', 'behind a continued value', { 'a.container': container('Exec=a \\', '  b', '  ⟦PQ001|c⟧') }),
  at('5.3.0', 'behind a comment with a backslash', { 'a.container': container('# a \\', '⟦PQ001|b⟧') }),
  at(
    '5.3.0',
    'a semicolon begins no comment before 5.4',
    { 'a.container': container('⟦PQ001|; why⟧') },
    NO_KEY_VALUE,
  ),
  at('5.4.0', 'a colon begins none from 5.4 on', { 'a.container': container('⟦PQ001|: why⟧') }, NO_KEY_VALUE),
  at('4.9.3', 'for 4.9', { 'a.container': container('⟦PQ001|Port⟧') }),
  at('4.9.3', 'indented, for 4.9', { 'a.container': container('  ⟦PQ001|Port⟧ ') }),
  at('4.4.4', 'with its indentation, for 4.4', { 'a.container': container('⟦PQ001|  Port⟧') }, NO_KEY_VALUE),
  at('4.5.0', 'with the line ends of Windows, for 4.5', { 'a.container': container('⟦PQ001|Port⟧\r') }),
  at(
    '5.8.6',
    'in a drop-in',
    {
      'a.container': container(),
      'a.container.d/b.conf': '[Service]\n⟦PQ001|Restart always⟧\n',
    },
    NO_KEY_VALUE,
  ),
  at('5.8.6', 'in two drop-ins and the unit', {
    'a.container': container('⟦PQ001|one⟧'),
    'a.container.d/b.conf': '⟦PQ001|two⟧\n',
    'container.d/c.conf': '[Service]\n⟦PQ001|three⟧',
  }),

  at('5.8.6', 'an empty section name', { 'a.container': container('⟦PQ002|[]⟧') }, 'invalid group name: '),
  at(
    '5.8.6',
    'a bracket in a section name',
    { 'a.container': `⟦PQ002|[[Unit]⟧\n${container()}` },
    'invalid group name: [Unit',
  ),
  at(
    '5.0.0',
    'a tab in a section name',
    { 'a.container': container('⟦PQ002|[Ser\tvice]⟧  ') },
    'invalid group name: Ser\tvice',
  ),
  at('4.4.0', 'for 4.4', { 'a.container': container('⟦PQ002|[]⟧') }, 'invalid group name: '),
  at('5.8.6', 'a control character of C1', { 'a.container': container('⟦PQ002|[Ser\u0080vice]⟧') }),

  at(
    '4.5.0',
    'a key behind a blank',
    { 'a.container': container('⟦PQ003| Label⟧=a') },
    'invalid key name:  Label',
  ),
  at(
    '4.4.0',
    'keys behind blanks, all of them',
    {
      'a.container': container('⟦PQ003|  Label⟧ = a', '⟦PQ003|  Exec⟧=b'),
    },
    'invalid key name:   Label',
  ),
  at('4.4.4', 'a key of nothing but blanks', { 'a.container': container('⟦PQ003| ⟧ =a') }),
  at(
    '4.4.0',
    'behind a tab it is a key that nobody knows',
    { 'a.container': container('⟦PQ010|\tLabel⟧=a') },
    "unsupported key '\tLabel'",
  ),

  at(
    '5.8.6',
    'a key before the first section',
    { 'a.container': `⟦PQ004|Description⟧=x\n${container()}` },
    'key file does not start with a group',
  ),
  at('5.8.6', 'said once', { 'a.container': `# a\n\n  ⟦PQ004|Description⟧ = x\nAfter=y\n${container()}` }),
  at('5.8.6', 'a file without any section', { 'a.volume': '⟦PQ004|Driver⟧=local\r\n' }),
  at('4.9.3', 'for 4.9', { 'a.volume': '⟦PQ004|Driver⟧=local\n' }),
  at('5.8.6', 'a drop-in without a section', {
    'a.volume': '',
    'a.volume.d/b.conf': '⟦PQ004|Driver⟧=local \\\n  x',
  }),

  at(
    '5.8.6',
    'a byte order mark before a header',
    { 'a.container': `⟦PQ005|\ufeff⟧${container()}` },
    NO_KEY_VALUE,
  ),
  at('4.4.0', 'before a comment', { 'a.container': `⟦PQ005|\ufeff⟧# a\r\n${container()}` }, NO_KEY_VALUE),
  at('5.8.6', 'alone', { 'a.volume': '⟦PQ005|\ufeff⟧' }),
  at('5.8.6', 'before a key', { 'a.volume': '⟦PQ005|\ufeff⟧⟦PQ004|Driver⟧=local\n' }),
  at('5.8.6', 'what follows a byte order mark is looked at', {
    'a.container': `⟦PQ005|\ufeff⟧${container('⟦PQ010|Port⟧=80')}`,
  }),
  at('5.8.6', 'in a drop-in', { 'a.volume': '', 'a.volume.d/b.conf': '⟦PQ005|\ufeff⟧[Volume]\n' }),
  at('5.8.6', 'one that is not at the beginning is part of a key', {
    'a.container': container('⟦PQ010|\ufeffLabel⟧=a'),
  }),

  at('5.0.0', 'a blank line in a value', { 'a.container': container('⟦PQ006|Exec=a \\⟧', '', '[Service]') }),
  at('5.3.0', 'a blank line in a value, further down', {
    'a.container': container('⟦PQ006|Exec=a \\\n  b \\⟧', ' \t', '  c'),
  }),
  at('4.6.0', 'an indented line that continues', { 'a.container': container('  ⟦PQ006|Exec=a \\⟧', '  b') }),
  at('4.9.3', 'a blank line in a value', { 'a.container': container('⟦PQ006|Exec=a \\⟧', '', '  b') }),

  at('5.0.0 5.8.6', 'a file that cannot be read takes its neighbours with it', {
    'a.container': `# The web.\n⟦PQ009|[Container]⟧\nImage=quay.io/a/b\n`,
    'b.container': container('⟦PQ001|oops⟧'),
    'c.volume': '⟦PQ009|# nothing⟧\n\n',
    'd/e.container': container(),
  }),
];
