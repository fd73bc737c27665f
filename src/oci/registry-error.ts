import { type Exchange, readAll } from '../platform/http.js';

/** An answer of a registry with an unexpected status. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';

  constructor(
    message: string,
    readonly host: string,
    readonly status: number,
    /** Milliseconds to wait before a retry, as requested by the registry. */
    readonly retryAfter: number | undefined,
    /** Whether a retry may succeed. */
    readonly isTransient: boolean,
  ) {
    super(message);
  }
}

// Temporary statuses. Source: RFC 9110, RFC 6585.
const TRANSIENT = [408, 425, 429, 500, 502, 503, 504];
const LONGEST_ERROR = 65_536;

/** @throws RegistryError with the message of the registry for other statuses */
export async function assertStatus(answer: Exchange, ...wanted: readonly number[]): Promise<Exchange> {
  if (wanted.includes(answer.status)) return answer;
  throw await refusal(answer);
}

/** Reads an error response. */
export async function refusal(answer: Exchange, isTransient?: boolean): Promise<RegistryError> {
  const { status, headers, request } = answer;
  const body = await readAll(answer.body, LONGEST_ERROR).catch(() => Buffer.alloc(0));
  // The query may contain a signature.
  const { host, origin, pathname } = request.url;
  return new RegistryError(
    `${request.method ?? 'GET'} ${origin}${pathname}: ${[status, ...spoken(body)].join(' ')}`,
    host,
    status,
    retryAfter(headers['retry-after']),
    isTransient ?? TRANSIENT.includes(status),
  );
}

/** The errors in a registry's JSON, on one line. Source: the OCI distribution specification, error codes. */
function spoken(body: Buffer): string[] {
  try {
    const { errors } = JSON.parse(body.toString('utf8')) as {
      errors: { code?: string; message?: string; detail?: unknown }[];
    };
    return errors.slice(0, 3).map(({ code, message, detail }) => {
      const more = code === 'UNKNOWN' && detail ? `: ${JSON.stringify(detail).slice(0, 300)}` : '';
      return `${code ?? ''} (${message ?? ''}${more})`.replaceAll(/[\r\n]+/g, ' ');
    });
  } catch {
    return [];
  }
}

/** Seconds, or a date. Source: RFC 9110, Retry-After. */
export function retryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
