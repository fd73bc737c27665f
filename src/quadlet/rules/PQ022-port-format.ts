import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const portFormat: Rule = {
  code: 'PQ022',
  name: 'port-format',
  severity: 'error',
  summary: 'A port is not valid.',
  explanation:
    '`ExposeHostPort=` must end in a digit, or in a digit followed by `/tcp` or `/udp`. Before Podman 5.3 this ' +
    "also applies to the ports of `PublishPort=`: `invalid port format 'http'`, `invalid published port '…'`. " +
    'Service names are not resolved. Podman 5.3 and later pass `PublishPort=` on unchecked, so it can contain ' +
    'variables. Use numbers.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, handlePublishPorts',
    'podman-systemd.unit(5), ExposeHostPort=',
  ],
};

const PORT = /\d(?:\/udp|\/tcp)?$/;

/** `ExposeHostPort=`, which must end in a port. */
export function checkExposedPorts(context: Context, member: Member): void {
  for (const entry of member.unit.list('Container', 'ExposeHostPort')) {
    const { text, start, end } = trimmed(entry);
    if (PORT.test(text)) continue;
    context.report(
      'PQ022',
      partSpan(entry, start, end),
      `"${text}" is not a port; use PORT or FROM-TO, optionally with /tcp or /udp`,
    );
  }
}

/** `PublishPort=`, whose format was checked before 5.3 (`handlePublishPorts`). */
export function checkPublishedPorts(context: Context, member: Member): void {
  if (!context.behaviour.checksPublishPort) return;
  for (const entry of member.unit.list(member.kind.section, 'PublishPort'))
    checkPublishedPort(context, entry);
}

function checkPublishedPort(context: Context, entry: Entry): void {
  const { text, start } = trimmed(entry);
  const parts = splitPorts(text, start);
  if (parts.length > 3) {
    context.report(
      'PQ022',
      partSpan(entry, start, start + text.length),
      `"${text}" is not a published port; before Podman 5.3 use CONTAINER, HOST:CONTAINER or IP:HOST:CONTAINER`,
    );
    return;
  }
  for (const part of parts.slice(-2)) {
    if (part.text === '' || PORT.test(part.text)) continue;
    context.report(
      'PQ022',
      partSpan(entry, part.start, part.start + part.text.length),
      `"${part.text}" is not a port; use PORT or FROM-TO, optionally with /tcp or /udp; variables require Podman 5.3`,
    );
  }
}

/** The parts between colons, except those of an IPv6 address in brackets. */
function splitPorts(text: string, offset: number): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    if (text[at] === '[') {
      const close = text.indexOf(']', at);
      at = close < 0 ? text.length : close + 1;
    } else if (text[at] === ':') {
      parts.push({ text: text.slice(start, at), start: offset + start });
      at++;
      start = at;
    } else at++;
  }
  parts.push({ text: text.slice(start, at), start: offset + start });
  return parts;
}
