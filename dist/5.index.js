export const id = 5;
export const ids = [5];
export const modules = {

/***/ 8669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ startJob),
/* harmony export */   u: () => (/* binding */ jobOfMain)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _exec_leftover_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7439);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1491);
/* harmony import */ var _host_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9751);
/* harmony import */ var _undo_journal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8330);








// The one thing that main hands to post: the directory, in which the journal lies.
const STATE = 'directory';
const JOURNAL = 'undo.jsonl';
async function startJob(runner) {
    const name = `podman-registry-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`;
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(process.env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), name);
    runner.saveState(STATE, directory);
    // Marks every command of the job, for the post step to know which of them still run.
    process.env[_exec_leftover_js__WEBPACK_IMPORTED_MODULE_4__/* .JOB_VARIABLE */ .r7] = name;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { mode: 0o700 });
    const journal = (0,_undo_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .openJournal */ ._)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, JOURNAL));
    const host = (0,_host_host_js__WEBPACK_IMPORTED_MODULE_6__/* .thisHost */ .v)({
        log: runner.log,
        journal,
        attempt: _exec_run_js__WEBPACK_IMPORTED_MODULE_5__.attempt,
        exportVariable: (variable, value) => runner.exportVariable(variable, value),
    });
    const scratch = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'scratch');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(scratch, { mode: 0o700 });
    return { name, directory, scratch, log: runner.log, journal, host, podman: host.podman };
}
/** @returns nothing where main ended before it changed anything */
function jobOfMain(runner) {
    const directory = runner.state(STATE);
    return directory === ''
        ? undefined
        : { name: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(directory), directory, journal: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, JOURNAL) };
}


/***/ }),

/***/ 5093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   Vv: () => (/* binding */ readPaths),
/* harmony export */   Yq: () => (/* binding */ choice)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


/** What to say of an input that is not as it may be. */
function refuse(input, found, allowed) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "${input}" is ${JSON.stringify(found)}; allowed: ${allowed}`);
}
/** @throws UserError for what is none of the allowed words */
function choice(get, name, allowed) {
    const found = get(name);
    const match = allowed.find((one) => one === found);
    if (match === undefined)
        throw refuse(name, found, allowed.join(', '));
    return match;
}
/**
 * Knows the words that YAML 1.2 and @actions/core know.
 * @throws UserError for others
 */
function readBoolean(get, name) {
    const found = get(name);
    if (/^(true|True|TRUE)$/.test(found))
        return true;
    if (/^(false|False|FALSE)$/.test(found))
        return false;
    throw refuse(name, found, 'true, false');
}
/**
 * The input "path": directories, files and globs, one per line.
 * @throws UserError where there is none
 */
function readPaths(get) {
    const paths = get('path')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (paths.length === 0)
        throw refuse('path', '', 'directories, files or globs, one per line');
    // GitHub shows a finding only beside a file that is named from the workspace.
    return paths.map((path) => {
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)('.', path) : path;
        return inside.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside) ? path : inside || '.';
    });
}


/***/ }),

/***/ 5005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/host/host-report.js + 8 modules
var host_report = __webpack_require__(6482);
// EXTERNAL MODULE: ./lib/src/podman/version.js
var podman_version = __webpack_require__(9710);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./lib/src/registry/pod.js
// Neutral paths: Distribution 2 and 3 look for their configuration in different places, and get ours as an argument.
const CONFIG = '/etc/podman-registry';
const PATHS = {
    nginxConfig: `${CONFIG}/nginx/nginx.conf`,
    registryConfig: `${CONFIG}/registry/config.yml`,
    tls: `${CONFIG}/tls`,
    access: `${CONFIG}/access`,
    data: '/var/lib/registry',
};
/** The registry listens on the pod's loopback only; nginx alone is published. */
const REGISTRY_PORT = 5000;
const NGINX_PORT = 8443;
/** Describes the pod. Pure: the same choices give the same pod. */
function describePod(choices) {
    const { name, address, authenticated } = choices;
    const registry = {
        name: 'registry',
        image: choices.registryImage,
        // Takes the same form with the official images of 2 and 3 and with ghcr.io's, whose entry points differ.
        args: ['serve', PATHS.registryConfig],
        environment: {
            // Distribution 3 sends traces to localhost:4318 unless it is told not to.
            OTEL_TRACES_EXPORTER: 'none',
        },
        secretEnvironment: { REGISTRY_HTTP_SECRET: { secret: 'http', key: 'http-secret' } },
        mounts: [
            { kind: 'config', path: PATHS.registryConfig, file: 'config.yml' },
            ...(authenticated ? [{ kind: 'secret', path: PATHS.access, secret: 'access' }] : []),
            { kind: 'data', path: PATHS.data },
        ],
    };
    const nginx = {
        name: 'nginx',
        image: choices.nginxImage,
        command: ['nginx', '-c', PATHS.nginxConfig],
        environment: {},
        secretEnvironment: {},
        mounts: [
            { kind: 'config', path: PATHS.nginxConfig, file: 'nginx.conf' },
            { kind: 'secret', path: PATHS.tls, secret: 'tls' },
        ],
        publishes: NGINX_PORT,
    };
    return { name, address, authenticated, containers: [registry, nginx] };
}
/** `host:port`, as it stands before the first slash of an image's name. */
function authority({ host, port }) {
    return `${host}:${port}`;
}

;// CONCATENATED MODULE: ./lib/src/registry/client.js



// Milliseconds; for one answer of a registry on this same machine.
const LIMIT = 10_000;
/** @param authorization what follows `Basic ` in the header, where the registry asks for it */
function registryClient(address, ca, authorization) {
    const agent = new external_node_https_.Agent({ keepAlive: true, ca });
    return {
        get: (path, { accept, anonymous } = {}) => new Promise((resolve, reject) => {
            const headers = {};
            if (accept !== undefined)
                headers.accept = accept;
            if (authorization !== undefined && !anonymous)
                headers.authorization = `Basic ${authorization}`;
            const url = `https://${authority(address)}${path}`;
            const outgoing = (0,external_node_https_.request)(url, { agent, headers, timeout: LIMIT }, (incoming) => {
                const parts = [];
                incoming.on('data', (part) => parts.push(part));
                incoming.on('error', reject);
                incoming.on('end', () => resolve({
                    status: incoming.statusCode ?? 0,
                    headers: incoming.headers,
                    body: Buffer.concat(parts).toString('utf8'),
                }));
            });
            outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${LIMIT / 1000} s`)));
            outgoing.on('error', reject);
            outgoing.end();
        }),
        close: () => agent.destroy(),
    };
}
/** @returns the status of a request without TLS, or the error's code where the connection came to nothing */
function plainHttp(address, path) {
    return new Promise((resolve) => {
        const outgoing = (0,external_node_http_.request)(`http://${authority(address)}${path}`, { timeout: LIMIT }, (incoming) => {
            incoming.resume();
            resolve(incoming.statusCode ?? 0);
        });
        outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
        outgoing.on('error', (error) => resolve(error.code ?? error.message));
        outgoing.end();
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/bcryptjs/index.js
var bcryptjs = __webpack_require__(6242);
;// CONCATENATED MODULE: ./lib/src/registry/credentials.js


// Distribution pays bcrypt on every request: cost 5 takes 2.4 ms, and each step more doubles it. A random password of 192 bits
// cannot be guessed at any cost, so it gets the cheap one; a password that a person chose gets the slow one.
const COST = { random: 4, chosen: 10 };
/** A password of 192 random bits, in characters that need no quoting anywhere. */
function randomPassword() {
    return (0,external_node_crypto_.randomBytes)(24).toString('base64url');
}
/** The secret that signs the state of uploads. */
function randomHttpSecret() {
    return (0,external_node_crypto_.randomBytes)(32).toString('hex');
}
/** The value of an `Authorization: Basic` header and of an auth file's `auth`. */
function basicAuth({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
/** The line of an htpasswd file; bcrypt is the only hash that Distribution reads. */
async function htpasswd({ username, password }, origin) {
    return `${username}:${await (0,bcryptjs/* hash */.tW)(password, COST[origin])}\n`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/quadlet/generator.js
var quadlet_generator = __webpack_require__(2636);
// EXTERNAL MODULE: ./lib/src/podman/podman.js
var podman_podman = __webpack_require__(977);
;// CONCATENATED MODULE: ./lib/src/quadlet/unit-file.js
/**
 * Writes a unit file. Specifiers that are meant as such come in as they are; a value can neither end its line nor join
 * the next one to it.
 * @throws Error when a value holds a control character or ends in a backslash
 */
function formatUnit(comment, sections) {
    const blocks = sections.map(({ name, entries }) => [`[${name}]`, ...entries.map(([key, value]) => `${key}=${checked(key, value)}`), ''].join('\n'));
    return [`# ${checked('comment', comment)}`, '', ...blocks].join('\n');
}
function checked(key, value) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]|\\$/.test(value)) {
        throw new Error(`the value of ${key} cannot stand in a unit file: ${JSON.stringify(value)}`);
    }
    return value;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/src/registry/distribution.js


/**
 * The configuration of CNCF Distribution, valid for 2.8 and 3. The secret that signs upload states comes as
 * `REGISTRY_HTTP_SECRET`, so nothing in here needs hiding.
 */
function distributionConfig(options) {
    const config = {
        version: 0.1,
        log: { level: 'warn', accesslog: { disabled: true } },
        storage: {
            filesystem: { rootdirectory: PATHS.data },
            cache: { blobdescriptor: 'inmemory' },
            delete: { enabled: true },
        },
        http: {
            addr: `127.0.0.1:${REGISTRY_PORT}`,
            // Locations without scheme, host and port cannot be wrong behind a proxy.
            relativeurls: true,
            headers: { 'X-Content-Type-Options': ['nosniff'] },
        },
        ...(options.authenticated
            ? { auth: { htpasswd: { realm: 'podman-registry', path: `${PATHS.access}/htpasswd` } } }
            : {}),
        // Unset, it refuses manifests with foreign layers by a 500.
        validation: { manifests: { urls: { allow: ['^https?://'] } } },
        health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
    };
    return `# CNCF Distribution behind nginx. Made by podman-registry-action.\n${(0,dist.stringify)(config)}`;
}

;// CONCATENATED MODULE: ./lib/src/registry/nginx.js

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
const errorBody = (code, message) => `'{"errors":[{"code":"${code}","message":"${message}"}]}'`;
/**
 * The whole nginx.conf. It holds nothing of the user's: the port, the paths and the upstream are the pod's own, so no
 * input can reach a directive.
 */
function nginxConf() {
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

;// CONCATENATED MODULE: ./lib/src/registry/manifest.js



/** The configuration files of the pod, by name. */
function configFiles(pod) {
    return {
        'nginx.conf': nginxConf(),
        'config.yml': distributionConfig({ authenticated: pod.authenticated }),
    };
}
/** Where, below the job's directory, the files of each mount lie. */
const LAYOUT = {
    config: (file) => (file === 'nginx.conf' ? 'nginx' : 'registry'),
    secret: (secret) => secret,
    data: () => 'data',
};
/** Names of the objects that a manifest with `cluster` sources refers to. */
const OBJECTS = {
    config: (pod, file) => `${pod.name}-${LAYOUT.config(file)}`,
    secret: (pod, secret) => `${pod.name}-${secret}`,
    data: (pod) => `${pod.name}-data`,
};
/** The YAML for `podman kube play`. */
function podManifest(pod, options) {
    const documents = [
        ...(options.sources.kind === 'cluster' ? clusterObjects(pod) : []),
        podObject(pod, options),
    ];
    return documents.map((document) => (0,dist.stringify)(document, { lineWidth: 0 })).join('---\n');
}
function clusterObjects(pod) {
    const maps = Object.entries(configFiles(pod)).map(([file, text]) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: OBJECTS.config(pod, file) },
        data: { [file]: text },
    }));
    const claim = {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: OBJECTS.data(pod) },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
    };
    return [...maps, claim];
}
function podObject(pod, options) {
    const volumes = new Map();
    for (const { mounts } of pod.containers) {
        for (const mount of mounts)
            volumes.set(volumeName(mount), volumeSource(pod, mount, options.sources));
    }
    return {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: pod.name, labels: { app: pod.name } },
        spec: {
            restartPolicy: options.restartPolicy,
            // A Service named "registry" would put REGISTRY_PORT into the environment, which Distribution reads as its own.
            enableServiceLinks: false,
            containers: pod.containers.map((container) => containerObject(pod, container, options.sources)),
            volumes: [...volumes].map(([name, source]) => ({ name, ...source })),
        },
    };
}
function containerObject(pod, container, sources) {
    const { command, args, publishes } = container;
    const { port: hostPort, bind: hostIP } = pod.address;
    return {
        name: container.name,
        image: container.image,
        imagePullPolicy: 'IfNotPresent',
        ...(command && { command }),
        ...(args && { args }),
        env: environment(pod, container, sources),
        ...(publishes && { ports: [{ containerPort: publishes, hostPort, hostIP, protocol: 'TCP' }] }),
        securityContext: { allowPrivilegeEscalation: false },
        volumeMounts: container.mounts.map((mount) => ({
            name: volumeName(mount),
            mountPath: mount.kind === 'config' ? directoryOf(mount.path) : mount.path,
            ...(mount.kind === 'data' ? {} : { readOnly: true }),
        })),
    };
}
function environment(pod, container, sources) {
    const plain = Object.entries(container.environment).map(([name, value]) => ({ name, value }));
    const secret = Object.entries(container.secretEnvironment).map(([name, { secret, key }]) => sources.kind === 'directory' && sources.secrets
        ? { name, value: sources.secrets[secret]?.[key] }
        : { name, valueFrom: { secretKeyRef: { name: OBJECTS.secret(pod, secret), key } } });
    return [...plain, ...secret];
}
function volumeName(mount) {
    switch (mount.kind) {
        case 'config':
            return `${LAYOUT.config(mount.file)}-config`;
        case 'secret':
            return mount.secret;
        case 'data':
            return 'data';
    }
}
function volumeSource(pod, mount, sources) {
    if (sources.kind === 'directory') {
        // With this type podman relabels the directory where SELinux is on; plain `Directory` it leaves alone.
        return { hostPath: { path: `${sources.directory}/${layout(mount)}`, type: 'DirectoryOrCreate' } };
    }
    switch (mount.kind) {
        case 'config':
            return { configMap: { name: OBJECTS.config(pod, mount.file) } };
        case 'secret':
            return { secret: { secretName: OBJECTS.secret(pod, mount.secret) } };
        case 'data':
            return { persistentVolumeClaim: { claimName: OBJECTS.data(pod) } };
    }
}
function layout(mount) {
    switch (mount.kind) {
        case 'config':
            return LAYOUT.config(mount.file);
        case 'secret':
            return LAYOUT.secret(mount.secret);
        case 'data':
            return LAYOUT.data();
    }
}
function directoryOf(path) {
    return path.slice(0, path.lastIndexOf('/'));
}

;// CONCATENATED MODULE: ./lib/src/registry/artifacts.js




/** Below the user's home: what the classic unit's pod mounts, and its manifest. */
const CLASSIC_DIRECTORY = '.local/share/podman-registry';
const COMMENT = 'A private registry: CNCF Distribution behind nginx with TLS. Made by podman-registry-action.';
const DESCRIPTION = 'CNCF Distribution behind nginx with TLS';
/** The keys of each secret, which the README tells how to make. */
function secretKeys(pod) {
    return {
        tls: ['tls.crt', 'tls.key'],
        access: pod.authenticated ? ['htpasswd'] : [],
        http: ['http-secret'],
    };
}
/** The podman secret that a `.container` file gets one key from. */
function secretForKey(pod, key) {
    return `${pod.name}-${key.replaceAll('.', '-')}`;
}
/**
 * The same pod as files that systemd starts: as `.kube` for Podman 4.4 and later, as `.pod` for 5.0 and later, and as a
 * classic unit for a Podman without Quadlet. None of them holds a secret: they name the secrets and paths.
 * @param target the Podman that is to read them; keys that it does not know are left out
 * @param home of the user that the classic unit is for: a manifest cannot say "home"
 */
function quadletArtifacts(pod, target, home) {
    return new Map([
        [`kube/${pod.name}.kube`, kubeUnit(pod, target)],
        [`kube/${pod.name}.yaml`, podManifest(pod, { sources: { kind: 'cluster' }, restartPolicy: 'Always' })],
        ...podFiles(pod, target),
        ...classicFiles(pod, target, home),
    ]);
}
const install = { name: 'Install', entries: [['WantedBy', 'default.target']] };
/**
 * Since 5.3 a unit waits for network-online.target, up to 90 s where nobody reaches that; a pod on the loopback
 * address need not. Before 5.3 the section is unknown.
 */
function quadletSection(target) {
    return (0,podman_version/* atLeast */.jZ)(target, 5, 3) ? [{ name: 'Quadlet', entries: [['DefaultDependencies', 'false']] }] : [];
}
function kubeUnit(pod, target) {
    return formatUnit(COMMENT, [
        { name: 'Unit', entries: [['Description', DESCRIPTION]] },
        {
            name: 'Kube',
            entries: [
                ['Yaml', `${pod.name}.yaml`],
                // Without it the pod gets a bridge, which needs a firewall tool and forwards more slowly.
                ['Network', (0,podman_podman/* rootlessNetwork */.wo)(target)],
            ],
        },
        // The first start may have to pull two images; systemd's own limit is 90 s.
        {
            name: 'Service',
            entries: [
                ['TimeoutStartSec', '900'],
                ['Restart', 'on-failure'],
            ],
        },
        ...quadletSection(target),
        install,
    ]);
}
function podFiles(pod, target) {
    const { bind, port } = pod.address;
    const ports = pod.containers.flatMap(({ publishes }) => publishes === undefined ? [] : [['PublishPort', `${bind}:${port}:${publishes}`]]);
    const podUnit = formatUnit(COMMENT, [
        { name: 'Unit', entries: [['Description', DESCRIPTION]] },
        { name: 'Pod', entries: [['PodName', pod.name], ...ports] },
        ...quadletSection(target),
        install,
    ]);
    const volume = formatUnit(COMMENT, [
        { name: 'Volume', entries: [['VolumeName', OBJECTS.data(pod)]] },
        ...quadletSection(target),
    ]);
    return [
        [`pod/${pod.name}.pod`, podUnit],
        ...pod.containers.map((container) => [
            `pod/${pod.name}-${container.name}.container`,
            containerUnit(pod, container, target),
        ]),
        [`pod/${pod.name}-data.volume`, volume],
        ...configBelow(pod, 'pod/config'),
    ];
}
function containerUnit(pod, container, target) {
    const [entrypoint, ...rest] = container.command ?? [];
    const exec = [...rest, ...(container.args ?? [])].join(' ');
    const secretVariables = Object.entries(container.secretEnvironment).map(([name, { key }]) => ['Secret', `${secretForKey(pod, key)},type=env,target=${name}`]);
    return formatUnit(COMMENT, [
        { name: 'Unit', entries: [['Description', `${DESCRIPTION}: ${container.name}`]] },
        {
            name: 'Container',
            entries: [
                ['Pod', `${pod.name}.pod`],
                // The names that kube play gives them, so that both forms look alike from outside.
                ['ContainerName', `${pod.name}-${container.name}`],
                ['Image', container.image],
                ...(entrypoint === undefined ? [] : [['Entrypoint', entrypoint]]),
                ['Exec', exec],
                ...Object.entries(container.environment).map(([name, value]) => ['Environment', `${name}=${value}`]),
                ...secretVariables,
                ...container.mounts.flatMap((mount) => mountEntries(pod, mount)),
                ['NoNewPrivileges', 'true'],
            ],
        },
        {
            name: 'Service',
            entries: [
                ['Restart', 'always'],
                ['TimeoutStartSec', '900'],
            ],
        },
        ...quadletSection(target),
    ]);
}
function mountEntries(pod, mount) {
    switch (mount.kind) {
        case 'config': {
            const directory = mount.path.slice(0, mount.path.lastIndexOf('/'));
            return [['Volume', `./config/${LAYOUT.config(mount.file)}:${directory}:ro,z`]];
        }
        case 'secret':
            return secretKeys(pod)[mount.secret].map((key) => [
                'Secret',
                `${secretForKey(pod, key)},type=mount,target=${mount.path}/${key},mode=0400`,
            ]);
        case 'data':
            return [['Volume', `${pod.name}-data.volume:${mount.path}`]];
    }
}
function configBelow(pod, directory) {
    return Object.entries(configFiles(pod)).map(([file, text]) => [
        `${directory}/${LAYOUT.config(file)}/${file}`,
        text,
    ]);
}
/**
 * A Podman without Quadlet gets its files from a directory: 4.3 crashes on a Secret volume, or mounts its base64, and
 * 3.4 knows neither Secret nor ConfigMap volumes.
 */
function classicFiles(pod, target, home) {
    const sources = { kind: 'directory', directory: `${home}/${CLASSIC_DIRECTORY}` };
    return [
        [`systemd/${pod.name}.service`, classicUnit(pod, target)],
        [`systemd/podman-registry/${pod.name}.yaml`, podManifest(pod, { sources, restartPolicy: 'Always' })],
        ...configBelow(pod, 'systemd/podman-registry'),
    ];
}
function classicUnit(pod, target) {
    const manifest = `%h/${CLASSIC_DIRECTORY}/${pod.name}.yaml`;
    const podman = ['/usr/bin/podman', ...(0,podman_podman/* kubePlayCommand */.tD)(target)].join(' ');
    const network = `--network ${(0,podman_podman/* rootlessNetwork */.wo)(target)}`;
    const modern = (0,podman_version/* atLeast */.jZ)(target, 4, 3);
    return formatUnit(COMMENT, [
        {
            name: 'Unit',
            entries: [
                ['Description', DESCRIPTION],
                ['RequiresMountsFor', '%t/containers'],
            ],
        },
        {
            name: 'Service',
            entries: [
                ['Type', 'oneshot'],
                ['RemainAfterExit', 'yes'],
                ['TimeoutStartSec', '900'],
                ['ExecStartPre', `-/usr/bin/podman pod rm --force --ignore ${pod.name}`],
                ['ExecStart', `${podman} ${network} ${manifest}`],
                ['ExecStop', modern ? `/usr/bin/podman kube down ${manifest}` : `${podman} --down ${manifest}`],
            ],
        },
        install,
    ]);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/src/registry/artifacts-readme.js





function readmeCommands(pod) {
    const secrets = Object.entries(secretKeys(pod));
    const files = secrets.filter(([secret, keys]) => secret !== 'http' && keys.length > 0);
    const { name } = pod;
    return {
        material: [
            `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=${name} \\`,
            `  -addext subjectAltName=${alternativeNames(pod.address.host)} -keyout tls.key -out tls.crt`,
            'openssl rand -hex 32 > http-secret',
            ...(pod.authenticated ? ['htpasswd -B -c htpasswd ci'] : []),
        ].join('\n'),
        kubeSecrets: [...files.map(([secret, keys]) => kubeSecret(pod, secret, keys)), httpSecret(pod)].join('\n'),
        kube: [
            'mkdir -p ~/.config/containers/systemd',
            `cp kube/${name}.kube kube/${name}.yaml ~/.config/containers/systemd/`,
            'systemctl --user daemon-reload',
            `systemctl --user start ${name}.service`,
        ].join('\n'),
        podSecrets: [
            ...files.flatMap(([, keys]) => keys.map((key) => `podman secret create ${secretForKey(pod, key)} ${key}`)),
            `tr -d '\\n' < http-secret | podman secret create ${secretForKey(pod, 'http-secret')} -`,
        ].join('\n'),
        pod: [
            'mkdir -p ~/.config/containers/systemd',
            'cp -r pod/. ~/.config/containers/systemd/',
            'systemctl --user daemon-reload',
            `systemctl --user start ${name}-pod.service`,
        ].join('\n'),
        classicSecrets: [
            ...files.flatMap(([secret, keys]) => [
                `mkdir -p -m 0700 ~/${CLASSIC_DIRECTORY}/${LAYOUT.secret(secret)}`,
                `install -m 0600 ${keys.join(' ')} ~/${CLASSIC_DIRECTORY}/${LAYOUT.secret(secret)}/`,
            ]),
            httpSecret(pod),
        ].join('\n'),
        classic: [
            'mkdir -p ~/.config/systemd/user',
            `cp systemd/${name}.service ~/.config/systemd/user/`,
            `cp -r systemd/podman-registry/. ~/${CLASSIC_DIRECTORY}/`,
            'systemctl --user daemon-reload',
            `systemctl --user enable --now ${name}.service`,
        ].join('\n'),
    };
}
function kubeSecret(pod, secret, keys) {
    const name = OBJECTS.secret(pod, secret);
    return [
        `podman secret create ${name} - <<EOF`,
        'apiVersion: v1',
        'kind: Secret',
        `metadata: {name: ${name}}`,
        'data:',
        ...keys.map((key) => `  ${key}: $(base64 -w0 < ${key})`),
        'EOF',
    ].join('\n');
}
/** As JSON, because that is the only form in which every Podman gives a variable to a pod of kube play. */
function httpSecret(pod) {
    const value = "$(tr -d '\\n' < http-secret | base64 -w0)";
    return `printf '{"http-secret":"%s"}' "${value}" | podman secret create ${OBJECTS.secret(pod, 'http')} -`;
}
function alternativeNames(host) {
    return [...new Set(['DNS:localhost', 'IP:127.0.0.1', (0,external_node_net_.isIP)(host) ? `IP:${host}` : `DNS:${host}`])].join(',');
}
/** The README beside the artifacts: where each goes, which secrets it needs, and the commands that start it. */
function artifactsReadme(pod, target, home) {
    const commands = readmeCommands(pod);
    const images = pod.containers.map(({ name, image }) => `- ${name}: \`${image}\``).join('\n');
    const local = pod.containers.some(({ image }) => image.startsWith('localhost/'));
    const block = (text) => `\`\`\`sh\n${text}\n\`\`\``;
    return `# A private registry as systemd units

CNCF Distribution behind nginx with TLS, in one pod, at https://${authority(pod.address)}/v2/. These files were written for
Podman ${(0,podman_version/* formatVersion */.qh)(target)}. They hold no secret: they name secrets that you make on the machine that runs them.

Images:

${images}
${local ? '\nImages under `localhost/` were built on the machine that wrote these files. Carry them over with `podman save` and\n`podman load`, or put another image in their place.\n' : ''}
| directory | for | goes to |
| --- | --- | --- |
| \`kube/\` | Podman 4.4 and later: a \`.kube\` Quadlet and its Kubernetes manifest | \`~/.config/containers/systemd/\` |
| \`pod/\` | Podman 5.0 and later: \`.pod\`, \`.container\` and \`.volume\` Quadlets with their configuration | \`~/.config/containers/systemd/\` |
| \`systemd/\` | Podman without Quadlet (before 4.4): a classic unit around \`podman kube play\` | \`~/.config/systemd/user/\` |

Take one of the three. Quadlet units are generated: \`start\` them, and never \`enable\` them; \`[Install]\` in the file
already starts them with the user's session. To keep them running after you log out, and from boot on, switch lingering
on once: \`sudo loginctl enable-linger $USER\`.

## The files that the secrets are made of

${pod.authenticated ? 'Four files' : 'Three files'} in an empty directory of your own. Where you have none yet (\`htpasswd\` is in the package apache2-utils or
httpd-tools; clients must trust \`tls.crt\`):

${block(commands.material)}

## As a .kube Quadlet

${(0,podman_version/* atLeast */.jZ)(target, 4, 4) ? '' : `Podman ${(0,podman_version/* formatVersion */.qh)(target)} has no Quadlet; take the classic unit.\n\n`}Secrets of a Kubernetes manifest are Kubernetes objects:

${block(commands.kubeSecrets)}

Then, in the directory of this file:

${block(commands.kube)}

## As .pod, .container and .volume Quadlets

${block(commands.podSecrets)}

Then, in the directory of this file:

${block(commands.pod)}

## As a classic unit

Its manifest names \`${home}\`; put another home in its place where it goes to another user. The files of the secrets go
below that home:

${block(commands.classicSecrets)}

Then, in the directory of this file. A classic unit is a file of yours, so this one is enabled:

${block(commands.classic)}

## Is it up?

\`\`\`sh
curl --cacert tls.crt ${pod.authenticated ? '-u ci ' : ''}https://${authority(pod.address)}/v2/
\`\`\`
`;
}

;// CONCATENATED MODULE: ./lib/src/registry/emit.js







/** What the pod is called in files that outlive the job. */
const PUBLISHED_NAME = 'registry';
/**
 * Writes the pod as Quadlet files, classic unit and README, and lets Podman's own generator read them.
 * @throws Error when the generator rejects one: that is a bug of ours
 */
async function emitArtifacts(pod, target, directory, home, attempt) {
    const published = { ...pod, name: PUBLISHED_NAME };
    const files = new Map([
        ...quadletArtifacts(published, target, home),
        ['README.md', artifactsReadme(published, target, home)],
    ]);
    for (const [path, text] of files) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(directory, path)), { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, path), text);
    }
    const generator = await (0,quadlet_generator.findGenerator)();
    if (generator === undefined)
        return { directory, accepted: [] };
    const accepted = (0,podman_version/* atLeast */.jZ)(target, 5, 0) ? ['kube', 'pod'] : ['kube'];
    await Promise.all(accepted.map((kind) => expectAccepted(generator, (0,external_node_path_.join)(directory, kind), attempt)));
    return { directory, accepted };
}
async function expectAccepted(generator, directory, attempt) {
    try {
        await (0,quadlet_generator.dryRun)(generator, directory, attempt);
    }
    catch (thrown) {
        if (!(thrown instanceof run.CommandError))
            throw thrown;
        throw new Error(`Podman's generator rejects our Quadlet files in ${directory}: ${thrown.message}`);
    }
}

;// CONCATENATED MODULE: ./lib/src/registry/files.js



/**
 * Lays out what the pod of a job mounts, and its manifest. All of it is for this user only: container root is this
 * user, so nothing needs another owner.
 * @returns the path of the manifest
 */
async function writePodFiles(pod, secrets, directory) {
    for (const [file, text] of Object.entries(configFiles(pod))) {
        await writePrivate((0,external_node_path_.join)(directory, LAYOUT.config(file), file), text);
    }
    for (const [secret, keys] of Object.entries(secrets)) {
        for (const [key, value] of Object.entries(keys)) {
            await writePrivate((0,external_node_path_.join)(directory, LAYOUT.secret(secret), key), value);
        }
    }
    await (0,promises_.mkdir)((0,external_node_path_.join)(directory, LAYOUT.data()), { recursive: true, mode: 0o700 });
    const manifest = (0,external_node_path_.join)(directory, 'pod.yaml');
    await writePrivate(manifest, podManifest(pod, { sources: { kind: 'directory', directory, secrets }, restartPolicy: 'OnFailure' }));
    return manifest;
}
/** Writes a file that only this user can read, in a directory that only this user can enter. */
async function writePrivate(path, text) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    await (0,promises_.writeFile)(path, text, { mode: 0o600 });
}

;// CONCATENATED MODULE: ./lib/src/registry/blame.js
/**
 * Which of the two containers is to blame for a registry that does not answer, in one sentence. Pure.
 * @param lastSeen what the last request got, as `waitUntilReady` tells it
 */
function blame(states, lastSeen) {
    const [registry, nginx] = ['registry', 'nginx'].map((name) => states.find((state) => !state.isInfra && state.name.endsWith(`-${name}`)));
    for (const [name, state] of [
        ['registry', registry],
        ['nginx', nginx],
    ]) {
        if (state === undefined)
            return `the container ${name} is to blame: it was never made`;
        if (state.restarts > 0)
            return `the container ${name} is to blame: it was restarted ${state.restarts} times`;
        if (state.state !== 'running') {
            return `the container ${name} is to blame: it is ${state.state}, with exit code ${state.exitCode}`;
        }
    }
    if (lastSeen === 'status 502' || lastSeen === 'status 504') {
        return 'the container registry is to blame: it runs, and does not answer nginx';
    }
    if (lastSeen === 'status 401') {
        return 'the container registry is to blame: it runs, and refuses the user name and password of this job';
    }
    if (lastSeen.startsWith('status 5'))
        return `the container registry is to blame: it answers ${lastSeen}`;
    if (lastSeen === 'ECONNREFUSED' || lastSeen === 'ECONNRESET') {
        return `the container nginx is to blame: it runs, and takes no connection (${lastSeen})`;
    }
    return `both containers run; the last request got: ${lastSeen}`;
}
// Podman restarts a failed container at once, without a pause that grows.
const CRASHES = 3;
/** Has a container come up and failed so often that waiting longer is in vain? Podman before 4.6 does not count. */
function isCrashLoop(states) {
    return states.some(({ restarts }) => restarts >= CRASHES);
}
/** The lines of a log, without those that only differ from the one before in their time. */
function withoutRepeats(log) {
    const bare = (line) => line.replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?/, '');
    const lines = log.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.filter((line, index) => index === 0 || bare(line) !== bare(lines[index - 1] ?? ''));
}

;// CONCATENATED MODULE: ./lib/src/registry/ports.js


const DEFAULT_PORT = 8443;
const CANDIDATES = 200;
/**
 * The ports to try, in order. A chosen port is the only one.
 * @param lowest `net.ipv4.ip_unprivileged_port_start`: rootless Podman cannot publish below it
 * @throws UserError when the chosen port is too low
 */
function candidatePorts(choice, lowest) {
    if (choice !== 'auto') {
        if (choice < lowest) {
            throw new errors/* UserError */.yo(`input "port" is ${choice}, which rootless Podman may not publish on this host; allowed: auto, or ${lowest} to 65535, or let it: sudo sysctl net.ipv4.ip_unprivileged_port_start=${choice}`);
        }
        return [choice];
    }
    const first = Math.max(DEFAULT_PORT, lowest);
    return Array.from({ length: CANDIDATES }, (_, index) => first + index).filter((port) => port <= 65535);
}
/**
 * The first of the ports that nobody listens on: on `bind`, and on both loopback addresses, because a client that dials
 * `localhost` may be served by either.
 * @throws UserError when none of them is free
 */
async function freePort(ports, bind) {
    for (const port of ports) {
        if (await isFree(port, bind))
            return port;
    }
    if (ports.length === 1) {
        throw new errors/* UserError */.yo(`input "port" is ${ports[0]}, which something on this host listens on already; allowed: auto, or a free port`);
    }
    throw new errors/* UserError */.yo(`every port from ${ports[0]} to ${ports.at(-1)} is taken; set the input "port" to a free one`);
}
async function isFree(port, bind) {
    // One after the other: a listener on 0.0.0.0 would be in the way of our own next one.
    for (const ip of new Set([bind, '127.0.0.1', '::1'])) {
        if (!(await canListen(ip, port)))
            return false;
    }
    return true;
}
function canListen(ip, port) {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_.createServer)();
        server.on('error', (error) => {
            if (error.code === 'EADDRINUSE')
                resolve(false);
            // No such address here: IPv6 is off, so nobody can be in the way on it.
            else if (ip === '::1' && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'))
                resolve(true);
            else
                reject(listenError(ip, port, error));
        });
        server.listen({ host: ip, port, exclusive: true }, () => server.close(() => resolve(true)));
    });
}
function listenError(ip, port, error) {
    if (error.code === 'EADDRNOTAVAIL') {
        return new errors/* UserError */.yo(`input "bind" is ${ip}, which is no address of this host; allowed: 127.0.0.1, 0.0.0.0, or one of its own IPv4 addresses`);
    }
    return new errors/* UserError */.yo(`cannot listen on ${ip}:${port}: ${error.message}`);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/src/registry/ready.js

// Milliseconds between two tries: quick at first, because the pod is usually up within 300 ms.
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 500;
/**
 * Waits until `https://…/v2/` answers 200, with the CA and the name checked. `kube play` returns before the services
 * answer, and podman's own health checks need systemd timers and programs that the images lack.
 * @param limit in seconds
 * @param onWait asked about every two seconds, with the milliseconds so far and what was last seen: is it hopeless?
 */
async function waitUntilReady(client, limit, onWait) {
    const start = Date.now();
    let lastSeen = 'nothing';
    let nextWord = 2000;
    for (let pause = FIRST_PAUSE;; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
        try {
            const { status } = await client.get('/v2/');
            if (status === 200)
                return { ready: true, waited: Date.now() - start, lastSeen: 'status 200' };
            lastSeen = `status ${status}`;
        }
        catch (thrown) {
            const error = thrown;
            lastSeen = error.code ?? error.message;
        }
        const waited = Date.now() - start;
        if (waited >= limit * 1000)
            return { ready: false, waited, lastSeen };
        if (waited >= nextWord) {
            if ((await onWait(waited, lastSeen)) === 'hopeless')
                return { ready: false, waited, lastSeen };
            nextWord += 2000;
        }
        await (0,external_node_timers_promises_.setTimeout)(pause);
    }
}

;// CONCATENATED MODULE: ./lib/src/registry/play.js










/**
 * Plays the pod and waits until it answers over TLS.
 * @returns the pod as it is up, and how long it took from `kube play` to the first good answer, in milliseconds
 * @throws UserError when it does not answer in time, saying which container is to blame
 */
async function playRegistry(options, tools) {
    await tools.journal.record({ kind: 'pod', name: options.choices.name });
    const started = Date.now();
    const pod = await playOnFreePort(options, tools);
    const { log } = tools;
    const where = `https://${authority(pod.address)}/v2/`;
    const { certificate, credentials } = options.secrets;
    const client = registryClient(pod.address, certificate.ca, credentials && basicAuth(credentials));
    try {
        const { ready, waited, lastSeen } = await waitUntilReady(client, options.timeout, async (sofar, seen) => {
            log.info(`… ${where} after ${Math.round(sofar / 1000)} s: ${seen}`);
            return isCrashLoop(await tools.podman.podStates(pod.name)) ? 'hopeless' : 'wait';
        });
        if (!ready)
            throw await explainSilence(pod, lastSeen, waited, tools);
    }
    finally {
        client.close();
    }
    const startup = Date.now() - started;
    log.info(`✓ ${where} answers after ${(startup / 1000).toFixed(2)} s`);
    return { pod, startup };
}
/** Between the look at a port and podman's use of it somebody else may take it; then the next one is tried. */
async function playOnFreePort(options, { podman, log }) {
    const { host, bind, directory, secrets, version } = options;
    const network = (0,podman_podman/* forwarder */.VK)(version, options.forwarders);
    for (let ports = options.ports;;) {
        const port = await freePort(ports, bind);
        const pod = describePod({ ...options.choices, address: { host, bind, port } });
        const manifest = await writePodFiles(pod, secrets.contents, directory);
        try {
            await podman.kubePlay(manifest, version, network);
            return pod;
        }
        catch (thrown) {
            const rest = ports.slice(ports.indexOf(port) + 1);
            if (!(thrown instanceof run.CommandError && /address already in use/i.test(thrown.result.stderr)))
                throw thrown;
            if (rest.length === 0)
                throw thrown;
            log.info(`port ${port} was taken in the meantime; trying the next one`);
            await podman.removePod(pod.name);
            ports = rest;
        }
    }
}
/** Prints the state of the pod and the last lines of both logs, and says whose fault it is. */
async function explainSilence(pod, lastSeen, waited, { podman, log }) {
    const states = await podman.podStates(pod.name);
    await log.group(`State of the pod ${pod.name}`, async () => {
        for (const { name, state, exitCode, restarts } of states) {
            log.info(`${name}: ${state}, exit code ${exitCode}, restarted ${restarts} times`);
        }
        for (const { name } of pod.containers) {
            log.info(`last lines of ${pod.name}-${name}:`);
            for (const line of withoutRepeats(await podman.logs(`${pod.name}-${name}`, 20)))
                log.info(`  ${line}`);
        }
    });
    return new errors/* UserError */.yo(`https://${authority(pod.address)}/v2/ did not answer within ${Math.round(waited / 1000)} s: ${blame(states, lastSeen)}; its last lines are in the group above`);
}

// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
;// CONCATENATED MODULE: ./lib/src/registry/closure.js




/**
 * Reads what ldd(1) prints.
 * @returns the paths of the shared libraries and of the loader
 * @throws UserError naming a library that is missing
 */
function parseLdd(output) {
    const missing = /^\s*(\S+) => not found$/m.exec(output);
    if (missing)
        throw new errors/* UserError */.yo(`the shared library ${missing[1]} is missing on this host`);
    return output.split('\n').flatMap((line) => /(?:=> |^\s*)(\/\S+)(?: \(0x|$)/.exec(line)?.[1] ?? []);
}
/**
 * A program and every shared library that it needs, by ldd(1).
 * @param program its path on this host
 * @param target its path in the image
 * @param unpacked a root directory with libraries that are not installed on this host, searched first
 */
async function closure(program, target, unpacked) {
    const env = { LC_ALL: 'C' };
    if (unpacked !== undefined)
        env.LD_LIBRARY_PATH = await libraryDirectories(unpacked);
    const libraries = parseLdd(await askLdd(program, env));
    const inImage = (path) => unpacked !== undefined && path.startsWith(`${unpacked}/`) ? path.slice(unpacked.length) : path;
    return [{ source: program, target }, ...libraries.map((path) => ({ source: path, target: inImage(path) }))];
}
/** @returns nothing for a program without shared libraries, which ldd calls an error */
async function askLdd(program, env) {
    const argv = ['ldd', program];
    const result = await (0,run.attempt)(argv, { timeout: 30, env });
    if (result.exitCode === 0)
        return result.stdout;
    if (/not a dynamic executable|not a valid dynamic program/i.test(result.stdout + result.stderr))
        return '';
    throw new run.CommandError(argv, result, 30);
}
/** Copies the files below `root`, following symbolic links. */
async function layOut(files, root) {
    for (const { source, target } of files) {
        const destination = (0,external_node_path_.join)(root, target);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(destination), { recursive: true });
        await (0,promises_.copyFile)(source, destination);
    }
}
async function libraryDirectories(root) {
    const found = await (0,run.run)(['find', root, '-name', '*.so*', '-printf', '%h\\n'], { timeout: 30 });
    return [...new Set(found.split('\n').filter((line) => line !== ''))].join(':');
}

;// CONCATENATED MODULE: ./lib/src/registry/proof.js








const REPOSITORY = 'podman-registry-proof';
const SEEN_BY_CONTAINER = ['/usr/bin/cat', '/proc/self/uid_map', '/proc/self/status'];
/**
 * Puts together the root of the image that is pushed: one program of the host with its libraries. Needs no podman.
 * @returns the path of a tar archive
 */
async function archiveProofImage(scratch, job) {
    // Makes the image another one for each job, so that nothing can be there already.
    await (0,promises_.writeFile)((0,external_node_path_.join)(scratch, 'job'), `${job}\n`);
    const archive = (0,external_node_path_.join)(scratch, 'proof.tar');
    const files = (await closure('/usr/bin/cat', '/usr/bin/cat')).map(({ target }) => target.slice(1));
    const options = ['--create', '--dereference', `--file=${archive}`, '--directory=/'];
    await (0,run.run)(['tar', ...options, ...files, `--directory=${scratch}`, 'job'], { timeout: 30 });
    return archive;
}
/** Builds the image from scratch, without network, running as user 1000. */
async function buildProofImage(archive, podman, journal, job) {
    const local = `localhost/${REPOSITORY}:${job}`;
    await journal.record({ kind: 'image', reference: local });
    const id = await podman.import(archive, local, ['USER 1000:1000']);
    return { local, id, repository: REPOSITORY, tag: job };
}
/**
 * Pushes and pulls through TLS and compares.
 * @param own the image made for this, which is taken out of the storage before it is pulled
 * @param others images of the user's own, which stay where they are
 * @throws Error where what comes back differs from what went, or the registry answers other than it must
 */
async function prove(own, others, tools) {
    const [anonymousStatus, plain] = await Promise.all([askAnonymously(tools), askWithoutTls(tools)]);
    const first = await roundTrip(own, tools, { removeFirst: true, meanwhile: () => runPulled(own, tools) });
    await expectListed(first.trip, tools);
    const roundTrips = [first.trip];
    for (const image of others) {
        const { trip } = await roundTrip(image, tools, { removeFirst: false, meanwhile: async () => undefined });
        await expectListed(trip, tools);
        roundTrips.push(trip);
    }
    const namespace = first.meanwhile;
    return { roundTrips, anonymousStatus, plainHttp: plain, namespace };
}
/** @param meanwhile goes on beside the second pull, when the image is there by its tag */
async function roundTrip(image, { podman, client, journal, address, scratch }, options) {
    const started = Date.now();
    const { repository, tag, local, id } = image;
    const name = `${authority(address)}/${repository}`;
    await journal.record({ kind: 'image', reference: `${name}:${tag}` });
    const digest = await podman.push(local, `${name}:${tag}`, (0,external_node_path_.join)(scratch, 'digest'));
    await journal.record({ kind: 'image', reference: `${name}@${digest}` });
    if (options.removeFirst)
        await podman.removeImages([local]);
    const [manifest, byTag] = await Promise.all([
        readManifest(client, repository, tag),
        podman.pull(`${name}:${tag}`),
    ]);
    const [byDigest, meanwhile] = await Promise.all([podman.pull(`${name}@${digest}`), options.meanwhile()]);
    expectEqual(`digest of ${name}:${tag} at the registry`, manifest.digest, digest);
    // An image's id is the digest of its configuration, which lists every uncompressed layer.
    expectEqual(`id of ${name}:${tag} as pulled`, byTag, id);
    expectEqual(`id of ${name}@${digest} as pulled`, byDigest, id);
    const { layers, size } = manifest;
    return { trip: { repository, tag, digest, layers, size, duration: Date.now() - started }, meanwhile };
}
async function readManifest(client, repository, tag) {
    const accept = [
        'application/vnd.oci.image.manifest.v1+json',
        'application/vnd.docker.distribution.manifest.v2+json',
    ].join(', ');
    const answer = await client.get(`/v2/${repository}/manifests/${tag}`, { accept });
    expectEqual(`status of the manifest ${repository}:${tag}`, String(answer.status), '200');
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(answer.body).digest('hex')}`;
    expectEqual(`Docker-Content-Digest of ${repository}:${tag}`, String(answer.headers['docker-content-digest']), digest);
    const layers = JSON.parse(answer.body).layers;
    return { digest, layers: layers.length, size: layers.reduce((sum, { size }) => sum + size, 0) };
}
async function expectListed({ repository, tag }, { client }) {
    const [catalog, tags] = await Promise.all([
        client.get('/v2/_catalog?n=1000'),
        client.get(`/v2/${repository}/tags/list`),
    ]);
    expectEqual('status of /v2/_catalog', String(catalog.status), '200');
    expectEqual(`status of the tags of ${repository}`, String(tags.status), '200');
    const repositories = JSON.parse(catalog.body).repositories;
    if (!repositories.includes(repository))
        throw new Error(`/v2/_catalog does not list ${repository}`);
    const listed = JSON.parse(tags.body).tags;
    if (!listed.includes(tag))
        throw new Error(`/v2/${repository}/tags/list does not list ${tag}`);
}
async function askAnonymously({ client, authenticated }) {
    const { status, headers } = await client.get('/v2/', { anonymous: true });
    expectEqual('status of a request without credentials', String(status), authenticated ? '401' : '200');
    expectEqual('Docker-Distribution-Api-Version of that answer', String(headers['docker-distribution-api-version']), 'registry/2.0');
    return status;
}
async function askWithoutTls({ address }) {
    const answer = await plainHttp(address, '/v2/');
    if (typeof answer === 'number' && answer < 400) {
        throw new Error(`the registry answers plain http with status ${answer}`);
    }
    return answer;
}
async function runPulled({ repository, tag }, { podman, address, job }) {
    const image = `${authority(address)}/${repository}:${tag}`;
    try {
        return parseNamespace(await podman.runOnce(image, `${job}-proof`, SEEN_BY_CONTAINER));
    }
    catch (thrown) {
        // Not every host lets a container run that can be pulled; the round trip stands without it.
        return { failed: thrown.message };
    }
}
/** Reads /proc/self/uid_map and /proc/self/status as one text. */
function parseNamespace(text) {
    const uid = /^Uid:\s+(\d+)/m.exec(text)?.[1];
    const map = (0,idmap/* parseIdMap */.d)(text);
    if (uid === undefined || map.length === 0)
        throw new Error(`the container printed: ${text}`);
    return { uid: Number(uid), map };
}
function expectEqual(what, found, wanted) {
    if (found !== wanted)
        throw new Error(`${what} is ${found}; it must be ${wanted}`);
}

;// CONCATENATED MODULE: ./lib/src/registry/certificate.js






/** Longer than any job may run (five days on a self-hosted runner), and not much longer. */
const LIFETIME_DAYS = 7;
/**
 * Makes a CA and a leaf for this one job: P-256, valid for seven days, for localhost, both loopback addresses and
 * `host`. The CA's key is gone when this returns.
 * @param scratch a directory that only this user may enter; it is removed again
 * @throws CommandError when openssl fails
 */
async function makeCertificate(host, scratch) {
    await (0,promises_.mkdir)(scratch, { mode: 0o700 });
    try {
        const path = (name) => (0,external_node_path_.join)(scratch, name);
        const [caKey, leafKey] = [newKey(), newKey()];
        await Promise.all([
            (0,promises_.writeFile)(path('ca.key'), caKey, { mode: 0o600 }),
            (0,promises_.writeFile)(path('leaf.key'), leafKey, { mode: 0o600 }),
            (0,promises_.writeFile)(path('ca.cnf'), CA_REQUEST),
            (0,promises_.writeFile)(path('leaf.cnf'), leafRequest(host)),
        ]);
        const days = ['-days', String(LIFETIME_DAYS)];
        const openssl = (...args) => (0,run.run)(['openssl', ...args], { timeout: 30, cwd: scratch });
        // Both have ended before the directory goes, also where one of them fails.
        const both = await Promise.allSettled([
            openssl('req', '-x509', '-new', '-config', 'ca.cnf', '-key', 'ca.key', '-out', 'ca.crt', ...days),
            openssl('req', '-new', '-config', 'leaf.cnf', '-key', 'leaf.key', '-out', 'leaf.csr'),
        ]);
        for (const one of both)
            if (one.status === 'rejected')
                throw one.reason;
        // `req -x509 -CA` would do it in one step, but came only with OpenSSL 3.0.
        const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', '2'];
        const extensions = ['-extfile', 'leaf.cnf', '-extensions', 'leaf'];
        await openssl('x509', '-req', '-in', 'leaf.csr', '-out', 'leaf.crt', ...issuer, ...extensions, ...days);
        const [ca, chain] = await Promise.all([
            (0,promises_.readFile)(path('ca.crt'), 'utf8'),
            (0,promises_.readFile)(path('leaf.crt'), 'utf8'),
        ]);
        return { ca, chain, key: leafKey };
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
function newKey() {
    const { privateKey } = (0,external_node_crypto_.generateKeyPairSync)('ec', { namedCurve: 'prime256v1' });
    return privateKey.export({ type: 'pkcs8', format: 'pem' });
}
const CA_REQUEST = `[req]
distinguished_name = name
x509_extensions = ca
prompt = no
[name]
CN = podman-registry-action job CA
[ca]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
`;
/** @param host has been validated: a DNS name or an IPv4 address, with no character that openssl's format knows */
function leafRequest(host) {
    const names = new Set([
        'DNS:localhost',
        'IP:127.0.0.1',
        'IP:::1',
        (0,external_node_net_.isIP)(host) ? `IP:${host}` : `DNS:${host}`,
    ]);
    return `[req]
distinguished_name = name
prompt = no
[name]
CN = podman-registry-action
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = ${[...names].join(', ')}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;
}
/**
 * Reads the user's own certificate and checks what a client would stumble over.
 * @throws UserError naming the input, what was found and what is needed
 */
async function readCertificate(files, host, now = new Date()) {
    const chain = await readInput('tls-cert', files.certificate);
    const key = await readInput('tls-key', files.key);
    const leaf = parseCertificate('tls-cert', files.certificate, chain);
    if (files.ca === undefined && leaf.issuer !== leaf.subject) {
        throw new errors/* UserError */.yo(`input "tls-ca" is not set, and ${files.certificate} was issued by ${oneLine(leaf.issuer)}; give the PEM file of that CA, or the bundle of the system`);
    }
    const ca = files.ca === undefined ? chain : await readInput('tls-ca', files.ca);
    const own = certificates('tls-cert', files.certificate, chain);
    const trusted = files.ca === undefined ? own : certificates('tls-ca', files.ca, ca);
    if (!leadsTo(own, trusted)) {
        throw new errors/* UserError */.yo(`input "tls-ca" is ${files.ca}, which has not issued ${files.certificate}; give the CA that did: ${oneLine(leaf.issuer)}`);
    }
    if (!leaf.checkPrivateKey(parseKey(files.key, key))) {
        throw new errors/* UserError */.yo(`input "tls-key" is ${files.key}, which is not the key of ${files.certificate}; give the key that the certificate was made for`);
    }
    if (new Date(leaf.validTo) <= now || new Date(leaf.validFrom) > now) {
        throw new errors/* UserError */.yo(`input "tls-cert" is ${files.certificate}, which is valid from ${leaf.validFrom} to ${leaf.validTo}; give one that is valid now`);
    }
    // Go's clients, podman among them, do not look at the common name.
    const covered = (0,external_node_net_.isIP)(host) ? leaf.checkIP(host) : leaf.checkHost(host, { subject: 'never' });
    if (covered === undefined) {
        throw new errors/* UserError */.yo(`input "tls-cert" is ${files.certificate}, which is for ${leaf.subjectAltName ?? 'no name at all'}; it must cover the input "host", ${host}`);
    }
    return { chain, key, ca };
}
function certificates(input, path, pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
    return (blocks.length > 0 ? blocks : [pem]).map((block) => parseCertificate(input, path, block));
}
/** Does the chain lead from its first certificate to one of the trusted ones? */
function leadsTo(chain, trusted) {
    const issued = (subject, issuer) => subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
    const [leaf, ...between] = chain;
    for (let current = leaf, left = between; current !== undefined;) {
        const subject = current;
        if (trusted.some((one) => issued(subject, one) || one.fingerprint256 === subject.fingerprint256))
            return true;
        current = left.find((one) => issued(subject, one));
        left = left.filter((one) => one !== current);
    }
    return false;
}
function oneLine(name) {
    return name.replaceAll('\n', ', ');
}
async function readInput(input, path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (thrown) {
        const why = thrown.code;
        throw new errors/* UserError */.yo(`input "${input}" is ${path}, which cannot be read (${why}); give the path of a PEM file`);
    }
}
function parseCertificate(input, path, pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem);
    }
    catch {
        throw new errors/* UserError */.yo(`input "${input}" is ${path}, which holds no certificate; give a PEM file`);
    }
}
function parseKey(path, pem) {
    try {
        return (0,external_node_crypto_.createPrivateKey)(pem);
    }
    catch {
        throw new errors/* UserError */.yo(`input "tls-key" is ${path}, which holds no private key that can be used without a passphrase; give a PEM file`);
    }
}

;// CONCATENATED MODULE: ./lib/src/registry/secrets.js


/**
 * Makes all that is secret, and masks each of it before anything can print it.
 * @param own the user's own certificate; without it one is made for this job
 * @param scratch a directory that does not exist yet, for openssl to work in
 */
async function makeSecrets(choices, own, scratch, log) {
    const { auth, username, host } = choices;
    const password = choices.password ?? randomPassword();
    const credentials = auth === 'basic' ? { username, password } : undefined;
    const httpSecret = randomHttpSecret();
    for (const secret of [...(credentials ? [password, basicAuth(credentials)] : []), httpSecret])
        log.mask(secret);
    const [certificate, accessLine] = await Promise.all([
        own ?? makeCertificate(host, scratch),
        credentials && htpasswd(credentials, choices.password === undefined ? 'random' : 'chosen'),
    ]);
    log.mask(certificate.key);
    return {
        certificate,
        credentials,
        contents: {
            tls: { 'tls.crt': certificate.chain, 'tls.key': certificate.key },
            ...(accessLine && { access: { htpasswd: accessLine } }),
            http: { 'http-secret': httpSecret },
        },
    };
}

// EXTERNAL MODULE: ./lib/src/accessible.js
var accessible = __webpack_require__(5898);
;// CONCATENATED MODULE: ./lib/src/registry/trust.js







/**
 * Makes podman, buildah and skopeo of this user trust the CA, for this one registry. Of the directories that they know
 * the one below $HOME comes first, and the first that exists for a registry is the only one that they read.
 * Source: containers-certs.d(5).
 * @param job names our file where the directory holds a ca.crt of somebody else's
 */
async function trustCa(ca, address, home, job, journal) {
    const certDirectory = (0,external_node_path_.join)(home, '.config/containers/certs.d', authority(address));
    const made = await missingDirectories(certDirectory);
    const file = (0,external_node_path_.join)(certDirectory, (await (0,accessible/* accessible */.R)((0,external_node_path_.join)(certDirectory, 'ca.crt'))) ? `${job}.crt` : 'ca.crt');
    if (made.length > 0)
        await journal.record({ kind: 'remove-empty', paths: made });
    await journal.record({ kind: 'remove', path: file });
    await (0,promises_.mkdir)(certDirectory, { recursive: true });
    await (0,promises_.writeFile)(file, ca);
    return { certDirectory };
}
/** The directories that do not exist yet on the way to `path`, deepest first. */
async function missingDirectories(path) {
    const missing = [];
    for (let current = path; !(await (0,accessible/* accessible */.R)(current)); current = (0,external_node_path_.dirname)(current))
        missing.push(current);
    return missing;
}
/**
 * Where logins that existed before may lie, the strongest first. With REGISTRY_AUTH_FILE set, podman reads that alone;
 * otherwise all the others, one after the other. Source: containers-auth.json(5).
 */
function existingAuthFiles(variable, home) {
    const named = variable('REGISTRY_AUTH_FILE');
    if (named)
        return [named];
    const runtime = variable('XDG_RUNTIME_DIR');
    const config = variable('XDG_CONFIG_HOME') || (0,external_node_path_.join)(home, '.config');
    return [
        ...(runtime ? [(0,external_node_path_.join)(runtime, 'containers/auth.json')] : []),
        (0,external_node_path_.join)(config, 'containers/auth.json'),
        (0,external_node_path_.join)(variable('DOCKER_CONFIG') || (0,external_node_path_.join)(home, '.docker'), 'config.json'),
    ];
}
/** One auth file out of several, in which an earlier one wins, and `login` over all of them. Pure. */
function mergeAuth(files, login) {
    const weakestFirst = files.toReversed();
    const credHelpers = Object.assign({}, ...weakestFirst.map((file) => file.credHelpers ?? {}));
    return {
        auths: Object.assign({}, ...weakestFirst.map((file) => file.auths ?? {}), login),
        ...(Object.keys(credHelpers).length > 0 ? { credHelpers } : {}),
    };
}
/**
 * Writes the auth file of the job: the logins that existed before, and the one for this registry.
 * @param credentials nothing where the registry asks for none
 * @throws UserError when a file that holds logins cannot be read as JSON, because they would be lost
 */
async function writeAuthFile(path, existing, address, credentials) {
    const files = [];
    for (const file of existing) {
        const text = await (0,promises_.readFile)(file, 'utf8').catch(() => undefined);
        if (text !== undefined && text.trim() !== '')
            files.push(parseAuth(file, text));
    }
    const login = credentials ? { [authority(address)]: { auth: basicAuth(credentials) } } : {};
    await writePrivate(path, `${JSON.stringify(mergeAuth(files, login), null, 2)}\n`);
}
function parseAuth(file, text) {
    try {
        const parsed = JSON.parse(text);
        if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
            return parsed;
    }
    catch {
        // What it holds may be secret, so it is not shown.
    }
    throw new errors/* UserError */.yo(`${file} holds logins of this job's user and is not valid JSON; mend or remove it`);
}

;// CONCATENATED MODULE: ./lib/src/report/summary.js

/** The job summary in Markdown: one screen. Pure. */
function registrySummary(report) {
    const { registry, username, proof } = report;
    return [
        `## Registry at https://${registry}/v2/`,
        '',
        table(['', ''], [
            ['address', code(registry)],
            [
                'login',
                username === undefined ? 'none asked for' : `${code(username)}, in ${code(report.authFile)}`,
            ],
            ['trusted through', code(report.certDirectory)],
            ['host', hostLine(report)],
            ...report.images.map(({ role, name, origin }) => [role, `${code(name)} (${origin})`]),
            ['answered after', seconds(report.startup)],
            ...(proof
                ? [
                    ['refused', refusals(proof)],
                    ['user namespace', namespaceLine(proof.namespace)],
                ]
                : []),
            ['Quadlet', quadletWords(report.quadlet)],
        ]),
        ...(proof ? ['', roundTripTable(proof)] : []),
        '',
        '```sh',
        `podman push my-image ${registry}/my-image`,
        '```',
        '',
    ].join('\n');
}
function hostLine({ podman, checks }) {
    const mended = checks.filter(({ state }) => state === 'mended');
    const open = checks.filter(({ state }) => state === 'warning');
    const words = [
        `Podman ${podman}`,
        ...(checks.length === 0 ? ['not looked at'] : []),
        ...(mended.length > 0
            ? [`put right: ${mended.map(({ id, title }) => `${id} ${title}`).join(', ')}`]
            : []),
        ...(open.length > 0 ? [`open: ${open.map(({ id, title }) => `${id} ${title}`).join(', ')}`] : []),
        ...(checks.length > 0 && mended.length + open.length === 0
            ? ['all as it should be, nothing changed']
            : []),
    ];
    return words.join('; ');
}
function refusals({ anonymousStatus, plainHttp }) {
    const anonymous = anonymousStatus === 401 ? 'requests without credentials (401)' : 'nobody: it asks for no credentials';
    return `${anonymous}; plain http (${plainHttp})`;
}
/** Container root is the runner's user; user N is the N-th subordinate id. */
function namespaceLine(namespace) {
    if ('failed' in namespace)
        return `no container could be run: ${namespace.failed.split('\n')[0]}`;
    const { map, uid } = namespace;
    const pair = (id) => `${id} → ${(0,idmap/* hostId */.M)(map, id) ?? 'nobody'}`;
    return `container uid → host uid: ${pair(0)}, ${pair(1)}, ${pair(uid)} (the image's user)`;
}
/** Where the Quadlet files are and what Podman's own generator said of them. */
function quadletWords({ directory, accepted }) {
    const kinds = accepted.map((kind) => code(`.${kind}`)).join(' and ');
    const verdict = accepted.length === 0
        ? 'this Podman has no generator that could be asked'
        : `${kinds} accepted by Podman's own generator`;
    return `files in ${code(directory)}: ${verdict}`;
}
/** What was proven, one line of the log for each. */
function proofLines(proof) {
    return [
        ...proof.roundTrips.map(formatRoundTrip),
        `refused: ${refusals(proof)}`,
        namespaceLine(proof.namespace),
    ];
}
function formatRoundTrip({ repository, tag, digest, size, duration }) {
    return `${repository}:${tag} (${bytes(size)}) went through TLS and came back the same, by tag and by digest, in ${seconds(duration)}: ${digest}`;
}
function roundTripTable({ roundTrips }) {
    return table(['pushed and pulled through TLS, by tag and by digest', 'digest', 'layers', 'size', 'time'], roundTrips.map(({ repository, tag, digest, layers, size, duration }) => [
        code(`${repository}:${tag}`),
        `${code(digest)} equal`,
        String(layers),
        bytes(size),
        seconds(duration),
    ]));
}
function table(head, rows) {
    const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
function cell(text) {
    return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
function code(text) {
    return `\`${text.replaceAll('`', "'")}\``;
}
/** Milliseconds, as people read them. */
function seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}
function bytes(count) {
    if (count < 1024)
        return `${count} B`;
    const units = ['KiB', 'MiB', 'GiB', 'TiB'];
    const power = Math.min(Math.floor(Math.log2(count) / 10), units.length);
    return `${(count / 1024 ** power).toFixed(1)} ${units[power - 1]}`;
}

;// CONCATENATED MODULE: ./lib/src/registry/reference.js
// Source: the grammar of distribution/reference.
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const GRAMMAR = new RegExp(`^(?:([A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?)/)?(${COMPONENT}(?:/${COMPONENT})*)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/**
 * Reads an image's name as docker and podman do: without a registry it is Docker Hub's, without a tag `latest`.
 * @returns nothing where the text is no image's name
 */
function parseReference(text) {
    const found = GRAMMAR.exec(text);
    if (!found)
        return undefined;
    const [, first, rest = '', tag, digest] = found;
    const isRegistry = first !== undefined && (/[.:]/.test(first) || first === 'localhost');
    const path = first !== undefined && !isRegistry ? `${first}/${rest}` : rest;
    if (path !== path.toLowerCase())
        return undefined;
    const registry = isRegistry ? first : 'docker.io';
    const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
    return { registry, repository, tag: tag ?? (digest === undefined ? 'latest' : undefined), digest };
}
function formatReference({ registry, repository, tag, digest }) {
    return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

;// CONCATENATED MODULE: ./lib/src/registry/images.js




/** The same images at several registries. Docker Hub comes last, because it limits pulls. */
const MIRRORS = {
    registry: [
        'ghcr.io/distribution/distribution',
        'public.ecr.aws/docker/library/registry',
        'mirror.gcr.io/library/registry',
        'docker.io/library/registry',
    ],
    nginx: ['public.ecr.aws/docker/library/nginx', 'mirror.gcr.io/library/nginx', 'docker.io/library/nginx'],
};
/** The name of an image that was built from the distribution's own packages. */
function packagedImage(role) {
    return `localhost/podman-registry-action/${role}:packages`;
}
/** The given reference, then the same image elsewhere. An image that is not one of the well-known ones is nowhere else. */
function candidates({ role, reference }) {
    const given = `${reference.registry}/${reference.repository}`;
    // A digest holds only among copies of one image, and the project's own image at ghcr.io is another build.
    const isCopy = (name) => name.startsWith('ghcr.io/') === given.startsWith('ghcr.io/');
    const known = MIRRORS[role].filter((name) => reference.digest === undefined || isCopy(name));
    if (!known.includes(given))
        return [reference];
    const others = known.filter((name) => name !== given).map((name) => parseReference(name));
    return [
        reference,
        ...others.flatMap((other) => other ? [{ ...reference, registry: other.registry, repository: other.repository }] : []),
    ];
}
/**
 * Finds every image: a local one, else a pull, else (for the well-known ones, where no registry can be reached) a build
 * from packages.
 * @throws UserError naming the input whose image is not to be had
 */
async function resolveImages(wishes, source, tools) {
    const found = await Promise.all(wishes.map((wish) => resolveOne(wish, source, tools)));
    const toBuild = found.filter(({ origin }) => origin === 'built from packages').map(({ role }) => role);
    if (toBuild.length > 0) {
        for (const role of toBuild)
            await tools.journal.record({ kind: 'image', reference: packagedImage(role) });
        await tools.buildFromPackages(toBuild);
    }
    return found;
}
async function resolveOne(wish, source, tools) {
    const { role, reference } = wish;
    const options = candidates(wish);
    const isLocal = (name) => tools.local.some(({ names }) => names.includes(name));
    if (source === 'auto' || source === 'local') {
        const name = options.map(formatReference).find(isLocal);
        if (name !== undefined)
            return { role, name, origin: 'local' };
        if (source === 'local') {
            throw new errors/* UserError */.yo(`input "${role}-image" is ${formatReference(reference)}, which is not in this user's storage; with "image-source: local" it must be there before: podman pull ${formatReference(reference)}`);
        }
    }
    if (source !== 'packages') {
        const pulled = await pullFirst(wish, options, source, tools);
        if (pulled !== undefined)
            return { role, name: pulled, origin: 'pulled' };
    }
    const packaged = packagedImage(role);
    if (isLocal(packaged))
        return { role, name: packaged, origin: 'local' };
    return { role, name: packaged, origin: 'built from packages' };
}
/** @returns nothing where no registry could be reached and packages may do instead */
async function pullFirst(wish, options, source, tools) {
    const refusals = [];
    const silent = [];
    // All at once: behind a firewall that drops packets each answer takes the whole limit.
    const reached = options.map(({ registry }) => tools.reachable(registry));
    for (const [index, option] of options.entries()) {
        const name = formatReference(option);
        if (!(await reached[index])) {
            silent.push(option.registry);
            continue;
        }
        try {
            await tools.journal.record({ kind: 'image', reference: name });
            tools.log.info(`pulling ${name} …`);
            await tools.podman.pull(name);
            return name;
        }
        catch (thrown) {
            if (!(thrown instanceof run.CommandError))
                throw thrown;
            if (isBusy(thrown.lastWords))
                silent.push(option.registry);
            else
                refusals.push(`${name}: ${thrown.lastWords}`);
        }
    }
    // A digest names one image and no other, so nothing else may stand in for it.
    const mayBuild = options.length > 1 && source === 'auto' && refusals.length === 0 && wish.reference.digest === undefined;
    if (mayBuild) {
        tools.log.info(`no registry can be reached for the ${wish.role} image (${silent.join(', ')})`);
        return undefined;
    }
    const why = [...refusals, ...silent.map((registry) => `${registry} cannot be reached`)].join('\n  ');
    throw new errors/* UserError */.yo(`input "${wish.role}-image" is ${formatReference(wish.reference)}, which is not in this user's storage and could not be pulled; allowed: the name of an image that is in either:\n  ${why}`);
}
// The words of Go's net and net/http packages, and of the registries themselves.
const BUSY = [
    /toomanyrequests|too many requests|\b(?:status|code|error)\b.{0,20}\b(?:429|50[0-9])\b/i,
    /timeout|context deadline exceeded|connection (?:refused|reset)|no such host|network is unreachable/i,
];
/** A registry that limits or fails is as good as none; one that does not know the image has given its answer. */
function isBusy(words) {
    return BUSY.some((pattern) => pattern.test(words));
}
// Milliseconds. podman itself tries three times with pauses in between, which takes long where there is no way out.
const REACH_LIMIT = 3000;
// What the system says of a way that does not lead there.
const NO_WAY = [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
];
/**
 * Is it worth asking podman to pull from this registry? Whatever answers there will do, also plain http or a
 * certificate that only podman is told to trust. Behind a proxy only podman can tell.
 */
function reachable(registry, variables = process.env) {
    if (variables.HTTPS_PROXY || variables.https_proxy)
        return Promise.resolve(true);
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    // Nothing is sent or believed here.
    const options = { timeout: REACH_LIMIT, rejectUnauthorized: false };
    return new Promise((resolve) => {
        const outgoing = (0,external_node_https_.request)(`https://${host}/v2/`, options, (incoming) => {
            incoming.resume();
            resolve(true);
        });
        outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
        outgoing.on('error', ({ code = '' }) => resolve(!NO_WAY.includes(code)));
        outgoing.end();
    });
}

;// CONCATENATED MODULE: ./lib/src/registry/packages.js






const RECIPES = {
    registry: {
        package: 'docker-registry',
        program: '/usr/bin/docker-registry',
        entrypoint: ['/usr/bin/docker-registry'],
    },
    nginx: { package: 'nginx', program: '/usr/sbin/nginx', entrypoint: ['/usr/sbin/nginx'] },
};
/**
 * Builds images out of the packages of the host's own Debian or Ubuntu, without root and without any registry: the
 * packages are downloaded and unpacked, and an image gets one program with the shared libraries that it needs.
 * @param scratch a directory to work in; it is removed again
 * @throws UserError where there is no apt or it has no such package
 */
async function buildFromPackages(roles, scratch, podman, log) {
    const started = Date.now();
    const recipes = roles.map((role) => RECIPES[role]);
    const names = recipes.map((recipe) => recipe.package);
    log.info(`building the images from the distribution's own packages: ${names.join(', ')} …`);
    const root = (0,external_node_path_.join)(scratch, 'unpacked');
    await (0,promises_.mkdir)(root, { recursive: true });
    try {
        for (const file of await download(names, scratch)) {
            await (0,run.run)(['dpkg-deb', '--extract', file, root], { timeout: 120 });
        }
        // All have ended before the directory goes, also where one of them fails.
        const all = await Promise.allSettled(roles.map((role) => buildImage(role, root, (0,external_node_path_.join)(scratch, role), podman)));
        for (const one of all)
            if (one.status === 'rejected')
                throw one.reason;
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
    log.info(`built them in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
async function buildImage(role, unpacked, context, podman) {
    const { program, entrypoint } = RECIPES[role];
    const root = (0,external_node_path_.join)(context, 'root');
    await layOut(await closure((0,external_node_path_.join)(unpacked, program), program, unpacked), root);
    for (const directory of ['etc', 'tmp', 'run', 'var/log/nginx', 'var/lib/nginx', 'var/lib/registry']) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(root, directory), { recursive: true });
    }
    await (0,promises_.chmod)((0,external_node_path_.join)(root, 'tmp'), 0o1777);
    // The user that nginx's workers become; the official images number it the same.
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'etc/passwd'), 'root:x:0:0:root:/:/\nnginx:x:101:101:nginx:/:/\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'etc/group'), 'root:x:0:\nnginx:x:101:\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(context, 'Containerfile'), `FROM scratch
COPY root/ /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENTRYPOINT ${JSON.stringify(entrypoint)}
`);
    await podman.build(context, packagedImage(role));
}
/** Downloads the packages and those of their dependencies that this host lacks. */
async function download(names, scratch) {
    const directory = (0,external_node_path_.join)(scratch, 'packages');
    await (0,promises_.mkdir)(directory, { recursive: true });
    // The lists of the system may be missing or stale; then lists of our own do, which need no root.
    const fetched = (await fetchWith([], names, directory)) ?? (await fetchWith(await ownLists(scratch), names, directory));
    if (fetched === undefined) {
        throw new errors/* UserError */.yo(`apt has no package ${names.join(' or ')}; give images that can be pulled (inputs "registry-image" and "nginx-image")`);
    }
    return (await (0,promises_.readdir)(directory))
        .filter((file) => file.endsWith('.deb'))
        .map((file) => (0,external_node_path_.join)(directory, file));
}
/** @returns nothing where apt does not find the packages in its lists, or not at the addresses that those name */
async function fetchWith(options, names, directory) {
    const apt = ['apt-get', '-q', ...options];
    const simulated = await (0,run.attempt)([...apt, '--simulate', '--no-install-recommends', 'install', ...names], {
        timeout: 60,
        env: { LC_ALL: 'C' },
    });
    if (simulated.exitCode === 127) {
        throw new errors/* UserError */.yo('images can be built from packages on Debian and Ubuntu only: apt-get is not here');
    }
    if (simulated.exitCode !== 0)
        return undefined;
    const wanted = new Set([...names, ...parseSimulation(simulated.stdout)]);
    const fetched = await (0,run.attempt)([...apt, 'download', ...wanted], { timeout: 300, cwd: directory });
    return fetched.exitCode === 0 ? true : undefined;
}
/** The packages that apt-get says it would install: `Inst nginx (1.26.3-3 Debian:13 [amd64])`. */
function parseSimulation(output) {
    return output.split('\n').flatMap((line) => /^Inst (\S+) /.exec(line)?.[1] ?? []);
}
async function ownLists(scratch) {
    const state = (0,external_node_path_.join)(scratch, 'apt');
    await (0,promises_.mkdir)((0,external_node_path_.join)(state, 'lists/partial'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(state, 'cache/archives/partial'), { recursive: true });
    const options = [
        ['Dir::State', state],
        ['Dir::State::status', '/var/lib/dpkg/status'],
        ['Dir::Cache', (0,external_node_path_.join)(state, 'cache')],
        ['Acquire::Languages', 'none'],
    ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    const argv = ['apt-get', '-q', ...options, 'update'];
    const updated = await (0,run.attempt)(argv, { timeout: 300 });
    if (updated.exitCode !== 0)
        throw new run.CommandError(argv, updated, 300);
    return options;
}

// EXTERNAL MODULE: ./lib/src/undo/undo.js
var undo = __webpack_require__(259);
;// CONCATENATED MODULE: ./lib/src/actions/choose-images.js






/**
 * Finds the images of the pod, and those of the user's own that are to go through it.
 * @throws UserError naming the input whose image is not to be had
 */
async function chooseImages(inputs, local, job) {
    const { podman, journal, host, directory } = job;
    const own = inputs.images.map((reference) => findOwn(reference, local));
    expectApart(own);
    // Images that are kept for the next job are not written down as ours to remove.
    const images = inputs.keepImages ? { record: async () => undefined } : journal;
    await images.record({ kind: 'pause-images', before: (0,undo/* pauseImages */.Z)(local.flatMap(({ names }) => names)) });
    const [registry, nginx] = await resolveImages([
        { role: 'registry', reference: inputs.registryImage },
        { role: 'nginx', reference: inputs.nginxImage },
    ], inputs.imageSource, {
        podman,
        journal: images,
        log: host.log,
        local,
        reachable: reachable,
        buildFromPackages: (roles) => buildFromPackages(roles, (0,external_node_path_.join)(directory, 'packages'), podman, host.log),
    });
    if (registry === undefined || nginx === undefined)
        throw new Error('an image was not resolved');
    for (const { role, name, origin } of [registry, nginx])
        host.log.info(`✓ ${role}: ${name} (${origin})`);
    return { registry, nginx, own };
}
function expectApart(images) {
    const names = images.map(({ repository, tag }) => `${repository}:${tag}`);
    const twice = images.find((_, index) => names.indexOf(names[index] ?? '') !== index);
    if (twice) {
        throw new errors/* UserError */.yo(`input "images" names two images that would both be ${twice.repository}:${twice.tag} in the registry; allowed: images that differ in more than their registry`);
    }
}
function findOwn(reference, local) {
    const name = formatReference(reference);
    // A short name is a local image first of all.
    const asLocal = formatReference({
        ...reference,
        registry: 'localhost',
        repository: reference.repository.replace(/^library\//, ''),
    });
    for (const candidate of reference.isShort ? [asLocal, name] : [name]) {
        const image = local.find(({ names }) => names.includes(candidate));
        if (image) {
            const repository = candidate === asLocal ? asLocal.split(/[/:]/).slice(1, -1).join('/') : reference.repository;
            return { local: candidate, id: image.id, repository, tag: reference.tag ?? 'latest' };
        }
    }
    throw new errors/* UserError */.yo(`input "images" names ${name}, which is not in this user's Podman storage; allowed: images that an earlier step built or pulled`);
}

// EXTERNAL MODULE: ./lib/src/actions/read-input.js
var read_input = __webpack_require__(5093);
;// CONCATENATED MODULE: ./lib/src/actions/inputs.js




// bcrypt reads no more than this; what follows would not count.
const LONGEST_PASSWORD = 72;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`);
/**
 * Reads every input.
 * @throws UserError in one sentence: the input, what was found, what is allowed
 */
function readInputs(get) {
    const auth = (0,read_input/* choice */.Yq)(get, 'auth', ['basic', 'none']);
    return {
        setup: (0,read_input/* choice */.Yq)(get, 'setup', ['auto', 'check', 'off']),
        host: readHost(get),
        bind: readBind(get),
        port: readPort(get),
        auth,
        username: readUsername(get),
        password: readPassword(get, auth),
        certificate: readCertificateFiles(get),
        registryImage: readImage('registry-image', get('registry-image')),
        nginxImage: readImage('nginx-image', get('nginx-image')),
        imageSource: (0,read_input/* choice */.Yq)(get, 'image-source', ['auto', 'local', 'pull', 'packages']),
        keepImages: (0,read_input/* readBoolean */.Vf)(get, 'keep-images'),
        proof: (0,read_input/* readBoolean */.Vf)(get, 'proof'),
        images: get('images')
            .split(/[\s,]+/)
            .filter((name) => name !== '')
            .map(readOwnImage),
        quadletDirectory: get('quadlet-dir') || undefined,
        timeout: readTimeout(get),
    };
}
function readHost(get) {
    const host = get('host');
    const numeric = /^[\d.]+$/.test(host);
    if (!((0,external_node_net_.isIPv4)(host) || (HOST.test(host) && !numeric))) {
        throw (0,read_input/* refuse */.TR)('host', host, 'a DNS name in small letters, or an IPv4 address, without port');
    }
    return host;
}
function readBind(get) {
    const bind = get('bind');
    if (!(0,external_node_net_.isIPv4)(bind)) {
        throw (0,read_input/* refuse */.TR)('bind', bind, '127.0.0.1, 0.0.0.0 or another IPv4 address of this host');
    }
    return bind;
}
function readPort(get) {
    const port = get('port');
    if (port === 'auto')
        return 'auto';
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
        throw (0,read_input/* refuse */.TR)('port', port, 'auto, or a number from 1 to 65535');
    }
    return Number(port);
}
function readUsername(get) {
    const username = get('username');
    if (!/^[A-Za-z0-9._@+-]{1,64}$/.test(username)) {
        throw (0,read_input/* refuse */.TR)('username', username, '1 to 64 of the characters A-Z a-z 0-9 . _ @ + -');
    }
    return username;
}
// What was found is a secret, so these messages do not show it.
function readPassword(get, auth) {
    const password = get('password');
    if (password === '')
        return undefined;
    if (auth === 'none') {
        throw new errors/* UserError */.yo('input "password" is set and "auth" is "none"; allowed: "auth: basic", or no password');
    }
    const bytes = Buffer.byteLength(password);
    if (bytes > LONGEST_PASSWORD) {
        throw new errors/* UserError */.yo(`input "password" is ${bytes} bytes long; allowed: up to ${LONGEST_PASSWORD}, because bcrypt reads no more`);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]/.test(password)) {
        throw new errors/* UserError */.yo('input "password" holds a control character or a line break; allowed: printable characters');
    }
    return password;
}
function readCertificateFiles(get) {
    const [certificate, key, ca] = ['tls-cert', 'tls-key', 'tls-ca'].map(get);
    if (!certificate && !key && !ca)
        return undefined;
    if (!certificate || !key) {
        const missing = certificate ? 'tls-key' : 'tls-cert';
        throw new errors/* UserError */.yo(`input "${missing}" is not set; allowed: "tls-cert" and "tls-key" together, with or without "tls-ca", or none of them`);
    }
    return { certificate, key, ca: ca || undefined };
}
function readImage(input, text) {
    const reference = parseReference(text);
    if (reference === undefined) {
        throw (0,read_input/* refuse */.TR)(input, text, "an image's name, such as docker.io/library/nginx:1.30-alpine");
    }
    return reference;
}
function readOwnImage(text) {
    const reference = readImage('images', text);
    return { ...reference, isShort: !text.startsWith(`${reference.registry}/`) };
}
function readTimeout(get) {
    const found = get('timeout');
    if (!/^\d{1,4}$/.test(found) || Number(found) < 1 || Number(found) > 3600) {
        throw (0,read_input/* refuse */.TR)('timeout', found, 'a number of seconds from 1 to 3600');
    }
    return Number(found);
}

// EXTERNAL MODULE: ./lib/src/actions/job.js
var actions_job = __webpack_require__(8669);
;// CONCATENATED MODULE: ./lib/src/actions/outputs.js
/** Sets every output that action.yml declares. */
function setOutputs(runner, values) {
    const { registry, address, proof, checks } = values;
    const outputs = {
        registry,
        url: `https://${registry}`,
        host: address.host,
        port: String(address.port),
        username: values.username ?? '',
        password: values.password ?? '',
        'ca-cert': values.caFile,
        'cert-dir': values.certDirectory,
        'auth-file': values.authFile,
        pod: values.pod,
        'podman-version': values.podman,
        'quadlet-dir': values.quadlet.directory,
        digest: proof?.roundTrips[0]?.digest ?? '',
        'round-trips': JSON.stringify(proof?.roundTrips ?? []),
        'host-changes': checks
            .filter(({ state }) => state === 'mended')
            .map(({ id }) => id)
            .join(','),
    };
    for (const [name, value] of Object.entries(outputs))
        runner.output(name, value);
}

// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
;// CONCATENATED MODULE: ./lib/src/actions/preflight.js





/**
 * Checks the inputs against this host, before anything is changed.
 * @throws UserError naming the input, what was found, and what is allowed
 */
async function checkAgainstHost(inputs) {
    const { host, bind, port, certificate } = inputs;
    const [lowest, own] = await Promise.all([lowestPort(), certificate && readCertificate(certificate, host)]);
    const ports = candidatePorts(port, lowest);
    const first = await freePort(ports, bind);
    await expectToLeadHere(host, bind);
    return { ports: ports.slice(ports.indexOf(first)), certificate: own };
}
// The kernel's own default, for systems that do not have the setting.
const DEFAULT_LOWEST_PORT = 1024;
async function lowestPort() {
    if (process.getuid?.() === 0)
        return 1;
    const text = await (0,promises_.readFile)('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').catch(() => undefined);
    return text === undefined ? DEFAULT_LOWEST_PORT : Number(text);
}
/** Clients dial `host`, so one of its addresses must be the one that the port is published on. */
async function expectToLeadHere(host, bind) {
    let addresses;
    try {
        addresses = (await (0,external_node_dns_promises_.lookup)(host, { all: true })).map(({ address }) => address);
    }
    catch {
        throw new errors/* UserError */.yo(`input "host" is "${host}", which this host cannot resolve; allowed: 127.0.0.1, localhost, or a name that leads here, for example by a line in /etc/hosts`);
    }
    if (bind !== '0.0.0.0' && !addresses.includes(bind)) {
        throw new errors/* UserError */.yo(`input "host" is "${host}", which leads to ${addresses.join(' and ')}, and "bind" is ${bind}; allowed: a host that leads to ${bind}, or "bind: 0.0.0.0"`);
    }
}

;// CONCATENATED MODULE: ./lib/src/actions/registry.js




















/** Main of the action: from the inputs to a registry that is up, trusted, proven and described. */
async function main(runner) {
    try {
        await bringUpRegistry(runner);
    }
    catch (thrown) {
        runner.fail(thrown instanceof run.CommandError ? thrown.message : (0,errors/* describeError */.Uc)(thrown));
    }
}
async function bringUpRegistry(runner) {
    const { log } = runner;
    const inputs = readInputs(runner.input);
    if (inputs.password !== undefined)
        log.mask(inputs.password);
    const ground = await checkAgainstHost(inputs);
    const job = await (0,actions_job/* startJob */._)(runner);
    const early = await startEarly(inputs, ground, job);
    const { checks, listing } = await log.group('Host', () => readyHost(inputs.setup, job));
    const version = await job.podman.version();
    const making = early.secrets ?? later(prepareSecrets(inputs, ground, job));
    const images = await log.group('Images', async () => chooseImages(inputs, await listing, job));
    // Not before it is clear that there is a registry to be had: until here nothing has been changed.
    const proofImage = early.archive && later(buildProof(early.archive, job));
    const secrets = await making;
    const { pod, startup } = await log.group('Registry', () => play(inputs, ground, images, secrets, version, job));
    const access = await giveAccess(pod, secrets, job, runner);
    const quadletDirectory = inputs.quadletDirectory ?? (0,external_node_path_.join)(job.directory, 'quadlet');
    const emitting = later(emitArtifacts(pod, version, quadletDirectory, job.host.user.home, run.attempt));
    const proof = proofImage &&
        (await log.group('Proof', async () => proveRegistry(pod, await proofImage, images, secrets, job)));
    const quadlet = await emitting;
    log.info(`✓ Quadlet ${quadletWords(quadlet)}`);
    const report = {
        podman: (0,podman_version/* formatVersion */.qh)(version),
        checks,
        registry: authority(pod.address),
        username: secrets.credentials?.username,
        images: [images.registry, images.nginx],
        startup,
        proof,
        quadlet,
        ...access,
    };
    setOutputs(runner, {
        ...report,
        address: pod.address,
        pod: pod.name,
        password: secrets.credentials?.password,
    });
    await runner.summary(registrySummary(report));
}
/** What needs no podman goes on beside the host's checks. */
async function startEarly(inputs, ground, job) {
    const hasOpenssl = (await job.host.find('openssl')) !== undefined;
    return {
        archive: inputs.proof ? later(archiveProofImage(job.scratch, job.name)) : undefined,
        // Where openssl is missing the host's checks install it first.
        secrets: hasOpenssl ? later(prepareSecrets(inputs, ground, job)) : undefined,
    };
}
/** The last of the host's checks ask podman itself, and so does what comes next: which images there are. */
async function readyHost(setup, { host, podman }) {
    const prepared = await (0,host_report/* prepareHost */.Q4)(host, setup);
    const asked = later(podman.images());
    const probed = await (0,host_report/* probePodman */.yo)(host, setup);
    // What podman answered before it was put right does not count.
    const wasMended = probed.some(({ state }) => state === 'mended');
    return { checks: [...prepared, ...probed], listing: wasMended ? later(podman.images()) : asked };
}
function prepareSecrets(inputs, { certificate }, { directory, log }) {
    return makeSecrets(inputs, certificate, (0,external_node_path_.join)(directory, 'certificate'), log);
}
async function buildProof(archive, { podman, journal, name }) {
    return buildProofImage(await archive, podman, journal, name);
}
/** Work that goes on beside other work: it fails where it is awaited, and nowhere else. */
function later(work) {
    work.catch(() => undefined);
    return work;
}
async function play({ host, bind, auth, timeout }, { ports }, images, secrets, version, job) {
    const forwarders = [];
    for (const program of ['pasta', 'slirp4netns']) {
        if ((await job.host.find(program)) !== undefined)
            forwarders.push(program);
    }
    const choices = {
        name: job.name,
        authenticated: auth === 'basic',
        registryImage: images.registry.name,
        nginxImage: images.nginx.name,
    };
    const directory = (0,external_node_path_.join)(job.directory, 'pod');
    return playRegistry({ choices, host, bind, ports, secrets, directory, timeout, version, forwarders }, job);
}
async function giveAccess({ address }, { certificate, credentials }, { host, journal, name, directory }, runner) {
    // podman looks below $HOME, which a job may have set to another place than passwd(5) tells.
    const home = host.variable('HOME') || host.user.home;
    const authFile = (0,external_node_path_.join)(directory, 'auth.json');
    const caFile = (0,external_node_path_.join)(directory, 'ca.crt');
    const [{ certDirectory }] = await Promise.all([
        trustCa(certificate.ca, address, home, name, journal),
        writeAuthFile(authFile, existingAuthFiles(host.variable, home), address, credentials),
        writePrivate(caFile, certificate.ca),
    ]);
    runner.exportVariable('REGISTRY_AUTH_FILE', authFile);
    return { certDirectory, authFile, caFile };
}
async function proveRegistry({ address, authenticated }, image, { own }, { certificate, credentials }, { podman, journal, scratch, name: job, log }) {
    const client = registryClient(address, certificate.ca, credentials && basicAuth(credentials));
    try {
        const proof = await prove(image, own, { podman, client, journal, address, authenticated, scratch, job });
        for (const line of proofLines(proof))
            log.info(`✓ ${line}`);
        return proof;
    }
    finally {
        client.close();
    }
}


/***/ }),

/***/ 7439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PN: () => (/* binding */ commandsEnded),
/* harmony export */   r7: () => (/* binding */ JOB_VARIABLE)
/* harmony export */ });
/* unused harmony export leftoverCommands */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);


/** Marks the environment of every command that a job starts. */
const JOB_VARIABLE = 'PODMAN_REGISTRY_JOB';
/**
 * The commands of a job that still run although the process that started them is gone: a cancelled job's main ends at
 * once, and what it had called goes on to its end. Every command of ours runs under timeout(1), so these are the
 * `timeout` processes with the job's mark; what podman leaves running on purpose has the mark too, but other names.
 */
async function leftoverCommands(job, proc = '/proc') {
    const mark = `${JOB_VARIABLE}=${job}`;
    const found = [];
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(proc)) {
        if (!/^\d+$/.test(entry))
            continue;
        try {
            if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${proc}/${entry}/comm`, 'utf8')).trim() !== 'timeout')
                continue;
            const environment = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${proc}/${entry}/environ`, 'utf8')).split('\0');
            if (environment.includes(mark))
                found.push(Number(entry));
        }
        catch {
            // It has ended since, or is another user's.
        }
    }
    return found;
}
/** Waits until none of a job's commands runs any more, at most `limit` seconds. Returns whether that is so. */
async function commandsEnded(job, limit) {
    for (const deadline = Date.now() + limit * 1000;; await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(100)) {
        if ((await leftoverCommands(job)).length === 0)
            return true;
        if (Date.now() > deadline)
            return false;
    }
}


/***/ }),

/***/ 2636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dryRun: () => (/* binding */ dryRun),
/* harmony export */   findGenerator: () => (/* binding */ findGenerator)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5898);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1491);



// Where distributions put it: Debian and Fedora, podman-static and self-built ones, Arch. Wherever else it is, systemd
// has a link to it, of whose names one alone means user mode: so what is behind the link is what counts.
const PLACES = [
    '/usr/libexec/podman/quadlet',
    '/usr/local/libexec/podman/quadlet',
    '/usr/lib/podman/quadlet',
    ...['/usr/lib', '/usr/local/lib', '/lib', '/etc'].flatMap((directory) => ['user', 'system'].map((kind) => `${directory}/systemd/${kind}-generators/podman-${kind}-generator`)),
];
/** @returns the path of Podman's own generator, or nothing where this host has none (Podman before 4.4) */
async function findGenerator(places = PLACES) {
    for (const place of places) {
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(place, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK))
            return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(place);
    }
    return undefined;
}
/**
 * Lets Podman's own generator read a directory of Quadlet files in user mode, without writing anything.
 * @returns the generated units as it prints them
 * @throws CommandError with its words when it rejects a file
 */
async function dryRun(generator, directory, attempt) {
    const argv = [generator, '-user', '-dryrun'];
    const result = await attempt(argv, { timeout: 60, env: { QUADLET_UNIT_DIRS: directory } });
    // Before 4.6 it ends with 0 whatever it rejected.
    const rejected = /^quadlet-generator\[\d+\]: (?:converting|error|Error)/m.test(result.stderr);
    if (result.exitCode !== 0 || rejected)
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError(argv, result, 60);
    return result.stdout;
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ openJournal),
/* harmony export */   a: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

/** A journal in a file of JSON lines: what was recorded survives however this process ends. */
function openJournal(path) {
    return {
        record: (undo) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(path, `${JSON.stringify(undo)}\n`, { mode: 0o600, flush: true }),
    };
}
/**
 * Reads a journal back, oldest change first. A last line that was cut off in the middle belongs to a change that
 * was never made, because a record is complete before its change begins.
 */
async function readJournal(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    const complete = text.slice(0, text.lastIndexOf('\n') + 1);
    return complete
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ pauseImages),
/* harmony export */   w: () => (/* binding */ undoAll)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1491);



/** Takes the changes back, the youngest first. A change that cannot be taken back is a warning, and the rest goes on. */
async function undoAll(changes, tools) {
    for (const group of imagesTogether(changes.toReversed())) {
        try {
            const done = await undoGroup(group, tools);
            if (done !== undefined)
                tools.log.info(done);
        }
        catch (thrown) {
            const why = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_1__.CommandError ? thrown.lastWords : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(thrown);
            tools.log.warning(`could not take back ${JSON.stringify(group)}: ${why}`);
        }
    }
}
/** Neighbours in the list that are images make one call of podman instead of many. */
function imagesTogether(changes) {
    const groups = [];
    for (const change of changes) {
        const last = groups.at(-1);
        if (change.kind === 'image' && last?.[0]?.kind === 'image')
            last.push(change);
        else
            groups.push([change]);
    }
    return groups;
}
/** @returns what was done, or nothing where there was nothing to do */
async function undoGroup(group, tools) {
    const [change] = group;
    if (change === undefined)
        return undefined;
    if (change.kind !== 'image')
        return undoOne(change, tools);
    return removeImages(group.flatMap((image) => (image.kind === 'image' ? [image.reference] : [])), tools);
}
async function undoOne(change, tools) {
    switch (change.kind) {
        case 'pod':
            await tools.podman.removePod(change.name);
            return `removed the pod ${change.name}`;
        case 'pause-images':
            return removeImages(await newPauseImages(change.before, tools), tools);
        case 'remove':
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(change.path, { recursive: true, force: true });
            return `removed ${change.path}`;
        case 'remove-empty':
            for (const path of change.paths)
                await removeIfEmpty(path);
            return undefined;
        case 'linger':
            await tools.asRoot(['loginctl', 'disable-linger', change.user]);
            return `switched lingering off again for ${change.user}`;
        case 'kept':
            return `left as it is: ${change.what}`;
    }
}
async function removeImages(references, { podman }) {
    const present = (await podman.images()).flatMap((image) => image.names);
    const ours = references.filter((reference) => present.includes(reference));
    if (ours.length === 0)
        return undefined;
    try {
        await podman.removeImages(ours);
        return `removed the images ${ours.join(', ')}`;
    }
    catch (thrown) {
        // Another job of this user came by it in the meantime; it goes when nobody needs it.
        if (thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_1__.CommandError && /image is in use|image used by/.test(thrown.result.stderr)) {
            return `left what another container uses of ${ours.join(', ')}`;
        }
        throw thrown;
    }
}
async function newPauseImages(before, { podman }) {
    return pauseImages((await podman.images()).flatMap((image) => image.names)).filter((name) => !before.includes(name));
}
/** The pause images among some image names: podman builds them itself, one for each of its versions. */
function pauseImages(names) {
    return names.filter((name) => name.startsWith('localhost/podman-pause:'));
}
async function removeIfEmpty(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path);
    }
    catch (thrown) {
        const code = thrown.code;
        if (code !== 'ENOTEMPTY' && code !== 'ENOENT')
            throw thrown;
    }
}


/***/ })

};
