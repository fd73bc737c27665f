export const id = 810;
export const ids = [810,491];
export const modules = {

/***/ 5898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ accessible)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

/** May this process reach the path in that way? By default: is there anything at all? */
function accessible(path, mode = node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.F_OK) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, mode).then(() => true, () => false);
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

/***/ 1491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CommandError: () => (/* binding */ CommandError),
/* harmony export */   attempt: () => (/* binding */ attempt),
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   timedOut: () => (/* binding */ timedOut)
/* harmony export */ });
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1955);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


/** A command that ended with another exit code than 0, ran out of time or does not exist. */
class CommandError extends Error {
    argv;
    result;
    name = 'CommandError';
    constructor(argv, result, timeout) {
        super(`${argv.join(' ')}: ${reason(argv, result, timeout)}`);
        this.argv = argv;
        this.result = result;
    }
    /** The command's own last words, or how it ended where it said nothing. */
    get lastWords() {
        const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(this.result.stderr || this.result.stdout, 3).join('\n');
        return said === '' ? this.message : said;
    }
}
// coreutils' timeout(1): 124 when the limit was reached, 137 when SIGKILL was needed, 126 and 127 as a shell has them.
const TIMED_OUT = [124, 137];
const NOT_FOUND = 127;
/** Did a command reach its time limit? */
function timedOut({ exitCode }) {
    return TIMED_OUT.includes(exitCode);
}
function reason(argv, result, timeout) {
    const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(result.stderr || result.stdout, 5).join('\n');
    const words = said === '' ? '' : `\n${said}`;
    if (timedOut(result))
        return `no end after ${timeout} s${words}`;
    if (result.exitCode === NOT_FOUND)
        return `${argv[0]} is not installed${words}`;
    return `exit code ${result.exitCode}${words}`;
}
/**
 * Runs a command without a shell and returns how it ended, whatever its exit code.
 * The time limit is kept by timeout(1), because \@actions/exec has none and leaves children behind. Nothing is written to
 * standard input: \@actions/exec does not catch the error of a child that has ended before it read all of it.
 */
const attempt = async (argv, options) => {
    const environment = {};
    for (const [name, value] of Object.entries({ ...process.env, ...options.env })) {
        if (value !== undefined)
            environment[name] = value;
    }
    const listeners = options.onLine ? { stdline: options.onLine, errline: options.onLine } : {};
    const [program = '', ...args] = limited(argv, options.timeout);
    const { exitCode, stdout, stderr } = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_0__/* .getExecOutput */ .H)(`"${program}"`, args, {
        silent: true,
        ignoreReturnCode: true,
        env: environment,
        listeners,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    // \@actions/exec keeps a last line to itself that has no end.
    for (const text of [stdout, stderr]) {
        const rest = text.slice(text.lastIndexOf('\n') + 1);
        if (rest !== '')
            options.onLine?.(rest);
    }
    return { exitCode, stdout, stderr };
};
// Only Linux is sure to have it, and Windows has another program of that name; what runs there is git, which ends.
function limited(argv, timeout) {
    return process.platform === 'linux' ? ['timeout', '--kill-after=5', String(timeout), ...argv] : argv;
}
/**
 * Runs a command without a shell.
 * @returns its standard output
 * @throws CommandError when it ends with another exit code than 0, or not in time
 */
async function run(argv, options) {
    const result = await attempt(argv, options);
    if (result.exitCode !== 0)
        throw new CommandError(argv, result, options.timeout);
    return result.stdout;
}


/***/ }),

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
            return runAgain(change, tools);
        case 'variable':
            tools.resetVariable(change.name, change.ours, change.before);
            return undefined;
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
async function runAgain({ as, argv, said, gone }, tools) {
    try {
        await (as === 'root' ? tools.asRoot(argv) : tools.asUser(argv));
        return said ?? `ran ${argv.join(' ')}`;
    }
    catch (thrown) {
        const isGone = gone !== undefined && thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError;
        if (isGone && new RegExp(gone, 'i').test(thrown.result.stderr))
            return undefined;
        throw thrown;
    }
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
