/** What clients call this registry, as `hostMap` has checked it: safe to repeat in an answer and to pass on. */
export const PUBLIC_HOST = '$public_host';

/**
 * The map behind `PUBLIC_HOST`. nginx lets quotes into the header Host, and in an answer they would add parameters to a
 * challenge; so a header that is not a name or an address with an optional port is replaced by the configured address.
 * @param authority the configured address, as `host:port`
 */
export function hostMap(authority: string): string {
  return map('$http_host', PUBLIC_HOST, [
    ['default', authority],
    ['"~^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?\\z"', '$http_host'],
  ]);
}

/**
 * Reads and writes by `$operation`. Where a map needs an expression instead of plain keys, it has no group that captures:
 * before 1.30.4 a capture that such a map changes in the middle of a text could overflow a buffer (CVE-2026-42533).
 */
export const OPERATIONS = map('$request_method', '$operation', [
  ['default', 'write'],
  ['GET', 'read'],
  ['HEAD', 'read'],
  ['OPTIONS', 'options'],
]);

/** A location of the server block. */
export function location(match: string, directives: readonly string[]): string {
  return `        location ${match} {\n${directives.map((line) => `            ${line}\n`).join('')}        }\n`;
}

/**
 * The directives that pass a request on to a registry, as they must be for pushes and pulls of any size.
 * @param upstream such as `http://127.0.0.1:5000`
 */
export function passTo(upstream: string): string[] {
  return [
    `proxy_pass ${upstream};`,
    '# Both are needed to pass a body on as it comes: nginx buffers chunked ones for an HTTP/1.0 upstream.',
    'proxy_http_version 1.1;',
    'proxy_request_buffering off;',
    'proxy_set_header Connection "";',
    '# $host would drop the port, and the registry would send clients to port 443.',
    `proxy_set_header Host ${PUBLIC_HOST};`,
    'proxy_set_header X-Forwarded-Proto $scheme;',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    'proxy_set_header X-Real-IP $remote_addr;',
    '# The registry prefers these two headers, so those of clients are removed.',
    'proxy_set_header Forwarded "";',
    'proxy_set_header X-Forwarded-Host "";',
    'proxy_max_temp_file_size 0;',
    'proxy_buffer_size 16k;',
    'proxy_buffers 16 64k;',
    'proxy_busy_buffers_size 128k;',
    'proxy_read_timeout 900s;',
    'proxy_send_timeout 900s;',
  ];
}

/** A map in the `http` block. Keys and values are written unchanged. */
export function map(
  source: string,
  target: string,
  rows: readonly (readonly [key: string, value: string])[],
): string {
  const lines = rows.map(([key, value]) => `        ${key} ${value};\n`);
  return `    map ${source} ${target} {\n${lines.join('')}    }\n`;
}

/** An error in the registry's format, quoted for `return`. */
export function errorBody(code: string, message: string): string {
  return `'{"errors":[{"code":"${code}","message":"${message}"}]}'`;
}
