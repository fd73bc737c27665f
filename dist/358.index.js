export const id = 358;
export const ids = [358,980,491];
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

/***/ 358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _exec_leftover_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7439);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1491);
/* harmony import */ var _host_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9751);
/* harmony import */ var _host_undo_tools_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3605);
/* harmony import */ var _undo_journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8330);
/* harmony import */ var _undo_ledger_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1868);
/* harmony import */ var _undo_undo_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(259);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8669);










// Seconds. After a cancelled main, for the command that it was waiting for.
const PATIENCE = 20;
/**
 * Post of the action: takes back what main wrote down, the youngest change first. Warns, and never fails the job.
 * @param actionRoot the directory of action.yml and dist/
 */
async function post(runner, actionRoot) {
    const { log } = runner;
    const job = (0,_job_js__WEBPACK_IMPORTED_MODULE_8__/* .jobOfMain */ .uY)(runner);
    if (job === undefined) {
        log.info('main changed nothing');
        return;
    }
    try {
        if (!(await (0,_exec_leftover_js__WEBPACK_IMPORTED_MODULE_2__/* .commandsEnded */ .PN)(job.name, PATIENCE))) {
            log.warning(`commands of main still run after ${PATIENCE} s; what they make may stay`);
        }
        await log.group('Taking everything away again', () => takeAway(job, runner, actionRoot));
    }
    catch (thrown) {
        log.warning(`not everything could be taken away: ${thrown.message}; if the pod is still there: podman pod rm --force ${job.name}`);
    }
}
async function takeAway(job, runner, actionRoot) {
    const { log } = runner;
    const ledger = (0,_job_js__WEBPACK_IMPORTED_MODULE_8__/* .hostLedger */ .Am)();
    const host = (0,_host_host_js__WEBPACK_IMPORTED_MODULE_4__/* .thisHost */ .vk)({
        log,
        attempt: _exec_run_js__WEBPACK_IMPORTED_MODULE_3__.attempt,
        journal: (0,_undo_ledger_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerJournal */ .JT)(ledger),
        self: (0,_job_js__WEBPACK_IMPORTED_MODULE_8__/* .ownCommand */ .w1)(actionRoot),
        exportVariable: runner.exportVariable,
        exclusively: (work) => work(),
    });
    const tools = (0,_host_undo_tools_js__WEBPACK_IMPORTED_MODULE_9__/* .undoTools */ .U)(host, log);
    const leave = await (0,_undo_ledger_js__WEBPACK_IMPORTED_MODULE_6__/* .leavingHost */ .FO)(ledger, job);
    // The directory came first, and the journal lies in it.
    await (0,_undo_undo_js__WEBPACK_IMPORTED_MODULE_7__/* .undoAll */ .w)([{ kind: 'remove', path: job.directory }, ...(await changesOf(job))], tools);
    const others = await leave((changes) => (0,_undo_undo_js__WEBPACK_IMPORTED_MODULE_7__/* .undoAll */ .w)(changes, tools));
    if (others.length > 0)
        log.info(`the host stays as it is: ${others.join(', ')} still need it`);
}
/** A main that was cancelled between making the directory and its first change has left a directory without a journal. */
async function changesOf({ directory, journal }) {
    const begun = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory)).includes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(journal));
    return begun ? (0,_undo_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .readJournal */ .a0)(journal) : [];
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

/***/ 3605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ undoTools)
/* harmony export */ });
/* harmony import */ var _facts_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7236);

// Seconds. A storage may hold a great many files.
const LIMIT = 300;
/**
 * What taking changes back needs of a host.
 * @param log where it is told what was taken back, and what could not be
 */
function undoTools(host, log) {
    return {
        podman: host.podman,
        log,
        asRoot: async (argv) => void (await host.asRoot(argv)),
        asUser: async (argv) => void (await host.asUser(argv, { timeout: LIMIT })),
        storeHolds: async (path) => (await (0,_facts_store_js__WEBPACK_IMPORTED_MODULE_0__/* .storeAt */ .f)(path, host)).holds,
    };
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
    async images() {
        const rows = JSON.parse(await this.call(['images', '--format', 'json'], { timeout: QUICK }));
        return rows.map((row) => ({ id: row.Id, names: row.Names ?? [] }));
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
    /** @returns the image's id */
    async pull(reference) {
        return (await this.call(['pull', '--quiet', reference], { timeout: TRANSFER })).trim();
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
