import { quoted } from './quoted.js';

/** Validates the name of a container, pod, network or volume (`NameRegex` in `libpod/define`). */
export function resourceNameFault(value: string): string | undefined {
  return /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(value)
    ? undefined
    : `${quoted(value)} is not a valid name; use letters, digits, "_", "." and "-", starting with a letter or digit`;
}

/** Validates `ServiceName=`, to which the generator adds the suffix. */
export function serviceNameFault(value: string): string | undefined {
  return value.endsWith('.service')
    ? `Quadlet adds .service itself; use ServiceName=${value.slice(0, -8)}`
    : undefined;
}

// github.com/distribution/reference: the parts of a name between slashes, the tag, the digest.
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

// The form of nearly all names, checked first because it is fast.
const USUAL = /^[a-z0-9]+(?:[.-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)+(?::\w[\w.-]{0,127})?$/;

/** Validates the name of an image. Names with a transport (`oci:`, `docker://`) are not checked. */
export function imageNameFault(value: string): string | undefined {
  if (USUAL.test(value)) return undefined;
  if (/^https?:\/\//.test(value)) return `${quoted(value)} is a URL; remove http:// or https://`;
  if (/^(?:containers-storage|dir|docker|docker-archive|docker-daemon|oci|oci-archive|sif):/.test(value)) {
    return undefined;
  }
  const at = value.indexOf('@');
  if (at >= 0 && !DIGEST.test(value.slice(at + 1))) return `${quoted(value.slice(at + 1))} is not a digest`;
  const named = at < 0 ? value : value.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  if (colon >= 0 && !TAG.test(named.slice(colon + 1)))
    return `${quoted(named.slice(colon + 1))} is not a tag`;
  const components = (colon < 0 ? named : named.slice(0, colon)).split('/');
  // The first component is a registry if it has the form of one.
  if (components.length > 1 && /[.:A-Z]|^localhost$/.test(components[0] ?? '')) components.shift();
  const wrong = components.find((component) => !COMPONENT.test(component));
  if (wrong === undefined) return undefined;
  return /[A-Z]/.test(wrong) && COMPONENT.test(wrong.toLowerCase())
    ? `${quoted(value)} contains capital letters, which image names do not allow`
    : `${quoted(value)} is not an image name such as quay.io/NAME:TAG`;
}
