import { sendsBlobs } from '../spec/fast-paths.js';
import { PATHS, type RegistrySpec } from '../spec/registry-spec.js';
import { isGuarded, toRegistry } from './access.js';
import { location, map, PUBLIC_HOST } from './blocks.js';

/**
 * The internal location that requests a blob from the registry. External paths always begin with a slash, however they are
 * spelt, so no client can use it.
 */
const QUESTION = 'blob-head';

// Of what the registry answers a blob with, all that nginx does not have by itself.
const HEADERS = {
  'Docker-Content-Digest': '$blob_digest',
  'Docker-Distribution-Api-Version': '$blob_api_version',
  'Cache-Control': '$blob_cache_control',
  ETag: '$blob_etag',
  'X-Content-Type-Options': '$blob_content_type_options',
  // Of a part nginx does not say it.
  'Accept-Ranges': '$blob_range_units',
};

/**
 * The maps by which nginx finds out whether it may send a blob itself, and which file that is. It asks the registry for the
 * head of the blob first, and sends what the registry named, so links, deletion and permissions are the registry's alone.
 * Source: the path of a blob's data in registry/storage/paths.go of distribution, the same in 2.8 and 3.
 */
export function blobMaps(spec: RegistrySpec): string {
  if (!sendsBlobs(spec)) return '';
  const conditions = ['match', 'none_match', 'modified_since', 'unmodified_since', 'range'];
  const verdict = isGuarded(spec.access) ? '$verdict' : 'pass';
  return `
    # Blobs that nginx may send by itself: whole, or from one byte to another. Conditions are the registry's to judge.
${map('$http_range', '$blob_part', [
  ['default', 'other'],
  ["''", 'whole'],
  ['"~^bytes=[0-9]{1,15}-(?:[0-9]{1,15})?\\z"', 'part'],
])}
${map(
  `"$request_method ${verdict} $blob_part ${conditions.map((name) => `$http_if_${name}`).join('')}"`,
  '$blob_sender',
  [
    ['default', 'registry'],
    ['"GET pass whole "', 'nginx'],
    ['"GET pass part "', 'nginx'],
  ],
)}
${map('$http_range', '$blob_range_units', [
  ['default', 'bytes'],
  ["''", "''"],
])}
    # The registry names the blob; without a name, no file is sent. These are the only captures: the client cannot choose
    # what is matched, and nothing else is matched while they are in use.
${map('$blob_answer', '$blob_file', [
  ['default', 'none'],
  [
    '"~^20[06] sha256:(?<blob_directory>[0-9a-f]{2})(?<blob_name>[0-9a-f]{62})\\z"',
    '$blob_directory/$blob_directory$blob_name/data',
  ],
])}`;
}

/**
 * Locations of the server block.
 * @param passing the directives that forward a request after the access check
 */
export function blobLocations(spec: RegistrySpec, passing: readonly string[]): string[] {
  if (!sendsBlobs(spec)) return [];
  const fromAnswer = Object.entries(HEADERS)
    .filter(([header]) => header !== 'Accept-Ranges')
    .map(
      ([header, variable]) =>
        `auth_request_set ${variable} $upstream_http_${header.toLowerCase().replaceAll('-', '_')};`,
    );
  return [
    location('~ "^/v2/.+/blobs/sha256:[0-9a-f]{64}\\z"', [
      'recursive_error_pages on;',
      'error_page 403 404 416 418 500 = @registry;',
      'if ($blob_sender = registry) {',
      '    return 418;',
      '}',
      `auth_request ${QUESTION};`,
      'auth_request_set $blob_answer "$upstream_status $upstream_http_docker_content_digest";',
      ...fromAnswer,
      'etag off;',
      'add_header Last-Modified "";',
      ...Object.entries(HEADERS).map(([header, variable]) => `add_header ${header} ${variable};`),
      'output_buffers 2 256k;',
      `root ${PATHS.data}/docker/registry/v2/blobs/sha256;`,
      'try_files /$blob_file @registry;',
    ]),
    location(`= ${QUESTION}`, [
      'internal;',
      ...toRegistry(spec.access),
      'proxy_pass http://registry$request_uri;',
      'proxy_method HEAD;',
      'proxy_pass_request_body off;',
      'proxy_http_version 1.1;',
      'proxy_set_header Connection "";',
      'proxy_set_header Content-Length "";',
      `proxy_set_header Host ${PUBLIC_HOST};`,
      '# All other answers come from the registry.',
      'proxy_intercept_errors on;',
      'error_page 301 302 303 307 308 400 401 403 404 405 416 429 500 502 503 504 = @no_blob;',
    ]),
    location('@no_blob', ['return 204;']),
    location('@registry', ['recursive_error_pages on;', ...passing]),
  ];
}
