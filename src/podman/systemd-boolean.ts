/** A boolean as systemd reads it. Source: systemd.syntax(7) */
export function isTrue(value: string | undefined): boolean {
  return /^(?:1|yes|y|true|t|on)$/i.test(value ?? '');
}
