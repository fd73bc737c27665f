import { stringify } from 'smol-toml';
import { writeRegistriesDropIn } from '../../host/registries-drop-in.js';
import { authority } from '../../oci/address.js';
import type { Log } from '../../platform/log.js';
import type { Podman, RegistryEntry, RegistryMirror } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import { mirrorRepository } from '../spec/mirrors.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';

type Entries = Readonly<Record<string, RegistryEntry | undefined>>;

/** The text to write, and the upstreams whose pulls are not redirected. */
interface DropIn {
  /** Undefined if no pull can use the registry. */
  readonly text: string | undefined;
  readonly skipped: readonly { readonly upstream: string; readonly why: string }[];
}

/**
 * The drop-in for registries.conf.d that sends pulls through the caches. For each prefix, the block in the last file
 * replaces earlier ones, so ours repeats the earlier settings of an upstream: earlier mirrors, also of other jobs of this
 * user, come after ours. An upstream that is blocked or redirected stays so. Pure.
 * Source: containers-registries.conf.d(5), containers-registries.conf(5).
 * @param entries podman's current configuration
 */
export function mirrorDropIn(pod: Pick<PlacedRegistry, 'mirrors' | 'address'>, entries: Entries): DropIn {
  const registry: object[] = [];
  const skipped: { upstream: string; why: string }[] = [];
  for (const { upstream } of pod.mirrors) {
    const before = entries[upstream];
    if (before?.Blocked) {
      skipped.push({ upstream, why: `blocks ${upstream}` });
    } else if (before !== undefined && before.Location !== upstream) {
      skipped.push({ upstream, why: `redirects ${upstream} to ${before.Location}` });
    } else {
      registry.push(registryTable(upstream, mirrorLocation(pod, upstream), before));
    }
  }
  if (registry.length === 0) return { text: undefined, skipped };
  const head = '# Pulls go through the caches of a registry of this job. Made by podman-registry-action.\n';
  return { text: head + stringify({ registry }), skipped };
}

function registryTable(upstream: string, location: string, before: RegistryEntry | undefined): object {
  const others = (before?.Mirrors ?? []).filter((mirror) => mirror.Location !== location);
  return {
    prefix: upstream,
    location: upstream,
    ...(before?.Insecure && { insecure: true }),
    ...(before?.MirrorByDigestOnly && { 'mirror-by-digest-only': true }),
    mirror: [{ location }, ...others.map(mirrorTable)],
  };
}

function mirrorTable({ Location, Insecure, PullFromMirror }: RegistryMirror): object {
  return {
    location: Location,
    ...(Insecure && { insecure: true }),
    ...(PullFromMirror && { 'pull-from-mirror': PullFromMirror }),
  };
}

/** `127.0.0.1:8443/mirror/docker.io` */
export function mirrorLocation({ address }: Pick<PlacedRegistry, 'address'>, upstream: string): string {
  return `${authority(address)}/${mirrorRepository({ upstream })}`;
}

interface PullTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
  /** The directory of this user's registries.conf. */
  readonly containers: string;
  /** Used in the file name. */
  readonly job: string;
}

/**
 * Configures podman, buildah and skopeo of this user to pull through the caches, and verifies it with podman.
 * @returns the upstreams whose pulls use a cache
 */
export async function sendPullsThrough(
  pod: PlacedRegistry,
  { podman, journal, log, containers, job }: PullTools,
): Promise<string[]> {
  const { text, skipped } = mirrorDropIn(pod, await podman.registries());
  for (const { upstream, why } of skipped) {
    log.warning(
      `pulls from ${upstream} do not use its cache: registries.conf or a file in registries.conf.d of this user ${why}. Pull ${mirrorLocation(pod, upstream)}/… instead, or add it as a [[registry.mirror]]`,
    );
  }
  if (text === undefined) return [];
  // The file of the newest job comes last and repeats the settings of the others.
  const name = `podman-registry-mirrors-${Date.now()}-${job.slice(-8)}.conf`;
  await writeRegistriesDropIn(name, text, { containers, journal });
  return effectiveUpstreams(pod, skipped, await podman.registries(), log);
}

function effectiveUpstreams(
  pod: PlacedRegistry,
  skipped: DropIn['skipped'],
  entries: Entries,
  log: Log,
): string[] {
  const through: string[] = [];
  for (const { upstream } of pod.mirrors) {
    if (skipped.some((one) => one.upstream === upstream)) continue;
    const location = mirrorLocation(pod, upstream);
    if (entries[upstream]?.Mirrors?.[0]?.Location === location) through.push(upstream);
    else {
      log.warning(
        `pulls from ${upstream} do not use its cache: a later file of registries.conf.d has a [[registry]] with the same prefix. Pull ${location}/… instead, or add it there as a [[registry.mirror]]`,
      );
    }
  }
  return through;
}
