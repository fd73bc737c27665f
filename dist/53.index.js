export const id = 53;
export const ids = [53];
export const modules = {

/***/ 9053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lintCommand: () => (/* binding */ lintCommand),
  processOutput: () => (/* reexport */ processOutput)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/quadlet/rules/index.js + 3 modules
var rules = __webpack_require__(6442);
// EXTERNAL MODULE: ./lib/src/report/lint-text.js
var lint_text = __webpack_require__(9222);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/nearest.js
var nearest = __webpack_require__(409);
;// CONCATENATED MODULE: ./lib/src/lint/explain.js




/**
 * The page about a rule.
 * @param wanted its code, in whatever case, or its name
 * @param pages the directory of the pages, `QL012.md` and so on
 * @throws UserError where there is no such rule
 */
function explain(wanted, rules, pages) {
    const rule = rules.find(({ code, name }) => code === wanted.toUpperCase() || name === wanted);
    if (rule === undefined) {
        const near = (0,nearest/* nearest */.p)(wanted, rules.flatMap(({ code, name }) => [name, code]));
        const advice = near === undefined ? `allowed: ${rules[0]?.code} to ${rules.at(-1)?.code}` : `did you mean ${near}?`;
        throw new errors/* UserError */.yo(`there is no rule "${wanted}"; ${advice}`);
    }
    const { code, name, summary, explanation } = rule;
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(pages, `${code}.md`), 'utf8');
    }
    catch {
        // The bundle may have been copied without its pages.
        return `# ${code} ${name}\n\n${summary}\n\n${explanation}\n`;
    }
}

// EXTERNAL MODULE: ./lib/src/lint/installed.js
var installed = __webpack_require__(1336);
// EXTERNAL MODULE: ./lib/src/lint/lint-set.js + 2 modules
var lint_set = __webpack_require__(4179);
// EXTERNAL MODULE: ./lib/src/lint/options.js
var lint_options = __webpack_require__(5700);
// EXTERNAL MODULE: ./lib/src/lint/prepare.js + 11 modules
var prepare = __webpack_require__(3863);
;// CONCATENATED MODULE: ./lib/src/lint/output.js

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
        return (0,external_node_fs_.fstatSync)(descriptor).isCharacterDevice();
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
            written += (0,external_node_fs_.writeSync)(descriptor, bytes, written);
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

;// CONCATENATED MODULE: ./lib/src/lint/command.js










/**
 * `podman-registry lint`: lints from a terminal, a hook or another program.
 * @param actionRoot the directory of action.yml
 * @returns the exit code: 0 nothing wrong, 1 something is, 2 it could not be checked
 */
async function lintCommand(args, actionRoot, output) {
    try {
        const options = (0,lint_options/* readOptions */.Tt)(args);
        if (options.help) {
            output.stdout(lint_options/* LINT_USAGE */.gX);
            return 0;
        }
        if (options.explain !== undefined) {
            output.stdout(explain(options.explain, rules/* RULES */.y, (0,external_node_path_.join)(actionRoot, 'docs/rules')));
            return 0;
        }
        const prepared = await (0,prepare/* prepareLint */.L)(options, installed/* installedVersion */.n);
        for (const path of prepared.others)
            output.stderr(`${path} is no Quadlet file, and was passed over\n`);
        const report = options.fix
            ? (await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 4250))).fixAll(prepared, output.stderr)
            : lintAll(prepared);
        output.stdout(await format(options.format, report, actionRoot, output.colours));
        const severities = report.result.findings.map(({ severity }) => severity);
        return (0,lint_options/* isFailure */.N6)(severities, options.failOn) ? 1 : 0;
    }
    catch (thrown) {
        output.stderr(`error: ${(0,errors/* describeError */.Uc)(thrown)}\n`);
        if (thrown instanceof errors/* UserError */.yo)
            output.stderr('See: podman-registry lint --help\n');
        return 2;
    }
}
function lintAll({ sets, policy }) {
    return (0,lint_set/* joinReports */.c)(sets.map((set) => (0,lint_set/* lintSet */.y)(set, policy)), policy);
}
// The usual one is at hand; the others are loaded where they are asked for.
async function format(kind, { result, silenced }, actionRoot, colours) {
    switch (kind) {
        case 'json':
            return (await __webpack_require__.e(/* import() */ 463).then(__webpack_require__.bind(__webpack_require__, 5463))).lintJson(result);
        case 'sarif': {
            const [{ lintSarif }, { readAbout }] = await Promise.all([
                __webpack_require__.e(/* import() */ 811).then(__webpack_require__.bind(__webpack_require__, 7811)),
                __webpack_require__.e(/* import() */ 239).then(__webpack_require__.bind(__webpack_require__, 5239)),
            ]);
            return lintSarif(result, rules/* RULES */.y, readAbout(actionRoot, process.env));
        }
        case 'github': {
            const { annotationCommands } = await __webpack_require__.e(/* import() */ 376).then(__webpack_require__.bind(__webpack_require__, 4376));
            return command_text(result, silenced, false) + annotationCommands(result, rules/* RULES */.y);
        }
        case 'text':
            return command_text(result, silenced, colours);
    }
}
function command_text(result, silenced, colours) {
    const words = silenced === 1 ? '1 finding is' : `${silenced} findings are`;
    return (0,lint_text/* lintText */.D)(result, { colours }) + (silenced === 0 ? '' : `${words} silenced by comments\n`);
}


/***/ })

};
