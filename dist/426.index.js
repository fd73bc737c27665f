export const id = 426;
export const ids = [426];
export const modules = {

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
// EXTERNAL MODULE: ./lib/src/host/catalogue.js + 88 modules
var catalogue = __webpack_require__(7242);
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
        storeHolds: async (path) => (await (0,_facts_store_js__WEBPACK_IMPORTED_MODULE_0__/* .storeAt */ .f)(path, host)).holds,
    };
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ pauseImages),
/* harmony export */   w: () => (/* binding */ undoAll)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1491);




/** Takes the changes back, the youngest first. A change that cannot be taken back is a warning, and the rest goes on. */
async function undoAll(changes, tools) {
    for (const group of imagesTogether(changes.toReversed())) {
        try {
            const done = await undoGroup(group, tools);
            if (done !== undefined)
                tools.log.info(done);
        }
        catch (thrown) {
            const why = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError ? thrown.lastWords : (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(thrown);
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
        if (thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError && /image is in use|image used by/.test(thrown.result.stderr)) {
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
    if (aside !== undefined && !(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(aside)))
        return undefined;
    const replaced = `${aside ?? path}-replaced`;
    if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(path)) {
        if ((await tools.storeHolds(path)).length > 0) {
            const before = aside === undefined ? '' : `; what was there before is ${aside}`;
            return `left as it is: ${path}, which holds images, volumes or secrets by now${before}`;
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(path, replaced);
    }
    if (aside !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(aside, path);
    if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(replaced))
        await removeStorage(replaced, aside !== undefined, tools);
    return aside === undefined ? `removed ${path}` : `${path} is again what it was`;
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
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(path))
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
