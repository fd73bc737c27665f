export const id = 105;
export const ids = [105,593];
export const modules = {

/***/ 6105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   generateCommand: () => (/* binding */ generateCommand),
/* harmony export */   processOutput: () => (/* reexport safe */ _lint_output_js__WEBPACK_IMPORTED_MODULE_6__.processOutput)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1491);
/* harmony import */ var _report_generate_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(936);
/* harmony import */ var _report_lint_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9222);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4170);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7044);
/* harmony import */ var _work_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1964);
/* harmony import */ var _lint_output_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3593);








/**
 * `podman-registry generate`: shows the units and what changes in them.
 * @returns the exit code: 0 the units were made, 1 something is wrong with them, 2 it could not be done
 */
async function generateCommand(args, output) {
    try {
        const options = (0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .readOptions */ .Tt)(args);
        if (options.help) {
            output.stdout(_options_js__WEBPACK_IMPORTED_MODULE_3__/* .GENERATE_USAGE */ .Iy);
            return 0;
        }
        const report = (0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .reportOf */ .EI)(await (0,_work_js__WEBPACK_IMPORTED_MODULE_5__/* .generate */ .c)(options, process.env, _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.attempt));
        if (options.out !== undefined && report.result.made !== undefined) {
            await publish(report, options.out, options);
        }
        output.stdout(await format(report, options, output.colours));
        const failed = report.findings.findings.some(({ severity }) => severity === 'error');
        return failed || report.result.made?.comparison.kind === 'failed' ? 1 : 0;
    }
    catch (thrown) {
        // The checks of the host are loaded where something has failed, and not before.
        const { explainFailure } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(242), __webpack_require__.e(292), __webpack_require__.e(631), __webpack_require__.e(518), __webpack_require__.e(225), __webpack_require__.e(165)]).then(__webpack_require__.bind(__webpack_require__, 142));
        output.stderr(`error: ${explainFailure(thrown)}\n`);
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo)
            output.stderr('See: podman-registry generate --help\n');
        return 2;
    }
}
async function publish(report, out, { tarball }) {
    const [{ stage }, { publishedOf }] = await Promise.all([__webpack_require__.e(/* import() */ 445).then(__webpack_require__.bind(__webpack_require__, 5445)), __webpack_require__.e(/* import() */ 558).then(__webpack_require__.bind(__webpack_require__, 7558))]);
    stage(await publishedOf(report.result, _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.attempt), out, tarball);
}
async function format(report, options, colours) {
    if (options.format === 'json')
        return (await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2745))).generateJson(report);
    return `${(0,_report_lint_text_js__WEBPACK_IMPORTED_MODULE_2__/* .lintText */ .D)(report.findings, { colours })}\n${(0,_report_generate_text_js__WEBPACK_IMPORTED_MODULE_1__/* .generateText */ .D)(report)}`;
}


/***/ }),

/***/ 3593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   processOutput: () => (/* binding */ processOutput),
/* harmony export */   writeAll: () => (/* binding */ writeAll)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** This process's own output. Colours are for terminals, or for whoever sets FORCE_COLOR; never under NO_COLOR. */
function processOutput(variables) {
    const { NO_COLOR, FORCE_COLOR } = variables;
    // To ask for process.stdout loads streams, which nobody but a terminal needs.
    const isTerminal = isDevice(1) && process.stdout.isTTY === true;
    const colours = FORCE_COLOR ? FORCE_COLOR !== '0' : isTerminal;
    return {
        stdout: (text) => (isTerminal ? void process.stdout.write(text) : writeAll(1, text)),
        stderr: (text) => writeAll(2, text),
        colours: colours && !NO_COLOR,
    };
}
function isDevice(descriptor) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor).isCharacterDevice();
    }
    catch {
        // It was closed before the start.
        return false;
    }
}
/**
 * Writes a text whole, however slowly it is read.
 * @throws Error where it cannot be written; not where the reader has gone, as `head` does when it has enough
 */
function writeAll(descriptor, text) {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) {
        try {
            written += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(descriptor, bytes, written);
        }
        catch (thrown) {
            const { code } = thrown;
            if (code === 'EPIPE' || code === 'EOF')
                return;
            if (code !== 'EAGAIN')
                throw thrown;
            // The pipe is full, and whoever made it wants no writer to wait for it: so wait here.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MILLISECONDS);
        }
    }
}
const MILLISECONDS = 5;


/***/ })

};
