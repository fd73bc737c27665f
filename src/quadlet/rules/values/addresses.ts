import { quoted } from './quoted.js';

/** Validates an IP address (`net.ParseIP`). */
export function ipFault(value: string): string | undefined {
  if (isIP(value) !== 0) return undefined;
  const slash = value.indexOf('/');
  return slash > 0 && isIP(value.slice(0, slash)) !== 0
    ? `${quoted(value)} is a subnet; use an address without a prefix length`
    : `${quoted(value)} is not an IP address`;
}

/** Validates the DNS servers of a container: addresses, or `none` (`NetFlagsToNetOptions`). */
export function dnsFault(value: string): string | undefined {
  return value === 'none' ? undefined : firstFault(value, ipFault);
}

/** Validates a subnet, `10.1.0.0/24` (`net.ParseCIDR`). */
export function cidrFault(value: string): string | undefined {
  const [address = '', bits = '', ...rest] = value.split('/');
  const family = isIP(address);
  const isBits = /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
  return family !== 0 && isBits && rest.length === 0
    ? undefined
    : `${quoted(value)} is not a subnet such as 10.1.0.0/24`;
}

/** Validates a range of addresses: a subnet, or its first and last address separated by `-`. */
export function rangeFault(value: string): string | undefined {
  const dash = value.indexOf('-');
  if (dash < 0) return cidrFault(value);
  return ipFault(value.slice(0, dash)) ?? ipFault(value.slice(dash + 1));
}

/** Validates `AddHost=`: names, a colon, an address or `host-gateway` (`ValidateExtraHost`). */
export function hostFault(value: string): string | undefined {
  return firstFault(value, (one) => {
    const colon = one.indexOf(':');
    if (colon < 1) return `${quoted(one)} is not NAME:ADDRESS`;
    const address = one.slice(colon + 1).trim();
    return address === 'host-gateway' ? undefined : ipFault(address);
  });
}

/** The first fault of a comma-separated list, which options of podman that repeat accept. */
export function firstFault(value: string, faultOf: (one: string) => string | undefined): string | undefined {
  for (const one of value.split(',')) {
    const fault = faultOf(one);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

/**
 * The version of an IP address, or 0 if a text is not one. `node:net` has this too, but also loads all of Node's streams,
 * which takes longer than linting a file.
 */
export function isIP(text: string): 0 | 4 | 6 {
  if (IPV4.test(text)) return 4;
  return /^[\da-fA-F:.]{2,45}$/.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`) ? 6 : 0;
}
