import { NGINX_PORT, PATHS, REGISTRY_PORT } from './pod.js';

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

const errorBody = (code: string, message: string) =>
  `'{"errors":[{"code":"${code}","message":"${message}"}]}'`;

/**
 * The whole nginx.conf. It holds nothing of the user's: the port, the paths and the upstream are the pod's own, so no
 * input can reach a directive.
 */
export function nginxConf(): string {
  return `# TLS in front of the registry. Made by podman-registry-action.
daemon off;
user nginx;
worker_processes auto;
pid /tmp/nginx.pid;
error_log stderr warn;

events {
    worker_connections 1024;
}

http {
    access_log off;
    default_type application/octet-stream;
    server_tokens off;
    # Layers are compressed already, and a second encoding would lose Content-Length.
    gzip off;
${TEMPORARY.map((name) => `    ${name}_temp_path /tmp/${name};`).join('\n')}

    # Clients tell a registry by this header, so nginx's own answers carry it too.
    map $upstream_http_docker_distribution_api_version $missing_api_version {
        '' 'registry/2.0';
    }

    upstream registry {
        # An address, because a name with two of them would be taken out for 10 s after one refused connection.
        server 127.0.0.1:${REGISTRY_PORT};
        keepalive 32;
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

        # A redirect of nginx's own would name the port of the container.
        absolute_redirect off;
        client_max_body_size 0;
        client_body_buffer_size 1m;
        add_header Docker-Distribution-Api-Version $missing_api_version always;
        error_page 497 @plain_http;
        error_page 502 504 @registry_down;

        location /v2/ {
            proxy_pass http://registry;
            # Both are needed to pass a body on as it comes: nginx buffers chunked ones for an HTTP/1.0 upstream.
            proxy_http_version 1.1;
            proxy_request_buffering off;
            proxy_set_header Connection "";
            # $host would drop the port, and the registry would send clients to port 443.
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Real-IP $remote_addr;
            # The registry believes these two before the others, so a client may not send them.
            proxy_set_header Forwarded "";
            proxy_set_header X-Forwarded-Host "";
            proxy_max_temp_file_size 0;
            proxy_buffer_size 16k;
            proxy_buffers 16 64k;
            proxy_busy_buffers_size 128k;
            proxy_read_timeout 900s;
            proxy_send_timeout 900s;
        }

        location = /healthz {
            proxy_pass http://registry/;
        }

        location / {
            default_type application/json;
            return 404 ${errorBody('NOT_FOUND', 'this is a registry: its interface begins at /v2/')};
        }

        location @plain_http {
            default_type application/json;
            return 400 ${errorBody('UNSUPPORTED', 'this port speaks TLS only: use https')};
        }

        location @registry_down {
            default_type application/json;
            return 502 ${errorBody('UNAVAILABLE', 'the registry behind nginx does not answer')};
        }
    }
}
`;
}
