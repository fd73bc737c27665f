export const id = 167;
export const ids = [167];
export const modules = {

/***/ 1254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ readLimits),
/* harmony export */   FV: () => (/* binding */ loginDefinition),
/* harmony export */   Wt: () => (/* binding */ readGroupIds),
/* harmony export */   cj: () => (/* binding */ otherSource),
/* harmony export */   h$: () => (/* binding */ readPasswd),
/* harmony export */   hO: () => (/* binding */ isUid),
/* harmony export */   o2: () => (/* binding */ isUserWord)
/* harmony export */ });
/* unused harmony export USUAL_LIMITS */
/* harmony import */ var _subids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2561);

/** The accounts of passwd(5), in order; also reads what `getent passwd` prints. */
function readPasswd(text) {
    return text.split('\n').flatMap((line) => {
        const [name = '', , uid = '', gid = ''] = line.split(':');
        if (name === '' || !/^\d+$/.test(uid) || !/^\d+$/.test(gid))
            return [];
        return [{ name, uid: Number(uid), gid: Number(gid) }];
    });
}
/** The gids of group(5). */
function readGroupIds(text) {
    return text.split('\n').flatMap((line) => {
        const id = line.split(':')[2] ?? '';
        return /^\d+$/.test(id) ? [Number(id)] : [];
    });
}
/** A user that is all digits is a uid. */
function isUid(user) {
    return /^\d+$/.test(user);
}
/** What names a user: letters, digits and a few signs, or a decimal uid; never an option of a command. */
function isUserWord(text) {
    return /^(?:\d{1,10}|[A-Za-z_][A-Za-z0-9_.@-]*\$?)$/.test(text);
}
/** Source: login.defs(5), "SUB_UID_MIN", for a host that says nothing. */
const USUAL_LIMITS = { min: 100_000, max: 600_100_000, count: _subids_js__WEBPACK_IMPORTED_MODULE_0__/* .ENOUGH_IDS */ .Sq };
/** The limits of login.defs(5) for ranges of `UID` or `GID`. */
function readLimits(loginDefs, kind) {
    const number = (name, usual) => {
        const found = loginDefinition(loginDefs, `SUB_${kind}_${name}`);
        return found !== undefined && /^(?:0x[\da-f]+|\d+)$/i.test(found) ? Number(found) : usual;
    };
    const { min, max, count } = USUAL_LIMITS;
    return { min: number('MIN', min), max: number('MAX', max), count: number('COUNT', count) };
}
/** What login.defs(5) sets; the last line counts. */
function loginDefinition(loginDefs, name) {
    const lines = loginDefs.split('\n').map((line) => line.trim().split(/\s+/));
    return lines.findLast(([key]) => key === name)?.[1]?.replaceAll('"', '');
}
/**
 * The source of subordinate ids that nsswitch.conf(5) names, or nothing where it is the files.
 * Source: subid(5) of shadow, which takes the first word and no other.
 */
function otherSource(nsswitch) {
    const source = /^\s*subid:[ \t]*([^\s#]+)/m.exec(nsswitch)?.[1];
    return source === 'files' ? undefined : source;
}


/***/ }),

/***/ 582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ runChecks)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/src/undo/directories.js
var directories = __webpack_require__(4898);
// EXTERNAL MODULE: ./lib/src/host/host.js
var host_host = __webpack_require__(9751);
// EXTERNAL MODULE: ./lib/src/host/packages.js
var host_packages = __webpack_require__(3892);
;// CONCATENATED MODULE: ./lib/src/host/carry-out.js






// Milliseconds that a path is waited for.
const PATIENCE = 15_000;
/**
 * Carries steps out, one after the other. How each is taken back is in the host's journal before it is made.
 * @throws UserError where root is needed and sudo asks for a password; CommandError where a command fails
 */
async function carryOut(steps, host) {
    for (const step of steps) {
        switch (step.kind) {
            case 'run':
                await runStep(step, host);
                break;
            case 'write':
                await writeStep(step, host);
                break;
            case 'packages':
                await (0,host_packages/* install */.ai)(step.family, step.names, host);
                break;
            case 'export':
                host.exportVariable(step.name, step.value);
                break;
            case 'set-aside':
                await setAside(step.path, host);
                break;
        }
        host.forget();
    }
}
/** What is made in its place goes when this is taken back, also where nothing was in it before. */
async function setAside(path, host) {
    const { journal } = host;
    if ((await host.stat(path)) === undefined) {
        await journal.record({ kind: 'remove-empty', paths: await (0,directories/* missingDirectories */.q)((0,external_node_path_.dirname)(path)) });
        await journal.record({ kind: 'put-back', path });
        return;
    }
    const aside = `${path}.podman-registry-${journal.serial()}`;
    await journal.record({ kind: 'put-back', path, aside });
    await (0,promises_.rename)(path, aside);
}
async function runStep(step, host) {
    const { as, argv, undo, undone, until } = step;
    if (as === 'root')
        await expectRoot(`run: ${argv.join(' ')}`, host);
    if (undo !== undefined) {
        const said = undone === undefined ? {} : { said: undone };
        await host.journal.record({ kind: 'run', as, argv: undo, ...said });
    }
    const timeout = step.timeout ?? 60;
    if (as === 'root')
        await host.asRoot(argv, { timeout });
    else
        await host.asUser(argv, { timeout, ...(step.env === undefined ? {} : { env: step.env }) });
    if (until !== undefined)
        await waitFor(() => host.exists(until), PATIENCE);
}
/** Asked before anything is recorded: what is never done cannot be taken back either. */
async function expectRoot(what, host) {
    if (!(await host.mayActAsRoot()))
        throw (0,host_host/* withoutRoot */.Lu)(host.user, what);
}
/** One that does not come is no failure here: the check looks again and says what is missing. */
async function waitFor(condition, limit) {
    for (const deadline = Date.now() + limit; Date.now() < deadline; await (0,external_node_timers_promises_.setTimeout)(20)) {
        if (await condition())
            return;
    }
}
async function writeStep({ as, path, text, mode = 0o644 }, host) {
    // A link stays a link, to the file that is changed.
    const target = (await host.realpath(path)) ?? path;
    const before = await host.stat(target);
    const { journal } = host;
    if (as === 'root')
        await expectRoot(`write ${target}`, host);
    const made = await (0,directories/* missingDirectories */.q)((0,external_node_path_.dirname)(target));
    if (made.length > 0)
        await journal.record({ kind: 'remove-empty', paths: made, as });
    const copy = (0,external_node_path_.join)(journal.directory, `${journal.serial()}-${(0,external_node_path_.basename)(target)}`);
    if (before !== undefined)
        await copyFile(as, target, copy, host);
    await journal.record({ kind: 'restore', path: target, as, ...(before === undefined ? {} : { copy }) });
    if (as === 'user') {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await (0,promises_.writeFile)(target, text, { mode });
        return;
    }
    const fresh = (0,external_node_path_.join)(journal.directory, `${journal.serial()}-new-${(0,external_node_path_.basename)(target)}`);
    await (0,promises_.writeFile)(fresh, text, { mode: 0o600 });
    // Written into where it exists, so that owner, mode and labels stay as they are.
    await host.asRoot(before === undefined
        ? ['install', '-D', `--mode=${mode.toString(8)}`, '--owner=root', '--group=root', fresh, target]
        : ['cp', '--no-preserve=all', fresh, target]);
}
/** With owner, mode and times. */
async function copyFile(as, from, to, host) {
    const argv = ['cp', '--archive', from, to];
    await (as === 'root' ? host.asRoot(argv) : host.asUser(argv));
}

;// CONCATENATED MODULE: ./lib/src/host/run-checks.js



/**
 * Looks at everything side by side and, where `mend` allows, puts right what is not as it should be, in the order of
 * the list. From the first change on no other job of this user changes the host, and what comes later in the list is
 * looked at again, because what was seen may no longer hold.
 */
async function runChecks(checks, host, options) {
    const looked = await lookAtAll(checks, host);
    const wrong = looked.findIndex(isMendable);
    if (!options.mend || wrong === -1)
        return resultsOf(checks, looked);
    const results = resultsOf(checks.slice(0, wrong), looked);
    return host.exclusively(async () => [...results, ...(await mendAll(checks.slice(wrong), host))]);
}
async function mendAll(checks, host) {
    const results = [];
    for (let rest = checks;;) {
        host.forget();
        const looked = await lookAtAll(rest, host);
        const wrong = looked.findIndex(isMendable);
        const [one, verdict] = [rest[wrong], looked[wrong]];
        if (one === undefined || verdict === undefined || !isMendable(verdict)) {
            return [...results, ...resultsOf(rest, looked)];
        }
        results.push(...resultsOf(rest.slice(0, wrong), looked), await mendAndLookAgain(one, host, verdict));
        rest = rest.slice(wrong + 1);
    }
}
function lookAtAll(checks, host) {
    return Promise.all(checks.map((one) => lookWithin(one, host)));
}
function resultsOf(checks, looked) {
    return checks.flatMap((one, index) => {
        const verdict = looked[index];
        return verdict === undefined ? [] : [resultOf(one, verdict)];
    });
}
/** Would `setup: auto` change something because of it? */
function isMendable(verdict) {
    return 'remedy' in verdict && verdict.remedy.automatic === true;
}
/** A look that fails or hangs is the answer of that one check, and keeps no other from its own. */
async function lookWithin(one, host) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve({ state: 'unknown', found: `it could not be told within ${one.limit} s` }), one.limit * 1000);
    });
    try {
        return await Promise.race([one.look(host), late]);
    }
    catch (thrown) {
        return { state: 'unknown', found: `it could not be looked at: ${reason(thrown)}` };
    }
    finally {
        clearTimeout(timer);
    }
}
async function mendAndLookAgain(one, host, { found: before, remedy }) {
    let failure;
    try {
        await carryOut(remedy.steps ?? [], host);
    }
    catch (thrown) {
        failure = reason(thrown);
    }
    host.forget();
    const after = await lookWithin(one, host);
    if (after.state === 'ok')
        return { id: one.id, title: one.title, state: 'mended', found: after.found, before };
    const result = resultOf(one, after);
    return failure === undefined
        ? result
        : { ...result, found: `${result.found}; it could not be put right: ${failure}` };
}
function resultOf({ id, title }, looked) {
    if (!('remedy' in looked))
        return { id, title, state: looked.state, found: looked.found };
    const { state, found, hinders, remedy } = looked;
    return { id, title, state, found, remedy, ...(state === 'error' ? { hinders } : {}) };
}
function reason(thrown) {
    return thrown instanceof run.CommandError ? thrown.message : (0,errors/* describeError */.Uc)(thrown);
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


/***/ })

};
