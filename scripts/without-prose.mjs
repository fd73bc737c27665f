import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/**
 * Removes properties from the records below a directory of compiled modules. The pages in docs/ are generated from these
 * texts and contain them; the bundle does not use them.
 * @param {string} directory
 * @param {string[]} names of properties whose values are literals: a text, or a list of texts
 * @param {string} [first] the name of the first property of these records; without it, all records
 */
export function withoutProperties(directory, names, first) {
  for (const entry of readdirSync(directory, { recursive: true })) {
    if (!entry.endsWith('.js')) continue;
    const path = join(directory, entry);
    const bytes = readFileSync(path);
    const { body, span } = parseSync(bytes.toString(), { syntax: 'ecmascript', target: 'es2022' });
    // The parser counts in bytes, from text to text, and begins with the first statement.
    const shift = span.start - leadingBytes(bytes);
    const found = removals(body, names, first).sort((a, b) => b.start - a.start);
    let text = bytes;
    for (const { start, end } of found) {
      text = Buffer.concat([text.subarray(0, start - shift), text.subarray(end - shift)]);
    }
    if (found.length > 0) writeFileSync(path, text);
  }
}

/** The number of bytes of comments and whitespace before the first statement. */
function leadingBytes(bytes) {
  const text = bytes.toString();
  const lead = /^(?:\s+|\/\*[\s\S]*?\*\/|\/\/.*)*/.exec(text)?.[0] ?? '';
  return Buffer.byteLength(lead);
}

/** Where properties are, each with its key and the comma before it. */
function removals(node, names, first) {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => removals(one, names, first));
  const isRecord =
    node.type === 'ObjectExpression' && (first === undefined || node.properties[0]?.key?.value === first);
  const properties = isRecord ? node.properties : [];
  // The first property of a record, its id or code, is never one of them.
  const own = properties.flatMap((property, index) => {
    const isProse =
      property.type === 'KeyValueProperty' && names.includes(property.key.value) && isLiteral(property.value);
    return index > 0 && isProse
      ? [{ start: endOf(properties[index - 1]), end: property.value.span.end }]
      : [];
  });
  return [...own, ...Object.values(node).flatMap((one) => removals(one, names, first))];
}

// Properties have no place separate: they are named by their keys and values.
function endOf(property) {
  return (property.value ?? property).span.end;
}

function isLiteral(value) {
  if (value.type === 'StringLiteral') return true;
  if (value.type === 'BinaryExpression') return isLiteral(value.left) && isLiteral(value.right);
  return value.type === 'ArrayExpression' && value.elements.every((one) => isLiteral(one.expression));
}
