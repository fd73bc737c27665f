import { type Context, decidingKey, laterOf } from '../rules/context.js';
import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, partSpan, valueSpan } from '../syntax/unit-file.js';

/** `[Service] KillMode=` of containers and kubes. */
export function checkKillMode(context: Context, member: Member): void {
  const entry = member.unit.last('Service', 'KillMode');
  if (entry === undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === 'mixed' || value === 'control-group') return;
  context.report(
    'PQ020',
    valueSpan(entry),
    `KillMode= of a service that Quadlet makes is "mixed" or "control-group", not "${value}": with others podman could not clean up; take the line away`,
  );
}

/** `[Service] Type=` of containers, and of kubes from 4.8 on. */
export function checkServiceType(context: Context, member: Member): void {
  const entry = member.unit.last('Service', 'Type');
  if (entry === undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === 'notify' || value === 'oneshot') return;
  context.report(
    'PQ021',
    valueSpan(entry),
    `Type= of a service that Quadlet makes is "notify" (which it is without the line) or "oneshot", not "${value}"`,
  );
}

/** `User=` and `Group=` (`handleUser`, from 4.8 on). */
export function checkUser(context: Context, member: Member): void {
  const group = member.unit.last('Container', 'Group');
  if (group === undefined || member.unit.unquoted(group) === '') return;
  if (member.unit.value('Container', 'User')) return;
  context.report('PQ019', keySpan(group), 'Group= needs User= beside it: add User=');
}

const PORT = /\d(?:\/udp|\/tcp)?$/;

/** `ExposeHostPort=`: what does not end in a port is refused. */
export function checkExposedPorts(context: Context, member: Member): void {
  for (const entry of member.unit.list('Container', 'ExposeHostPort')) {
    const { text, start, end } = trimmed(entry);
    if (PORT.test(text)) continue;
    context.report(
      'PQ022',
      partSpan(entry, start, end),
      `"${text}" is not a port: write PORT or FROM-TO, then /tcp or /udp if need be`,
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
      `"${text}" is not a published port: before 5.3 it is CONTAINER, HOST:CONTAINER or IP:HOST:CONTAINER`,
    );
    return;
  }
  for (const part of parts.slice(-2)) {
    if (part.text === '' || PORT.test(part.text)) continue;
    context.report(
      'PQ022',
      partSpan(entry, part.start, part.start + part.text.length),
      `"${part.text}" is not a port: write PORT or FROM-TO, then /tcp or /udp if need be; variables are allowed from Podman 5.3 on`,
    );
  }
}

/** The parts between colons; those between brackets are an IPv6 address. */
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

/** `Tmpfs=`, whose colons were counted from 4.5 to 5.2. */
export function checkTmpfs(context: Context, member: Member): void {
  if (!context.behaviour.checksTmpfs) return;
  for (const entry of member.unit.list('Container', 'Tmpfs')) {
    if (entry.value.split(':', 3).length <= 2) continue;
    context.report(
      'PQ023',
      valueSpan(entry),
      `"${entry.value}" has more than one colon: before Podman 5.3 a Tmpfs= is PATH or PATH:OPTIONS`,
    );
  }
}

/** `Subnet=`, `Gateway=` and `IPRange=` of networks. */
export function checkAddresses(context: Context, member: Member): void {
  const subnets = member.unit.list('Network', 'Subnet').length;
  for (const key of ['Gateway', 'IPRange']) {
    const entries = member.unit.list('Network', key);
    if (entries.length <= subnets) continue;
    const entry = entries[subnets] as Entry;
    const message =
      subnets === 0
        ? `${key}= needs a Subnet= that it belongs to: add Subnet=`
        : `there are ${entries.length} ${key}= for ${subnets} Subnet=: the first belongs to the first, and so on; each needs its own`;
    context.report('PQ024', keySpan(entry), message);
  }
}

/** `ReloadCmd=` and `ReloadSignal=` (`handleExecReload`, from 5.5 on). */
export function checkReload(context: Context, member: Member): void {
  const signal = member.unit.last('Container', 'ReloadSignal');
  if (signal === undefined || member.unit.unquoted(signal) === '') return;
  if (member.unit.command('Container', 'ReloadCmd').length === 0) return;
  const later = laterOf(member, signal, member.unit.last('Container', 'ReloadCmd') as Entry);
  context.report('PQ016', keySpan(later), 'ReloadCmd= and ReloadSignal= exclude each other: keep one');
}

/** A key that must have a value. */
export function requireValue(
  context: Context,
  member: Member,
  key: string,
  has: boolean,
  remedy: string,
): void {
  if (has || !member.parses) return;
  context.report('PQ012', decidingKey(member, member.kind.section, key), remedy);
}

/** `Type=` and `Options=` of volumes, which need `Device=` (`ConvertVolume`). */
export function checkVolumeOptions(context: Context, { unit }: Member): void {
  if (unit.value('Volume', 'Device')) return;
  const type = unit.last('Volume', 'Type');
  if (type !== undefined && unit.unquoted(type) !== '') {
    context.report('PQ018', keySpan(type), 'Type= needs Device= beside it: add Device=');
  }
  const options = unit.last('Volume', 'Options');
  if (context.behaviour.volumeOptionsNeedDevice && options !== undefined && unit.unquoted(options) !== '') {
    context.report(
      'PQ018',
      keySpan(options),
      'Options= needs Device= beside it: add Device= (from Podman 6.0 on it can stand alone)',
    );
  }
}
