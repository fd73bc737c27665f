import { authority } from '../../oci/address.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { inBackground, settleAll } from '../../platform/concurrency.js';
import { probe } from '../../platform/http.js';
import { type PushRefusals, proveAccess } from './access-proof.js';
import type { MadeImage } from './proof-image.js';
import {
  assertEqual,
  byApi,
  byCommands,
  orElse,
  type ProofImage,
  type RoundTrip,
  type RoundTripTools,
  roundTrip,
} from './round-trip.js';

export interface Proof {
  readonly roundTrips: readonly RoundTrip[];
  /** The status of a request without credentials: 401, or 200 without authentication. */
  readonly anonymousStatus: number;
  /** The result of a request without TLS: a status, or the error of the connection. */
  readonly plainHttp: number | string;
  readonly pushRefusals: PushRefusals;
}

interface ProofTools extends RoundTripTools {
  /** With the login of the reader. */
  readonly reader?: Pick<RegistryClient, 'get'> | undefined;
}

/**
 * Pushes and pulls through TLS and compares.
 * @param own the proof image
 * @param others the user's own images
 * @throws Error if a pulled image differs from the pushed one, or the registry gives a wrong answer
 */
export async function prove(
  own: MadeImage,
  others: readonly ProofImage[],
  tools: ProofTools,
): Promise<Proof> {
  // podman takes longest.
  const proving = inBackground(proveOwn(own, tools));
  const [anonymousStatus, plain, [first, pushRefusals]] = await settleAll([
    askAnonymously(tools),
    askWithoutTls(tools),
    proving,
  ]);
  const roundTrips = [first];
  for (const image of others) roundTrips.push(await roundTrip(image, byCommands(tools.podman, tools), tools));
  return { roundTrips, anonymousStatus, plainHttp: plain, pushRefusals };
}

async function proveOwn(own: MadeImage, tools: ProofTools): Promise<[RoundTrip, PushRefusals]> {
  const { api, store } = own;
  const commands = byCommands(store, tools);
  const transfer = api === undefined ? commands : orElse(byApi(api, tools), commands, tools.log);
  const trip = await roundTrip(own, transfer, tools).finally(() => api?.end());
  const clients = { writer: tools.client, reader: tools.reader };
  return [trip, await proveAccess(tools.access, own, clients)];
}

async function askAnonymously({ client, access }: ProofTools): Promise<number> {
  const { status, headers } = await client.get('/v2/', { anonymous: true });
  assertEqual(
    'status of a request without credentials',
    String(status),
    access.kind === 'none' ? '200' : '401',
  );
  assertEqual(
    'Docker-Distribution-Api-Version of that answer',
    String(headers['docker-distribution-api-version']),
    'registry/2.0',
  );
  return status;
}

// Milliseconds.
const TIMEOUT = 10_000;

async function askWithoutTls({ address }: ProofTools): Promise<number | string> {
  const answer = await probe(new URL(`http://${authority(address)}/v2/`), TIMEOUT);
  if (typeof answer === 'number' && answer < 400) {
    throw new Error(`the registry answers plain http with status ${answer}`);
  }
  return answer;
}
