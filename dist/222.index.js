export const id = 222;
export const ids = [222];
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

/***/ 8707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ hold),
/* harmony export */   k: () => (/* binding */ withLock)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


/**
 * Does work while nobody else on this host holds the lock of a directory. The kernel keeps the lock, through flock(1),
 * so it is gone with this process however that ends.
 * @param seconds how long another one is waited for
 * @throws UserError when the lock is not free in time, or cannot be had on this file system
 */
async function withLock(directory, seconds, work) {
    const release = await lock(directory, seconds);
    try {
        return await work();
    }
    finally {
        await release();
    }
}
// What cat(1) echoes as soon as it runs, which is when flock(1) has the lock.
const HELLO = 'locked\n';
function lock(directory, seconds) {
    // With the dot, a directory that is missing is an error; without, flock(1) would make a file of that name.
    const argv = ['flock', '--exclusive', `--timeout=${seconds}`, `${directory}/.`, 'cat'];
    return hold(argv, `the lock of ${directory} cannot be had within ${seconds} s; is another job of this user still at work?`);
}
/**
 * Starts a command that holds a lock for as long as it lives, which is until its input ends.
 * @param argv echoes its input as soon as it has the lock
 * @param refusal what is said where it ends without the lock
 * @returns a function that lets the lock go
 * @throws UserError with the refusal and what the command said
 */
function hold(argv, refusal) {
    const [program = '', ...args] = argv;
    return new Promise((resolve, reject) => {
        // Not through `attempt`: the command has to live as long as the work, and it ends when its input does.
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
        const ended = new Promise((done) => child.once('close', () => done()));
        let said = '';
        child.stderr.on('data', (chunk) => {
            said += chunk.toString();
        });
        child.once('error', (problem) => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${refusal}\n${problem.message}`)));
        child.once('close', () => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${refusal}${said === '' ? '' : `\n${said.trim()}`}`)));
        child.stdout.once('data', () => resolve(() => {
            child.stdin.end();
            return ended;
        }));
        // A child that has ended says so in "close"; its broken pipe is no second failure.
        child.stdin.once('error', () => undefined);
        child.stdin.write(HELLO);
    });
}


/***/ }),

/***/ 7254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isFit),
/* harmony export */   s: () => (/* binding */ examine)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7242);
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

/***/ 320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ visible),
/* harmony export */   n: () => (/* binding */ cellsOf)
/* harmony export */ });
const TAB = '    ';
const JOINER = '\u200d';
const AS_PICTURE = '\ufe0f';
// A no-break space and its like look like blanks and are none to the generator; U+3000 is how Japanese writes a blank.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?![ \u3000])\p{Zs}/u;
const MARK = /[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const FLAG_LETTER = /\p{Regional_Indicator}/u;
const SKIN = /\p{Emoji_Modifier}/u;
/** The ranges that Unicode's EastAsianWidth.txt calls wide or full width. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/**
 * Cuts a text into what is seen as one character each. Characters that show nothing or could rule a terminal are
 * spelt out: control characters as their pictures, the others as `<U+202E>`.
 */
function* cellsOf(text) {
    let cell;
    let picture = false;
    let joining = false;
    for (const char of text) {
        // Most text is of these, and asking Unicode about each of them takes long.
        const plain = char >= ' ' && char <= '~';
        if (cell !== undefined && !plain && joins(char, picture, joining)) {
            const width = char === AS_PICTURE ? 2 : cell.width;
            cell = { units: cell.units + char.length, shown: cell.shown + char, width };
            joining = char === JOINER;
        }
        else {
            if (cell !== undefined)
                yield cell;
            const shown = plain ? char : show(char);
            const width = plain ? 1 : shown === char ? widthOf(char) : shown.length;
            cell = { units: char.length, shown, width };
            picture = !plain && PICTURE.test(char);
            joining = picture && FLAG_LETTER.test(char);
        }
    }
    if (cell !== undefined)
        yield cell;
}
/** The text with everything spelt out that would show nothing or could rule a terminal. */
function visible(text) {
    if (!HIDDEN.test(text))
        return text;
    let shown = '';
    for (const cell of cellsOf(text))
        shown += cell.shown;
    return shown;
}
function joins(char, picture, joining) {
    if (picture && (char === JOINER || char === AS_PICTURE || SKIN.test(char)))
        return true;
    if (picture && joining && PICTURE.test(char))
        return true;
    return MARK.test(char) && !HIDDEN.test(char);
}
function show(char) {
    if (char === '\t')
        return TAB;
    if (!HIDDEN.test(char))
        return char;
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20)
        return String.fromCharCode(0x2400 + code);
    if (code === 0x7f)
        return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
function widthOf(char) {
    if (MARK.test(char))
        return 0;
    return WIDE.test(char) ? 2 : 1;
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


/***/ }),

/***/ 263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ formatCheck),
/* harmony export */   EN: () => (/* binding */ hostText),
/* harmony export */   _h: () => (/* binding */ unfitText),
/* harmony export */   i7: () => (/* binding */ NOTABLE),
/* harmony export */   rj: () => (/* binding */ countWords),
/* harmony export */   v9: () => (/* binding */ withRemedy)
/* harmony export */ });
/* harmony import */ var _remedy_shell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1814);

const MARKS = {
    ok: '✓',
    mended: '✎',
    skipped: '-',
    info: 'i',
    warning: '!',
    error: '✗',
    unknown: '?',
};
/** One line of the log for one check, and a second one for what to do. */
function formatCheck({ id, title, state, found, before, remedy }) {
    const said = state === 'mended' ? `put right: ${found} (it was: ${before})` : found;
    return `${MARKS[state]} ${id} ${title}: ${said}${remedy === undefined ? '' : `\n        ${remedy.advice}`}`;
}
/** What a person has to hear about; the rest is as it should be, good to know, or cannot be told. */
const NOTABLE = ['mended', 'warning', 'error', 'unknown'];
/** How many checks ended how: `57 checks: 55 as they should be, 1 put right, 1 to be looked at`. Pure. */
function countWords(results) {
    const count = (...states) => results.filter(({ state }) => states.includes(state)).length;
    const parts = [
        [count('ok', 'info'), 'as they should be'],
        [count('mended'), 'put right'],
        [count('error'), 'in the way'],
        [count('warning'), 'to be looked at'],
        [count('unknown'), 'not to be told'],
        [count('skipped'), 'left out'],
    ];
    const words = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
    return `${results.length} checks, ${words.join(', ')}`;
}
/**
 * What was found, for a terminal or a log: what is not as it should be, each with what to do, and a last line that
 * counts. Pure.
 * @param options.all every check
 */
function hostText(results, options) {
    const shown = results.filter(({ state }) => options.all || NOTABLE.includes(state));
    const block = (0,_remedy_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyBlock */ .Qw)(withRemedy(results.filter(({ state }) => state !== 'info')), options.user);
    return [
        ...shown.map(formatCheck),
        ...(block === undefined ? [] : ['', 'All of it, to copy and paste:', '', block, '']),
        `${countWords(results)}; ${(options.duration / 1000).toFixed(2)} s`,
        '',
    ].join('\n');
}
/**
 * Why the host is not fit, for the end of the log: each obstacle, what to do, and all commands in one block. Pure.
 * @param hint a last line, such as what another setting would do
 */
function unfitText(obstacles, user, hint) {
    const lines = obstacles.map(({ id, title, found, remedy }) => `${id} ${title}: ${found}\n  what to do: ${remedy?.advice}`);
    const block = (0,_remedy_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyBlock */ .Qw)(withRemedy(obstacles), user);
    return [
        'rootless Podman cannot work on this host:',
        ...lines,
        ...(block === undefined ? [] : ['', 'All of it, to copy and paste:', '', block]),
        ...(hint === undefined ? [] : ['', hint]),
    ].join('\n');
}
/** The results that something is to be done about. */
function withRemedy(results) {
    return results.flatMap(({ id, title, found, remedy }) => remedy === undefined ? [] : [{ id, title, found, remedy }]);
}


/***/ }),

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   Wj: () => (/* binding */ onlyFor),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   rj: () => (/* binding */ countWords),
/* harmony export */   tJ: () => (/* binding */ inert),
/* harmony export */   wz: () => (/* binding */ errorsFirst)
/* harmony export */ });
/* harmony import */ var _excerpt_cells_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(320);

const SEVERITIES = ['error', 'warning', 'note'];
function countsOf(findings) {
    const counts = { error: 0, warning: 0, note: 0 };
    for (const { severity } of findings)
        counts[severity]++;
    return counts;
}
/** `1 file`, `2 files`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** `2 errors, 1 warning and 3 notes`, without those of which there is none; `more` comes before each noun. */
function countWords(counts, more = '') {
    const kinds = SEVERITIES.filter((severity) => counts[severity] > 0);
    return listed(kinds.map((severity) => counted(counts[severity], `${more}${severity}`)));
}
/** The whole result in one line. */
function verdict({ findings, files, targets }) {
    const among = counted(files, 'file');
    const what = findings.length === 0 ? `${among}, nothing to report` : `${countWords(countsOf(findings))} in ${among}`;
    return `${what}, for ${podmanWords(targets, targets)}`;
}
/** `for Podman 4.9.3 and 5.0.3`, or nothing where a finding holds for every version that was asked for. */
function onlyFor({ targets }, all) {
    return targets.length === 0 || targets.length >= all.length ? '' : `for ${podmanWords(targets, all)}`;
}
/** Versions in a row become a range: nobody reads a list of twenty. */
function podmanWords(targets, all) {
    const [first, last] = [targets.at(0), targets.at(-1)];
    const start = all.indexOf(first ?? '');
    const inRow = start >= 0 && targets.every((target, index) => all[start + index] === target);
    return targets.length > 3 && inRow
        ? `Podman ${first} to ${last} (${targets.length} versions)`
        : `Podman ${listed(targets)}`;
}
function listed(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
/** The findings with errors first; those of one severity stay in their order. */
function errorsFirst(findings) {
    return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
/** Cuts a text to at most `units` UTF-16 units. */
function shorten(text, units) {
    return text.length > units ? `${text.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
/** A text as one line in which everything can be seen. */
function oneLine(text) {
    // A pattern for a break with the blanks around it would take long for a text of blanks alone.
    const lines = text.split(/[\r\n]+/).map((line) => line.trim());
    return (0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(lines.filter((line) => line !== '').join(' '));
}
/**
 * A text whose words the runner does not obey: it takes `##[save-state …]` for a command wherever in a line it stands.
 * What begins with `::` is no danger where no line begins with text of a file.
 */
function inert(text) {
    return text.replaceAll('##[', '##\u200b[');
}


/***/ }),

/***/ 1814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ shellWords),
/* harmony export */   Pm: () => (/* binding */ remedyCommands),
/* harmony export */   Qw: () => (/* binding */ remedyBlock)
/* harmony export */ });
/* unused harmony export shellLines */
/* harmony import */ var _host_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3892);
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2928);


/**
 * All commands that put a host right, in order, to be copied and pasted in one go: what needs root first, in one call
 * of sudo, then what the user does. Each comes with its reason. Nothing where no command would help. Pure.
 */
function remedyBlock(open, user) {
    const root = linesFor('root', open);
    const own = linesFor('user', open);
    const parts = [
        ...(root.length > 0 ? ["sudo sh -eux <<'END-OF-COMMANDS'", ...root, 'END-OF-COMMANDS'] : []),
        ...(own.length > 0 ? [`# and then, as ${user}:`, ...own] : []),
    ];
    return parts.length === 0 ? undefined : parts.join('\n');
}
/** The commands of one remedy, each as a person pastes it. Pure. */
function remedyCommands(remedy) {
    return (remedy.steps ?? []).flatMap((step) => shellLines(step).map((line) => (rightsOf(step) === 'root' ? `sudo ${withSudo(line)}` : line)));
}
/** A redirection is done by the shell, which sudo does not reach. */
function withSudo(line) {
    return line.includes(' > ') ? `sh -c ${quoted(line)}` : line;
}
function linesFor(as, open) {
    const said = new Set();
    const isNew = (text) => !said.has(text) && said.add(text);
    return open.flatMap(({ id, title, found, remedy }) => {
        const lines = (remedy.steps ?? [])
            .filter((step) => rightsOf(step) === as)
            // Two conditions may ask for the same, such as a start of the user manager, or one of the packages of another.
            .map((step) => (step.kind === 'packages' ? { ...step, names: step.names.filter(isNew) } : step))
            .filter((step) => step.kind !== 'packages' || step.names.length > 0)
            .flatMap(shellLines)
            .filter(isNew);
        return lines.length === 0 ? [] : [`# ${id} ${title}: ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(found)}`, ...lines];
    });
}
function rightsOf(step) {
    switch (step.kind) {
        case 'run':
        case 'write':
            return step.as;
        case 'packages':
            return 'root';
        case 'export':
        case 'set-aside':
            return 'user';
    }
}
/** A step as a person types it, without sudo. */
function shellLines(step) {
    switch (step.kind) {
        case 'run': {
            const variables = Object.entries(step.env ?? {}).map(([name, value]) => `${name}=${quoted(value)} `);
            return (step.shown ?? [step.argv]).map((argv) => variables.join('') + shellWords(argv));
        }
        case 'write': {
            const directory = step.path.slice(0, step.path.lastIndexOf('/'));
            const text = step.text.replace(/\n$/, '').split('\n').map(quoted).join(' ');
            return [`mkdir -p ${quoted(directory)}`, `printf '%s\\n' ${text} > ${quoted(step.path)}`];
        }
        case 'packages':
            return (0,_host_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .installCommands */ ._P)(step.family, step.names).map(shellWords);
        case 'export':
            return [`export ${step.name}=${quoted(step.value)}`];
        case 'set-aside':
            return [`[ ! -e ${quoted(step.path)} ] || mv ${quoted(step.path)} ${quoted(`${step.path}.aside`)}`];
    }
}
/** A command as a line of a POSIX shell. */
function shellWords(argv) {
    return argv.map(quoted).join(' ');
}
/** One word of a POSIX shell. */
function quoted(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 1868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ leavingHost),
/* harmony export */   JT: () => (/* binding */ ledgerJournal),
/* harmony export */   Ng: () => (/* binding */ claimHost),
/* harmony export */   RD: () => (/* binding */ withHost),
/* harmony export */   Xr: () => (/* binding */ ledgerOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5898);
/* harmony import */ var _exec_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8707);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4898);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8330);






function ledgerOf(home) {
    return { directory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.local/state/podman-registry-action/host'), home };
}
// Seconds. Another job of this user may be installing packages.
const PATIENCE = 900;
const CLAIMS = 'claims';
const CHANGES = 'changes.jsonl';
// The directories that a claim had to make, deepest first.
const MADE = 'host-directories.json';
/** Where changes to the host are recorded and copies are kept. */
function ledgerJournal({ directory }) {
    return { ...(0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .openJournal */ ._0)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, CHANGES)), directory, serial: _journal_js__WEBPACK_IMPORTED_MODULE_5__/* .serial */ .vX };
}
/** Runs while no other job of this user looks at or changes the host. */
function withHost({ home }, work) {
    return (0,_exec_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .withLock */ .k)(home, PATIENCE, work);
}
/**
 * From now on the host's changes stay until this job has left.
 * @throws UserError when another job does not let go of the host
 */
async function claimHost(ledger, job) {
    await withHost(ledger, async () => {
        const claims = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, CLAIMS);
        const made = JSON.stringify(await (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .missingDirectories */ .q)(claims));
        // First where post finds it, however early this process is ended.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(job.directory, MADE), made, { mode: 0o600 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(claims, { recursive: true, mode: 0o700 });
        // The directories are the first one's; the last one to end removes them.
        const first = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, MADE);
        if (!(await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(first))) {
            // Renamed into place, so that nobody reads half a file.
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${first}.new`, made, { mode: 0o600 });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${first}.new`, first);
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(claims, job.name), job.directory, { mode: 0o600 });
    });
}
/**
 * To be called while the job's directory is there still, and what it returns when that is gone: the last one out takes
 * everything back, with `undo`, which reports by itself what it cannot take back.
 * @returns a function that returns the jobs that still need the host as it is
 */
async function leavingHost(ledger, job) {
    const made = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(job.directory, MADE), 'utf8').catch(() => undefined);
    // It never came so far as to claim the host.
    if (made === undefined)
        return async () => [];
    return (undo) => withHost(ledger, async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, CLAIMS, job.name), { force: true });
        const others = await livingClaims(ledger);
        if (others.length > 0)
            return others;
        const changes = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ledger.directory, CHANGES);
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(changes))
            await undo(await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .readJournal */ .a0)(changes));
        await forget(ledger, made);
        return [];
    });
}
async function livingClaims({ directory }) {
    const claims = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, CLAIMS);
    const living = [];
    for (const job of (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(claims)) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(claims) : []) {
        const jobDirectory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(claims, job), 'utf8');
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)(jobDirectory))
            living.push(job);
    }
    return living;
}
/** Removes the ledger, and of the directories above it those that the first claim had to make. */
async function forget({ directory }, otherwise) {
    const made = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, MADE), 'utf8').catch(() => otherwise);
    await (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .removeWithMade */ .E)(directory, JSON.parse(made));
}


/***/ })

};
