import { proxyFor, type Variable } from '../../oci/proxy.js';
import { originOf } from '../../oci/reference.js';
import { TunnelAgent } from '../../oci/tunnel.js';
import { probe } from '../../platform/http.js';

// Milliseconds. podman retries three times with pauses, which takes long without network.
const REACH_TIMEOUT = 3000;

// The same through a proxy, which answers only after it has reached the registry.
const PROXY_TIMEOUT = 10_000;

// The system's error codes for an unreachable address.
const NO_WAY =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|no answer within .*|the proxy .*)$/;

/**
 * Why podman should not try to pull from this registry, directly or through the proxy of the environment; nothing if it
 * should. Any answer counts, including plain http or a certificate that only podman trusts.
 */
export async function whyUnreachable(
  registry: string,
  variable: Variable = (name) => process.env[name],
): Promise<string | undefined> {
  const url = new URL('/v2/', originOf(registry));
  const proxy = proxyFor(url, variable);
  // Only Go programs support other proxies.
  if (proxy !== undefined && !/^https?:$/.test(proxy.protocol)) return undefined;
  const agent = proxy && new TunnelAgent(proxy, { rejectUnauthorized: false }, PROXY_TIMEOUT);
  const seen = await probe(url, proxy ? PROXY_TIMEOUT : REACH_TIMEOUT, agent);
  agent?.destroy();
  return typeof seen === 'number' || !NO_WAY.test(seen) ? undefined : seen;
}
