export const id = 237;
export const ids = [237,593];
export const modules = {

/***/ 4237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lintCommand: () => (/* binding */ lintCommand),
  processOutput: () => (/* reexport */ output.processOutput)
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
// EXTERNAL MODULE: ./lib/src/lint/prepare.js + 1 modules
var prepare = __webpack_require__(9773);
// EXTERNAL MODULE: ./lib/src/lint/output.js
var output = __webpack_require__(3593);
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
            : (0,lint_set/* lintSets */.$l)(prepared.sets, prepared.policy);
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


/***/ }),

/***/ 1336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ installedVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

/**
 * The version of the Podman that is installed here, as its generator says it.
 * @throws UserError where there is no generator, or one that does not say
 */
async function installedVersion() {
    // Only this way needs commands to be run, which takes long to load.
    const [{ findGenerator }, { attempt }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(955), __webpack_require__.e(636)]).then(__webpack_require__.bind(__webpack_require__, 2636)),
        Promise.all(/* import() */[__webpack_require__.e(955), __webpack_require__.e(491)]).then(__webpack_require__.bind(__webpack_require__, 1491)),
    ]);
    const generator = await findGenerator();
    if (generator === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('no Podman with Quadlet is installed here, for which "installed" could stand: give a version, such as 5.4');
    }
    const { exitCode, stdout } = await attempt([generator, '-version'], { timeout: 30 });
    const version = stdout.trim();
    if (exitCode !== 0 || version === '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${generator} does not say its version (before Podman 4.6): give it, such as 4.4`);
    }
    return version;
}


/***/ }),

/***/ 5700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   Tt: () => (/* binding */ readOptions),
/* harmony export */   gX: () => (/* binding */ LINT_USAGE)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


const LINT_USAGE = `Usage: podman-registry lint [OPTION…] [PATH…]

Checks Quadlet files as strictly as Podman's own generator. PATH is a directory (all of them
together are one search path), a file or a glob; the default is the current directory.

  --podman VERSIONS     5.4.2, 5.4, 4.9-5.8, several with commas, or "installed";
                        default: the newest known
  --user, --system      whose manager runs the units; default: user
  --format FORMAT       text, json, sarif or github (annotations); default: text
  --fail-on SEVERITY    error, warning or never; default: error
  --fix                 puts right what can be put right without a decision
  --templates           looks at files with template syntax too
  --config FILE         default: the nearest .quadlet-lint.yaml upwards
  --no-config           takes no configuration
  --allow-empty         finds it right that there is nothing to lint
  --explain RULE        tells about a rule, by its code or name

Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not be checked.
`;
const FORMATS = ['text', 'json', 'sarif', 'github'];
const FAIL_ON = ['error', 'warning', 'never'];
/** @throws UserError for what the command does not know */
function readOptions(args) {
    const { values, positionals } = parse(args);
    if (values.user && values.system)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--user and --system exclude each other');
    if (values.config !== undefined && values['no-config']) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--config and --no-config exclude each other');
    }
    return {
        paths: positionals.length === 0 ? ['.'] : positionals,
        podman: values.podman,
        mode: values.user ? 'user' : values.system ? 'system' : undefined,
        templates: values.templates ? 'lint' : undefined,
        configuration: values.config === undefined && !values['no-config'] ? 'find' : { file: values.config },
        allowEmpty: values['allow-empty'],
        format: choice('--format', values.format, FORMATS),
        failOn: choice('--fail-on', values['fail-on'], FAIL_ON),
        fix: values.fix,
        explain: values.explain,
        help: values.help,
    };
}
function parse(args) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
            args: [...args],
            allowPositionals: true,
            options: {
                podman: { type: 'string' },
                user: { type: 'boolean', default: false },
                system: { type: 'boolean', default: false },
                format: { type: 'string', default: 'text' },
                'fail-on': { type: 'string', default: 'error' },
                fix: { type: 'boolean', default: false },
                templates: { type: 'boolean', default: false },
                config: { type: 'string' },
                'no-config': { type: 'boolean', default: false },
                'allow-empty': { type: 'boolean', default: false },
                explain: { type: 'string' },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
    }
    catch (thrown) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(thrown instanceof Error ? thrown.message : String(thrown));
    }
}
function choice(option, found, allowed) {
    const match = allowed.find((one) => one === found);
    if (match === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${option} is "${found}"; allowed: ${allowed.join(', ')}`);
    }
    return match;
}
/** Whether findings of these severities make a check fail. */
function isFailure(severities, failOn) {
    if (failOn === 'never')
        return false;
    for (const severity of severities) {
        if (severity === 'error' || (failOn === 'warning' && severity === 'warning'))
            return true;
    }
    return false;
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
