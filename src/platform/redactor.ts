import { REDACTED, redactAddresses } from './redact.js';

// Patterns of secrets. The name of a header or key stays, to show what was removed.
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, REDACTED],
  [
    /\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:basic|bearer|negotiate)\s+)?[^\s"',;]+/gi,
    `$1${REDACTED}`,
  ],
  // In sentences a word follows, such as `basic authentication challenge`; a token has not only lower-case
  // letters.
  [/\b((?:[Bb]asic|[Bb]earer)\s+)(?=[a-z]*[A-Z\d._~+/=-])[\w.~+/=-]{8,}/g, `$1${REDACTED}`],
  // A JSON Web Token: two objects in base64url begin alike.
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, REDACTED],
  // bcrypt and the other hashes of crypt(5).
  [/\$(?:2[abxy]|apr1|1|5|6|y)\$[./A-Za-z0-9=,$]{8,}/g, REDACTED],
  [
    /(["']?\b[\w-]*(?:password|passwd|secret_?-?key|access_?-?key|api_?-?key|http-?_?secret|(?:access|refresh|identity|id|session)_?token)["']?[ \t]*[:=][ \t]*)(?:"[^"\n]*"|'[^'\n]*'|[^\s,;&}]+)/gi,
    `$1${REDACTED}`,
  ],
  [/(["']auth["']\s*:\s*)"[^"]*"/gi, `$1"${REDACTED}"`],
];

/**
 * Creates a function that removes secrets from a text: known ones in every form that a log can contain, and
 * everything that looks like one. Pure.
 * @param secrets passwords, keys, tokens; each line of a secret with several lines is also a secret
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = knownRedactor(secrets);
  return (text) =>
    PATTERNS.reduce(
      (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
      redactAddresses(known(text)),
    );
}

/** The same for our own messages, in which only known secrets are removed. Pure. */
export function knownRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.flatMap(formsOf));
  // A secret can be part of a longer one, which must be removed first.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}

function formsOf(secret: string): string[] {
  const lines = secret.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('-----'));
  const whole = lines.length > 1 ? [secret.trimEnd(), ...lines] : [secret.trimEnd()];
  return whole.filter((text) => text.trim() !== '').flatMap(encodings);
}

function encodings(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}
