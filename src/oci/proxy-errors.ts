/** A known failure of a proxy, with its cause and remedy. */
interface ProxyProblem {
  readonly id: string;
  /** As Go programs, curl and our own client print it. */
  readonly signatures: readonly RegExp[];
  readonly cause: string;
  readonly cure: string;
}

/**
 * What a proxy does to a connection. Go prints only the words of the status after CONNECT.
 * Sources: dialConn in net/http/transport.go of Go; Curl_proxyCONNECT in lib/cf-h1-proxy.c of curl.
 */
export const PROXY_ERRORS: readonly ProxyProblem[] = [
  {
    id: 'proxy unreachable',
    signatures: [/\bproxyconnect tcp\b/, /Could not resolve proxy/i, /the proxy \S+ cannot be reached/],
    cause: 'the proxy in HTTPS_PROXY or HTTP_PROXY cannot be reached from here',
    cure: 'Check its address and port. A registry that needs no proxy belongs in `NO_PROXY`. In a container, 127.0.0.1 is the container itself.',
  },
  {
    id: 'proxy wants a login',
    signatures: [
      /Proxy Authentication Required/i,
      /CONNECT tunnel failed, response 407/,
      /HTTP code 407 from proxy/,
      /the proxy \S+ answers 407/,
    ],
    cause: 'the proxy requires a login (407)',
    cure: 'Write user and password before the host in `HTTPS_PROXY`, from a secret, with special characters percent-encoded.',
  },
  {
    id: 'proxy denies',
    signatures: [
      /(?:Get|Head|Post|Put|Patch) "https:\/\/[^"\s]+": Forbidden/,
      /CONNECT tunnel failed, response 403/,
      /HTTP code 403 from proxy/,
      /the proxy \S+ answers 403/,
    ],
    cause: 'the proxy does not allow connections to this host or port (403)',
    cure: 'For the registry of the job, add its host to `NO_PROXY` and `no_proxy`. For another registry, allow it in the proxy.',
  },
  {
    id: 'proxy cannot connect',
    signatures: [
      /(?:Get|Head|Post|Put|Patch) "https:\/\/[^"\s]+": (?:Bad Gateway|Service Unavailable|Gateway Time-?out|Unable to connect)/,
      /CONNECT tunnel failed, response 50\d/,
      /HTTP code 50\d from proxy/,
      /the proxy \S+ answers 50\d/,
    ],
    cause: 'the proxy cannot connect to this host',
    cure: 'A host of the internal network belongs in `NO_PROXY` and `no_proxy`. Otherwise check the name and the network of the proxy.',
  },
];

/** The known failure in a message; nothing if it is not from a proxy. Pure. */
export function proxyProblem(said: string): ProxyProblem | undefined {
  return PROXY_ERRORS.find(({ signatures }) => signatures.some((signature) => signature.test(said)));
}

/** The cause and the remedy if a message comes from a proxy. Pure. */
export function explainProxy(said: string): string | undefined {
  const known = proxyProblem(said);
  return known && `${known.cause}; what to do: ${known.cure}`;
}
