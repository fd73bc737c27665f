export const id = 290;
export const ids = [290,636,491,463];
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

/***/ 3345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gz: () => (/* binding */ refuseOutside),
/* harmony export */   iH: () => (/* binding */ boundaryOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5071);
/* harmony import */ var _lint_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8954);
/* harmony import */ var _lint_list_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1465);
/* harmony import */ var _lint_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3602);
/* harmony import */ var _quadlet_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6344);







/** Beyond this size, in bytes, nobody wrote it as a unit. */
const LARGEST = 1024 * 1024;
/**
 * Looks at the names below directories before anything is read: what is read is published, so a link must not fetch it
 * from elsewhere, nor from git's own directory, where a token may lie.
 * @param boundary links may lead to what lies within it; a directory outside of it is its own boundary
 * @throws UserError for a link that leads out, and for a unit or drop-in that is too large
 */
function refuseOutside(directories, boundary, ignored = () => false) {
    for (const directory of directories) {
        const walls = boundaryOf(directory, boundary);
        // Asked for each name before it is entered, so that no walk goes through the link first.
        const guard = (path) => {
            if (ignored(path))
                return true;
            const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
            if (stats?.isSymbolicLink())
                refuseLink(path, walls);
            else if (stats !== undefined)
                refuseLarge(path, stats);
            return false;
        };
        for (const { dropins, list } of (0,_lint_list_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .listTree */ .nT)([directory], guard, true))
            if (dropins)
                list();
    }
}
/**
 * The directory that nothing reached from another one may lie outside of.
 * @throws UserError where a link on the way to it leads out of the boundary
 */
function boundaryOf(directory, boundary) {
    const outer = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(boundary);
    const own = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(directory);
    if (isWithin(outer, own))
        return outer;
    if (isWithin((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(boundary), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`${directory} leads by a link to ${own}: give a path without it`);
    }
    return own;
}
function refuseLink(path, walls) {
    const stats = (0,_lint_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .statIfThere */ .CL)(path);
    if (stats === undefined || !(stats.isDirectory() || isRead(path)))
        return;
    const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
    // A unit that is a link to this is an empty file to the generator.
    if (target !== '/dev/null' && !isWithin(walls, target)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`${path} is a link that leads out, to ${target}: what is there would be published. Put a file in its place`);
    }
    refuseLarge(path, stats);
}
function refuseLarge(path, stats) {
    if (stats.size <= LARGEST || !stats.isFile() || !isRead(path) || (0,_lint_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isYamlName */ .fd)(path))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`${path} has ${stats.size} bytes; a unit or drop-in may have ${LARGEST} here`);
}
function isRead(path) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path);
    return (0,_quadlet_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isUnitName */ .o9)(name) || (0,_lint_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isYamlName */ .fd)(name) || ((0,_lint_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDropinName */ .yW)(name) && (0,_lint_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDropinDirectory */ ._l)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)));
}
/** Whether a path that has no links lies in a directory, and not in git's own part of it. */
function isWithin(directory, path) {
    const names = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    return names[0] !== '..' && !names.includes('.git');
}


/***/ }),

/***/ 4170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ GENERATE_USAGE),
/* harmony export */   NZ: () => (/* binding */ readInstallDirectory),
/* harmony export */   Tt: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


const GENERATE_USAGE = `Usage: podman-registry generate [OPTION…] [PATH…]

Shows the systemd units that Podman's own generator makes of Quadlet files, and what changes in them. PATH is a
directory (all of them together are one search path), a file or a glob; the default is the current directory.

  --podman VERSION      5.4.2, 5.4 or "installed" (the default); another version than the
                        installed one is run out of Podman's published image
  --image IMAGE         the image to run it out of
  --generator PATH      the generator to run
  --user, --system      whose manager runs the units; default: user
  --install-dir DIR     where the files will be on the target; default: where that mode has them
  --base DIR            the files as they were
  --base-ref COMMIT     the same paths in another commit
  --out DIR             writes sources, units, README and manifest there
  --tarball             and all of it as one archive
  --no-verify           does not ask systemd-analyze
  --format FORMAT       text or json; default: text

Ends with 0 when the units were made, 1 when the files or the units have errors, 2 when it could not be done.
`;
/** @throws UserError for what the command does not know */
function readOptions(args) {
    const { values, positionals } = parse(args);
    const { base, image, out, tarball, format, help } = values;
    const ref = values['base-ref'];
    if (values.user && values.system)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--user and --system exclude each other');
    if (base !== undefined && ref !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--base and --base-ref exclude each other');
    if (values.generator !== undefined && image !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--generator and --image exclude each other');
    }
    if (tarball && out === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--tarball needs --out');
    if (format !== 'text' && format !== 'json') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`--format is "${format}"; allowed: text, json`);
    }
    const directory = values['install-dir'];
    return {
        paths: positionals.length === 0 ? ['.'] : positionals,
        generator: { path: values.generator, podman: values.podman, image },
        mode: values.user ? 'user' : values.system ? 'system' : undefined,
        installDirectory: directory === undefined ? undefined : readInstallDirectory('--install-dir', directory),
        base: { path: base, ref },
        verify: !values['no-verify'],
        despiteErrors: false,
        out,
        tarball,
        format,
        help,
    };
}
function parse(args) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
            args: [...args],
            allowPositionals: true,
            options: {
                podman: { type: 'string' },
                image: { type: 'string' },
                generator: { type: 'string' },
                user: { type: 'boolean', default: false },
                system: { type: 'boolean', default: false },
                'install-dir': { type: 'string' },
                base: { type: 'string' },
                'base-ref': { type: 'string' },
                out: { type: 'string' },
                tarball: { type: 'boolean', default: false },
                'no-verify': { type: 'boolean', default: false },
                format: { type: 'string', default: 'text' },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
    }
    catch (thrown) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(thrown instanceof Error ? thrown.message : String(thrown));
    }
}
/**
 * Reads the directory of the Quadlet files on a target, in systemd's words: `~` is its `%h`.
 * @param name of the option or input
 * @throws UserError for what cannot stand in a unit, among others a `:`, at which podman cuts mounts
 */
function readInstallDirectory(name, text) {
    const directory = text.replace(/^~(?=\/|$)/, '%h').replace(/(?<=.)\/+$/, '');
    if (!/^(?:\/|%[hSEt](?:\/|$))[^\s:,"'\\]*$/.test(directory) || directory.split('/').includes('..')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${name} is ${JSON.stringify(text)}; allowed: an absolute path, or one that begins with ~ or %h, without blanks, quotes, ":" and ","`);
    }
    return directory;
}


/***/ }),

/***/ 7044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ reportOf),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   sQ: () => (/* binding */ securityCount)
/* harmony export */ });
/* harmony import */ var _quadlet_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8504);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3667);


/** Joins what was found. */
function reportOf(result, started) {
    const { lint, made, generator } = result;
    const own = made === undefined ? [] : findingsOf(made, lint.result.findings, started ?? [], generator.version);
    const findings = {
        ...lint.result,
        findings: own.length === 0 ? lint.result.findings : [...lint.result.findings, ...own].sort(_quadlet_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .byPlace */ .h),
        textOf: (file) => lint.result.textOf(file) ?? made?.tracer.textOf(file),
    };
    return { result, findings, started };
}
/** systemd's words about a line of which the linter has said more already are left out. */
function findingsOf({ verification, tracer }, known, started, version) {
    const lineOf = ({ file, line }) => `${line} ${file}`;
    const told = new Set(known.filter(({ severity }) => severity !== 'note').map(lineOf));
    const verified = (verification?.findings ?? []).filter((finding) => finding.line === 1 || !told.has(lineOf(finding)));
    return [...verified, ...(0,_start_js__WEBPACK_IMPORTED_MODULE_0__/* .startFindings */ .Hv)(started, tracer, version)];
}
/** The differences to the base; none where there is no base. */
function changesOf({ result: { made } }) {
    return made?.comparison.kind === 'compared' ? made.comparison.changes : [];
}
/** How many sentences touch security. */
function securityCount(changes) {
    return changes.reduce((sum, { notes }) => sum + notes.filter(({ security }) => security).length, 0);
}


/***/ }),

/***/ 3667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hv: () => (/* binding */ startFindings),
  Fp: () => (/* binding */ startServices),
  zH: () => (/* binding */ takeBack)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var versions = __webpack_require__(1090);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/src/generate/await-services.js

/** Milliseconds between two looks. */
const PAUSE = 500;
/** A service that fails so often is not going to come up. */
const RESTARTS = 3;
/** Milliseconds for which a service must run on to count as up: many a program ends as soon as it has read its settings. */
const SETTLED = 2000;
const LINES = 20;
/**
 * Waits until services are active, healthy where their container has a health check, failed, or late.
 * @param seconds for all of them together
 */
async function awaitServices(manager, names, seconds, attempt) {
    const end = Date.now() + seconds * 1000;
    const done = new Map();
    const upSince = new Map();
    for (;;) {
        const open = names.filter((name) => !done.has(name));
        const states = await manager.states(open);
        const late = Date.now() >= end;
        for (const state of states) {
            const judged = judge(state) ?? (late ? { outcome: 'late', words: described(state) } : undefined);
            const whole = judged?.outcome === 'up' ? await withHealth(state, judged, late, attempt) : judged;
            if (whole?.outcome !== 'up')
                upSince.delete(state.name);
            else if (state.sub === 'running' && !late) {
                const since = upSince.get(state.name) ?? Date.now();
                upSince.set(state.name, since);
                if (Date.now() - since < SETTLED)
                    continue;
            }
            if (whole !== undefined)
                done.set(state.name, whole);
        }
        if (done.size === names.length)
            break;
        await (0,promises_.setTimeout)(PAUSE);
    }
    const results = [];
    for (const name of names) {
        const judged = done.get(name) ?? { outcome: 'late', words: 'unknown' };
        results.push({ name, ...judged, journal: await manager.journal(name, LINES) });
    }
    return results;
}
/** @returns nothing while it is not decided */
function judge(state) {
    const { active, sub, result, restarts, started, load } = state;
    const words = described(state);
    if (load !== 'loaded')
        return { outcome: 'failed', words: `not loaded (${load})` };
    if (active === 'active')
        return { outcome: 'up', words };
    if (active === 'failed')
        return { outcome: 'failed', words };
    // A oneshot that has done its work is inactive again.
    if (active === 'inactive' && started)
        return { outcome: result === 'success' ? 'up' : 'failed', words };
    if (sub === 'auto-restart' && result !== 'success' && restarts >= RESTARTS)
        return { outcome: 'failed', words };
    return undefined;
}
function described({ active, sub, result, restarts }) {
    const why = result === '' || result === 'success' ? '' : `, ${result}`;
    return `${active} (${sub})${why}${restarts > 0 ? `, ${restarts} restarts` : ''}`;
}
async function withHealth({ name }, judged, late, attempt) {
    const filter = `label=PODMAN_SYSTEMD_UNIT=${name}`;
    const argv = ['podman', 'ps', '--all', '--filter', filter, '--format', '{{.Status}}'];
    const { stdout } = await attempt(argv, { timeout: 30 });
    if (stdout.includes('(unhealthy)'))
        return { outcome: 'failed', words: `${judged.words}, unhealthy` };
    if (stdout.includes('(starting)')) {
        return late ? { outcome: 'late', words: `${judged.words}, its health check has not passed` } : undefined;
    }
    return stdout.includes('(healthy)') ? { outcome: 'up', words: `${judged.words}, healthy` } : judged;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/lint/list-tree.js
var list_tree = __webpack_require__(1465);
// EXTERNAL MODULE: ./lib/src/lint/names.js
var names = __webpack_require__(3602);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/keys.js + 1 modules
var keys = __webpack_require__(6344);
;// CONCATENATED MODULE: ./lib/src/generate/install.js







/**
 * Decides where files go below the user's Quadlet directory: into a directory of their own, or beside each other for a
 * Podman before 4.7, which does not look into directories.
 * @throws UserError where the user has units of these names
 */
function planInstallation(files, quadletDirectory, looksDeep) {
    refusePresent(files, quadletDirectory);
    const parents = [];
    for (let one = quadletDirectory; !(0,external_node_fs_.existsSync)(one); one = (0,external_node_path_.dirname)(one))
        parents.push(one);
    if (looksDeep) {
        const directory = (0,external_node_path_.join)(quadletDirectory, `quadlet-generate-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
        return { directory, paths: [directory], parents };
    }
    const tops = new Set(files.map(({ path }) => (0,external_node_path_.join)(quadletDirectory, path.split('/')[0] ?? '')));
    const there = [...tops].find((path) => (0,external_node_fs_.existsSync)(path));
    if (there !== undefined)
        throw present(there);
    return { directory: quadletDirectory, paths: [...tops], parents };
}
function refusePresent(files, quadletDirectory) {
    if (!(0,external_node_fs_.existsSync)(quadletDirectory))
        return;
    const units = new Set(files
        .filter(({ path }) => (0,keys/* isUnitName */.o9)(path) && !(0,names/* isDropinDirectory */._l)((0,external_node_path_.basename)((0,external_node_path_.dirname)(path))))
        .map(({ path }) => (0,external_node_path_.basename)(path)));
    for (const { path, list } of (0,list_tree/* listTree */.nT)([quadletDirectory], () => false, true)) {
        const found = list().find(({ name }) => units.has(name));
        if (found !== undefined)
            throw present((0,external_node_path_.join)(path, found.name));
    }
}
function present(path) {
    return new errors/* UserError */.yo(`"start" would get in the way of ${path}, which is there: start on another machine`);
}
/** Writes files that must not be there. */
function install(files, directory) {
    for (const { path, content } of files) {
        const place = (0,external_node_path_.join)(directory, path);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true });
        (0,external_node_fs_.writeFileSync)(place, content, { flag: 'wx' });
    }
}
/** Takes away what {@link install} wrote. What is gone already is no error. */
function uninstall({ paths, parents }) {
    for (const path of paths)
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
    for (const parent of parents) {
        try {
            (0,external_node_fs_.rmdirSync)(parent);
        }
        catch {
            // Somebody else has moved in, or nothing was made.
            return;
        }
    }
}

// EXTERNAL MODULE: ./lib/src/generate/trace.js
var trace = __webpack_require__(7709);
// EXTERNAL MODULE: ./lib/src/generate/user-manager.js
var user_manager = __webpack_require__(4607);
;// CONCATENATED MODULE: ./lib/src/generate/start.js






/** Seconds in which services must have stopped. */
const STOP = 120;
/**
 * Installs the files for the user of this process, starts the services, waits for them, and takes all of it away again.
 * @throws UserError where it cannot begin: no manager, or units of the user's with the same names
 */
async function startServices(request, tools) {
    const { attempt, log, variables } = tools;
    const manager = new user_manager/* UserManager */.$(attempt, variables);
    const services = chooseServices(request);
    if (services.length === 0)
        return [];
    const directory = await manager.quadletDirectory();
    const all = request.generation.set.services.map(({ name }) => name).filter((name) => !name.includes('@.'));
    const known = (await manager.states(all)).find(({ load }) => load !== 'not-found');
    if (known !== undefined) {
        throw new errors/* UserError */.yo(`"start" would get in the way of ${known.name}, which this user has already`);
    }
    const looksDeep = (0,versions/* versionNumber */.e1)(request.podman) >= (0,versions/* versionNumber */.e1)('4.7.0');
    const plan = planInstallation(request.files, directory, looksDeep);
    const installation = {
        paths: plan.paths,
        parents: plan.parents,
        services: all,
        volumes: await newOnes('volume', request.generation, attempt),
        networks: await newOnes('network', request.generation, attempt),
    };
    tools.remember(installation);
    try {
        install(request.files, plan.directory);
        await manager.reload();
        await manager.start(services);
        return await awaitServices(manager, services, request.timeout, attempt);
    }
    finally {
        await takeBack(installation, { attempt, log, variables });
    }
}
/** Stops the services and takes away all that {@link startServices} made. What cannot be is a warning. */
async function takeBack(installation, { attempt, log, variables }) {
    const manager = new user_manager/* UserManager */.$(attempt, variables);
    const { services, volumes, networks } = installation;
    try {
        await manager.beginStop(services);
        // A service that has not come up yet is asked by systemd to end, which a container's first process may ignore.
        await removeContainers(services, attempt);
        const left = await manager.stop(services, STOP);
        if (left !== undefined)
            log.warning(`not all services could be stopped: ${left}`);
        uninstall(installation);
        await manager.reload();
        for (const [kind, names] of [
            ['volume', volumes],
            ['network', networks],
        ]) {
            for (const name of names) {
                if (!(await exists(kind, name, attempt)))
                    continue;
                const { exitCode, stderr } = await attempt(['podman', kind, 'rm', '--', name], { timeout: 60 });
                if (exitCode !== 0)
                    log.warning(`the ${kind} ${name} stays: ${stderr.trim()}`);
            }
        }
    }
    catch (thrown) {
        log.warning(`not all of the start could be taken back: ${(0,errors/* describeError */.Uc)(thrown)}`);
    }
}
/** Ends the containers of services, each with the time that it has for that. */
async function removeContainers(services, attempt) {
    const argv = ['podman', 'ps', '--all', '--filter', 'label=PODMAN_SYSTEMD_UNIT', '--format', 'json'];
    const { exitCode, stdout } = await attempt(argv, { timeout: 60 });
    if (exitCode !== 0)
        return;
    const rows = JSON.parse(stdout || '[]');
    const own = rows.filter(({ Labels }) => services.includes(Labels?.PODMAN_SYSTEMD_UNIT ?? ''));
    if (own.length === 0)
        return;
    // The unit's own command is at it as well, and one of the two comes too late.
    await attempt(['podman', 'rm', '--force', '--volumes', '--ignore', ...own.map(({ Id }) => Id)], {
        timeout: STOP,
    });
}
/** @throws UserError for a service that is none of the set's */
function chooseServices({ services, generation }) {
    const all = generation.set.services.map(({ name }) => name);
    const unknown = services?.find((name) => !all.includes(name));
    if (unknown !== undefined) {
        throw new errors/* UserError */.yo(`input "services" names ${unknown}; there are ${all.join(', ')}`);
    }
    const template = services?.find((name) => name.includes('@.'));
    if (template !== undefined) {
        throw new errors/* UserError */.yo(`input "services" names ${template}, which is a template and cannot be started`);
    }
    return [...(services ?? all.filter((name) => !name.includes('@.')))];
}
/** The volumes or networks that the units make and that are not there yet; a unit's command ends with its name. */
async function newOnes(kind, { set }, attempt) {
    const command = new RegExp(`^ExecStart=\\S*podman ${kind} create .*?([\\w.-]+)$`, 'gm');
    const names = set.services.flatMap(({ text }) => [...text.matchAll(command)].map(([, name = '']) => name));
    const fresh = [];
    for (const name of new Set(names)) {
        if (!(await exists(kind, name, attempt)))
            fresh.push(name);
    }
    return fresh;
}
async function exists(kind, name, attempt) {
    return (await attempt(['podman', kind, 'exists', name], { timeout: 60 })).exitCode === 0;
}
/** The services that did not come up, each at its file. */
function startFindings(started, tracer, version) {
    return started
        .filter(({ outcome }) => outcome !== 'up')
        .flatMap(({ name, outcome, words, journal }) => {
        const place = tracer.place(name, undefined);
        const last = journal.findLast((line) => /\berror\b/i.test(line)) ?? journal.at(-1);
        const why = outcome === 'late' ? 'did not come up in time' : 'did not come up';
        const message = `${name} ${why}: ${words}${last === undefined ? '' : `; its journal: ${last}`}`;
        return place === undefined ? [] : [(0,trace/* generatedFinding */.P)(place, 'QL301', 'error', message, version)];
    });
}


/***/ }),

/***/ 7709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ generatedFinding),
/* harmony export */   s: () => (/* binding */ Tracer)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _quadlet_catalogue_behaviour_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9492);
/* harmony import */ var _quadlet_set_drop_ins_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7376);
/* harmony import */ var _quadlet_syntax_parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3418);
/* harmony import */ var _quadlet_syntax_source_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4858);
/* harmony import */ var _quadlet_syntax_unit_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9210);






/** Finds the place in a Quadlet file or drop-in that a line of a generated unit came of. */
class Tracer {
    generation;
    #files = new Map();
    #version;
    constructor(generation, version) {
        this.generation = generation;
        this.#version = version;
    }
    /**
     * @param line of the unit as the generator wrote it, from 1; without one, and where the generator made the line itself,
     * it is the file's first line
     * @returns nothing for a unit that is none of the set's
     */
    place(service, line) {
        const unit = this.generation.set.services.find(({ name }) => name === service);
        if (unit === undefined || unit.source === '')
            return undefined;
        const files = this.#filesOf(unit.source);
        const text = line === undefined ? undefined : this.generation.raw.get(service)?.text.split('\n')[line - 1];
        const entry = text === undefined ? undefined : entryOf(files, text);
        return entry === undefined ? firstLine(files[0]) : placeOf(entry);
    }
    /** The text of a Quadlet file that was asked for. */
    textOf(file) {
        return [...this.#files.values()].flat().find(({ source }) => source.path === file)?.source.text;
    }
    /** The unit's own file, and the drop-ins that may apply to it. */
    #filesOf(source) {
        const known = this.#files.get(source);
        if (known !== undefined)
            return known;
        const behaviour = (0,_quadlet_catalogue_behaviour_js__WEBPACK_IMPORTED_MODULE_1__/* .behaviourOf */ .x)(this.#version);
        const directories = new Set((0,_quadlet_set_drop_ins_js__WEBPACK_IMPORTED_MODULE_2__/* .dropInDirectories */ .m)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.basename)(source), behaviour));
        const files = this.generation.layout.files
            .filter(({ path }) => path === source || directories.has((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.basename)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path))))
            .sort((a, b) => Number(b.path === source) - Number(a.path === source))
            .map(({ file, content }) => (0,_quadlet_syntax_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseUnitFile */ .M)(new _quadlet_syntax_source_text_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceText */ .D(file, content), behaviour));
        this.#files.set(source, files);
        return files;
    }
}
/** The last entry that says the same, for where a key repeats it is the last one that counts. */
function entryOf(files, text) {
    const equals = text.indexOf('=');
    if (equals <= 0)
        return undefined;
    const [key, value] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
    const entries = files.flatMap((file) => file.entries);
    return entries.findLast((entry) => entry.key === key && entry.value.trim() === value);
}
function placeOf({ source, keyStart, line, value, valueIndex }) {
    const start = source.position(keyStart);
    const length = value.trimEnd().length;
    const end = source.position((0,_quadlet_syntax_unit_file_js__WEBPACK_IMPORTED_MODULE_5__/* .originOf */ .yv)(line, valueIndex + Math.max(length - 1, 0)) + (length > 0 ? 1 : 0));
    return {
        file: source.path,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
    };
}
function firstLine(file) {
    return file && { file: file.source.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
/** A finding of the generated units, at the place that it came of. */
function generatedFinding(place, code, severity, message, version) {
    return { ...place, code, severity, message, targets: [version] };
}


/***/ }),

/***/ 4607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ UserManager)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1491);




const PROPERTIES = 'Id,LoadState,ActiveState,SubState,Result,NRestarts,ExecMainStartTimestampMonotonic';
/** Seconds. */
const QUICK = 30;
/** The systemd manager of the user that this process runs as. */
class UserManager {
    attempt;
    #env;
    constructor(attempt, variables) {
        this.attempt = attempt;
        // A service of a self-hosted runner lacks it.
        this.#env = { XDG_RUNTIME_DIR: variables.XDG_RUNTIME_DIR || `/run/user/${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().uid}` };
    }
    /**
     * Where the manager's generators look for the user's Quadlet files: its own environment counts, not that of the job.
     * @param who needs it, for the message
     * @throws UserError where no manager answers
     */
    async quadletDirectory(who = '"start"') {
        const { exitCode, stdout, stderr } = await this.#systemctl(['show-environment'], QUICK);
        if (exitCode !== 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${who} needs systemd's manager of this user, which does not answer: ${stderr.trim() || `exit code ${exitCode}`}. On a self-hosted runner: sudo loginctl enable-linger ${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username}`);
        }
        const own = (name) => new RegExp(`^${name}=(.+)$`, 'm').exec(stdout)?.[1];
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own('XDG_CONFIG_HOME') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own('HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.config'), 'containers/systemd');
    }
    async reload() {
        await this.#expect(['daemon-reload'], 120);
    }
    /** Queues the start of services, and does not wait for it. */
    async start(names) {
        await this.#expect(['start', '--no-block', '--', ...names], QUICK);
    }
    /** Has a service started with the manager, by what its `[Install]` section says. */
    async enable(name) {
        await this.#expect(['enable', '--', name], QUICK);
    }
    async disable(name) {
        await this.#expect(['disable', '--', name], QUICK);
    }
    /** Queues the stop of services, so that none of them is started again. */
    async beginStop(names) {
        await this.#systemctl(['stop', '--no-block', '--', ...names], QUICK);
    }
    /** Stops services; what cannot be stopped is told in words. */
    async stop(names, seconds) {
        const argv = ['stop', '--', ...names];
        const result = await this.#systemctl(argv, seconds);
        await this.#systemctl(['reset-failed', '--', ...names], QUICK);
        return result.exitCode === 0 ? undefined : new _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError(argv, result, seconds).lastWords;
    }
    async states(names) {
        const text = await this.#expect(['show', `--property=${PROPERTIES}`, '--', ...names], QUICK);
        return text
            .split(/\n\n+/)
            .filter((block) => block.trim() !== '')
            .map((block, index) => readState(block, names[index] ?? ''));
    }
    /** @returns the last lines that a service wrote, and that systemd wrote about it */
    async journal(name, lines) {
        const argv = [
            'journalctl',
            '--user',
            `--user-unit=${name}`,
            '--no-pager',
            '--output=cat',
            `--lines=${lines}`,
        ];
        const { exitCode, stdout } = await this.attempt(argv, { timeout: QUICK, env: this.#env });
        if (exitCode !== 0)
            return [];
        return stdout.split('\n').filter((line) => line.trim() !== '' && line !== '-- No entries --');
    }
    #systemctl(args, timeout) {
        return this.attempt(['systemctl', '--user', '--no-pager', ...args], { timeout, env: this.#env });
    }
    async #expect(args, timeout) {
        const result = await this.#systemctl(args, timeout);
        if (result.exitCode === 0)
            return result.stdout;
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError(['systemctl', '--user', ...args], result, timeout);
    }
}
function readState(block, asked) {
    const values = new Map();
    for (const line of block.split('\n'))
        values.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
    const value = (name) => values.get(name) ?? '';
    return {
        name: asked || value('Id'),
        load: value('LoadState'),
        active: value('ActiveState'),
        sub: value('SubState'),
        result: value('Result'),
        restarts: Number(value('NRestarts') || 0),
        started: Number(value('ExecMainStartTimestampMonotonic') || 0) > 0,
    };
}


/***/ }),

/***/ 1964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ generate)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/lint/find-configuration.js + 2 modules
var find_configuration = __webpack_require__(3335);
// EXTERNAL MODULE: ./lib/src/lint/lint-set.js + 2 modules
var lint_set = __webpack_require__(4179);
// EXTERNAL MODULE: ./lib/src/lint/prepare.js + 1 modules
var prepare = __webpack_require__(9773);
// EXTERNAL MODULE: ./lib/src/lint/sources.js + 3 modules
var sources = __webpack_require__(7695);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var catalogue_versions = __webpack_require__(1090);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/phrases.js
/** `a, b and c`. */
function list(items) {
    const last = items.at(-1) ?? '';
    return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
/** A noun with its number: `the capability net_raw`, `the capabilities net_raw and sys_time`. */
function these(one, many, items) {
    return `the ${items.length === 1 ? one : many} ${list(items.map(shown))}`;
}
/** A value in a sentence: one line, and not a long one. */
function shown(value) {
    const line = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
    return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
/** What is only on one side; what is there twice counts once. */
function difference(before, after) {
    return {
        removed: [...new Set(before)].filter((item) => !after.includes(item)),
        added: [...new Set(after)].filter((item) => !before.includes(item)),
    };
}
function same(before, after) {
    return before.length === after.length && before.every((item, index) => item === after[index]);
}
function note(text, security = false) {
    return { text, security };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/confinement.js

/** What keeps a container apart from its host: capabilities, namespaces, users, filters. All of it is security. */
const confinement = {
    options: [
        '--privileged',
        '--cap-add',
        '--cap-drop',
        '--security-opt',
        '--network',
        '--pid',
        '--ipc',
        '--uts',
        '--cgroupns',
        '--uidmap',
        '--gidmap',
        '--subuidname',
        '--subgidname',
        '--user',
    ],
    notes({ name, before, after }) {
        return [
            ...privileged(name, before, after),
            ...capabilities(name, before, after),
            ...securityOptions(name, before, after),
            ...networks(name, before, after),
            ...namespaces(name, before, after),
            ...mapping(name, before, after),
            ...user(name, before, after),
        ];
    },
};
function privileged(name, before, after) {
    const now = after.isOn('--privileged');
    if (before.isOn('--privileged') === now)
        return [];
    return [note(`${name} ${now ? 'now runs' : 'no longer runs'} privileged`, true)];
}
function capabilities(name, before, after) {
    const added = difference(capabilitiesOf(before, '--cap-add'), capabilitiesOf(after, '--cap-add'));
    const dropped = difference(capabilitiesOf(before, '--cap-drop'), capabilitiesOf(after, '--cap-drop'));
    const say = (verb, all) => all.length === 0 ? [] : [note(`${name} ${verb} ${capabilityWords(all)}`, true)];
    return [
        ...say('now has', added.added),
        ...say('no longer has', added.removed),
        ...say('no longer drops', dropped.removed),
        ...say('now drops', dropped.added),
    ];
}
function capabilitiesOf(side, option) {
    return side.values(option).flatMap((value) => value
        .toLowerCase()
        .split(',')
        .map((one) => one.trim().replace(/^cap_/, ''))
        .filter((one) => one !== ''));
}
function capabilityWords(all) {
    return all.includes('all') ? 'all capabilities' : these('capability', 'capabilities', all);
}
function securityOptions(name, before, after) {
    const [old, now] = [before, after].map((side) => side.values('--security-opt').map(plain));
    const { added, removed } = difference(old, now);
    return [
        ...added.map((option) => note(`${name} ${SET[option] ?? `now has ${describe(option)}`}`, true)),
        ...removed
            // A profile that takes another one's place is told by its own sentence.
            .filter((option) => !isProfile(option) || !added.some((other) => kind(other) === kind(option)))
            .map((option) => note(`${name} ${UNSET[option] ?? `no longer has ${describe(option)}`}`, true)),
    ];
}
function plain(option) {
    const text = option.replace(/^(label|seccomp|apparmor|mask|unmask):/, '$1=');
    return /^no-new-privileges[=:]true$/.test(text) ? 'no-new-privileges' : text;
}
function kind(option) {
    return option.split('=')[0] ?? option;
}
function isProfile(option) {
    return ['seccomp', 'apparmor'].includes(kind(option));
}
const SET = {
    'no-new-privileges': 'can no longer gain new privileges (no-new-privileges)',
    'label=disable': 'is no longer kept apart by SELinux (label=disable)',
    'seccomp=unconfined': 'now runs without a seccomp filter (seccomp=unconfined)',
    'apparmor=unconfined': 'now runs without an AppArmor profile (apparmor=unconfined)',
};
const UNSET = {
    'no-new-privileges': 'can gain new privileges: no-new-privileges is gone',
    'label=disable': 'is kept apart by SELinux again: label=disable is gone',
    'seccomp=unconfined': 'runs with a seccomp filter again: seccomp=unconfined is gone',
    'apparmor=unconfined': 'runs with an AppArmor profile again: apparmor=unconfined is gone',
};
function describe(option) {
    const equals = option.indexOf('=');
    const value = shown(option.slice(equals + 1));
    if (kind(option) === 'seccomp')
        return `the seccomp profile ${value}`;
    if (kind(option) === 'apparmor')
        return `the AppArmor profile ${value}`;
    return `the security option ${shown(option)}`;
}
function networks(name, before, after) {
    const { added, removed } = difference(before.values('--network'), after.values('--network'));
    return [
        ...added.map((network) => networkNote(name, 'now uses', 'now joins', network)),
        ...removed.map((network) => networkNote(name, 'no longer uses', 'no longer joins', network)),
    ];
}
function networkNote(name, use, join, network) {
    if (network === 'host')
        return note(`${name} ${use} the network of the host`, true);
    if (network === 'none')
        return note(`${name} ${use === 'now uses' ? 'now has no' : 'has a'} network`);
    const other = /^container:(.*)$/s.exec(network)?.[1];
    if (other !== undefined)
        return note(`${name} ${join} the network of the container ${shown(other)}`, true);
    if (network.startsWith('ns:'))
        return note(`${name} ${join} the network namespace ${shown(network.slice(3))}`, true);
    return note(`${name} ${join} the network ${shown(network)}`);
}
const NAMESPACES = [
    ['--pid', 'processes'],
    ['--ipc', 'shared memory'],
    ['--uts', 'host name'],
    ['--cgroupns', 'control groups'],
];
function namespaces(name, before, after) {
    return NAMESPACES.flatMap(([option, what]) => {
        const [old, now] = [before.last(option), after.last(option)];
        if (old === now)
            return [];
        const words = `the ${what} of the host (${option} host)`;
        if (now === 'host')
            return [note(`${name} now shares ${words}`, true)];
        if (old === 'host')
            return [note(`${name} no longer shares ${words}`, true)];
        return [
            note(`${name} changes ${option} from ${shown(old ?? 'the default')} to ${shown(now ?? 'the default')}`, true),
        ];
    });
}
function mapping(name, before, after) {
    const text = (side) => ['--uidmap', '--gidmap', '--subuidname', '--subgidname']
        .flatMap((option) => side.values(option).map((value) => `${option.slice(2)} ${shown(value)}`))
        .join(', ');
    const [old, now] = [text(before), text(after)];
    if (old === now)
        return [];
    return [
        note(`${name} maps its users to the host by ${now || 'the default'} instead of ${old || 'the default'}`, true),
    ];
}
function user(name, before, after) {
    const [old, now] = [before.last('--user'), after.last('--user')];
    if (old === now)
        return [];
    const security = now === undefined || isRoot(now) || (old !== undefined && isRoot(old));
    return [note(`${name} now runs as ${userWords(now)} instead of ${userWords(old)}`, security)];
}
function isRoot(user) {
    return /^(?:root|0+)(?::|$)/.test(user);
}
function userWords(user) {
    if (user === undefined)
        return 'the user of its image';
    return isRoot(user) ? 'root' : `the user ${shown(user)}`;
}

// EXTERNAL MODULE: ./lib/src/quadlet/syntax/words.js
var syntax_words = __webpack_require__(8768);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/environment.js


/** Variables, by name only: what they hold appears in no sentence. */
const environment = {
    options: ['--env', '--build-arg', '--label', '--annotation', '--log-opt'],
    notes({ name, before, after }) {
        return [
            ...variables(name, 'its environment', variablesOf(before), variablesOf(after)),
            ...variables(name, 'the arguments of its build', pairs(before, '--build-arg'), pairs(after, '--build-arg')),
            ...autoUpdate(name, before, after),
            ...names(name, ['label', 'labels'], pairs(before, '--label'), pairs(after, '--label')),
            ...names(name, ['annotation', 'annotations'], annotations(before), annotations(after)),
            ...names(name, ['option', 'options', ' of its log'], pairs(before, '--log-opt'), pairs(after, '--log-opt')),
        ];
    },
};
const AUTO_UPDATE = 'io.containers.autoupdate';
function pairs(side, option) {
    return toPairs(side.values(option));
}
function toPairs(values) {
    return new Map(values.map((text) => {
        const equals = text.indexOf('=');
        return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
    }));
}
// What the service itself gets is podman's environment, which `--env NAME` hands on.
function variablesOf(side) {
    const service = side.entries
        .filter(({ section, key }) => section === 'Service' && key === 'Environment')
        .flatMap(({ value }) => (0,syntax_words/* splitWords */.y)(value, 'read', true).words.map(({ text }) => text))
        .filter((text) => !text.startsWith('PODMAN_SYSTEMD_UNIT='));
    return new Map([...toPairs(service), ...pairs(side, '--env')]);
}
function split(before, after) {
    return {
        added: [...after.keys()].filter((key) => !before.has(key)),
        changed: [...after.keys()].filter((key) => before.has(key) && before.get(key) !== after.get(key)),
        removed: [...before.keys()].filter((key) => !after.has(key)),
    };
}
function variables(name, where, before, after) {
    const { added, changed, removed } = split(before, after);
    const open = (all, values, say, security) => {
        const chosen = all.filter((key) => looksSecret(key, values.get(key)) === security);
        if (chosen.length === 0)
            return [];
        const which = security ? these('secret', 'secrets', chosen) : these('variable', 'variables', chosen);
        return [note(`${name} ${say(which)}`, security)];
    };
    return [true, false].flatMap((security) => {
        const place = security ? ` in plain text in ${where}` : ` in ${where}`;
        return [
            ...open(added, after, (which) => `now has ${which}${place}`, security),
            ...open(changed, after, (which) => `changes ${which}${place}`, security),
            ...open(removed, before, (which) => `no longer has ${which}${place}`, security),
        ];
    });
}
/** Does the variable hold a secret, by its name? A file's path and a plain yes or no are none. */
function looksSecret(name, value) {
    if (value === undefined || /^(?:|true|false|yes|no|on|off|0|1)$/i.test(value))
        return false;
    if (/_(?:FILE|PATH|DIR|URL|NAME|USER|USERNAME)$/i.test(name))
        return false;
    return /passw|passphrase|(?:^|_)(?:pass|pwd|pw)(?:_|$)|secret|token|credential|api_?key|(?:private|access|signing|encryption|auth|master|license)_?key/i.test(name);
}
function names(name, [one, many, of = ''], before, after) {
    const { added, changed, removed } = split(without(before), without(after));
    const say = (verb, all) => all.length === 0 ? [] : [note(`${name} ${verb} ${these(one, many, all)}${of}`)];
    return [...say('now has', added), ...say('changes', changed), ...say('no longer has', removed)];
}
function without(all) {
    return new Map([...all].filter(([key]) => key !== AUTO_UPDATE));
}
// On a `.kube` unit it is an annotation, for all containers or, behind a `/`, for one.
function annotations(side) {
    return new Map([...pairs(side, '--annotation')].filter(([key]) => !key.startsWith(`${AUTO_UPDATE}/`)));
}
function autoUpdate(name, before, after) {
    const [old, now] = [policies(before), policies(after)];
    if (old === now)
        return [];
    if (now === '')
        return [note(`${name} is no longer updated on its own (auto-update)`)];
    return [
        note(old === ''
            ? `${name} is now updated on its own (auto-update ${now})`
            : `${name} changes its auto-update from ${old} to ${now}`),
    ];
}
function policies(side) {
    return [...pairs(side, '--label'), ...pairs(side, '--annotation')]
        .filter(([key]) => key === AUTO_UPDATE || key.startsWith(`${AUTO_UPDATE}/`))
        .map(([key, value]) => `${value ?? ''}${key === AUTO_UPDATE ? '' : ` of ${key.slice(AUTO_UPDATE.length + 1)}`}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/health.js

const HEALTH = [
    'cmd',
    'interval',
    'log-destination',
    'max-log-count',
    'max-log-size',
    'on-failure',
    'retries',
    'start-period',
    'startup-cmd',
    'startup-interval',
    'startup-retries',
    'startup-success',
    'startup-timeout',
    'timeout',
].map((word) => `--health-${word}`);
const health = {
    options: [...HEALTH, '--no-healthcheck'],
    notes({ name, before, after }) {
        const off = after.isOn('--no-healthcheck');
        if (before.isOn('--no-healthcheck') !== off) {
            return [note(`${name} ${off ? 'no longer runs' : 'runs'} the health check of its image`)];
        }
        const [old, now] = [before.last('--health-cmd'), after.last('--health-cmd')];
        if (old === undefined && now !== undefined)
            return [note(`${name} now has a health check`)];
        if (old !== undefined && now === undefined)
            return [note(`${name} no longer has a health check`)];
        const changed = HEALTH.filter((option) => !same(before.values(option), after.values(option)));
        return changed.length === 0 ? [] : [note(`${name} changes its health check (${changed.join(', ')})`)];
    },
};

// EXTERNAL MODULE: ./lib/src/quadlet/syntax/csv.js
var csv = __webpack_require__(457);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/mounts.js


/** Paths of the host and volumes within the container. */
const mounts = {
    options: ['--volume', '--mount', '--opt'],
    notes({ name, before, after }) {
        const old = readMounts(before);
        const now = readMounts(after);
        const removed = old.filter(({ text }) => !now.some((mount) => mount.text === text));
        const added = now.filter(({ text }) => !old.some((mount) => mount.text === text));
        const notes = [];
        for (const mount of added) {
            const was = removed.find(({ what, target }) => what === mount.what && target === mount.target) ??
                removed.find(({ what }) => what === mount.what);
            if (was)
                removed.splice(removed.indexOf(was), 1);
            const weaker = was?.access === 'read-only' && mount.access !== 'read-only';
            notes.push(note(`${name} ${sentence(mount, was)}`, mount.host || weaker));
        }
        for (const { what, host } of removed)
            notes.push(note(`${name} no longer mounts ${what}`, host));
        return [...notes, ...volumeNotes(name, before, after)];
    },
};
function sentence(now, was) {
    if (was === undefined) {
        return now.host
            ? `mounts ${now.what} ${now.access}${danger(now)}`
            : `now mounts ${now.what} at ${now.target}${now.access === 'read-write' ? '' : ` ${now.access}`}`;
    }
    if (was.target !== now.target) {
        return `mounts ${now.what} at ${now.target} instead of ${was.target}, ${now.access}`;
    }
    if (was.access !== now.access)
        return `mounts ${now.what} ${now.access}, no longer ${was.access}`;
    return `mounts ${now.what} with other options (${shown(now.text)})`;
}
// Who can write to it starts any container, read-only or not: that is about the file, not about what is sent to it.
function danger({ what }) {
    return /(?:docker|podman)\.sock of the host$/.test(what) ? ': it can start any container there' : '';
}
function readMounts(side) {
    return [...side.values('--volume').map(readVolume), ...side.values('--mount').map(readMount)];
}
function readVolume(text) {
    const parts = text.split(':');
    const options = (parts[2] ?? '').split(',');
    const overlay = options.includes('O');
    const access = overlay ? 'as an overlay' : options.includes('ro') ? 'read-only' : 'read-write';
    const [source = '', target] = parts;
    if (target === undefined) {
        return { host: false, what: 'an unnamed volume', target: shown(source), access, text };
    }
    return { ...described(source, 'volume'), target: shown(target), access, text };
}
function readMount(text) {
    const fields = new Map();
    for (const field of fieldsOf(text)) {
        const equals = field.indexOf('=');
        const key = equals < 0 ? field : field.slice(0, equals);
        fields.set(key, equals < 0 ? 'true' : field.slice(equals + 1));
    }
    const value = (...names) => names.map((name) => fields.get(name)).find((one) => one !== undefined);
    const type = value('type') ?? 'volume';
    // Images and artifacts are read-only unless they are said to be writable.
    const readOnly = ['image', 'artifact'].includes(type)
        ? (value('rw', 'readwrite') ?? 'false') !== 'true'
        : (value('ro', 'readonly') ?? 'false') === 'true' || value('rw', 'readwrite') === 'false';
    const source = value('source', 'src');
    return {
        ...(source === undefined ? { host: false, what: `a ${shown(type)}` } : described(source, type)),
        target: shown(value('target', 'destination', 'dst') ?? 'a place of its own'),
        access: readOnly ? 'read-only' : 'read-write',
        text,
    };
}
function fieldsOf(text) {
    try {
        return (0,csv/* readRecords */.T)(text).flat();
    }
    catch (thrown) {
        if (thrown instanceof csv/* CsvError */.J)
            return text.split(',');
        throw thrown;
    }
}
// A specifier or a variable in front stands for a path of the host: volumes are named in the file.
function described(source, type) {
    const host = type === 'bind' || type === 'glob' || (type === 'volume' && /^[/.~%$]/.test(source));
    return { host, what: host ? `${shown(source)} of the host` : `the ${shown(type)} ${shown(source)}` };
}
// `device=/srv/data` of a volume or network; the other options of a driver can hold passwords.
function volumeNotes(name, before, after) {
    const [old, now] = [before, after].map((side) => side.values('--opt'));
    const device = (all) => all.find((text) => text.startsWith('device='))?.slice('device='.length);
    const rest = (all) => all.filter((text) => !text.startsWith('device=')).join('\n');
    const notes = [];
    const [was, is] = [device(old), device(now)];
    if (was !== is) {
        const onHost = /^[/%$~]/.test(is ?? '') || /^[/%$~]/.test(was ?? '');
        const place = is === undefined ? 'in the storage of podman' : `on ${shown(is)}${onHost ? ' of the host' : ''}`;
        const instead = was === undefined ? '' : `, no longer on ${shown(was)}`;
        notes.push(note(`${name} keeps its volume ${place}${instead}`, onHost));
    }
    if (rest(old) !== rest(now))
        notes.push(note(`${name} changes the options of its driver`));
    return notes;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/ports.js

/** Published ports. One without an address is published on all addresses. */
const ports = {
    options: ['--publish', '--publish-all'],
    notes({ name, before, after }) {
        const change = difference(before.values('--publish'), after.values('--publish'));
        const removed = change.removed.map(readPort);
        const added = change.added.map(readPort);
        const notes = [];
        for (const now of added) {
            const moved = removed.findIndex(({ port }) => port === now.port);
            const led = removed.findIndex(({ place }) => place === now.place);
            const old = removed[moved >= 0 ? moved : led];
            if (old)
                removed.splice(removed.indexOf(old), 1);
            notes.push(note(`${name} ${ports_sentence(now, old)}`, true));
        }
        for (const { place, port } of removed) {
            notes.push(note(`${name} no longer publishes ${place} (${toPort(port)})`, true));
        }
        if (before.isOn('--publish-all') !== after.isOn('--publish-all')) {
            const verb = after.isOn('--publish-all') ? 'now publishes' : 'no longer publishes';
            notes.push(note(`${name} ${verb} every port that its image exposes, on all addresses`, true));
        }
        return notes;
    },
};
function ports_sentence(now, old) {
    if (old && old.port !== now.port) {
        return `now leads ${now.place} ${toPort(now.port)} instead of ${toPort(old.port).slice(3)}${now.reach}`;
    }
    const instead = old ? ` instead of ${old.place}` : '';
    return `now publishes ${now.place} (${toPort(now.port)})${instead}${now.reach}`;
}
function toPort(port) {
    return `to ${port.includes('-') ? 'ports' : 'port'} ${port}`;
}
/** `[[address:][port of the host]:]port[/protocol]`, as `podman run --publish` reads it. */
function readPort(text) {
    const { rest = '', protocol = '' } = /^(?<rest>.*?)(?<protocol>\/[a-z]+)?$/is.exec(text)?.groups ?? {};
    const bracket = /^(\[[^\]]*\]):(.*)$/s.exec(rest);
    const parts = bracket ? [bracket[1] ?? '', ...(bracket[2] ?? '').split(':')] : rest.split(':');
    const inside = parts.at(-1) ?? '';
    const outside = parts.at(-2) ?? '';
    const address = parts.slice(0, -2).join(':');
    const everywhere = ['', '0.0.0.0', '*', '[::]'].includes(address);
    const at = address === '' || address === '*' ? '0.0.0.0' : address;
    const suffix = /^\/tcp$/i.test(protocol) ? '' : protocol.toLowerCase();
    return {
        place: shown(outside === '' ? `a random port of ${at}${suffix}` : `${at}:${outside}${suffix}`),
        port: shown(inside + suffix),
        reach: everywhere ? ', on all addresses' : '',
    };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/purpose.js

/** What a service is there for: `runs docker.io/library/nginx:1.27`. */
function purpose(side, past = false) {
    const verb = VERBS[side.subcommand ?? ''];
    const object = objectOf(side);
    return verb && object ? `${verb[past ? 1 : 0]} ${object}` : undefined;
}
const VERBS = {
    run: ['runs', 'ran'],
    'kube play': ['plays', 'played'],
    'pod create': ['makes the pod', 'made the pod'],
    'network create': ['makes the network', 'made the network'],
    'volume create': ['makes the volume', 'made the volume'],
    'image pull': ['pulls', 'pulled'],
    'artifact pull': ['pulls', 'pulled'],
    build: ['builds', 'built'],
};
function objectOf(side) {
    switch (side.subcommand) {
        case 'run':
            return side.positionals[0] && shown(side.positionals[0]);
        case 'build':
            return side.last('--tag') && list(side.values('--tag').map(shown));
        case 'pod create':
            return side.last('--name') && shown(side.last('--name') ?? '');
        default:
            return side.positionals.length > 0 ? list(side.positionals.map(shown)) : undefined;
    }
}
/** The image, and what is run in it. Arguments are not repeated: passwords stand there too. */
const purpose_image = {
    options: ['--rootfs', '--tag', '--entrypoint', '--file'],
    notes({ name, before, after }) {
        if (before.subcommand !== after.subcommand) {
            const [was, is] = [purpose(before, true), purpose(after)];
            return was && is ? [note(`${name} now ${is}; it ${was}`, after.isOn('--rootfs'))] : [];
        }
        const notes = [];
        const [old, now] = [objectOf(before) ?? 'nothing', objectOf(after) ?? 'nothing'];
        const onHost = before.isOn('--rootfs') || after.isOn('--rootfs');
        if (old !== now || before.isOn('--rootfs') !== after.isOn('--rootfs')) {
            if (after.subcommand === 'run') {
                const what = onHost ? 'root file system' : 'image';
                const where = after.isOn('--rootfs') ? ' of the host' : '';
                notes.push(note(`${name} will be restarted: its ${what} changes from ${old} to ${now}${where}`, onHost));
            }
            else if (after.subcommand !== 'pod create') {
                notes.push(note(`${name} now ${purpose(after) ?? 'does nothing'} instead of ${old}`));
            }
        }
        if (after.subcommand === 'run' && !same(before.positionals.slice(1), after.positionals.slice(1))) {
            notes.push(note(`${name} gives its container another command or other arguments`));
        }
        if (before.last('--entrypoint') !== after.last('--entrypoint')) {
            notes.push(note(`${name} now starts its container with ${entrypoint(after.last('--entrypoint'))}`));
        }
        if (before.last('--file') !== after.last('--file')) {
            const files = [before, after].map((side) => shown(side.last('--file') ?? 'the usual Containerfile'));
            notes.push(note(`${name} builds from ${files[1]} instead of ${files[0]}`));
        }
        return notes;
    },
};
function entrypoint(value) {
    if (value === undefined)
        return 'the entry point of its image';
    return value === '' ? 'no entry point' : 'another entry point';
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/settings.js

// Options with one value that may be said: nobody keeps a password in them.
const VALUES = {
    '--userns': ['user namespace', 'always'],
    '--memory': ['memory limit', 'removed'],
    '--memory-swap': ['limit of memory and swap', 'removed'],
    '--pids-limit': ['limit of processes', 'removed'],
    '--cpus': ['limit of processors', 'removed'],
    '--shm-size': ['size of /dev/shm', 'never'],
    '--log-driver': ['log driver', 'never'],
    '--tz': ['time zone', 'never'],
    '--hostname': ['host name', 'never'],
    '--workdir': ['working directory', 'never'],
    '--ip': ['address', 'never'],
    '--ip6': ['IPv6 address', 'never'],
    '--pull': ['pull policy', 'never'],
    '--policy': ['pull policy', 'never'],
    '--stop-timeout': ['time to stop', 'never'],
    '--stop-signal': ['signal to stop', 'never'],
    '--name': ['container name', 'never'],
    '--pod': ['pod', 'never'],
    '--sdnotify': ['way to say that it is ready', 'never'],
    '--cgroups': ['mode of control groups', 'never'],
    '--exit-policy': ['exit policy', 'never'],
    '--runtime': ['runtime', 'always'],
    '--driver': ['driver', 'never'],
    '--subnet': ['subnet', 'never'],
    '--gateway': ['gateway', 'never'],
    '--arch': ['architecture', 'never'],
    '--target': ['build stage', 'never'],
};
const LISTS = {
    '--device': ['can now use the device {} of the host', 'can no longer use the device {} of the host', true],
    '--gpus': ['can now use the GPUs {} of the host', 'can no longer use the GPUs {} of the host', true],
    '--device-cgroup-rule': ['now has the device rule {}', 'no longer has the device rule {}', true],
    '--volumes-from': ['now mounts all volumes of {}', 'no longer mounts the volumes of {}', true],
    '--group-add': ['now runs in the group {} as well', 'no longer runs in the group {}', true],
    '--sysctl': ['now sets the kernel parameter {}', 'no longer sets the kernel parameter {}', false],
    '--env-file': ['now reads its environment from {}', 'no longer reads its environment from {}', false],
    '--configmap': ['now reads the config map {}', 'no longer reads the config map {}', false],
    '--tmpfs': ['now has a tmpfs at {}', 'no longer has a tmpfs at {}', false],
    '--ulimit': ['now has the limit {}', 'no longer has the limit {}', false],
    '--add-host': ['now knows the host {}', 'no longer knows the host {}', false],
    '--dns': ['now asks the name server {}', 'no longer asks the name server {}', false],
    '--network-alias': ['now answers to the name {}', 'no longer answers to the name {}', false],
    '--expose': ['now exposes port {}', 'no longer exposes port {}', false],
};
const SWITCHES = {
    '--read-only': [
        "can no longer write to its image's file system",
        "can write to its image's file system: --read-only is gone",
        false,
        true,
    ],
    '--env-host': [
        'now hands all variables of its service to the container',
        'no longer hands all variables of its service to the container',
        false,
        true,
    ],
    '--tls-verify': [
        'checks the certificate of the registry again',
        'no longer checks the certificate of the registry',
        true,
        true,
    ],
    '--internal': [
        'no longer leads out of the host',
        'now leads out of the host: --internal is gone',
        false,
        true,
    ],
    '--init': [
        'now starts its container with an init process',
        'no longer starts its container with an init process',
        false,
        false,
    ],
    '--disable-dns': ['no longer has name resolution', 'has name resolution again', false, false],
    '--ipv6': ['now has IPv6', 'no longer has IPv6', false, false],
};
/** Options that are said by a sentence of their own each. */
const settings = {
    options: [
        ...Object.keys(VALUES),
        ...Object.keys(LISTS),
        ...Object.keys(SWITCHES),
        '--secret',
        '--creds',
        '--infra-name',
    ],
    notes(change) {
        return [
            ...Object.entries(SWITCHES).flatMap(([option, words]) => switchNotes(change, option, words)),
            ...Object.entries(LISTS).flatMap(([option, words]) => listNotes(change, option, words)),
            ...Object.entries(VALUES).flatMap(([option, words]) => valueNotes(change, option, ...words)),
            ...secretNotes(change),
            ...credentialNotes(change),
        ];
    },
};
function switchNotes({ name, before, after }, option, [on, off, initially, security]) {
    const state = (side) => (side.last(option) === undefined ? initially : side.isOn(option));
    return state(before) === state(after) ? [] : [note(`${name} ${state(after) ? on : off}`, security)];
}
function listNotes({ name, before, after }, option, [added, removed, security]) {
    const change = difference(before.values(option), after.values(option));
    const say = (words) => (value) => note(`${name} ${words.replace('{}', () => shown(value))}`, security);
    return [...change.added.map(say(added)), ...change.removed.map(say(removed))];
}
function valueNotes({ name, before, after }, option, what, security) {
    const text = (side) => side.values(option).map(shown).join(', ');
    const [old, now] = [text(before), text(after)];
    // A pod's name is said where the pod itself is, and a service of another kind has said all with its kind.
    if (old === now || before.subcommand !== after.subcommand)
        return [];
    const marked = security === 'always' || (security === 'removed' && now === '');
    if (now === '')
        return [note(`${name} no longer has the ${what} ${old}`, marked)];
    if (old === '')
        return [note(`${name} now has the ${what} ${now}`, marked)];
    return [note(`${name} changes its ${what} from ${old} to ${now}`, marked)];
}
// A secret of podman: its name, not how it is handed over.
function secretNotes({ name, before, after }) {
    const secrets = (side) => side.values('--secret').map((value) => /(?:^|,)id=([^,]*)/.exec(value)?.[1] ?? value.split(',')[0] ?? '');
    const { added, removed } = difference(secrets(before), secrets(after));
    const otherwise = added.length + removed.length === 0 &&
        difference(before.values('--secret'), after.values('--secret')).added.length > 0;
    return [
        ...added.map((secret) => note(`${name} now gets the secret ${shown(secret)} of podman`)),
        ...removed.map((secret) => note(`${name} no longer gets the secret ${shown(secret)} of podman`)),
        ...(otherwise ? [note(`${name} gets a secret of podman in another way`)] : []),
    ];
}
function credentialNotes({ name, before, after }) {
    const [old, now] = [before.last('--creds'), after.last('--creds')];
    if (old === now)
        return [];
    if (now === undefined)
        return [note(`${name} no longer has credentials in plain text in its command`, true)];
    const verb = old === undefined ? 'now has' : 'changes the';
    return [note(`${name} ${verb} credentials in plain text in its command`, true)];
}

// EXTERNAL MODULE: ./lib/src/quadlet/generate/main-command.js
var main_command = __webpack_require__(8372);
// EXTERNAL MODULE: ./lib/src/quadlet/generate/unit-text.js
var unit_text = __webpack_require__(5087);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/side.js



/** @param text a published unit; nothing for a service that is not there */
function readSide(text) {
    const lines = (0,unit_text/* readUnit */.H_)(text ?? '');
    const main = (0,main_command/* mainCommand */.l)(lines);
    const command = main?.command;
    const options = command?.options ?? [];
    const byName = new Map();
    for (const { name, value = '' } of options) {
        const others = byName.get(name);
        if (others)
            others.push(value);
        else
            byName.set(name, [value]);
    }
    const values = (name) => byName.get(name) ?? [];
    return {
        subcommand: command?.subcommand,
        options,
        positionals: command?.positionals ?? [],
        globals: command?.globals ?? [],
        entries: lines.filter((line) => line.kind === 'entry' && !line.section.startsWith('X-') && line !== main?.entry),
        values,
        last: (name) => values(name).at(-1),
        isOn: (name) => {
            const last = values(name).at(-1);
            return last !== undefined && !['false', 'f', 'F', '0', 'FALSE', 'False'].includes(last);
        },
        key: (section, key) => (0,unit_text/* valuesOf */.sm)(lines, section, key).at(-1)?.trim(),
        words: (section, key) => (0,unit_text/* valuesOf */.sm)(lines, section, key).flatMap((value) => (0,syntax_words/* splitWords */.y)(value, 'read', true).words.map(({ text: word }) => word)),
    };
}

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/dependency-keys.js
var dependency_keys = __webpack_require__(7443);
// EXTERNAL MODULE: ./lib/src/quadlet/generate/command-line.js
var command_line = __webpack_require__(5235);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/unit-keys.js



/** What systemd itself reads: dependencies, the restart policy, commands around the container's, and all other keys. */
function unitKeyNotes(change) {
    return [
        ...dependencies(change),
        ...restart(change),
        ...commands(change),
        ...source(change),
        ...others(change),
    ];
}
const WORDS = {
    After: ['now starts after {}', 'no longer starts after {}'],
    Before: ['now starts before {}', 'no longer starts before {}'],
    Requires: ['now requires {}', 'no longer requires {}'],
    Wants: ['now wants {}', 'no longer wants {}'],
    BindsTo: ['now stops with {}', 'no longer stops with {}'],
    PartOf: ['is now stopped and restarted with {}', 'is no longer stopped and restarted with {}'],
    Conflicts: ['now conflicts with {}', 'no longer conflicts with {}'],
    OnFailure: ['now starts {} when it fails', 'no longer starts {} when it fails'],
    Upholds: ['now keeps {} running', 'no longer keeps {} running'],
};
function dependencies({ name, before, after }) {
    return dependency_keys/* DEPENDENCY_KEYS */.J.flatMap((key) => {
        const { added, removed } = difference(before.words('Unit', key), after.words('Unit', key));
        const [now, gone] = WORDS[key] ?? [`now has ${key}={}`, `no longer has ${key}={}`];
        const say = (words, units) => units.length === 0 ? [] : [note(`${name} ${words.replace('{}', () => list(units.map(shown)))}`)];
        return [...say(now, added), ...say(gone, removed)];
    });
}
function restart({ name, before, after }) {
    const [old, now] = [before, after].map((side) => side.key('Service', 'Restart') || 'no');
    return old === now ? [] : [note(`${name} changes its restart policy from ${shown(old)} to ${shown(now)}`)];
}
const COMMANDS = {
    ExecCondition: 'to find out whether it starts',
    ExecStartPre: 'before it starts',
    ExecStart: 'to start',
    ExecStartPost: 'after it started',
    ExecReload: 'to reload',
    ExecStop: 'to stop',
    ExecStopPost: 'after it stopped',
};
// Commands on the host, with the rights of the service. What they are is in the diff: passwords stand there too.
function commands({ name, before, after }) {
    return Object.entries(COMMANDS).flatMap(([key, when]) => {
        const [old, now] = [before, after].map((side) => commandsOf(side, key));
        return [
            ...(same(old.added, now.added) ? [] : [note(`${name} runs other commands on the host ${when}`, true)]),
            ...(same(old.own, now.own) || sameBut(old.own, now.own, before, after)
                ? []
                : [note(`${name} runs podman in another way ${when}`)]),
        ];
    });
}
function commandsOf(side, key) {
    const all = side.entries.filter((entry) => entry.section === 'Service' && entry.key === key);
    const isOwn = ({ value }) => (0,command_line/* readCommand */.UK)((0,command_line/* splitCommand */.GW)(value) ?? []) !== undefined;
    const text = (entries) => entries.map(({ value }) => value);
    return { own: text(all.filter(isOwn)), added: text(all.filter((entry) => !isOwn(entry))) };
}
// The name of what is stopped, and the options of podman itself, are told where they are set.
function sameBut(old, now, before, after) {
    const rest = (commands, side) => commands.map((value) => {
        const command = (0,command_line/* readCommand */.UK)((0,command_line/* splitCommand */.GW)(value) ?? []);
        const names = [side.last('--name'), ...side.positionals];
        const words = command?.words.slice(1 + side.globals.length) ?? [];
        return words.filter((word) => !names.includes(word)).join('\n');
    });
    return same(rest(old, before), rest(now, after));
}
function source({ name, before, after }) {
    const [old, now] = [before.key('Unit', 'SourcePath'), after.key('Unit', 'SourcePath')];
    return old === now || now === undefined ? [] : [note(`${name} is now made of ${shown(now)}`)];
}
const SAID = [
    ...dependency_keys/* DEPENDENCY_KEYS */.J,
    'RequiresMountsFor',
    ...Object.keys(COMMANDS),
    'Environment',
    'Restart',
    'SourcePath',
    'WorkingDirectory',
];
function others({ name, before, after }) {
    const keys = [...before.entries, ...after.entries]
        .filter(({ section, key }) => section !== 'Install' && !SAID.includes(key))
        .map(({ section, key }) => `${section} ${key}`);
    return [...new Set(keys)].flatMap((both) => {
        const [section = '', key = ''] = both.split(' ');
        const [old, now] = [before, after].map((side) => valuesOf(side, section, key));
        if (same(old, now))
            return [];
        const changed = difference(old, now);
        const plain = [...old, ...now].every((value) => /^[\w.:%@-]{1,40}$/.test(value));
        if (!plain)
            return [note(`${name} changes ${key}= in [${section}]`)];
        if (changed.removed.length === 0)
            return [note(`${name} now has ${key}=${changed.added.join(' ')}`)];
        if (changed.added.length === 0)
            return [note(`${name} no longer has ${key}=${changed.removed.join(' ')}`)];
        return [note(`${name} changes ${key}= from ${old.join(' ')} to ${now.join(' ')}`)];
    });
}
function valuesOf(side, section, key) {
    return side.entries
        .filter((entry) => entry.section === section && entry.key === key)
        .map(({ value }) => value.trim());
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/change-notes.js










const TOPICS = [purpose_image, confinement, ports, mounts, environment, settings, health];
/**
 * What a change means for the machine, in sentences, those about security first. Values of variables and arguments of
 * containers appear in none of them.
 * @param before the published unit, nothing for a new service
 * @param after the published unit, nothing for a removed service
 */
function changeNotes(name, before, after) {
    const change = { name, before: readSide(before), after: readSide(after) };
    if (after === undefined)
        return [removed(name, change.before)];
    if (before === undefined)
        return securityFirst([added(name, change.after), ...essentials(change)]);
    if (before === after)
        return [];
    return securityFirst([
        ...TOPICS.flatMap((topic) => topic.notes(change)),
        ...unitKeyNotes(change),
        ...otherOptions(change),
        ...globalOptions(change),
    ]);
}
/** Those about security first; otherwise the order stays. */
function securityFirst(notes) {
    return [...notes.filter(({ security }) => security), ...notes.filter(({ security }) => !security)];
}
function added(name, after) {
    const what = purpose(after);
    return note(`${name} is new${what ? `: it ${what}` : ''}`);
}
// Of a new service, what a reviewer has to know before it runs.
function essentials(change) {
    return TOPICS.filter((topic) => topic !== purpose_image)
        .flatMap((topic) => topic.notes(change))
        .filter(({ security }) => security);
}
function removed(name, before) {
    const what = purpose(before, true);
    const published = before.values('--publish').map(shown);
    const facts = [
        ...(what ? [`it ${what}`] : []),
        ...(published.length > 0 ? [`published ${published.join(', ')}`] : []),
    ];
    return note(`${name} is removed${facts.length > 0 ? `: ${facts.join(' and ')}` : ''}`);
}
// Options of which nothing is known but their name: their values are left to the diff.
function otherOptions({ name, before, after }) {
    const known = new Set(TOPICS.flatMap(({ options }) => options));
    const names = new Set([...before.options, ...after.options].map((option) => option.name));
    return [...names]
        .filter((option) => !known.has(option) && !same(before.values(option), after.values(option)))
        .map((option) => {
        if (before.values(option).length === 0)
            return note(`${name} now sets ${shown(option)}`);
        if (after.values(option).length === 0)
            return note(`${name} no longer sets ${shown(option)}`);
        return note(`${name} changes ${shown(option)}`);
    });
}
function globalOptions({ name, before, after }) {
    return same(before.globals, after.globals)
        ? []
        : [note(`${name} calls podman with other global options`, true)];
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/notes/links.js


/** The name of the service that a link leads to. */
function linkedService({ target }) {
    return (0,posix_.basename)(target);
}
/** What the links of one service say about when it is started. */
function linkNotes(name, before, after) {
    const paths = (links) => links.map(({ path }) => path);
    const [old, now] = [paths(before), paths(after)];
    return [
        ...now.filter((path) => !old.includes(path)).map((path) => note(`${name} is now ${words(path, name)}`)),
        ...old
            .filter((path) => !now.includes(path))
            .map((path) => note(`${name} is no longer ${words(path, name)}`)),
    ];
}
const KINDS = {
    '.wants': 'started with',
    '.requires': 'required by',
    '.upholds': 'kept running by',
};
function words(path, name) {
    const found = /^(.*)(\.wants|\.requires|\.upholds)$/.exec((0,posix_.dirname)(path));
    if (!found)
        return `known as ${shown(path)}`;
    const instance = (0,posix_.basename)(path) === name ? '' : `, as ${shown((0,posix_.basename)(path))}`;
    return `${KINDS[found[2] ?? '']} ${shown(found[1] ?? '')}${instance}`;
}

// EXTERNAL MODULE: ./lib/src/quadlet/generate/stable-order.js
var stable_order = __webpack_require__(763);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/review-text.js






/**
 * A published unit as a reviewer reads it, and as two of them are compared: without comments and without the sections
 * that systemd does not read, in an order that does not depend on the source's, and one option of podman a line. Units
 * that mean the same have the same text.
 */
function reviewText(text) {
    const lines = (0,unit_text/* readUnit */.H_)(text);
    const main = (0,main_command/* mainCommand */.l)(lines);
    const sections = new Map();
    for (const line of lines) {
        if (line.kind !== 'entry' || line.section.startsWith('X-'))
            continue;
        const others = sections.get(line.section);
        if (others)
            others.push(line);
        else
            sections.set(line.section, [line]);
    }
    return [...sections]
        .toSorted(([a], [b]) => rank(a) - rank(b) || (0,stable_order/* compareText */.n)(a, b))
        .map(([section, entries]) => [`[${section}]`, ...sectionLines(entries, main), ''].join('\n'))
        .join('\n');
}
function rank(section) {
    const at = ['Unit', 'Service'].indexOf(section);
    return at < 0 ? 2 : at;
}
function sectionLines(entries, main) {
    const sorted = entries.toSorted((a, b) => (0,stable_order/* compareText */.n)(a.key, b.key));
    const lines = [];
    const seen = new Set();
    for (const entry of sorted) {
        if (main !== undefined && entry === main.entry)
            lines.push(...commandLines(main));
        else if (!isUnordered(entry.key))
            lines.push(`${entry.key}=${entry.value}`);
        else if (!seen.has(entry.key)) {
            seen.add(entry.key);
            lines.push(...unorderedLines(sorted.filter(({ key }) => key === entry.key)));
        }
    }
    return lines;
}
/** Lists whose order means nothing and that nothing resets, as systemd reads them. */
const UNORDERED = [
    ...dependency_keys/* DEPENDENCY_KEYS */.J,
    'RequiresMountsFor',
    'Alias',
    'RequiredBy',
    'UpheldBy',
    'WantedBy',
];
function isUnordered(key) {
    return UNORDERED.includes(key);
}
function unorderedLines(entries) {
    const words = entries.flatMap(({ key, value }) => (0,syntax_words/* splitWords */.y)(value, 'kept', true).words.map(({ start, end }) => `${key}=${value.slice(start, end)}`));
    return [...new Set(words)].toSorted(stable_order/* compareText */.n);
}
// Options whose own order, too, means nothing to podman.
const SETS = [
    '--add-host',
    '--annotation',
    '--cap-add',
    '--cap-drop',
    '--device',
    '--env',
    '--expose',
    '--group-add',
    '--label',
    '--mount',
    '--network-alias',
    '--publish',
    '--secret',
    '--tmpfs',
    '--volume',
];
function commandLines({ entry, command, ownEnd }) {
    const { words, options, positionalsAt } = command;
    const before = (limit) => options.filter(({ end }) => end <= Math.min(limit, positionalsAt));
    const own = before(ownEnd).toSorted((a, b) => (0,stable_order/* compareText */.n)(a.name, b.name) || (SETS.includes(a.name) ? (0,stable_order/* compareText */.n)(a.value ?? '', b.value ?? '') : 0));
    const added = before(words.length).filter(({ end }) => end > ownEnd);
    // A cluster such as `-it` is one piece with two options.
    const pieces = new Map([...own, ...added].map(({ at, end }) => [at, words.slice(at, end)]));
    const optionsAt = Math.min(...options.map(({ at }) => at), positionalsAt);
    const rest = words.slice(positionalsAt).map((word) => (0,command_line/* joinCommand */.u9)([word]));
    const parts = [
        `${entry.key}=${(0,command_line/* joinCommand */.u9)(words.slice(0, optionsAt))}`,
        ...[...pieces.values()].map((piece) => `    ${(0,command_line/* joinCommand */.u9)(piece)}`),
        ...(rest.length > 0 ? [`    ${rest.join(' ')}`] : []),
    ];
    return parts.map((part, index) => (index < parts.length - 1 ? `${part} \\` : part));
}

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/unified-diff.js

/** Both texts line by line, unified with three lines of context and without the two header lines; '' if they are equal. */
function unifiedDiff(before, after) {
    if (before === after)
        return '';
    // A thousand new units need no search for what they have in common with nothing.
    if (before === '')
        return whole(after, '+');
    if (after === '')
        return whole(before, '-');
    const patch = (0,create/* structuredPatch */.YB)('', '', before, after, '', '', { context: 3 });
    return patch === undefined ? '' : (0,create/* formatPatch */.Gu)(patch, create/* OMIT_HEADERS */.Jg);
}
function whole(text, sign) {
    const lines = text.replace(/\n$/, '').split('\n');
    const place = sign === '+' ? `-0,0 +1,${lines.length}` : `-1,${lines.length} +0,0`;
    const end = text.endsWith('\n') ? [] : ['\\ No newline at end of file'];
    return [`@@ ${place} @@`, ...lines.map((line) => sign + line), ...end, ''].join('\n');
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/compare-sets.js






/**
 * What becomes of each service when `head` takes the place of `base`: services with changes that touch security first,
 * then by name. A service of which only comments or the order changed is not among them. The diff is of the units as
 * `reviewText()` shows them.
 * @param base nothing where there was no set before
 */
function compareSets(base, head) {
    const before = readSet(base);
    const after = readSet(head);
    const names = [...new Set([...before.keys(), ...after.keys()])].sort(stable_order/* compareText */.n);
    const changes = names.flatMap((name) => changeOf(name, before.get(name), after.get(name)));
    return [...changes.filter(touchesSecurity), ...changes.filter((change) => !touchesSecurity(change))];
}
function readSet(set) {
    const links = new Map();
    for (const link of set?.links ?? []) {
        const name = linkedService(link);
        const others = links.get(name);
        if (others)
            others.push(link);
        else
            links.set(name, [link]);
    }
    return new Map((set?.services ?? []).map((service) => [service.name, { service, links: links.get(service.name) ?? [] }]));
}
function touchesSecurity({ notes }) {
    return notes.some(({ security }) => security);
}
function changeOf(name, before, after) {
    const [old, now] = [before?.service.text, after?.service.text];
    const source = (after ?? before)?.service.source ?? '';
    if (before === undefined || after === undefined) {
        const links = after ? linkNotes(name, [], after.links) : [];
        const kind = after ? 'added' : 'removed';
        const notes = securityFirst([...changeNotes(name, old, now), ...links]);
        return [{ name, source, kind, diff: diffOf(old, now), notes }];
    }
    const diff = diffOf(old, now);
    const links = linkNotes(name, before.links, after.links);
    if (diff === '' && links.length === 0)
        return [];
    const notes = diff === '' ? links : securityFirst([...changeNotes(name, old, now), ...links]);
    return [{ name, source, kind: 'changed', diff, notes: notes.length > 0 ? notes : [unnamed(name, diff)] }];
}
function diffOf(before, after) {
    if (before === after)
        return '';
    const [old, now] = [before, after].map((text) => (text === undefined ? '' : reviewText(text)));
    return unifiedDiff(old ?? '', now ?? '');
}
// No change goes without a word.
function unnamed(name, diff) {
    const lines = diff.split('\n').filter((line) => /^[-+]/.test(line)).length;
    return note(`${name} changes in ${lines === 1 ? 'one line' : `${lines} lines`}; the diff shows them`);
}

// EXTERNAL MODULE: ./lib/src/quadlet/rules/index.js + 3 modules
var rules = __webpack_require__(6442);
// EXTERNAL MODULE: ./lib/src/lint/entries.js
var entries = __webpack_require__(8954);
// EXTERNAL MODULE: ./lib/src/lint/glob.js
var glob = __webpack_require__(6110);
// EXTERNAL MODULE: ./lib/src/lint/names.js
var lint_names = __webpack_require__(3602);
// EXTERNAL MODULE: ./lib/src/lint/read-tree.js
var read_tree = __webpack_require__(325);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
;// CONCATENATED MODULE: ./lib/src/generate/base-commit.js



/** Git in the current directory. */
function gitHere(attempt) {
    return (...args) => attempt(['git', ...args], { timeout: 120 });
}
const DEEPER = 'give actions/checkout "fetch-depth: 0"';
/**
 * Finds the commit to compare with: the one that is named, or the merge base of a pull request or merge queue.
 * @returns nothing where none is named and the job is about no pull request
 * @throws UserError where it is not in the clone
 */
async function baseCommit(named, variables, git) {
    if (named !== undefined)
        return namedCommit(named, git);
    const base = baseOfEvent(variables.GITHUB_EVENT_PATH);
    if (base === undefined)
        return undefined;
    const head = (await said(git('rev-parse', 'HEAD'))).trim();
    const { GITHUB_REF: ref = '', GITHUB_SHA: sha } = variables;
    // GitHub merges the pull request into its base for the job, and the merge's first parent is that base.
    const isMerge = /^refs\/pull\/\d+\/merge$/.test(ref) && head === sha;
    if (isMerge && (await commitOf('HEAD^2', git)) !== undefined) {
        return commitOf('HEAD^1', git);
    }
    const found = await git('merge-base', base, 'HEAD');
    if (found.exitCode === 0)
        return found.stdout.trim();
    throw new errors/* UserError */.yo(`the clone does not go back to the base of the pull request: ${DEEPER}`);
}
async function namedCommit(name, git) {
    if (name.startsWith('-'))
        throw new errors/* UserError */.yo(`"${name}" is no name of a commit`);
    for (const one of [name, `refs/remotes/origin/${name}`]) {
        const commit = await commitOf(one, git);
        if (commit !== undefined)
            return commit;
    }
    throw new errors/* UserError */.yo(`the base "${name}" is not in the clone: ${DEEPER}, or fetch it`);
}
async function commitOf(name, git) {
    const { exitCode, stdout } = await git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
    return exitCode === 0 ? stdout.trim() : undefined;
}
/** The commit that a pull request, or a merge queue, starts from. */
function baseOfEvent(eventPath) {
    if (!eventPath)
        return undefined;
    const event = JSON.parse((0,external_node_fs_.readFileSync)(eventPath, 'utf8'));
    return event.pull_request?.base?.sha ?? event.merge_group?.base_sha;
}
/** @throws UserError with git's last words */
async function said(running) {
    const result = await running;
    if (result.exitCode === 0)
        return result.stdout;
    throw new errors/* UserError */.yo(`git: ${new run.CommandError(['git'], result, 120).lastWords}`);
}

;// CONCATENATED MODULE: ./lib/src/generate/base-files.js




/** A chain of links may be so long. */
const LINKS = 10;
/**
 * Writes paths as they are in a commit into an empty directory, as git would check them out. Neither the work tree nor
 * the index of the repository is touched, and no hook is run.
 * @throws UserError for paths outside of the repository
 */
async function writeBase(commit, paths, root, attempt) {
    const git = gitHere(attempt);
    const [top = '', directory = ''] = (await said(git('rev-parse', '--show-toplevel', '--absolute-git-dir')))
        .trimEnd()
        .split('\n');
    const here = (0,external_node_fs_.realpathSync)(top);
    (0,external_node_fs_.mkdirSync)(root, { recursive: true });
    const env = {
        GIT_DIR: directory,
        GIT_WORK_TREE: root,
        GIT_INDEX_FILE: `${root}.index`,
        GIT_LITERAL_PATHSPECS: '1',
        GIT_LFS_SKIP_SMUDGE: '1',
    };
    const inBase = (...args) => attempt(['git', '-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', ...args], {
        timeout: 120,
        cwd: root,
        env,
    });
    const written = new Set();
    let wanted = [...new Set(paths.map((path) => insideOf(here, path)))];
    for (let round = 0; round < LINKS && wanted.length > 0; round++) {
        const listing = await said(inBase('ls-tree', '-r', '-z', '--full-tree', commit, '--', ...wanted));
        const entries = listing.split('\0').flatMap((line) => {
            const tab = line.indexOf('\t');
            return tab < 0 ? [] : [{ mode: line.slice(0, 6), path: line.slice(tab + 1) }];
        });
        const present = wanted.filter((one) => entries.some(({ path }) => one === '.' || path === one || path.startsWith(`${one}/`)));
        if (present.length === 0)
            break;
        await said(inBase('restore', `--source=${commit}`, '--worktree', '--', ...present));
        for (const one of present)
            written.add(one);
        const links = entries.filter(({ mode }) => mode === '120000').map(({ path }) => path);
        wanted = targetsOf(links, root).filter((one) => !isWritten(one, written));
    }
    return { root, top: here };
}
/**
 * The way to a path from the top of its repository.
 * @throws UserError for one outside of it
 */
function insideOf(top, path) {
    const inside = (0,external_node_path_.relative)(top, realOf(path)).split(external_node_path_.sep).join('/');
    if (inside === '..' || inside.startsWith('../')) {
        throw new errors/* UserError */.yo(`${path} lies outside of the repository, so that no commit has it: give "base-path"`);
    }
    return inside === '' ? '.' : inside;
}
// The path itself may be a link, which the commit has as such.
function realOf(path) {
    const whole = (0,external_node_path_.resolve)(path);
    try {
        return whole === '/' ? whole : (0,external_node_path_.join)((0,external_node_fs_.realpathSync)((0,external_node_path_.dirname)(whole)), whole.slice((0,external_node_path_.dirname)(whole).length));
    }
    catch {
        return whole;
    }
}
/** Where links lead to, as far as that is within the directory. */
function targetsOf(links, root) {
    const targets = links.map((link) => (0,external_node_path_.resolve)(root, (0,external_node_path_.dirname)(link), (0,external_node_fs_.readlinkSync)((0,external_node_path_.join)(root, link))));
    const inside = targets.map((target) => (0,external_node_path_.relative)(root, target).split(external_node_path_.sep).join('/'));
    return [...new Set(inside.filter((one) => one !== '' && one !== '..' && !one.startsWith('../')))];
}
function isWritten(path, written) {
    return [...written].some((one) => one === '.' || path === one || path.startsWith(`${one}/`));
}

// EXTERNAL MODULE: ./lib/src/generate/contained.js
var contained = __webpack_require__(3345);
;// CONCATENATED MODULE: ./lib/src/generate/base.js











/**
 * Fetches the files to compare with.
 * @param ignored by the paths of the files that are compared
 * @param scratch a directory of this work alone
 * @returns nothing where nothing is asked for, and the job is about no pull request
 * @throws UserError where they are not to be had
 */
async function fetchBase({ path, ref }, paths, variables, ignored, scratch, attempt) {
    if (path !== undefined) {
        if (!(0,external_node_fs_.existsSync)(path))
            throw new errors/* UserError */.yo(`${path}: no such directory to compare with`);
        const read = () => {
            (0,contained/* refuseOutside */.gz)([path], '.');
            return (0,read_tree/* readTree */.Z)([path]);
        };
        return { read, words: path };
    }
    const commit = await baseCommit(ref, variables, gitHere(attempt));
    if (commit === undefined)
        return undefined;
    const { root, top } = await writeBase(commit, paths.map(homeOf), (0,external_node_path_.join)(scratch, 'base'), attempt);
    const own = paths.map((one) => (0,external_node_path_.join)(root, insideOf(top, one)));
    const notWanted = (shown) => ignored(shown.replace(`${root}/`, `${top}/`));
    const read = () => {
        const places = (0,sources/* findPlaces */.Ch)(own.filter((one) => (0,external_node_fs_.existsSync)(one) || (0,glob/* isGlob */.fg)(one)), true);
        (0,contained/* refuseOutside */.gz)([...places.directories, ...places.files.map((file) => (0,external_node_path_.dirname)(file))], root, notWanted);
        const sets = (0,sources/* readSources */.tW)(places, notWanted);
        return { directories: sets.flatMap(({ tree }) => tree.directories) };
    };
    return { read, words: `${ref ?? 'the base'} (${commit.slice(0, 12)})` };
}
/** The directory that has all that a path may stand for: around a file there is what it needs. */
function homeOf(path) {
    if ((0,entries/* statIfThere */.CL)(path)?.isDirectory())
        return path;
    const names = path.split('/');
    const first = names.findIndex((name) => (0,glob/* isGlob */.fg)(name));
    const whole = (0,external_node_fs_.existsSync)(path) || first < 0 ? (0,external_node_path_.dirname)(path) : names.slice(0, first).join('/') || '.';
    return (0,lint_names/* isDropinDirectory */._l)((0,external_node_path_.basename)(whole)) ? (0,external_node_path_.dirname)(whole) : whole;
}

;// CONCATENATED MODULE: ./lib/src/generate/generator.js
/** Seconds. It reads some thousand files in one. */
const LIMIT = 60;
/** The Podman that generated units call. */
const PODMAN = '/usr/bin/podman';
function generatorArguments(mode, output) {
    return [...(mode === 'user' ? ['-user'] : []), '-no-kmsg-log', output];
}

;// CONCATENATED MODULE: ./lib/src/generate/check-generation.js



/**
 * Looks at how the generator ended, and whether it wrote what the linter says that it writes.
 * @param accepted the units of the linter
 * @param clean whether the linter found no error
 * @throws UserError where the generator did not do its work
 */
function checkGeneration({ result, raw }, { words }, accepted, clean) {
    const said = lastWords(result);
    if ((0,run.timedOut)(result))
        throw new errors/* UserError */.yo(`${words}: no end after ${LIMIT} s${said}`);
    const crashed = /^(?:panic|fatal error|runtime error): /m.test(result.stderr);
    if (crashed || (result.exitCode !== 0 && result.exitCode !== 1)) {
        throw new errors/* UserError */.yo(`${words} crashed with exit code ${result.exitCode}${said}`);
    }
    if (raw.size === 0 && accepted.length > 0) {
        throw new errors/* UserError */.yo(`${words} wrote no unit, and ended with exit code ${result.exitCode}${said}`);
    }
    const missing = accepted.filter(({ service }) => !raw.has(service));
    if (missing.length > 0) {
        const files = missing.map(({ file, service }) => `${file} (${service})`).join(', ');
        throw new errors/* UserError */.yo(`${words} made no unit of ${files}, of which the linter takes all${said}`);
    }
    // Before 4.6 it ends with 0 whatever it rejected; what it rejects the linter has seen.
    if (clean && result.exitCode !== 0) {
        throw new errors/* UserError */.yo(`${words} ended with exit code ${result.exitCode}${said}`);
    }
}
function lastWords(result) {
    if ((result.stderr || result.stdout).trim() === '')
        return ': it said nothing';
    return `: ${new run.CommandError(['the generator'], result, LIMIT).lastWords}`;
}

// EXTERNAL MODULE: ./lib/src/quadlet/generator.js
var generator = __webpack_require__(2636);
;// CONCATENATED MODULE: ./lib/src/generate/image-generator.js




/** Podman's own published images; their README: https://github.com/containers/image_build */
function publishedImage(version) {
    return `quay.io/podman/stable:v${version}`;
}
/** Seconds. */
const PULL = 900;
const START = 60;
const PROGRAMS = [
    '/usr/libexec/podman/quadlet',
    '/usr/local/libexec/podman/quadlet',
    '/usr/lib/podman/quadlet',
];
const ROOT = '/quadlet-generate';
const OUTPUT = '/units';
/**
 * The generator of a container image. It runs with no network, no capability, a file system that it cannot write to, and
 * sees nothing but the files and the directory for the units.
 * @param version that was asked for, in full; nothing takes the image's
 * @throws UserError where podman or the image is not to be had, and where the image holds another version
 */
async function imageGenerator(image, version, attempt) {
    if (image.startsWith('-') || image === '') {
        throw new errors/* UserError */.yo(`${JSON.stringify(image)} is not the name of an image`);
    }
    await provide(image, attempt);
    const { program, said } = await findIn(image, version, attempt);
    const own = (0,catalogue_versions/* parseTargets */.Sx)(said)[0] ?? said;
    if (version !== undefined && own !== version) {
        throw new errors/* UserError */.yo(`the image ${image} holds Podman ${said}, and ${version} was asked for`);
    }
    return {
        version: own,
        words: `${program} of Podman ${said}, out of the image ${image}`,
        program,
        installed: false,
        run: async (root, copy, output, mode) => {
            const options = [
                `--mount=type=bind,source=${root}/${copy},destination=${ROOT}/${copy},ro=true`,
                `--mount=type=bind,source=${output},destination=${OUTPUT}`,
                `--env=PODMAN=${PODMAN}`,
                `--env=QUADLET_UNIT_DIRS=${ROOT}/${copy}`,
            ];
            const result = await attempt(container(image, program, generatorArguments(mode, OUTPUT), LIMIT, options), { timeout: LIMIT + START });
            return { result, root: ROOT };
        },
    };
}
function container(image, program, args, limit, options = []) {
    return [
        ...['podman', 'run', '--rm', '--pull=never', '--network=none', '--read-only', '--read-only-tmpfs=false'],
        // With SELinux a container sees no file of the host that was not labelled for it.
        ...['--cap-drop=all', '--security-opt=no-new-privileges', '--security-opt=label=disable'],
        ...['--log-driver=none', `--timeout=${limit}`, '--user=0:0', '--workdir=/', `--entrypoint=${program}`],
        ...[...options, image, ...args],
    ];
}
async function provide(image, attempt) {
    const known = await attempt(['podman', 'image', 'exists', image], { timeout: START });
    if (known.exitCode === 127 || known.exitCode === 126) {
        throw new errors/* UserError */.yo('to run the generator out of an image takes podman, which is not installed here');
    }
    if (known.exitCode === 0)
        return;
    const argv = ['podman', 'pull', '--quiet', image];
    const pulled = await attempt(argv, { timeout: PULL });
    if (pulled.exitCode === 0)
        return;
    const { lastWords } = new run.CommandError(argv, pulled, PULL);
    throw new errors/* UserError */.yo(`the image ${image} cannot be pulled: ${lastWords}\nNot every version of Podman has a published image: give another version, or an image that has it as "generator-image"`);
}
async function findIn(image, version, attempt) {
    let last;
    for (const program of PROGRAMS) {
        const argv = container(image, program, ['-version'], START);
        const result = await attempt(argv, { timeout: 2 * START });
        const said = result.stdout.trim();
        if (result.exitCode === 0 && /^v?\d+\.\d+/.test(said))
            return { program, said };
        // Before Podman 4.6 it does not say its version.
        const mute = result.stderr.includes('flag provided but not defined');
        if (mute && version !== undefined && (0,catalogue_versions/* versionNumber */.e1)(version) < (0,catalogue_versions/* versionNumber */.e1)('4.6.0')) {
            return { program, said: version };
        }
        // What podman says of itself, and not of the program, would be the same for the next place.
        last = { argv, result };
        if (!result.stderr.includes('OCI runtime attempted to invoke a command that was not found'))
            break;
    }
    const words = last === undefined ? '' : new run.CommandError(last.argv, last.result, START).lastWords;
    throw new errors/* UserError */.yo(`the image ${image} has no generator that could be run: ${words}`);
}
/** Whether an installed Podman will do for the version that was asked for: `5.4` is any patch of it. */
function answersTo(installed, asked) {
    return installed === asked || (!/^\d+\.\d+\.\d/.test(asked) && (0,catalogue_versions/* minorOf */.Hs)(installed) === asked);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/accessible.js
var accessible = __webpack_require__(5898);
;// CONCATENATED MODULE: ./lib/src/generate/bare-environment.js
/**
 * Takes every variable of this process away from a command, so that what it makes depends on its arguments alone and no
 * secret of the job gets there.
 * @param own what it gets instead, besides a plain PATH
 */
function bareEnvironment(own) {
    const none = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
    return { ...none, PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/', ...own };
}

;// CONCATENATED MODULE: ./lib/src/generate/installed-generator.js








const REMEDY = [
    'Podman with Quadlet is not installed here. Install it:',
    '  Debian 12 or later, Ubuntu 24.04 or later: sudo apt-get install podman',
    '  Fedora, CentOS Stream, RHEL 9 or later: sudo dnf install podman',
    '  openSUSE: sudo zypper install podman',
    '  Arch: sudo pacman -S podman',
].join('\n');
/**
 * Podman's generator, as it is on this machine.
 * @throws UserError where there is none, with the way to one
 */
async function installedGenerator({ path, version }, attempt, find = generator.findGenerator) {
    const program = path === undefined ? await find() : await checked(path);
    if (program === undefined)
        throw new errors/* UserError */.yo(REMEDY);
    const said = version ?? (await versionOf(program, attempt));
    return {
        version: (0,catalogue_versions/* parseTargets */.Sx)(said)[0] ?? said,
        words: `${program} of Podman ${said}`,
        program,
        installed: true,
        run: async (root, copy, output, mode) => ({
            result: await attempt([program, ...generatorArguments(mode, output)], {
                timeout: LIMIT,
                env: bareEnvironment({ PODMAN: PODMAN, QUADLET_UNIT_DIRS: `${root}/${copy}`, GOMAXPROCS: '1' }),
            }),
            root,
        }),
    };
}
// Behind a link, because the generator takes a name with "user" in it for the wish for user mode.
async function checked(path) {
    if (await (0,accessible/* accessible */.R)(path, promises_.constants.X_OK))
        return (0,promises_.realpath)(path);
    throw new errors/* UserError */.yo(`${path}: there is no program that could be run`);
}
/**
 * Asks a generator for its version.
 * @throws UserError where it does not say one
 */
async function versionOf(program, attempt) {
    const argv = [program, '-version'];
    const result = await attempt(argv, { timeout: 30, env: bareEnvironment({}) });
    const version = result.stdout.trim();
    if (result.exitCode === 0 && /^v?\d+\.\d+/.test(version))
        return version;
    if (/flag provided but not defined/.test(result.stderr)) {
        throw new errors/* UserError */.yo(`${program} is of a Podman before 4.6, which does not say its version: name it, as "podman-version" or with --podman`);
    }
    throw new errors/* UserError */.yo(`${program} does not say its version: ${new run.CommandError(argv, result, 30).lastWords}`);
}

;// CONCATENATED MODULE: ./lib/src/generate/choose-generator.js





/**
 * Finds the generator that is asked for: the installed one where it has the version, else the one of an image.
 * @throws UserError where it is not to be had
 */
async function chooseGenerator({ path, podman, image }, attempt, find = generator.findGenerator) {
    const asked = podman === 'installed' ? undefined : podman;
    const version = asked === undefined ? undefined : oneVersion(asked);
    if (path !== undefined)
        return installedGenerator({ path, version }, attempt);
    if (image !== undefined)
        return imageGenerator(image, isFull(asked) ? version : undefined, attempt);
    if (asked === undefined || version === undefined) {
        return installedGenerator({ path: undefined, version: undefined }, attempt, find);
    }
    const own = (await find()) === undefined ? undefined : await installedOrNothing(attempt, find);
    if (own !== undefined && answersTo(own.version, asked.replace(/^v/, '')))
        return own;
    return imageGenerator(publishedImage(version), version, attempt);
}
/** @returns nothing for one that does not say its version: it is not the one that was asked for */
async function installedOrNothing(attempt, find) {
    try {
        return await installedGenerator({ path: undefined, version: undefined }, attempt, find);
    }
    catch (thrown) {
        if (thrown instanceof errors/* UserError */.yo)
            return undefined;
        throw thrown;
    }
}
function oneVersion(text) {
    const versions = (0,catalogue_versions/* parseTargets */.Sx)(text);
    if (versions.length !== 1) {
        throw new errors/* UserError */.yo(`"${text}" is ${versions.length} versions of Podman; allowed here: one, or "installed"`);
    }
    return versions[0];
}
function isFull(text) {
    return /^v?\d+\.\d+\.\d+/.test(text ?? '');
}

;// CONCATENATED MODULE: ./lib/src/generate/companions.js




/** More is no configuration, but data. */
const FILES = 1000;
const BYTES = 32 * 1024 * 1024;
/**
 * Finds the files that units name by a path relative to themselves, such as environment files, manifests and what is
 * mounted: the generator made such paths absolute, and so names them itself.
 * @param boundary links may lead to what lies within it
 */
function findCompanions(generation, boundary) {
    const { layout } = generation;
    const taken = new Set(layout.files.map(({ path }) => path));
    const files = [];
    const notes = [];
    let bytes = 0;
    const walls = (0,contained/* boundaryOf */.iH)(layout.directories.get('') || '.', boundary);
    const take = (path, file) => {
        if (taken.has(path))
            return;
        const real = companions_realOf(file);
        if (real === undefined)
            return void notes.push(`${file} is named by a unit and is not there`);
        if (!(0,contained/* isWithin */.UO)(walls, real)) {
            throw new errors/* UserError */.yo(`${file} is named by a unit and leads out of the directory, to ${real}: put a file in its place`);
        }
        const stats = (0,external_node_fs_.lstatSync)(real);
        if (stats.isDirectory()) {
            for (const name of (0,external_node_fs_.readdirSync)(real).sort()) {
                if (name !== '.git')
                    take(`${path}/${name}`, `${file}/${name}`);
            }
        }
        else if (!stats.isFile())
            notes.push(`${file} is named by a unit and is no file`);
        else if (files.length >= FILES || bytes + stats.size > BYTES) {
            throw new errors/* UserError */.yo(`what units name beside themselves is too large, with ${file}: ${FILES} files and ${BYTES} bytes are allowed`);
        }
        else {
            bytes += stats.size;
            taken.add(path);
            files.push({ path, file, content: (0,external_node_fs_.readFileSync)(real) });
        }
    };
    for (const path of namedAbove(generation))
        notes.push(`a unit names ${path}, which is outside of the set`);
    for (const path of namedPaths(generation)) {
        const place = locate(path, layout.directories);
        if (place === '')
            notes.push(`a unit names the whole directory: take along what it needs of it yourself`);
        else if (place !== undefined)
            take(path, place);
    }
    return { files, notes: [...new Set(notes)] };
}
/** Paths below the directory of the sources that the units' own lines hold, without the units themselves. */
function namedPaths({ raw, sourceDirectory }) {
    const paths = new Set();
    for (const { text } of raw.values()) {
        for (const line of text.split('\n')) {
            if (line.startsWith('SourcePath=') || line.startsWith('#'))
                continue;
            for (let at = line.indexOf(sourceDirectory); at >= 0; at = line.indexOf(sourceDirectory, at + 1)) {
                const rest = line.slice(at + sourceDirectory.length);
                const path = /^\/?([^\s:,"']*)/.exec(rest)?.[1] ?? '';
                if (rest === '' || /^[/\s:,"']/.test(rest))
                    paths.add(tidy(path));
            }
        }
    }
    return [...paths].sort();
}
/** Paths that lead out of the set. */
function namedAbove({ raw, root, sourceDirectory }) {
    const paths = new Set();
    for (const { text } of raw.values()) {
        for (const [path] of text
            .replaceAll(sourceDirectory, '')
            .matchAll(new RegExp(`${literal(root)}[^\\s:,"']*`, 'g'))) {
            paths.add((0,external_node_path_.relative)(sourceDirectory, path));
        }
    }
    return [...paths].sort();
}
function literal(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function tidy(path) {
    const clean = path.replace(/\/+$/, '');
    return clean.split('/').includes('..') ? '' : clean;
}
/** @returns where a path of the layout lies, an empty text for a directory of the layout itself */
function locate(path, directories) {
    if (path === '' || (directories.has(path) && path !== ''))
        return path === '' ? '' : directories.get(path);
    const names = path.split('/');
    for (let count = names.length - 1; count >= 0; count--) {
        const own = directories.get(names.slice(0, count).join('/'));
        if (own !== undefined)
            return (0,external_node_path_.join)(own || '.', ...names.slice(count));
    }
    return undefined;
}
function companions_realOf(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/target-paths.js


/**
 * The line with the paths of the place of installation. systemd reads specifiers in all of these keys, in `SourcePath=`
 * as well (`config_parse_unit_path_printf` in `src/core/load-fragment-gperf.gperf.in`), so `%h/...` is good in each.
 */
function withTargetPaths(line, places) {
    if (line.kind !== 'entry' || !['Unit', 'Service'].includes(line.section))
        return line;
    const { key, value } = line;
    if (!value.includes(root(places)))
        return line;
    if (key === 'SourcePath' || key === 'WorkingDirectory')
        return (0,unit_text/* withValue */.cO)(line, targetPath(value, places));
    if (key === 'RequiresMountsFor' || key.startsWith('Exec')) {
        const words = (0,command_line/* splitCommand */.GW)(value);
        return words
            ? (0,unit_text/* withValue */.cO)(line, (0,command_line/* joinCommand */.u9)(words.map((word) => inWord(word, places)), (0,command_line/* blankOf */._8)(value)))
            : line;
    }
    return line;
}
function root({ sourceRoot, sourceDirectory }) {
    return sourceRoot ?? sourceDirectory;
}
// As a whole word, behind a `=` or a comma, and in front of a colon: `--mount type=bind,source=/a/b,ro`, `-v /a/b:/c`.
function inWord(word, places) {
    const path = new RegExp(`(^|[=:,"])(${target_paths_literal(root(places))}(?:/[^:,"]*)?)(?=$|[:,"])`, 'g');
    return word.replace(path, (_, before, found) => before + targetPath(found, places));
}
function target_paths_literal(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function targetPath(path, places) {
    const { sourceDirectory, installDirectory } = places;
    const target = installDirectory.replace(/(?<=.)\/+$/, '');
    if (path === sourceDirectory)
        return target;
    if (path.startsWith(`${sourceDirectory}/`))
        return target + path.slice(sourceDirectory.length);
    if (path !== root(places) && !path.startsWith(`${root(places)}/`))
        return path;
    return climbed(path, sourceDirectory, target);
}
function climbed(path, sourceDirectory, target) {
    const from = sourceDirectory.split('/');
    const to = path.split('/');
    const shared = from.findIndex((name, index) => to[index] !== name);
    const steps = target.split('/');
    for (let up = from.length - shared; up > 0; up--) {
        // The parent of what a specifier stands for is known to the target alone; nothing is above `/`.
        if (steps.length > 1 && steps.at(-1) !== '..')
            steps.pop();
        else if (steps[0] !== '')
            steps.push('..');
    }
    return [...steps, ...to.slice(shared)].join('/') || '/';
}

;// CONCATENATED MODULE: ./lib/src/quadlet/generate/normalise-unit.js





/**
 * A unit in the form in which it is published: the same for the same Quadlet files, whatever the run and the machine.
 * The path of podman stays, for the generator takes it from the environment variable `PODMAN`.
 */
function normaliseUnit(text, options) {
    const lines = (0,unit_text/* readUnit */.H_)(text);
    const main = (0,main_command/* mainCommand */.l)(lines);
    const ordered = main
        ? lines.map((line) => line === main.entry
            ? (0,unit_text/* withValue */.cO)(main.entry, (0,command_line/* joinCommand */.u9)((0,stable_order/* stableOrder */._)(main), (0,command_line/* blankOf */._8)(main.entry.value)))
            : line)
        : lines;
    const placed = ordered.map((line) => withTargetPaths(withoutGenerator(line, options.generator), options));
    return (0,unit_text/* writeUnit */.wW)(main?.command.subcommand === 'pod create' ? withSortedContainers(placed) : placed);
}
function withoutGenerator(line, generator) {
    const own = line.kind === 'other' && line.raw === `# Automatically generated by ${generator}`;
    return own ? { ...line, raw: '# Automatically generated by quadlet' } : line;
}
/**
 * The generator adds `Wants=` and `Before=` for each container to a pod, in an order that changes with the number of
 * files in the set, because it sorts them by kind only, and not stably. Neither key has an order that means anything.
 */
function withSortedContainers(lines) {
    const result = [...lines];
    const source = result.findLastIndex((line) => isEntry(line, 'SourcePath'));
    const pairs = [];
    for (let at = source + 1; at + 1 < result.length; at++) {
        const wants = result[at];
        const before = result[at + 1];
        if (!isEntry(wants, 'Wants') || !isEntry(before, 'Before') || wants.value !== before.value)
            continue;
        pairs.push({ at, lines: [wants, before] });
        at++;
    }
    const sorted = pairs.toSorted((a, b) => (0,stable_order/* compareText */.n)(a.lines[0]?.value ?? '', b.lines[0]?.value ?? ''));
    for (const [index, { at }] of pairs.entries())
        result.splice(at, 2, ...(sorted[index]?.lines ?? []));
    return result;
}
function isEntry(line, key) {
    return line?.kind === 'entry' && line.section === 'Unit' && line.key === key;
}

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/behaviour.js
var catalogue_behaviour = __webpack_require__(9492);
// EXTERNAL MODULE: ./lib/src/quadlet/syntax/parse.js
var parse = __webpack_require__(3418);
// EXTERNAL MODULE: ./lib/src/quadlet/syntax/source-text.js
var source_text = __webpack_require__(4858);
;// CONCATENATED MODULE: ./lib/src/generate/forbidden-names.js




// Of these the generator makes names of files and links, without a look at where they lead.
const NAMING = /^(?:Alias|DefaultInstance|ServiceName)$/;
/**
 * Refuses names by which the generator would write outside of its output directory.
 * @throws UserError
 */
function refusePaths(files, version) {
    const behaviour = (0,catalogue_behaviour/* behaviourOf */.x)(version);
    for (const { file, content } of files) {
        const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
        if (!text.includes('/') || !/Alias|DefaultInstance|ServiceName/.test(text))
            continue;
        const { entries } = (0,parse/* parseUnitFile */.M)(new source_text/* SourceText */.D(file, content), behaviour);
        const found = entries.find(({ key, value }) => NAMING.test(key) && value.includes('/'));
        if (found === undefined)
            continue;
        const { line } = found.source.position(found.keyStart);
        throw new errors/* UserError */.yo(`${file}:${line}: ${found.key} is ${JSON.stringify(found.value)}; allowed: a name without "/", for the generator would write a file there`);
    }
}

// EXTERNAL MODULE: ./lib/src/quadlet/set/source-tree.js
var source_tree = __webpack_require__(5310);
;// CONCATENATED MODULE: ./lib/src/generate/read-units.js



/** Reads the generator's output directory. Links are looked at and not followed. */
function readUnits(output) {
    const units = [];
    const links = [];
    const visit = (below) => {
        for (const entry of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(output, below), { withFileTypes: true })) {
            const path = below === '' ? entry.name : `${below}/${entry.name}`;
            if (entry.isSymbolicLink())
                links.push({ path, target: (0,external_node_fs_.readlinkSync)((0,external_node_path_.join)(output, path)) });
            else if (entry.isDirectory())
                visit(path);
            else if (entry.isFile())
                units.push({ name: path, text: (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(output, path), 'utf8') });
        }
    };
    visit('');
    return {
        units: units.sort((a, b) => (0,source_tree/* compareNames */.M)(a.name, b.name)),
        links: links.sort((a, b) => (0,source_tree/* compareNames */.M)(a.path, b.path)),
    };
}

;// CONCATENATED MODULE: ./lib/src/generate/generate-set.js





/**
 * Lets the generator read a copy of the files, and makes what it wrote comparable. Nothing is said of how it ended: see
 * `checkGeneration`.
 * @param scratch a directory of this run alone, absolute and without links
 * @throws UserError for files by which the generator would write elsewhere
 */
async function generateSet(layout, generator, { mode, installDirectory }, scratch) {
    refusePaths(layout.files, generator.version);
    const output = outputOf(scratch);
    writeLayout(layout.files, (0,external_node_path_.join)(scratch, COPY));
    (0,external_node_fs_.mkdirSync)(output);
    const { result, root } = await generator.run(scratch, COPY, output, mode);
    const sourceDirectory = `${root}/${COPY}`;
    const { units, links } = readUnits(output);
    const known = new Set(layout.files.map(({ path }) => path));
    const services = units.map(({ name, text }) => {
        const where = { sourceDirectory, sourceRoot: root, installDirectory, generator: generator.program };
        return {
            name,
            source: sourceOf(text, sourceDirectory, known),
            // Wherever else the copy is named, in a comment or in a line that cannot be taken apart, it is nothing to publish.
            text: normaliseUnit(text, where).replaceAll(sourceDirectory, installDirectory),
        };
    });
    const raw = new Map(units.map((unit) => [unit.name, unit]));
    return { set: { services, links }, layout, raw, sourceDirectory, root, result };
}
// A path that leads out of the set (`../common.env`) stays below the directory of the run, which nothing else is in.
const COPY = 'set/above/above/above/above/quadlet';
/** Where the generator writes to. */
function outputOf(scratch) {
    return (0,external_node_path_.join)(scratch, 'units');
}
/** Writes files below a directory that need not be there. */
function writeLayout(files, directory) {
    const made = new Set();
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
    for (const { path, content } of files) {
        const place = (0,external_node_path_.join)(directory, path);
        const parent = (0,external_node_path_.dirname)(place);
        if (!made.has(parent))
            (0,external_node_fs_.mkdirSync)(parent, { recursive: true });
        made.add(parent);
        (0,external_node_fs_.writeFileSync)(place, content);
    }
}
/** @returns an empty text where the unit does not say a file of the set */
function sourceOf(text, directory, known) {
    for (const [, path = ''] of text.matchAll(/^SourcePath=(.*)$/gm)) {
        const inside = path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : '';
        if (known.has(inside))
            return inside;
    }
    return '';
}

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/keys.js + 1 modules
var keys = __webpack_require__(6344);
// EXTERNAL MODULE: ./lib/src/quadlet/set/parsed-files.js
var parsed_files = __webpack_require__(6783);
;// CONCATENATED MODULE: ./lib/src/generate/lay-out.js





/**
 * Lays the directories of a search path out as one. Where there are several, what the generator would not take because
 * an earlier unit has its name is left out: in one directory it might come first.
 * @param followsLinks whether the generator enters linked directories (from Podman 5.3 on)
 * @throws UserError for a name that could end a line of a unit file, because the generator writes it into one
 */
function layOut(tree, followsLinks) {
    const files = new Map();
    const directories = new Map();
    const units = new Set();
    const isOne = tree.directories.filter(({ depth }) => depth === 0).length === 1;
    let root = '';
    for (const directory of tree.directories) {
        if (directory.depth === 0)
            root = directory.path;
        const place = below(root, directory.path);
        const dropins = directory.depth > 0 && (0,lint_names/* isDropinDirectory */._l)((0,posix_.basename)(directory.path));
        if (directory.linked && !followsLinks && !dropins)
            continue;
        if (!directories.has(place))
            directories.set(place, directory.path);
        for (const { name, content } of directory.entries) {
            if (content === undefined || !(dropins ? (0,lint_names/* isDropinName */.yW)(name) : (0,keys/* isUnitName */.o9)(name)))
                continue;
            if (!isOne && !dropins && units.has(name))
                continue;
            if (!dropins)
                units.add(name);
            const path = place === '' ? name : `${place}/${name}`;
            if (!files.has(path))
                files.set(path, { path: lay_out_checked(path), file: (0,parsed_files/* pathOf */.X)(directory, name), content });
        }
    }
    return { files: [...files.values()], directories };
}
function below(root, path) {
    if (path === root)
        return '';
    return root === '' ? path : path.slice(root.endsWith('/') ? root.length : root.length + 1);
}
function lay_out_checked(path) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]/.test(path)) {
        throw new errors/* UserError */.yo(`${JSON.stringify(path)} has a control character in its name, which the generator would write into a unit: rename it`);
    }
    return path;
}

// EXTERNAL MODULE: ./lib/src/generate/trace.js
var trace = __webpack_require__(7709);
;// CONCATENATED MODULE: ./lib/src/generate/verify.js





/** Seconds. systemd loads some thousand units in a few. */
const verify_LIMIT = 120;
const NOT_FOUND = [126, 127];
/** A unit's name as systemd has it: `unit_name_is_valid`. */
const VALID_NAME = /^[A-Za-z0-9:_.\\-]+(?:@[A-Za-z0-9:_.\\@-]*)?\.service$/;
/**
 * Lets `systemd-analyze verify` look at the units as the generator wrote them, each message at the line of the Quadlet
 * file that it came of.
 * @param output the directory that the generator wrote into
 * @param scratch a directory of this run alone
 */
async function verify({ raw }, output, scratch, mode, version, tracer, attempt) {
    // One name that systemd does not take makes it look at none.
    const names = [...raw.keys()].filter((name) => VALID_NAME.test(name) && name.length <= 255);
    if (names.length === 0)
        return { findings: [], units: 0, note: undefined };
    // A user's manager wants a runtime directory, and none of the units that are installed here are of interest.
    const home = (0,external_node_path_.join)(scratch, 'home');
    (0,external_node_fs_.mkdirSync)(home, { mode: 0o700 });
    const args = ['--no-pager', '--man=no', ...(mode === 'user' ? ['--user'] : ['--system'])];
    const result = await attempt(['systemd-analyze', ...args, 'verify', ...names.map((name) => `./${name}`)], {
        timeout: verify_LIMIT,
        cwd: output,
        env: bareEnvironment({ HOME: home, XDG_RUNTIME_DIR: home, LC_ALL: 'C.UTF-8', SYSTEMD_LOG_COLOR: '0' }),
    });
    if (NOT_FOUND.includes(result.exitCode)) {
        return {
            findings: [],
            units: 0,
            note: 'systemd-analyze is not installed here: the units are not verified',
        };
    }
    const findings = [];
    const seen = new Set();
    const others = [];
    for (const line of result.stderr.split('\n')) {
        const message = readMessage(line, output);
        if (message === undefined || isAboutThisMachine(message.words))
            continue;
        const place = tracer.place(message.unit, message.line);
        const words = `systemd says of ${message.unit}: ${message.words}`;
        const key = JSON.stringify([place, words]);
        if (place === undefined || seen.has(key)) {
            if (place === undefined && raw.has(message.unit))
                others.push(words);
            continue;
        }
        seen.add(key);
        findings.push((0,trace/* generatedFinding */.P)(place, 'QL300', 'warning', words, version));
    }
    const failed = result.exitCode !== 0 && result.exitCode !== 1;
    const left = raw.size - names.length;
    const note = failed
        ? `systemd-analyze ended with exit code ${result.exitCode}: ${lastLine(result.stderr)}`
        : left > 0
            ? `${left} of the units have names that systemd does not take, and are not verified`
            : others[0];
    return { findings, units: failed ? 0 : names.length, note };
}
/** `DIRECTORY/app.service:28: Unknown key …`, or `app.service: Command …`. An instance stands for its template. */
function readMessage(text, output) {
    const whole = text.startsWith(`${output}/`) ? text.slice(output.length + 1) : text.replace(/^\.\//, '');
    const found = /^(?:Unit )?([^\s/:]+\.service):?(?:(\d+):)? (.+)$/.exec(whole);
    if (found === null)
        return undefined;
    const [, name = '', line, words = ''] = found;
    const unit = name.replace(/@(?:i|test-instance|test_instance)\.service$/, '@.service');
    return { unit, line: line === undefined ? undefined : Number(line), words };
}
// Podman need not be installed where its units are generated, and neither need what only a target has.
function isAboutThisMachine(words) {
    return words.startsWith(`Command ${PODMAN} is not executable`) && !(0,external_node_fs_.existsSync)(PODMAN);
}
function lastLine(text) {
    return text.trimEnd().split('\n').at(-1) ?? '';
}

;// CONCATENATED MODULE: ./lib/src/generate/work.js




















/** Where Quadlet files usually are; systemd puts the home directory in for `%h`. */
const INSTALL_DIRECTORIES = { user: '%h/.config/containers/systemd', system: '/etc/containers/systemd' };
const MEMORY = '/dev/shm';
/** Bytes; a set has a small part of it. */
const MEMORY_NEEDED = 512 * 1024 * 1024;
/**
 * Lints, generates, verifies and compares. Whatever is written lies in a directory of its own, which is gone at the end.
 * @throws UserError for all that is wrong with the call, the files, the generator or the clone
 */
async function generate(request, variables, attempt) {
    const scratch = (0,external_node_fs_.realpathSync)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratchParent(variables), 'quadlet-generate-')));
    try {
        return await generateIn(request, variables, attempt, scratch);
    }
    finally {
        (0,external_node_fs_.rmSync)(scratch, { recursive: true, force: true });
    }
}
/** Thousands of small files that live for a second are quicker in memory, where there is enough of it for them. */
function scratchParent({ RUNNER_TEMP }) {
    try {
        (0,external_node_fs_.accessSync)(MEMORY, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        const { bavail, bsize } = (0,external_node_fs_.statfsSync)(MEMORY);
        if (bavail * bsize >= MEMORY_NEEDED)
            return MEMORY;
    }
    catch {
        // Not on every system.
    }
    return RUNNER_TEMP || (0,external_node_os_.tmpdir)();
}
async function generateIn(request, variables, attempt, scratch) {
    const { paths } = request;
    const places = (0,sources/* findPlaces */.Ch)(paths, false);
    const ignored = await configuredFilter([...places.directories, ...places.files]);
    (0,contained/* refuseOutside */.gz)([...places.directories, ...places.files.map((file) => (0,external_node_path_.dirname)(file))], '.', ignored);
    const generator = await chooseGenerator(request.generator, attempt);
    const prepared = await (0,prepare/* prepareLint */.L)({
        paths,
        podman: generator.version,
        mode: request.mode,
        templates: undefined,
        configuration: 'find',
        allowEmpty: false,
    }, async () => generator.version);
    const { mode } = prepared.policy;
    const installDirectory = request.installDirectory ?? INSTALL_DIRECTORIES[mode];
    const run = (tree, name) => {
        const directory = (0,external_node_path_.join)(scratch, name);
        (0,external_node_fs_.mkdirSync)(directory);
        return generateSet(layOutFor(tree, generator), generator, { mode, installDirectory }, directory);
    };
    const based = settled(async () => {
        const base = await fetchBase(request.base, paths, variables, ignored, scratch, attempt);
        return base && { base, generation: await settled(() => run(base.read(), 'before')) };
    });
    const lint = (0,lint_set/* lintSets */.$l)(prepared.sets, prepared.policy);
    const common = { generator, mode, installDirectory, lint };
    if (lint.errors > 0 && !request.despiteErrors) {
        await based;
        return { ...common, made: undefined };
    }
    const generation = await run({ directories: prepared.sets.flatMap(({ tree }) => tree.directories) }, 'after');
    checkGeneration(generation, generator, lint.result.units, lint.errors === 0);
    const tracer = new trace/* Tracer */.s(generation, generator.version);
    const output = outputOf((0,external_node_path_.join)(scratch, 'after'));
    const verifying = request.verify
        ? verify(generation, output, scratch, mode, generator.version, tracer, attempt)
        : undefined;
    const companions = findCompanions(generation, '.');
    const comparison = compare(await based, generation, generator);
    const verification = await verifying;
    return { ...common, made: { generation, companions, tracer, verification, comparison } };
}
async function configuredFilter(paths) {
    const { ignore, directory } = await (0,find_configuration/* loadConfiguration */.vF)((0,find_configuration/* findConfiguration */.oN)(paths), rules/* RULES */.y);
    return (0,find_configuration/* globFilter */.z9)(ignore, directory);
}
function layOutFor(tree, { version }) {
    return layOut(tree, (0,catalogue_versions/* versionNumber */.e1)(version) >= (0,catalogue_versions/* versionNumber */.e1)('5.3.0'));
}
/** Work whose failure is looked at later. */
async function settled(work) {
    try {
        return { value: await work() };
    }
    catch (error) {
        return { error };
    }
}
function settledValue(work) {
    if ('error' in work)
        throw work.error;
    return work.value;
}
/** What cannot be read or generated of the base is no fault of the files at hand; that it cannot be had is the job's. */
function compare(based, after, generator) {
    const value = settledValue(based);
    if (value === undefined) {
        return { kind: 'nothing', words: 'not a pull request, and no base given: nothing to compare with' };
    }
    const { base } = value;
    let generation;
    try {
        generation = settledValue(value.generation);
        checkGeneration(generation, generator, [], false);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* UserError */.yo))
            throw thrown;
        return { kind: 'failed', words: `${base.words} cannot be compared with: ${thrown.message}` };
    }
    const rejected = generation.result.exitCode === 0 ? '' : ', of which the generator rejects some files';
    return {
        kind: 'compared',
        words: `${base.words}${rejected}`,
        changes: compareSets(generation.set, after.set),
    };
}


/***/ }),

/***/ 5235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ splitCommand),
/* harmony export */   UK: () => (/* binding */ readCommand),
/* harmony export */   _8: () => (/* binding */ blankOf),
/* harmony export */   u9: () => (/* binding */ joinCommand)
/* harmony export */ });
/* harmony import */ var _syntax_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8768);
/* harmony import */ var _podman_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9659);


/**
 * The words of a command line that the generator wrote (`escapeWords` of `pkg/systemd/parser/split.go`): a word that needs
 * it stands in double quotes, and two blanks hold an empty one between them. A blank within a word is `\\x20` from Podman
 * 5.5 on, and stands as it is before.
 * @returns nothing for a line that is quoted in another way, which the generator did not write
 */
function splitCommand(value) {
    const words = [];
    for (const piece of piecesOf(value)) {
        const word = piece === '' ? '' : unescaped(piece);
        if (word === undefined)
            return undefined;
        words.push(word);
    }
    return joinCommand(words, blankOf(value)) === value ? words : undefined;
}
/** @returns how the blanks within the words of a command line are written */
function blankOf(value) {
    return piecesOf(value).some((piece) => piece.startsWith('"') && piece.includes(' ')) ? ' ' : '\\x20';
}
/** Words with their quotes; a blank parts them, unless it stands in quotes. */
function piecesOf(value) {
    const pieces = [];
    let start = 0;
    while (start <= value.length) {
        const close = value[start] === '"' ? closingQuote(value, start) : -1;
        const end = close < 0 ? value.indexOf(' ', start) : close + 1;
        const stop = end < 0 ? value.length : end;
        pieces.push(value.slice(start, stop));
        start = stop + 1;
    }
    return pieces;
}
function closingQuote(value, open) {
    for (let at = open + 1; at < value.length; at++) {
        if (value[at] === '\\')
            at++;
        else if (value[at] === '"')
            return at;
    }
    return -1;
}
function unescaped(piece) {
    if (!/["'\\]/.test(piece))
        return piece;
    const { words, fault, ignoredFrom } = (0,_syntax_words_js__WEBPACK_IMPORTED_MODULE_0__/* .splitWords */ .y)(piece, 'read', true);
    return fault === undefined && ignoredFrom === undefined && words.length === 1 ? words[0]?.text : undefined;
}
/** Writes words as the generator does. */
function joinCommand(words, blank = '\\x20') {
    return words.map((word) => escaped(word, blank)).join(' ');
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
const ESCAPED = /[\u0000-\u0020"'\\\u007f\u0080]/;
const EACH_ESCAPED = new RegExp(ESCAPED, 'g');
function escaped(word, blank) {
    if (!ESCAPED.test(word))
        return word;
    return `"${word.replaceAll(EACH_ESCAPED, (character) => (character === ' ' ? blank : escapeOf(character)))}"`;
}
const LETTERS = {
    '\x07': '\\a',
    '\b': '\\b',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
    '\f': '\\f',
    '\\': '\\\\',
    '"': '\\"',
    "'": "'",
};
function escapeOf(character) {
    return LETTERS[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
/**
 * @param at the index of the subcommand, where it is known; otherwise the first word that is no global option
 * @returns nothing where it is no call of podman that the generator makes
 */
function readCommand(words, at = firstPositional(words)) {
    const subcommand = _podman_options_js__WEBPACK_IMPORTED_MODULE_1__/* .SUBCOMMANDS */ .Vh.find((name) => name === words[at] || name === `${words[at]} ${words[at + 1]}`);
    if (subcommand === undefined)
        return undefined;
    const from = at + subcommand.split(' ').length;
    // All behind the image are the container's arguments; the other commands take options anywhere.
    const rest = readOptions(words, from, subcommand, subcommand === 'run');
    return { words, globals: words.slice(1, at), subcommand, ...rest };
}
function firstPositional(words) {
    return readOptions(words, 1, 'podman', true).positionalsAt;
}
function readOptions(words, from, command, stops) {
    const options = [];
    const positionals = [];
    let positionalsAt = words.length;
    let at = from;
    while (at < words.length) {
        const word = words[at] ?? '';
        if (word.startsWith('-') && word !== '-' && word !== '--') {
            const read = word.startsWith('--') ? readLong(words, at, command) : readShort(words, at, command);
            options.push(...read);
            at = read.at(-1)?.end ?? at + 1;
            continue;
        }
        positionalsAt = Math.min(positionalsAt, at);
        if (stops || word === '--') {
            positionals.push(...words.slice(word === '--' ? at + 1 : at));
            break;
        }
        positionals.push(word);
        at++;
    }
    return { options, positionals, positionalsAt };
}
function readLong(words, at, command) {
    const word = words[at] ?? '';
    const equals = word.indexOf('=');
    const written = equals < 0 ? word : word.slice(0, equals);
    const name = (0,_podman_options_js__WEBPACK_IMPORTED_MODULE_1__/* .longName */ .iy)(command, written);
    if (equals >= 0)
        return [{ name, value: word.slice(equals + 1), at, end: at + 1 }];
    if ((0,_podman_options_js__WEBPACK_IMPORTED_MODULE_1__/* .isSwitch */ .Tb)(command, name))
        return [{ name, value: undefined, at, end: at + 1 }];
    return [{ name, value: words[at + 1] ?? '', at, end: Math.min(at + 2, words.length) }];
}
// `-dit`, `-p8080:80`, `-p=8080:80`, `-itp 8080:80`
function readShort(words, at, command) {
    const word = words[at] ?? '';
    const found = [];
    for (let index = 1; index < word.length; index++) {
        const short = `-${word.charAt(index)}`;
        const name = (0,_podman_options_js__WEBPACK_IMPORTED_MODULE_1__/* .longName */ .iy)(command, short);
        if ((0,_podman_options_js__WEBPACK_IMPORTED_MODULE_1__/* .isSwitch */ .Tb)(command, name)) {
            found.push({ name, value: undefined, at, end: at + 1 });
            continue;
        }
        const attached = word.slice(index + 1).replace(/^=/, '');
        const apart = index + 1 === word.length;
        const end = apart ? Math.min(at + 2, words.length) : at + 1;
        found.push({ name, value: apart ? (words[at + 1] ?? '') : attached, at, end });
        // A value in the next word is the whole cluster's.
        return found.map((option) => ({ ...option, end }));
    }
    return found;
}


/***/ }),

/***/ 8372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ mainCommand)
/* harmony export */ });
/* harmony import */ var _syntax_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8768);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5235);
/* harmony import */ var _podman_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9659);
/* harmony import */ var _unit_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5087);




/** @returns nothing where the file holds no command as the generator writes them */
function mainCommand(lines) {
    // A pod is made before it is started. The generator's own entry stands behind those of the source.
    return find(lines, 'ExecStart', false) ?? find(lines, 'ExecStartPre', true);
}
function find(lines, key, ofPod) {
    const entry = lines.findLast((line) => line.kind === 'entry' && line.section === 'Service' && line.key === key);
    if (entry?.kind !== 'entry')
        return undefined;
    const words = (0,_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .splitCommand */ .GW)(entry.value);
    const command = words && ((0,_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .readCommand */ .UK)(words) ?? (0,_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .readCommand */ .UK)(words, subcommandAt(lines)));
    if (command === undefined)
        return undefined;
    const section = _podman_options_js__WEBPACK_IMPORTED_MODULE_2__/* .SECTIONS */ .bP[command.subcommand];
    if (section === undefined || ofPod !== (command.subcommand === 'pod create'))
        return undefined;
    return { entry, command, ownEnd: podmanArgsAt(lines, section, command) ?? command.positionalsAt };
}
// Global arguments that podman itself could not read leave the generator's order as random as any.
function subcommandAt(lines) {
    const counts = Object.values(_podman_options_js__WEBPACK_IMPORTED_MODULE_2__/* .SECTIONS */ .bP).map((section) => (0,_unit_text_js__WEBPACK_IMPORTED_MODULE_3__/* .valuesOf */ .sm)(lines, section, 'ContainersConfModule').length +
        (0,_unit_text_js__WEBPACK_IMPORTED_MODULE_3__/* .valuesOf */ .sm)(lines, section, 'GlobalArgs').flatMap(readWords).length);
    return 1 + Math.max(...counts);
}
/** Looked for at the end and compared, because the same words can stand among the generator's own options. */
function podmanArgsAt(lines, section, { words, subcommand }) {
    const args = (0,_unit_text_js__WEBPACK_IMPORTED_MODULE_3__/* .valuesOf */ .sm)(lines, section, 'PodmanArgs').flatMap(readWords);
    for (const tail of tails(lines, section, subcommand)) {
        const at = words.length - tail - args.length;
        if (at > 0 && args.every((word, index) => words[at + index] === word))
            return at;
    }
    return undefined;
}
// How many words stand behind those of PodmanArgs: the likelier number first.
function tails(lines, section, subcommand) {
    switch (subcommand) {
        case 'run': {
            const image = (0,_unit_text_js__WEBPACK_IMPORTED_MODULE_3__/* .valuesOf */ .sm)(lines, section, 'Rootfs').length > 0 ? 2 : 1;
            return [image + readWords((0,_unit_text_js__WEBPACK_IMPORTED_MODULE_3__/* .valuesOf */ .sm)(lines, section, 'Exec').at(-1) ?? '').length];
        }
        case 'kube play':
            return [
                (0,_unit_text_js__WEBPACK_IMPORTED_MODULE_3__/* .valuesOf */ .sm)(lines, section, 'Yaml').flatMap((value) => (0,_syntax_words_js__WEBPACK_IMPORTED_MODULE_0__/* .splitWords */ .y)(value, 'kept', true).words).length,
            ];
        case 'pod create':
            return [0];
        case 'build':
            return [1, 0];
        default:
            return [1];
    }
}
function readWords(value) {
    return (0,_syntax_words_js__WEBPACK_IMPORTED_MODULE_0__/* .splitWords */ .y)(value, 'read', true).words.map(({ text }) => text);
}


/***/ }),

/***/ 9659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tb: () => (/* binding */ isSwitch),
/* harmony export */   Vh: () => (/* binding */ SUBCOMMANDS),
/* harmony export */   bP: () => (/* binding */ SECTIONS),
/* harmony export */   iy: () => (/* binding */ longName),
/* harmony export */   j4: () => (/* binding */ isUnordered)
/* harmony export */ });
/** The calls of podman that the generator makes, the longer names first. */
const SUBCOMMANDS = [
    'kube play',
    'kube down',
    'pod create',
    'pod start',
    'pod stop',
    'pod rm',
    'network create',
    'network rm',
    'volume create',
    'image pull',
    'artifact pull',
    'build',
    'run',
    'rm',
    'kill',
    'exec',
];
/** The section in which the generator keeps what a command came of. */
const SECTIONS = {
    run: 'X-Container',
    'kube play': 'X-Kube',
    'pod create': 'X-Pod',
    'network create': 'X-Network',
    'volume create': 'X-Volume',
    'image pull': 'X-Image',
    'artifact pull': 'X-Artifact',
    build: 'X-Build',
};
// Options without a value of their own in the next word: switches, and those whose value can only follow a `=`.
const SWITCHES = {
    podman: words('--help --noout --remote --syslog --trace --transient-store --version'),
    run: words(`--detach --disable-content-trust --env-host --help --http-proxy --init --interactive --no-healthcheck
     --no-hostname --no-hosts --oom-kill-disable --passwd --privileged --publish-all --quiet --read-only
     --read-only-tmpfs --replace --rm --rmi --rootfs --sig-proxy --tls-verify --tty --unsetenv-all`),
    'kube play': words(`--build --force --help --no-hostname --no-hosts --no-pod-prefix --publish-all --quiet --replace
     --service-container --start --tls-verify --wait`),
    'kube down': words('--force --help'),
    'pod create': words('--help --infra --no-hostname --no-hosts --replace --share-parent'),
    'pod stop': words('--all --ignore --latest'),
    'pod rm': words('--all --force --ignore --latest'),
    'network create': words('--disable-dns --help --ignore --internal --ipv6'),
    'network rm': words('--force'),
    'volume create': words('--help --ignore'),
    'image pull': words('--all-tags --disable-content-trust --help --quiet --tls-verify'),
    'artifact pull': words('--help --quiet --tls-verify'),
    build: words(`--all-platforms --compress --disable-compression --force-rm --help --http-proxy --identity-label
     --inherit-annotations --inherit-labels --layers --no-cache --no-hostname --no-hosts --omit-history --pull
     --pull-always --pull-never --quiet --rm --save-stages --skip-unused-stages --squash --squash-all --stdin
     --tls-verify`),
    rm: words('--all --depend --force --ignore --latest --volumes'),
    kill: words('--all --latest'),
    exec: words('--detach --interactive --latest --privileged --tty'),
};
// Short names and older ones that mean the same wherever they are known.
const LONG_NAMES = {
    '-a': '--attach',
    '-c': '--cpu-shares',
    '-d': '--detach',
    '-e': '--env',
    '-f': '--file',
    '-h': '--hostname',
    '-i': '--interactive',
    '-l': '--label',
    '-m': '--memory',
    '-o': '--opt',
    '-p': '--publish',
    '-P': '--publish-all',
    '-q': '--quiet',
    '-t': '--tty',
    '-u': '--user',
    '-v': '--volume',
    '-w': '--workdir',
    '--net': '--network',
};
const OWN_NAMES = {
    podman: { '-r': '--remote', '-v': '--version' },
    'image pull': { '-a': '--all-tags' },
    build: { '-t': '--tag' },
    'network create': { '-d': '--driver' },
    'volume create': { '-d': '--driver' },
    'kube play': { '-w': '--wait' },
    'pod rm': { '-f': '--force', '-i': '--ignore' },
    rm: { '-f': '--force', '-i': '--ignore', '-v': '--volumes' },
};
/** The long name of an option, `--volume` for `-v`; the name as it is where there is no other. */
function longName(command, written) {
    return OWN_NAMES[command]?.[written] ?? LONG_NAMES[written] ?? written;
}
/** Does the option stand alone? An unknown one takes the next word, as most of podman's do. */
function isSwitch(command, name) {
    return SWITCHES[command]?.includes(name) ?? false;
}
/**
 * The options that the generator writes out of a Go map, whose order is another one at every run since 5.3
 * (`lookupAndAddString` and its like in `pkg/systemd/quadlet/quadlet.go`, all versions up to 6.0).
 */
const UNORDERED = {
    run: words(`--add-host --annotation --dns --dns-option --dns-search --entrypoint --env --env-host --group-add --hostname
     --http-proxy --init --ip --ip6 --label --memory --network-alias --pids-limit --pull --read-only-tmpfs --retry
     --retry-delay --shm-size --stop-signal --stop-timeout --tmpfs --tz --ulimit --workdir`),
    'pod create': words(`--add-host --dns --dns-option --dns-search --hostname --ip --ip6 --label --network-alias --shm-size`),
    'network create': words('--disable-dns --dns --driver --interface-name --internal --ipam-driver --ipv6 --label --opt'),
    'image pull': words(`--all-tags --arch --authfile --cert-dir --creds --decryption-key --os --policy --retry --retry-delay
     --tls-verify --variant`),
    'artifact pull': words('--authfile --cert-dir --creds --decryption-key --quiet --retry --retry-delay --tls-verify'),
    build: words(`--annotation --arch --authfile --build-arg --dns --dns-option --dns-search --env --force-rm --group-add
     --ignorefile --label --pull --retry --retry-delay --tag --target --tls-verify --variant`),
};
function isUnordered(command, name) {
    return UNORDERED[command]?.includes(name) ?? false;
}
function words(text) {
    return text.trim().split(/\s+/);
}


/***/ }),

/***/ 763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ stableOrder),
/* harmony export */   n: () => (/* binding */ compareText)
/* harmony export */ });
/* harmony import */ var _podman_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9659);

/**
 * The words of a command with the options sorted by name that the generator takes out of its maps. They move only among
 * their like that stand side by side: not across another option, not into what `PodmanArgs=` adds, whose later options
 * override, and not across the image. Options of one name keep their order, and an option keeps its value.
 */
function stableOrder({ command, ownEnd }) {
    const { words, options, subcommand } = command;
    const sorted = [...words];
    let run = [];
    const own = options.filter(({ at, end }) => end <= ownEnd && words[at]?.startsWith('--'));
    for (const option of own) {
        if (!(0,_podman_options_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnordered */ .j4)(subcommand, option.name) || run.at(-1)?.end !== option.at) {
            putSorted(run, words, sorted);
            run = [];
        }
        if ((0,_podman_options_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnordered */ .j4)(subcommand, option.name))
            run.push(option);
    }
    putSorted(run, words, sorted);
    return sorted;
}
function putSorted(run, words, into) {
    const [first] = run;
    if (first === undefined)
        return;
    const moved = run
        .toSorted((a, b) => compareText(a.name, b.name))
        .flatMap(({ at, end }) => words.slice(at, end));
    into.splice(first.at, moved.length, ...moved);
}
/** Orders by code units, the same on every machine. */
function compareText(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ }),

/***/ 5087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ readUnit),
/* harmony export */   cO: () => (/* binding */ withValue),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   wW: () => (/* binding */ writeUnit)
/* harmony export */ });
/** Reads a unit file as the generator writes it. `writeUnit()` gives back the same text, whatever it holds. */
function readUnit(text) {
    const lines = [];
    const waiting = text.split('\n').reverse();
    let section = '';
    for (let first = waiting.pop(); first !== undefined; first = waiting.pop()) {
        const raw = isComment(first) ? first : continued(first, waiting);
        const line = readLine(raw, section);
        section = line.section;
        lines.push(line);
    }
    return lines;
}
function writeUnit(lines) {
    return lines.map(({ raw }) => raw).join('\n');
}
function withValue(entry, value) {
    return value === entry.value ? entry : { ...entry, value, raw: `${entry.key}=${value}` };
}
/** All values of a key in the order of the file; an empty one resets those before it. */
function valuesOf(lines, section, key) {
    let values = [];
    for (const line of lines) {
        if (line.kind !== 'entry' || line.section !== section || line.key !== key)
            continue;
        values = line.value === '' ? [] : [...values, line.value];
    }
    return values;
}
function isComment(line) {
    return /^\s*(?:[#;]|$)/.test(line);
}
// Podman before 5.0 keeps the continuations of the sections that it only renames.
function continued(first, waiting) {
    const parts = [first];
    let last = first;
    while (last.endsWith('\\') && waiting.length > 0) {
        const next = waiting.pop() ?? '';
        parts.push(next);
        // systemd drops a comment in the middle and reads on.
        if (!/^\s*[#;]/.test(next))
            last = next;
    }
    return parts.join('\n');
}
function readLine(raw, section) {
    const header = /^\[([^\]]+)\][ \t]*$/.exec(raw)?.[1];
    if (header !== undefined)
        return { kind: 'section', raw, section: header };
    const equals = raw.indexOf('=');
    if (equals < 1 || isComment(raw))
        return { kind: 'other', raw, section };
    return {
        kind: 'entry',
        raw,
        section,
        key: raw.slice(0, equals).trimEnd(),
        value: joined(raw.slice(equals + 1)).trimStart(),
    };
}
function joined(value) {
    if (!value.includes('\n'))
        return value;
    return value
        .split('\n')
        .filter((line, index) => index === 0 || !/^\s*[#;]/.test(line))
        .map((line) => (line.endsWith('\\') ? line.slice(0, -1) : line))
        .join(' ');
}


/***/ }),

/***/ 2636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dryRun: () => (/* binding */ dryRun),
/* harmony export */   findGenerator: () => (/* binding */ findGenerator)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5898);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1491);



// Where distributions put it: Debian and Fedora, podman-static and self-built ones, Arch. Wherever else it is, systemd
// has a link to it, of whose names one alone means user mode: so what is behind the link is what counts.
const PLACES = [
    '/usr/libexec/podman/quadlet',
    '/usr/local/libexec/podman/quadlet',
    '/usr/lib/podman/quadlet',
    ...['/usr/lib', '/usr/local/lib', '/lib', '/etc'].flatMap((directory) => ['user', 'system'].map((kind) => `${directory}/systemd/${kind}-generators/podman-${kind}-generator`)),
];
/** @returns the path of Podman's own generator, or nothing where this host has none (Podman before 4.4) */
async function findGenerator(places = PLACES) {
    for (const place of places) {
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(place, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK))
            return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(place);
    }
    return undefined;
}
/**
 * Lets Podman's own generator read a directory of Quadlet files in user mode, without writing anything.
 * @returns the generated units as it prints them
 * @throws CommandError with its words when it rejects a file
 */
async function dryRun(generator, directory, attempt) {
    const argv = [generator, '-user', '-dryrun'];
    const result = await attempt(argv, { timeout: 60, env: { QUADLET_UNIT_DIRS: directory } });
    // Before 4.6 it ends with 0 whatever it rejected.
    const rejected = /^quadlet-generator\[\d+\]: (?:converting|error|Error)/m.test(result.stderr);
    if (result.exitCode !== 0 || rejected)
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError(argv, result, 60);
    return result.stdout;
}


/***/ }),

/***/ 2745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   generateJson: () => (/* binding */ generateJson),
/* harmony export */   notesOf: () => (/* binding */ notesOf)
/* harmony export */ });
/* harmony import */ var _lint_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5463);

/** A generation for programs; docs/quadlet-generate.md describes the format. */
function generateJson({ result, findings, started }) {
    const { generator, mode, installDirectory, made } = result;
    const comparison = made?.comparison;
    const content = {
        version: 1,
        podman: generator.version,
        generator: generator.words,
        mode,
        installDirectory,
        services: made?.generation.set.services ?? [],
        links: made?.generation.set.links ?? [],
        base: comparison === undefined ? null : { kind: comparison.kind, words: comparison.words },
        changes: comparison?.kind === 'compared' ? comparison.changes : null,
        verified: made?.verification?.units ?? null,
        notes: notesOf(result),
        started: started ?? null,
        findings: JSON.parse((0,_lint_json_js__WEBPACK_IMPORTED_MODULE_0__.lintJson)(findings)).findings,
    };
    return `${JSON.stringify(content)}\n`;
}
/** What else is to be known of a generation, as sentences. */
function notesOf({ made }) {
    if (made === undefined)
        return [];
    const note = made.verification?.note;
    return [...(note === undefined ? [] : [note]), ...made.companions.notes];
}


/***/ }),

/***/ 936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ generateText)
/* harmony export */ });
/* harmony import */ var _generate_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7044);
/* harmony import */ var _excerpt_cells_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(320);
/* harmony import */ var _generate_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2745);
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2928);




/** What was generated and what changed, for a log or a terminal. The findings are told by `lintText`. */
function generateText(report) {
    const { result, started } = report;
    const { made, generator } = result;
    if (made === undefined)
        return `nothing was generated, because the linter found errors\n`;
    const { comparison, generation } = made;
    const lines = [
        ...(0,_generate_report_js__WEBPACK_IMPORTED_MODULE_0__/* .changesOf */ .fs)(report).flatMap(changeLines),
        ...(started ?? []).flatMap(({ name, outcome, words, journal }) => [
            `${outcome === 'up' ? '✓' : '✗'} ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(name)}: ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(words)}`,
            ...journal.map((line) => `    ${(0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(line)}`),
        ]),
        ...(0,_generate_json_js__WEBPACK_IMPORTED_MODULE_3__.notesOf)(result).map((note) => `note: ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(note)}`),
        `${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(generation.set.services.length, 'unit')} by ${generator.words}`,
        comparison.kind === 'compared' ? comparedWords(report, comparison.words) : (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(comparison.words),
    ];
    return (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)(`${lines.join('\n')}\n`);
}
function comparedWords(report, base) {
    const changes = (0,_generate_report_js__WEBPACK_IMPORTED_MODULE_0__/* .changesOf */ .fs)(report);
    const security = (0,_generate_report_js__WEBPACK_IMPORTED_MODULE_0__/* .securityCount */ .sQ)(changes);
    const words = changes.length === 0 ? 'no service changes' : `${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(changes.length, 'service')} change`;
    return `${words} since ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(base)}${security === 0 ? '' : `, ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(security, 'time')} in what touches security`}`;
}
function changeLines({ name, kind, notes, diff }) {
    return [
        `${kind} ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(name)}`,
        ...notes.map(({ text, security }) => `  ${security ? '! ' : '- '}${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text)}`),
        ...diff
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => `    ${(0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(line)}`),
        '',
    ];
}


/***/ }),

/***/ 5463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lintJson: () => (/* binding */ lintJson)
/* harmony export */ });
/** The findings for programs; docs/lint-json.md describes the format. */
function lintJson({ targets, files, units, findings }) {
    const head = JSON.stringify({
        version: 1,
        targets,
        files,
        units: units.map(({ file, service }) => ({ file, service })),
    });
    return `${head.slice(0, -1)},"findings":[${findings.map(finding).join(',')}]}\n`;
}
// Each property by name: their order is part of the format, and what the linter adds for itself is not.
function finding(found) {
    const { file, line, column, endLine, endColumn, severity, code, message, targets, fix } = found;
    return JSON.stringify({
        ...{ file, line, column, endLine, endColumn, severity, code, message, targets },
        ...(fix === undefined
            ? {}
            : {
                fix: {
                    title: fix.title,
                    edits: fix.edits.map(({ file, start, end, text }) => ({ file, start, end, text })),
                },
            }),
    });
}


/***/ })

};
