import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const keyName: Rule = {
  code: 'PQ003',
  name: 'key-name',
  severity: 'error',
  summary: 'A key is indented.',
  explanation:
    'Podman 4.4 and 4.5 do not remove white space at the start of a line. The name of an indented key therefore ' +
    'begins with a space, and the generator rejects the file: `invalid key name: …`. A tab there makes the key an ' +
    'unknown one. Podman 4.6 and later allow indented lines. Start every key in the first column.',
  sources: ['pkg/systemd/parser/unitfile.go, keyNameIsValid'],
};

export function reportIndentedKey(context: Context, span: Span): void {
  const message = 'Podman 4.4 and 4.5 do not support indented keys; remove the white space before this key';
  context.report('PQ003', span, message);
}
