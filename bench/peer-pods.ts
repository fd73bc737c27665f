import { PATHS, REGISTRY_PORT } from '../src/registry/spec/registry-spec.js';
import type { PeerContainer, PeerPod } from './peer-manifest.js';

export type PeerSide =
  | 'plain http'
  | 'own TLS'
  | 'nginx as in blogs'
  | 'bcrypt 5'
  | 'zot'
  | 'a file over TLS';

export interface PeerParts {
  /** The directory of our own registry's config.yml: the peers differ from it by variables alone. */
  readonly config: string;
  /** The directory of our own tls.crt and tls.key, so that all have a key of the same kind. */
  readonly tls: string;
  /** Below which each peer has a directory. */
  readonly data: string;
  readonly registryImage: string;
  readonly nginxImage: string;
  readonly zotImage: string;
  /** A line of htpasswd, of bcrypt at cost 5. */
  readonly htpasswd: string;
}

const FIRST_PORT = 17_600;
const TLS = `${PATHS.tls}/tls`;

/** What a person would put together instead of ours, each published by the same means. */
export function peerPods(parts: PeerParts): Readonly<Record<PeerSide, PeerPod>> {
  const registry = (name: string, env: Readonly<Record<string, string>> = {}): PeerContainer => ({
    name: 'registry',
    image: parts.registryImage,
    args: ['serve', PATHS.registryConfig],
    env: { OTEL_TRACES_EXPORTER: 'none', REGISTRY_HTTP_ADDR: `:${REGISTRY_PORT}`, ...env },
    mounts: {
      '/etc/podman-registry/registry': parts.config,
      [PATHS.tls]: parts.tls,
      [PATHS.access]: `${parts.data}/${name}/access`,
      [PATHS.data]: `${parts.data}/${name}/data`,
    },
  });
  const alone = (
    name: string,
    index: number,
    container: PeerContainer,
    more: Partial<PeerPod> = {},
  ): PeerPod => {
    const here = `${parts.data}/${name}`;
    return {
      ...{ name, port: FIRST_PORT + index, tls: false, files: {} },
      containers: [{ ...container, publishes: REGISTRY_PORT }],
      directories: [`${here}/access`, `${here}/data`],
      ...more,
    };
  };
  const htpasswd = {
    REGISTRY_AUTH: 'htpasswd',
    REGISTRY_AUTH_HTPASSWD_REALM: 'bench',
    REGISTRY_AUTH_HTPASSWD_PATH: `${PATHS.access}/htpasswd`,
  };
  const own = { REGISTRY_HTTP_TLS_CERTIFICATE: `${TLS}.crt`, REGISTRY_HTTP_TLS_KEY: `${TLS}.key` };
  return {
    'plain http': alone('plain', 0, registry('plain')),
    'own TLS': alone('own-tls', 1, registry('own-tls', own), { tls: true }),
    'bcrypt 5': alone('bcrypt', 2, registry('bcrypt', htpasswd), {
      files: { [`${parts.data}/bcrypt/access/htpasswd`]: parts.htpasswd },
    }),
    'nginx as in blogs': blogPod(parts, registry('blog')),
    'a file over TLS': filePod(parts),
    zot: alone('zot', 4, zotContainer(parts), {
      tls: true,
      files: { [`${parts.data}/zot/access/config.json`]: zotConfig() },
    }),
  };
}

function blogPod(parts: PeerParts, registry: PeerContainer): PeerPod {
  const here = `${parts.data}/blog`;
  const nginx: PeerContainer = {
    name: 'nginx',
    image: parts.nginxImage,
    command: ['nginx', '-c', '/etc/blog/nginx.conf'],
    mounts: { '/etc/blog': `${here}/nginx`, '/etc/nginx/ssl': parts.tls, '/tmp': `${here}/tmp` },
    publishes: 443,
  };
  return {
    ...{ name: 'blog', port: FIRST_PORT + 3, tls: true, containers: [registry, nginx] },
    directories: [`${here}/access`, `${here}/data`, `${here}/tmp`, `${here}/nginx`],
    files: { [`${here}/nginx/nginx.conf`]: blogNginxConf() },
  };
}

/** No registry: what the client can decrypt and the forwarder carry, which is the most that any registry can reach. */
function filePod({ data, tls, nginxImage }: PeerParts): PeerPod {
  const here = `${data}/file`;
  const nginx: PeerContainer = {
    name: 'registry',
    image: nginxImage,
    command: ['nginx', '-c', '/etc/file/nginx.conf'],
    mounts: {
      '/etc/file': `${here}/nginx`,
      [PATHS.tls]: tls,
      '/srv/file': `${here}/data`,
      '/tmp': `${here}/tmp`,
    },
    publishes: REGISTRY_PORT,
  };
  return {
    ...{ name: 'file', port: FIRST_PORT + 5, tls: true, containers: [nginx] },
    directories: [`${here}/data`, `${here}/tmp`, `${here}/nginx`],
    files: { [`${here}/nginx/nginx.conf`]: fileNginxConf() },
  };
}

/** Blobs by the path of a registry; TLS and the sizes of pieces as in ours. */
function fileNginxConf(): string {
  return nginxConf(`listen ${REGISTRY_PORT} ssl;
        ssl_certificate ${TLS}.crt;
        ssl_certificate_key ${TLS}.key;
        output_buffers 2 256k;
        location = /v2/ {
            return 200;
        }
        location ~ ^/v2/.*/blobs/sha256:([0-9a-f]+)$ {
            root /srv/file;
            try_files /$1 =404;
        }`);
}

/**
 * The server block that is all over blogs, with one thing mended: its `$host` drops the port, and no push would end. Around
 * it what nginx's own image has. Request bodies wait in memory, not on a disk.
 */
export function blogNginxConf(): string {
  return nginxConf(`listen 443 ssl;
        server_name registry.example.com;
        ssl_certificate /etc/nginx/ssl/tls.crt;
        ssl_certificate_key /etc/nginx/ssl/tls.key;
        client_max_body_size 0;
        location / {
            proxy_pass http://localhost:${REGISTRY_PORT};
            proxy_set_header Host $http_host;
            proxy_set_header X-Real-IP $remote_addr;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
        }`);
}

function nginxConf(server: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
user nginx;
worker_processes auto;
pid /tmp/nginx.pid;
error_log stderr warn;
events {
    worker_connections 1024;
}
http {
    sendfile on;
    keepalive_timeout 65;
    access_log off;
${temporary.map((name) => `    ${name}_temp_path /tmp/${name};\n`).join('')}
    server {
        ${server}
    }
}
`;
}

function zotContainer({ data, tls, zotImage }: PeerParts): PeerContainer {
  return {
    name: 'zot',
    image: zotImage,
    args: ['serve', '/etc/zot/config.json'],
    mounts: { '/etc/zot': `${data}/zot/access`, [PATHS.tls]: tls, [PATHS.data]: `${data}/zot/data` },
  };
}

function zotConfig(): string {
  return JSON.stringify({
    distSpecVersion: '1.1.1',
    storage: { rootDirectory: PATHS.data, dedupe: false, gc: false },
    http: { address: '0.0.0.0', port: String(REGISTRY_PORT), tls: { cert: `${TLS}.crt`, key: `${TLS}.key` } },
    log: { level: 'error' },
  });
}
