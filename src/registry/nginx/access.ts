import { type Access, PATHS, REALM } from '../spec/registry-spec.js';
import { errorBody, location, map, PUBLIC_HOST } from './blocks.js';
import { PRINCIPALS_FILE } from './principals.js';

/** What the registry calls itself to clients that get a token here. */
const SERVICE = 'podman-registry';

// Seconds. Tokens are valid while the pod exists; clients renew them after this time.
const TOKEN_LIFETIME = 3600;

type Basic = Extract<Access, { readonly kind: 'basic' }>;

/** Does nginx decide who may do what? The registry lets everybody push whom it lets in. */
export function isGuarded(access: Access): access is Basic {
  return (
    access.kind === 'basic' &&
    (access.reader !== undefined || access.anonymousPull || access.checkedBy === 'nginx')
  );
}

/** Whether nginx identifies users by secrets, and not by their names alone. */
function knowsPrincipals({ anonymousPull, checkedBy }: Basic): boolean {
  return anonymousPull || checkedBy === 'nginx';
}

const INCLUDE_PRINCIPALS = `    map_hash_bucket_size 256;\n    include ${PATHS.access}/${PRINCIPALS_FILE};\n`;

type Rows = readonly (readonly [key: string, value: string])[];

/**
 * The maps that find out what a request may do, in `$verdict`: `pass`, `denied` or `challenge`. They list what is
 * allowed: only the known writer may write, regardless of the spelling of the credentials.
 */
export function accessMaps(access: Access): string {
  if (!isGuarded(access)) return '';
  return `\n    # The registry has no roles: these maps decide who may push.\n${mapsOf(access).join('\n')}`;
}

function mapsOf(access: Basic): string[] {
  const { anonymousPull, checkedBy } = access;
  if (checkedBy === 'nginx') return [INCLUDE_PRINCIPALS, ...verdicts(anonymousPull)];
  const login: Rows = [
    ['"login yes"', 'writer'],
    ['"login no"', 'reader'],
  ];
  if (anonymousPull) {
    const byToken = ['none', 'anonymous', 'reader', 'writer'].map((name) => [`"${name} no"`, name] as const);
    return [
      INCLUDE_PRINCIPALS,
      map('"$principal $is_writer"', '$level', [['default', 'unknown'], ...byToken, ...login]),
      ...verdicts(anonymousPull),
    ];
  }
  return [
    map('$http_authorization', '$principal', [
      ['default', 'login'],
      ["''", 'none'],
    ]),
    map('"$principal $is_writer"', '$level', [['default', 'reader'], ['"none no"', 'none'], ...login]),
    map('"$level $operation"', '$verdict', [
      ['default', 'denied'],
      ...everyOperation('writer'),
      // The registry's answer asks them to log in.
      ...everyOperation('none'),
      ...readerRows,
    ]),
  ];
}

/** Where `$level` is `writer`, `reader`, `anonymous`, `none` or `unknown`, and all others are to log in. */
function verdicts(anonymousPull: boolean): string[] {
  const known: Rows = [
    ['default', 'challenge'],
    ...everyOperation('writer'),
    ...readerRows,
    ['"reader write"', 'denied'],
  ];
  if (!anonymousPull) return [map('"$level $operation"', '$verdict', known)];
  return [
    map('$uri', '$area', [
      ['default', 'other'],
      ['/v2/', 'front'],
      ['"~^/v2/.+/(?:manifests|tags|referrers)/[^/]+\\z"', 'content'],
      ['"~^/v2/.+/blobs/[^/]+:[^/]+\\z"', 'content'],
    ]),
    map('"$level $area"', '$anonymous_verdict', [
      ['default', 'challenge'],
      ['"none content"', 'pass'],
      ['"anonymous content"', 'pass'],
      ['"anonymous front"', 'pass'],
    ]),
    map('"$level $operation"', '$verdict', [
      ...known,
      ['"none read"', '$anonymous_verdict'],
      ['"anonymous read"', '$anonymous_verdict'],
    ]),
  ];
}

const readerRows: Rows = [
  ['"reader read"', 'pass'],
  ['"reader options"', 'pass'],
];

function everyOperation(level: string): Rows {
  return ['read', 'options', 'write'].map((operation) => [`"${level} ${operation}"`, 'pass'] as const);
}

/**
 * For the `server` block: whether the login has the writer's name. The key of a map is compared without regard to case,
 * this is not, and CI is another user than ci.
 */
export function accessVariables(access: Access): string {
  if (!isGuarded(access) || access.checkedBy === 'nginx') return '';
  return `
        set $is_writer no;
        if ($remote_user = "${access.writer}") {
            set $is_writer yes;
        }
`;
}

/** Directives for a location that passes requests on to the registry: what may not pass gets its answer here. */
export function accessChecks(access: Access): string[] {
  if (!isGuarded(access)) return [];
  return [
    'if ($verdict = denied) {',
    '    return 403;',
    '}',
    ...(knowsPrincipals(access) ? ['if ($verdict != pass) {', '    return 401;', '}'] : []),
    ...toRegistry(access),
  ];
}

/** The login that the registry gets. */
export function toRegistry(access: Access): string[] {
  if (!isGuarded(access)) return [];
  if (access.checkedBy === 'nginx') {
    return [
      '# The registry asks for no password, so none is passed on.',
      'proxy_set_header Authorization "";',
    ];
  }
  if (!access.anonymousPull) return [];
  return [
    '# nginx issues the tokens; the registry checks user and password.',
    'proxy_set_header Authorization $registry_authorization;',
  ];
}

const json = (status: number, code: string, message: string) => [
  'default_type application/json;',
  'add_header Docker-Distribution-Api-Version $missing_api_version always;',
  'add_header X-Content-Type-Options nosniff always;',
  `return ${status} ${errorBody(code, message)};`,
];

/** Parts of the `server` block: nginx's answers, and the token service. */
export function accessLocations(access: Access): string[] {
  if (!isGuarded(access)) return [];
  const denied = [
    `        error_page 403 @denied;\n`,
    location('@denied', json(403, 'DENIED', 'this user may pull only')),
  ];
  if (access.anonymousPull) return [...denied, ...tokenLocations(access)];
  return access.checkedBy === 'nginx' ? [...denied, ...challenge(`Basic realm="${REALM}"`)] : denied;
}

function challenge(words: string): string[] {
  return [
    `        error_page 401 @challenge;\n`,
    location('@challenge', [
      `add_header WWW-Authenticate '${words}' always;`,
      ...json(401, 'UNAUTHORIZED', 'authentication required'),
    ]),
  ];
}

/**
 * Clients such as Docker and containers/image pull without a login only if the challenge names a token service. Source:
 * the token authentication of distribution, and RFC 6750.
 */
function tokenLocations({ checkedBy }: Basic): string[] {
  return [
    ...challenge(`Bearer realm="https://${PUBLIC_HOST}/token",service="${SERVICE}"`),
    location('= /token', [
      'error_page 401 @wrong_login;',
      'error_page 405 @no_such_method;',
      'error_page 500 502 504 @registry_down;',
      '# Clients that send a form retry with GET after a 405.',
      'if ($operation != read) {',
      '    return 405;',
      '}',
      ...(checkedBy === 'nginx'
        ? ['if ($level = unknown) {', '    return 401;', '}']
        : ['auth_request /token-login;']),
      '# A `return` would run before auth_request.',
      'try_files /nonexistent @token;',
    ]),
    ...(checkedBy === 'nginx' ? [] : [tokenLogin()]),
    location('@token', [
      'default_type application/json;',
      'add_header Cache-Control no-store always;',
      `return 200 '{"token":"$issued_token","access_token":"$issued_token","expires_in":${TOKEN_LIFETIME}}';`,
    ]),
    // The registry's own challenge goes with it.
    location('@wrong_login', json(401, 'UNAUTHORIZED', 'the user name or the password is wrong')),
    location('@no_such_method', [
      'add_header Allow "GET, HEAD" always;',
      ...json(405, 'UNSUPPORTED', 'use GET'),
    ]),
  ];
}

/** The registry is asked whether the password is right. */
function tokenLogin(): string {
  return location('= /token-login', [
    'internal;',
    'if ($level = none) {',
    '    return 204;',
    '}',
    'proxy_pass http://registry/v2/;',
    'proxy_method GET;',
    'proxy_pass_request_body off;',
    'proxy_http_version 1.1;',
    'proxy_set_header Connection "";',
    'proxy_set_header Content-Length "";',
    `proxy_set_header Host ${PUBLIC_HOST};`,
  ]);
}
