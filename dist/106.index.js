export const id = 106;
export const ids = [106,491];
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

/***/ 5701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctorMain: () => (/* binding */ doctorMain)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/doctor/apart.js
var apart = __webpack_require__(7970);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/host/examine.js
var examine = __webpack_require__(7254);
// EXTERNAL MODULE: ./lib/src/host/prepare.js
var prepare = __webpack_require__(3574);
// EXTERNAL MODULE: ./lib/src/report/host-json.js
var host_json = __webpack_require__(5350);
// EXTERNAL MODULE: ./lib/src/report/host-text.js
var host_text = __webpack_require__(263);
// EXTERNAL MODULE: ./lib/src/report/remedy-shell.js
var remedy_shell = __webpack_require__(1814);
;// CONCATENATED MODULE: ./lib/src/report/host-summary.js



/**
 * What was found on a host, in Markdown: one line where all is well, else a table and the commands that put it right.
 * Pure.
 * @param pages where the pages of the checks are, such as `https://github.com/OWNER/REPOSITORY/blob/v1`; nothing leaves
 *   the ids without links
 */
function hostSummary(results, options) {
    const { user, duration, pages } = options;
    const notable = results.filter(({ state }) => host_text/* NOTABLE */.i7.includes(state));
    const line = `Rootless Podman on this host: ${(0,host_text/* countWords */.rj)(results)} (${(duration / 1000).toFixed(2)} s)`;
    if (notable.length === 0)
        return `✓ ${line}\n`;
    const block = (0,remedy_shell/* remedyBlock */.Qw)((0,host_text/* withRemedy */.v9)(notable), user);
    return [
        `### ${line}`,
        '',
        '| | check | found | what to do |',
        '| --- | --- | --- | --- |',
        ...notable.map((one) => row(one, pages)),
        ...(block === undefined
            ? []
            : [
                '',
                '<details><summary>All commands, to copy and paste</summary>',
                '',
                '```sh',
                block,
                '```',
                '',
                '</details>',
            ]),
        '',
    ].join('\n');
}
const WORDS = { mended: '✎ put right', error: '✗', warning: '!', unknown: '?' };
function row({ id, title, state, found, before, remedy }, pages) {
    const name = pages === undefined ? id : `[${id}](${pages}/${(0,host_json/* checkPage */.I)(id)})`;
    const said = before === undefined ? found : `${found} (it was: ${before})`;
    const cells = [WORDS[state], `${name} ${title}`, said, remedy?.advice ?? ''];
    return `| ${cells.map(cell).join(' | ')} |`;
}
// What was found may hold anything: a file name, a program's words.
function cell(text) {
    return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

// EXTERNAL MODULE: ./lib/src/repository-url.js
var repository_url = __webpack_require__(7228);
// EXTERNAL MODULE: ./lib/src/actions/job.js
var actions_job = __webpack_require__(8669);
// EXTERNAL MODULE: ./lib/src/actions/read-input.js
var read_input = __webpack_require__(5093);
;// CONCATENATED MODULE: ./lib/src/actions/doctor.js












/**
 * Main of Podman Doctor.
 * @param actionRoot the directory of dist/
 */
async function doctorMain(runner, actionRoot) {
    try {
        const setup = (0,read_input/* choice */.Yq)(runner.input, 'setup', ['auto', 'check']);
        const fail = (0,read_input/* readBoolean */.Vf)(runner.input, 'fail');
        const job = await (0,actions_job/* startJob */._1)(runner, actionRoot, (0,read_input/* readUsers */.L_)(runner.input));
        if ((0,prepare/* obstaclesOf */._M)(await (0,prepare/* lookAtPlatform */.Os)(job.host, setup)).length === 0)
            await job.claimHost();
        const examination = setup === 'auto'
            ? await (0,examine/* examine */.s)(job.host, { mend: true })
            : await (0,apart/* lookingOnly */.o)(job.hostParts, (host) => (0,examine/* examine */.s)(host, { mend: false }));
        await report(examination, runner, job);
        if (fail)
            failUnfit(examination, runner, job);
    }
    catch (thrown) {
        runner.fail((0,errors/* describeError */.Uc)(thrown));
    }
}
async function report({ results, duration }, runner, job) {
    const user = job.host.user.name;
    runner.log.info((0,host_text/* hostText */.EN)(results, { all: true, duration, user }));
    const path = (0,external_node_path_.join)(job.directory, 'doctor.json');
    await (0,promises_.writeFile)(path, (0,host_json/* hostJson */.p)(results, duration));
    runner.output('report', path);
    runner.output('fit', String((0,examine/* isFit */.c)(results)));
    runner.output('host-changes', idsOf(results, 'mended'));
    runner.output('findings', idsOf(results, 'error', 'warning'));
    await runner.summary(hostSummary(results, { user, duration, pages: (0,repository_url/* filesUrl */.$)(process.env) }));
}
function failUnfit({ results }, runner, { host }) {
    const obstacles = results.filter(({ state }) => state === 'error');
    if (obstacles.length > 0)
        runner.fail((0,host_text/* unfitText */._h)(obstacles, host.user.name, undefined));
}
function idsOf(results, ...states) {
    return results
        .filter(({ state }) => states.includes(state))
        .map(({ id }) => id)
        .join(',');
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

/***/ 5093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L_: () => (/* binding */ readUsers),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   Vv: () => (/* binding */ readPaths),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   gZ: () => (/* binding */ readDirectory),
/* harmony export */   zM: () => (/* binding */ choices)
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
/** @throws UserError for a word that is none of the allowed ones */
function choices(get, name, allowed) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(get(name)).map((word) => {
        const match = allowed.find((one) => one === word);
        if (match === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, word, allowed.join(', '));
        return match;
    });
}
/**
 * An input that names a directory, which need not be there.
 * @returns the absolute path; nothing where the input is not set
 * @throws UserError for what would be no directory to write to
 */
function readDirectory(get, name) {
    const found = get(name);
    if (found === '')
        return undefined;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]/.test(found) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(found) === '/') {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, 'the path of a directory, without control characters');
    }
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(found);
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

/***/ 7970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ lookingOnly)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5898);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1491);
/* harmony import */ var _host_facts_home_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7626);
/* harmony import */ var _host_facts_pause_process_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3051);
/* harmony import */ var _host_facts_storage_conf_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3311);
/* harmony import */ var _host_facts_store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7236);
/* harmony import */ var _host_facts_user_session_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5207);
/* harmony import */ var _host_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9751);











/**
 * Lets `work` look at a host and leaves nothing behind. The first call of podman makes a storage, decides for good how
 * it stores, and starts a pause process; so where this user has no storage yet, podman gets one of its own for the look,
 * and what its first call leaves otherwise goes with it.
 */
async function lookingOnly(parts, work) {
    const plain = (0,_host_host_js__WEBPACK_IMPORTED_MODULE_6__/* .thisHost */ .vk)(parts);
    const apart = (await hasStorage(plain))
        ? undefined
        : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'podman-registry-look-'));
    const podmanOptions = apart === undefined ? [] : ['--root', (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(apart, 'root')];
    const [pause, bus, absent] = await Promise.all([
        (0,_host_facts_pause_process_js__WEBPACK_IMPORTED_MODULE_7__/* .findPauseProcess */ .L)(plain),
        busRuns(plain),
        absentDirectories(plain),
    ]);
    try {
        return await work((0,_host_host_js__WEBPACK_IMPORTED_MODULE_6__/* .thisHost */ .vk)({ ...parts, podmanOptions }));
    }
    finally {
        if (pause === undefined)
            await endPauseProcess(plain);
        if (!bus)
            await stopBus(plain);
        for (const path of absent)
            await removeMade(path);
        if (apart !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(apart, { recursive: true, force: true });
    }
}
async function hasStorage(host) {
    const { graphRoot } = await (0,_host_facts_storage_conf_js__WEBPACK_IMPORTED_MODULE_5__/* .storageConf */ .a)(host);
    return (await (0,_host_facts_store_js__WEBPACK_IMPORTED_MODULE_8__/* .storeAt */ .f)(graphRoot, host)).exists;
}
// What podman makes below the home even where it stores elsewhere, deepest first.
const MADE = [
    '.config/cni/net.d',
    '.config/cni',
    '.config/containers',
    '.config',
    '.cache/containers',
    '.cache',
];
async function absentDirectories(host) {
    const paths = MADE.map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_host_facts_home_js__WEBPACK_IMPORTED_MODULE_9__/* .homeDirectory */ .R)(host), path));
    const there = await Promise.all(paths.map((path) => (0,_accessible_js__WEBPACK_IMPORTED_MODULE_3__/* .accessible */ .R)(path)));
    return paths.filter((_, index) => !there[index]);
}
async function removeMade(path) {
    // Podman with CNI as its backend leaves a lock in there.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, 'cni.lock'), { force: true });
    // Was not made, or somebody else uses it by now.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path).catch(() => undefined);
}
async function endPauseProcess(host) {
    const pause = await (0,_host_facts_pause_process_js__WEBPACK_IMPORTED_MODULE_7__/* .findPauseProcess */ .L)(host);
    if (pause === undefined)
        return;
    process.kill(pause.pid);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pause.file, { force: true });
}
/** podman has systemd start the user's D-Bus; who asks for it next has it started again. */
async function busRuns(host) {
    const manager = (0,_host_facts_user_session_js__WEBPACK_IMPORTED_MODULE_10__/* .managerCgroup */ .S)(host.user.uid);
    const places = ['session.slice', 'app.slice'].flatMap((slice) => ['dbus.service', 'dbus-broker.service'].map((unit) => host.exists(`${manager}/${slice}/${unit}`)));
    return (await Promise.all(places)).includes(true);
}
async function stopBus(host) {
    if (!(await busRuns(host)))
        return;
    const env = { XDG_RUNTIME_DIR: (await (0,_host_facts_user_session_js__WEBPACK_IMPORTED_MODULE_10__/* .userSession */ .k)(host)).directory };
    await (0,_exec_run_js__WEBPACK_IMPORTED_MODULE_4__.attempt)(['systemctl', '--user', 'stop', 'dbus.service'], { timeout: 15, env });
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

/***/ 7254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isFit),
/* harmony export */   s: () => (/* binding */ examine)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5225);
/* harmony import */ var _run_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(582);


/**
 * Looks at everything, a container included, and puts right what can be put right where `mend` allows. Where the kind
 * of machine is wrong, nothing else is looked at.
 */
async function examine(host, options) {
    const begun = performance.now();
    const results = await (0,_run_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .runChecks */ .J)(_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .platformChecks */ .R1, host, options);
    if (!results.some(({ state }) => state === 'error')) {
        // Nothing is going to be changed: podman may be asked while the rest is looked at.
        const stages = options.mend
            ? [_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .hostChecks */ .mj, _catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .podmanChecks */ .jZ, _catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .probeChecks */ .s9]
            : [[..._catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .hostChecks */ .mj, ..._catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .podmanChecks */ .jZ, ..._catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .probeChecks */ .s9]];
        for (const checks of stages)
            results.push(...(await (0,_run_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .runChecks */ .J)(checks, host, options)));
    }
    return { results, duration: performance.now() - begun };
}
/** Nothing was found that keeps something from working. */
function isFit(results) {
    return !results.some(({ state }) => state === 'error');
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

/***/ 5350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ checkPage),
/* harmony export */   p: () => (/* binding */ hostJson)
/* harmony export */ });
/* harmony import */ var _host_examine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7254);
/* harmony import */ var _remedy_shell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1814);


/** The pages of the checks, below the repository. */
function checkPage(id) {
    return `docs/checks/${id}.md`;
}
/** What was found on a host, for programs; `docs/host.md` describes it. Pure. */
function hostJson(results, duration) {
    const report = {
        version: 1,
        fit: (0,_host_examine_js__WEBPACK_IMPORTED_MODULE_0__/* .isFit */ .c)(results),
        milliseconds: Math.round(duration),
        checks: results.map(({ remedy, ...result }) => ({
            ...result,
            ...(remedy === undefined
                ? {}
                : {
                    remedy: {
                        advice: remedy.advice,
                        automatic: remedy.automatic === true,
                        commands: (0,_remedy_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .remedyCommands */ .Pm)(remedy),
                    },
                }),
            page: checkPage(result.id),
        })),
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
}


/***/ }),

/***/ 7228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ filesUrl),
/* harmony export */   E: () => (/* binding */ repositoryUrl)
/* harmony export */ });
/**
 * Where the repository of the action that runs is shown; nothing outside of an action, and for one of the workflow's own
 * repository, which has no name. Source: GitHub's default variables.
 */
function repositoryUrl(variables) {
    const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_SERVER_URL: server } = variables;
    return repository ? `${server || 'https://github.com'}/${repository}` : undefined;
}
/** Where its files are shown, at the version that runs; nothing where that is not known. */
function filesUrl(variables) {
    const url = repositoryUrl(variables);
    const { GITHUB_ACTION_REF: ref } = variables;
    return url && ref ? `${url}/blob/${ref}` : undefined;
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
