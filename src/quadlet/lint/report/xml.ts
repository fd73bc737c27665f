import { visible } from '../../../platform/cells.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** An element of XML 1.0, on separate lines. Characters that XML forbids become U+FFFD. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`),
  ].join(' ');
  return children.length === 0
    ? `<${start}/>`
    : `<${start}>\n${children.map((child) => `${child}\n`).join('')}</${name}>`;
}

/** A whole document. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

// Source: Extensible Markup Language (XML) 1.0, 2.2 "Characters". A line break in an attribute would be read as a space.
// What the output of the program would rewrite is a character reference, so that the document stays whole.
function escaped(value: string | number): string {
  return String(value)
    .replace(/[^\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll('##[', '##&#91;')
    .replace(/[^ -~]/gu, (sign) => (visible(sign) === sign ? sign : `&#${sign.codePointAt(0)};`));
}
