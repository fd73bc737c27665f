import type { Context } from '../rules/context.js';
import { trimSpaces } from '../syntax/spaces.js';
import { type Span, type SyntaxFault, spanOf, type UnitFile } from '../syntax/unit-file.js';

/** What keeps the generator from reading a file (`error loading …`). */
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
      context.report('PQ002', span, `"${shortened(fault.name)}" cannot be the name of a section`);
      return;
    case 'key-name':
      context.report(
        'PQ003',
        span,
        "a key has no blank in front of it: take the white space at the line's beginning away",
      );
      return;
    case 'before-section':
      context.report(
        'PQ004',
        span,
        'this comes before the first section: put a header like [Container] above it',
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
    'the file begins with a byte order mark, which the generator takes for part of the first line: save it as UTF-8 without one',
    {
      title: 'take the byte order mark away',
      edits: [{ file: source.path, start: 0, end: 1, text: '' }],
    },
  );
}

function noKeyValue(text: string): string {
  const hint = /^(?:-{3,}|={3,}|\*{3,})$/.test(text)
    ? 'put a # in front of it, or take it away'
    : /^(?:\/\/|--\s|<!--|\/\*)/.test(text)
      ? 'comments begin with #'
      : text.startsWith('[')
        ? 'a section header is [Name] and nothing else'
        : text.startsWith('=')
          ? 'the key before the "=" is missing'
          : /^[A-Za-z]\w*\s*:/.test(text)
            ? 'write KEY=VALUE, with "=" and not ":"'
            : 'if it goes on with the line before, that one must end in a backslash';
  return `"${shortened(text)}" is no KEY=VALUE, no [Section] and no comment: ${hint}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function endless({ behaviour }: Context): string {
  return behaviour.dialect === 'trimmed'
    ? 'the generator of Podman 4.6 to 4.9 runs for ever on an indented line that continues, on a blank line in a continuation, and on white space (also the carriage return of Windows) behind the backslash: take it away'
    : 'the generator of Podman 5.0 to 5.3 runs for ever on a blank line in a continuation: take it, or the backslash before it, away';
}

/** The text of the line, and of a header what is between its brackets. */
function lineSpan(file: UnitFile, { kind, line }: SyntaxFault): Span {
  const end = trimSpaces(line.text, 0, line.text.length);
  const equals = line.text.indexOf('=');
  const stop =
    (kind === 'before-section' || kind === 'key-name') && equals > 0 ? trimSpaces(line.text, 0, equals) : end;
  return spanOf(file.source, line, 0, Math.max(stop, Math.min(1, line.text.length)));
}
