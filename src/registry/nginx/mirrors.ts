import { mirrorAddress, mirrorName, mirrorRepository } from '../spec/mirrors.js';
import type { RegistrySpec } from '../spec/registry-spec.js';
import { accessChecks } from './access.js';
import { errorBody, passTo } from './blocks.js';

/** Prefix of the lines in nginx's log about blobs that a cache served. */
export const MIRROR_LINE = 'podman-registry-mirror';

/**
 * For the `http` block: the caches and their log. Distribution sends a Cache-Control header with a blob from its storage,
 * and none with a blob that it has just fetched. In 2.8 and 3 this is the only difference, because 2.8 counts both as hits.
 * Source: ServeBlob in registry/storage/blobserver.go and registry/proxy/proxyblobstore.go of both.
 */
export function mirrorUpstreams(spec: RegistrySpec): string {
  if (spec.mirrors.length === 0) return '';
  const upstreams = spec.mirrors.map(
    (mirror) => `
    upstream ${mirrorName(mirror)} {
        server ${mirrorAddress(spec, mirror)};
        keepalive 16;
    }
`,
  );
  return `
    map $upstream_http_cache_control $mirror_source {
        default upstream;
        ~max-age cache;
    }

    map "$request_method $uri" $mirror_logged {
        default 0;
        "~^GET /v2/mirror/.+/blobs/sha" 1;
    }

    log_format mirror escape=json
        '${MIRROR_LINE} {"path":"$uri","status":"$status","bytes":"$body_bytes_sent","source":"$mirror_source"}';
${upstreams.join('')}`;
}

/** For the `server` block. The name of an upstream has been checked to be letters, digits, dots, hyphens and a port. */
export function mirrorLocations({ mirrors, access }: RegistrySpec): string {
  if (mirrors.length === 0) return '';
  const known = mirrors.map(({ upstream }) => upstream).join(', ');
  const readOnly = `default_type application/json;
            if ($operation != read) {
                return 405 ${errorBody('UNSUPPORTED', 'mirror/ contains read-only caches of other registries; push to another name')};
            }`;
  const locations = mirrors.map(
    (mirror) => `
        location ^~ /v2/${mirrorRepository(mirror)}/ {
            ${readOnly}
            ${[...accessChecks(access), ...passTo(`http://${mirrorName(mirror)}/v2/`)].join('\n            ')}
            # If the upstream does not answer, Distribution's error has no body.
            proxy_intercept_errors on;
            error_page 500 502 503 504 @mirror_down;
            access_log /dev/stdout mirror if=$mirror_logged;
            access_log /dev/stdout rejected if=$rejected;
        }
`,
  );
  return `${locations.join('')}
        location ^~ /v2/mirror/ {
            ${readOnly}
            return 404 ${errorBody('NAME_UNKNOWN', `this registry caches only: ${known}`)};
        }

        location @mirror_down {
            default_type application/json;
            access_log /dev/stdout mirror if=$mirror_logged;
            access_log /dev/stdout rejected if=$rejected;
            return 502 ${errorBody('UNAVAILABLE', 'not in the cache, and the upstream registry is unreachable')};
        }
`;
}
