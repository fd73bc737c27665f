/** The replacement of a secret. */
export const REDACTED = '***';

// The part before an @: a user with a password, or a token, but not a port. The prefix stays.
const IN_ADDRESS = /(\/\/)(?!\[)[^/@:]*(?::(?!\d{1,5}\/|\/\/)|$)/;
// `user:password` without a scheme, before the name of a registry.
const BARE = /(^|[=(,;])[^/@:=(,;]+:(?!\d{1,5}\/|\/\/)[\s\S]*[^:]$/;
/** Signed states of uploads, signed addresses of object stores, tokens. */
const IN_QUERY =
  /([?&](?:_state|X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|sig|token)=)[^\s&"']+/gi;

/** Replaces the user and password of an address. If they are not encoded, they can contain `/` and `@`. */
function withoutLogin(address: string, bare: boolean): string {
  const at = lastLoginEnd(address);
  if (at < 0) return address;
  const head = address.slice(0, at);
  const patterns = bare ? [IN_ADDRESS, BARE] : [IN_ADDRESS];
  const starts = patterns.flatMap((pattern) => {
    const found = pattern.exec(head);
    return found === null ? [] : [found.index + (found[1] ?? '').length];
  });
  if (starts.length === 0) return address;
  return `${head.slice(0, Math.min(...starts))}${REDACTED}${address.slice(at)}`;
}

/** The position of the last @ that is not followed by a digest; -1 without such an @. */
function lastLoginEnd(text: string): number {
  let at = text.lastIndexOf('@');
  while (at >= 0 && /^@sha\d+:/.test(text.slice(at, at + 8)))
    at = at === 0 ? -1 : text.lastIndexOf('@', at - 1);
  return at;
}

function inWords(text: string, bare: boolean): string {
  return text.replace(/[^\s"']+/g, (word) => withoutLogin(word, bare));
}

/** Removes users, passwords and signatures from the addresses in a text. Pure. */
export function redactAddresses(text: string): string {
  return inWords(text, false).replace(IN_QUERY, `$1${REDACTED}`);
}

/**
 * The same for messages of this program, which repeat inputs: a login may have no scheme, and a quoted text is one
 * value with any characters in its password. Pure.
 */
export function redactLogins(text: string): string {
  const values = text
    .split(/(?<!\\)"/)
    .map((part, index) => (index % 2 === 1 ? withoutLogin(part, true) : part));
  return inWords(values.join('"'), true).replace(IN_QUERY, `$1${REDACTED}`);
}
