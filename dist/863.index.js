export const id = 863;
export const ids = [863];
export const modules = {

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
/* harmony import */ var _host_undo_tools_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3605);
/* harmony import */ var _undo_journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8330);
/* harmony import */ var _undo_ledger_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1868);
/* harmony import */ var _undo_undo_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(259);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8669);
/* harmony import */ var _mirrors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2222);











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
        await (0,_mirrors_js__WEBPACK_IMPORTED_MODULE_9__/* .tellMirrorFigures */ .kG)(job, runner);
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
    const tools = (0,_host_undo_tools_js__WEBPACK_IMPORTED_MODULE_10__/* .undoTools */ .U)(host, log);
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

/***/ 7626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ homeDirectory),
/* harmony export */   U: () => (/* binding */ runtimeDirectory)
/* harmony export */ });
/** Where podman and its clients look for the user's own files: HOME, which a job may have set to another place than passwd(5). */
function homeDirectory(host) {
    return host.variable('HOME') || host.user.home;
}
/** Where podman keeps what ends with the session. Source: homedir.GetRuntimeDir of containers/storage. */
function runtimeDirectory(host) {
    return host.variable('XDG_RUNTIME_DIR') || `/run/user/${host.user.uid}`;
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


/***/ })

};
