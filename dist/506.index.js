export const id = 506;
export const ids = [506,142];
export const modules = {

/***/ 8669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ hostLedger),
/* harmony export */   _1: () => (/* binding */ startJob),
/* harmony export */   uY: () => (/* binding */ jobOfMain),
/* harmony export */   w1: () => (/* binding */ ownCommand)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _exec_leftover_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7439);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1491);
/* harmony import */ var _host_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9751);
/* harmony import */ var _undo_journal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8330);
/* harmony import */ var _undo_ledger_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1868);









// The one thing that main hands to post: the directory, in which the journal lies.
const STATE = 'directory';
const JOURNAL = 'undo.jsonl';
/**
 * @param actionRoot the directory of action.yml and dist/
 * @param users who else gets subordinate ids
 */
async function startJob(runner, actionRoot, users = []) {
    const name = `podman-registry-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`;
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(process.env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), name);
    runner.saveState(STATE, directory);
    // Marks every command of the job, for the post step to know which of them still run.
    process.env[_exec_leftover_js__WEBPACK_IMPORTED_MODULE_4__/* .JOB_VARIABLE */ .r7] = name;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { mode: 0o700 });
    const journal = (0,_undo_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .openJournal */ ._0)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, JOURNAL));
    const ledger = hostLedger();
    const hostParts = {
        log: runner.log,
        journal: (0,_undo_ledger_js__WEBPACK_IMPORTED_MODULE_8__/* .ledgerJournal */ .JT)(ledger),
        self: ownCommand(actionRoot),
        users,
        attempt: _exec_run_js__WEBPACK_IMPORTED_MODULE_5__.attempt,
        exportVariable: (variable, value) => runner.exportVariable(variable, value),
        exclusively: (work) => (0,_undo_ledger_js__WEBPACK_IMPORTED_MODULE_8__/* .withHost */ .RD)(ledger, work),
    };
    const host = (0,_host_host_js__WEBPACK_IMPORTED_MODULE_6__/* .thisHost */ .vk)(hostParts);
    const scratch = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'scratch');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(scratch, { mode: 0o700 });
    return {
        name,
        directory,
        scratch,
        log: runner.log,
        journal,
        host,
        hostParts,
        podman: host.podman,
        claimHost: () => (0,_undo_ledger_js__WEBPACK_IMPORTED_MODULE_8__/* .claimHost */ .Ng)(ledger, { name, directory }),
    };
}
/** What all jobs of this user have changed on this host; HOME may be another one in each job. */
function hostLedger() {
    return (0,_undo_ledger_js__WEBPACK_IMPORTED_MODULE_8__/* .ledgerOf */ .Xr)((0,_host_host_js__WEBPACK_IMPORTED_MODULE_6__/* .thisUser */ .OR)().home);
}
/** The words that start a command of ours under this same Node. */
function ownCommand(actionRoot) {
    return [process.execPath, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(actionRoot, 'dist/cli.js')];
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
/* harmony export */   L_: () => (/* binding */ readUsers),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   Vv: () => (/* binding */ readPaths),
/* harmony export */   Yq: () => (/* binding */ choice)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _host_ids_accounts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1254);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6755);




/** @throws UserError for what is none of the allowed words */
function choice(get, name, allowed) {
    const found = get(name);
    const match = allowed.find((one) => one === found);
    if (match === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, allowed.join(', '));
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
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, 'true, false');
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
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)('path', '', 'directories, files or globs, one per line');
    // GitHub shows a finding only beside a file that is named from the workspace.
    return paths.map((path) => {
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)('.', path) : path;
        return inside.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside) ? path : inside || '.';
    });
}
/**
 * The input "users": names or uids.
 * @throws UserError for a word that is neither
 */
function readUsers(get) {
    const found = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(get('users'));
    for (const word of found) {
        if (!(0,_host_ids_accounts_js__WEBPACK_IMPORTED_MODULE_1__/* .isUserWord */ .o2)(word))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)('users', word, 'names of users or their uids');
    }
    return found;
}


/***/ }),

/***/ 4506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/host/explain.js
var explain = __webpack_require__(142);
// EXTERNAL MODULE: ./lib/src/host/facts/home.js
var facts_home = __webpack_require__(7626);
// EXTERNAL MODULE: ./lib/src/podman/version.js
var podman_version = __webpack_require__(9710);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./lib/src/registry/pod.js
var registry_pod = __webpack_require__(1879);
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
            const url = `https://${(0,registry_pod/* authority */.ku)(address)}${path}`;
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
        const outgoing = (0,external_node_http_.request)(`http://${(0,registry_pod/* authority */.ku)(address)}${path}`, { timeout: LIMIT }, (incoming) => {
            incoming.resume();
            resolve(incoming.statusCode ?? 0);
        });
        outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
        outgoing.on('error', (error) => resolve(error.code ?? error.message));
        outgoing.end();
    });
}

// EXTERNAL MODULE: ./lib/src/registry/credentials.js
var registry_credentials = __webpack_require__(2574);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/quadlet/generator.js
var quadlet_generator = __webpack_require__(2636);
// EXTERNAL MODULE: ./lib/src/podman/podman.js + 1 modules
var podman_podman = __webpack_require__(3272);
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

// EXTERNAL MODULE: ./lib/src/registry/manifest.js + 2 modules
var manifest = __webpack_require__(4388);
// EXTERNAL MODULE: ./lib/src/registry/mapping.js + 1 modules
var registry_mapping = __webpack_require__(4140);
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
        [
            `kube/${pod.name}.yaml`,
            (0,manifest/* podManifest */.lq)(pod, { sources: { kind: 'cluster' }, restartPolicy: 'Always', target }),
        ],
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
                ...(pod.mapping && (0,podman_version/* atLeast */.jZ)(target, 4, 5) ? [['UserNS', (0,registry_mapping/* usernsOf */.WK)(pod.mapping)]] : []),
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
        { name: 'Pod', entries: [['PodName', pod.name], ...ports, ...podNamespace(pod, target)] },
        ...quadletSection(target),
        install,
    ]);
    const volume = formatUnit(COMMENT, [
        { name: 'Volume', entries: [['VolumeName', manifest/* OBJECTS */.fQ.data(pod)]] },
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
/** The pod's containers share its namespace, so it stands in the file of the pod alone. */
function podNamespace({ mapping }, target) {
    if (mapping === undefined)
        return [];
    const options = mapping.kind === 'mode'
        ? [['UserNS', '--userns', mapping.mode]]
        : [
            ...mapping.uids.map((row) => ['UIDMap', '--uidmap', (0,registry_mapping/* formatRow */.iZ)(row)]),
            ...mapping.gids.map((row) => ['GIDMap', '--gidmap', (0,registry_mapping/* formatRow */.iZ)(row)]),
        ];
    // The keys came with 5.3; what they stand for is older.
    return options.map(([key, option, value]) => (0,podman_version/* atLeast */.jZ)(target, 5, 3) ? [key, value] : ['PodmanArgs', `${option}=${value}`]);
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
                ...((0,registry_mapping/* keepsId */._0)(pod.mapping)
                    ? [
                        ['User', '0'],
                        ['Group', '0'],
                    ]
                    : []),
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
            return [['Volume', `./config/${manifest/* LAYOUT */.rs.config(mount.file)}:${directory}:ro,z`]];
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
    return Object.entries((0,manifest/* configFiles */.ap)(pod)).map(([file, text]) => [
        `${directory}/${manifest/* LAYOUT */.rs.config(file)}/${file}`,
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
        [
            `systemd/podman-registry/${pod.name}.yaml`,
            (0,manifest/* podManifest */.lq)(pod, { sources, restartPolicy: 'Always', target }),
        ],
        ...configBelow(pod, 'systemd/podman-registry'),
    ];
}
function classicUnit(pod, target) {
    const manifest = `%h/${CLASSIC_DIRECTORY}/${pod.name}.yaml`;
    const podman = ['/usr/bin/podman', ...(0,podman_podman/* kubePlayCommand */.tD)(target)].join(' ');
    const options = [
        `--network ${(0,podman_podman/* rootlessNetwork */.wo)(target)}`,
        ...(pod.mapping && (0,podman_version/* atLeast */.jZ)(target, 4, 2) ? [`--userns ${(0,registry_mapping/* usernsOf */.WK)(pod.mapping)}`] : []),
    ].join(' ');
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
                ['ExecStart', `${podman} ${options} ${manifest}`],
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
    const isUser = (0,registry_mapping/* runsAsUser */.Al)(pod.mapping);
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
            // The containers are not the user, so the mode opens what they are given, and the directory around it is closed.
            ...(isUser
                ? []
                : [
                    `mkdir -p -m 0700 ~/${CLASSIC_DIRECTORY}`,
                    `mkdir -p -m 0777 ~/${CLASSIC_DIRECTORY}/${manifest/* LAYOUT */.rs.data()}`,
                ]),
            ...files.flatMap(([secret, keys]) => [
                `mkdir -p -m ${isUser ? '0700' : '0755'} ~/${CLASSIC_DIRECTORY}/${manifest/* LAYOUT */.rs.secret(secret)}`,
                `install -m ${isUser ? '0600' : '0644'} ${keys.join(' ')} ~/${CLASSIC_DIRECTORY}/${manifest/* LAYOUT */.rs.secret(secret)}/`,
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
    const name = manifest/* OBJECTS */.fQ.secret(pod, secret);
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
    return `printf '{"http-secret":"%s"}' "${value}" | podman secret create ${manifest/* OBJECTS */.fQ.secret(pod, 'http')} -`;
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

CNCF Distribution behind nginx with TLS, in one pod, at https://${(0,registry_pod/* authority */.ku)(pod.address)}/v2/. These files were written for
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
${namespaceSection(pod, target)}
## Is it up?

\`\`\`sh
curl --cacert tls.crt ${pod.authenticated ? '-u ci ' : ''}https://${(0,registry_pod/* authority */.ku)(pod.address)}/v2/
\`\`\`
`;
}
/** Where each of the files says how the ids are mapped, and which of them cannot say it. */
function namespaceSection({ name, mapping }, target) {
    if (mapping === undefined)
        return '';
    const asked = mapping.kind === 'rows' ? 'a map of its own' : `\`${mapping.mode}\``;
    const inKube = (0,podman_version/* atLeast */.jZ)(target, 4, 5)
        ? `\`UserNS=\` in \`kube/${name}.kube\``
        : `nowhere: \`UserNS=\` of a .kube file came with Podman 4.5, and the pod gets the namespace that \`hostUsers: false\` gives it`;
    const inPod = (0,podman_version/* atLeast */.jZ)(target, 5, 3)
        ? mapping.kind === 'rows'
            ? '`UIDMap=` and `GIDMap=`'
            : '`UserNS=`'
        : '`PodmanArgs=`';
    const kubernetes = (0,registry_mapping/* hasOwnNamespace */.c1)(mapping)
        ? '`hostUsers: false`, which gives the pod a user namespace; which ids it gets is for the cluster to choose, so the map itself cannot be said'
        : 'nothing, because it is what a cluster does without being told';
    const rows = [
        ['`.kube`', inKube],
        [
            'the manifest, for `podman kube play`',
            (0,podman_version/* atLeast */.jZ)(target, 5, 0)
                ? 'the annotation `io.podman.annotations.userns`'
                : 'nowhere: give `--userns` to `podman kube play`, since the annotation came with Podman 5.0',
        ],
        ['the manifest, on Kubernetes', kubernetes],
        ['`.pod`', `${inPod} in \`pod/${name}.pod\`, for both containers`],
        ['classic unit', '`--userns` of `podman kube play`'],
    ].map((cells) => `| ${cells.join(' | ')} |`);
    const note = mapping.kind === 'rows'
        ? '\nA map is written with the ids that podman counts: 0 is the user who runs it, and 1 the first subordinate id of\n/etc/subuid. `kube play` takes no map, but `auto:size=1` with a map, which leaves podman nothing to choose.\n'
        : '';
    const asRoot = (0,registry_mapping/* keepsId */._0)(mapping)
        ? '\nThe volumes and secrets of `.kube` and `.pod` belong to root inside, so these run their containers as root inside.\n'
        : '';
    return `
## The user namespace

The containers get ${asked}:

| form | where it is said |
| --- | --- |
${rows.join('\n')}
${note}${asRoot}`;
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

// EXTERNAL MODULE: ./lib/src/registry/files.js
var files = __webpack_require__(5107);
// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
;// CONCATENATED MODULE: ./lib/src/registry/namespace.js



/**
 * Reads the maps of the registry's first process. From outside, because a process within sees the ids of podman's own
 * namespace, not those of the host.
 * @param proc another directory than /proc, for tests
 * @returns nothing where it does not run any more
 */
async function lookAtNamespace(pod, podman, proc = '/proc') {
    const [registry] = pod.containers;
    try {
        const pid = await podman.firstProcess(`${pod.name}-${registry.name}`);
        const [uids, gids, status] = await Promise.all(['uid_map', 'gid_map', 'status'].map((file) => (0,promises_.readFile)(`${proc}/${pid}/${file}`, 'utf8')));
        return parsePodNamespace(uids ?? '', gids ?? '', status ?? '');
    }
    catch (thrown) {
        // It is only told: a pod that has ended meanwhile is found out by the proof.
        if (thrown instanceof run.CommandError || thrown.code !== undefined)
            return undefined;
        throw thrown;
    }
}
/** Reads /proc/PID/uid_map, gid_map and status as the host sees them. */
function parsePodNamespace(uidMap, gidMap, status) {
    const uids = (0,idmap/* parseIdMap */.dU)(uidMap);
    const outside = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    const inside = (0,idmap/* insideId */.op)(uids, outside);
    return inside === undefined ? undefined : { uids, gids: (0,idmap/* parseIdMap */.dU)(gidMap), uid: { inside, outside } };
}

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
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

// EXTERNAL MODULE: ./lib/src/registry/ports.js
var registry_ports = __webpack_require__(4083);
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
    const where = `https://${(0,registry_pod/* authority */.ku)(pod.address)}/v2/`;
    const { certificate, credentials } = options.secrets;
    const client = registryClient(pod.address, certificate.ca, credentials && (0,registry_credentials/* basicAuth */.tB)(credentials));
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
    const { host, bind, place, secrets, version } = options;
    const network = (0,podman_podman/* forwarder */.VK)(version, options.forwarders);
    const { mapping } = options.choices;
    const userns = mapping && (0,registry_mapping/* usernsOf */.WK)(mapping);
    for (let ports = options.ports;;) {
        const port = await (0,registry_ports/* freePort */.ov)(ports, bind);
        const pod = (0,registry_pod/* describePod */.Fx)({ ...options.choices, address: { host, bind, port } });
        const manifest = await (0,files/* writePodFiles */.s)(pod, secrets.contents, place);
        try {
            await podman.kubePlay(manifest, version, { network, userns });
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
    return new errors/* UserError */.yo(`https://${(0,registry_pod/* authority */.ku)(pod.address)}/v2/ did not answer within ${Math.round(waited / 1000)} s: ${blame(states, lastSeen)}; its last lines are in the group above`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
    const name = `${(0,registry_pod/* authority */.ku)(address)}/${repository}`;
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
    const image = `${(0,registry_pod/* authority */.ku)(address)}/${repository}:${tag}`;
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
    const map = (0,idmap/* parseIdMap */.dU)(text);
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
    const password = choices.password ?? (0,registry_credentials/* randomPassword */.tN)();
    const credentials = auth === 'basic' ? { username, password } : undefined;
    const httpSecret = (0,registry_credentials/* randomHttpSecret */._F)();
    for (const secret of [...(credentials ? [password, (0,registry_credentials/* basicAuth */.tB)(credentials)] : []), httpSecret])
        log.mask(secret);
    const [certificate, accessLine] = await Promise.all([
        own ?? makeCertificate(host, scratch),
        credentials && (0,registry_credentials/* htpasswd */.ll)(credentials, choices.password === undefined ? 'random' : 'chosen'),
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

// EXTERNAL MODULE: ./lib/src/registry/trust.js
var trust = __webpack_require__(3274);
;// CONCATENATED MODULE: ./lib/src/report/id-map.js


// Rows of one picture; a map of more is rare, and the summary is one screen.
const MOST = 8;
/**
 * The maps of a pod as a picture of fixed width: container ids on the left, those of the host on the right. Where uids
 * and gids are mapped alike there is one. Pure.
 */
function mapPicture({ uids, gids }, user) {
    const alike = JSON.stringify(uids) === JSON.stringify(gids);
    const pictures = alike
        ? [picture('container', uids, user.uid, user.name)]
        : [
            picture('container uid', uids, user.uid, user.name),
            picture('container gid', gids, user.gid, `${user.name}'s group`),
        ];
    return pictures.join('\n\n');
}
function picture(title, map, own, name) {
    const sorted = map.toSorted((a, b) => a.inside - b.inside);
    const rows = sorted.slice(0, MOST).map(({ inside, outside, count }) => {
        const holdsOwn = own >= outside && own < outside + count;
        return [(0,idmap/* span */.Ln)(inside, count), (0,idmap/* span */.Ln)(outside, count), holdsOwn ? name : ''];
    });
    const left = Math.max(title.length, ...rows.map(([inside]) => inside.length));
    const right = Math.max(...rows.map(([, outside]) => outside.length));
    const lines = rows.map(([inside, outside, whose]) => `${inside.padEnd(left)}  ──▶  ${outside.padEnd(right)}  ${whose}`.trimEnd());
    const more = sorted.length - rows.length;
    return [
        `${title.padEnd(left)}       host`,
        ...lines,
        ...(more > 0 ? [`… and ${more} more ${more === 1 ? 'row' : 'rows'}`] : []),
    ].join('\n');
}
/** In one line: what was asked for, and what the registry runs as. Pure. */
function namespaceWords({ uid: { inside, outside } }, mapping, user) {
    const asked = mapping === undefined
        ? "podman's default"
        : mapping.kind === 'rows'
            ? 'a map of its own'
            : `\`${(0,registry_mapping/* usernsOf */.WK)(mapping)}\``;
    const whose = outside === user.uid ? ` (${user.name})` : '';
    return `${asked}; the registry is uid ${inside} inside, ${outside}${whose} on the host`;
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
            ...(report.storage === undefined ? [] : [['data', `${code(report.storage)}, which stays`]]),
            ...(proof ? [['refused', refusals(proof)]] : []),
            ...namespaceRows(report),
            ['Quadlet', quadletWords(report.quadlet)],
        ]),
        ...(report.namespace ? ['', '```text', mapPicture(report.namespace, report.user), '```'] : []),
        ...(proof ? ['', roundTripTable(proof)] : []),
        '',
        '```sh',
        `podman push my-image ${registry}/my-image`,
        '```',
        '',
    ].join('\n');
}
/** Of the pod, and of a container of the user's own where none could be run. */
function namespaceRows({ namespace, mapping, user, proof }) {
    const ofProof = proof?.namespace;
    return [
        ...(namespace ? [['user namespace', namespaceWords(namespace, mapping, user)]] : []),
        ...(ofProof && (!namespace || 'failed' in ofProof) ? [['a container', namespaceLine(ofProof)]] : []),
    ];
}
function hostLine({ podman, checks }) {
    const mended = checks.filter(({ state }) => state === 'mended');
    const open = checks.filter(({ state }) => state === 'warning' || state === 'error' || state === 'unknown');
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
    const pair = (id) => `${id} → ${(0,idmap/* hostId */.My)(map, id) ?? 'nobody'}`;
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

// EXTERNAL MODULE: ./lib/src/registry/userns.js
var userns = __webpack_require__(6202);
// EXTERNAL MODULE: ./lib/src/words.js
var words = __webpack_require__(6755);
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
    const mapping = (0,userns/* parseMapping */.K)(get('userns'), get('uidmap'), get('gidmap'));
    return {
        setup: (0,read_input/* choice */.Yq)(get, 'setup', ['auto', 'check', 'off']),
        users: (0,read_input/* readUsers */.L_)(get),
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
        images: (0,words/* listed */.K)(get('images')).map(readOwnImage),
        quadletDirectory: get('quadlet-dir') || undefined,
        mapping,
        storagePath: readStoragePath(get, mapping),
        timeout: readTimeout(get),
    };
}
function readHost(get) {
    const host = get('host');
    const numeric = /^[\d.]+$/.test(host);
    if (!((0,external_node_net_.isIPv4)(host) || (HOST.test(host) && !numeric))) {
        throw (0,errors/* refuse */.TR)('host', host, 'a DNS name in small letters, or an IPv4 address, without port');
    }
    return host;
}
function readBind(get) {
    const bind = get('bind');
    if (!(0,external_node_net_.isIPv4)(bind)) {
        throw (0,errors/* refuse */.TR)('bind', bind, '127.0.0.1, 0.0.0.0 or another IPv4 address of this host');
    }
    return bind;
}
function readPort(get) {
    const port = get('port');
    if (port === 'auto')
        return 'auto';
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
        throw (0,errors/* refuse */.TR)('port', port, 'auto, or a number from 1 to 65535');
    }
    return Number(port);
}
function readUsername(get) {
    const username = get('username');
    if (!/^[A-Za-z0-9._@+-]{1,64}$/.test(username)) {
        throw (0,errors/* refuse */.TR)('username', username, '1 to 64 of the characters A-Z a-z 0-9 . _ @ + -');
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
        throw (0,errors/* refuse */.TR)(input, text, "an image's name, such as docker.io/library/nginx:1.30-alpine");
    }
    return reference;
}
function readOwnImage(text) {
    const reference = readImage('images', text);
    return { ...reference, isShort: !text.startsWith(`${reference.registry}/`) };
}
function readStoragePath(get, mapping) {
    const found = get('storage-path');
    if (found === '')
        return undefined;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]/.test(found) || (0,external_node_path_.resolve)(found) === '/') {
        throw (0,errors/* refuse */.TR)('storage-path', found, 'the path of a directory, without control characters');
    }
    if (mapping.kind === 'auto') {
        throw new errors/* UserError */.yo(`input "storage-path" is ${JSON.stringify(found)} and "userns" is auto; allowed: another "userns", because auto gives the registry other ids each time, which cannot read what it has stored before`);
    }
    return (0,external_node_path_.resolve)(found);
}
function readTimeout(get) {
    const found = get('timeout');
    if (!/^\d{1,4}$/.test(found) || Number(found) < 1 || Number(found) > 3600) {
        throw (0,errors/* refuse */.TR)('timeout', found, 'a number of seconds from 1 to 3600');
    }
    return Number(found);
}

// EXTERNAL MODULE: ./lib/src/actions/job.js
var actions_job = __webpack_require__(8669);
;// CONCATENATED MODULE: ./lib/src/actions/later.js
/** Work that goes on beside other work: it fails where it is awaited, and nowhere else. */
function later(work) {
    work.catch(() => undefined);
    return work;
}

// EXTERNAL MODULE: ./lib/src/host/checks/storage/mount.js + 1 modules
var mount = __webpack_require__(162);
// EXTERNAL MODULE: ./lib/src/host/checks/storage/mount-facts.js
var mount_facts = __webpack_require__(9018);
// EXTERNAL MODULE: ./lib/src/host/facts/subids.js
var subids = __webpack_require__(7977);
;// CONCATENATED MODULE: ./lib/src/host/facts/own-ids.js

/** None where another source than the files has them and there is no getsubids(1) to ask it. */
async function subordinateIds(host) {
    const facts = await (0,subids/* subidFacts */.ZJ)(host);
    if (facts.source === 'elsewhere')
        return { uids: facts.ranges?.uid ?? [], gids: facts.ranges?.gid ?? [] };
    const [own] = facts.plan.users;
    const ranges = (lines = []) => lines.map(({ start, count }) => ({ start, count }));
    return { uids: ranges(own?.uid.has), gids: ranges(own?.gid.has) };
}

// EXTERNAL MODULE: ./lib/src/host/facts/podman-version.js
var facts_podman_version = __webpack_require__(5505);
// EXTERNAL MODULE: ./lib/src/host/run-checks.js + 1 modules
var run_checks = __webpack_require__(582);
// EXTERNAL MODULE: ./lib/src/host/subids.js
var host_subids = __webpack_require__(2561);
// EXTERNAL MODULE: ./lib/src/report/host-text.js
var host_text = __webpack_require__(263);
// EXTERNAL MODULE: ./lib/src/report/remedy-shell.js
var remedy_shell = __webpack_require__(1814);
;// CONCATENATED MODULE: ./lib/src/actions/mapping.js











/**
 * Refuses a mapping that this host cannot give, before the host is put right and anything is made. What `setup: auto` is
 * about to mend, no ids and no podman, is not held against it.
 * @throws UserError naming the input, what was found, and what is allowed
 */
async function expectMapping({ mapping, setup }, { host }) {
    if (mapping.kind === 'default')
        return;
    const [{ uids, gids }, version] = await Promise.all([subordinateIds(host), (0,facts_podman_version/* installedPodmanVersion */.E)(host)]);
    if (version !== undefined)
        (0,registry_mapping/* expectKnown */.PU)(mapping, version);
    const isMended = setup === 'auto' && Math.min((0,host_subids/* total */.X5)(uids), (0,host_subids/* total */.X5)(gids)) < host_subids/* ENOUGH_IDS */.Sq;
    if (!isMended)
        await settle(mapping, { host });
}
/**
 * What the mapping comes to on a host that is ready, and the directory for the registry's data, made and looked at.
 * @throws UserError where the host cannot give the mapping, or the registry cannot use the directory
 */
async function readyMapping({ mapping: choice, storagePath }, version, job) {
    if (choice.kind === 'default' && storagePath === undefined)
        return { mapping: undefined, checks: [] };
    (0,registry_mapping/* expectKnown */.PU)(choice, version);
    const settled = await settle(choice, job);
    const checks = storagePath === undefined ? [] : await readyStorage(storagePath, settled, job);
    return { mapping: settled.mapping, checks };
}
async function settle(choice, { host }) {
    const { user } = host;
    const { uids, gids } = await subordinateIds(host);
    return (0,registry_mapping/* settleMapping */.yc)(choice, {
        name: user.name,
        uids: { own: user.uid, ranges: uids },
        gids: { own: user.gid, ranges: gids },
    });
}
/** A directory that exists is the user's own affair and is only looked at; a new one is given to the registry. */
async function readyStorage(path, { ids, mapping }, { host, log, podman }) {
    if (ids === undefined)
        return [];
    const look = () => (0,run_checks/* runChecks */.J)([(0,mount/* mountCheck */.y)(path, ids)], host, { mend: false });
    const results = await look();
    const [result] = results;
    if (result === undefined)
        return [];
    log.info((0,host_text/* formatCheck */.Ac)(result));
    if (result.state === 'error') {
        const block = (0,remedy_shell/* remedyBlock */.Qw)((0,host_text/* withRemedy */.v9)(results), host.user.name);
        throw new errors/* UserError */.yo([
            `input "storage-path" is ${JSON.stringify(path)}; allowed: a directory that the registry may write to. ${result.found}. ${result.remedy?.advice ?? ''}`,
            ...(block === undefined ? [] : ['To copy and paste:', '', block]),
        ].join('\n'));
    }
    if (!(await host.exists(path))) {
        await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
        if (!(0,registry_mapping/* runsAsUser */.Al)(mapping)) {
            await podman.changeOwner(path, (0,mount_facts/* podmanIds */.y)(ids));
        }
    }
    return results;
}

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
    const ports = (0,registry_ports/* candidatePorts */.yf)(port, lowest);
    const first = await (0,registry_ports/* freePort */.ov)(ports, bind);
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

// EXTERNAL MODULE: ./lib/src/host/prepare.js
var prepare = __webpack_require__(3574);
;// CONCATENATED MODULE: ./lib/src/actions/ready-host.js




/**
 * Looks at the host and puts right what `setup` allows.
 * @throws UserError with every obstacle and its remedy where a registry cannot run here
 */
async function readyHost(setup, job) {
    const { host, podman, log } = job;
    const checks = [];
    const judge = (results) => {
        checks.push(...results);
        for (const one of results)
            if (CONCERNS.includes(one.state))
                log.info((0,host_text/* formatCheck */.Ac)(one));
        expectFit(results, setup, host.user.name);
        return results;
    };
    judge(await (0,prepare/* lookAtPlatform */.Os)(host, setup));
    await job.claimHost();
    judge(await (0,prepare/* prepareHost */.Q4)(host, setup));
    const asked = later(podman.images());
    const probed = judge(await (0,prepare/* probePodman */.yo)(host, setup));
    // What podman answered before it was put right does not count.
    const wasMended = probed.some(({ state }) => state === 'mended');
    log.info(checks.length === 0 ? 'not looked at' : `✓ ${(0,host_text/* countWords */.rj)(checks)}`);
    return { checks, listing: wasMended ? later(podman.images()) : asked };
}
// What nothing of the registry needs is for those who ask the doctor.
const CONCERNS = ['mended', 'warning', 'error', 'unknown'];
function expectFit(results, setup, user) {
    const obstacles = (0,prepare/* obstaclesOf */._M)(results);
    if (obstacles.length === 0)
        return;
    const hint = setup === 'check' ? '`setup: auto` puts right what it can; `setup: check` only looks.' : undefined;
    throw new errors/* UserError */.yo((0,host_text/* unfitText */._h)(obstacles, user, hint));
}

;// CONCATENATED MODULE: ./lib/src/actions/registry.js
























/**
 * Main of the action: from the inputs to a registry that is up, trusted, proven and described.
 * @param actionRoot the directory of action.yml and dist/
 */
async function main(runner, actionRoot) {
    try {
        await bringUpRegistry(runner, actionRoot);
    }
    catch (thrown) {
        runner.fail((0,explain.explainFailure)(thrown));
    }
}
async function bringUpRegistry(runner, actionRoot) {
    const { log } = runner;
    const inputs = readInputs(runner.input);
    if (inputs.password !== undefined)
        log.mask(inputs.password);
    const ground = await checkAgainstHost(inputs);
    const job = await (0,actions_job/* startJob */._1)(runner, actionRoot, inputs.users);
    await expectMapping(inputs, job);
    const early = await startEarly(inputs, ground, job);
    const { checks, listing, version, mapping } = await log.group('Host', async () => {
        const ready = await readyHost(inputs.setup, job);
        const podmanVersion = await job.podman.version();
        const mapped = await readyMapping(inputs, podmanVersion, job);
        const all = [...ready.checks, ...mapped.checks];
        return { ...ready, version: podmanVersion, mapping: mapped.mapping, checks: all };
    });
    const making = early.secrets ?? later(prepareSecrets(inputs, ground, job));
    const images = await log.group('Images', async () => chooseImages(inputs, await listing, job));
    // Not before it is clear that there is a registry to be had: until here nothing has been changed.
    const proofImage = early.archive && later(buildProof(early.archive, job));
    const secrets = await making;
    const { pod, startup } = await log.group('Registry', () => play(inputs, ground, images, secrets, version, mapping, job));
    const access = await giveAccess(pod, secrets, job, runner);
    const quadletDirectory = inputs.quadletDirectory ?? (0,external_node_path_.join)(job.directory, 'quadlet');
    const looking = later(lookAtNamespace(pod, job.podman));
    const emitting = later(emitArtifacts(pod, version, quadletDirectory, job.host.user.home, run.attempt));
    const proof = proofImage &&
        (await log.group('Proof', async () => proveRegistry(pod, await proofImage, images, secrets, job)));
    const namespace = await looking;
    const quadlet = await emitting;
    log.info(`✓ Quadlet ${quadletWords(quadlet)}`);
    const report = {
        podman: (0,podman_version/* formatVersion */.qh)(version),
        checks,
        registry: (0,registry_pod/* authority */.ku)(pod.address),
        username: secrets.credentials?.username,
        images: [images.registry, images.nginx],
        startup,
        proof,
        namespace,
        user: job.host.user,
        mapping,
        storage: inputs.storagePath,
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
function prepareSecrets(inputs, { certificate }, { directory, log }) {
    return makeSecrets(inputs, certificate, (0,external_node_path_.join)(directory, 'certificate'), log);
}
async function buildProof(archive, { podman, journal, name }) {
    return buildProofImage(await archive, podman, journal, name);
}
async function play({ host, bind, auth, timeout, storagePath: storage }, { ports }, images, secrets, version, mapping, job) {
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
        mapping,
    };
    const place = { directory: (0,external_node_path_.join)(job.directory, 'pod'), storage };
    return playRegistry({ choices, host, bind, ports, secrets, place, timeout, version, forwarders }, job);
}
async function giveAccess({ address }, { certificate, credentials }, { host, journal, name, directory }, runner) {
    // podman looks below $HOME, which a job may have set to another place than passwd(5) tells.
    const home = (0,facts_home/* homeDirectory */.R)(host);
    const authFile = (0,external_node_path_.join)(directory, 'auth.json');
    const caFile = (0,external_node_path_.join)(directory, 'ca.crt');
    const [{ certDirectory }] = await Promise.all([
        (0,trust/* trustCa */.X3)(certificate.ca, address, home, name, journal),
        (0,trust/* writeAuthFile */.Yt)(authFile, (0,trust/* existingAuthFiles */.N)(host.variable, home), address, credentials),
        (0,files/* writePrivate */.p)(caFile, certificate.ca),
    ]);
    runner.exportVariable('REGISTRY_AUTH_FILE', authFile);
    return { certDirectory, authFile, caFile };
}
async function proveRegistry({ address, authenticated }, image, { own }, { certificate, credentials }, { podman, journal, scratch, name: job, log }) {
    const client = registryClient(address, certificate.ca, credentials && (0,registry_credentials/* basicAuth */.tB)(credentials));
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

/***/ 8707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ hold),
/* harmony export */   k: () => (/* binding */ withLock)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


/**
 * Does work while nobody else on this host holds the lock of a directory. The kernel keeps the lock, through flock(1),
 * so it is gone with this process however that ends.
 * @param seconds how long another one is waited for
 * @throws UserError when the lock is not free in time, or cannot be had on this file system
 */
async function withLock(directory, seconds, work) {
    const release = await lock(directory, seconds);
    try {
        return await work();
    }
    finally {
        await release();
    }
}
// What cat(1) echoes as soon as it runs, which is when flock(1) has the lock.
const HELLO = 'locked\n';
function lock(directory, seconds) {
    // With the dot, a directory that is missing is an error; without, flock(1) would make a file of that name.
    const argv = ['flock', '--exclusive', `--timeout=${seconds}`, `${directory}/.`, 'cat'];
    return hold(argv, `the lock of ${directory} cannot be had within ${seconds} s; is another job of this user still at work?`);
}
/**
 * Starts a command that holds a lock for as long as it lives, which is until its input ends.
 * @param argv echoes its input as soon as it has the lock
 * @param refusal what is said where it ends without the lock
 * @returns a function that lets the lock go
 * @throws UserError with the refusal and what the command said
 */
function hold(argv, refusal) {
    const [program = '', ...args] = argv;
    return new Promise((resolve, reject) => {
        // Not through `attempt`: the command has to live as long as the work, and it ends when its input does.
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
        const ended = new Promise((done) => child.once('close', () => done()));
        let said = '';
        child.stderr.on('data', (chunk) => {
            said += chunk.toString();
        });
        child.once('error', (problem) => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${refusal}\n${problem.message}`)));
        child.once('close', () => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${refusal}${said === '' ? '' : `\n${said.trim()}`}`)));
        child.stdout.once('data', () => resolve(() => {
            child.stdin.end();
            return ended;
        }));
        // A child that has ended says so in "close"; its broken pipe is no second failure.
        child.stdin.once('error', () => undefined);
        child.stdin.write(HELLO);
    });
}


/***/ }),

/***/ 142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainFailure: () => (/* binding */ explainFailure)
/* harmony export */ });
/* unused harmony export conditionsBehind */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1491);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7242);



/** Conditions of the host that an error message of podman, buildah or skopeo points to, in the order of the checks. Pure. */
function conditionsBehind(text, conditions = _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .conditions */ .jA) {
    return conditions.filter(({ signatures }) => signatures.some((signature) => signature.test(text)));
}
/**
 * What to show of anything that was thrown: the command's own words, and under them the condition of the host that they
 * point to, where they point to one. A bug of ours is no condition of the host.
 */
function explainFailure(thrown) {
    const said = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError ? thrown.message : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(thrown);
    if (!(thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError || thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
        return said;
    // A message shows the last words only.
    const all = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError ? `${said}\n${thrown.result.stderr}` : said;
    const [condition] = conditionsBehind(all);
    if (condition === undefined || said.includes(condition.id))
        return said;
    const { id, title, cause, cure } = condition;
    return `${said}\n${id} ${title}: ${cause}\n  what to do: ${cure}`;
}


/***/ }),

/***/ 3574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ lookAtPlatform),
/* harmony export */   Q4: () => (/* binding */ prepareHost),
/* harmony export */   _M: () => (/* binding */ obstaclesOf),
/* harmony export */   yo: () => (/* binding */ probePodman)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7242);
/* harmony import */ var _run_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(582);


/** What keeps rootless Podman from working on this kind of machine at all. Changes nothing. */
async function lookAtPlatform(host, setup) {
    return look(_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .platformChecks */ .R1, host, setup);
}
/** Looks at the host and, under `auto`, puts it right, as far as that goes without calling podman. */
async function prepareHost(host, setup) {
    return look(_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .hostChecks */ .mj, host, setup);
}
/** Lets podman show what it really gets. */
async function probePodman(host, setup) {
    return look(_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .podmanChecks */ .jZ, host, setup);
}
async function look(checks, host, setup) {
    return setup === 'off' ? [] : (0,_run_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .runChecks */ .J)(checks, host, { mend: setup === 'auto' });
}
/** What keeps a registry from running in a pod and being pushed to. */
function obstaclesOf(results) {
    return results.filter(({ hinders = [] }) => hinders.includes('pod') || hinders.includes('push'));
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

/***/ 320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ visible),
/* harmony export */   n: () => (/* binding */ cellsOf)
/* harmony export */ });
const TAB = '    ';
const JOINER = '\u200d';
const AS_PICTURE = '\ufe0f';
// A no-break space and its like look like blanks and are none to the generator; U+3000 is how Japanese writes a blank.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?![ \u3000])\p{Zs}/u;
const MARK = /[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const FLAG_LETTER = /\p{Regional_Indicator}/u;
const SKIN = /\p{Emoji_Modifier}/u;
/** The ranges that Unicode's EastAsianWidth.txt calls wide or full width. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/**
 * Cuts a text into what is seen as one character each. Characters that show nothing or could rule a terminal are
 * spelt out: control characters as their pictures, the others as `<U+202E>`.
 */
function* cellsOf(text) {
    let cell;
    let picture = false;
    let joining = false;
    for (const char of text) {
        // Most text is of these, and asking Unicode about each of them takes long.
        const plain = char >= ' ' && char <= '~';
        if (cell !== undefined && !plain && joins(char, picture, joining)) {
            const width = char === AS_PICTURE ? 2 : cell.width;
            cell = { units: cell.units + char.length, shown: cell.shown + char, width };
            joining = char === JOINER;
        }
        else {
            if (cell !== undefined)
                yield cell;
            const shown = plain ? char : show(char);
            const width = plain ? 1 : shown === char ? widthOf(char) : shown.length;
            cell = { units: char.length, shown, width };
            picture = !plain && PICTURE.test(char);
            joining = picture && FLAG_LETTER.test(char);
        }
    }
    if (cell !== undefined)
        yield cell;
}
/** The text with everything spelt out that would show nothing or could rule a terminal. */
function visible(text) {
    if (!HIDDEN.test(text))
        return text;
    let shown = '';
    for (const cell of cellsOf(text))
        shown += cell.shown;
    return shown;
}
function joins(char, picture, joining) {
    if (picture && (char === JOINER || char === AS_PICTURE || SKIN.test(char)))
        return true;
    if (picture && joining && PICTURE.test(char))
        return true;
    return MARK.test(char) && !HIDDEN.test(char);
}
function show(char) {
    if (char === '\t')
        return TAB;
    if (!HIDDEN.test(char))
        return char;
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20)
        return String.fromCharCode(0x2400 + code);
    if (code === 0x7f)
        return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
function widthOf(char) {
    if (MARK.test(char))
        return 0;
    return WIDE.test(char) ? 2 : 1;
}


/***/ }),

/***/ 263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ formatCheck),
/* harmony export */   EN: () => (/* binding */ hostText),
/* harmony export */   _h: () => (/* binding */ unfitText),
/* harmony export */   i7: () => (/* binding */ NOTABLE),
/* harmony export */   rj: () => (/* binding */ countWords),
/* harmony export */   v9: () => (/* binding */ withRemedy)
/* harmony export */ });
/* harmony import */ var _remedy_shell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1814);

const MARKS = {
    ok: '✓',
    mended: '✎',
    skipped: '-',
    info: 'i',
    warning: '!',
    error: '✗',
    unknown: '?',
};
/** One line of the log for one check, and a second one for what to do. */
function formatCheck({ id, title, state, found, before, remedy }) {
    const said = state === 'mended' ? `put right: ${found} (it was: ${before})` : found;
    return `${MARKS[state]} ${id} ${title}: ${said}${remedy === undefined ? '' : `\n        ${remedy.advice}`}`;
}
/** What a person has to hear about; the rest is as it should be, good to know, or cannot be told. */
const NOTABLE = ['mended', 'warning', 'error', 'unknown'];
/** How many checks ended how: `57 checks: 55 as they should be, 1 put right, 1 to be looked at`. Pure. */
function countWords(results) {
    const count = (...states) => results.filter(({ state }) => states.includes(state)).length;
    const parts = [
        [count('ok', 'info'), 'as they should be'],
        [count('mended'), 'put right'],
        [count('error'), 'in the way'],
        [count('warning'), 'to be looked at'],
        [count('unknown'), 'not to be told'],
        [count('skipped'), 'left out'],
    ];
    const words = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
    return `${results.length} checks, ${words.join(', ')}`;
}
/**
 * What was found, for a terminal or a log: what is not as it should be, each with what to do, and a last line that
 * counts. Pure.
 * @param options.all every check
 */
function hostText(results, options) {
    const shown = results.filter(({ state }) => options.all || NOTABLE.includes(state));
    const block = (0,_remedy_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyBlock */ .Qw)(withRemedy(results.filter(({ state }) => state !== 'info')), options.user);
    return [
        ...shown.map(formatCheck),
        ...(block === undefined ? [] : ['', 'All of it, to copy and paste:', '', block, '']),
        `${countWords(results)}; ${(options.duration / 1000).toFixed(2)} s`,
        '',
    ].join('\n');
}
/**
 * Why the host is not fit, for the end of the log: each obstacle, what to do, and all commands in one block. Pure.
 * @param hint a last line, such as what another setting would do
 */
function unfitText(obstacles, user, hint) {
    const lines = obstacles.map(({ id, title, found, remedy }) => `${id} ${title}: ${found}\n  what to do: ${remedy?.advice}`);
    const block = (0,_remedy_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyBlock */ .Qw)(withRemedy(obstacles), user);
    return [
        'rootless Podman cannot work on this host:',
        ...lines,
        ...(block === undefined ? [] : ['', 'All of it, to copy and paste:', '', block]),
        ...(hint === undefined ? [] : ['', hint]),
    ].join('\n');
}
/** The results that something is to be done about. */
function withRemedy(results) {
    return results.flatMap(({ id, title, found, remedy }) => remedy === undefined ? [] : [{ id, title, found, remedy }]);
}


/***/ }),

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   Wj: () => (/* binding */ onlyFor),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   rj: () => (/* binding */ countWords),
/* harmony export */   tJ: () => (/* binding */ inert),
/* harmony export */   wz: () => (/* binding */ errorsFirst)
/* harmony export */ });
/* harmony import */ var _excerpt_cells_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(320);

const SEVERITIES = ['error', 'warning', 'note'];
function countsOf(findings) {
    const counts = { error: 0, warning: 0, note: 0 };
    for (const { severity } of findings)
        counts[severity]++;
    return counts;
}
/** `1 file`, `2 files`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** `2 errors, 1 warning and 3 notes`, without those of which there is none; `more` comes before each noun. */
function countWords(counts, more = '') {
    const kinds = SEVERITIES.filter((severity) => counts[severity] > 0);
    return listed(kinds.map((severity) => counted(counts[severity], `${more}${severity}`)));
}
/** The whole result in one line. */
function verdict({ findings, files, targets }) {
    const among = counted(files, 'file');
    const what = findings.length === 0 ? `${among}, nothing to report` : `${countWords(countsOf(findings))} in ${among}`;
    return `${what}, for ${podmanWords(targets, targets)}`;
}
/** `for Podman 4.9.3 and 5.0.3`, or nothing where a finding holds for every version that was asked for. */
function onlyFor({ targets }, all) {
    return targets.length === 0 || targets.length >= all.length ? '' : `for ${podmanWords(targets, all)}`;
}
/** Versions in a row become a range: nobody reads a list of twenty. */
function podmanWords(targets, all) {
    const [first, last] = [targets.at(0), targets.at(-1)];
    const start = all.indexOf(first ?? '');
    const inRow = start >= 0 && targets.every((target, index) => all[start + index] === target);
    return targets.length > 3 && inRow
        ? `Podman ${first} to ${last} (${targets.length} versions)`
        : `Podman ${listed(targets)}`;
}
function listed(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
/** The findings with errors first; those of one severity stay in their order. */
function errorsFirst(findings) {
    return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
/** Cuts a text to at most `units` UTF-16 units. */
function shorten(text, units) {
    return text.length > units ? `${text.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
/** A text as one line in which everything can be seen. */
function oneLine(text) {
    // A pattern for a break with the blanks around it would take long for a text of blanks alone.
    const lines = text.split(/[\r\n]+/).map((line) => line.trim());
    return (0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(lines.filter((line) => line !== '').join(' '));
}
/**
 * A text whose words the runner does not obey: it takes `##[save-state …]` for a command wherever in a line it stands.
 * What begins with `::` is no danger where no line begins with text of a file.
 */
function inert(text) {
    return text.replaceAll('##[', '##\u200b[');
}


/***/ }),

/***/ 1814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ shellWords),
/* harmony export */   Pm: () => (/* binding */ remedyCommands),
/* harmony export */   Qw: () => (/* binding */ remedyBlock)
/* harmony export */ });
/* unused harmony export shellLines */
/* harmony import */ var _host_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3892);
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2928);


/**
 * All commands that put a host right, in order, to be copied and pasted in one go: what needs root first, in one call
 * of sudo, then what the user does. Each comes with its reason. Nothing where no command would help. Pure.
 */
function remedyBlock(open, user) {
    const root = linesFor('root', open);
    const own = linesFor('user', open);
    const parts = [
        ...(root.length > 0 ? ["sudo sh -eux <<'END-OF-COMMANDS'", ...root, 'END-OF-COMMANDS'] : []),
        ...(own.length > 0 ? [`# and then, as ${user}:`, ...own] : []),
    ];
    return parts.length === 0 ? undefined : parts.join('\n');
}
/** The commands of one remedy, each as a person pastes it. Pure. */
function remedyCommands(remedy) {
    return (remedy.steps ?? []).flatMap((step) => shellLines(step).map((line) => (rightsOf(step) === 'root' ? `sudo ${withSudo(line)}` : line)));
}
/** A redirection is done by the shell, which sudo does not reach. */
function withSudo(line) {
    return line.includes(' > ') ? `sh -c ${quoted(line)}` : line;
}
function linesFor(as, open) {
    const said = new Set();
    const isNew = (text) => !said.has(text) && said.add(text);
    return open.flatMap(({ id, title, found, remedy }) => {
        const lines = (remedy.steps ?? [])
            .filter((step) => rightsOf(step) === as)
            // Two conditions may ask for the same, such as a start of the user manager, or one of the packages of another.
            .map((step) => (step.kind === 'packages' ? { ...step, names: step.names.filter(isNew) } : step))
            .filter((step) => step.kind !== 'packages' || step.names.length > 0)
            .flatMap(shellLines)
            .filter(isNew);
        return lines.length === 0 ? [] : [`# ${id} ${title}: ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(found)}`, ...lines];
    });
}
function rightsOf(step) {
    switch (step.kind) {
        case 'run':
        case 'write':
            return step.as;
        case 'packages':
            return 'root';
        case 'export':
        case 'set-aside':
            return 'user';
    }
}
/** A step as a person types it, without sudo. */
function shellLines(step) {
    switch (step.kind) {
        case 'run': {
            const variables = Object.entries(step.env ?? {}).map(([name, value]) => `${name}=${quoted(value)} `);
            return (step.shown ?? [step.argv]).map((argv) => variables.join('') + shellWords(argv));
        }
        case 'write': {
            const directory = step.path.slice(0, step.path.lastIndexOf('/'));
            const text = step.text.replace(/\n$/, '').split('\n').map(quoted).join(' ');
            return [`mkdir -p ${quoted(directory)}`, `printf '%s\\n' ${text} > ${quoted(step.path)}`];
        }
        case 'packages':
            return (0,_host_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .installCommands */ ._P)(step.family, step.names).map(shellWords);
        case 'export':
            return [`export ${step.name}=${quoted(step.value)}`];
        case 'set-aside':
            return [`[ ! -e ${quoted(step.path)} ] || mv ${quoted(step.path)} ${quoted(`${step.path}.aside`)}`];
    }
}
/** A command as a line of a POSIX shell. */
function shellWords(argv) {
    return argv.map(quoted).join(' ');
}
/** One word of a POSIX shell. */
function quoted(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 1868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ leavingHost),
/* harmony export */   JT: () => (/* binding */ ledgerJournal),
/* harmony export */   Ng: () => (/* binding */ claimHost),
/* harmony export */   RD: () => (/* binding */ withHost),
/* harmony export */   Xr: () => (/* binding */ ledgerOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5898);
/* harmony import */ var _exec_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8707);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4898);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8330);






function ledgerOf(home) {
    return { directory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.local/state/podman-registry-action/host'), home };
}
// Seconds. Another job of this user may be installing packages.
const PATIENCE = 900;
const CLAIMS = 'claims';
const CHANGES = 'changes.jsonl';
// The directories that a claim had to make, deepest first.
const MADE = 'host-directories.json';
/** Where changes to the host are recorded and copies are kept. */
function ledgerJournal({ directory }) {
    return { ...(0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .openJournal */ ._0)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, CHANGES)), directory, serial: _journal_js__WEBPACK_IMPORTED_MODULE_5__/* .serial */ .vX };
}
/** Runs while no other job of this user looks at or changes the host. */
function withHost({ home }, work) {
    return (0,_exec_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .withLock */ .k)(home, PATIENCE, work);
}
/**
 * From now on the host's changes stay until this job has left.
 * @throws UserError when another job does not let go of the host
 */
async function claimHost(ledger, job) {
    await withHost(ledger, async () => {
        const claims = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, CLAIMS);
        const made = JSON.stringify(await (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .missingDirectories */ .q)(claims));
        // First where post finds it, however early this process is ended.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(job.directory, MADE), made, { mode: 0o600 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(claims, { recursive: true, mode: 0o700 });
        // The directories are the first one's; the last one to end removes them.
        const first = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, MADE);
        if (!(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(first))) {
            // Renamed into place, so that nobody reads half a file.
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${first}.new`, made, { mode: 0o600 });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${first}.new`, first);
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(claims, job.name), job.directory, { mode: 0o600 });
    });
}
/**
 * To be called while the job's directory is there still, and what it returns when that is gone: the last one out takes
 * everything back, with `undo`, which reports by itself what it cannot take back.
 * @returns a function that returns the jobs that still need the host as it is
 */
async function leavingHost(ledger, job) {
    const made = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(job.directory, MADE), 'utf8').catch(() => undefined);
    // It never came so far as to claim the host.
    if (made === undefined)
        return async () => [];
    return (undo) => withHost(ledger, async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, CLAIMS, job.name), { force: true });
        const others = await livingClaims(ledger);
        if (others.length > 0)
            return others;
        const changes = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, CHANGES);
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(changes))
            await undo(await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .readJournal */ .a0)(changes));
        await forget(ledger, made);
        return [];
    });
}
async function livingClaims({ directory }) {
    const claims = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, CLAIMS);
    const living = [];
    for (const job of (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(claims)) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(claims) : []) {
        const jobDirectory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(claims, job), 'utf8');
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(jobDirectory))
            living.push(job);
    }
    return living;
}
/** Removes the ledger, and of the directories above it those that the first claim had to make. */
async function forget({ directory }, otherwise) {
    const made = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, MADE), 'utf8').catch(() => otherwise);
    await (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .removeWithMade */ .E)(directory, JSON.parse(made));
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ pauseImages),
/* harmony export */   w: () => (/* binding */ undoAll)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1491);




/** Takes the changes back, the youngest first. A change that cannot be taken back is a warning, and the rest goes on. */
async function undoAll(changes, tools) {
    for (const group of imagesTogether(changes.toReversed())) {
        try {
            const done = await undoGroup(group, tools);
            if (done !== undefined)
                tools.log.info(done);
        }
        catch (thrown) {
            const why = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError ? thrown.lastWords : (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(thrown);
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
            await removeAll(change.path, tools);
            return `removed ${change.path}`;
        case 'remove-empty':
            for (const path of change.paths)
                await removeIfEmpty(path, change.as ?? 'user', tools);
            return undefined;
        case 'restore':
            return restore(change, tools);
        case 'run':
            await (change.as === 'root' ? tools.asRoot(change.argv) : tools.asUser(change.argv));
            return change.said ?? `ran ${change.argv.join(' ')}`;
        case 'put-back':
            return putBack(change, tools);
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
        if (thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError && /image is in use|image used by/.test(thrown.result.stderr)) {
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
async function restore({ path, as, copy }, tools) {
    const call = (argv) => (as === 'root' ? tools.asRoot(argv) : tools.asUser(argv));
    if (copy === undefined) {
        await call(['rm', '--force', path]);
        return `removed ${path}`;
    }
    await call(['cp', '--archive', copy, path]);
    return `${path} is again what it was`;
}
/** What containers wrote may belong to subordinate ids, which the user has power over in podman's user namespace alone. */
async function removeAll(path, tools) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
    }
    catch (thrown) {
        const code = thrown.code;
        if (code !== 'EACCES' && code !== 'EPERM')
            throw thrown;
        await tools.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path]);
    }
}
async function putBack({ path, aside }, tools) {
    // It never got so far as to be set aside.
    if (aside !== undefined && !(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(aside)))
        return undefined;
    const replaced = `${aside ?? path}-replaced`;
    if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(path)) {
        if ((await tools.storeHolds(path)).length > 0) {
            const before = aside === undefined ? '' : `; what was there before is ${aside}`;
            return `left as it is: ${path}, which holds images, volumes or secrets by now${before}`;
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(path, replaced);
    }
    if (aside !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(aside, path);
    if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(replaced))
        await removeStorage(replaced, aside !== undefined, tools);
    return aside === undefined ? `removed ${path}` : `${path} is again what it was`;
}
/**
 * The files of a container's own ids can only be removed from within podman's user namespace, where podman has mounted
 * a directory of its storage on itself, which cannot be removed there; what is left is the user's own, and empty.
 * @param there podman has a storage; where it has none, its call would make one
 */
async function removeStorage(path, there, tools) {
    if (there) {
        await tools.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path]).catch(() => undefined);
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
}
async function removeIfEmpty(path, as, tools) {
    if (as === 'root') {
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(path))
            await tools.asRoot(['rmdir', '--ignore-fail-on-non-empty', path]);
        return;
    }
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
