import { isIP } from './addresses.js';

/** Addresses from the first to the last. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** The addresses of `10.1.0.2`, `10.1.0.0/24` or `10.1.0.2-10.1.0.9`; undefined for other values. */
export function addressRange(value: string): AddressRange | undefined {
  const [from = '', to = from] = value.split('-', 2);
  if (value.includes('-')) {
    const [first, last] = [addressRange(from), addressRange(to)];
    return first?.family !== last?.family || first === undefined || last === undefined
      ? undefined
      : { ...first, last: last.last };
  }
  const [address = '', length] = value.split('/', 2);
  const family = isIP(address);
  const bits = family === 4 ? 32 : 128;
  if (family === 0 || (length !== undefined && !/^\d{1,3}$/.test(length)) || Number(length) > bits)
    return undefined;
  const size = 1n << BigInt(bits - Number(length ?? bits));
  const number = family === 4 ? join(address.split('.'), 10, 256n) : ofIPv6(address);
  const first = number - (number % size);
  return { family, first, last: first + size - 1n };
}

function ofIPv6(address: string): bigint {
  // Normalised, without a dotted part.
  const text = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [before = [], after = []] = text
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return join([...before, ...(text.includes('::') ? zeros : []), ...after], 16, 65536n);
}

function join(groups: readonly string[], base: number, size: bigint): bigint {
  return groups.reduce((total, group) => total * size + BigInt(Number.parseInt(group, base)), 0n);
}

/** Whether all addresses of a range are in another one. */
export function includesRange(all: AddressRange, one: AddressRange): boolean {
  return all.family === one.family && all.first <= one.first && one.last <= all.last;
}
