import { describe, expect, test } from '@jest/globals';
import { isTemplated } from '../../../src/quadlet/syntax/templated.js';
import { cpuTime } from '../../cpu-time.js';

describe('templates', () => {
  test.each<[language: string, text: string]>([
    ['Jinja', '[Container]\nImage={{ image }}\n'],
    ['Jinja with filters', "Image={{ image | default('nginx') }}"],
    ['Jinja with a path', "Environment=A={{ hostvars['a'].b }}"],
    ['Jinja, statements', '[Container]\n{% if debug %}\nEnvironment=A=b\n{% endif %}\n'],
    ['Jinja, statements without blanks', '{%- for v in volumes -%}'],
    ['Mustache', 'Image={{image}}'],
    ['Mustache, sections', '{{#volumes}}\nVolume={{.}}\n{{/volumes}}'],
    ['Handlebars', '{{#each volumes}}'],
    ['Handlebars, a condition', '{{#if tls}}\nPublishPort=443:443\n{{/if}}'],
    ['Handlebars, a part', '{{> install}}'],
    ['ERB', 'Image=<%= @image %>'],
    ['ERB, statements', '<% if @tls -%>'],
    ['the shell, a line', `[Container]\n\${EXTRA}\n`],
    ['the shell, a line without braces', '[Container]\n  $EXTRA\n'],
    ['the shell, a key', `\${KEY}=value`],
    ['the shell, a part of a key', `Health\${WHAT}=value`],
    ['the shell, a section', `[\${SECTION}]`],
    ['the shell, a part of a section', '[X-$NAME]\nA=b'],
    ['with the line ends of Windows', `[Container]\r\n\${EXTRA}\r\n`],
  ])('%s', (_, text) => {
    expect(isTemplated(text)).toBe(true);
  });
});

describe('none', () => {
  test.each<[title: string, text: string]>([
    ['nothing', ''],
    ['a plain unit', '[Container]\nImage=quay.io/a/b\n'],
    ["systemd's specifiers", 'Volume=%h/data:/data'],
    ['a variable in a value', `Image=\${IMAGE}\nPublishPort=\${PORT}:80\nExec=$A`],
    ['a variable behind a key', `Environment=A=\${B}`],
    ["Go's own template", 'PodmanArgs=--format {{.Names}}'],
    ["Go's own template with blanks", 'Exec=ps --format "{{ .ID }} {{ .Names }}"'],
    ["Go's functions", 'Exec=inspect --format {{json .State}} {{ range .Mounts }}{{ end }}'],
    ["Go's functions with a dash", 'Exec=a {{- if .A -}} b {{- else }} c {{ end -}}'],
    ['JSON', 'HealthCmd=["CMD", "a"]\nLabel=a={"b":{"c":1}}'],
    ['braces of one value', 'Label=a={{'],
    ['the end of a statement alone', 'Label=a=%} b=%>'],
    ['a percent sign and a brace', 'Label=a=%{b}'],
    ['a rate of a shell', `Exec=sh -c "echo $$((1+2)) \${A%%.*}"`],
    ['an array of a shell', 'Exec=sh -c "[ -n $A ]"'],
  ])('%s', (_, text) => {
    expect(isTemplated(text)).toBe(false);
  });
});

test('long lines take no long time', () => {
  const texts = [
    '{{'.repeat(200_000),
    '{%'.repeat(200_000),
    `[${'$a'.repeat(200_000)}`,
    `${'a'.repeat(400_000)}\${b}`,
  ];
  const start = cpuTime();
  for (const text of texts) isTemplated(text);
  expect(cpuTime() - start).toBeLessThan(2000);
});
