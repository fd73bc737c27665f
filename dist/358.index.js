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
/* harmony import */ var _undo_journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8330);
/* harmony import */ var _undo_undo_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(259);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8669);








// Seconds. After a cancelled main, for the command that it was waiting for.
const PATIENCE = 20;
/** Post of the action: takes back what main wrote down, the youngest change first. Warns, and never fails the job. */
async function post(runner) {
    const { log } = runner;
    const job = (0,_job_js__WEBPACK_IMPORTED_MODULE_7__/* .jobOfMain */ .u)(runner);
    if (job === undefined) {
        log.info('main changed nothing');
        return;
    }
    const path = job.journal;
    try {
        if (!(await (0,_exec_leftover_js__WEBPACK_IMPORTED_MODULE_2__/* .commandsEnded */ .PN)(job.name, PATIENCE))) {
            log.warning(`commands of main still run after ${PATIENCE} s; what they make may stay`);
        }
        // The directory came first, and the journal lies in it.
        const changes = [{ kind: 'remove', path: job.directory }, ...(await changesOf(job))];
        const { asRoot, podman } = (0,_host_host_js__WEBPACK_IMPORTED_MODULE_4__/* .thisHost */ .v)({
            log,
            attempt: _exec_run_js__WEBPACK_IMPORTED_MODULE_3__.attempt,
            journal: (0,_undo_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .openJournal */ ._)(path),
            exportVariable: runner.exportVariable,
        });
        await log.group('Taking everything away again', () => (0,_undo_undo_js__WEBPACK_IMPORTED_MODULE_6__/* .undoAll */ .w)(changes, {
            podman,
            log,
            asRoot: async (argv) => void (await asRoot(argv)),
        }));
    }
    catch (thrown) {
        log.warning(`the list of changes, ${path}, cannot be read: ${thrown.message}; if the pod is still there: podman pod rm --force ${job.name}`);
    }
}
/** A main that was cancelled between making the directory and its first change has left a directory without a journal. */
async function changesOf({ directory, journal }) {
    const begun = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory)).includes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(journal));
    return begun ? (0,_undo_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .readJournal */ .a)(journal) : [];
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
/* harmony export */   v: () => (/* binding */ thisHost)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var _actions_io__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8701);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1491);
/* harmony import */ var _podman_podman_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(977);








/** The machine that this process runs on. */
function thisHost(parts) {
    const { username: name, uid, gid, homedir: home } = (0,node_os__WEBPACK_IMPORTED_MODULE_2__.userInfo)();
    const user = { name, uid, gid, home };
    return {
        ...parts,
        podman: new _podman_podman_js__WEBPACK_IMPORTED_MODULE_6__/* .Podman */ .oh(parts.attempt),
        platform: process.platform,
        user,
        variable: (variable) => process.env[variable],
        read: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch(() => undefined),
        exists: (path) => (0,_accessible_js__WEBPACK_IMPORTED_MODULE_4__/* .accessible */ .R)(path),
        find: async (program) => {
            // Distributions keep some programs in the sbin directories, which a plain user's PATH may lack.
            const inPath = await (0,_actions_io__WEBPACK_IMPORTED_MODULE_3__/* .which */ .K7)(program, false);
            if (inPath !== '')
                return inPath;
            for (const directory of ['/usr/sbin', '/sbin']) {
                const path = `${directory}/${program}`;
                if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_4__/* .accessible */ .R)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK))
                    return path;
            }
            return undefined;
        },
        asRoot: (argv, options) => runAsRoot(argv, { timeout: 60, ...options }, user, parts.attempt),
    };
}
async function runAsRoot(argv, options, user, attempt) {
    const command = user.uid === 0 ? argv : ['sudo', '-n', ...argv];
    if (user.uid !== 0) {
        const asked = await attempt(['sudo', '-n', 'true'], { timeout: 15 });
        if (asked.exitCode !== 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`${user.name} may not use sudo without a password here; as root, run: ${argv.join(' ')}`);
        }
    }
    const result = await attempt(command, options);
    if (result.exitCode !== 0)
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_5__.CommandError(command, result, options.timeout);
    return result.stdout;
}


/***/ }),

/***/ 977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VK: () => (/* binding */ forwarder),
/* harmony export */   oh: () => (/* binding */ Podman),
/* harmony export */   tD: () => (/* binding */ kubePlayCommand),
/* harmony export */   wo: () => (/* binding */ rootlessNetwork)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1491);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9710);



// Seconds. Storage commands are quick; what goes over a network is not.
const QUICK = 30;
const SLOW = 300;
const TRANSFER = 1800;
/** Typed calls of the podman command line, as the user that this process runs as. */
class Podman {
    attempt;
    known;
    constructor(attempt) {
        this.attempt = attempt;
    }
    async call(args, options) {
        const argv = ['podman', ...args];
        const result = await this.attempt(argv, options);
        if (result.exitCode !== 0)
            throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_1__.CommandError(argv, result, options.timeout);
        return result.stdout;
    }
    /** Asked of podman once; it does not change while a job runs. */
    async version() {
        if (this.known)
            return this.known;
        const answer = JSON.parse(await this.call(['version', '--format', 'json'], { timeout: QUICK }));
        this.known = (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePodmanVersion */ .f6)(answer.Client.Version);
        return this.known;
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
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(digestFile, 'utf8')).trim();
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
    async kubePlay(manifest, version, network) {
        const options = network === undefined ? [] : ['--network', network];
        await this.call([...kubePlayCommand(version), ...options, manifest], { timeout: 120 });
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
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .atLeast */ .jZ)(version, 4, 2) ? ['kube', 'play'] : ['play', 'kube'];
}
/** What a rootless container of this Podman gets by default: pasta since 5.0, slirp4netns before. */
function rootlessNetwork(version) {
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .atLeast */ .jZ)(version, 5, 0) ? 'pasta' : 'slirp4netns';
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
    return !(0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .atLeast */ .jZ)(version, 6, 0) && installed.includes('slirp4netns') ? 'slirp4netns' : undefined;
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
