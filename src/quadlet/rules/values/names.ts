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

// github.com/distribution/reference: the parts of a name between slashes, the tag, the digest.
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

// What nearly all names look like.
const USUAL = /^[a-z0-9]+(?:[.-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)+(?::\w[\w.-]{0,127})?$/;

/** What is wrong with the name of an image. Names with a transport (`oci:`, `docker://`) are not looked at. */
export function imageNameFault(value: string): string | undefined {
  if (USUAL.test(value)) return undefined;
  if (/^https?:\/\//.test(value))
    return `${quoted(value)} is an address: write it without http:// or https://`;
  if (/^(?:containers-storage|dir|docker|docker-archive|docker-daemon|oci|oci-archive|sif):/.test(value)) {
    return undefined;
  }
  const at = value.indexOf('@');
  if (at >= 0 && !DIGEST.test(value.slice(at + 1))) return `${quoted(value.slice(at + 1))} is no digest`;
  const named = at < 0 ? value : value.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  if (colon >= 0 && !TAG.test(named.slice(colon + 1))) return `${quoted(named.slice(colon + 1))} is no tag`;
  const components = (colon < 0 ? named : named.slice(0, colon)).split('/');
  // The first one is a registry if it looks like one.
  if (components.length > 1 && /[.:A-Z]|^localhost$/.test(components[0] ?? '')) components.shift();
  const wrong = components.find((component) => !COMPONENT.test(component));
  if (wrong === undefined) return undefined;
  return /[A-Z]/.test(wrong) && COMPONENT.test(wrong.toLowerCase())
    ? `${quoted(value)} has capital letters, and the name of an image has none`
    : `${quoted(value)} is no name of an image such as quay.io/NAME:TAG`;
}
