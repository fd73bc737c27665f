import type { Context } from '../rules/context.js';
import { trimSpaces } from '../syntax/spaces.js';
import { type Span, type SyntaxFault, spanOf, type UnitFile } from '../syntax/unit-file.js';

/** Reports why the generator cannot read a file (`error loading …`). */
export function checkSyntax(context: Context, file: UnitFile): void {
  for (const fault of file.faults) reportFault(context, file, fault);
}

function reportFault(context: Context, file: UnitFile, fault: SyntaxFault): void {
  const { line } = fault;
  const span = lineSpan(file, fault);
  switch (fault.kind) {
    case 'byte-order-mark':
      reportMark(context, file);
      return;
    case 'no-key-value':
      context.reportLazily('PQ001', span, () => ({ message: noKeyValue(line.text) }));
      return;
    case 'section-name':
      context.report(
        'PQ002',
        span,
        `"${shortened(fault.name)}" is not a valid section name; use at least one character, but no brackets`,
      );
      return;
    case 'key-name':
      context.report(
        'PQ003',
        span,
        'Podman 4.4 and 4.5 do not support indented keys; remove the white space before this key',
      );
      return;
    case 'before-section':
      context.report(
        'PQ004',
        span,
        'this line is before the first section; add a header such as [Container] above it',
      );
      return;
    case 'endless':
      context.report('PQ006', span, endless(context));
      return;
  }
}

function reportMark(context: Context, { source }: UnitFile): void {
  context.report(
    'PQ005',
    { source, start: 0, end: 1 },
    'the file starts with a byte order mark, which the generator reads as part of the first line; save it as UTF-8 without one',
    {
      title: 'remove the byte order mark',
      edits: [{ file: source.path, start: 0, end: 1, text: '' }],
    },
  );
}

function noKeyValue(text: string): string {
  const hint = /^(?:-{3,}|={3,}|\*{3,})$/.test(text)
    ? 'start it with # or remove it'
    : /^(?:\/\/|--\s|<!--|\/\*)/.test(text)
      ? 'start comments with #'
      : text.startsWith('[')
        ? 'a section header is [Name], alone on its line'
        : text.startsWith('=')
          ? 'add a key before the "="'
          : /^[A-Za-z]\w*\s*:/.test(text)
            ? 'write KEY=VALUE, with "=" instead of ":"'
            : 'to continue the line above, end that line with a backslash';
  return `"${shortened(text)}" is not KEY=VALUE, a [Section] or a comment; ${hint}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function endless({ behaviour }: Context): string {
  return behaviour.dialect === 'trimmed'
    ? 'the generator of Podman 4.6 to 4.9 hangs on an indented line that is continued, an empty line in a continuation, and white space (or a carriage return) after the backslash; remove it'
    : 'the generator of Podman 5.0 to 5.3 hangs on an empty line in a continuation; remove it, or the backslash before it';
}

/** The span of the line; up to its key where only the key is wrong. */
function lineSpan(file: UnitFile, { kind, line }: SyntaxFault): Span {
  const end = trimSpaces(line.text, 0, line.text.length);
  const equals = line.text.indexOf('=');
  const stop =
    (kind === 'before-section' || kind === 'key-name') && equals > 0 ? trimSpaces(line.text, 0, equals) : end;
  return spanOf(file.source, line, 0, Math.max(stop, Math.min(1, line.text.length)));
}
