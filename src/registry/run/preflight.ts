import { readFile } from 'node:fs/promises';
import { checkDirectory } from '../../platform/given-paths.js';
import type { Log } from '../../platform/log.js';
import { mirrorDirectories } from '../mirror/mirrors.js';
import type { RegistryRequest } from '../request.js';
import { type OwnCertificate, readCertificate } from '../secrets/own-certificate.js';
import { podAccess, readFragments } from './choices.js';
import { chooseHost } from './choose-address.js';
import { candidatePorts, freePort } from './ports.js';
import { expectEndpoint } from './storage-check.js';

/** What the inputs mean on this host; found out by looking only. */
export interface Ground {
  /** The name or address that clients dial. */
  readonly host: string;
  /** The address of this host that the port is published on. */
  readonly bind: string;
  /** The ports to try, in order; at least the first was free. */
  readonly ports: readonly number[];
  /** The user's own certificate. */
  readonly certificate: OwnCertificate | undefined;
}

/**
 * Checks the inputs against this host, before anything is changed.
 * @throws UserError naming the input, what was found, and what is allowed
 */
export async function checkAgainstHost(inputs: RegistryRequest, log: Log): Promise<Ground> {
  const { port, certificate } = inputs;
  const { host, bind } = await chooseHost(inputs, log);
  const [lowest, own] = await Promise.all([lowestPort(), certificate && readCertificate(certificate, host)]);
  const ports = candidatePorts(port, lowest);
  const first = await freePort(ports, bind);
  if (inputs.storage.kind === 's3') await expectEndpoint(inputs.storage);
  return { host, bind, ports: ports.slice(ports.indexOf(first)), certificate: own };
}

/**
 * Checks every path that the inputs name, and reads the files among them, before anything is changed.
 * @throws UserError naming the input, the problem and a hint
 */
export async function checkPaths(
  inputs: RegistryRequest & { readonly quadletDirectory: string | undefined },
): Promise<void> {
  const { quadletDirectory, imageCache, storage, mirrors, access, fragments } = inputs;
  const ours = [
    ['quadlet-dir', quadletDirectory],
    ['image-cache', imageCache],
  ] as const;
  const ofContainers = [
    ...(storage.kind === 'path' ? [['storage-path', storage.path] as const] : []),
    ...mirrorDirectories(mirrors).map((path) => ['mirror-path', path] as const),
  ];
  const given = (input: string, path: string) => ({ what: `input "${input}"`, path });
  for (const [input, path] of ours) if (path !== undefined) await checkDirectory(given(input, path));
  for (const [input, path] of ofContainers) await checkDirectory(given(input, path), 'containers');
  await podAccess(access, []);
  await readFragments(fragments);
}

// The kernel's own default, for systems that do not have the setting.
const DEFAULT_LOWEST_PORT = 1024;

async function lowestPort(): Promise<number> {
  if (process.getuid?.() === 0) return 1;
  const text = await readFile('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').catch(() => undefined);
  return text === undefined ? DEFAULT_LOWEST_PORT : Number(text);
}
