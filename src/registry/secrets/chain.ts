import type { X509Certificate } from 'node:crypto';

const DAY = 24 * 60 * 60 * 1000;

/** id-kp-serverAuth of RFC 5280. */
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

interface TrustPath {
  /** From the leaf on; each is issued by the next. */
  readonly sent: readonly X509Certificate[];
  /** The trusted certificate at its end; undefined if the path does not reach one. */
  readonly anchor: X509Certificate | undefined;
}

function isIssuer(issuer: X509Certificate, subject: X509Certificate): boolean {
  return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

/** The path from the first certificate of the chain to a trusted one, in any order of the file. */
export function pathToTrust(
  chain: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): TrustPath {
  const sent: X509Certificate[] = [];
  let left = chain.slice(1);
  for (let current = chain[0]; current !== undefined; ) {
    const subject: X509Certificate = current;
    sent.push(subject);
    const anchor =
      trusted.find((one) => one.fingerprint256 === subject.fingerprint256) ??
      trusted.find((one) => isIssuer(one, subject));
    if (anchor) return { sent, anchor };
    current = left.find((one) => isIssuer(one, subject));
    left = left.filter((one) => one !== current);
  }
  return { sent, anchor: undefined };
}

/**
 * Problems for which a client would reject the chain, the most serious first.
 * @param chain in the order of the file
 */
export function chainFaults(
  chain: readonly X509Certificate[],
  { sent, anchor }: TrustPath,
  { file, ca }: { readonly file: string; readonly ca: string | undefined },
  now: Date,
): string[] {
  const [leaf] = chain;
  const last = sent.at(-1);
  const faults: string[] = [];
  if (anchor === undefined && last !== undefined) {
    faults.push(
      `input "tls-ca" is ${ca}, which did not issue ${nameIn(chain, last, file)}; its issuer ${singleLine(last.issuer)} is in neither file. Add the intermediate certificates to "tls-cert", or set "tls-ca" to the issuer`,
    );
  }
  for (const one of new Set([...sent, ...(anchor ? [anchor] : [])])) {
    const input = sent.includes(one) ? 'tls-cert' : 'tls-ca';
    const name = sent.includes(one) ? nameIn(chain, one, file) : `${ca}, with ${singleLine(one.subject)}`;
    if (new Date(one.validTo) <= now || new Date(one.validFrom) > now) {
      faults.push(
        `input "${input}" is ${name}, which is valid from ${one.validFrom} to ${one.validTo}; use one that is valid now`,
      );
    }
    if (one !== leaf && !one.ca) {
      faults.push(
        `input "${input}" is ${name}, which is not a CA certificate; use the certificate of the CA`,
      );
    }
  }
  // Without the extension any purpose is allowed.
  const purposes = leaf?.keyUsage;
  if (purposes !== undefined && !purposes.includes(SERVER_AUTHENTICATION)) {
    faults.push(
      `input "tls-cert" is ${file}, which is not for servers (extended key usage ${purposes.join(', ')}); use one with serverAuth`,
    );
  }
  return faults;
}

/** Problems that will occur soon, or with some clients only. */
export function chainWarnings(
  chain: readonly X509Certificate[],
  { sent, anchor }: TrustPath,
  now: Date,
): string[] {
  const isOrdered = sent.every((one, index) => chain[index] === one);
  const all = [...new Set([...sent, ...(anchor ? [anchor] : [])])];
  const ending = all.filter(({ validTo }) => new Date(validTo).getTime() - now.getTime() < DAY);
  return [
    ...ending.map(
      ({ subject, validTo }) =>
        `the certificate of ${singleLine(subject)} expires on ${validTo}, within a day; then every client rejects it`,
    ),
    ...(isOrdered
      ? []
      : [
          `the certificates in "tls-cert" are not in order, which some clients reject; use this order: ${sent.map(({ subject }) => singleLine(subject)).join('; ')}`,
        ]),
    ...(anchor !== undefined && anchor.issuer !== anchor.subject
      ? [
          `"tls-ca" ends with ${singleLine(anchor.subject)}, which is not a root certificate: podman accepts that, but curl and other OpenSSL clients also need the root`,
        ]
      : []),
  ];
}

function nameIn(chain: readonly X509Certificate[], one: X509Certificate, file: string): string {
  const place = chain.indexOf(one);
  return place <= 0 ? file : `${file}, in which certificate ${place + 1} is ${singleLine(one.subject)}`;
}

/** A distinguished name on one line; Node returns one attribute per line. */
export function singleLine(name: string): string {
  return name.replaceAll('\n', ', ');
}
