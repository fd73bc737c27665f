/** `64 KiB`, `4 MiB`. */
export function describeSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1) return `${bytes} bytes`;
  return kilobytes < 1024 ? `${kilobytes} KiB` : `${kilobytes / 1024} MiB`;
}

/** `20,000`, without a locale to load. */
export function describeNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
