/** Bytes. */
export const BLOCK = 512;

// The longest name of the old header.
const LONGEST_NAME = 100;
// The largest number of its twelve octal digits.
const LARGEST_OCTAL = 0o77777777777;

/**
 * The header of a regular file in a tar archive, readable by everyone and without a time, so that equal content makes
 * equal archives. A path that is too long for it has a pax header before.
 * Source: POSIX pax, with GNU's sizes of 8 GiB and more.
 */
export function tarHeader(path: string, size: number): Buffer {
  if (Buffer.byteLength(path) <= LONGEST_NAME) return header(path, size, '0');
  const record = paxRecord('path', path);
  const body = Buffer.alloc(Math.ceil(record.length / BLOCK) * BLOCK);
  record.copy(body);
  return Buffer.concat([
    header('pax', record.length, 'x'),
    body,
    header(path.slice(-LONGEST_NAME), size, '0'),
  ]);
}

/**
 * The header of a directory, which must come before the files in it: Podman and Skopeo create a missing directory as
 * root's, which a user may not.
 */
export function tarDirectory(path: string): Buffer {
  return header(`${path}/`, 0, '5');
}

/** Two empty blocks. */
export function endOfTar(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}

function header(name: string, size: number, type: '0' | '5' | 'x'): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, LONGEST_NAME);
  const octal = (value: number, digits: number, at: number) =>
    block.write(`${value.toString(8).padStart(digits, '0')}\0`, at);
  octal(type === '5' ? 0o755 : 0o644, 7, 100);
  octal(0, 7, 108);
  octal(0, 7, 116);
  if (size <= LARGEST_OCTAL) octal(size, 11, 124);
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  octal(0, 11, 136);
  block.write(type, 156);
  block.write('ustar\0', 257, 'latin1');
  block.write('00', 263);
  // The sum is made with spaces in its place.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest);
  while (Buffer.byteLength(`${length}${rest}`) !== length) length = Buffer.byteLength(`${length}${rest}`);
  return Buffer.from(`${length}${rest}`);
}
