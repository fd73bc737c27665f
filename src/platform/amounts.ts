const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** `512 B`, `64.0 KiB`; with 0 digits, for a limit: `64 KiB`. */
export function formatBytes(count: number, digits = 1): string {
  if (count < 1024) return `${count} B`;
  const power = Math.min(Math.floor(Math.log2(count) / 10), UNITS.length);
  return `${(count / 1024 ** power).toFixed(digits)} ${UNITS[power - 1]}`;
}

const SIZE = /^(\d{1,6}(?:\.\d{1,3})?) ?([KMGT])(i?)B$/;

/** What {@link parseBytes} reads, for a message. */
export const SIZES = 'a number and a unit, such as 10GiB or 500MB';

/** Bytes of `500MB` or `1.5 GiB`; undefined for another text. */
export function parseBytes(text: string): number | undefined {
  const [, count, unit = '', binary] = SIZE.exec(text) ?? [];
  if (count === undefined) return undefined;
  return Math.round(Number(count) * (binary ? 1024 : 1000) ** ('KMGT'.indexOf(unit) + 1));
}

/** `20,000`, without a locale to load. */
export function describeNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
