/** Why a line is not a valid comma-separated record. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
}

/**
 * Reads comma-separated values like Go's `encoding/csv` (RFC 4180, strict quotes), with which Podman reads `Mount=`.
 * @throws CsvError for a misplaced quote, and for records of different lengths
 */
export function readRecords(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('\n', at) || text.startsWith('\r\n', at)) {
      at += text[at] === '\n' ? 1 : 2;
      continue;
    }
    const { record, next } = readRecord(text, at);
    if (records[0] !== undefined && records[0].length !== record.length) {
      throw new CsvError('its lines have different numbers of fields');
    }
    records.push(record);
    at = next;
  }
  return records;
}

function readRecord(text: string, start: number): { record: string[]; next: number } {
  const record: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at);
    record.push(field.value);
    at = field.next;
    if (text[at] !== ',') return { record, next: skipNewline(text, at) };
    at++;
  }
}

function skipNewline(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return text[at] === '\n' ? at + 1 : at;
}

function bareField(text: string, start: number): { value: string; next: number } {
  let at = start;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && !text.startsWith('\r\n', at)) {
    if (text[at] === '"') throw new CsvError('an unquoted field contains a quote');
    at++;
  }
  // A carriage return as the very last character counts as part of a newline.
  const end = at === text.length && text[at - 1] === '\r' && at > start ? at - 1 : at;
  return { value: text.slice(start, end), next: at };
}

function quotedField(text: string, start: number): { value: string; next: number } {
  let value = '';
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) throw new CsvError('a quote is not closed');
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] === '"') {
      value += '"';
      at++;
    } else break;
  }
  const rest = text[at];
  if (rest === undefined || rest === ',' || rest === '\n' || text.startsWith('\r\n', at))
    return { value, next: at };
  if (rest === '\r' && at + 1 === text.length) return { value, next: at + 1 };
  throw new CsvError('text follows a closing quote');
}
