export const id = 814;
export const ids = [814,960];
export const modules = {

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


/***/ })

};
