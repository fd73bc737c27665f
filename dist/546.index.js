export const id = 546;
export const ids = [546];
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

/***/ 2222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SA: () => (/* binding */ expectMirrors),
  TV: () => (/* binding */ mirrorDirectories),
  M5: () => (/* binding */ podMirrors),
  kG: () => (/* binding */ tellMirrorFigures),
  ob: () => (/* binding */ useMirrors),
  DH: () => (/* binding */ withUpstreamSecrets)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/host/facts/home.js
var home = __webpack_require__(7626);
// EXTERNAL MODULE: ./lib/src/podman/podman.js + 1 modules
var podman = __webpack_require__(3272);
// EXTERNAL MODULE: ./lib/src/registry/blame.js
var blame = __webpack_require__(5887);
// EXTERNAL MODULE: ./lib/src/registry/client.js
var registry_client = __webpack_require__(9597);
// EXTERNAL MODULE: ./lib/src/registry/credentials.js
var registry_credentials = __webpack_require__(2574);
// EXTERNAL MODULE: ./lib/src/registry/files.js
var files = __webpack_require__(5107);
// EXTERNAL MODULE: ./lib/src/registry/images.js
var registry_images = __webpack_require__(4660);
// EXTERNAL MODULE: ./lib/src/registry/mirror-nginx.js
var mirror_nginx = __webpack_require__(9432);
// EXTERNAL MODULE: ./lib/src/registry/mirrors.js
var mirrors = __webpack_require__(3884);
;// CONCATENATED MODULE: ./lib/src/registry/mirror-figures.js


/**
 * Counts what nginx logged of the caches. Pure.
 * @param log of the container nginx; other lines in it are passed over
 */
function countMirrors(log, upstreams) {
    const lines = log.split('\n').flatMap(readLine);
    return upstreams.map((upstream) => {
        const own = lines.filter(({ path }) => path.startsWith(`/v2/${(0,mirrors/* mirrorRepository */.Mi)({ upstream })}/`));
        const given = own.filter(({ status }) => status === '200' || status === '206');
        const cached = given.filter(({ source }) => source === 'cache');
        const bytes = (some) => some.reduce((sum, line) => sum + Number(line.bytes), 0);
        const saved = bytes(cached);
        return {
            upstream,
            blobs: given.length,
            hits: cached.length,
            saved,
            fetched: bytes(given) - saved,
            // Who asks without a login asks again with one.
            failed: own.filter(({ status }) => Number(status) >= 500).length,
        };
    });
}
function readLine(line) {
    const start = line.indexOf(`${mirror_nginx/* MIRROR_LINE */.z5} {`);
    if (start === -1)
        return [];
    try {
        return [JSON.parse(line.slice(start + mirror_nginx/* MIRROR_LINE */.z5.length))];
    }
    catch {
        // The first of the last lines may be cut off.
        return [];
    }
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./lib/src/undo/directories.js
var directories = __webpack_require__(4898);
// EXTERNAL MODULE: ./lib/src/registry/pod.js
var pod = __webpack_require__(1879);
;// CONCATENATED MODULE: ./lib/src/registry/mirror-registries.js






/**
 * The drop-in for registries.conf.d that sends pulls through the caches. One block stands for each prefix, and the last
 * file has it, so what was said of an upstream before is said again: mirrors of before come after ours, also those of
 * another job of this user. Where somebody forbids an upstream or leads it elsewhere, that stands. Pure.
 * Source: containers-registries.conf.d(5), containers-registries.conf(5).
 * @param entries what podman has of before
 */
function mirrorDropIn(pod, entries) {
    const registry = [];
    const left = [];
    for (const { upstream } of pod.mirrors) {
        const before = entries[upstream];
        if (before?.Blocked) {
            left.push({ upstream, why: 'is blocked there' });
        }
        else if (before !== undefined && before.Location !== upstream) {
            left.push({ upstream, why: `leads to ${before.Location} there` });
        }
        else {
            registry.push(block(upstream, mirrorLocation(pod, upstream), before));
        }
    }
    if (registry.length === 0)
        return { text: undefined, left };
    const head = '# Pulls go through the caches of a registry of this job. Made by podman-registry-action.\n';
    return { text: head + (0,dist/* stringify */.As)({ registry }), left };
}
function block(upstream, location, before) {
    const others = (before?.Mirrors ?? []).filter((mirror) => mirror.Location !== location);
    return {
        prefix: upstream,
        location: upstream,
        ...(before?.Insecure && { insecure: true }),
        ...(before?.MirrorByDigestOnly && { 'mirror-by-digest-only': true }),
        mirror: [{ location }, ...others.map(again)],
    };
}
function again({ Location, Insecure, PullFromMirror }) {
    return {
        location: Location,
        ...(Insecure && { insecure: true }),
        ...(PullFromMirror && { 'pull-from-mirror': PullFromMirror }),
    };
}
/** `127.0.0.1:8443/mirror/docker.io` */
function mirrorLocation({ address }, upstream) {
    return `${(0,pod/* authority */.ku)(address)}/${(0,mirrors/* mirrorRepository */.Mi)({ upstream })}`;
}
/**
 * Makes the pulls of this user's podman, buildah and skopeo go through the caches, and asks podman whether they do.
 * @returns the upstreams whose pulls go through
 */
async function sendPullsThrough(pod, { podman, journal, log, home, job }) {
    const { text, left } = mirrorDropIn(pod, await podman.registries());
    for (const { upstream, why } of left) {
        log.warning(`pulls from ${upstream} do not go through its cache: this user has registries.conf, or a file of registries.conf.d, and ${upstream} ${why}. Pull ${mirrorLocation(pod, upstream)}/… by that name, or add it as a [[registry.mirror]]`);
    }
    if (text === undefined)
        return [];
    // The youngest comes last among those of several jobs, and repeats what the others say.
    const name = `podman-registry-mirrors-${Date.now()}-${job.slice(-8)}.conf`;
    const file = (0,external_node_path_.join)(home, '.config/containers/registries.conf.d', name);
    const made = await (0,directories/* missingDirectories */.q)((0,external_node_path_.dirname)(file));
    if (made.length > 0)
        await journal.record({ kind: 'remove-empty', paths: made });
    await journal.record({ kind: 'remove', path: file });
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, text);
    return whatGoesThrough(pod, left, await podman.registries(), log);
}
function whatGoesThrough(pod, left, entries, log) {
    const through = [];
    for (const { upstream } of pod.mirrors) {
        if (left.some((one) => one.upstream === upstream))
            continue;
        const location = mirrorLocation(pod, upstream);
        if (entries[upstream]?.Mirrors?.[0]?.Location === location)
            through.push(upstream);
        else {
            log.warning(`pulls from ${upstream} do not go through its cache: another file of registries.conf.d comes after ours and has a [[registry]] of that prefix. Pull ${location}/… by that name, or add it there as a [[registry.mirror]]`);
        }
    }
    return through;
}

// EXTERNAL MODULE: ./lib/src/registry/ready.js
var registry_ready = __webpack_require__(1471);
// EXTERNAL MODULE: ./lib/src/report/summary.js + 2 modules
var summary = __webpack_require__(9574);
;// CONCATENATED MODULE: ./lib/src/report/mirror-summary.js

/** What a cache was good for, in one line: `docker.io: 1 of 3 blobs came from the cache, 12.0 MiB not fetched`. */
function mirrorLine({ upstream, blobs, hits, saved, fetched, failed }) {
    const words = [
        ...(blobs === 0
            ? ['nothing was pulled through the cache']
            : [
                `${hits} of ${blobs} ${blobs === 1 ? 'blob' : 'blobs'} came from the cache`,
                ...(hits > 0 ? [`${(0,summary/* bytes */.ee)(saved)} not fetched`] : []),
                ...(hits < blobs ? [`${(0,summary/* bytes */.ee)(fetched)} fetched`] : []),
            ]),
        ...(failed > 0 ? [`${failed} could not be had from the upstream`] : []),
    ];
    return `${upstream}: ${words.join(', ')}`;
}
/** The section of the job summary; nothing where nothing was pulled. Pure. */
function mirrorSummary(figures) {
    if (figures.every(({ blobs, failed }) => blobs + failed === 0))
        return undefined;
    return ['### Caches', '', ...figures.map((figure) => `- ${mirrorLine(figure)}`), ''].join('\n');
}

// EXTERNAL MODULE: ./lib/src/root-bundles.js
var root_bundles = __webpack_require__(4268);
;// CONCATENATED MODULE: ./lib/src/actions/mirrors.js

















/** @throws UserError where what is asked for of the caches does not go together with the rest */
function expectMirrors({ mirrors, access, mapping }) {
    if (mirrors.directory !== undefined && mirrors.upstreams.length === 0) {
        throw new errors/* UserError */.yo('input "mirror-path" is set and "mirror" is not; allowed: both, or no mirror-path');
    }
    if (mirrors.upstreams.length > 0 && access.kind === 'token') {
        throw new errors/* UserError */.yo('input "mirror" is set and "auth" is token; allowed: "auth: basic" or "auth: none" with it, because a token is for the name of a repository, and below mirror/ the caches know it by another one');
    }
    if (mirrors.directory !== undefined && mapping.kind === 'auto') {
        throw new errors/* UserError */.yo(`input "mirror-path" is ${JSON.stringify(mirrors.directory)} and "userns" is auto; allowed: another "userns", because auto gives the caches other ids each time, which cannot read what they have stored before`);
    }
}
/** The directories that the caller keeps, one for each upstream. */
function mirrorDirectories({ upstreams, directory }) {
    return directory === undefined
        ? []
        : upstreams.map(({ upstream }) => (0,external_node_path_.join)(directory, (0,mirrors/* mirrorDirectory */.VE)(upstream)));
}
/** The caches as the pod has them. An upstream that does not answer is told of, and what is cached is served. */
function podMirrors(inputs, log) {
    const directories = mirrorDirectories(inputs);
    return Promise.all(inputs.upstreams.map(async ({ upstream, login }, index) => {
        const offline = !(await (0,registry_images/* reachable */.Gq)(upstream));
        if (offline) {
            log.warning(`${upstream} does not answer: its cache serves what it has, and nothing else for as long as this registry is up`);
        }
        return { upstream, authenticated: login !== undefined, path: directories[index], offline };
    }));
}
/**
 * The secrets with the logins of the upstreams, and the certificates that this host believes.
 * @throws UserError where this host believes none
 */
async function withUpstreamSecrets({ upstreams }, made, { host }) {
    const secrets = await made;
    if (upstreams.length === 0)
        return secrets;
    const logins = upstreams.flatMap(({ upstream, login }) => {
        const keys = (0,mirrors/* loginKeys */.wo)(upstream);
        return login ? [[keys.username, login.username], [keys.password, login.password]] : [];
    });
    const contents = {
        ...secrets.contents,
        ...(logins.length > 0 && { mirrors: Object.fromEntries(logins) }),
        'upstream-trust': { [mirrors/* TRUST_KEY */.Nm]: await trustedBundle(host) },
    };
    return { ...secrets, contents };
}
async function trustedBundle(host) {
    const named = host.variable('SSL_CERT_FILE');
    const paths = named ? [named] : root_bundles/* ROOT_BUNDLES */.f;
    for (const path of paths) {
        const text = await host.read(path);
        if (text)
            return text;
    }
    throw new errors/* UserError */.yo(`input "mirror" is set, and this host has no file of CA certificates (${paths.join(', ')}), without which no upstream can be believed; install the package ca-certificates`);
}
// Beside the journal, for post.
const FILE = 'mirrors.json';
// Seconds. The pod is up already; a cache asks its upstream once before it answers.
const PATIENCE = 15;
/** Waits for the caches, and sends the pulls of this job through them. One that does not answer is a warning. */
async function useMirrors(pod, { certificate, credentials }, job) {
    if (pod.mirrors.length === 0)
        return;
    const { podman, journal, log, name, directory, host } = job;
    const upstreams = pod.mirrors.map(({ upstream }) => upstream);
    await (0,files/* writePrivate */.p)((0,external_node_path_.join)(directory, FILE), JSON.stringify(upstreams));
    const client = (0,registry_client/* registryClient */.R)(pod.address, certificate.ca, credentials && (0,registry_credentials/* basicAuth */.tB)(credentials));
    try {
        await Promise.all(pod.mirrors.map((mirror) => expectAnswer(pod, mirror, client, job)));
    }
    finally {
        client.close();
    }
    const tools = { podman, journal, log, home: (0,home/* homeDirectory */.R)(host), job: name };
    for (const upstream of await sendPullsThrough(pod, tools)) {
        log.info(`✓ pulls from ${upstream} go through ${mirrorLocation(pod, upstream)}`);
    }
}
async function expectAnswer(pod, mirror, client, { podman, log }) {
    const own = {
        get: (path, options) => client.get(path.replace('/v2/', `/v2/${(0,mirrors/* mirrorRepository */.Mi)(mirror)}/`), options),
        close: () => undefined,
    };
    const { ready, waited, lastSeen } = await (0,registry_ready/* waitUntilReady */.b)(own, PATIENCE, async () => 'wait');
    if (ready)
        return;
    const container = `${pod.name}-${(0,mirrors/* mirrorName */.zZ)(mirror)}`;
    const lines = (0,blame/* withoutRepeats */.jP)(await podman.logs(container, 20)).slice(-5);
    log.warning([
        `the cache of ${mirror.upstream} did not answer within ${Math.round(waited / 1000)} s (${lastSeen}); pulls go to ${mirror.upstream} itself. The last lines of ${container}:`,
        ...lines.map((line) => `  ${line}`),
    ].join('\n'));
}
// Lines of nginx's log; it holds one for each blob, and warnings.
const ENOUGH = 50_000;
/** Tells what the caches were good for, while the pod is there still. Never fails: it is for people to read. */
async function tellMirrorFigures({ name, directory }, runner) {
    const { log } = runner;
    try {
        const upstreams = await (0,promises_.readFile)((0,external_node_path_.join)(directory, FILE), 'utf8').catch(() => undefined);
        // Main had no caches, or did not come so far.
        if (upstreams === undefined)
            return;
        const text = await new podman/* Podman */.oh(run.attempt).logs(`${name}-nginx`, ENOUGH);
        const figures = countMirrors(text, JSON.parse(upstreams));
        for (const figure of figures)
            log.info(mirrorLine(figure));
        const summary = mirrorSummary(figures);
        if (summary !== undefined)
            await runner.summary(summary);
    }
    catch (thrown) {
        log.info(`what the caches were good for could not be read: ${thrown.message}`);
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

/***/ 3928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ mermaidText)
/* harmony export */ });
// What shows nothing, or turns the writing around, shows as one sign each.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * What is a sign somewhere in mermaid, Markdown or HTML: `%%` begins a comment or a directive, `:` an icon, and a `.`
 * behind a number makes a list. An `_` within a word is none, and common.
 */
const SIGNS = /[!-+:-?[-^`{-~]|[.](?= )|^[-.]|(?<![a-z\d])_|_(?![a-z\d])/gi;
/** Pairs that mean something even as entities: a formula, and what mermaid puts for `#` and `;` while it parses. */
const PAIRS = /\$(?=\$)|ﬂ(?=°)|¶(?=ß)/g;
const NOTHING_SEEN = '\u200b';
/**
 * A text of anybody's as what stands between the quotes of a mermaid label, on one line: whatever it is, it is shown
 * and rules nothing. Signs are written as mermaid's own entities, `#` with a decimal number (`#34;` is a quote), which
 * all of its versions read.
 * @param limit how many characters are shown at most; a longer text loses some in its middle to an ellipsis
 */
function mermaidText(text, limit) {
    const line = text.replace(/\s+/g, ' ').trim().replace(HIDDEN, '\ufffd');
    return shortened(line, limit)
        .replace(PAIRS, `$&${NOTHING_SEEN}`)
        .replace(SIGNS, (sign) => `#${sign.charCodeAt(0)};`);
}
/** In the middle, since names of one family differ at their ends. */
function shortened(text, limit) {
    const characters = [...text];
    if (characters.length <= limit)
        return text;
    const tail = Math.floor((limit - 1) / 3);
    return [...characters.slice(0, limit - 1 - tail), '…', ...characters.slice(characters.length - tail)].join('');
}


/***/ }),

/***/ 8359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ pushRefusalWords),
/* harmony export */   v: () => (/* binding */ proveAccess)
/* harmony export */ });
/**
 * Pulls an image's manifest and begins a push as those who may only pull.
 * @param reader a client with the reader's password
 * @throws Error where one of them cannot pull, or can push
 */
async function proveAccess(access, image, clients) {
    const refused = async (who, client, anonymous, wanted) => {
        const pulled = await client.get(`/v2/${image.repository}/manifests/${image.tag}`, {
            anonymous,
            accept: 'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
        });
        if (pulled.status !== 200)
            throw new Error(`${who} may pull, and got status ${pulled.status} for a manifest`);
        const push = { anonymous, method: 'POST' };
        const { status } = await client.get(`/v2/${image.repository}/blobs/uploads/`, push);
        if (status !== wanted) {
            throw new Error(`a push by ${who} was answered with status ${status}; it must be ${wanted}`);
        }
        return status;
    };
    return {
        ...(clients.reader && { reader: await refused('the reader', clients.reader, false, 403) }),
        ...(access.kind === 'basic' &&
            access.anonymousPull && { anybody: await refused('nobody in particular', clients.writer, true, 401) }),
    };
}
/** The same in words; nothing where nobody was refused. */
function pushRefusalWords({ reader, anybody }) {
    return [
        ...(reader === undefined ? [] : [`a push by the reader (${reader})`]),
        ...(anybody === undefined ? [] : [`a push without a login (${anybody}), though not a pull`]),
    ];
}


/***/ }),

/***/ 5887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Sy: () => (/* binding */ blame),
/* harmony export */   c$: () => (/* binding */ tellingLine),
/* harmony export */   jP: () => (/* binding */ withoutRepeats),
/* harmony export */   yh: () => (/* binding */ isCrashLoop)
/* harmony export */ });
/**
 * Which container is to blame for a registry that does not answer, in one sentence. Pure.
 * @param lastSeen what the last request got, as `waitUntilReady` tells it
 */
function blame(states, lastSeen) {
    const inside = states.filter(({ isInfra }) => !isInfra);
    const find = (name) => inside.find((state) => state.name.endsWith(`-${name}`));
    const named = ['registry', 'nginx'].map((name) => [name, find(name)]);
    const others = inside
        .filter((state) => !named.some(([, known]) => known === state))
        .map((state) => [state.name.slice(state.name.indexOf('-mirror-') + 1), state]);
    for (const [name, state] of [...named, ...others]) {
        const stopped = (how) => ({
            container: name,
            words: `the container ${name} is to blame: ${how}`,
        });
        if (state === undefined)
            return stopped('it was never made');
        if (state.restarts > 0)
            return stopped(`it was restarted ${state.restarts} times`);
        if (state.state !== 'running')
            return stopped(`it is ${state.state}, with exit code ${state.exitCode}`);
    }
    return runningBlame(lastSeen);
}
function runningBlame(lastSeen) {
    const registry = (how) => ({
        container: 'registry',
        words: `the container registry is to blame: ${how}`,
    });
    if (lastSeen === 'status 502' || lastSeen === 'status 504') {
        return registry('it runs, and does not answer nginx');
    }
    if (lastSeen === 'status 401') {
        return registry('it runs, and refuses the user name and password of this job');
    }
    if (lastSeen.startsWith('status 5'))
        return registry(`it answers ${lastSeen}`);
    if (lastSeen === 'ECONNREFUSED' || lastSeen === 'ECONNRESET') {
        return {
            container: 'nginx',
            words: `the container nginx is to blame: it runs, and takes no connection (${lastSeen})`,
        };
    }
    return { container: undefined, words: `all containers run; the last request got: ${lastSeen}` };
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
// Words of Distribution (logrus), of nginx, of Go itself, and of a program that cannot be started.
const FATAL = [
    /level=(?:fatal|panic)/,
    /\[(?:emerg|alert|crit)\]/,
    /^panic: /,
    /configuration error|cannot |could not |exec format error|not found|no such file|invalid /i,
];
/** The line of a container's log that tells best why it ended, without its time; the last one where none does. Pure. */
function tellingLine(log) {
    const lines = withoutRepeats(log);
    for (const sign of FATAL) {
        const line = lines.findLast((one) => sign.test(one));
        if (line !== undefined)
            return bareLine(line);
    }
    const last = lines.at(-1);
    return last === undefined ? undefined : bareLine(last);
}
function bareLine(line) {
    const message = /\bmsg=("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
    if (message !== undefined) {
        try {
            return JSON.parse(message);
        }
        catch {
            // Go quotes some characters in other ways than JSON; the line as it is tells the same.
        }
    }
    return line
        .replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?\s*(\[\w+\] )?(\d+#\d+: )?/, '')
        .trim();
}
// Fields of Distribution's lines that are the same in all of them, or mean something to its machine only.
const NOISE = /\s(?:go\.version|instance\.id|version|service|environment|http\.request\.(?:id|remoteaddr|useragent|contenttype|host)|http\.response\.(?:contenttype|duration|written)|vars\.\w+)=(?:"(?:[^"\\]|\\.)*"|\S*)/g;
/** A line of a container's log for people: without the fields that tell them nothing. Pure. */
function logLine(line) {
    return /^time="/.test(line) ? line.replace(NOISE, '') : line;
}


/***/ }),

/***/ 9597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ plainHttp),
/* harmony export */   R: () => (/* binding */ registryClient)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var _pod_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1879);



// Milliseconds; for one answer of a registry on this same machine.
const LIMIT = 10_000;
/** @param authorization what follows `Basic ` in the header, where the registry asks for it */
function registryClient(address, ca, authorization) {
    const agent = new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ keepAlive: true, ca });
    return {
        get: (path, { accept, anonymous, bearer, method } = {}) => new Promise((resolve, reject) => {
            const headers = {};
            if (accept !== undefined)
                headers.accept = accept;
            if (authorization !== undefined && !anonymous)
                headers.authorization = `Basic ${authorization}`;
            if (bearer !== undefined)
                headers.authorization = `Bearer ${bearer}`;
            const url = `https://${(0,_pod_js__WEBPACK_IMPORTED_MODULE_2__/* .authority */ .ku)(address)}${path}`;
            const outgoing = (0,node_https__WEBPACK_IMPORTED_MODULE_1__.request)(url, { agent, headers, method, timeout: LIMIT }, (incoming) => {
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
        const outgoing = (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)(`http://${(0,_pod_js__WEBPACK_IMPORTED_MODULE_2__/* .authority */ .ku)(address)}${path}`, { timeout: LIMIT }, (incoming) => {
            incoming.resume();
            resolve(incoming.statusCode ?? 0);
        });
        outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
        outgoing.on('error', (error) => resolve(error.code ?? error.message));
        outgoing.end();
    });
}


/***/ }),

/***/ 7080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wZ: () => (/* binding */ cachedName),
  rg: () => (/* binding */ imageCacheKey),
  sZ: () => (/* binding */ openImageCache)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/accessible.js
var accessible = __webpack_require__(5898);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/undo/journal.js
var journal = __webpack_require__(8330);
;// CONCATENATED MODULE: ./lib/src/registry/oci-layout.js




const NAME = 'org.opencontainers.image.ref.name';
/**
 * Looks into a directory that may be an OCI layout.
 * @returns nothing where it is none, or has no such image that can be told from its others
 * @throws Error where it is one and cannot be read
 */
async function findInLayout(directory, isWanted) {
    if (!(await (0,accessible/* accessible */.R)((0,external_node_path_.join)(directory, 'oci-layout'))))
        return undefined;
    const index = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'index.json'), 'utf8'));
    const manifests = index?.manifests;
    if (!Array.isArray(manifests))
        throw new Error('index.json lists no manifests');
    const images = manifests.map(({ digest, annotations }) => {
        if (typeof digest !== 'string')
            throw new Error('index.json has a manifest without digest');
        return { name: annotations?.[NAME], digest };
    });
    return images.find((image) => isWanted(image) && (image.name !== undefined || images.length === 1));
}
/**
 * Looks whether an image's manifest is the one that its digest names. All below it podman checks while it reads; a
 * manifest that was asked for by name it does not.
 * @throws Error where it is not, or is missing
 */
async function expectIntact(directory, { digest }) {
    const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
    if (hex === undefined)
        throw new Error(`index.json has the digest ${JSON.stringify(digest)}`);
    const manifest = await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'blobs/sha256', hex));
    const found = (0,external_node_crypto_.createHash)('sha256').update(manifest).digest('hex');
    if (found !== hex)
        throw new Error(`the manifest ${digest} has the digest sha256:${found}`);
}

// EXTERNAL MODULE: ./lib/src/registry/reference.js
var registry_reference = __webpack_require__(6849);
;// CONCATENATED MODULE: ./lib/src/registry/image-cache.js










/** Of what is written below; another one is not read, because its key is another. */
const LAYOUT = 1;
// Beside the layout's own files: the reference that an image was pulled by, which a layout of podman's does not tell.
const NOTE = 'podman-registry.json';
/**
 * @param directory need not exist
 * @throws UserError where podman could not be told its path
 */
function openImageCache(directory, tools) {
    if (directory.includes(':')) {
        throw new errors/* UserError */.yo(`input "image-cache" is "${directory}"; allowed: a path without colon, because podman takes what follows one for an image's name`);
    }
    // It is told once of each, though several images may be looked for in it.
    const damaged = new Set();
    return {
        load: (role, references) => load([(0,external_node_path_.join)(directory, role), directory], damaged, role, references, tools),
        save: (role, reference, name) => save(directory, role, reference, name, tools),
    };
}
/**
 * What podman calls an image that is wanted by a digest and came from the directory, where its manifest is another, so
 * that podman would not know it by that digest.
 */
function cachedName(role, { digest, ...rest }) {
    return digest === undefined
        ? (0,registry_reference/* formatReference */.F)({ ...rest, digest })
        : `localhost/podman-registry-action/${role}:${digest.replace(':', '-')}`;
}
async function load(layouts, damaged, role, references, { podman, journal, log }) {
    for (const layout of layouts.filter((path) => !damaged.has(path))) {
        try {
            for (const reference of references) {
                const found = await find(layout, role, reference);
                if (found === undefined)
                    continue;
                await expectIntact(layout, found);
                const name = cachedName(role, reference);
                await journal.record({ kind: 'image', reference: name });
                await loadFrom(layout, found, name, podman);
                return name;
            }
        }
        catch (thrown) {
            damaged.add(layout);
            const why = thrown instanceof run.CommandError ? thrown.lastWords : (0,errors/* describeError */.Uc)(thrown);
            log.warning(`the image cache ${layout} is damaged and not used for the ${role} image: ${why}`);
        }
    }
    return undefined;
}
/**
 * Podman 5 calls an image by its name in the layout. Podman 4.3 makes a name of the layout's path, and fails where that is
 * none, such as below `_temp`: so it is told a path that is one, and that nobody else has.
 */
async function loadFrom(layout, { name: inLayout }, name, podman) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'podman-registry-'));
    const link = `podman-registry-load-${(0,journal/* serial */.vX)()}`;
    try {
        await (0,promises_.symlink)((0,external_node_path_.resolve)(layout), (0,external_node_path_.join)(directory, link));
        const source = `oci:${link}${inLayout === undefined ? '' : `:${inLayout}`}`;
        const id = await podman.pullFrom(source, directory);
        await podman.tag(id, name);
        const names = (await podman.images()).find((image) => image.id === id)?.names ?? [];
        const byPath = names.find((one) => one.startsWith(`localhost/${link}:`));
        if (byPath !== undefined)
            await podman.untag(id, byPath);
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true });
    }
}
async function find(layout, role, reference) {
    const { digest } = reference;
    if (digest === undefined)
        return findInLayout(layout, ({ name }) => name === (0,registry_reference/* formatReference */.F)(reference));
    // Somebody who copied it with its digests, or we.
    const exact = await findInLayout(layout, (image) => image.digest === digest);
    if (exact !== undefined)
        return exact;
    const note = await readNote(layout);
    const isOurs = note?.layout === LAYOUT && note.reference === (0,registry_reference/* formatReference */.F)({ ...reference, tag: undefined });
    if (!isOurs)
        return undefined;
    const name = cachedName(role, reference);
    return findInLayout(layout, (image) => image.name === name && image.digest === note.manifest);
}
async function readNote(layout) {
    const path = (0,external_node_path_.join)(layout, NOTE);
    return (await (0,accessible/* accessible */.R)(path)) ? JSON.parse(await (0,promises_.readFile)(path, 'utf8')) : undefined;
}
async function save(directory, role, reference, name, { podman, log }) {
    const target = (0,external_node_path_.join)(directory, role);
    const partial = (0,external_node_path_.join)(directory, `.${role}-${(0,journal/* serial */.vX)()}`);
    try {
        await (0,promises_.mkdir)(directory, { recursive: true });
        // Of a job that was cut off.
        for (const left of await (0,promises_.readdir)(directory)) {
            if (left.startsWith(`.${role}-`))
                await (0,promises_.rm)((0,external_node_path_.join)(directory, left), { recursive: true, force: true });
        }
        const cached = cachedName(role, reference);
        await podman.copyTo(name, `oci:${partial}:${cached}`);
        const written = await findInLayout(partial, (image) => image.name === cached);
        if (written === undefined)
            throw new Error(`podman wrote no image ${cached} to it`);
        const pulled = (0,registry_reference/* formatReference */.F)(reference.digest === undefined ? reference : { ...reference, tag: undefined });
        const note = { layout: LAYOUT, reference: pulled, manifest: written.digest };
        await (0,promises_.writeFile)((0,external_node_path_.join)(partial, NOTE), `${JSON.stringify(note)}\n`);
        await (0,promises_.rm)(target, { recursive: true, force: true });
        await (0,promises_.rename)(partial, target);
        log.info(`kept the ${role} image in the image cache ${target}`);
    }
    catch (thrown) {
        const why = thrown instanceof run.CommandError ? thrown.lastWords : (0,errors/* describeError */.Uc)(thrown);
        log.warning(`the ${role} image could not be kept in the image cache ${directory}: ${why}`);
        await (0,promises_.rm)(partial, { recursive: true, force: true });
    }
}
/**
 * A key for the directory, as `actions/cache` takes it: another one for another machine, other images, and where an image
 * was built from packages because none could be pulled.
 * @param built the roles that were
 */
function imageCacheKey(references, built, variables = process.env) {
    const system = variables.RUNNER_OS || 'Linux';
    const machine = variables.RUNNER_ARCH || (process.arch === 'arm64' ? 'ARM64' : process.arch.toUpperCase());
    const content = JSON.stringify([LAYOUT, references.map(registry_reference/* formatReference */.F), built]);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 16);
    return `podman-registry-images-${system}-${machine}-${hash}`;
}


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ resolveImages),
/* harmony export */   Gq: () => (/* binding */ reachable),
/* harmony export */   WH: () => (/* binding */ packagedImage)
/* harmony export */ });
/* unused harmony exports storedName, candidates */
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4708);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1491);
/* harmony import */ var _image_cache_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7080);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6849);





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
/**
 * What podman calls an image: one with a digest it keeps without its tag, also where it was pulled by both.
 * Source: normalizeTaggedDigestedString of containers/common's libimage.
 */
function storedName(reference) {
    return (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .F)(reference.digest === undefined ? reference : { ...reference, tag: undefined });
}
/** The given reference, then the same image elsewhere. An image that is not one of the well-known ones is nowhere else. */
function candidates({ role, reference }) {
    const given = `${reference.registry}/${reference.repository}`;
    // A digest holds only among copies of one image, and the project's own image at ghcr.io is another build.
    const isCopy = (name) => name.startsWith('ghcr.io/') === given.startsWith('ghcr.io/');
    const known = MIRRORS[role].filter((name) => reference.digest === undefined || isCopy(name));
    if (!known.includes(given))
        return [reference];
    const others = known.filter((name) => name !== given).map((name) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .Y)(name));
    return [
        reference,
        ...others.flatMap((other) => other ? [{ ...reference, registry: other.registry, repository: other.repository }] : []),
    ];
}
/**
 * Finds every image: a local one, else one of the image cache, else a pull, else (for the well-known ones, where no
 * registry can be reached) a build from packages. What was pulled or built goes into the image cache.
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
    const { cache } = tools;
    if (cache !== undefined) {
        await Promise.all(found.map(({ role, name, source }) => source && cache.save(role, source, name)));
    }
    return found.map(({ role, name, origin }) => ({ role, name, origin }));
}
async function resolveOne(wish, source, tools) {
    const { role, reference } = wish;
    const options = candidates(wish);
    if (source === 'auto' || source === 'local') {
        const found = await findHere(role, options, tools);
        if (found !== undefined)
            return found;
        if (source === 'local') {
            const looked = tools.cache === undefined ? 'storage' : 'storage or in the image cache';
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`input "${role}-image" is ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .F)(reference)}, which is not in this user's ${looked}; with "image-source: local" it must be there before: podman pull ${storedName(reference)}`);
        }
    }
    if (source !== 'packages') {
        const pulled = await pullFirst(wish, options, source, tools);
        if (pulled !== undefined)
            return { role, name: storedName(pulled), origin: 'pulled', source: pulled };
    }
    const packaged = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .Y)(packagedImage(role));
    const name = packagedImage(role);
    return ((await findHere(role, [packaged], tools)) ?? {
        role,
        name,
        origin: 'built from packages',
        source: packaged,
    });
}
/** Without any network: in the user's storage, else in the image cache. */
async function findHere(role, options, { local, cache }) {
    const isLocal = (name) => local.some(({ names, digests = [] }) => names.includes(name) || digests.includes(name));
    const stored = options.flatMap((option) => [storedName(option), (0,_image_cache_js__WEBPACK_IMPORTED_MODULE_2__/* .cachedName */ .wZ)(role, option)]).find(isLocal);
    if (stored !== undefined)
        return { role, name: stored, origin: 'local' };
    const cached = await cache?.load(role, options);
    return cached === undefined ? undefined : { role, name: cached, origin: 'image cache' };
}
/** @returns nothing where no registry could be reached and packages may do instead */
async function pullFirst(wish, options, source, tools) {
    const refusals = [];
    const silent = [];
    // All at once: behind a firewall that drops packets each answer takes the whole limit.
    const reached = options.map(({ registry }) => tools.reachable(registry));
    for (const [index, option] of options.entries()) {
        const name = storedName(option);
        if (!(await reached[index])) {
            silent.push(option.registry);
            continue;
        }
        try {
            await tools.journal.record({ kind: 'image', reference: name });
            tools.log.info(`pulling ${name} …`);
            await tools.podman.pull(name);
            return option;
        }
        catch (thrown) {
            if (!(thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_1__.CommandError))
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`input "${wish.role}-image" is ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .F)(wish.reference)}, which is not in this user's storage and could not be pulled; allowed: the name of an image that is in either:\n  ${why}`);
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
        const outgoing = (0,node_https__WEBPACK_IMPORTED_MODULE_0__.request)(`https://${host}/v2/`, options, (incoming) => {
            incoming.resume();
            resolve(true);
        });
        outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
        outgoing.on('error', ({ code = '' }) => resolve(!NO_WAY.includes(code)));
        outgoing.end();
    });
}


/***/ }),

/***/ 1471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ waitUntilReady)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

// Milliseconds between two tries: quick at first, because the pod is usually up within 300 ms.
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 500;
/**
 * Waits until `https://…/v2/` answers 200, with the CA and the name checked. `kube play` returns before the services
 * answer, and podman's own health checks need systemd timers and programs that the images lack.
 * @param limit in seconds
 * @param onWait asked about every two seconds, with the milliseconds so far and what was last seen: is it hopeless?
 * @param isUp where another answer than 200 says so
 */
async function waitUntilReady(client, limit, onWait, isUp = ({ status }) => status === 200) {
    const start = Date.now();
    let lastSeen = 'nothing';
    let nextWord = 2000;
    for (let pause = FIRST_PAUSE;; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
        try {
            const answer = await client.get('/v2/');
            lastSeen = `status ${answer.status}`;
            if (isUp(answer))
                return { ready: true, waited: Date.now() - start, lastSeen };
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
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
    }
}


/***/ }),

/***/ 6849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ formatReference),
/* harmony export */   Y: () => (/* binding */ parseReference)
/* harmony export */ });
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


/***/ }),

/***/ 9574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ee: () => (/* binding */ bytes),
  aY: () => (/* binding */ code),
  UJ: () => (/* binding */ proofLines),
  Qf: () => (/* binding */ quadletWords),
  CR: () => (/* binding */ registrySummary),
  YA: () => (/* binding */ seconds),
  tp: () => (/* binding */ table)
});

// UNUSED EXPORTS: namespaceLine

// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
// EXTERNAL MODULE: ./lib/src/registry/access-proof.js
var access_proof = __webpack_require__(8359);
// EXTERNAL MODULE: ./lib/src/registry/mapping.js + 1 modules
var registry_mapping = __webpack_require__(4140);
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

// EXTERNAL MODULE: ./lib/src/quadlet/generate/mermaid-text.js
var mermaid_text = __webpack_require__(3928);
// EXTERNAL MODULE: ./lib/src/registry/pod.js
var registry_pod = __webpack_require__(1879);
;// CONCATENATED MODULE: ./lib/src/report/pod-drawing.js


// Signs; a longer name loses its middle.
const LONGEST = 44;
const TITLE = 28;
/**
 * The pod as a mermaid chart, from the clients to where the data is. Pure.
 * @param namespace nothing where it could not be seen
 */
function podDrawing(pod, namespace, user) {
    const { address, storage, mirrors } = pod;
    const lines = [
        'flowchart LR',
        `  clients(["clients of the job"]) -->|"TLS ${pod_drawing_text((0,registry_pod/* authority */.ku)(address))}"| nginx`,
        `  subgraph pod ["${podTitle(namespace, user)}"]`,
        `    nginx["nginx :${registry_pod/* NGINX_PORT */.Dw}"] --> registry["registry :${registry_pod/* REGISTRY_PORT */.ik}"]`,
        ...mirrors.map((_, index) => `    nginx --> mirror${index}["cache"]`),
        '  end',
        `  registry --> data[("${storageWords(storage)}")]`,
        ...mirrors.map(({ upstream }, index) => `  mirror${index} -.->|"what is missing"| upstream${index}(["${pod_drawing_text(upstream)}"])`),
    ];
    return lines.join('\n');
}
/** One short line: mermaid breaks a long one, and the second half would lie under the boxes. */
function podTitle(namespace, user) {
    if (namespace === undefined)
        return 'pod';
    const { inside, outside } = namespace.uid;
    return pod_drawing_text(`pod: uid ${inside} is ${outside === user.uid ? user.name : outside}`, TITLE);
}
function storageWords(storage) {
    switch (storage.kind) {
        case 'directory':
            return storage.path === undefined ? 'directory of the job' : pod_drawing_text(storage.path);
        case 'volume':
            return `volume ${pod_drawing_text(storage.name)}`;
        case 's3':
            return `bucket ${pod_drawing_text(storage.bucket)}`;
    }
}
function pod_drawing_text(given, limit = LONGEST) {
    return (0,mermaid_text/* mermaidText */.H)(given, limit);
}

;// CONCATENATED MODULE: ./lib/src/report/summary.js




/** The job summary in Markdown: one screen, with the details folded. Pure. */
function registrySummary(report) {
    const { registry, record, proof, sections = [] } = report;
    return [
        `## Registry at https://${registry}/v2/`,
        '',
        '```mermaid',
        podDrawing(record, report.namespace, report.user),
        '```',
        '',
        table(['', ''], headRows(report)),
        ...(proof ? ['', roundTripTable(proof)] : []),
        ...sections.flatMap((section) => ['', section.trimEnd()]),
        '',
        'In a following step, where `registry` is the id of this one:',
        '',
        '```yaml',
        ...followingStep(record),
        '```',
        '',
        '<details><summary>Details: login, images of the pod, user namespace, Quadlet</summary>',
        '',
        table(['', ''], detailRows(report)),
        ...(report.namespace ? ['', '```text', mapPicture(report.namespace, report.user), '```'] : []),
        '',
        '</details>',
        '',
    ].join('\n');
}
function headRows(report) {
    const { registry, record, proof, trust = [] } = report;
    const storage = storageLine(record.storage);
    return [
        ['address', code(registry)],
        ['users', userWords(record.access)],
        ['trusted by', [`podman, buildah and skopeo (${code(report.certDirectory)})`, ...trust].join('<br>')],
        ...(storage === undefined ? [] : [['data', storage]]),
        ...(proof ? [['refused', refusals(proof)]] : []),
        ['host', hostLine(report)],
        ['answered after', seconds(report.startup)],
    ];
}
function detailRows(report) {
    const { username, authFile, record } = report;
    return [
        ...(username === undefined ? [] : [['login', `of ${code(username)}, in ${code(authFile)}`]]),
        ...report.images.map(({ role, name, origin }) => [`image of ${role}`, `${code(name)} (${origin})`]),
        ['pod', code(record.name)],
        ...namespaceRows(report),
        ['Quadlet', quadletWords(report.quadlet)],
    ];
}
function userWords(access) {
    switch (access.kind) {
        case 'none':
            return 'everybody who reaches the port may push and pull';
        case 'basic': {
            const { writer, reader, anonymousPull } = access;
            return [
                `${code(writer)} pushes and pulls`,
                ...(reader === undefined ? [] : [`${code(reader)} pulls`]),
                ...(anonymousPull ? ['everybody else who reaches the port pulls'] : []),
            ].join('; ');
        }
        case 'token':
            return `whom ${code(access.realm)} gives a token for ${code(access.service)}`;
    }
}
/** Nothing where the data goes with the job. */
function storageLine(storage) {
    switch (storage.kind) {
        case 'directory':
            return storage.path === undefined ? undefined : `${code(storage.path)}, which stays`;
        case 'volume':
            return `volume ${code(storage.name)}, which stays`;
        case 's3': {
            const { bucket, prefix, endpoint, region } = storage;
            return `bucket ${code(prefix === '' ? bucket : `${bucket}/${prefix}`)} at ${code(endpoint ?? `AWS ${region}`)}`;
        }
    }
}
/** Lines of a workflow. The names are those of the outputs: nothing of a run is in it, so it can be copied as it is. */
function followingStep({ access }) {
    const outputs = 'steps.registry.outputs';
    return [
        `- run: podman push my-image "$REGISTRY/my-image"`,
        '  env:',
        `    REGISTRY: \${{ ${outputs}.registry }}`,
        ...(access.kind === 'token' ? ['# after a podman login with a user of the token service'] : []),
    ];
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
function refusals({ anonymousStatus, plainHttp, pushRefusals }) {
    const anonymous = anonymousStatus === 401 ? 'requests without credentials (401)' : 'nobody: it asks for no credentials';
    return [anonymous, ...(0,access_proof/* pushRefusalWords */.m)(pushRefusals), `plain http (${plainHttp})`].join('; ');
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
    return table(['went through', 'digest, equal by tag and by digest', 'size', 'time'], roundTrips.map(({ repository, tag, digest, size, duration }) => [
        code(`${repository}:${tag}`),
        code(digest),
        unbroken(bytes(size)),
        unbroken(seconds(duration)),
    ]));
}
/** A number stays beside its unit in a narrow column. */
function unbroken(text) {
    return text.replaceAll(' ', '\u00a0');
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
/** `12.0 MiB` */
function bytes(count) {
    if (count < 1024)
        return `${count} B`;
    const units = ['KiB', 'MiB', 'GiB', 'TiB'];
    const power = Math.min(Math.floor(Math.log2(count) / 10), units.length);
    return `${(count / 1024 ** power).toFixed(1)} ${units[power - 1]}`;
}


/***/ })

};
