export const id = 314;
export const ids = [314];
export const modules = {

/***/ 4607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ UserManager)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1491);




const PROPERTIES = 'Id,LoadState,ActiveState,SubState,Result,NRestarts,ExecMainStartTimestampMonotonic';
/** Seconds. */
const QUICK = 30;
/** The systemd manager of the user that this process runs as. */
class UserManager {
    attempt;
    #env;
    constructor(attempt, variables) {
        this.attempt = attempt;
        // A service of a self-hosted runner lacks it.
        this.#env = { XDG_RUNTIME_DIR: variables.XDG_RUNTIME_DIR || `/run/user/${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().uid}` };
    }
    /**
     * Where the manager's generators look for the user's Quadlet files: its own environment counts, not that of the job.
     * @param who needs it, for the message
     * @throws UserError where no manager answers
     */
    async quadletDirectory(who = '"start"') {
        const { exitCode, stdout, stderr } = await this.#systemctl(['show-environment'], QUICK);
        if (exitCode !== 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${who} needs systemd's manager of this user, which does not answer: ${stderr.trim() || `exit code ${exitCode}`}. On a self-hosted runner: sudo loginctl enable-linger ${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username}`);
        }
        const own = (name) => new RegExp(`^${name}=(.+)$`, 'm').exec(stdout)?.[1];
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own('XDG_CONFIG_HOME') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own('HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.config'), 'containers/systemd');
    }
    async reload() {
        await this.#expect(['daemon-reload'], 120);
    }
    /** Queues the start of services, and does not wait for it. */
    async start(names) {
        await this.#expect(['start', '--no-block', '--', ...names], QUICK);
    }
    /** Has a service started with the manager, by what its `[Install]` section says. */
    async enable(name) {
        await this.#expect(['enable', '--', name], QUICK);
    }
    async disable(name) {
        await this.#expect(['disable', '--', name], QUICK);
    }
    /** Queues the stop of services, so that none of them is started again. */
    async beginStop(names) {
        await this.#systemctl(['stop', '--no-block', '--', ...names], QUICK);
    }
    /** Stops services; what cannot be stopped is told in words. */
    async stop(names, seconds) {
        const argv = ['stop', '--', ...names];
        const result = await this.#systemctl(argv, seconds);
        await this.#systemctl(['reset-failed', '--', ...names], QUICK);
        return result.exitCode === 0 ? undefined : new _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError(argv, result, seconds).lastWords;
    }
    async states(names) {
        const text = await this.#expect(['show', `--property=${PROPERTIES}`, '--', ...names], QUICK);
        return text
            .split(/\n\n+/)
            .filter((block) => block.trim() !== '')
            .map((block, index) => readState(block, names[index] ?? ''));
    }
    /** @returns the last lines that a service wrote, and that systemd wrote about it */
    async journal(name, lines) {
        const argv = [
            'journalctl',
            '--user',
            `--user-unit=${name}`,
            '--no-pager',
            '--output=cat',
            `--lines=${lines}`,
        ];
        const { exitCode, stdout } = await this.attempt(argv, { timeout: QUICK, env: this.#env });
        if (exitCode !== 0)
            return [];
        return stdout.split('\n').filter((line) => line.trim() !== '' && line !== '-- No entries --');
    }
    #systemctl(args, timeout) {
        return this.attempt(['systemctl', '--user', '--no-pager', ...args], { timeout, env: this.#env });
    }
    async #expect(args, timeout) {
        const result = await this.#systemctl(args, timeout);
        if (result.exitCode === 0)
            return result.stdout;
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError(['systemctl', '--user', ...args], result, timeout);
    }
}
function readState(block, asked) {
    const values = new Map();
    for (const line of block.split('\n'))
        values.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
    const value = (name) => values.get(name) ?? '';
    return {
        name: asked || value('Id'),
        load: value('LoadState'),
        active: value('ActiveState'),
        sub: value('SubState'),
        result: value('Result'),
        restarts: Number(value('NRestarts') || 0),
        started: Number(value('ExecMainStartTimestampMonotonic') || 0) > 0,
    };
}


/***/ }),

/***/ 2966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ storedBlobs),
/* harmony export */   RG: () => (/* binding */ directorySize),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export parseBlobs */
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1491);

// Seconds. A registry may have a great many files.
const LIMIT = 300;
/**
 * What a registry has stored in a directory of this host. Its files may belong to ids of containers, which the user can
 * read in podman's user namespace alone.
 */
async function storedBlobs(directory, attempt) {
    const { stdout } = await find([`${directory}/docker/registry/v2/blobs`, '-name', 'data', '-printf', '%s %p\\n'], attempt);
    return parseBlobs(stdout);
}
/** Bytes of all files below a directory. */
async function directorySize(directory, attempt) {
    const { stdout } = await find([directory, '-type', 'f', '-printf', '%s\\n'], attempt);
    return stdout.split('\n').reduce((sum, line) => sum + Number(line), 0);
}
async function find(args, attempt) {
    const argv = ['podman', 'unshare', 'find', ...args];
    const result = await attempt(argv, { timeout: LIMIT });
    // A registry that nobody has pushed to yet has no such directory; files of uploads come and go.
    if (result.exitCode !== 0 && !/No such file or directory/.test(result.stderr)) {
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError(argv, result, LIMIT);
    }
    return result;
}
/** Source: the storage layout of distribution, `blobs/sha256/ab/ab…/data`. Pure. */
function parseBlobs(text) {
    const blobs = new Map();
    for (const line of text.split('\n')) {
        const [, size, digest] = /^(\d+) .*\/sha256\/[0-9a-f]{2}\/([0-9a-f]{64})\/data$/.exec(line) ?? [];
        if (digest !== undefined)
            blobs.set(`sha256:${digest}`, Number(size));
    }
    return blobs;
}
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
function formatBytes(bytes) {
    const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
    const value = bytes / 1024 ** power;
    return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`;
}


/***/ }),

/***/ 9494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ru: () => (/* binding */ collectedWords),
/* harmony export */   WL: () => (/* binding */ endCollection),
/* harmony export */   iO: () => (/* binding */ collectGarbage)
/* harmony export */ });
/* unused harmony exports eligible, readOnly */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1491);
/* harmony import */ var _registry_pod_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1879);
/* harmony import */ var _blobs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2966);








// Seconds. It reads every manifest of the registry.
const LIMIT = 3600;
/**
 * Frees what no image of the registry needs. For that time it takes no pushes, because a blob that is pushed while garbage
 * is collected would be garbage; pulls go on, but for the two moments in which it is restarted. It is restarted afterwards
 * because it remembers blobs that are gone. Source: the page on garbage collection of distribution.
 * @throws CommandError where the registry's own command fails; pushes work again all the same
 */
async function collectGarbage(place, options, tools) {
    const before = await tools.blobs();
    if (options.dryRun)
        return summed(eligible(await collect(place, options, tools)), before);
    await beginCollection(place);
    let output;
    try {
        await restart(place, tools);
        tools.say(`the registry "${place.name}" takes no pushes for now; collecting …`);
        if (tools.interrupted())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo('interrupted before anything was collected');
        output = await collect(place, options, tools);
    }
    finally {
        await endCollection(place);
        await restart(place, tools);
        tools.say(`the registry "${place.name}" takes pushes again`);
    }
    const after = await tools.blobs();
    if (before === undefined || after === undefined)
        return summed(eligible(output), undefined);
    return summed([...before.keys()].filter((digest) => !after.has(digest)), before);
}
/** @returns the digests that the registry's own command says it may remove */
function eligible(output) {
    const found = [...output.matchAll(/blob eligible for deletion: (sha256:[0-9a-f]{64})/g)];
    return [...new Set(found.map(([, digest = '']) => digest))];
}
function summed(digests, sizes) {
    const bytes = sizes && digests.reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
    return { blobs: digests.length, bytes };
}
function collectedWords({ blobs, bytes }, { dryRun }) {
    const size = bytes === undefined ? '' : `, ${(0,_blobs_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(bytes)} (${bytes} bytes)`;
    return `${dryRun ? 'would free' : 'freed'} ${blobs} ${blobs === 1 ? 'blob' : 'blobs'}${size}`;
}
async function collect({ pod }, { dryRun, untagged }, tools) {
    const options = [...(dryRun ? ['--dry-run'] : []), ...(untagged ? ['--delete-untagged'] : [])];
    // Whatever the image calls its program: it is what runs there.
    const program = ['/proc/1/exe', 'garbage-collect', ...options, _registry_pod_js__WEBPACK_IMPORTED_MODULE_5__/* .PATHS */ .R7.registryConfig];
    const argv = ['podman', 'exec', `${pod}-registry`, ...program];
    return expectDone(argv, LIMIT, tools);
}
async function restart({ pod }, tools) {
    await expectDone(['podman', 'restart', `${pod}-registry`], 60, tools);
    await tools.ready();
}
async function expectDone(argv, timeout, tools) {
    const result = await tools.attempt(argv, { timeout });
    if (result.exitCode !== 0)
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_4__.CommandError(argv, result, timeout);
    return result.stdout;
}
const configOf = ({ directory }) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'registry/config.yml');
const savedOf = ({ directory }) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'config-before-gc.yml');
/** From the next restart on the registry takes no pushes. What it was configured as is kept beside. */
async function beginCollection(place) {
    // One that was cut off has left its own.
    await endCollection(place);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(configOf(place), 'utf8');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(configOf(place), `${savedOf(place)}.new`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${savedOf(place)}.new`, savedOf(place));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(configOf(place), readOnly(text));
}
/**
 * The registry's configuration is again what it was.
 * @returns whether it was another one
 */
async function endCollection(place) {
    if (!(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_3__/* .accessible */ .R)(savedOf(place))))
        return false;
    // Written, not renamed: its mode is the one that the containers need.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(configOf(place), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(savedOf(place)));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(savedOf(place));
    return true;
}
/** The configuration of a registry that takes no pushes. Pure. */
function readOnly(config) {
    const parsed = (0,yaml__WEBPACK_IMPORTED_MODULE_2__.parse)(config);
    const { storage } = parsed;
    const maintenance = { ...storage.maintenance, readonly: { enabled: true } };
    return (0,yaml__WEBPACK_IMPORTED_MODULE_2__.stringify)({ ...parsed, storage: { ...storage, maintenance } });
}


/***/ }),

/***/ 2053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Iz: () => (/* binding */ claimant),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   u$: () => (/* binding */ withRegistry)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _exec_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8707);



/** @param home as passwd(5) has it: HOME may be another one in each job */
function placeOf(home, name) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(allRegistries(home), name);
    const pod = `podman-registry-${name}`;
    return {
        name,
        directory,
        record: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'record.json'),
        secrets: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'secrets.json'),
        ca: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'ca.crt'),
        claim: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'claim'),
        made: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'made.json'),
        pod,
        service: `${pod}.service`,
    };
}
function allRegistries(home) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.local/share/podman-registry-action');
}
/** The places of all registries of a user, installed or not, by name. */
async function placesOf(home) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(allRegistries(home), { withFileTypes: true }).catch(missingIsNone);
    return entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => placeOf(home, name))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}
function missingIsNone(thrown) {
    if (thrown.code === 'ENOENT')
        return [];
    throw thrown;
}
// Seconds. Another job may be pulling the images of this registry, or garbage be collected in it.
const PATIENCE = 900;
/**
 * Does work while nobody else looks at or changes this one registry. Makes its directory.
 * @throws UserError when another one does not let go of it
 */
async function withRegistry({ directory }, work) {
    for (;;) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true, mode: 0o700 });
        const before = await inode(directory);
        let begun = false;
        const done = await (0,_exec_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(directory, PATIENCE, async () => {
            // Whoever had the lock before may have removed the directory, and with it what is locked.
            if (before === undefined || before !== (await inode(directory)))
                return undefined;
            begun = true;
            return { value: await work() };
        }).catch(async (thrown) => {
            // Or before there was anything to lock.
            if (!begun && before !== (await inode(directory)))
                return undefined;
            throw thrown;
        });
        if (done !== undefined)
            return done.value;
    }
}
async function inode(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined))?.ino;
}
/** A registry, as the ledger of the host's changes knows it: by a directory that is there for as long as it is. */
function claimant({ pod, claim }) {
    return { name: `${pod}-persistent`, directory: claim };
}


/***/ }),

/***/ 285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ writeSecrets),
/* harmony export */   Vh: () => (/* binding */ secretTexts),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   lF: () => (/* binding */ certificateFacts),
/* harmony export */   ql: () => (/* binding */ readSecrets),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5071);
/* harmony import */ var _registry_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1380);
/* harmony import */ var _registry_credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2574);
/* harmony import */ var _registry_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5107);
/* harmony import */ var _registry_mirrors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3884);







const FORMAT = 1;
/**
 * @returns nothing where the registry is not installed
 * @throws UserError where another version of this program has written it
 */
async function readRecord({ record, name }) {
    const text = await readIfThere(record);
    if (text === undefined)
        return undefined;
    const found = JSON.parse(text);
    if (found.format !== FORMAT) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`the registry "${name}" was installed by another version of podman-registry-action (${record} has format ${found.format}, this one knows ${FORMAT}); use that version, or take it down with it`);
    }
    return found;
}
/** From then on the registry counts as installed. */
async function writeRecord({ record }, content) {
    await replacePrivate(record, `${JSON.stringify({ format: FORMAT, ...content }, null, 2)}\n`);
}
async function writeSecrets({ secrets, ca }, content) {
    await replacePrivate(secrets, JSON.stringify(content));
    await replacePrivate(ca, content.certificate.ca);
}
/** Nobody reads half a file. */
async function replacePrivate(path, text) {
    await (0,_registry_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writePrivate */ .p)(`${path}.new`, text);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(`${path}.new`, path);
}
/** @throws UserError where an installed registry has lost its secrets */
async function readSecrets({ secrets, name }) {
    const text = await readIfThere(secrets);
    if (text === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`${secrets} is missing, so nobody knows the password of the registry "${name}"; take it down and let a job install it again: podman-registry down ${name}`);
    }
    return JSON.parse(text);
}
/** Every text among the secrets that must not be seen. Pure. */
function secretTexts({ certificate, credentials, reader, contents }) {
    const users = [credentials, reader].filter((user) => user !== undefined);
    const kept = Object.entries(contents).flatMap(([secret, keys]) => Object.entries(keys).flatMap(([key, value]) => 
    // Certificates are public, and of the maps for nginx only what they hold in quotes is secret.
    PUBLIC.includes(`${secret}/${key}`)
        ? []
        : key === _registry_access_js__WEBPACK_IMPORTED_MODULE_2__/* .CALLERS_FILE */ .mp
            ? [...value.matchAll(QUOTED)].map(([, text = '']) => text)
            : value.split('\n')));
    const own = users.flatMap((user) => [user.password, (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .basicAuth */ .tB)(user)]);
    // Shorter lines are words such as "-" that stand everywhere.
    const long = [certificate.key, ...kept]
        .map((text) => text.trim())
        .filter(({ length }) => length >= SHORTEST);
    return [...new Set([...own, ...long])];
}
const SHORTEST = 4;
const PUBLIC = ['tls/tls.crt', `upstream-trust/${_registry_mirrors_js__WEBPACK_IMPORTED_MODULE_5__/* .TRUST_KEY */ .Nm}`];
const QUOTED = /"(?:Basic |Bearer )?([A-Za-z0-9+/=]{16,})"/g;
function certificateFacts(chain) {
    const { fingerprint256: fingerprint, validTo } = new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(chain);
    return { fingerprint, end: new Date(validTo).toISOString() };
}
async function readIfThere(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch (thrown) {
        if (thrown.code === 'ENOENT')
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 1505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ unitFile),
/* harmony export */   y: () => (/* binding */ RegistryServices)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5071);
/* harmony import */ var _generate_user_manager_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4607);
/* harmony import */ var _podman_version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9710);
/* harmony import */ var _registry_artifacts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4364);
/* harmony import */ var _registry_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5107);








/** Seconds in which a registry must have stopped; its containers have 10 each. */
const STOP = 120;
/**
 * The unit that plays the pod: a Quadlet file, and for a Podman that cannot read it a service. Pure.
 * @param quadlets where Quadlet files of this user lie: `~/.config/containers/systemd`
 */
function unitFile(pod, version, place, quadlets) {
    // Quadlet came with 4.4, and its word for the user namespace of a manifest with 4.5.
    const knowsQuadlet = (0,_podman_version_js__WEBPACK_IMPORTED_MODULE_6__/* .atLeast */ .jZ)(version, 4, pod.mapping === undefined ? 4 : 5);
    // A specifier begins with this character, also in what a user's home is called.
    const escaped = { ...place, manifest: place.manifest.replaceAll('%', '%%') };
    return knowsQuadlet
        ? { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(quadlets, `${pod.name}.kube`), text: (0,_registry_artifacts_js__WEBPACK_IMPORTED_MODULE_4__/* .kubeUnit */ .YW)(pod, version, escaped) }
        : {
            path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(quadlets)), 'systemd/user', `${pod.name}.service`),
            text: (0,_registry_artifacts_js__WEBPACK_IMPORTED_MODULE_4__/* .classicUnit */ .zJ)(pod, version, escaped),
        };
}
/** The services of this user's systemd, as far as a registry is concerned. */
class RegistryServices {
    manager;
    constructor(attempt, variables) {
        this.manager = new _generate_user_manager_js__WEBPACK_IMPORTED_MODULE_3__/* .UserManager */ .$(attempt, variables);
    }
    /** @throws UserError where this user has no systemd */
    quadletDirectory() {
        return this.manager.quadletDirectory('a persistent registry');
    }
    /** @throws UserError where systemd does not see the service: Podman's generator is missing */
    async install({ service }, unit) {
        await (0,_registry_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writePrivate */ .p)(unit.path, unit.text);
        await this.manager.reload();
        const state = await this.state(service);
        if (state.load === 'not-found') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`systemd has made no ${service} out of ${unit.path}, so Podman's Quadlet generator is missing or refuses the file; see: podman-registry doctor`);
        }
        if (isClassic(unit.path))
            await this.manager.enable(service);
    }
    /** Stops the service and removes its unit file. */
    async remove({ service, pod }) {
        const quadlets = await this.quadletDirectory();
        const units = [
            (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(quadlets, `${pod}.kube`),
            (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(quadlets)), 'systemd/user', `${pod}.service`),
        ];
        const left = await this.manager.stop([service], STOP);
        // A unit that is not there cannot be stopped, and need not be.
        const there = (await this.state(service)).active;
        if (left !== undefined && (there === 'active' || there === 'activating' || there === 'deactivating')) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`${service} could not be stopped: ${left}`);
        }
        for (const unit of units) {
            if (!(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(unit)))
                continue;
            if (isClassic(unit))
                await this.manager.disable(service);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(unit);
        }
        await this.manager.reload();
    }
    async start({ service }) {
        await this.manager.start([service]);
    }
    async restart({ service }) {
        const left = await this.manager.stop([service], STOP);
        if (left !== undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`${service} could not be stopped: ${left}`);
        await this.manager.start([service]);
    }
    async state(service) {
        const [state] = await this.manager.states([service]);
        if (state === undefined)
            throw new Error(`systemctl show says nothing of ${service}`);
        return state;
    }
    journal({ service }, lines) {
        return this.manager.journal(service, lines);
    }
}
function isClassic(unit) {
    return unit.endsWith('.service');
}


/***/ }),

/***/ 9305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ awaitRegistry),
/* harmony export */   O: () => (/* binding */ explainDown)
/* harmony export */ });
/* harmony import */ var _registry_blame_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5887);
/* harmony import */ var _registry_play_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4780);
/* harmony import */ var _registry_pod_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1879);
/* harmony import */ var _registry_ready_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1471);
/* harmony import */ var _registry_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1113);





/**
 * Waits until a registry whose service was started answers over TLS, with its CA checked and its own login.
 * @param timeout in seconds
 */
async function awaitRegistry(place, pod, secrets, timeout, { services, podman, log }) {
    const where = `https://${(0,_registry_pod_js__WEBPACK_IMPORTED_MODULE_1__/* .authority */ .ku)(pod.address)}/v2/`;
    const { client, isUp } = (0,_registry_token_js__WEBPACK_IMPORTED_MODULE_3__/* .waitingClient */ .V5)(pod, secrets);
    try {
        const onWait = async (sofar, seen) => {
            log.info(`… ${where} after ${Math.round(sofar / 1000)} s: ${seen}`);
            const { active } = await services.state(place.service);
            if (active === 'failed')
                return 'hopeless';
            return (0,_registry_blame_js__WEBPACK_IMPORTED_MODULE_4__/* .isCrashLoop */ .yh)(await podman.podStates(pod.name)) ? 'hopeless' : 'wait';
        };
        const { ready, waited, lastSeen } = await (0,_registry_ready_js__WEBPACK_IMPORTED_MODULE_2__/* .waitUntilReady */ .b)(client, timeout, onWait, isUp);
        if (ready)
            return { up: true, waited };
        const said = await services.journal(place, JOURNAL);
        const portTaken = STRANGER.test(lastSeen) || said.some((line) => PORT_TAKEN.test(line));
        return { up: false, waited, lastSeen, portTaken };
    }
    finally {
        client.close();
    }
}
const JOURNAL = 30;
// The words of the kernel, and those of pasta.
const PORT_TAKEN = /address already in use|Failed to bind port/i;
// Whoever answers with a certificate that our CA has not signed is somebody else at this port.
const STRANGER = /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_SIGNATURE_FAILURE)/;
/** Prints what systemd and the containers said, and gives the error that says whose fault it is. */
async function explainDown(place, pod, { lastSeen, waited }, { podman, services, log }) {
    const { active, sub, result } = await services.state(place.service);
    await log.group(`State of ${place.service}`, async () => {
        log.info(`${place.service}: ${active} (${sub}), result ${result}`);
        for (const line of await services.journal(place, JOURNAL))
            log.info(`  ${line}`);
    });
    return (0,_registry_play_js__WEBPACK_IMPORTED_MODULE_0__/* .explainSilence */ .l)(pod, lastSeen, waited, { podman });
}


/***/ }),

/***/ 4364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rk: () => (/* binding */ CLASSIC_DIRECTORY),
  zJ: () => (/* binding */ classicUnit),
  YW: () => (/* binding */ kubeUnit),
  cC: () => (/* binding */ quadletArtifacts),
  ZP: () => (/* binding */ secretForKey),
  DX: () => (/* binding */ secretKeys)
});

// EXTERNAL MODULE: ./lib/src/podman/podman.js + 1 modules
var podman_podman = __webpack_require__(3272);
// EXTERNAL MODULE: ./lib/src/podman/version.js
var version = __webpack_require__(9710);
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

// EXTERNAL MODULE: ./lib/src/registry/access.js
var registry_access = __webpack_require__(1380);
// EXTERNAL MODULE: ./lib/src/registry/manifest.js + 2 modules
var manifest = __webpack_require__(4388);
// EXTERNAL MODULE: ./lib/src/registry/mapping.js + 1 modules
var registry_mapping = __webpack_require__(4140);
// EXTERNAL MODULE: ./lib/src/registry/mirrors.js
var mirrors = __webpack_require__(3884);
// EXTERNAL MODULE: ./lib/src/registry/probes.js
var probes = __webpack_require__(2821);
// EXTERNAL MODULE: ./lib/src/registry/storage.js
var storage = __webpack_require__(9189);
;// CONCATENATED MODULE: ./lib/src/registry/artifacts.js









/** Below the user's home: what the classic unit's pod mounts, and its manifest. */
const CLASSIC_DIRECTORY = '.local/share/podman-registry';
const COMMENT = 'A private registry: CNCF Distribution behind nginx with TLS. Made by podman-registry-action.';
const DESCRIPTION = 'CNCF Distribution behind nginx with TLS';
/** The keys of each secret, which the README tells how to make. */
function secretKeys(pod) {
    return {
        tls: ['tls.crt', 'tls.key'],
        access: accessKeys(pod),
        http: ['http-secret'],
        storage: pod.storage.kind === 's3' ? ['access-key', 'secret-key'] : [],
        mirrors: (0,mirrors/* mirrorKeys */.sS)(pod),
        'upstream-trust': pod.mirrors.length > 0 ? [mirrors/* TRUST_KEY */.Nm] : [],
    };
}
function accessKeys({ access }) {
    if (access.kind !== 'basic')
        return [];
    return access.anonymousPull ? ['htpasswd', registry_access/* CALLERS_FILE */.mp] : ['htpasswd'];
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
        [
            `kube/${pod.name}.kube`,
            kubeUnit(pod, target, { manifest: `${pod.name}.yaml`, network: (0,podman_podman/* rootlessNetwork */.wo)(target) }),
        ],
        [
            `kube/${pod.name}.yaml`,
            (0,manifest/* podManifest */.lq)(pod, { sources: { kind: 'cluster' }, restartPolicy: 'Always', target, probes: true }),
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
    return (0,version/* atLeast */.jZ)(target, 5, 3) ? [{ name: 'Quadlet', entries: [['DefaultDependencies', 'false']] }] : [];
}
/** The `.kube` file of a pod. */
function kubeUnit(pod, target, place) {
    return formatUnit(COMMENT, [
        { name: 'Unit', entries: [['Description', DESCRIPTION]] },
        {
            name: 'Kube',
            entries: [
                ['Yaml', place.manifest],
                // Without it the pod gets a bridge, which needs a firewall tool and forwards more slowly.
                ...(place.network === undefined ? [] : [['Network', place.network]]),
                ...(pod.mapping && (0,version/* atLeast */.jZ)(target, 4, 5) ? [['UserNS', (0,registry_mapping/* usernsOf */.WK)(pod.mapping)]] : []),
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
    const volumes = (0,manifest/* claimedData */.Mo)(pod).map((data) => [
        `pod/${pod.name}-${data}.volume`,
        formatUnit(COMMENT, [
            { name: 'Volume', entries: [['VolumeName', manifest/* OBJECTS */.fQ.data(pod, data)]] },
            ...quadletSection(target),
        ]),
    ]);
    return [
        [`pod/${pod.name}.pod`, podUnit],
        ...pod.containers.map((container) => [
            `pod/${pod.name}-${container.name}.container`,
            containerUnit(pod, container, target),
        ]),
        ...volumes,
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
    return options.map(([key, option, value]) => (0,version/* atLeast */.jZ)(target, 5, 3) ? [key, value] : ['PodmanArgs', `${option}=${value}`]);
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
                ...(container.probes ? healthEntries(container.probes) : []),
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
        case 'config':
            return [['Volume', `./config/${mount.config}:${mount.path}:ro,z`]];
        case 'secret':
            return secretKeys(pod)[mount.secret].map((key) => [
                'Secret',
                `${secretForKey(pod, key)},type=mount,target=${mount.path}/${key},mode=0400`,
            ]);
        case 'data':
            return [['Volume', dataVolume(pod, mount)]];
    }
}
function dataVolume(pod, mount) {
    const path = (0,storage/* ownPath */.O4)(pod, mount.data);
    if (path === undefined)
        return `${pod.name}-${mount.data}.volume:${mount.path}`;
    // systemd reads specifiers in it.
    return `${path.replaceAll('%', '%%')}:${mount.path}:z`;
}
/** Quadlet passes the value on as one word, and podman takes a JSON array for a command without a shell. */
function healthEntries({ liveness }) {
    const { periodSeconds, timeoutSeconds, failureThreshold } = probes/* PROBE_TIMES */._E.liveness;
    return [
        ['HealthCmd', JSON.stringify(liveness)],
        ['HealthInterval', `${periodSeconds}s`],
        ['HealthTimeout', `${timeoutSeconds}s`],
        ['HealthRetries', String(failureThreshold)],
        ['HealthStartPeriod', `${probes/* PROBE_TIMES */._E.startup.periodSeconds * probes/* PROBE_TIMES */._E.startup.failureThreshold}s`],
        // systemd starts it again.
        ['HealthOnFailure', 'kill'],
    ];
}
function configBelow(pod, directory) {
    return Object.entries((0,manifest/* configFiles */.ap)(pod)).map(([file, text]) => [`${directory}/${file}`, text]);
}
/**
 * A Podman without Quadlet gets its files from a directory: 4.3 crashes on a Secret volume, or mounts its base64, and
 * 3.4 knows neither Secret nor ConfigMap volumes.
 */
function classicFiles(pod, target, home) {
    const sources = { kind: 'directory', directory: `${home}/${CLASSIC_DIRECTORY}` };
    const published = {
        manifest: `%h/${CLASSIC_DIRECTORY}/${pod.name}.yaml`,
        network: (0,podman_podman/* rootlessNetwork */.wo)(target),
    };
    return [
        [`systemd/${pod.name}.service`, classicUnit(pod, target, published)],
        [
            `systemd/podman-registry/${pod.name}.yaml`,
            (0,manifest/* podManifest */.lq)(pod, { sources, restartPolicy: 'Always', target }),
        ],
        ...configBelow(pod, 'systemd/podman-registry'),
    ];
}
/** The service of a pod for a Podman without Quadlet. */
function classicUnit(pod, target, { manifest, network }) {
    const podman = ['/usr/bin/podman', ...(0,podman_podman/* kubePlayCommand */.tD)(target)].join(' ');
    const options = [
        ...(network === undefined ? [] : [`--network ${network}`]),
        ...(pod.mapping && (0,version/* atLeast */.jZ)(target, 4, 2) ? [`--userns ${(0,registry_mapping/* usernsOf */.WK)(pod.mapping)}`] : []),
    ].join(' ');
    const modern = (0,version/* atLeast */.jZ)(target, 4, 3);
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


/***/ }),

/***/ 4780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ playRegistry),
/* harmony export */   l: () => (/* binding */ explainSilence)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1491);
/* harmony import */ var _podman_podman_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3272);
/* harmony import */ var _blame_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5887);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5107);
/* harmony import */ var _mapping_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4140);
/* harmony import */ var _pod_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1879);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4083);
/* harmony import */ var _ready_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1471);
/* harmony import */ var _storage_check_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(943);
/* harmony import */ var _storage_volume_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(804);
/* harmony import */ var _token_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1113);












/**
 * Plays the pod and waits until it answers over TLS.
 * @returns the pod as it is up, and how long it took from `kube play` to the first good answer, in milliseconds
 * @throws UserError when it does not answer in time, saying which container is to blame
 */
async function playRegistry(options, tools) {
    await tools.journal.record({ kind: 'pod', name: options.choices.name });
    const started = Date.now();
    if (options.choices.storage)
        await (0,_storage_volume_js__WEBPACK_IMPORTED_MODULE_8__/* .readyVolume */ .i)(options.choices.storage, tools.podman, tools.journal);
    const pod = await playOnFreePort(options, tools);
    const { log } = tools;
    const where = `https://${(0,_pod_js__WEBPACK_IMPORTED_MODULE_3__/* .authority */ .ku)(pod.address)}/v2/`;
    const { client, isUp } = (0,_token_js__WEBPACK_IMPORTED_MODULE_7__/* .waitingClient */ .V5)(pod, options.secrets);
    const onWait = async (sofar, seen) => {
        log.info(`… ${where} after ${Math.round(sofar / 1000)} s: ${seen}`);
        return (0,_blame_js__WEBPACK_IMPORTED_MODULE_9__/* .isCrashLoop */ .yh)(await tools.podman.podStates(pod.name)) ? 'hopeless' : 'wait';
    };
    try {
        const { ready, waited, lastSeen } = await (0,_ready_js__WEBPACK_IMPORTED_MODULE_5__/* .waitUntilReady */ .b)(client, options.timeout, onWait, isUp);
        if (!ready)
            throw await explainSilence(pod, lastSeen, waited, tools);
        await (0,_storage_check_js__WEBPACK_IMPORTED_MODULE_6__/* .expectStorage */ .Nw)(pod, client, () => registryLog(pod, tools.podman));
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
    const network = (0,_podman_podman_js__WEBPACK_IMPORTED_MODULE_1__/* .forwarder */ .VK)(version, options.forwarders);
    const { mapping } = options.choices;
    const userns = mapping && (0,_mapping_js__WEBPACK_IMPORTED_MODULE_10__/* .usernsOf */ .WK)(mapping);
    for (let ports = options.ports;;) {
        const port = await (0,_ports_js__WEBPACK_IMPORTED_MODULE_4__/* .freePort */ .ov)(ports, bind);
        const pod = (0,_pod_js__WEBPACK_IMPORTED_MODULE_3__/* .describePod */ .Fx)({ ...options.choices, address: { host, bind, port } });
        const manifest = await (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writePodFiles */ .s)(pod, secrets.contents, directory);
        try {
            await podman.kubePlay(manifest, version, { network, userns });
            return pod;
        }
        catch (thrown) {
            const rest = ports.slice(ports.indexOf(port) + 1);
            if (!(thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError && /address already in use/i.test(thrown.result.stderr)))
                throw thrown;
            if (rest.length === 0)
                throw thrown;
            log.info(`port ${port} was taken in the meantime; trying the next one`);
            await podman.removePod(pod.name);
            ports = rest;
        }
    }
}
/** Whose fault it is, in one sentence with that container's own words. The rest is in the diagnostics. */
async function explainSilence(pod, lastSeen, waited, { podman }) {
    if (pod.storage.kind === 's3') {
        const log = await registryLog(pod, podman);
        if ((0,_storage_check_js__WEBPACK_IMPORTED_MODULE_6__/* .storageCause */ .Z2)(log) !== undefined)
            return (0,_storage_check_js__WEBPACK_IMPORTED_MODULE_6__/* .storageError */ .QX)(pod.storage, log, lastSeen);
    }
    const { container, words } = (0,_blame_js__WEBPACK_IMPORTED_MODULE_9__/* .blame */ .Sy)(await podman.podStates(pod.name), lastSeen);
    const line = container && (0,_blame_js__WEBPACK_IMPORTED_MODULE_9__/* .tellingLine */ .c$)(await podman.logs(`${pod.name}-${container}`, 50));
    const said = line ? `, and says: ${line}` : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_11__/* .UserError */ .yo(`https://${(0,_pod_js__WEBPACK_IMPORTED_MODULE_3__/* .authority */ .ku)(pod.address)}/v2/ did not answer within ${Math.round(waited / 1000)} s: ${words}${said}`);
}
function registryLog(pod, podman) {
    return podman.logs(`${pod.name}-registry`, 50);
}


/***/ }),

/***/ 943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nw: () => (/* binding */ expectStorage),
/* harmony export */   QX: () => (/* binding */ storageError),
/* harmony export */   R4: () => (/* binding */ expectEndpoint),
/* harmony export */   Z2: () => (/* binding */ storageCause)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);



// Milliseconds. An object store answers at once, also where it only refuses.
const LIMIT = 5000;
// What podman calls the host in the containers' /etc/hosts.
const HOST_NAMES = ['host.containers.internal', 'host.docker.internal'];
/**
 * Asks the endpoint of an object store for anything at all, before something is started that would only hang without it.
 * Nothing is sent or believed: keys and certificates are for the registry to try.
 * @throws UserError where it does not answer from this host, or where its name means another host in a container
 */
async function expectEndpoint({ endpoint, region }) {
    const given = endpoint === undefined ? '"s3-region"' : '"s3-endpoint"';
    const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
    if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input ${given} is ${endpoint}, which in the registry's container is the container itself; allowed: an address that leads there from a container, for this host http${url.protocol === 'https:' ? 's' : ''}://${HOST_NAMES[0]}:${url.port || 'PORT'}`);
    }
    // Known in containers only, so the registry itself finds out.
    if (HOST_NAMES.includes(url.hostname))
        return;
    const silence = await silenceOf(url);
    if (silence === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input ${given} leads to ${endpoint ?? url.origin}, which does not answer: ${silence}; allowed: an object store that answers, checked with: curl -v ${url.origin}`);
}
/** @returns why there is no answer, or nothing where there is one, whatever it says */
function silenceOf(url) {
    return new Promise((resolve) => {
        const answered = (incoming) => {
            incoming.resume();
            resolve(undefined);
        };
        const outgoing = url.protocol === 'https:'
            ? (0,node_https__WEBPACK_IMPORTED_MODULE_1__.request)(url, { agent: false, timeout: LIMIT, rejectUnauthorized: false }, answered)
            : (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, { agent: false, timeout: LIMIT }, answered);
        outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${LIMIT / 1000} s`)));
        outgoing.on('error', ({ code, message }) => resolve(code ?? message));
        outgoing.end();
    });
}
/**
 * Has the registry look into its bucket. By itself it says that it is well for half a minute after its store has left it.
 * @param log gives the last lines of the registry's log
 * @throws UserError with the cause, as the object store told it
 */
async function expectStorage({ storage }, client, log) {
    if (storage.kind !== 's3')
        return;
    let seen;
    try {
        const { status, body } = await client.get('/v2/podman-registry-proof/tags/list');
        // What is not there is 404. Who may not look at it does not find out.
        if (status < 500)
            return;
        seen = `status ${status}: ${body.slice(0, 300)}`;
    }
    catch (thrown) {
        seen = thrown.message;
    }
    throw storageError(storage, await log(), seen);
}
/** An error about an object store, for the words of a registry that could not use it. */
function storageError(storage, log, seen) {
    const where = `the bucket "${storage.bucket}" at ${storage.endpoint ?? `AWS in ${storage.region}`}`;
    const cause = storageCause(`${log}\n${seen}`);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(cause === undefined
        ? `the registry cannot use ${where}: ${seen}; its last lines: ${log.trim().split('\n').slice(-3).join(' | ')}`
        : `the registry cannot use ${where}: ${cause}`);
}
// The codes of S3, and the words of Go's net and crypto packages.
const CAUSES = [
    [
        /InvalidAccessKeyId/,
        'the object store does not know the access key; allowed: "s3-access-key" of a user of the bucket',
    ],
    [
        /SignatureDoesNotMatch/,
        'the signature is wrong; allowed: the "s3-secret-key" that belongs to "s3-access-key", and the "s3-region" that the object store has for itself',
    ],
    [/NoSuchBucket/, 'there is no such bucket; allowed: "s3-bucket" with the name of one that has been made'],
    [
        /AuthorizationHeaderMalformed|PermanentRedirect|BucketRegionError|IllegalLocationConstraint/,
        'the bucket is in another region; allowed: "s3-region" with the one that the bucket is in',
    ],
    [
        /invalid region provided/,
        'AWS has no such region; allowed: "s3-region" as AWS writes it, or "s3-endpoint" with it',
    ],
    [
        /RequestTimeTooSkewed/,
        'the clocks of this host and of the object store differ; allowed: a host whose clock is right',
    ],
    [
        /AccessDenied|status code: 403|Forbidden/,
        'access is denied; allowed: a user who may list, read, write and delete in the bucket, and keys that are right',
    ],
    [
        /x509: |certificate signed by unknown authority|failed to verify certificate/,
        "its certificate is not trusted; allowed: an endpoint whose CA is in this host's own trust store",
    ],
    [
        /server gave HTTP response to HTTPS client/,
        'it speaks no TLS; allowed: "s3-endpoint" that begins with http://',
    ],
    [
        /no such host/,
        'a container cannot resolve its name; allowed: "s3-endpoint" with a name that is known to DNS',
    ],
    [
        /connection refused|no route to host|network is unreachable|i\/o timeout|deadline exceeded|no answer within/,
        'a container cannot reach it; allowed: "s3-endpoint" with an address that leads there from a container, for this host host.containers.internal',
    ],
];
/** Why an object store cannot be used, in words for the reader, where the log tells. */
function storageCause(log) {
    return CAUSES.find(([words]) => words.test(log))?.[1];
}


/***/ }),

/***/ 804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readyVolume)
/* harmony export */ });
/* unused harmony export VOLUME_LABEL */
/** By which an operator finds the volumes that registries have left. */
const VOLUME_LABEL = 'podman-registry=data';
/** Makes the named volume where there is none yet; it outlives the job, with all that is in it. */
async function readyVolume(storage, podman, journal) {
    if (storage.kind !== 'volume')
        return;
    await journal.record({
        kind: 'kept',
        what: `the volume ${storage.name}, which holds the registry's images`,
    });
    await podman.ensureVolume(storage.name, VOLUME_LABEL);
}


/***/ }),

/***/ 1113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ clientFor),
/* harmony export */   V5: () => (/* binding */ waitingClient)
/* harmony export */ });
/* unused harmony exports parseChallenge, isUpWithToken, fetchToken */
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5071);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9597);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2574);





/** Reads `WWW-Authenticate: Bearer realm="…",service="…",scope="…"`; nothing where it is of another kind. */
function parseChallenge(header) {
    const [, rest] = /^Bearer\s+(.*)$/i.exec(String(header ?? '')) ?? [];
    if (rest === undefined)
        return undefined;
    const parameters = new Map([...rest.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value]));
    const realm = parameters.get('realm');
    return realm === undefined
        ? undefined
        : { realm, service: parameters.get('service'), scope: parameters.get('scope') };
}
/** Does this answer of `/v2/` say that the registry is up, without any login? */
function isUpWithToken({ status, headers }) {
    return status === 401 && parseChallenge(headers['www-authenticate']) !== undefined;
}
/**
 * A client to wait with until a registry is up, and what says so: with an authentication service outside of the pod the
 * registry's word for it is enough.
 */
function waitingClient({ address, access }, { certificate, credentials }) {
    const withToken = access.kind === 'token';
    const login = withToken ? undefined : credentials && (0,_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .basicAuth */ .tB)(credentials);
    const client = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .registryClient */ .R)(address, certificate.ca, login);
    return { client, isUp: withToken ? isUpWithToken : undefined };
}
/**
 * A client that logs in the way the registry asks for: with the password on every request, or with tokens that an
 * authentication service issues for it.
 * @param credentials nothing where the registry asks for none, or the job has none
 */
function clientFor({ address, access }, ca, credentials) {
    const authorization = credentials && (0,_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .basicAuth */ .tB)(credentials);
    if (access.kind !== 'token' || authorization === undefined) {
        return (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .registryClient */ .R)(address, ca, authorization);
    }
    const plain = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .registryClient */ .R)(address, ca, undefined);
    return {
        async get(path, options = {}) {
            const first = await plain.get(path, options);
            const challenge = parseChallenge(first.headers['www-authenticate']);
            if (first.status !== 401 || challenge === undefined || options.anonymous)
                return first;
            const token = await fetchToken(challenge, ca, authorization);
            return plain.get(path, { ...options, bearer: token });
        },
        close: () => plain.close(),
    };
}
// Milliseconds.
const LIMIT = 10_000;
/**
 * Asks the authentication service for a token.
 * @param ca trusted besides the public roots and the system's, as podman does
 * @param authorization what follows `Basic `
 * @throws UserError where it gives none
 */
function fetchToken({ realm, service, scope }, ca, authorization) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    for (const one of scope?.split(' ') ?? [])
        url.searchParams.append('scope', one);
    const trusted = [...node_tls__WEBPACK_IMPORTED_MODULE_1__.rootCertificates, ...systemRoots(), ca];
    const headers = { authorization: `Basic ${authorization}` };
    return new Promise((resolve, reject) => {
        const fail = (what) => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the authentication service at ${realm} ${what}; it is the input "token-realm"`));
        const outgoing = (0,node_https__WEBPACK_IMPORTED_MODULE_0__.request)(url, { ca: trusted, headers, timeout: LIMIT, agent: false }, (incoming) => {
            const parts = [];
            incoming.on('data', (part) => parts.push(part));
            incoming.on('error', (error) => fail(`broke off: ${error.message}`));
            incoming.on('end', () => {
                if (incoming.statusCode !== 200) {
                    fail(`answers with status ${incoming.statusCode}, so it does not know "username" and "password"`);
                    return;
                }
                const token = tokenIn(Buffer.concat(parts).toString('utf8'));
                if (token === undefined)
                    fail('answers without a token');
                else
                    resolve(token);
            });
        });
        outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${LIMIT / 1000} s`)));
        outgoing.on('error', (error) => fail(`cannot be reached (${error.code ?? error.message})`));
        outgoing.end();
    });
}
/** Node has told what the system trusts since 22.15. */
function systemRoots() {
    return typeof node_tls__WEBPACK_IMPORTED_MODULE_1__.getCACertificates === 'function' ? node_tls__WEBPACK_IMPORTED_MODULE_1__.getCACertificates('system') : [];
}
function tokenIn(text) {
    try {
        const { token, access_token } = JSON.parse(text);
        const found = token ?? access_token;
        return typeof found === 'string' && found !== '' ? found : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
