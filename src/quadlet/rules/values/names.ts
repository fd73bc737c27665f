import { quoted } from './quoted.js';

/** What is wrong with the name of a container, pod, network or volume (`NameRegex` in `libpod/define`). */
export function resourceNameFault(value: string): string | undefined {
  return /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(value)
    ? undefined
    : `${quoted(value)} is no name of letters, digits, "_", "." and "-" that begins with a letter or digit`;
}

/** What is wrong with `ServiceName=`, to which the generator adds the suffix. */
export function serviceNameFault(value: string): string | undefined {
  return value.endsWith('.service') ? `Quadlet adds .service itself: write ${value.slice(0, -8)}` : undefined;
}
