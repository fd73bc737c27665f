const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** `512 B`, `64.0 KiB`; with 0 digits, for a limit: `64 KiB`. */
export function formatBytes(count: number, digits = 1): string {
  if (count < 1024) return `${count} B`;
  const power = Math.min(Math.floor(Math.log2(count) / 10), UNITS.length);
  return `${(count / 1024 ** power).toFixed(digits)} ${UNITS[power - 1]}`;
}

/** `20,000`, without a locale to load. */
export function describeNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
