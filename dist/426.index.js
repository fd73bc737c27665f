export const id = 426;
export const ids = [426];
export const modules = {

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
/* harmony import */ var _host_facts_pause_process_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3051);
/* harmony import */ var _host_host_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9751);







/**
 * Lets `work` look at a host and leaves nothing behind. The first call of podman makes a storage, decides for good how
 * it stores, and starts a pause process; so where this user has no storage yet, podman gets one of its own for the look,
 * and what its first call leaves otherwise goes with it.
 */
async function lookingOnly(parts, work) {
    const plain = (0,_host_host_js__WEBPACK_IMPORTED_MODULE_5__/* .thisHost */ .vk)(parts);
    const apart = (await hasStorage(plain))
        ? undefined
        : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'podman-registry-look-'));
    const podmanOptions = apart === undefined ? [] : ['--root', (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(apart, 'root')];
    const [pause, bus, absent] = await Promise.all([
        (0,_host_facts_pause_process_js__WEBPACK_IMPORTED_MODULE_6__/* .findPauseProcess */ .L)(plain),
        busRuns(plain),
        absentDirectories(plain),
    ]);
    try {
        return await work((0,_host_host_js__WEBPACK_IMPORTED_MODULE_5__/* .thisHost */ .vk)({ ...parts, podmanOptions }));
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
function homeOf(host) {
    return host.variable('HOME') || host.user.home;
}
async function hasStorage(host) {
    const data = host.variable('XDG_DATA_HOME') || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(homeOf(host), '.local/share');
    return (0,_accessible_js__WEBPACK_IMPORTED_MODULE_3__/* .accessible */ .R)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(data, 'containers/storage'));
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
    const paths = MADE.map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(homeOf(host), path));
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
    const pause = await (0,_host_facts_pause_process_js__WEBPACK_IMPORTED_MODULE_6__/* .findPauseProcess */ .L)(host);
    if (pause === undefined)
        return;
    process.kill(pause.pid);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pause.file, { force: true });
}
/** podman has systemd start the user's D-Bus; who asks for it next has it started again. */
async function busRuns(host) {
    const { uid } = host.user;
    const manager = `/sys/fs/cgroup/user.slice/user-${uid}.slice/user@${uid}.service`;
    const places = ['session.slice', 'app.slice'].flatMap((slice) => ['dbus.service', 'dbus-broker.service'].map((unit) => host.exists(`${manager}/${slice}/${unit}`)));
    return (await Promise.all(places)).includes(true);
}
async function stopBus(host) {
    if (!(await busRuns(host)))
        return;
    const env = { XDG_RUNTIME_DIR: `/run/user/${host.user.uid}` };
    await (0,_exec_run_js__WEBPACK_IMPORTED_MODULE_4__.attempt)(['systemctl', '--user', 'stop', 'dbus.service'], { timeout: 15, env });
}


/***/ }),

/***/ 6426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctorCommand: () => (/* binding */ doctorCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/accessible.js
var accessible = __webpack_require__(5898);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/host/catalogue.js + 93 modules
var catalogue = __webpack_require__(6314);
// EXTERNAL MODULE: ./lib/src/host/examine.js
var examine = __webpack_require__(7254);
// EXTERNAL MODULE: ./lib/src/host/host.js
var host_host = __webpack_require__(9751);
// EXTERNAL MODULE: ./lib/src/report/host-json.js
var host_json = __webpack_require__(5350);
// EXTERNAL MODULE: ./lib/src/report/host-text.js
var host_text = __webpack_require__(263);
// EXTERNAL MODULE: ./lib/src/undo/directories.js
var directories = __webpack_require__(4898);
// EXTERNAL MODULE: ./lib/src/undo/journal.js
var undo_journal = __webpack_require__(8330);
// EXTERNAL MODULE: ./lib/src/undo/ledger.js
var ledger = __webpack_require__(1868);
// EXTERNAL MODULE: ./lib/src/undo/undo.js
var undo = __webpack_require__(259);
// EXTERNAL MODULE: ./lib/src/doctor/apart.js
var apart = __webpack_require__(7970);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/src/doctor/explain.js



/**
 * The page about a check.
 * @param wanted its id, in whatever case
 * @param pages the directory of the pages, `RP014.md` and so on
 * @throws UserError where there is no such check
 */
function explainCheck(wanted, conditions, pages) {
    const found = conditions.find(({ id }) => id === wanted.toUpperCase());
    if (found === undefined) {
        const ids = conditions.map(({ id }) => id).sort();
        throw new errors/* UserError */.yo(`there is no check "${wanted}"; allowed: ${ids[0]} to ${ids.at(-1)}, with gaps`);
    }
    const { id, title, cause, cure } = found;
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(pages, `${id}.md`), 'utf8');
    }
    catch {
        // The bundle may have been copied without its pages.
        return `# ${id} ${title}\n\n${cause}\n\n${cure}\n`;
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/src/doctor/options.js


const DOCTOR_USAGE = `Usage: podman-registry doctor [--fix | --undo | --explain ID] [--all] [--format text|json]

Is this machine fit for rootless Podman: for a pod, for Quadlet units, for pushing and pulling? What is not as it should
be is shown with its id, what was found and what to do. Without --fix nothing is changed.

  --fix            puts right what can be put right narrowly; each change is written down before it is made
  --undo           takes back what --fix changed
  --all            shows every check
  --explain ID     tells about a check, RP014 or another
  --format FORMAT  text or json: every check with id, state, what was found, and the remedy; default: text

Exit code: 0 fit, 1 not fit, 2 wrong use.
`;
/** @throws UserError, or an error of parseArgs, when the arguments are wrong */
function doctorOptions(args) {
    const { values } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: {
            fix: { type: 'boolean', default: false },
            undo: { type: 'boolean', default: false },
            all: { type: 'boolean', default: false },
            format: { type: 'string', default: 'text' },
            explain: { type: 'string' },
            help: { type: 'boolean', short: 'h', default: false },
        },
    });
    const { fix, undo, all, format, help, explain } = values;
    if (format !== 'text' && format !== 'json') {
        throw new errors/* UserError */.yo(`--format is "${format}"; allowed: text, json`);
    }
    const wanted = [
        ...(fix ? ['fix'] : []),
        ...(undo ? ['undo'] : []),
        ...(explain === undefined ? [] : ['explain']),
    ];
    if (wanted.length > 1) {
        throw new errors/* UserError */.yo(`${wanted.map((one) => `--${one}`).join(' and ')} exclude each other`);
    }
    return { action: help ? 'help' : (wanted[0] ?? 'look'), about: explain ?? '', format, all };
}

;// CONCATENATED MODULE: ./lib/src/doctor/command.js

















/**
 * `podman-registry doctor`.
 * @param actionRoot the directory of dist/ and docs/
 * @returns 0 fit, 1 not fit, 2 wrong use
 */
async function doctorCommand(args, actionRoot, output) {
    let options;
    try {
        options = doctorOptions(args);
    }
    catch (thrown) {
        output.err(`${thrown.message}\n${DOCTOR_USAGE}`);
        return 2;
    }
    try {
        return await carryOut(options, actionRoot, output);
    }
    catch (thrown) {
        output.err(`${(0,errors/* describeError */.Uc)(thrown)}\n`);
        return 1;
    }
}
async function carryOut(options, actionRoot, output) {
    if (options.action === 'help') {
        output.out(DOCTOR_USAGE);
        return 0;
    }
    if (options.action === 'explain') {
        output.out(explainCheck(options.about, catalogue/* conditions */.jA, (0,external_node_path_.join)(actionRoot, 'docs/checks')));
        return 0;
    }
    const self = [process.execPath, (0,external_node_path_.join)(actionRoot, 'dist/cli.js')];
    const directory = (0,external_node_path_.join)((0,host_host/* thisUser */.OR)().home, '.local/state/podman-registry-action/doctor');
    const parts = partsOf(directory, self, output);
    if (options.action === 'undo')
        return command_undo(parts, directory, output);
    const examination = options.action === 'fix' ? await fix(parts, directory) : await (0,apart/* lookingOnly */.o)(parts, look);
    output.out(show(examination, options));
    return (0,examine/* isFit */.c)(examination.results) ? 0 : 1;
}
const look = (host) => (0,examine/* examine */.s)(host, { mend: false });
async function fix(parts, directory) {
    const made = await (0,directories/* missingDirectories */.q)(directory);
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    if (made.includes(directory))
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, MADE), JSON.stringify(made));
    try {
        return await (0,examine/* examine */.s)((0,host_host/* thisHost */.vk)(parts), { mend: true });
    }
    finally {
        if (!(await (0,accessible/* accessible */.R)((0,external_node_path_.join)(directory, CHANGES))))
            await forget(directory);
    }
}
async function forget(directory) {
    const made = await (0,promises_.readFile)((0,external_node_path_.join)(directory, MADE), 'utf8').catch(() => '[]');
    await (0,directories/* removeWithMade */.E)(directory, JSON.parse(made));
}
function show({ results, duration }, { format, all }) {
    return format === 'json'
        ? (0,host_json/* hostJson */.p)(results, duration)
        : (0,host_text/* hostText */.EN)(results, { all, duration, user: (0,host_host/* thisUser */.OR)().name });
}
const CHANGES = 'changes.jsonl';
// The directories that had to be made for it.
const MADE = 'made.json';
async function command_undo(parts, directory, output) {
    const changes = (0,external_node_path_.join)(directory, CHANGES);
    if (!(await (0,accessible/* accessible */.R)(changes))) {
        output.out('nothing of `doctor --fix` is there to be taken back\n');
        return 0;
    }
    const host = (0,host_host/* thisHost */.vk)(parts);
    let failed = false;
    await (0,ledger/* withHost */.RD)((0,ledger/* ledgerOf */.Xr)((0,host_host/* thisUser */.OR)().home), async () => (0,undo/* undoAll */.w)(await (0,undo_journal/* readJournal */.a0)(changes), {
        podman: host.podman,
        log: {
            ...parts.log,
            info: (message) => output.out(`${message}\n`),
            warning: (message) => {
                failed = true;
                output.err(`${message}\n`);
            },
        },
        asRoot: async (argv) => void (await host.asRoot(argv)),
        asUser: async (argv) => void (await (0,run.run)(argv, { timeout: 300 })),
    }));
    if (failed)
        throw new errors/* UserError */.yo(`what could not be taken back stays written down in ${changes}`);
    await forget(directory);
    return 0;
}
function partsOf(directory, self, output) {
    const journal = { ...(0,undo_journal/* openJournal */._0)((0,external_node_path_.join)(directory, CHANGES)), directory, serial: undo_journal/* serial */.vX };
    // Standard output is the report's, which a program may read.
    const say = (message) => output.err(`${message}\n`);
    const log = {
        info: say,
        warning: say,
        error: say,
        group: (_title, work) => work(),
        mask: () => undefined,
    };
    return {
        log,
        journal,
        attempt: run.attempt,
        self,
        exclusively: (work) => (0,ledger/* withHost */.RD)((0,ledger/* ledgerOf */.Xr)((0,host_host/* thisUser */.OR)().home), work),
        exportVariable: (name, value) => {
            process.env[name] = value;
            say(`for this command only: ${name}=${value}`);
        },
    };
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

/***/ 7254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isFit),
/* harmony export */   s: () => (/* binding */ examine)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6314);
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

/***/ 1814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ shellWords),
/* harmony export */   Pm: () => (/* binding */ remedyCommands),
/* harmony export */   Qw: () => (/* binding */ remedyBlock)
/* harmony export */ });
/* unused harmony export shellLines */
/* harmony import */ var _host_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3892);

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
        return lines.length === 0 ? [] : [`# ${id} ${title}: ${oneLine(found)}`, ...lines];
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
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ');
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1491);





/** Takes the changes back, the youngest first. A change that cannot be taken back is a warning, and the rest goes on. */
async function undoAll(changes, tools) {
    for (const group of imagesTogether(changes.toReversed())) {
        try {
            const done = await undoGroup(group, tools);
            if (done !== undefined)
                tools.log.info(done);
        }
        catch (thrown) {
            const why = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_3__.CommandError ? thrown.lastWords : (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .describeError */ .Uc)(thrown);
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
        if (thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_3__.CommandError && /image is in use|image used by/.test(thrown.result.stderr)) {
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
    if (aside !== undefined && !(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(aside)))
        return undefined;
    const replaced = `${aside ?? path}-replaced`;
    if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(path)) {
        if (await holdsSomething(path, tools)) {
            const before = aside === undefined ? '' : `; what was there before is ${aside}`;
            return `left as it is: ${path}, which holds images, volumes or secrets by now${before}`;
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(path, replaced);
    }
    if (aside !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(aside, path);
    if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(replaced))
        await removeStorage(replaced, aside !== undefined, tools);
    return aside === undefined ? `removed ${path}` : `${path} is again what it was`;
}
/** Is there anything in a storage of podman's that somebody may want to keep? */
async function holdsSomething(path, { podman }) {
    for (const directory of ['volumes', 'secrets']) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, directory)).catch(() => []);
        // Podman locks what it only looks at, too.
        if (names.some((name) => !name.endsWith('.lock')))
            return true;
    }
    return (await podman.images()).length > 0;
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
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(path))
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
