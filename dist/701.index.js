export const id = 701;
export const ids = [701];
export const modules = {

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
/* harmony export */   Yq: () => (/* binding */ choice)
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

/***/ 3574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ lookAtPlatform),
/* harmony export */   Q4: () => (/* binding */ prepareHost),
/* harmony export */   _M: () => (/* binding */ obstaclesOf),
/* harmony export */   yo: () => (/* binding */ probePodman)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7242);
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


/***/ })

};
