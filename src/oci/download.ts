import type { Readable } from 'node:stream';
import { UserError } from '../platform/errors.js';
import { discard, exchange } from '../platform/http.js';
import type { Connections } from './connections.js';
import { explainProxy } from './proxy-errors.js';
import { withRetry } from './retry.js';

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
// Milliseconds without data.
const TIMEOUT = 60_000;

/**
 * Opens a file of an HTTPS server, through the proxy of the connections. Follows redirects and retries the beginning.
 * @throws UserError if the server has no such file or cannot be reached
 */
export async function openDownload(address: URL, connections: Connections): Promise<Readable> {
  try {
    return await withRetry(() => follow(address, connections));
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    const { message, code } = thrown as NodeJS.ErrnoException;
    const why = message || code || String(thrown);
    const cause = explainProxy(why);
    throw new UserError(
      `cannot download ${shown(address)}: ${why}${cause === undefined ? '' : `; ${cause}`}`,
    );
  }
}

async function follow(address: URL, connections: Connections): Promise<Readable> {
  for (let [url, count] = [address, 0]; ; count++) {
    const agent = await connections.to(url.host);
    const answer = await exchange({ url }, { agent, timeout: TIMEOUT });
    const { location } = answer.headers;
    if (answer.status === 200) return answer.body;
    await discard(answer);
    if (!REDIRECTS.includes(answer.status) || location === undefined)
      throw new UserError(`cannot download ${shown(address)}: ${url.host} answers ${answer.status}`);
    if (count === MOST_REDIRECTS)
      throw new UserError(`cannot download ${shown(address)}: more than ${MOST_REDIRECTS} redirects`);
    url = new URL(location, url);
    if (url.protocol !== 'https:')
      throw new UserError(`cannot download ${shown(address)}: it redirects to ${url.host} without TLS`);
  }
}

/** Without a query, which can be a token. */
function shown({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}
