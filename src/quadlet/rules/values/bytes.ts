import { quoted } from './quoted.js';

// RAMInBytes() of github.com/docker/go-units: a number, at most one blank, and a unit of 1024s in any case.
const BYTES = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:b|[kmgtp](?:i?b)?)?$/i;

/** What is wrong with an amount of memory for podman, `512m` or `1.5GiB`. */
export function bytesFault(value: string): string | undefined {
  return BYTES.test(value) ? undefined : `${quoted(value)} is no amount of memory such as 512m or 1g`;
}
