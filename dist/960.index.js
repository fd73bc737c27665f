export const id = 960;
export const ids = [960];
export const modules = {

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


/***/ })

};
