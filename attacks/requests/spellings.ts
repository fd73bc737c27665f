/** A way to write a path that a program behind another one may take for the path itself. */
type Spelling = readonly [name: string, spell: (path: string) => string];

/** Puts a text in place of the slash that comes after the first part of a path. */
const afterFirst = (path: string, text: string) => path.replace(/^(\/[^/]*)\//, (_, first) => first + text);
/** The same for the last slash that has something behind it. */
const beforeLast = (path: string, text: string) => path.replace(/\/([^/]*\/?)$/, (_, last) => text + last);

const percent = (path: string, chars: RegExp) =>
  path.replace(chars, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** @param port what the registry listens on */
export function spellings(port: number): readonly Spelling[] {
  return [
    ['as it is', (path) => path],
    ['//path', (path) => `/${path}`],
    ['///path', (path) => `//${path}`],
    ['/./path', (path) => `/.${path}`],
    ['/x/../path', (path) => `/x/..${path}`],
    ['/../path', (path) => `/..${path}`],
    ['/v2/../path', (path) => `/v2/..${path}`],
    ['/healthz/../path', (path) => `/healthz/..${path}`],
    ['/token/../path', (path) => `/token/..${path}`],
    ['/blob-head/../path', (path) => `/blob-head/..${path}`],
    ['/%2e/path', (path) => `/%2e${path}`],
    ['/x/%2e%2e/path', (path) => `/x/%2e%2e${path}`],
    ['/x/.%2E/path', (path) => `/x/.%2E${path}`],
    ['/x/..%2fpath', (path) => `/x/..%2f${path.slice(1)}`],
    ['/x/%252e%252e/path', (path) => `/x/%252e%252e${path}`],
    ['/x/%c0%ae%c0%ae/path', (path) => `/x/%c0%ae%c0%ae${path}`],
    ['/x/..;/path', (path) => `/x/..;${path}`],
    ['first//', (path) => afterFirst(path, '//')],
    ['first/./', (path) => afterFirst(path, '/./')],
    ['first/x/../', (path) => afterFirst(path, '/x/../')],
    ['first%2f', (path) => afterFirst(path, '%2f')],
    ['first%252f', (path) => afterFirst(path, '%252f')],
    ['first\\', (path) => afterFirst(path, '\\')],
    ['first;x/', (path) => afterFirst(path, ';x/')],
    ['first%00/', (path) => afterFirst(path, '%00/')],
    ['first/%2e%2e/first/', (path) => afterFirst(path, '/%2e%2e/v2/')],
    ['first%5c', (path) => afterFirst(path, '%5c')],
    ['//last', (path) => beforeLast(path, '//')],
    ['/./last', (path) => beforeLast(path, '/./')],
    ['/x/../last', (path) => beforeLast(path, '/x/../')],
    ['/x/%2e%2e/last', (path) => beforeLast(path, '/x/%2e%2e/')],
    ['%2flast', (path) => beforeLast(path, '%2f')],
    ['%2Flast', (path) => beforeLast(path, '%2F')],
    ['path/', (path) => `${path}/`],
    ['path//', (path) => `${path}//`],
    ['path/.', (path) => `${path}/.`],
    ['path/x/..', (path) => `${path}/x/..`],
    ['path/..;', (path) => `${path}/..;`],
    ['path.', (path) => `${path}.`],
    ['path...', (path) => `${path}...`],
    ['path;a=b', (path) => `${path};a=b`],
    ['path%00', (path) => `${path}%00`],
    ['path%00.png', (path) => `${path}%00.png`],
    ['path%20', (path) => `${path}%20`],
    ['path%09', (path) => `${path}%09`],
    ['path%0d%0aX:x', (path) => `${path}%0d%0aX:x`],
    ['path?', (path) => `${path}?`],
    ['path?query', (path) => `${path}?n=1&x=../../y`],
    ['path%3f', (path) => `${path}%3fx`],
    ['path#', (path) => `${path}#x`],
    ['path%23', (path) => `${path}%23x`],
    ['path?x#/healthz', (path) => `${path}?x#/healthz`],
    ['capitals', (path) => path.toUpperCase()],
    ['/V2', (path) => path.replace('/v2', '/V2')],
    ['letters encoded', (path) => percent(path, /[a-z]/g)],
    ['v2 encoded', (path) => path.replace('/v2', '/%76%32')],
    ['dots and underscores encoded', (path) => percent(path, /[._-]/g)],
    ['without a slash', (path) => path.slice(1)],
    ['absolute', (path) => `https://127.0.0.1:${port}${path}`],
    ['absolute, of the registry', (path) => `http://127.0.0.1:5000${path}`],
    ['absolute, of another host', (path) => `https://evil.example${path}`],
    ['absolute, with a login', (path) => `https://ci:ci@127.0.0.1:${port}${path}`],
    ['*', (path) => `*${path}`],
  ];
}

/** Spells the path alone: what follows the question mark stays behind what was made of it. */
export function spelt(target: string, spell: (path: string) => string): string {
  const [path = '', query] = target.split('?');
  const made = spell(path);
  if (query === undefined) return made;
  const [before = '', ...fragment] = made.split('#');
  const end = fragment.length > 0 ? `#${fragment.join('#')}` : '';
  return `${before}${before.includes('?') ? '&' : '?'}${query}${end}`;
}
