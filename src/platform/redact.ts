/** What a secret is replaced by. */
export const REDACTED = '***';

// What is in front of an @, behind the mark that stays. A user with a password, or a token alone; a port is neither.
const IN_ADDRESS = /(\/\/)(?!\[)[^/@:]*(?::(?!\d{1,5}\/|\/\/)|$)/;
// `user:password` without a scheme, as people write it before the name of a registry.
const BARE = /(^|[=(,;])[^/@:=(,;]+:(?!\d{1,5}\/|\/\/)[\s\S]*[^:]$/;
/** Signed states of uploads, signed addresses of object stores, tokens. */
const IN_QUERY =
  /([?&](?:_state|X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|sig|token)=)[^\s&"']+/gi;

/** Replaces the user and the password of an address; one that was not encoded may hold `/` and `@`. */
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

/** Where the last @ is that has no digest of an image behind it; -1 where there is none. */
function lastLoginEnd(text: string): number {
  let at = text.lastIndexOf('@');
  while (at >= 0 && /^@sha\d+:/.test(text.slice(at, at + 8)))
    at = at === 0 ? -1 : text.lastIndexOf('@', at - 1);
  return at;
}

function inWords(text: string, bare: boolean): string {
  return text.replace(/[^\s"']+/g, (word) => withoutLogin(word, bare));
}

/** A text without the users and passwords in its addresses, and without what signs them. Pure. */
export function redactAddresses(text: string): string {
  return inWords(text, false).replace(IN_QUERY, `$1${REDACTED}`);
}

/**
 * The same for sentences of this program, which repeat what the caller wrote: a login stands there without a scheme too,
 * and what is in quotes is one value, whatever its password is made of. Pure.
 */
export function redactLogins(text: string): string {
  const values = text
    .split(/(?<!\\)"/)
    .map((part, index) => (index % 2 === 1 ? withoutLogin(part, true) : part));
  return inWords(values.join('"'), true).replace(IN_QUERY, `$1${REDACTED}`);
}
