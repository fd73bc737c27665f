import { ownRegistryClient } from '../../oci/clients.js';
import type { RegistryJob } from '../job.js';
import type { AnsweringRegistry, RunningRegistry } from '../run/context.js';
import { proofLines } from '../summary/summary.js';
import { type Proof, prove } from './proof.js';
import type { MadeImage } from './proof-image.js';

/**
 * Pushes and pulls as each allowed user, and logs the results.
 * @param onPush called while podman pushes
 * @throws Error if a pulled image differs from the pushed one, or the registry gives a wrong answer
 */
export async function proveRegistry(
  image: MadeImage,
  { pod, secrets: { certificate, credentials, reader: readers }, images }: RunningRegistry,
  { podman, journal, scratch, log }: RegistryJob,
  onPush: () => void,
): Promise<Proof> {
  const { address, access } = pod;
  const client = ownRegistryClient(pod, certificate.ca, credentials);
  const reader = readers && ownRegistryClient(pod, certificate.ca, readers);
  const tools = { podman, client, credentials, reader, journal, address, access, scratch, log, onPush };
  try {
    const proof = await prove(image, images.own, tools);
    for (const line of proofLines(proof)) log.info(line);
    return proof;
  } finally {
    client.close();
    reader?.close();
  }
}

/**
 * Deletes the proof image from a persistent registry, by digest, with all its tags. Garbage collection deletes its blobs.
 * @throws Error if the registry does not delete it
 */
export async function forgetProof(
  { roundTrips: [own] }: Proof,
  { pod, secrets: { certificate, credentials } }: AnsweringRegistry,
): Promise<void> {
  if (own === undefined) return;
  const client = ownRegistryClient(pod, certificate.ca, credentials);
  try {
    const path = `/v2/${own.repository}/manifests/${own.digest}`;
    const { status } = await client.get(path, { method: 'DELETE' });
    // Another job may have deleted it first.
    if (status !== 202 && status !== 404) {
      throw new Error(`DELETE ${path} got status ${status} instead of 202`);
    }
  } finally {
    client.close();
  }
}
