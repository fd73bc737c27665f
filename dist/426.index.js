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
// EXTERNAL MODULE: ./lib/src/host/catalogue.js + 87 modules
var catalogue = __webpack_require__(5225);
// EXTERNAL MODULE: ./lib/src/host/examine.js
var examine = __webpack_require__(7254);
// EXTERNAL MODULE: ./lib/src/host/host.js
var host = __webpack_require__(9751);
// EXTERNAL MODULE: ./lib/src/host/undo-tools.js
var undo_tools = __webpack_require__(3605);
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
    const directory = (0,external_node_path_.join)((0,host/* thisUser */.OR)().home, '.local/state/podman-registry-action/doctor');
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
        return await (0,examine/* examine */.s)((0,host/* thisHost */.vk)(parts), { mend: true });
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
        : (0,host_text/* hostText */.EN)(results, { all, duration, user: (0,host/* thisUser */.OR)().name });
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
    let failed = false;
    const tools = (0,undo_tools/* undoTools */.U)((0,host/* thisHost */.vk)(parts), {
        ...parts.log,
        info: (message) => output.out(`${message}\n`),
        warning: (message) => {
            failed = true;
            output.err(`${message}\n`);
        },
    });
    await (0,ledger/* withHost */.RD)((0,ledger/* ledgerOf */.Xr)((0,host/* thisUser */.OR)().home), async () => (0,undo/* undoAll */.w)(await (0,undo_journal/* readJournal */.a0)(changes), tools));
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
        exclusively: (work) => (0,ledger/* withHost */.RD)((0,ledger/* ledgerOf */.Xr)((0,host/* thisUser */.OR)().home), work),
        exportVariable: (name, value) => {
            process.env[name] = value;
            say(`for this command only: ${name}=${value}`);
        },
    };
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
        resetVariable: (name, ours, before) => {
            if (host.variable(name) === ours)
                host.exportVariable(name, before);
        },
        storeHolds: async (path) => (await (0,_facts_store_js__WEBPACK_IMPORTED_MODULE_0__/* .storeAt */ .f)(path, host)).holds,
    };
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


/***/ })

};
