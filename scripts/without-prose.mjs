import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/**
 * Empties a property of the records below a directory of compiled modules. The pages in docs/ are made of these texts and
 * carry them; the bundle would load them at every start for nobody to read.
 * @param {string} directory
 * @param {string} name of a property whose values are literals: a text, or a list of texts
 */
export function withoutProse(directory, name) {
  for (const entry of readdirSync(directory, { recursive: true })) {
    if (!entry.endsWith('.js')) continue;
    const path = join(directory, entry);
    const bytes = readFileSync(path);
    const { body, span } = parseSync(bytes.toString(), { syntax: 'ecmascript', target: 'es2022' });
    // The parser counts in bytes, from text to text, and begins with the first statement.
    const shift = span.start - leadingBytes(bytes);
    const found = valuesOf(body, name).sort((a, b) => b.start - a.start);
    let text = bytes;
    for (const { start, end, isList } of found) {
      const empty = Buffer.from(isList ? '[]' : "''");
      text = Buffer.concat([text.subarray(0, start - shift), empty, text.subarray(end - shift)]);
    }
    if (found.length > 0) writeFileSync(path, text);
  }
}

/** How many bytes of comments and blanks come before the first statement. */
function leadingBytes(bytes) {
  const text = bytes.toString();
  const lead = /^(?:\s+|\/\*[\s\S]*?\*\/|\/\/.*)*/.exec(text)?.[0] ?? '';
  return Buffer.byteLength(lead);
}

function valuesOf(node, name) {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => valuesOf(one, name));
  if (node.type === 'KeyValueProperty' && node.key.value === name && isLiteral(node.value)) {
    return [{ ...spanOf(node.value), isList: node.value.type === 'ArrayExpression' }];
  }
  return Object.values(node).flatMap((one) => valuesOf(one, name));
}

function isLiteral(value) {
  if (value.type === 'StringLiteral') return true;
  if (value.type === 'BinaryExpression') return isLiteral(value.left) && isLiteral(value.right);
  return value.type === 'ArrayExpression' && value.elements.every((one) => isLiteral(one.expression));
}

function spanOf({ span }) {
  return { start: span.start, end: span.end };
}
