import { authority } from '../../oci/address.js';
import { sendsBlobs } from '../spec/fast-paths.js';
import {
  LIVE_PATH,
  NGINX_PORT,
  NGINX_PROBE_PORT,
  PATHS,
  type PlacedRegistry,
  REGISTRY_PORT,
  type RegistrySpec,
} from '../spec/registry-spec.js';
import { accessChecks, accessLocations, accessMaps, accessVariables, isGuarded } from './access.js';
import { blobLocations, blobMaps } from './blobs.js';
import { errorBody, hostMap, location, OPERATIONS, passTo } from './blocks.js';
import { mirrorLocations, mirrorUpstreams } from './mirrors.js';
import { REJECTIONS } from './rejections.js';

// Mozilla's server side TLS guideline 6.0, intermediate: forward secrecy and authenticated ciphers only.
const CIPHERS = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/**
 * The whole nginx.conf. From the inputs it contains only the address, the names of users, as keys of maps, and the names of
 * cached registries. The user's directives are in a separate file, so that a bracket in it cannot close one of our blocks.
 */
export function nginxConf(registry: PlacedRegistry): string {
  return `# TLS in front of the registry. Made by podman-registry-action.
daemon off;
user nginx${sendsBlobs(registry) ? ' root' : ''};
worker_processes auto;
pid /tmp/nginx.pid;
error_log stderr warn;

events {
    worker_connections 1024;
}

http {
    default_type application/octet-stream;
    server_tokens off;
    # Layers are compressed already, and a second encoding would lose Content-Length.
    gzip off;
${TEMPORARY.map((name) => `    ${name}_temp_path /tmp/${name};`).join('\n')}
${accessMaps(registry.access)}${operations(registry)}${blobMaps(registry)}
${REJECTIONS}
    # Clients recognize a registry by this header, so nginx sends it with its own answers.
    map $upstream_http_docker_distribution_api_version $missing_api_version {
        '' 'registry/2.0';
    }

${hostMap(authority(registry.address))}
    upstream registry {
        # An address, because a name with two of them would be taken out for 10 s after one refused connection.
        server 127.0.0.1:${REGISTRY_PORT};
        keepalive 32;
    }
${mirrorUpstreams(registry)}
    server {
        # For probes.
        listen 127.0.0.1:${NGINX_PROBE_PORT};
        access_log off;
        return 200 ok;
    }

    server {
        # No http2: it halves the speed of a push, and podman, skopeo and buildah do not use it.
        listen ${NGINX_PORT} ssl;
        ssl_certificate ${PATHS.tls}/tls.crt;
        ssl_certificate_key ${PATHS.tls}/tls.key;
        ssl_protocols TLSv1.2 TLSv1.3;
        ssl_ciphers ${CIPHERS};
        ssl_prefer_server_ciphers off;
        ssl_session_cache shared:SSL:10m;
        ssl_session_timeout 1d;
${kernelTls(registry)}
        # A redirect of nginx's own would name the port of the container.
        absolute_redirect off;
        client_max_body_size 0;
        client_body_buffer_size 1m;
        add_header Docker-Distribution-Api-Version $missing_api_version always;
        error_page 497 @plain_http;
        error_page 502 504 @registry_down;
${accessVariables(registry.access)}
${locations(registry)}
${mirrorLocations(registry)}        location = /healthz {
            proxy_pass http://registry/;
        }

        # The liveness probe uses this. With 503 the registry reports unreachable storage, which no restart fixes.
        location = ${LIVE_PATH} {
            proxy_pass http://registry/;
            proxy_intercept_errors on;
            error_page 503 = @live;
        }

        location @live {
            return 204;
        }

        location / {
            default_type application/json;
            return 404 ${errorBody('NOT_FOUND', 'not found; the API of this registry is at /v2/')};
        }

        location @plain_http {
            default_type application/json;
            return 400 ${errorBody('UNSUPPORTED', 'this port speaks TLS only: use https')};
        }

        location @registry_down {
            default_type application/json;
            return 502 ${errorBody('UNAVAILABLE', 'the registry behind nginx does not answer')};
        }
${ownDirectives(registry)}    }
}
`;
}

function operations({ access, mirrors }: RegistrySpec): string {
  return isGuarded(access) || mirrors.length > 0 ? `\n${OPERATIONS}` : '';
}

/** The forwarded locations. Their order does not matter: nginx uses the longest matching path. */
function locations(spec: RegistrySpec): string {
  const { access } = spec;
  const passing = [...accessChecks(access), ...passTo('http://registry')];
  return [location('/v2/', passing), ...blobLocations(spec, passing), ...accessLocations(access)].join('\n');
}

function ownDirectives({ configOverrides }: RegistrySpec): string {
  return configOverrides.nginx === undefined ? '' : `\n        include ${PATHS.nginxOverrides};\n`;
}

/** Of use where nginx sends files, and of no harm where the kernel has no such thing after all. */
function kernelTls({ fastPaths }: RegistrySpec): string {
  return fastPaths.includes('ktls') ? '        sendfile on;\n        ssl_conf_command Options KTLS;\n' : '';
}
