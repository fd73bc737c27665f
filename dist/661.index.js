export const id = 661;
export const ids = [661,960];
export const modules = {

/***/ 9751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ withoutRoot),
/* harmony export */   OR: () => (/* binding */ thisUser),
/* harmony export */   vk: () => (/* binding */ thisHost)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7030);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var _actions_io__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8701);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1491);
/* harmony import */ var _podman_podman_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3272);










/** Whom this process runs as; in a container that may be a number that no passwd(5) knows. */
function thisUser() {
    try {
        const { username: name, uid, gid, homedir: home } = (0,node_os__WEBPACK_IMPORTED_MODULE_3__.userInfo)();
        return { name, uid, gid, home };
    }
    catch {
        const uid = process.getuid?.() ?? -1;
        return { name: String(uid), uid, gid: process.getgid?.() ?? -1, home: process.env.HOME || '/' };
    }
}
/** The machine that this process runs on. */
function thisHost(parts) {
    const user = thisUser();
    const answers = new Map();
    let sudo;
    const mayActAsRoot = async () => {
        if (user.uid === 0)
            return true;
        sudo ??= parts.attempt(['sudo', '-n', 'true'], { timeout: 15 }).then(({ exitCode }) => exitCode === 0);
        const may = await sudo;
        if (!may)
            sudo = undefined;
        return may;
    };
    return {
        ...parts,
        effectiveGid: process.getegid?.() ?? user.gid,
        shared: (key, read) => {
            const known = answers.get(key) ?? read();
            answers.set(key, known);
            return known;
        },
        forget: () => answers.clear(),
        podman: new _podman_podman_js__WEBPACK_IMPORTED_MODULE_8__/* .Podman */ .oh(parts.attempt, parts.podmanOptions),
        platform: process.platform,
        users: parts.users ?? [],
        user,
        variable: (variable) => process.env[variable],
        read: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch(() => undefined),
        exists: (path) => (0,_accessible_js__WEBPACK_IMPORTED_MODULE_6__/* .accessible */ .R)(path),
        mayOpen: (path) => (0,_accessible_js__WEBPACK_IMPORTED_MODULE_6__/* .accessible */ .R)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK),
        mayActAsRoot,
        readable: (path) => (0,_accessible_js__WEBPACK_IMPORTED_MODULE_6__/* .accessible */ .R)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK),
        stat: pathFacts,
        list: async (path) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(path).catch(() => [])).sort(),
        realpath: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined),
        space: spaceFacts,
        listens,
        find: async (program) => {
            // Distributions keep some programs in the sbin directories, which a plain user's PATH may lack.
            const inPath = await (0,_actions_io__WEBPACK_IMPORTED_MODULE_5__/* .which */ .K7)(program, false);
            if (inPath !== '')
                return inPath;
            for (const directory of ['/usr/sbin', '/sbin']) {
                const path = `${directory}/${program}`;
                if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_6__/* .accessible */ .R)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK))
                    return path;
            }
            return undefined;
        },
        asUser: (argv, options) => runAsUser(argv, { timeout: 60, ...options }, parts.attempt),
        asRoot: async (argv, options) => {
            if (!(await mayActAsRoot())) {
                throw withoutRoot(user, `run: ${argv.join(' ')}`);
            }
            return runAsRoot(argv, { timeout: 60, ...options }, user, parts.attempt);
        },
    };
}
/** Something has to be done as root, and there is no sudo without a password. */
function withoutRoot({ name }, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_9__/* .UserError */ .yo(`${name} may not use sudo without a password here; as root, ${what}`);
}
async function pathFacts(path) {
    try {
        const [facts, own] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path)]);
        const { mode, uid, gid, size } = facts;
        const kind = facts.isFile()
            ? 'file'
            : facts.isDirectory()
                ? 'directory'
                : facts.isSocket()
                    ? 'socket'
                    : facts.isCharacterDevice()
                        ? 'character-device'
                        : 'other';
        return { kind, mode: mode & 0o7777, uid, gid, size, link: own.isSymbolicLink() };
    }
    catch {
        return undefined;
    }
}
function listens(path) {
    return new Promise((resolve) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_2__.connect)(path);
        const end = (answer) => {
            socket.destroy();
            resolve(answer);
        };
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
        // Somebody who is too busy to accept is there all the same.
        socket.setTimeout(1000, () => end(true));
    });
}
async function spaceFacts(path) {
    for (let current = path;; current = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(current)) {
        try {
            const { bavail, blocks, bsize, type, files, ffree } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)(current);
            const freeFiles = files === 0 ? undefined : ffree;
            return { free: bavail * bsize, total: blocks * bsize, type, freeFiles };
        }
        catch {
            if (current === (0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(current))
                return undefined;
        }
    }
}
async function runAsRoot(argv, options, user, attempt) {
    return runAsUser(user.uid === 0 ? argv : ['sudo', '-n', ...argv], options, attempt);
}
async function runAsUser(argv, options, attempt) {
    const result = await attempt(argv, options);
    if (result.exitCode !== 0)
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_7__.CommandError(argv, result, options.timeout);
    return result.stdout;
}


/***/ }),

/***/ 1254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ readLimits),
/* harmony export */   FV: () => (/* binding */ loginDefinition),
/* harmony export */   Wt: () => (/* binding */ readGroupIds),
/* harmony export */   cj: () => (/* binding */ otherSource),
/* harmony export */   h$: () => (/* binding */ readPasswd),
/* harmony export */   hO: () => (/* binding */ isUid),
/* harmony export */   o2: () => (/* binding */ isUserWord)
/* harmony export */ });
/* unused harmony export USUAL_LIMITS */
/* harmony import */ var _subids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2561);

/** The accounts of passwd(5), in order; also reads what `getent passwd` prints. */
function readPasswd(text) {
    return text.split('\n').flatMap((line) => {
        const [name = '', , uid = '', gid = ''] = line.split(':');
        if (name === '' || !/^\d+$/.test(uid) || !/^\d+$/.test(gid))
            return [];
        return [{ name, uid: Number(uid), gid: Number(gid) }];
    });
}
/** The gids of group(5). */
function readGroupIds(text) {
    return text.split('\n').flatMap((line) => {
        const id = line.split(':')[2] ?? '';
        return /^\d+$/.test(id) ? [Number(id)] : [];
    });
}
/** A user that is all digits is a uid. */
function isUid(user) {
    return /^\d+$/.test(user);
}
/** What names a user: letters, digits and a few signs, or a decimal uid; never an option of a command. */
function isUserWord(text) {
    return /^(?:\d{1,10}|[A-Za-z_][A-Za-z0-9_.@-]*\$?)$/.test(text);
}
/** Source: login.defs(5), "SUB_UID_MIN", for a host that says nothing. */
const USUAL_LIMITS = { min: 100_000, max: 600_100_000, count: _subids_js__WEBPACK_IMPORTED_MODULE_0__/* .ENOUGH_IDS */ .Sq };
/** The limits of login.defs(5) for ranges of `UID` or `GID`. */
function readLimits(loginDefs, kind) {
    const number = (name, usual) => {
        const found = loginDefinition(loginDefs, `SUB_${kind}_${name}`);
        return found !== undefined && /^(?:0x[\da-f]+|\d+)$/i.test(found) ? Number(found) : usual;
    };
    const { min, max, count } = USUAL_LIMITS;
    return { min: number('MIN', min), max: number('MAX', max), count: number('COUNT', count) };
}
/** What login.defs(5) sets; the last line counts. */
function loginDefinition(loginDefs, name) {
    const lines = loginDefs.split('\n').map((line) => line.trim().split(/\s+/));
    return lines.findLast(([key]) => key === name)?.[1]?.replaceAll('"', '');
}
/**
 * The source of subordinate ids that nsswitch.conf(5) names, or nothing where it is the files.
 * Source: subid(5) of shadow, which takes the first word and no other.
 */
function otherSource(nsswitch) {
    const source = /^\s*subid:[ \t]*([^\s#]+)/m.exec(nsswitch)?.[1];
    return source === 'files' ? undefined : source;
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
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5225);
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

/***/ 582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ runChecks)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/src/undo/directories.js
var directories = __webpack_require__(4898);
// EXTERNAL MODULE: ./lib/src/host/host.js
var host_host = __webpack_require__(9751);
// EXTERNAL MODULE: ./lib/src/host/packages.js
var host_packages = __webpack_require__(3892);
;// CONCATENATED MODULE: ./lib/src/host/carry-out.js






// Milliseconds that a path is waited for.
const PATIENCE = 15_000;
/**
 * Carries steps out, one after the other. How each is taken back is in the host's journal before it is made.
 * @throws UserError where root is needed and sudo asks for a password; CommandError where a command fails
 */
async function carryOut(steps, host) {
    for (const step of steps) {
        switch (step.kind) {
            case 'run':
                await runStep(step, host);
                break;
            case 'write':
                await writeStep(step, host);
                break;
            case 'packages':
                await (0,host_packages/* install */.ai)(step.family, step.names, host);
                break;
            case 'export':
                host.exportVariable(step.name, step.value);
                break;
            case 'set-aside':
                await setAside(step.path, host);
                break;
        }
        host.forget();
    }
}
/** What is made in its place goes when this is taken back, also where nothing was in it before. */
async function setAside(path, host) {
    const { journal } = host;
    if ((await host.stat(path)) === undefined) {
        await journal.record({ kind: 'remove-empty', paths: await (0,directories/* missingDirectories */.q)((0,external_node_path_.dirname)(path)) });
        await journal.record({ kind: 'put-back', path });
        return;
    }
    const aside = `${path}.podman-registry-${journal.serial()}`;
    await journal.record({ kind: 'put-back', path, aside });
    await (0,promises_.rename)(path, aside);
}
async function runStep(step, host) {
    const { as, argv, undo, undone, until } = step;
    if (as === 'root')
        await expectRoot(`run: ${argv.join(' ')}`, host);
    if (undo !== undefined) {
        const said = undone === undefined ? {} : { said: undone };
        await host.journal.record({ kind: 'run', as, argv: undo, ...said });
    }
    const timeout = step.timeout ?? 60;
    if (as === 'root')
        await host.asRoot(argv, { timeout });
    else
        await host.asUser(argv, { timeout, ...(step.env === undefined ? {} : { env: step.env }) });
    if (until !== undefined)
        await waitFor(() => host.exists(until), PATIENCE);
}
/** Asked before anything is recorded: what is never done cannot be taken back either. */
async function expectRoot(what, host) {
    if (!(await host.mayActAsRoot()))
        throw (0,host_host/* withoutRoot */.Lu)(host.user, what);
}
/** One that does not come is no failure here: the check looks again and says what is missing. */
async function waitFor(condition, limit) {
    for (const deadline = Date.now() + limit; Date.now() < deadline; await (0,external_node_timers_promises_.setTimeout)(20)) {
        if (await condition())
            return;
    }
}
async function writeStep({ as, path, text, mode = 0o644 }, host) {
    // A link stays a link, to the file that is changed.
    const target = (await host.realpath(path)) ?? path;
    const before = await host.stat(target);
    const { journal } = host;
    if (as === 'root')
        await expectRoot(`write ${target}`, host);
    const made = await (0,directories/* missingDirectories */.q)((0,external_node_path_.dirname)(target));
    if (made.length > 0)
        await journal.record({ kind: 'remove-empty', paths: made, as });
    const copy = (0,external_node_path_.join)(journal.directory, `${journal.serial()}-${(0,external_node_path_.basename)(target)}`);
    if (before !== undefined)
        await copyFile(as, target, copy, host);
    await journal.record({ kind: 'restore', path: target, as, ...(before === undefined ? {} : { copy }) });
    if (as === 'user') {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await (0,promises_.writeFile)(target, text, { mode });
        return;
    }
    const fresh = (0,external_node_path_.join)(journal.directory, `${journal.serial()}-new-${(0,external_node_path_.basename)(target)}`);
    await (0,promises_.writeFile)(fresh, text, { mode: 0o600 });
    // Written into where it exists, so that owner, mode and labels stay as they are.
    await host.asRoot(before === undefined
        ? ['install', '-D', `--mode=${mode.toString(8)}`, '--owner=root', '--group=root', fresh, target]
        : ['cp', '--no-preserve=all', fresh, target]);
}
/** With owner, mode and times. */
async function copyFile(as, from, to, host) {
    const argv = ['cp', '--archive', from, to];
    await (as === 'root' ? host.asRoot(argv) : host.asUser(argv));
}

;// CONCATENATED MODULE: ./lib/src/host/run-checks.js



/**
 * Looks at everything side by side and, where `mend` allows, puts right what is not as it should be, in the order of
 * the list. From the first change on no other job of this user changes the host, and what comes later in the list is
 * looked at again, because what was seen may no longer hold.
 */
async function runChecks(checks, host, options) {
    const looked = await lookAtAll(checks, host);
    const wrong = looked.findIndex(isMendable);
    if (!options.mend || wrong === -1)
        return resultsOf(checks, looked);
    const results = resultsOf(checks.slice(0, wrong), looked);
    return host.exclusively(async () => [...results, ...(await mendAll(checks.slice(wrong), host))]);
}
async function mendAll(checks, host) {
    const results = [];
    for (let rest = checks;;) {
        host.forget();
        const looked = await lookAtAll(rest, host);
        const wrong = looked.findIndex(isMendable);
        const [one, verdict] = [rest[wrong], looked[wrong]];
        if (one === undefined || verdict === undefined || !isMendable(verdict)) {
            return [...results, ...resultsOf(rest, looked)];
        }
        results.push(...resultsOf(rest.slice(0, wrong), looked), await mendAndLookAgain(one, host, verdict));
        rest = rest.slice(wrong + 1);
    }
}
function lookAtAll(checks, host) {
    return Promise.all(checks.map((one) => lookWithin(one, host)));
}
function resultsOf(checks, looked) {
    return checks.flatMap((one, index) => {
        const verdict = looked[index];
        return verdict === undefined ? [] : [resultOf(one, verdict)];
    });
}
/** Would `setup: auto` change something because of it? */
function isMendable(verdict) {
    return 'remedy' in verdict && verdict.remedy.automatic === true;
}
/** A look that fails or hangs is the answer of that one check, and keeps no other from its own. */
async function lookWithin(one, host) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve({ state: 'unknown', found: `it could not be told within ${one.limit} s` }), one.limit * 1000);
    });
    try {
        return await Promise.race([one.look(host), late]);
    }
    catch (thrown) {
        return { state: 'unknown', found: `it could not be looked at: ${reason(thrown)}` };
    }
    finally {
        clearTimeout(timer);
    }
}
async function mendAndLookAgain(one, host, { found: before, remedy }) {
    let failure;
    try {
        await carryOut(remedy.steps ?? [], host);
    }
    catch (thrown) {
        failure = reason(thrown);
    }
    host.forget();
    const after = await lookWithin(one, host);
    if (after.state === 'ok')
        return { id: one.id, title: one.title, state: 'mended', found: after.found, before };
    const result = resultOf(one, after);
    return failure === undefined
        ? result
        : { ...result, found: `${result.found}; it could not be put right: ${failure}` };
}
function resultOf({ id, title }, looked) {
    if (!('remedy' in looked))
        return { id, title, state: looked.state, found: looked.found };
    const { state, found, hinders, remedy } = looked;
    return { id, title, state, found, remedy, ...(state === 'error' ? { hinders } : {}) };
}
function reason(thrown) {
    return thrown instanceof run.CommandError ? thrown.message : (0,errors/* describeError */.Uc)(thrown);
}


/***/ }),

/***/ 2561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   Lu: () => (/* binding */ formatRange),
/* harmony export */   Sq: () => (/* binding */ ENOUGH_IDS),
/* harmony export */   V1: () => (/* binding */ LAST_ID),
/* harmony export */   X5: () => (/* binding */ total),
/* harmony export */   kx: () => (/* binding */ parseGetsubids)
/* harmony export */ });
/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
const ENOUGH_IDS = 65536;
/** The kernel's ids are 32 bits wide, and 4294967295 means "none". */
const LAST_ID = 0xffff_fffe;
/** Reads what getsubids(1) prints: `0: runner 100000 65536`. */
function parseGetsubids(text) {
    return text.split('\n').flatMap((line) => {
        const found = /^\d+:\s+\S+\s+(\d+)\s+(\d+)\s*$/.exec(line);
        return found ? [{ start: Number(found[1]), count: Number(found[2]) }] : [];
    });
}
function total(ranges) {
    return ranges.reduce((sum, range) => sum + range.count, 0);
}
function overlap(a, b) {
    return a.start < b.start + b.count && b.start < a.start + a.count;
}
/** First and last id, as usermod(8) takes them. */
function formatRange({ start, count }) {
    return `${start}-${start + count - 1}`;
}


/***/ }),

/***/ 6960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runMain: () => (/* binding */ runMain),
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(481);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5071);
/* harmony import */ var _workflow_command_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8329);







const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
/**
 * Runs main of the action from the committed bundle, speaking the runner's protocol to it.
 * @throws UserError when an input is none of the action's
 */
async function runMain(step, onLine) {
    const { entry, inputs } = await readAction(step, 'main');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(step.temporary, { recursive: true, mode: 0o700 });
    for (const file of FILES)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, file), '', { mode: 0o600 });
    return runBundle(step, entry, inputs, onLine);
}
/** Runs post with the state and the environment that main left. */
async function runPost(step, onLine) {
    const { entry, inputs } = await readAction(step, 'post');
    const state = (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, 'GITHUB_STATE'), 'utf8'));
    const environment = (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, 'GITHUB_ENV'), 'utf8'));
    const variables = Object.fromEntries([
        ...Object.entries(inputs),
        ...environment,
        ...[...state].map(([name, value]) => [`STATE_${name}`, value]),
    ]);
    const result = await runBundle(step, entry, variables, onLine);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(step.temporary, { recursive: true, force: true });
    return result;
}
/** The entry and the INPUT_ variables, which the runner gives to main and to post alike. */
async function readAction(step, phase) {
    const description = (0,yaml__WEBPACK_IMPORTED_MODULE_4__.parse)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.actionRoot, 'action.yml'), 'utf8'));
    const known = description.inputs;
    for (const name of Object.keys(step.inputs)) {
        if (!Object.hasOwn(known, name)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`there is no input "${name}"; allowed: ${Object.keys(known).join(', ')}`);
        }
    }
    const inputs = Object.entries(known).map(([name, input]) => [
        `INPUT_${name.toUpperCase()}`,
        step.inputs[name] ?? input.default ?? '',
    ]);
    return { entry: description.runs[phase], inputs: Object.fromEntries(inputs) };
}
async function runBundle(step, entry, variables, onLine) {
    const files = Object.fromEntries(FILES.map((file) => [file, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, file)]));
    const env = { ...process.env, ...variables, ...files, RUNNER_TEMP: step.temporary };
    const exitCode = await runNode((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.actionRoot, entry), env, onLine);
    const read = (file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, file), 'utf8');
    return {
        exitCode,
        outputs: (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await read('GITHUB_OUTPUT')),
        environment: (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await read('GITHUB_ENV')),
        summary: await read('GITHUB_STEP_SUMMARY'),
    };
}
/**
 * Starts a step as a runner does: no time limit of its own, and Ctrl-C reaches it directly, because it stays in the
 * process group of the terminal.
 */
function runNode(entry, env, onLine) {
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
        for (const stream of [child.stdout, child.stderr])
            (0,node_readline__WEBPACK_IMPORTED_MODULE_3__.createInterface)(stream).on('line', onLine);
        child.on('error', reject);
        child.on('close', (code) => resolve(code ?? 130));
    });
}


/***/ }),

/***/ 6814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   start: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1491);
/* harmony import */ var _host_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9751);
/* harmony import */ var _host_prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3574);
/* harmony import */ var _undo_journal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8330);
/* harmony import */ var _in_machine_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3183);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9538);
/* harmony import */ var _stand_in_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6960);










/**
 * Runs the action on this machine from its committed bundle: main, then post.
 * @returns the exit code of the command
 */
async function start(options, terminal, log) {
    if (options.where === 'here')
        return startHere(options, terminal);
    const obstacle = options.where === 'auto' ? (0,_host_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .obstaclesOf */ ._M)(await (0,_host_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .lookAtPlatform */ .Os)(looking(log), 'check'))[0] : undefined;
    if (options.where === 'auto' && obstacle === undefined)
        return startHere(options, terminal);
    terminal.show(whyMachine(obstacle));
    return (0,_in_machine_js__WEBPACK_IMPORTED_MODULE_7__.startInMachine)(options, terminal, log);
}
/** This machine, for looking only. */
function looking(log) {
    return (0,_host_host_js__WEBPACK_IMPORTED_MODULE_4__/* .thisHost */ .vk)({
        log,
        attempt: _exec_run_js__WEBPACK_IMPORTED_MODULE_3__.attempt,
        self: [],
        journal: { record: async () => undefined, directory: (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), serial: _undo_journal_js__WEBPACK_IMPORTED_MODULE_6__/* .serial */ .vX },
        exportVariable: () => undefined,
        exclusively: (work) => work(),
    });
}
function whyMachine(obstacle) {
    const reason = obstacle === undefined ? 'as asked' : `for here ${obstacle.found} (${obstacle.id})`;
    return `Running in a throwaway Debian machine, ${reason}.`;
}
async function startHere(options, terminal) {
    const artifacts = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(options.artifacts);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(artifacts, { recursive: true });
    const temporary = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'podman-registry-'));
    const step = {
        actionRoot: options.actionRoot,
        temporary,
        inputs: { 'quadlet-dir': (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(artifacts, 'quadlet'), ...options.inputs },
    };
    // Ctrl-C ends main; post still has to take everything away.
    const wait = () => terminal.show('interrupted: taking everything away …');
    process.on('SIGINT', wait);
    process.on('SIGTERM', wait);
    try {
        const main = await (0,_stand_in_js__WEBPACK_IMPORTED_MODULE_9__.runMain)(step, terminal.show);
        if (main.exitCode === 0)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(artifacts, 'summary.md'), main.summary);
        if (main.exitCode === 0 && options.keep) {
            await (0,_session_js__WEBPACK_IMPORTED_MODULE_8__.saveSession)({ kind: 'step', step });
            showKept(main.outputs, terminal);
            return 0;
        }
        const post = await (0,_stand_in_js__WEBPACK_IMPORTED_MODULE_9__.runPost)(step, terminal.show);
        if (main.exitCode === 0) {
            terminal.show('');
            for (const line of main.summary.trimEnd().split('\n'))
                terminal.show(line);
            terminal.show(`Artifacts: ${artifacts}`);
        }
        return main.exitCode || post.exitCode;
    }
    finally {
        process.off('SIGINT', wait);
        process.off('SIGTERM', wait);
        if (!options.keep)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { recursive: true, force: true });
    }
}
function showKept(outputs, terminal) {
    const [url, ca, auth] = ['url', 'ca-cert', 'auth-file'].map((name) => outputs.get(name));
    const lines = [
        `The registry is up at ${url}. To play with it:`,
        `  export REGISTRY_AUTH_FILE=${auth}`,
        `  podman push IMAGE ${outputs.get('registry')}/IMAGE`,
        `  curl --cacert ${ca} ${url}/v2/`,
        'To take it away again: npm start -- --down',
    ];
    for (const line of lines)
        terminal.show(line);
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _0: () => (/* binding */ openJournal),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   vX: () => (/* binding */ serial)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


/** A journal in a file of JSON lines: what was recorded survives however this process ends. */
function openJournal(path) {
    return {
        record: (undo) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.appendFile)(path, `${JSON.stringify(undo)}\n`, { mode: 0o600, flush: true }),
    };
}
/** A word for the name of a file that nobody else will think of. */
function serial() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex');
}
/**
 * Reads a journal back, oldest change first. A last line that was cut off in the middle belongs to a change that
 * was never made, because a record is complete before its change begins.
 */
async function readJournal(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    const complete = text.slice(0, text.lastIndexOf('\n') + 1);
    return complete
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
}


/***/ }),

/***/ 6755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed),
/* harmony export */   a: () => (/* binding */ words)
/* harmony export */ });
/** The words of a text, separated by blanks or lines. */
function words(text) {
    return text.split(/\s+/).filter((word) => word !== '');
}
/** What a text lists: separated by blanks, commas or lines. */
function listed(text) {
    return text.split(/[\s,]+/).filter((word) => word !== '');
}


/***/ })

};
