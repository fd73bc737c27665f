export const id = 631;
export const ids = [631];
export const modules = {

/***/ 7236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ storeAt)
/* harmony export */ });
/** The store of this user, read once. */
function storeAt(graphRoot, host) {
    return host.shared(`store ${graphRoot}`, () => readStore(graphRoot, host));
}
async function readStore(root, host) {
    const names = await host.list(root);
    const drivers = names.flatMap((name) => /^(.+)-images$/.exec(name)?.[1] ?? []);
    const holds = new Set();
    for (const driver of drivers) {
        if (await holdsRecords(`${root}/${driver}-images/images.json`, host))
            holds.add('images');
        for (const file of ['containers.json', 'volatile-containers.json']) {
            if (await holdsRecords(`${root}/${driver}-containers/${file}`, host))
                holds.add('containers');
        }
        if (await holdsRecords(`${root}/${driver}-layers/layers.json`, host))
            holds.add('layers');
    }
    if ((await host.list(`${root}/volumes`)).length > 0)
        holds.add('volumes');
    if ((await host.list(`${root}/secrets`)).some((name) => name.endsWith('.json')))
        holds.add('secrets');
    if ((await host.list(`${root}/networks`)).some((name) => name.endsWith('.json')))
        holds.add('networks');
    return { exists: names.length > 0, drivers, holds: [...holds] };
}
/** What cannot be understood counts as something that would be missed. */
async function holdsRecords(path, host) {
    const text = await host.read(path);
    if (text === undefined)
        return host.exists(path);
    try {
        const records = JSON.parse(text);
        return !(Array.isArray(records) && records.length === 0);
    }
    catch {
        return true;
    }
}


/***/ }),

/***/ 7856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ln: () => (/* binding */ span),
/* harmony export */   My: () => (/* binding */ hostId),
/* harmony export */   YE: () => (/* binding */ mergeRows),
/* harmony export */   dU: () => (/* binding */ parseIdMap),
/* harmony export */   kl: () => (/* binding */ throughMap),
/* harmony export */   op: () => (/* binding */ insideId)
/* harmony export */ });
/** Reads /proc/PID/uid_map, see user_namespaces(7). */
function parseIdMap(text) {
    return text.split('\n').flatMap((line) => {
        const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line);
        return found ? [{ inside: Number(found[1]), outside: Number(found[2]), count: Number(found[3]) }] : [];
    });
}
/** The host's id of a container's id, or nothing where the map has none. */
function hostId(map, id) {
    const row = map.find(({ inside, count }) => id >= inside && id < inside + count);
    return row && row.outside + (id - row.inside);
}
/** The container's id of one of the host's, or nothing where the map has none. */
function insideId(map, id) {
    const row = map.find(({ outside, count }) => id >= outside && id < outside + count);
    return row && row.inside + (id - row.outside);
}
/**
 * The map of a namespace within a namespace: the ids of `inner` as the host sees them, through `outer`. Ids that `outer`
 * does not have are left out.
 */
function throughMap(inner, outer) {
    const pieces = inner.flatMap((row) => outer.flatMap((around) => {
        const from = Math.max(row.outside, around.inside);
        const end = Math.min(row.outside + row.count, around.inside + around.count);
        return end <= from
            ? []
            : [
                {
                    inside: row.inside + (from - row.outside),
                    outside: around.outside + (from - around.inside),
                    count: end - from,
                },
            ];
    }));
    return mergeRows(pieces);
}
/** In the order of the inner ids, with rows that go on where another one ends made one. */
function mergeRows(rows) {
    const merged = [];
    for (const row of rows.toSorted((a, b) => a.inside - b.inside)) {
        const last = merged.at(-1);
        if (last && last.inside + last.count === row.inside && last.outside + last.count === row.outside) {
            merged[merged.length - 1] = { ...last, count: last.count + row.count };
        }
        else {
            merged.push(row);
        }
    }
    return merged;
}
/** `0–65535`, or one id. */
function span(first, count) {
    return count === 1 ? String(first) : `${first}–${first + count - 1}`;
}


/***/ }),

/***/ 3272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oh: () => (/* binding */ Podman),
  VK: () => (/* binding */ forwarder),
  tD: () => (/* binding */ kubePlayCommand),
  wo: () => (/* binding */ rootlessNetwork)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/podman/version.js
var podman_version = __webpack_require__(9710);
;// CONCATENATED MODULE: ./lib/src/podman/info.js

/**
 * Reads `podman info --format json`. What an older podman does not say is an empty word or 0.
 * @throws UserError when its version cannot be read
 */
function parsePodmanInfo(text) {
    const { host, store, version } = JSON.parse(text);
    const overlay = store?.graphOptions?.['overlay.mount_program'];
    return {
        version: (0,podman_version/* parsePodmanVersion */.f6)(String(version?.Version ?? '')),
        rootless: host?.security?.rootless === true,
        cgroupManager: word(host?.cgroupManager),
        cgroupVersion: word(host?.cgroupVersion),
        cgroupControllers: host?.cgroupControllers ?? [],
        eventLogger: word(host?.eventLogger),
        logDriver: word(host?.logDriver),
        networkBackend: word(host?.networkBackend),
        networkVersion: /(\d+\.\d+\.\d+)/.exec(word(host?.networkBackendInfo?.version))?.[1] ?? '',
        dnsPath: word(host?.networkBackendInfo?.dns?.path),
        ociRuntime: {
            name: word(host?.ociRuntime?.name),
            path: word(host?.ociRuntime?.path),
            version: word(host?.ociRuntime?.version),
        },
        conmon: word(host?.conmon?.path),
        graphDriver: word(store?.graphDriverName),
        graphRoot: word(store?.graphRoot),
        runRoot: word(store?.runRoot),
        volumePath: word(store?.volumePath),
        imageCount: store?.imageStore?.number ?? 0,
        containerCount: store?.containerStore?.number ?? 0,
        runningCount: store?.containerStore?.running ?? 0,
        mountProgram: word(overlay?.Executable ?? overlay),
        ignoreChownErrors: store?.graphOptions?.['overlay.ignore_chown_errors'] === 'true',
        backingFilesystem: word(store?.graphStatus?.['Backing Filesystem']),
        storageConf: word(store?.configFile),
    };
}
function word(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/src/podman/podman.js




// Seconds. Storage commands are quick; what goes over a network is not.
const QUICK = 30;
const SLOW = 300;
const TRANSFER = 1800;
/** Typed calls of the podman command line, as the user that this process runs as. */
class Podman {
    attempt;
    options;
    known;
    /** @param options what every call begins with, such as a storage of its own: `--root DIR` */
    constructor(attempt, options = []) {
        this.attempt = attempt;
        this.options = options;
    }
    async call(args, options) {
        const argv = ['podman', ...this.options, ...args];
        const result = await this.attempt(argv, options);
        if (result.exitCode !== 0)
            throw new run.CommandError(argv, result, options.timeout);
        return result.stdout;
    }
    /** Asked of podman once; it does not change while a job runs. */
    async version() {
        if (this.known)
            return this.known;
        const answer = JSON.parse(await this.call(['version', '--format', 'json'], { timeout: QUICK }));
        this.known = (0,podman_version/* parsePodmanVersion */.f6)(answer.Client.Version);
        return this.known;
    }
    /** Everything that podman says of itself; it opens the storage for it, and makes one where there is none. */
    async info() {
        const info = parsePodmanInfo(await this.call(['info', '--format', 'json'], { timeout: QUICK }));
        this.known = info.version;
        return info;
    }
    /** What this user's registries.conf and its drop-ins come to, by prefix. */
    async registries() {
        const { registries } = JSON.parse(await this.call(['info', '--format', 'json'], { timeout: QUICK }));
        // The one list among them is of other registries, for names without one.
        const { search: _, ...entries } = registries ?? {};
        return entries;
    }
    async images() {
        const rows = JSON.parse(await this.call(['images', '--format', 'json'], { timeout: QUICK }));
        return rows.map((row) => ({
            id: row.Id,
            names: row.Names ?? [],
            digests: row.RepoDigests ?? [],
        }));
    }
    /** @returns the lines of `/proc/self/uid_map` inside the user namespace that podman makes for this user */
    async userNamespaceMap() {
        return this.call(['unshare', 'cat', '/proc/self/uid_map'], { timeout: QUICK });
    }
    async runningContainers() {
        const names = await this.call(['ps', '--format', '{{.Names}}'], { timeout: QUICK });
        return names.split('\n').filter((name) => name !== '');
    }
    /** Stops everything that this user runs and makes podman read the subordinate id ranges anew. */
    async systemMigrate() {
        await this.call(['system', 'migrate'], { timeout: SLOW });
    }
    /**
     * Builds an image from the Containerfile in `directory`, with no network.
     * @returns the image's id
     */
    async build(directory, name) {
        // No step of these is worth keeping, and one layer is committed faster than several.
        const args = ['build', '--quiet', '--layers=false', '--network', 'none', '--tag', name, directory];
        return (await this.call(args, { timeout: SLOW })).trim();
    }
    /**
     * Makes an image of one layer out of a tar archive of its root; a third of the time that a build takes.
     * @param changes instructions as in a Containerfile: `USER 1000:1000`
     * @returns the image's id
     */
    async import(archive, name, changes) {
        const options = changes.flatMap((change) => ['--change', change]);
        return imageId(await this.call(['import', '--quiet', ...options, archive, name], { timeout: SLOW }));
    }
    /** @returns the digest of the manifest as it was pushed */
    async push(image, reference, digestFile) {
        const args = ['push', '--quiet', '--digestfile', digestFile, image, `docker://${reference}`];
        await this.call(args, { timeout: TRANSFER });
        return (await (0,promises_.readFile)(digestFile, 'utf8')).trim();
    }
    /** Is it a name for several images, one for each platform, made by `podman manifest`? */
    async isManifestList(name) {
        const argv = ['podman', ...this.options, 'manifest', 'exists', name];
        return (await this.attempt(argv, { timeout: QUICK })).exitCode === 0;
    }
    /** Pushes a manifest list with all of its images. */
    async pushList(list, reference) {
        const args = ['manifest', 'push', '--all', '--quiet', list, `docker://${reference}`];
        await this.call(args, { timeout: TRANSFER });
    }
    /** @returns the image's id */
    async pull(reference) {
        return (await this.call(['pull', '--quiet', reference], { timeout: TRANSFER })).trim();
    }
    /** Copies an image of the storage to a place with a transport before it: `oci:DIRECTORY:NAME`. */
    async copyTo(image, destination) {
        await this.call(['push', '--quiet', image, destination], { timeout: TRANSFER });
    }
    async tag(image, name) {
        await this.call(['tag', image, name], { timeout: QUICK });
    }
    /**
     * Reads an image from a place with a transport before it.
     * @param directory what a path in `source` is relative to
     * @returns the image's id
     */
    async pullFrom(source, directory) {
        return (await this.call(['pull', '--quiet', source], { timeout: TRANSFER, cwd: directory })).trim();
    }
    async untag(image, name) {
        await this.call(['untag', image, name], { timeout: QUICK });
    }
    async removeImages(references) {
        await this.call(['rmi', ...references], { timeout: SLOW });
    }
    /** Runs a container of `image` to its end, without a network, and returns what it printed. */
    async runOnce(image, name, command) {
        const args = ['run', '--rm', '--name', name, '--network', 'none', '--pull', 'never', image, ...command];
        return this.call(args, { timeout: 60 });
    }
    /**
     * Runs a container of `image` to its end, without a network, whatever its exit code.
     * @param mounts directories of the host and where the container sees them, read-only
     * @param variables of the container; their values are in no argument
     */
    async tryOnce(image, name, mounts, { entrypoint, args }, variables) {
        const options = [
            ...['--rm', '--name', name, '--network', 'none', '--pull', 'never', '--security-opt', 'label=disable'],
            ...mounts.flatMap(([source, target]) => ['--volume', `${source}:${target}:ro`]),
            ...Object.keys(variables).flatMap((variable) => ['--env', variable]),
            ...(entrypoint === undefined ? [] : ['--entrypoint', entrypoint]),
        ];
        return this.attempt(['podman', ...this.options, 'run', ...options, image, ...args], {
            timeout: 60,
            env: variables,
        });
    }
    /**
     * Runs a command in a container over a directory instead of an image, without a network, and returns what it printed.
     * @param mounts directories of the host that the container sees read-only
     */
    async runRootfs(root, mounts, command) {
        const volumes = mounts.flatMap((path) => ['--volume', `${path}:${path}:ro`]);
        // SELinux would keep a container from what is not labelled for it.
        const options = ['--rm', '--network', 'none', '--security-opt', 'label=disable'];
        return this.call(['run', ...options, ...volumes, '--rootfs', root, ...command], { timeout: 60 });
    }
    /** @param options `userns` since Podman 4.2 */
    async kubePlay(manifest, version, options) {
        const words = [
            ...(options.network === undefined ? [] : ['--network', options.network]),
            ...(options.userns === undefined ? [] : ['--userns', options.userns]),
        ];
        await this.call([...kubePlayCommand(version), ...words, manifest], { timeout: 120 });
    }
    /** @returns the id on the host of a running container's first process; 0 where it does not run */
    async firstProcess(container) {
        const args = ['inspect', '--type', 'container', '--format', '{{.State.Pid}}', container];
        return Number(await this.call(args, { timeout: QUICK }));
    }
    /** Makes files within podman's user namespace belong to these of its ids: 0 is the user. */
    async changeOwner(path, owner) {
        await this.call(['unshare', 'chown', `${owner.uid}:${owner.gid}`, path], { timeout: QUICK });
    }
    /** Makes a named volume; one that is there already stays as it is. */
    async ensureVolume(name, label) {
        // `volume create --ignore` came with Podman 4.3.
        const { exitCode } = await this.attempt(['podman', 'volume', 'inspect', name], { timeout: QUICK });
        if (exitCode !== 0)
            await this.call(['volume', 'create', '--label', label, name], { timeout: QUICK });
    }
    async removePod(name) {
        await this.call(['pod', 'rm', '--force', '--ignore', name], { timeout: 60 });
    }
    async podStates(pod) {
        const args = ['ps', '--all', '--filter', `pod=${pod}`, '--format', 'json'];
        const rows = JSON.parse(await this.call(args, { timeout: QUICK }));
        return rows.map((row) => ({
            name: row.Names[0] ?? '',
            isInfra: row.IsInfra,
            state: row.State,
            exitCode: row.ExitCode,
            restarts: row.Restarts ?? 0,
        }));
    }
    /** @returns the last lines that a container printed, standard output and standard error together */
    async logs(container, lines) {
        const argv = ['podman', 'logs', '--tail', String(lines), container];
        const { stdout, stderr } = await this.attempt(argv, { timeout: QUICK });
        return stdout + stderr;
    }
}
/** Podman 4.3's import says `sha256:ID`. */
function imageId(text) {
    return text.trim().replace(/^sha256:/, '');
}
/** `podman kube play` came with Podman 4.2; before that it is spelt `podman play kube`. */
function kubePlayCommand(version) {
    return (0,podman_version/* atLeast */.jZ)(version, 4, 2) ? ['kube', 'play'] : ['play', 'kube'];
}
/** What a rootless container of this Podman gets by default: pasta since 5.0, slirp4netns before. */
function rootlessNetwork(version) {
    return (0,podman_version/* atLeast */.jZ)(version, 5, 0) ? 'pasta' : 'slirp4netns';
}
/**
 * What `--network` of `kube play` gets, or nothing for podman's default. Pods of kube play go to a bridge by default;
 * pasta and slirp4netns are faster to set up, forward quicker than the bridge's rootlessport, and leave no network behind.
 * pasta is Podman's rootless default since 5.0; slirp4netns is gone with 6.0.
 */
function forwarder(version, installed) {
    const usual = rootlessNetwork(version);
    if (installed.includes(usual))
        return usual;
    return !(0,podman_version/* atLeast */.jZ)(version, 6, 0) && installed.includes('slirp4netns') ? 'slirp4netns' : undefined;
}


/***/ }),

/***/ 9710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f6: () => (/* binding */ parsePodmanVersion),
/* harmony export */   jZ: () => (/* binding */ atLeast),
/* harmony export */   qh: () => (/* binding */ formatVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

/**
 * Reads a version as podman prints it: `5.4.2`, `4.9.3-rhel`, `6.0.0-dev`.
 * @throws UserError when the text does not begin with three numbers
 */
function parsePodmanVersion(text) {
    const found = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim());
    if (!found)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`podman calls its version "${text.trim()}", which is not of the form 5.4.2`);
    return { major: Number(found[1]), minor: Number(found[2]), patch: Number(found[3]) };
}
/** Is `version` the release `major.minor` or a later one? */
function atLeast(version, major, minor) {
    return version.major > major || (version.major === major && version.minor >= minor);
}
function formatVersion({ major, minor, patch }) {
    return `${major}.${minor}.${patch}`;
}


/***/ }),

/***/ 1380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ callersConf),
/* harmony export */   Vu: () => (/* binding */ accessLocations),
/* harmony export */   _M: () => (/* binding */ accessMaps),
/* harmony export */   iz: () => (/* binding */ accessChecks),
/* harmony export */   mp: () => (/* binding */ CALLERS_FILE),
/* harmony export */   qP: () => (/* binding */ pullerName)
/* harmony export */ });
/* unused harmony export isGuarded */
/* harmony import */ var _nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(483);
/* harmony import */ var _pod_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1879);


/** In the secret `access`: maps that hold tokens and passwords, which nginx alone reads. */
const CALLERS_FILE = 'callers.conf';
/** What the registry calls itself to clients that get a token here. */
const SERVICE = 'podman-registry';
// Seconds. The tokens are good for as long as the pod is; clients fetch them anew after this.
const TOKEN_LIFETIME = 3600;
/** Does nginx decide who may do what? The registry lets everybody push whom it lets in. */
function isGuarded(access) {
    return access.kind === 'basic' && (access.reader !== undefined || access.anonymousPull);
}
/**
 * The maps that find out what a request may do, in `$verdict`: `pass`, `denied` or `challenge`. They list what is
 * allowed: whoever is not known to be the writer does not write, however the credentials are spelt.
 */
function accessMaps(access) {
    if (!isGuarded(access))
        return '';
    // A plain key would be compared without regard to case, and CI is another user than ci.
    const basic = [
        [`"~^somebody ${exactly(access.writer)}\\z"`, 'writer'],
        ['"~^somebody "', 'reader'],
    ];
    const maps = access.anonymousPull
        ? [
            `    map_hash_bucket_size 256;\n    include ${_pod_js__WEBPACK_IMPORTED_MODULE_0__/* .PATHS */ .R7.access}/${CALLERS_FILE};\n`,
            (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('"$caller $remote_user"', '$level', [
                ['default', 'stranger'],
                ['"~^nobody "', 'nobody'],
                ['"~^puller "', 'puller'],
                ['"~^reader "', 'reader'],
                ['"~^writer "', 'writer'],
                ...basic,
            ]),
            (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('$uri', '$area', [
                ['default', 'other'],
                ['"~^/v2/\\z"', 'front'],
                ['"~^/v2/.+/(manifests|tags|referrers)/[^/]+\\z"', 'content'],
                ['"~^/v2/.+/blobs/[^/]+:[^/]+\\z"', 'content'],
            ]),
            (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('"$level $request_method $area"', '$verdict', [
                ['default', 'challenge'],
                ['"~^writer "', 'pass'],
                ['"~^reader (GET|HEAD|OPTIONS) "', 'pass'],
                ['"~^reader "', 'denied'],
                ['"~^(nobody|puller) (GET|HEAD) content\\z"', 'pass'],
                ['"~^puller (GET|HEAD) front\\z"', 'pass'],
            ]),
        ]
        : [
            (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('$http_authorization', '$caller', [
                ['default', 'somebody'],
                ["''", 'nobody'],
            ]),
            (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('"$caller $remote_user"', '$level', [['default', 'reader'], ['"~^nobody "', 'nobody'], ...basic]),
            (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('"$level $request_method"', '$verdict', [
                ['default', 'denied'],
                ['"~^writer "', 'pass'],
                // The registry's own answer tells them to log in.
                ['"~^nobody "', 'pass'],
                ['"~^reader (GET|HEAD|OPTIONS)\\z"', 'pass'],
            ]),
        ];
    return `\n    # The registry lets everybody push whom it lets in; who may do what is decided here.\n${maps.join('\n')}`;
}
/** A regular expression for this name alone. Of the characters that a name may have only two mean something in one. */
function exactly(username) {
    return username.replace(/[.+]/g, (character) => `[${character}]`);
}
/** Directives for a location that passes requests on to the registry: what may not pass gets its answer here. */
function accessChecks(access) {
    if (!isGuarded(access))
        return [];
    return [
        'if ($verdict = denied) {',
        '    return 403;',
        '}',
        ...(access.anonymousPull
            ? [
                'if ($verdict != pass) {',
                '    return 401;',
                '}',
                '# Tokens are ours alone; the registry knows users and passwords.',
                'proxy_set_header Authorization $registry_authorization;',
            ]
            : []),
    ];
}
const json = (status, code, message) => [
    'default_type application/json;',
    'add_header Docker-Distribution-Api-Version $missing_api_version always;',
    'add_header X-Content-Type-Options nosniff always;',
    `return ${status} ${(0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .errorBody */ .t4)(code, message)};`,
];
/** What the `server` block has for it: its own answers, and where tokens are to be had. */
function accessLocations(access) {
    if (!isGuarded(access))
        return [];
    const denied = [
        `        error_page 403 @denied;\n`,
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .location */ .C5)('@denied', json(403, 'DENIED', 'this user may pull only')),
    ];
    return access.anonymousPull ? [...denied, ...tokenLocations()] : denied;
}
/**
 * Clients of Docker's and of containers/image's kind pull without a login only where they are told of a place that gives
 * out tokens. Source: the token authentication of distribution, and RFC 6750.
 */
function tokenLocations() {
    return [
        `        error_page 401 @challenge;\n`,
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .location */ .C5)('@challenge', [
            `add_header WWW-Authenticate 'Bearer realm="https://$http_host/token",service="${SERVICE}"' always;`,
            ...json(401, 'UNAUTHORIZED', 'authentication required'),
        ]),
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .location */ .C5)('= /token', [
            'error_page 401 @wrong_login;',
            'error_page 405 @no_such_method;',
            'error_page 500 502 504 @registry_down;',
            '# Clients that would rather send a form take this as a word to use GET.',
            'if ($request_method !~ "^(GET|HEAD)\\z") {',
            '    return 405;',
            '}',
            'auth_request /token-login;',
            '# A `return` would go before the question.',
            'try_files /nonexistent @token;',
        ]),
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .location */ .C5)('= /token-login', [
            'internal;',
            'if ($level = nobody) {',
            '    return 204;',
            '}',
            'proxy_pass http://registry/v2/;',
            'proxy_method GET;',
            'proxy_pass_request_body off;',
            'proxy_http_version 1.1;',
            'proxy_set_header Connection "";',
            'proxy_set_header Content-Length "";',
            'proxy_set_header Host $http_host;',
        ]),
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .location */ .C5)('@token', [
            'default_type application/json;',
            'add_header Cache-Control no-store always;',
            `return 200 '{"token":"$issued_token","access_token":"$issued_token","expires_in":${TOKEN_LIFETIME}}';`,
        ]),
        // The registry's own challenge goes with it.
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .location */ .C5)('@wrong_login', json(401, 'UNAUTHORIZED', 'the user name or the password is wrong')),
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .location */ .C5)('@no_such_method', [
            'add_header Allow "GET, HEAD" always;',
            ...json(405, 'UNSUPPORTED', 'use GET'),
        ]),
    ];
}
/** The text of `CALLERS_FILE`: who is meant by a token, how the registry is told of them, and what token each is given. */
function callersConf({ writer, reader, puller }) {
    const known = [
        ['puller', puller],
        ...(reader ? [['reader', reader]] : []),
        ['writer', writer],
    ];
    const basic = ({ authorization }) => `"Basic ${authorization}"`;
    return [
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('$http_authorization', '$caller', [
            ['default', 'stranger'],
            ["''", 'nobody'],
            ['"~*^Basic "', 'somebody'],
            ...known.map(([name, { token }]) => [`"Bearer ${token}"`, name]),
        ]),
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('$caller', '$registry_authorization', [
            ['default', '$http_authorization'],
            ['nobody', basic(puller)],
            ...known.map(([name, caller]) => [name, basic(caller)]),
        ]),
        (0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .map */ .Tj)('$level', '$issued_token', [
            ['default', `"${puller.token}"`],
            ...known.map(([name, { token }]) => [name, `"${token}"`]),
        ]),
    ].join('');
}
/** The name of the user who pulls for those who have no login; no other user may have it. */
function pullerName({ writer, reader }) {
    let name = 'anonymous';
    while (name === writer || name === reader)
        name = `${name}-pull`;
    return name;
}


/***/ }),

/***/ 2574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _F: () => (/* binding */ randomHttpSecret),
/* harmony export */   ll: () => (/* binding */ htpasswd),
/* harmony export */   tB: () => (/* binding */ basicAuth),
/* harmony export */   tN: () => (/* binding */ randomPassword),
/* harmony export */   zs: () => (/* binding */ randomToken)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var bcryptjs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6242);


// Distribution pays bcrypt on every request: cost 5 takes 2.4 ms, and each step more doubles it. A random password of 192 bits
// cannot be guessed at any cost, so it gets the cheap one; a password that a person chose gets the slow one.
const COST = { random: 4, chosen: 10 };
/** A password of 192 random bits, in characters that need no quoting anywhere. */
function randomPassword() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(24).toString('base64url');
}
/** A token of 192 random bits, in small hexadecimal digits. */
function randomToken() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(24).toString('hex');
}
/** The secret that signs the state of uploads. */
function randomHttpSecret() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32).toString('hex');
}
/** The value of an `Authorization: Basic` header and of an auth file's `auth`. */
function basicAuth({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
/** The line of an htpasswd file; bcrypt is the only hash that Distribution reads. */
async function htpasswd({ username, password }, origin) {
    return `${username}:${await (0,bcryptjs__WEBPACK_IMPORTED_MODULE_1__/* .hash */ .tW)(password, COST[origin])}\n`;
}


/***/ }),

/***/ 5107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ writePrivate),
/* harmony export */   s: () => (/* binding */ writePodFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4388);
/* harmony import */ var _mapping_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4140);
/* harmony import */ var _storage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9189);





/**
 * Lays out what the pod of a job mounts, and its manifest. All of it is for this user only, where container root is this
 * user. Where it is not, the mode opens what is mounted: its ids are unknown until podman has made the pod, and the
 * directories above keep everybody else out.
 * @param directory for the pod's files. Where its containers are not the user, it must lie where nobody else can enter.
 * @param restartPolicy what podman does with a container that ends
 * @returns the path of the manifest
 */
async function writePodFiles(pod, secrets, directory, restartPolicy = 'OnFailure') {
    const write = (0,_mapping_js__WEBPACK_IMPORTED_MODULE_4__/* .runsAsUser */ .Al)(pod.mapping) ? writePrivate : writeOpen;
    for (const [file, text] of Object.entries((0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .configFiles */ .ap)(pod))) {
        await write((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file), text);
    }
    for (const [secret, keys] of Object.entries(secrets)) {
        for (const [key, value] of Object.entries(keys)) {
            await write((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, secret, key), value);
        }
    }
    for (const mount of pod.containers.flatMap(({ mounts }) => mounts)) {
        const path = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .hostPath */ .y4)(pod, mount, directory);
        // What is the caller's own was made and given to the registry before.
        if (mount.kind !== 'data' || !path.startsWith(`${directory}/`) || (0,_storage_js__WEBPACK_IMPORTED_MODULE_3__/* .ownVolume */ .pQ)(pod, mount.data))
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, { recursive: true, mode: 0o700 });
        if (!(0,_mapping_js__WEBPACK_IMPORTED_MODULE_4__/* .runsAsUser */ .Al)(pod.mapping))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, 0o777);
    }
    const manifest = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'pod.yaml');
    await writePrivate(manifest, (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .podManifest */ .lq)(pod, { sources: { kind: 'directory', directory, secrets }, restartPolicy }));
    return manifest;
}
/** Writes a file that only this user can read, in a directory that only this user can enter. */
async function writePrivate(path, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true, mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { mode: 0o600 });
}
/** Writes a file that whoever reaches its directory can read. */
async function writeOpen(path, text) {
    await writePrivate(path, text);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, 0o644);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), 0o755);
}


/***/ }),

/***/ 5809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JG: () => (/* binding */ laidOver),
/* harmony export */   kx: () => (/* binding */ lineInFragment),
/* harmony export */   s9: () => (/* binding */ checkRegistryFragment)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


/** Keys of config.yml that are not the caller's to set, and whose they are. */
const RESERVED = {
    version: 'there is only one',
    'http.addr': 'nginx looks for the registry there',
    'http.net': 'nginx looks for the registry there',
    'http.host': 'addresses are relative, and nginx tells the rest',
    'http.prefix': 'nginx passes on what is below /v2/',
    'http.relativeurls': 'addresses with a name in them would be wrong behind nginx',
    'http.secret': 'that is the input "http-secret"',
    'http.tls': 'nginx does TLS; its certificate is the inputs "tls-cert" and "tls-key"',
    'http.h2c': 'nginx speaks HTTP/1.1 to the registry',
    auth: 'that is the input "auth"',
    proxy: 'that is the input "mirror"',
    'storage.redirect': 'that is the input "s3-redirect"',
};
/** What else `storage` may hold is where the data lies. */
const STORAGE = ['cache', 'delete', 'maintenance', 'tag'];
/** All that Distribution 2.8 and 3 read at the top; what it does not know it passes over without a word. */
const KNOWN = [
    ...['version', 'log', 'loglevel', 'storage', 'auth', 'middleware', 'reporting', 'http', 'notifications'],
    ...['redis', 'health', 'proxy', 'compatibility', 'validation', 'policy', 'catalog', 'tags'],
];
/**
 * Reads YAML of the caller's own that is to be laid over config.yml.
 * @param path names it in what is thrown
 * @throws UserError with the line: not YAML, not a mapping, a key that the pod depends on or that nobody reads
 */
function checkRegistryFragment(text, path) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__.LineCounter();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "registry-config" is ${path}, whose line ${lines.linePos(error.pos[0]).line} is not YAML: ${error.message}`);
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(document.contents)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "registry-config" is ${path}, which is no mapping; give keys of Distribution's config.yml, such as "log:"`);
    }
    const lineOf = (offset) => lines.linePos(offset).line;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__.visit)(document, {
        // What an alias stands for would have to be looked for elsewhere, by whoever reads this file too.
        Alias: (_, { source, range }) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "registry-config" is ${path}, whose line ${lineOf(range?.[0] ?? 0)} refers to the anchor "${source}"; write out what it stands for`);
        },
    });
    for (const { path: key, offset, isMapping } of keysOf(document.contents)) {
        const why = refusal(key, isMapping);
        if (why === undefined)
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "registry-config" is ${path}, which sets ${key.join('.')} in line ${lineOf(offset)}; that cannot be set here: ${why}`);
    }
}
function refusal(key, isMapping) {
    const [first = '', second] = key;
    if (!KNOWN.includes(first))
        return `Distribution knows ${KNOWN.join(', ')}`;
    if (key.length === 1 && (first === 'storage' || first === 'http') && !isMapping) {
        return 'it must be a mapping, because other keys in it are needed';
    }
    const reserved = RESERVED[key.join('.')];
    if (reserved !== undefined)
        return reserved;
    if (first === 'storage' && key.length === 2 && !STORAGE.includes(second ?? '')) {
        return `of storage it may hold ${STORAGE.join(', ')}; where the data lies is the input "storage"`;
    }
    return undefined;
}
/** Every key of a mapping and of those below it, in the order of the text. */
function keysOf(mapping, above = []) {
    return mapping.items.flatMap(({ key, value }) => {
        const path = [...above, String((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(key) ? key.value : key)];
        const offset = ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(key) && key.range?.[0]) || 0;
        return [{ path, offset, isMapping: (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(value) }, ...((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(value) ? keysOf(value, path) : [])];
    });
}
/**
 * The line of the caller's file that a line of the whole config.yml comes from.
 * @returns nothing where that line is not the caller's
 */
function lineInFragment(fragment, whole, line) {
    const [ofFragment, ofWhole] = [new yaml__WEBPACK_IMPORTED_MODULE_0__.LineCounter(), new yaml__WEBPACK_IMPORTED_MODULE_0__.LineCounter()];
    const keys = (text, lineCounter) => {
        const { contents } = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, { lineCounter });
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(contents) ? keysOf(contents) : [];
    };
    const own = new Map(keys(fragment, ofFragment).map(({ path, offset }) => [path.join('\0'), ofFragment.linePos(offset).line]));
    const culprit = keys(whole, ofWhole).findLast(({ offset }) => ofWhole.linePos(offset).line <= line);
    for (let path = culprit?.path ?? []; path.length > 0; path = path.slice(0, -1)) {
        const found = own.get(path.join('\0'));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** A configuration with YAML laid over it: mappings are merged, and anything else takes the place of what was there. */
function laidOver(configuration, fragment) {
    return fragment === undefined ? configuration : merge(configuration, (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(fragment));
}
function merge(under, over) {
    const merged = { ...under };
    for (const [key, value] of Object.entries(over)) {
        const before = merged[key];
        merged[key] = isObject(before) && isObject(value) ? merge(before, value) : value;
    }
    return merged;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 4388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fQ: () => (/* binding */ OBJECTS),
  Mo: () => (/* binding */ claimedData),
  O3: () => (/* binding */ configDirectories),
  ap: () => (/* binding */ configFiles),
  X4: () => (/* binding */ dataMounts),
  y4: () => (/* binding */ hostPath),
  lq: () => (/* binding */ podManifest),
  oM: () => (/* binding */ podTemplate)
});

// UNUSED EXPORTS: probeObjects

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/src/podman/version.js
var version = __webpack_require__(9710);
// EXTERNAL MODULE: ./lib/src/registry/fragments.js
var registry_fragments = __webpack_require__(5809);
// EXTERNAL MODULE: ./lib/src/registry/pod.js
var registry_pod = __webpack_require__(1879);
// EXTERNAL MODULE: ./lib/src/registry/storage.js
var registry_storage = __webpack_require__(9189);
;// CONCATENATED MODULE: ./lib/src/registry/distribution.js




/**
 * The configuration of CNCF Distribution, valid for 2.8 and 3. The secret that signs upload states comes as
 * `REGISTRY_HTTP_SECRET`, so nothing in here needs hiding.
 */
function distributionConfig({ access, fragments, storage }) {
    const config = {
        version: 0.1,
        log: { level: 'warn', accesslog: { disabled: true } },
        storage: (0,registry_storage/* storageSection */.jl)(storage),
        http: {
            addr: `127.0.0.1:${registry_pod/* REGISTRY_PORT */.ik}`,
            // Locations without scheme, host and port cannot be wrong behind a proxy.
            relativeurls: true,
            headers: { 'X-Content-Type-Options': ['nosniff'] },
        },
        ...authentication(access),
        // Unset, it refuses manifests with foreign layers by a 500.
        validation: { manifests: { urls: { allow: ['^https?://'] } } },
        health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
    };
    return `# CNCF Distribution behind nginx. Made by podman-registry-action.\n${(0,dist.stringify)((0,registry_fragments/* laidOver */.JG)(config, fragments.registry))}`;
}
function authentication(access) {
    switch (access.kind) {
        case 'none':
            return {};
        case 'basic':
            // Where the file is missing Distribution makes one, with a user of its own choice; it cannot where it is mounted
            // read-only, and ends.
            return { auth: { htpasswd: { realm: 'podman-registry', path: `${registry_pod/* PATHS */.R7.access}/htpasswd` } } };
        case 'token': {
            const { realm, service, issuer } = access;
            return { auth: { token: { realm, service, issuer, rootcertbundle: registry_pod/* PATHS */.R7.tokenCertificates } } };
        }
    }
}

// EXTERNAL MODULE: ./lib/src/registry/mapping.js + 1 modules
var registry_mapping = __webpack_require__(4140);
// EXTERNAL MODULE: ./lib/src/registry/mirrors.js
var mirrors = __webpack_require__(3884);
// EXTERNAL MODULE: ./lib/src/registry/access.js
var registry_access = __webpack_require__(1380);
// EXTERNAL MODULE: ./lib/src/registry/mirror-nginx.js
var mirror_nginx = __webpack_require__(9432);
// EXTERNAL MODULE: ./lib/src/registry/nginx-blocks.js
var nginx_blocks = __webpack_require__(483);
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
/**
 * The whole nginx.conf. Of the user's it holds the names of users, as keys of maps, and of cached registries, and no other
 * input reaches a directive: a fragment is a file of its own, so that no bracket in it can close a block of ours.
 */
function nginxConf(pod) {
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
${(0,registry_access/* accessMaps */._M)(pod.access)}
    # Clients tell a registry by this header, so nginx's own answers carry it too.
    map $upstream_http_docker_distribution_api_version $missing_api_version {
        '' 'registry/2.0';
    }

    upstream registry {
        # An address, because a name with two of them would be taken out for 10 s after one refused connection.
        server 127.0.0.1:${registry_pod/* REGISTRY_PORT */.ik};
        keepalive 32;
    }
${(0,mirror_nginx/* mirrorUpstreams */.OU)(pod)}
    server {
        # For probes.
        listen 127.0.0.1:${registry_pod/* NGINX_PROBE_PORT */.Oq};
        return 200 ok;
    }

    server {
        # No http2: it halves the speed of a push, and podman, skopeo and buildah do not use it.
        listen ${registry_pod/* NGINX_PORT */.Dw} ssl;
        ssl_certificate ${registry_pod/* PATHS */.R7.tls}/tls.crt;
        ssl_certificate_key ${registry_pod/* PATHS */.R7.tls}/tls.key;
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

${locations(pod)}
${(0,mirror_nginx/* mirrorLocations */.a7)(pod)}        location = /healthz {
            proxy_pass http://registry/;
        }

        location / {
            default_type application/json;
            return 404 ${(0,nginx_blocks/* errorBody */.t4)('NOT_FOUND', 'this is a registry: its interface begins at /v2/')};
        }

        location @plain_http {
            default_type application/json;
            return 400 ${(0,nginx_blocks/* errorBody */.t4)('UNSUPPORTED', 'this port speaks TLS only: use https')};
        }

        location @registry_down {
            default_type application/json;
            return 502 ${(0,nginx_blocks/* errorBody */.t4)('UNAVAILABLE', 'the registry behind nginx does not answer')};
        }
${fragment(pod)}    }
}
`;
}
/** What is passed on. Further ones may stand in any order: nginx takes the longest path that fits. */
function locations({ access }) {
    return [
        (0,nginx_blocks/* location */.C5)('/v2/', [...(0,registry_access/* accessChecks */.iz)(access), ...(0,nginx_blocks/* passTo */.J4)('http://registry')]),
        ...(0,registry_access/* accessLocations */.Vu)(access),
    ].join('\n');
}
function fragment({ fragments }) {
    return fragments.nginx === undefined ? '' : `\n        include ${registry_pod/* PATHS */.R7.nginxFragment};\n`;
}

// EXTERNAL MODULE: ./lib/src/registry/probes.js
var probes = __webpack_require__(2821);
;// CONCATENATED MODULE: ./lib/src/registry/manifest.js








/** The configuration files of the pod: texts by `DIRECTORY/FILE`, where a container is given whole directories. */
function configFiles(pod) {
    return {
        'nginx/nginx.conf': nginxConf(pod),
        ...(pod.fragments.nginx !== undefined && { 'nginx/fragment.conf': pod.fragments.nginx }),
        'registry/config.yml': distributionConfig(pod),
        ...(pod.access.kind === 'token' && { 'registry/token.pem': pod.access.certificates }),
        ...Object.fromEntries(Object.entries((0,registry_storage/* storageFiles */.b3)(pod)).map(([file, text]) => [`registry/${file}`, text])),
        ...(0,mirrors/* mirrorFiles */.bD)(pod),
    };
}
/** Names of the objects that a manifest with `cluster` sources refers to. */
const OBJECTS = {
    config: (pod, config) => `${pod.name}-${config}`,
    secret: (pod, secret) => `${pod.name}-${secret}`,
    data: (pod, data) => (0,registry_storage/* ownVolume */.pQ)(pod, data) ?? `${pod.name}-${data}`,
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
    const maps = [...configDirectories(pod)].map(([config, data]) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: OBJECTS.config(pod, config) },
        data,
    }));
    const claims = claimedData(pod).map((data) => ({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: OBJECTS.data(pod, data) },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
    }));
    return [...maps, ...claims];
}
/** The configuration files by their directory. */
function configDirectories(pod) {
    const directories = new Map();
    for (const [path, text] of Object.entries(configFiles(pod))) {
        const [directory = '', file = ''] = path.split('/');
        directories.set(directory, { ...directories.get(directory), [file]: text });
    }
    return directories;
}
/** The names of all data that the pod's containers mount. */
function dataMounts(pod) {
    return pod.containers.flatMap(({ mounts }) => mounts.flatMap((mount) => (mount.kind === 'data' ? [mount.data] : [])));
}
/** The data that is in a volume, because the caller names no directory for it. */
function claimedData(pod) {
    return dataMounts(pod).filter((data) => (0,registry_storage/* ownPath */.O4)(pod, data) === undefined);
}
function podObject(pod, options) {
    return { apiVersion: 'v1', kind: 'Pod', ...podTemplate(pod, options) };
}
/** What a Pod has, and the template of a Deployment. */
function podTemplate(pod, options) {
    const volumes = new Map();
    for (const { mounts } of pod.containers) {
        for (const mount of mounts)
            volumes.set(volumeName(mount), volumeSource(pod, mount, options.sources));
    }
    return {
        metadata: {
            name: pod.name,
            labels: { app: pod.name },
            ...(pod.mapping && options.target && (0,version/* atLeast */.jZ)(options.target, 5, 0) && podmanOnly(pod.mapping)),
        },
        spec: {
            // All that Kubernetes has: a user namespace with ids of its own choice. Podman's own word goes before it.
            ...((0,registry_mapping/* hasOwnNamespace */.c1)(pod.mapping) && { hostUsers: false }),
            restartPolicy: options.restartPolicy,
            // A Service named "registry" would put REGISTRY_PORT into the environment, which Distribution reads as its own.
            enableServiceLinks: false,
            containers: pod.containers.map((container) => containerObject(pod, container, options)),
            volumes: [...volumes].map(([name, source]) => ({ name, ...source })),
        },
    };
}
/** Read since Podman 5.0, and passed over by Kubernetes. Podman 4.3 refuses annotations of more than 63 characters. */
function podmanOnly(mapping) {
    return { annotations: { 'io.podman.annotations.userns': (0,registry_mapping/* usernsOf */.WK)(mapping) } };
}
function containerObject(pod, container, { sources, probes, publish }) {
    const { command, args, publishes } = container;
    const { port: hostPort, bind: hostIP } = pod.address;
    return {
        name: container.name,
        image: container.image,
        imagePullPolicy: 'IfNotPresent',
        ...(command && { command }),
        ...(args && { args }),
        env: environment(pod, container, sources),
        ...(publishes && {
            ports: [
                { containerPort: publishes, ...(publish === false ? {} : { hostPort, hostIP }), protocol: 'TCP' },
            ],
        }),
        ...(probes && container.probes && probeObjects(container.probes)),
        securityContext: {
            allowPrivilegeEscalation: false,
            ...(sources.kind === 'cluster' && (0,registry_mapping/* keepsId */._0)(pod.mapping) && { runAsUser: 0, runAsGroup: 0 }),
        },
        volumeMounts: container.mounts.map((mount) => ({
            name: volumeName(mount),
            mountPath: mount.path,
            ...(mount.kind === 'data' ? {} : { readOnly: true }),
        })),
    };
}
/** A probe of each kind. Podman passes over the one for readiness. */
function probeObjects({ liveness, readiness }) {
    return {
        // Copies, because of one list twice YAML would make an anchor.
        startupProbe: { exec: { command: [...liveness] }, ...probes/* PROBE_TIMES */._E.startup },
        livenessProbe: { exec: { command: [...liveness] }, ...probes/* PROBE_TIMES */._E.liveness },
        readinessProbe: { exec: { command: readiness }, ...probes/* PROBE_TIMES */._E.readiness },
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
            return `${mount.config}-config`;
        case 'secret':
            return mount.secret;
        case 'data':
            return mount.data;
    }
}
function volumeSource(pod, mount, sources) {
    // With this type podman relabels the directory where SELinux is on; plain `Directory` it leaves alone.
    const directory = (path) => ({ hostPath: { path, type: 'DirectoryOrCreate' } });
    const isCluster = sources.kind === 'cluster' && sources.claims !== undefined;
    const path = mount.kind === 'data' && !isCluster ? (0,registry_storage/* ownPath */.O4)(pod, mount.data) : undefined;
    if (path !== undefined)
        return directory(path);
    const isVolume = mount.kind === 'data' && (0,registry_storage/* ownVolume */.pQ)(pod, mount.data) !== undefined;
    if (sources.kind === 'directory' && !isVolume)
        return directory(hostPath(pod, mount, sources.directory));
    switch (mount.kind) {
        case 'config':
            return { configMap: { name: OBJECTS.config(pod, mount.config) } };
        case 'secret':
            return { secret: { secretName: OBJECTS.secret(pod, mount.secret) } };
        case 'data':
            if (sources.kind === 'cluster' && sources.claims === false)
                return { emptyDir: {} };
            return { persistentVolumeClaim: { claimName: OBJECTS.data(pod, mount.data) } };
    }
}
/** Where on the host a mount lies, of a pod whose files lie in `directory`. */
function hostPath(pod, mount, directory) {
    switch (mount.kind) {
        case 'config':
            return `${directory}/${mount.config}`;
        case 'secret':
            return `${directory}/${mount.secret}`;
        case 'data':
            return (0,registry_storage/* ownPath */.O4)(pod, mount.data) ?? `${directory}/${mount.data}`;
    }
}


/***/ }),

/***/ 4140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PU: () => (/* binding */ expectKnown),
  iZ: () => (/* binding */ formatRow),
  c1: () => (/* binding */ hasOwnNamespace),
  _0: () => (/* binding */ keepsId),
  Al: () => (/* binding */ runsAsUser),
  yc: () => (/* binding */ settleMapping),
  WK: () => (/* binding */ usernsOf)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
// EXTERNAL MODULE: ./lib/src/host/subids.js
var subids = __webpack_require__(2561);
// EXTERNAL MODULE: ./lib/src/podman/version.js
var podman_version = __webpack_require__(9710);
;// CONCATENATED MODULE: ./lib/src/registry/id-rows.js

/** The user namespace that podman makes for a user: podman's ids inside, the host's outside. */
function podmanMap({ own, ranges }) {
    const rows = [{ inside: 0, outside: own, count: 1 }];
    let next = 1;
    for (const { start, count } of ranges) {
        rows.push({ inside: next, outside: start, count });
        next += count;
    }
    return rows;
}
/**
 * What a list of map entries comes to, as podman works it out: container ids inside, podman's ids outside. Rows may
 * overlap, or reach beyond the ids that there are, where the entries do.
 * Source: ParseIDMap in pkg/util/utils.go of Podman.
 * @returns nothing where an entry names an id of the host that the user does not have
 */
function rowsOf(entries, ids) {
    const around = podmanMap(ids);
    let rows = [];
    let fills = false;
    for (const entry of entries) {
        const pieces = piecesOf(entry, around);
        if (pieces === undefined)
            return undefined;
        if (entry.extends && rows.length === 0)
            fills = true;
        for (const piece of pieces)
            rows = [...(entry.extends ? without(rows, piece) : rows), piece];
    }
    return (0,idmap/* mergeRows */.YE)(fills ? filled(rows, around) : rows);
}
function piecesOf({ inside, from, count, isHostId }, around) {
    if (!isHostId)
        return [{ inside, outside: from, count }];
    const backwards = around.map((row) => ({ ...row, inside: row.outside, outside: row.inside }));
    const pieces = (0,idmap/* throughMap */.kl)([{ inside, outside: from, count }], backwards);
    return pieces.reduce((sum, piece) => sum + piece.count, 0) === count ? pieces : undefined;
}
/** The rows without all that shares a container id or an id of podman's with `piece`. */
function without(rows, piece) {
    return rows.flatMap((row) => {
        const cuts = [
            [piece.inside - row.inside, piece.inside - row.inside + piece.count],
            [piece.outside - row.outside, piece.outside - row.outside + piece.count],
        ];
        return gaps([...cuts], 0, row.count).map(([from, end]) => ({
            inside: row.inside + from,
            outside: row.outside + from,
            count: end - from,
        }));
    });
}
/** Puts the ids of podman's that no row has yet where container ids are free, lowest first. */
function filled(rows, around) {
    const total = around.reduce((sum, { count }) => sum + count, 0);
    const used = rows.map(({ outside, count }) => [outside, outside + count]);
    const taken = rows.map(({ inside, count }) => [inside, inside + count]);
    const free = gaps(taken, 0, Number.MAX_SAFE_INTEGER);
    const added = [];
    for (let [from, end] of gaps(used, 0, total)) {
        while (from < end) {
            const hole = free[0];
            if (hole === undefined)
                return [...rows, ...added];
            const count = Math.min(end - from, hole[1] - hole[0]);
            added.push({ inside: hole[0], outside: from, count });
            from += count;
            if (hole[0] + count === hole[1])
                free.shift();
            else
                free[0] = [hole[0] + count, hole[1]];
        }
    }
    return [...rows, ...added];
}
/** What is left of [from, end) when the ranges are taken out. */
function gaps(ranges, from, end) {
    const left = [];
    let next = from;
    for (const [start, stop] of ranges.toSorted((a, b) => a[0] - b[0])) {
        if (start > next)
            left.push([next, Math.min(start, end)]);
        next = Math.max(next, stop);
        if (next >= end)
            break;
    }
    if (next < end)
        left.push([next, end]);
    return left.filter(([a, b]) => a < b);
}

// EXTERNAL MODULE: ./lib/src/registry/userns.js
var userns = __webpack_require__(6202);
;// CONCATENATED MODULE: ./lib/src/registry/mapping.js






// AUTO_USERNS_MAX_SIZE of containers/storage.
const LARGEST_AUTO = 65536;
// Podman's mount of /dev/pts belongs to it.
const TTY = 5;
// The user of nginx's workers, which the official images and those built from packages number the same.
const NGINX_USER = 101;
const NGINX_WHY = "nginx's workers run as it";
/**
 * What a choice comes to with the ids that a user has.
 * @throws UserError where it asks for ids that are not there, or leaves out one that the pod's containers need
 */
function settleMapping(choice, user) {
    const settled = settle(choice, user);
    if (settled.ids !== undefined)
        expectNeeded(choice, settled.ids);
    return settled;
}
function settle(choice, user) {
    const podman = { uids: podmanMap(user.uids), gids: podmanMap(user.gids) };
    const through = (uids, gids) => ({
        uids: (0,idmap/* throughMap */.kl)(uids, podman.uids),
        gids: (0,idmap/* throughMap */.kl)(gids, podman.gids),
        podman,
    });
    const root = { uid: 0, gid: 0 };
    switch (choice.kind) {
        case 'default':
        case 'host':
            return {
                mapping: choice.kind === 'host' ? { kind: 'mode', mode: 'host' } : undefined,
                ids: { ...through(wholeRows(user.uids), wholeRows(user.gids)), process: root },
            };
        case 'nomap':
            return {
                mapping: { kind: 'mode', mode: 'nomap' },
                ids: { ...through(subordinateRows(user.uids), subordinateRows(user.gids)), process: root },
            };
        case 'keep-id': {
            const process = { uid: choice.uid ?? user.uids.own, gid: choice.gid ?? user.gids.own };
            const uids = keepIdRows(process.uid, choice.size, user.uids);
            const gids = keepIdRows(process.gid, choice.size, user.gids);
            return { mapping: { kind: 'mode', mode: modeOf(choice) }, ids: { ...through(uids, gids), process } };
        }
        case 'auto': {
            const needed = choice.size ?? 0;
            for (const [kind, ids] of Object.entries({ uids: user.uids, gids: user.gids })) {
                const has = Math.min((0,subids/* total */.X5)(ids.ranges), LARGEST_AUTO);
                if (needed > has)
                    throw tooMany(`input "userns" is "${modeOf(choice)}"`, 0, needed, user.name, has, kind);
            }
            return { mapping: { kind: 'mode', mode: modeOf(choice) }, ids: undefined };
        }
        case 'maps': {
            const { uidmap, gidmap } = choice;
            // One alone stands for both.
            const [ofUids, ofGids] = inputsOf(choice);
            const uids = explicitRows(ofUids, ofUids === 'uidmap' ? uidmap : gidmap, 'forUids', user);
            const gids = explicitRows(ofGids, ofGids === 'gidmap' ? gidmap : uidmap, 'forGids', user);
            return { mapping: { kind: 'rows', uids, gids }, ids: { ...through(uids, gids), process: root } };
        }
    }
}
/** The input that each kind of ids is mapped by. */
function inputsOf({ uidmap, gidmap }) {
    return [uidmap.length > 0 ? 'uidmap' : 'gidmap', gidmap.length > 0 ? 'gidmap' : 'uidmap'];
}
function modeOf(choice) {
    const { kind, ...options } = choice;
    const words = Object.entries(options).map(([name, value]) => `${name}=${value}`);
    return words.length === 0 ? kind : `${kind}:${words.join(',')}`;
}
function wholeRows(ids) {
    return [{ inside: 0, outside: 0, count: (0,subids/* total */.X5)(ids.ranges) + 1 }];
}
function subordinateRows(ids) {
    return [{ inside: 0, outside: 1, count: (0,subids/* total */.X5)(ids.ranges) }];
}
/** Source: GetKeepIDMapping in pkg/util/utils.go of Podman. */
function keepIdRows(kept, size, ids) {
    const count = Math.min(size ?? Number.MAX_SAFE_INTEGER, (0,subids/* total */.X5)(ids.ranges) + 1);
    const below = Math.min(kept, count - 1);
    return [
        { inside: 0, outside: 1, count: below },
        { inside: kept, outside: 0, count: 1 },
        { inside: kept + 1, outside: kept + 1, count: count - 1 - kept },
    ].filter((row) => row.count > 0);
}
/** With flags for the other kind only, podman maps all ids of this kind. */
function explicitRows(input, entries, flag, user) {
    const ids = flag === 'forUids' ? user.uids : user.gids;
    const ours = entries.filter((entry) => entry[flag]);
    if (ours.length === 0)
        return wholeRows(ids);
    const text = `input "${input}" is "${ours.map((entry) => entry.text).join(' ')}"`;
    const rows = rowsOf(ours, ids);
    if (rows === undefined) {
        const own = [String(ids.own), ...ids.ranges.map(({ start, count }) => (0,idmap/* span */.Ln)(start, count))];
        throw new errors/* UserError */.yo(`${text}; after @ only ids of ${user.name} on the host are allowed: ${own.join(', ')}`);
    }
    for (const { inside, outside, count } of rows) {
        const has = (0,subids/* total */.X5)(ids.ranges);
        if (outside + count - 1 <= has)
            continue;
        if (outside <= 1)
            throw tooMany(text, inside, count, user.name, has + 1 - outside, flag === 'forUids' ? 'uids' : 'gids');
        throw new errors/* UserError */.yo(`${text}: container ${(0,idmap/* span */.Ln)(inside, count)} needs the ids ${(0,idmap/* span */.Ln)(outside, count)}, ${user.name} has ${(0,idmap/* span */.Ln)(0, has + 1)} (0 is ${user.name}, the others are subordinate ids)`);
    }
    expectOnce(text, 'container id', rows, 'inside');
    expectOnce(text, "of podman's ids", rows, 'outside');
    return rows;
}
function tooMany(text, from, count, name, has, kind) {
    return new errors/* UserError */.yo(`${text}: container ${(0,idmap/* span */.Ln)(from, count)} needs ${count} ids, ${name} has ${has} (${kind}); allowed: a smaller map, or more subordinate ids in /etc/sub${kind.slice(0, -1)}`);
}
function expectOnce(text, what, rows, side) {
    const sorted = rows.toSorted((a, b) => a[side] - b[side]);
    for (const [index, row] of sorted.entries()) {
        const next = sorted[index + 1];
        if (next === undefined || row[side] + row.count <= next[side])
            continue;
        const end = Math.min(row[side] + row.count, next[side] + next.count);
        throw new errors/* UserError */.yo(`${text}: ${what} ${(0,idmap/* span */.Ln)(next[side], end - next[side])} is mapped twice; allowed: each id once, or a "+" before the entry that is to replace another one`);
    }
}
/** A container that does not start says little of the reason, so it is told here. */
function expectNeeded(choice, { uids, gids, process }) {
    const needed = [
        [uids, 'uid', 0, "the files of the images are root's"],
        [gids, 'gid', 0, "the files of the images are root's"],
        [gids, 'gid', TTY, '/dev/pts belongs to it'],
        [uids, 'uid', NGINX_USER, NGINX_WHY],
        [gids, 'gid', NGINX_USER, NGINX_WHY],
    ];
    for (const [map, kind, id, why] of needed) {
        // A master that is not root cannot become another user, and does not try.
        if ((0,idmap/* hostId */.My)(map, id) !== undefined || (why === NGINX_WHY && process.uid !== 0))
            continue;
        const [ofUids, ofGids] = choice.kind === 'maps' ? inputsOf(choice) : ['userns', 'userns'];
        const input = kind === 'uid' ? ofUids : ofGids;
        throw new errors/* UserError */.yo(`input "${input}" leaves out container ${kind} ${id}; it must be mapped, because ${why}`);
    }
}
/**
 * @throws UserError where this Podman cannot give a pod such a map
 */
function expectKnown(choice, version) {
    const modern = choice.kind === 'maps' ? [...choice.uidmap, ...choice.gidmap].find(userns/* isModern */.o)?.text : undefined;
    const gates = [
        [choice.kind !== 'default', 'a user namespace for the pod of kube play', 4, 2],
        [
            choice.kind === 'keep-id' && (choice.uid !== undefined || choice.gid !== undefined),
            'keep-id:uid= and gid=',
            4,
            3,
        ],
        [choice.kind === 'keep-id' && choice.size !== undefined, 'keep-id:size=', 5, 4],
        [modern !== undefined, `"${modern}" (the flags + u g @, and a map without AMOUNT)`, 4, 7],
    ];
    for (const [asked, what, major, minor] of gates) {
        if (asked && !(0,podman_version/* atLeast */.jZ)(version, major, minor)) {
            throw new errors/* UserError */.yo(`${what} came with Podman ${major}.${minor}, and this is Podman ${(0,podman_version/* formatVersion */.qh)(version)}; allowed: leave it out, or a later Podman`);
        }
    }
}
/**
 * What `--userns`, `UserNS=` and the annotation of a manifest take. They know no map, only `auto` with a map. It chooses
 * ids for as many container ids from 0 on as its size says, so with a size of 1, and 0 in the map, there is nothing left
 * to choose. Source: getAutoUserNSIDMappings in userns.go of containers/storage.
 */
function usernsOf(mapping) {
    if (mapping.kind === 'mode')
        return mapping.mode;
    const words = (name, rows) => rows.map((row) => `${name}=${formatRow(row)}`);
    return `auto:${['size=1', ...words('uidmapping', mapping.uids), ...words('gidmapping', mapping.gids)].join(',')}`;
}
/** `CONTAINER:FROM:AMOUNT`, as every Podman knows it. */
function formatRow({ inside, outside, count }) {
    return `${inside}:${outside}:${count}`;
}
/** Is the user on the host what the containers run as? Then files that only the user can read are open to them. */
function runsAsUser(mapping) {
    if (mapping === undefined)
        return true;
    if (mapping.kind === 'rows')
        return (0,idmap/* hostId */.My)(mapping.uids, 0) === 0;
    return mapping.mode === 'host' || keepsId(mapping);
}
/**
 * With keep-id a container runs as the user, not as root, unless it is told to. What podman itself makes for it, volumes
 * and secrets, belongs to root inside all the same.
 */
function keepsId(mapping) {
    return mapping?.kind === 'mode' && mapping.mode.startsWith('keep-id');
}
/** Does the pod get a user namespace of its own, within the one of the user's podman? */
function hasOwnNamespace(mapping) {
    return mapping !== undefined && !(mapping.kind === 'mode' && mapping.mode === 'host');
}


/***/ }),

/***/ 9432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OU: () => (/* binding */ mirrorUpstreams),
/* harmony export */   a7: () => (/* binding */ mirrorLocations),
/* harmony export */   z5: () => (/* binding */ MIRROR_LINE)
/* harmony export */ });
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1380);
/* harmony import */ var _mirrors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3884);
/* harmony import */ var _nginx_blocks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(483);



/** How a line of nginx's log begins that tells of a blob which a cache gave out. */
const MIRROR_LINE = 'podman-registry-mirror';
/**
 * For the `http` block: the caches, and what is logged of them. Distribution gives a blob out of its storage a
 * Cache-Control, and one that it fetches only now none: of 2.8 and 3 that is the one thing that tells them apart, because
 * 2.8 counts both as hits.
 * Source: ServeBlob in registry/storage/blobserver.go and registry/proxy/proxyblobstore.go of both.
 */
function mirrorUpstreams(pod) {
    if (pod.mirrors.length === 0)
        return '';
    const upstreams = pod.mirrors.map((mirror) => `
    upstream ${(0,_mirrors_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorName */ .zZ)(mirror)} {
        server ${(0,_mirrors_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorAddress */ .af)(pod, mirror)};
        keepalive 16;
    }
`);
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
function mirrorLocations({ mirrors, access }) {
    if (mirrors.length === 0)
        return '';
    const known = mirrors.map(({ upstream }) => upstream).join(', ');
    const readOnly = `default_type application/json;
            if ($request_method !~ ^(GET|HEAD)$) {
                return 405 ${(0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .errorBody */ .t4)('UNSUPPORTED', 'what lies below mirror/ are caches of other registries, which take no pushes: push under another name')};
            }`;
    const locations = mirrors.map((mirror) => `
        location ^~ /v2/${(0,_mirrors_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorRepository */ .Mi)(mirror)}/ {
            ${readOnly}
            ${[...(0,_access_js__WEBPACK_IMPORTED_MODULE_0__/* .accessChecks */ .iz)(access), ...(0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .passTo */ .J4)(`http://${(0,_mirrors_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorName */ .zZ)(mirror)}/v2/`)].join('\n            ')}
            # What an upstream that does not answer looks like: Distribution's own words for it are empty.
            proxy_intercept_errors on;
            error_page 500 502 503 504 @mirror_down;
            access_log /dev/stdout mirror if=$mirror_logged;
        }
`);
    return `${locations.join('')}
        location ^~ /v2/mirror/ {
            ${readOnly}
            return 404 ${(0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .errorBody */ .t4)('NAME_UNKNOWN', `this registry caches only: ${known}`)};
        }

        location @mirror_down {
            default_type application/json;
            access_log /dev/stdout mirror if=$mirror_logged;
            return 502 ${(0,_nginx_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .errorBody */ .t4)('UNAVAILABLE', 'this is not in the cache, and its upstream registry could not be asked for it')};
        }
`;
}


/***/ }),

/***/ 3884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ withUpstreams),
/* harmony export */   Mi: () => (/* binding */ mirrorRepository),
/* harmony export */   Nm: () => (/* binding */ TRUST_KEY),
/* harmony export */   VE: () => (/* binding */ mirrorDirectory),
/* harmony export */   af: () => (/* binding */ mirrorAddress),
/* harmony export */   bD: () => (/* binding */ mirrorFiles),
/* harmony export */   gW: () => (/* binding */ mirrorData),
/* harmony export */   sS: () => (/* binding */ mirrorKeys),
/* harmony export */   sq: () => (/* binding */ mirrorContainers),
/* harmony export */   wo: () => (/* binding */ loginKeys),
/* harmony export */   zZ: () => (/* binding */ mirrorName)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _pod_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1879);


/** The first cache listens here on the pod's loopback, and the others after it. */
const FIRST_PORT = 5001;
/** Where a cache finds the certificates that it believes upstreams by. */
const TRUST = '/etc/podman-registry/upstream-trust';
/** The one key of the secret `upstream-trust`. */
const TRUST_KEY = 'upstream-ca.crt';
// In the names of containers and volumes neither dots nor colons may stand.
function slug(upstream) {
    return upstream.replaceAll('-', '--').replace(':', '-port-').replaceAll('.', '-');
}
/** `mirror-docker-io`: the container of a cache, its configuration, and its upstream block in nginx.conf. */
function mirrorName({ upstream }) {
    return `mirror-${slug(upstream)}`;
}
/** What the container's data is called. */
function mirrorData(mirror) {
    return `${mirrorName(mirror)}-data`;
}
/** The directory of one upstream below the one that the caller keeps. */
function mirrorDirectory(upstream) {
    return slug(upstream);
}
/** `127.0.0.1:5001` within the pod. */
function mirrorAddress(pod, mirror) {
    return `127.0.0.1:${FIRST_PORT + pod.mirrors.indexOf(mirror)}`;
}
/** Where the images of an upstream are found at the registry: `mirror/docker.io`. No colon may stand in a repository. */
function mirrorRepository({ upstream }) {
    return `mirror/${upstream.replace(':', '_')}`;
}
/** Keys of the secret `mirrors`. */
function loginKeys(upstream) {
    const name = upstream.replace(':', '-port-');
    return { username: `${name}-username`, password: `${name}-password` };
}
/** Every key of the secret `mirrors` that a pod needs. */
function mirrorKeys({ mirrors }) {
    return mirrors
        .filter(({ authenticated }) => authenticated)
        .flatMap(({ upstream }) => Object.values(loginKeys(upstream)));
}
/** docker.io is a name in images only: its registry is elsewhere. */
function upstreamUrl({ upstream }) {
    return `https://${upstream === 'docker.io' ? 'registry-1.docker.io' : upstream}`;
}
/** One container for each upstream, because an instance of Distribution caches one and then takes no pushes. */
function mirrorContainers({ mirrors, access }, image) {
    return mirrors.map((mirror) => {
        const { username, password } = loginKeys(mirror.upstream);
        return {
            name: mirrorName(mirror),
            image,
            args: ['serve', _pod_js__WEBPACK_IMPORTED_MODULE_1__/* .PATHS */ .R7.registryConfig],
            environment: {
                OTEL_TRACES_EXPORTER: 'none',
                // An image may have no bundle at all, or none with the CA of the house.
                SSL_CERT_FILE: `${TRUST}/${TRUST_KEY}`,
            },
            secretEnvironment: {
                REGISTRY_HTTP_SECRET: { secret: 'http', key: 'http-secret' },
                ...(mirror.authenticated && {
                    REGISTRY_PROXY_USERNAME: { secret: 'mirrors', key: username },
                    REGISTRY_PROXY_PASSWORD: { secret: 'mirrors', key: password },
                }),
            },
            mounts: [
                { kind: 'config', path: _pod_js__WEBPACK_IMPORTED_MODULE_1__/* .PATHS */ .R7.registryConfig.replace(/\/[^/]*$/, ''), config: mirrorName(mirror) },
                { kind: 'secret', path: TRUST, secret: 'upstream-trust' },
                ...(access.kind === 'basic'
                    ? [{ kind: 'secret', path: _pod_js__WEBPACK_IMPORTED_MODULE_1__/* .PATHS */ .R7.access, secret: 'access' }]
                    : []),
                { kind: 'data', path: _pod_js__WEBPACK_IMPORTED_MODULE_1__/* .PATHS */ .R7.data, data: mirrorData(mirror) },
            ],
        };
    });
}
/** The configuration of every cache, by its path among the pod's configuration files. */
function mirrorFiles(pod) {
    return Object.fromEntries(pod.mirrors.map((mirror) => [`${mirrorName(mirror)}/config.yml`, mirrorConfig(pod, mirror)]));
}
/**
 * The configuration of a cache, valid for 2.8 and 3. Both end at once where they cannot reach their upstream when they
 * start, so one whose upstream is down is an ordinary registry over what was cached, which can only be read.
 * Source: getAuthURLs and NewRegistryPullThroughCache of distribution.
 */
function mirrorConfig(pod, mirror) {
    const config = {
        version: 0.1,
        log: { level: 'warn', accesslog: { disabled: true } },
        storage: {
            filesystem: { rootdirectory: _pod_js__WEBPACK_IMPORTED_MODULE_1__/* .PATHS */ .R7.data },
            cache: { blobdescriptor: 'inmemory' },
            // What was cached is deleted after seven days, which it may only with this.
            delete: { enabled: true },
            ...(mirror.offline && { maintenance: { readonly: { enabled: true } } }),
        },
        http: {
            addr: mirrorAddress(pod, mirror),
            relativeurls: true,
            headers: { 'X-Content-Type-Options': ['nosniff'] },
        },
        ...(pod.access.kind === 'basic' && {
            auth: { htpasswd: { realm: 'podman-registry', path: `${_pod_js__WEBPACK_IMPORTED_MODULE_1__/* .PATHS */ .R7.access}/htpasswd` } },
        }),
        ...(!mirror.offline && { proxy: { remoteurl: upstreamUrl(mirror) } }),
        health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
    };
    return `# Cache of ${mirror.upstream}. Made by podman-registry-action.\n${(0,yaml__WEBPACK_IMPORTED_MODULE_0__.stringify)(config)}`;
}
/** The same pod for files that outlive the job: that an upstream was down just then is of no account there. */
function withUpstreams(pod) {
    return { ...pod, mirrors: pod.mirrors.map((mirror) => ({ ...mirror, offline: false })) };
}


/***/ }),

/***/ 483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ location),
/* harmony export */   J4: () => (/* binding */ passTo),
/* harmony export */   Tj: () => (/* binding */ map),
/* harmony export */   t4: () => (/* binding */ errorBody)
/* harmony export */ });
/** A location of the server block. */
function location(match, directives) {
    return `        location ${match} {\n${directives.map((line) => `            ${line}\n`).join('')}        }\n`;
}
/**
 * The directives that pass a request on to a registry, as they must be for pushes and pulls of any size.
 * @param upstream such as `http://127.0.0.1:5000`
 */
function passTo(upstream) {
    return [
        `proxy_pass ${upstream};`,
        '# Both are needed to pass a body on as it comes: nginx buffers chunked ones for an HTTP/1.0 upstream.',
        'proxy_http_version 1.1;',
        'proxy_request_buffering off;',
        'proxy_set_header Connection "";',
        '# $host would drop the port, and the registry would send clients to port 443.',
        'proxy_set_header Host $http_host;',
        'proxy_set_header X-Forwarded-Proto $scheme;',
        'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
        'proxy_set_header X-Real-IP $remote_addr;',
        '# The registry believes these two before the others, so a client may not send them.',
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
/** A map at the level of `http`. Keys and values are written as they stand in the file. */
function map(source, target, rows) {
    const lines = rows.map(([key, value]) => `        ${key} ${value};\n`);
    return `    map ${source} ${target} {\n${lines.join('')}    }\n`;
}
/** An error as a registry tells it, quoted for `return`. */
function errorBody(code, message) {
    return `'{"errors":[{"code":"${code}","message":"${message}"}]}'`;
}


/***/ }),

/***/ 1879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ NGINX_PORT),
/* harmony export */   Fx: () => (/* binding */ describePod),
/* harmony export */   Oq: () => (/* binding */ NGINX_PROBE_PORT),
/* harmony export */   R7: () => (/* binding */ PATHS),
/* harmony export */   ik: () => (/* binding */ REGISTRY_PORT),
/* harmony export */   ku: () => (/* binding */ authority)
/* harmony export */ });
/* unused harmony export isAuthenticated */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _mirrors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3884);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2821);
/* harmony import */ var _storage_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1070);




// Neutral paths: Distribution 2 and 3 look for their configuration in different places, and get ours as an argument.
const CONFIG = '/etc/podman-registry';
const PATHS = {
    nginxConfig: `${CONFIG}/nginx/nginx.conf`,
    registryConfig: `${CONFIG}/registry/config.yml`,
    tokenCertificates: `${CONFIG}/registry/token.pem`,
    nginxFragment: `${CONFIG}/nginx/fragment.conf`,
    tls: `${CONFIG}/tls`,
    access: `${CONFIG}/access`,
    data: '/var/lib/registry',
};
/** The registry listens on the pod's loopback only; nginx alone is published. */
const REGISTRY_PORT = 5000;
const NGINX_PORT = 8443;
/** On the pod's loopback too: answers while nginx does, whatever the registry behind it says. */
const NGINX_PROBE_PORT = 8081;
/** Describes the pod. Pure: the same choices give the same pod. */
function describePod(choices) {
    const { name, address, access, mapping, mirrors = [], fragments = {} } = choices;
    const storage = choices.storage ?? { kind: 'directory', path: undefined };
    return {
        name,
        address,
        access,
        storage,
        mirrors,
        fragments,
        mapping,
        containers: [
            registryContainer(choices.registryImage, access, storage),
            nginxContainer(choices.nginxImage, access),
            ...(0,_mirrors_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorContainers */ .sq)({ mirrors, access }, choices.registryImage),
        ],
    };
}
function registryContainer(image, access, storage) {
    const parts = (0,_storage_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .storageParts */ .c)(storage, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(PATHS.registryConfig), PATHS.data);
    return {
        name: 'registry',
        image,
        // Takes the same form with the official images of 2 and 3 and with ghcr.io's, whose entry points differ.
        args: ['serve', PATHS.registryConfig],
        environment: {
            // Distribution 3 sends traces to localhost:4318 unless it is told not to.
            OTEL_TRACES_EXPORTER: 'none',
            ...parts.environment,
        },
        secretEnvironment: {
            REGISTRY_HTTP_SECRET: { secret: 'http', key: 'http-secret' },
            ...parts.secretEnvironment,
        },
        mounts: [
            { kind: 'config', path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(PATHS.registryConfig), config: 'registry' },
            ...(access.kind === 'basic' ? [{ kind: 'secret', path: PATHS.access, secret: 'access' }] : []),
            ...parts.mounts,
        ],
        probes: (0,_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .registryProbes */ .N2)(REGISTRY_PORT),
    };
}
function nginxContainer(image, access) {
    return {
        name: 'nginx',
        image,
        command: ['nginx', '-c', PATHS.nginxConfig],
        environment: {},
        secretEnvironment: {},
        mounts: [
            { kind: 'config', path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(PATHS.nginxConfig), config: 'nginx' },
            { kind: 'secret', path: PATHS.tls, secret: 'tls' },
            ...(access.kind === 'basic' && access.anonymousPull
                ? [{ kind: 'secret', path: PATHS.access, secret: 'access' }]
                : []),
        ],
        publishes: NGINX_PORT,
        probes: (0,_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .nginxProbes */ .uo)(NGINX_PROBE_PORT),
    };
}
/** Does the registry ask for credentials, at least of those who push? */
function isAuthenticated({ access }) {
    return access.kind !== 'none';
}
/** `host:port`, as it stands before the first slash of an image's name. */
function authority({ host, port }) {
    return `${host}:${port}`;
}


/***/ }),

/***/ 2821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N2: () => (/* binding */ registryProbes),
/* harmony export */   _E: () => (/* binding */ PROBE_TIMES),
/* harmony export */   uo: () => (/* binding */ nginxProbes)
/* harmony export */ });
// Seconds between two of them, and how many failures in a row make it bad.
const PROBE_TIMES = {
    startup: { periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 30 },
    liveness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    readiness: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 2 },
};
/** It answers 503 while its storage is out of reach, which no new start mends; so it lives as long as it answers. */
function registryProbes(port) {
    const readiness = asks(port);
    const ask = readiness.join(' ');
    // Without a dollar, which systemd would read for itself in a unit; and Debian's busybox has no `nc -z`.
    return { liveness: ['sh', '-c', `${ask} || ${ask} 2>&1 | grep -q 503`], readiness };
}
/** @param port a plain one on the loopback, because busybox checks no certificate */
function nginxProbes(port) {
    return { liveness: asks(port), readiness: asks(port) };
}
function asks(port) {
    return ['wget', '-q', '--spider', `http://127.0.0.1:${port}/`];
}


/***/ }),

/***/ 1070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ ROOTS_FILE),
/* harmony export */   c: () => (/* binding */ storageParts)
/* harmony export */ });
/** The name, in the directory of config.yml, of the certificates that an endpoint is checked against. */
const ROOTS_FILE = 'ca-bundle.crt';
/**
 * @param config the directory of config.yml in the container
 * @param data where the container has its data
 */
function storageParts(storage, config, data) {
    if (storage.kind !== 's3') {
        return { environment: {}, secretEnvironment: {}, mounts: [{ kind: 'data', path: data, data: 'data' }] };
    }
    return {
        // Go's own variable: AWS_CA_BUNDLE makes the 2.8 of Debian panic.
        environment: storage.roots === undefined ? {} : { SSL_CERT_FILE: `${config}/${ROOTS_FILE}` },
        secretEnvironment: {
            REGISTRY_STORAGE_S3_ACCESSKEY: { secret: 'storage', key: 'access-key' },
            REGISTRY_STORAGE_S3_SECRETKEY: { secret: 'storage', key: 'secret-key' },
        },
        mounts: [],
    };
}


/***/ }),

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ withoutRoots),
/* harmony export */   Gy: () => (/* binding */ hostRoots),
/* harmony export */   O4: () => (/* binding */ ownPath),
/* harmony export */   b3: () => (/* binding */ storageFiles),
/* harmony export */   jl: () => (/* binding */ storageSection),
/* harmony export */   pQ: () => (/* binding */ ownVolume)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _root_bundles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4268);
/* harmony import */ var _mirrors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3884);
/* harmony import */ var _pod_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1879);
/* harmony import */ var _storage_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1070);





/**
 * The section `storage` of config.yml, without the keys of an object store: those are in the environment.
 * Source: registry/storage/driver/s3-aws of distribution 2.8.3 and 3.1.1.
 */
function storageSection(storage) {
    const common = { cache: { blobdescriptor: 'inmemory' }, delete: { enabled: true } };
    if (storage.kind !== 's3')
        return { filesystem: { rootdirectory: _pod_js__WEBPACK_IMPORTED_MODULE_2__/* .PATHS */ .R7.data }, ...common };
    return { s3: s3Section(storage), ...common, redirect: { disable: !storage.redirect } };
}
function s3Section({ bucket, region, endpoint, prefix }) {
    return {
        bucket,
        region,
        // An endpoint of one's own has no host name for each bucket. 2.8 does so unasked and does not know the word; 3 does
        // so only when told.
        ...(endpoint && { regionendpoint: endpoint, forcepathstyle: true }),
        secure: !endpoint?.startsWith('http:'),
        v4auth: true,
        ...(prefix && { rootdirectory: `/${prefix.replace(/^\/+|\/+$/g, '')}` }),
    };
}
/** Files beside config.yml, by name. */
function storageFiles({ storage }) {
    return storage.kind === 's3' && storage.roots !== undefined ? { [_storage_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .ROOTS_FILE */ .V]: storage.roots } : {};
}
/** Is the data of the registry in a volume of podman's that has a name of the caller's? */
function ownVolume({ storage }, data) {
    return data === 'data' && storage.kind === 'volume' ? storage.name : undefined;
}
/** The caller's own directory for some data of the pod. */
function ownPath({ storage, mirrors }, data) {
    if (data === 'data')
        return storage.kind === 'directory' ? storage.path : undefined;
    return mirrors.find((mirror) => (0,_mirrors_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorData */ .gW)(mirror) === data)?.path;
}
/** The pod without the certificates of the host that described it, as it goes to other hosts. */
function withoutRoots(pod) {
    if (pod.storage.kind !== 's3' || pod.storage.roots === undefined)
        return pod;
    const [registry, ...others] = pod.containers;
    const { SSL_CERT_FILE: _, ...environment } = registry.environment;
    return {
        ...pod,
        storage: { ...pod.storage, roots: undefined },
        containers: [{ ...registry, environment }, ...others],
    };
}
/**
 * The certificates that this host trusts, for a registry whose image has none, or not the one of a house's own CA.
 * @returns nothing where the endpoint is asked without TLS or the host has none either
 */
async function hostRoots({ endpoint }, variables = process.env) {
    if (endpoint?.startsWith('http:'))
        return undefined;
    const chosen = variables.SSL_CERT_FILE;
    for (const path of chosen ? [chosen, ..._root_bundles_js__WEBPACK_IMPORTED_MODULE_4__/* .ROOT_BUNDLES */ .f] : _root_bundles_js__WEBPACK_IMPORTED_MODULE_4__/* .ROOT_BUNDLES */ .f) {
        try {
            return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
        }
        catch (thrown) {
            if (thrown.code !== 'ENOENT')
                throw thrown;
        }
    }
    return undefined;
}


/***/ }),

/***/ 6202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parseMapping),
/* harmony export */   o: () => (/* binding */ isModern)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _host_subids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2561);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6755);



const USERNS_FORMS = "nothing (podman's default), host, keep-id, keep-id:uid=N,gid=N,size=N with one or more of the three, auto, auto:size=N, nomap";
const MAP_FORMS = 'CONTAINER:FROM[:AMOUNT], several separated by spaces, commas or lines, such as 0:1:65536';
/**
 * Reads the inputs `userns`, `uidmap` and `gidmap`.
 * @throws UserError for a form that podman does not know, and for `userns` beside a map, which podman refuses too
 */
function parseMapping(userns, uidmap, gidmap) {
    const maps = { uidmap: parseEntries('uidmap', uidmap), gidmap: parseEntries('gidmap', gidmap) };
    if (maps.uidmap.length + maps.gidmap.length === 0)
        return parseUserns(userns);
    if (userns !== '') {
        const other = maps.uidmap.length > 0 ? 'uidmap' : 'gidmap';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "userns" is ${JSON.stringify(userns)} and "${other}" is set; allowed: one of the two, because podman takes no map beside --userns`);
    }
    return { kind: 'maps', ...maps };
}
function parseUserns(text) {
    if (text === '')
        return { kind: 'default' };
    if (text === 'host' || text === 'keep-id' || text === 'auto' || text === 'nomap')
        return { kind: text };
    const [, kind, options = ''] = /^(keep-id|auto):(.+)$/s.exec(text) ?? [];
    const known = kind === 'keep-id' ? ['uid', 'gid', 'size'] : kind === 'auto' ? ['size'] : [];
    const found = new Map();
    for (const option of options.split(',')) {
        const [, name = '', digits] = /^(uid|gid|size)=(\d{1,10})$/.exec(option) ?? [];
        const value = Number(digits);
        const fits = value <= _host_subids_js__WEBPACK_IMPORTED_MODULE_1__/* .LAST_ID */ .V1 && (name !== 'size' || value > 0);
        if (!known.includes(name) || found.has(name) || !fits)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('userns', text, USERNS_FORMS);
        found.set(name, value);
    }
    return { kind: kind, ...Object.fromEntries(found) };
}
function parseEntries(input, text) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .K)(text).map((word) => {
        const [, flags, inside, at, from, amount = '1'] = /^([ug+]*)(\d{1,10}):(@?)(\d{1,10})(?::(\d{1,10}))?$/.exec(word) ?? [];
        if (flags === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(input, word, MAP_FORMS);
        const entry = {
            text: word,
            inside: Number(inside),
            from: Number(from),
            isHostId: at === '@',
            count: Number(amount),
            extends: flags.includes('+'),
            forUids: flags.includes('u') || !flags.includes('g'),
            forGids: flags.includes('g') || !flags.includes('u'),
        };
        const last = Math.max(entry.inside, entry.from) + entry.count - 1;
        if (entry.count < 1 || last > _host_subids_js__WEBPACK_IMPORTED_MODULE_1__/* .LAST_ID */ .V1) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(input, word, `an AMOUNT of 1 or more, and ids up to ${_host_subids_js__WEBPACK_IMPORTED_MODULE_1__/* .LAST_ID */ .V1}`);
        }
        return entry;
    });
}
/** Does an entry use what Podman 4.7 brought: `+`, `u`, `g`, `@`, or no amount? */
function isModern({ text }) {
    return /[ug+@]/.test(text) || text.split(':').length === 2;
}


/***/ }),

/***/ 4268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ ROOT_BUNDLES)
/* harmony export */ });
/** Where distributions keep the certificates that they trust, in one file. Source: root_linux.go of Go's crypto/x509. */
const ROOT_BUNDLES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/pki/tls/cacert.pem',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/ssl/cert.pem',
];


/***/ }),

/***/ 4898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ removeWithMade),
/* harmony export */   q: () => (/* binding */ missingDirectories)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5898);



/** The directories that do not exist yet on the way to `path` and itself, deepest first. */
async function missingDirectories(path) {
    const missing = [];
    for (let current = path; !(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(current)); current = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(current))
        missing.push(current);
    return missing;
}
/**
 * Removes a directory with all that is in it, and of those above it the ones that were made for it.
 * @param made what `missingDirectories` said before it was made, deepest first
 */
async function removeWithMade(directory, made) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
    for (const path of made) {
        if (path.startsWith(directory))
            continue;
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path);
        }
        catch (thrown) {
            const { code } = thrown;
            // Something else lives in it by now.
            if (code === 'ENOTEMPTY')
                return;
            // Who wanted it was cut off before it was made.
            if (code !== 'ENOENT')
                throw thrown;
        }
    }
}


/***/ })

};
