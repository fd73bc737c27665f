import type { X509Certificate } from 'node:crypto';

const DAY = 24 * 60 * 60 * 1000;

/** id-kp-serverAuth of RFC 5280. */
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

interface TrustPath {
  /** From the leaf on, each issued by the next. */
  readonly sent: readonly X509Certificate[];
  /** What the clients trust at its end; nothing where the path does not lead there. */
  readonly anchor: X509Certificate | undefined;
}

function isIssuer(issuer: X509Certificate, subject: X509Certificate): boolean {
  return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

/** How the chain leads from its first certificate to one of the trusted ones, in whatever order it stands. */
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
 * What a client would refuse, the gravest first, for the author of the workflow.
 * @param chain as it stands in the file
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
      `input "tls-ca" is ${ca}, which has not issued ${nameIn(chain, last, file)}: ${singleLine(last.issuer)} did, which stands in neither file; add what is between the two to "tls-cert", or give the CA that did`,
    );
  }
  for (const one of new Set([...sent, ...(anchor ? [anchor] : [])])) {
    const input = sent.includes(one) ? 'tls-cert' : 'tls-ca';
    const name = sent.includes(one) ? nameIn(chain, one, file) : `${ca}, with ${singleLine(one.subject)}`;
    if (new Date(one.validTo) <= now || new Date(one.validFrom) > now) {
      faults.push(
        `input "${input}" is ${name}, which is valid from ${one.validFrom} to ${one.validTo}; give one that is valid now`,
      );
    }
    if (one !== leaf && !one.ca) {
      faults.push(`input "${input}" is ${name}, which is no CA and may issue nothing; give the CA's own`);
    }
  }
  // Without the extension it may serve for anything.
  const purposes = leaf?.keyUsage;
  if (purposes !== undefined && !purposes.includes(SERVER_AUTHENTICATION)) {
    faults.push(
      `input "tls-cert" is ${file}, which is not for servers (extended key usage ${purposes.join(', ')}); give one with serverAuth`,
    );
  }
  return faults;
}

/** What will be a nuisance before long, or to some clients. */
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
        `the certificate of ${singleLine(subject)} ends on ${validTo}, within a day; every client refuses it from then on`,
    ),
    ...(isOrdered
      ? []
      : [
          `"tls-cert" is not in order, and not every client looks for the next one further down; put them like this: ${sent.map(({ subject }) => singleLine(subject)).join('; ')}`,
        ]),
    ...(anchor !== undefined && anchor.issuer !== anchor.subject
      ? [
          `"tls-ca" ends with ${singleLine(anchor.subject)}, which is no root: podman takes that, but curl and others of OpenSSL's kind want the root too`,
        ]
      : []),
  ];
}

function nameIn(chain: readonly X509Certificate[], one: X509Certificate, file: string): string {
  const place = chain.indexOf(one);
  return place <= 0 ? file : `${file}, in which certificate ${place + 1} is ${singleLine(one.subject)}`;
}

/** A distinguished name, which Node tells line by line. */
export function singleLine(name: string): string {
  return name.replaceAll('\n', ', ');
}
