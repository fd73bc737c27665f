/** A valid name of a service: systemd's `unit_name_is_valid`. */
const VALID_NAME = /^[A-Za-z0-9:_.\\-]+(?:@[A-Za-z0-9:_.\\@-]*)?\.service$/;

/** Whether systemd accepts the name of a service. */
export function isUnitName(name: string): boolean {
  return VALID_NAME.test(name) && name.length <= 255;
}
