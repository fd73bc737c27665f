export const id = 725;
export const ids = [725,593,491];
export const modules = {

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

/***/ 2561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   Lu: () => (/* binding */ formatRange),
/* harmony export */   Sq: () => (/* binding */ ENOUGH_IDS),
/* harmony export */   V1: () => (/* binding */ LAST_ID),
/* harmony export */   X5: () => (/* binding */ total),
/* harmony export */   kx: () => (/* binding */ parseGetsubids)
/* harmony export */ });
/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
const ENOUGH_IDS = 65536;
/** The kernel's ids are 32 bits wide, and 4294967295 means "none". */
const LAST_ID = 0xffff_fffe;
/** Reads what getsubids(1) prints: `0: runner 100000 65536`. */
function parseGetsubids(text) {
    return text.split('\n').flatMap((line) => {
        const found = /^\d+:\s+\S+\s+(\d+)\s+(\d+)\s*$/.exec(line);
        return found ? [{ start: Number(found[1]), count: Number(found[2]) }] : [];
    });
}
function total(ranges) {
    return ranges.reduce((sum, range) => sum + range.count, 0);
}
function overlap(a, b) {
    return a.start < b.start + b.count && b.start < a.start + a.count;
}
/** First and last id, as usermod(8) takes them. */
function formatRange({ start, count }) {
    return `${start}-${start + count - 1}`;
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

/***/ 2725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  processOutput: () => (/* reexport */ output.processOutput),
  subidCommand: () => (/* binding */ subidCommand)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/host/ids/plan.js + 4 modules
var ids_plan = __webpack_require__(4160);
// EXTERNAL MODULE: ./lib/src/host/ids/sources.js
var ids_sources = __webpack_require__(2930);
// EXTERNAL MODULE: ./lib/src/host/ids/words.js
var ids_words = __webpack_require__(4101);
// EXTERNAL MODULE: ./lib/src/report/remedy-shell.js
var remedy_shell = __webpack_require__(1814);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/host/ids/kinds.js
var kinds = __webpack_require__(1055);
// EXTERNAL MODULE: ./lib/src/host/ids/lines.js
var ids_lines = __webpack_require__(5083);
;// CONCATENATED MODULE: ./lib/src/host/ids/take-back.js



/** What carrying a plan out changes, for taking it back. */
function changesOf(plan, files) {
    const [uid, gid] = kinds/* KINDS */.G.map((kind) => {
        const added = (0,ids_plan/* addedLines */.u4)(plan.users, kind);
        const removed = plan.users.flatMap((one) => one[kind].removes.map(({ text }) => text));
        return { before: files[kind], after: plan.texts[kind], removed, added };
    });
    return { uid: uid, gid: gid };
}
/**
 * A file as it is to be once a change is taken back: as it was, byte for byte, where nobody has changed it since;
 * else without the lines that were added and with those that were removed, and all else as it is now. Pure.
 * @param now nothing where there is no file
 */
function takeBack(now, { before, after, removed, added }) {
    if (now === after)
        return before;
    if (now === undefined || now === before)
        return now;
    const lines = now.split('\n');
    const open = new Map();
    for (const text of added)
        open.set(text, (open.get(text) ?? 0) + 1);
    const ours = [];
    let offset = 0;
    for (const text of lines) {
        const times = open.get(text) ?? 0;
        if (times > 0) {
            open.set(text, times - 1);
            ours.push({ text, offset });
        }
        offset += text.length + 1;
    }
    const there = new Set(lines);
    const missing = removed.filter((text) => !there.has(text));
    const text = (0,ids_lines/* rewrite */.v8)(now, ours, missing);
    return text === '' && before === undefined ? undefined : text;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/src/subid/files.js



/** Byte for byte: each character of a text is one byte of the file. */
const BYTES = 'latin1';
/** @returns nothing where there is no such file */
async function readBytes(path) {
    try {
        return await (0,promises_.readFile)(path, BYTES);
    }
    catch (thrown) {
        if (thrown.code === 'ENOENT')
            return undefined;
        throw thrown;
    }
}
function pathOf(kind, directory) {
    return (0,external_node_path_.join)(directory, kind === 'uid' ? 'subuid' : 'subgid');
}
async function readBoth(directory) {
    const [uid, gid] = await Promise.all([
        readBytes(pathOf('uid', directory)),
        readBytes(pathOf('gid', directory)),
    ]);
    return { uid, gid };
}
/**
 * Puts a new text in a file's place in one go, with the owner and mode that it had; without a text the file goes. To be
 * called under the lock.
 * @throws UserError where the file is no regular one: shadow would not read what takes its place
 */
async function replaceFile(path, text) {
    if (text === undefined) {
        await (0,promises_.rm)(path, { force: true });
        return;
    }
    const before = await (0,promises_.lstat)(path).catch(() => undefined);
    if (before !== undefined && !before.isFile()) {
        throw new errors/* UserError */.yo(`${path} is no regular file, so it is left alone; shadow reads none of it either`);
    }
    // The name that shadow gave its own for many years; one that is there was left by a call that was killed.
    const fresh = `${path}+`;
    await (0,promises_.rm)(fresh, { force: true });
    const file = await (0,promises_.open)(fresh, 'wx', 0o600);
    try {
        await file.writeFile(text, BYTES);
        if (before !== undefined)
            await file.chown(before.uid, before.gid);
        await file.chmod(before === undefined ? 0o644 : before.mode & 0o7777);
        await file.sync();
    }
    finally {
        await file.close();
    }
    await (0,promises_.rename)(fresh, path);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/src/exec/lock.js
var lock = __webpack_require__(8707);
// EXTERNAL MODULE: ./lib/src/undo/journal.js
var journal = __webpack_require__(8330);
;// CONCATENATED MODULE: ./lib/src/subid/shadow-lock.js






// Seconds; usermod itself waits for 15.
const PATIENCE = 30;
/**
 * Does work while nobody else changes accounts or subordinate ids: neither another call of this, nor useradd(8),
 * usermod(8) and their like, which wait meanwhile. Takes both locks of shadow in shadow's own order: that of lckpwdf(3),
 * for which others wait, and then one file for each of subuid and subgid, which older or other builds look at alone.
 * Source: lib/commonio.c of shadow, commonio_lock().
 * @param directory /etc
 * @throws UserError when another one does not let go of them in time
 */
async function withShadowLock(directory, work, patience = PATIENCE) {
    const deadline = Date.now() + patience * 1000;
    const releases = [await lockAccounts(directory, patience)];
    try {
        for (const name of ['subuid', 'subgid'])
            releases.push(await lockFile((0,external_node_path_.join)(directory, name), deadline));
        return await work();
    }
    finally {
        for (const release of releases.toReversed())
            await release();
    }
}
// lckpwdf(3) is a lock of fcntl(2) on the whole file, which Node.js cannot take. util-linux has it since 2.41.
const PERL = `use Fcntl;
open(my $file, '+>>', $ARGV[0]) or die $!;
alarm $ARGV[1];
fcntl($file, F_SETLKW, pack('ssx![q]qqix![q]', F_WRLCK, 0, 0, 0, 0)) or die $!;
alarm 0;
$| = 1;
print while <STDIN>;`;
async function lockAccounts(directory, patience) {
    const path = (0,external_node_path_.join)(directory, '.pwd.lock');
    // As lckpwdf(3) makes it; flock(1) would let everybody read it.
    await (await (0,promises_.open)(path, 'a', 0o600)).close();
    const refusal = `the accounts of this host are locked, and were so for ${patience} s; is a useradd or usermod still at work?`;
    const limit = String(patience);
    const ways = [
        ['flock', '--fcntl', '--exclusive', `--timeout=${limit}`, path, 'cat'],
        ['perl', '-e', PERL, path, limit],
        // The lock of these calls among themselves; usermod, which looks at the files only then, gives up at once.
        ['flock', '--exclusive', `--timeout=${limit}`, path, 'cat'],
    ];
    for (const [index, argv] of ways.entries()) {
        const began = Date.now();
        try {
            return await (0,lock/* hold */._)(argv, refusal);
        }
        catch (thrown) {
            // One that is not there or does not know the option says so at once.
            const isTooLate = Date.now() - began >= patience * 900;
            if (isTooLate || index === ways.length - 1)
                throw thrown;
        }
    }
    throw new errors/* UserError */.yo(refusal);
}
/** The file PATH.lock with the pid of its holder; one whose holder is gone is taken over. */
async function lockFile(path, deadline) {
    const [lock, own] = [`${path}.lock`, `${path}.${(0,journal/* serial */.vX)()}`];
    await (0,promises_.writeFile)(own, `${process.pid}\0`, { mode: 0o600 });
    try {
        while (!(await linked(own, lock))) {
            const holder = await holderOf(lock);
            if (holder === 'gone')
                await (0,promises_.rm)(lock, { force: true });
            else if (Date.now() > deadline) {
                throw new errors/* UserError */.yo(`${path} is locked by ${holder}, whose lock is ${lock}; try again when it has ended`);
            }
            else
                await (0,external_node_timers_promises_.setTimeout)(50);
        }
        return () => (0,promises_.rm)(lock, { force: true });
    }
    finally {
        await (0,promises_.rm)(own, { force: true });
    }
}
async function linked(own, lock) {
    try {
        await (0,promises_.link)(own, lock);
        return true;
    }
    catch (thrown) {
        if (thrown.code === 'EEXIST')
            return false;
        throw thrown;
    }
}
async function holderOf(lock) {
    const text = await (0,promises_.readFile)(lock, 'latin1').catch(() => undefined);
    // Let go of since.
    if (text === undefined)
        return 'gone';
    const pid = /^(\d+)\0?\s*$/.exec(text)?.[1];
    if (pid === undefined || Number(pid) < 1)
        return 'an unknown process';
    try {
        process.kill(Number(pid), 0);
    }
    catch (thrown) {
        if (thrown.code === 'ESRCH')
            return 'gone';
    }
    return `process ${pid}`;
}

;// CONCATENATED MODULE: ./lib/src/subid/apply.js







/**
 * Makes a plan and carries it out while nobody else changes the files. Needs root.
 * @param directory /etc
 * @param show is called with the plan before anything is done
 * @param saved a file to write down beforehand what `restore` needs
 * @throws UserError where there are not enough ids, or the lock cannot be had
 */
async function apply(directory, makePlan, show, saved) {
    await withShadowLock(directory, async () => {
        const { plan, files } = await makePlan();
        show(plan);
        if (plan.refused.length > 0)
            throw new errors/* UserError */.yo((0,ids_plan/* refusalText */.Kw)(plan.refused));
        if (!plan.users.some(ids_plan/* needsChange */.AW))
            return;
        if (saved !== undefined) {
            await (0,promises_.writeFile)(saved, JSON.stringify(changesOf(plan, files)), { flag: 'wx', flush: true });
        }
        for (const kind of kinds/* KINDS */.G) {
            if (plan.texts[kind] !== files[kind])
                await replaceFile(pathOf(kind, directory), plan.texts[kind]);
        }
    });
}
/**
 * Takes a change back. Needs root; nothing happens where nothing was changed.
 * @param directory /etc
 * @param saved what `apply` wrote down
 */
async function restore(directory, saved) {
    const text = await (0,promises_.readFile)(saved, 'utf8').catch((thrown) => {
        // The change was never begun.
        if (thrown.code === 'ENOENT')
            return undefined;
        throw thrown;
    });
    if (text === undefined)
        return;
    const changes = JSON.parse(text);
    await withShadowLock(directory, async () => {
        const files = await readBoth(directory);
        for (const kind of kinds/* KINDS */.G) {
            const before = takeBack(files[kind], changes[kind]);
            if (before !== files[kind])
                await replaceFile(pathOf(kind, directory), before);
        }
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/src/host/ids/accounts.js
var accounts = __webpack_require__(1254);
;// CONCATENATED MODULE: ./lib/src/subid/options.js



const SUBID_USAGE = `Usage: podman-registry subid plan  [--user NAME|UID]… [--format text|json]
       podman-registry subid apply [--user NAME|UID]…

Gives users subordinate ids in /etc/subuid and /etc/subgid: 65536 of each that nobody else has, not even another user
or systemd-nspawn. Ranges that are right stay as they are, and nobody's lines are touched but those of the users named.

  --user NAME|UID       whose (again for each, or several with commas); default: the user who calls
  --format FORMAT       text or json; default: text

"plan" shows what is there and what would change. It ends with 0 when nothing has to be done, with 1 when something has.
"apply" shows the same and does it, as root or through sudo. It ends with 0 when all is right now, with 1 when it could
not be done; the commands to do it by hand are shown then. Both end with 2 for wrong use, and where nothing can be told.
`;
/** @throws UserError for what the command does not know */
function readOptions(args) {
    const { values, positionals } = parse(args);
    if (values.help)
        return { action: 'help' };
    const [action, ...rest] = positionals;
    if (rest.length > 0)
        throw new errors/* UserError */.yo(`"${rest[0]}" is one word too many; users are named with --user`);
    const users = values.user.flatMap((text) => text.split(',')).map(readUser);
    const { format, quiet, saved } = values;
    switch (action) {
        case 'plan':
            if (format !== 'text' && format !== 'json') {
                throw new errors/* UserError */.yo(`--format is "${format}"; allowed: text, json`);
            }
            return { action, users, format };
        case 'apply':
            return { action, users, quiet, saved };
        case 'restore':
            if (saved === undefined)
                throw new errors/* UserError */.yo('restore needs --saved');
            return { action, saved };
        default:
            throw new errors/* UserError */.yo(`${action === undefined ? 'no action' : `"${action}"`}; allowed: plan, apply`);
    }
}
function readUser(text) {
    if (!(0,accounts/* isUserWord */.o2)(text))
        throw new errors/* UserError */.yo(`--user is ${JSON.stringify(text)}; allowed: a user name or a uid`);
    return text;
}
function parse(args) {
    try {
        return (0,external_node_util_.parseArgs)({
            args: [...args],
            allowPositionals: true,
            options: {
                user: { type: 'string', multiple: true, default: [] },
                format: { type: 'string', default: 'text' },
                quiet: { type: 'boolean', default: false },
                saved: { type: 'string' },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
    }
    catch (thrown) {
        throw new errors/* UserError */.yo(thrown instanceof Error ? thrown.message : String(thrown));
    }
}

;// CONCATENATED MODULE: ./lib/src/subid/table.js



const HEAD = ['USER', 'UID', 'IDS', 'HAS', 'PROBLEM', 'CHANGE'];
/** The plan as a table for people: a line for each user, or two where uids and gids differ. Pure. */
function planTable({ users }) {
    const rows = users.flatMap((plan) => {
        const [uids = [], gids = []] = kinds/* KINDS */.G.map((kind) => cells(plan[kind], kind));
        const { name, uid } = plan.user;
        const alike = uids.join('\n') === gids.join('\n');
        return alike
            ? [[name, String(uid), 'uids, gids', ...uids]]
            : [
                [name, String(uid), 'uids', ...uids],
                ['', '', 'gids', ...gids],
            ];
    });
    const all = [HEAD, ...rows];
    const widths = HEAD.map((_, column) => all.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
    return all
        .map((row) => `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`)
        .join('');
}
function cells(plan, kind) {
    const { has, flaws, removes, adds } = plan;
    const changes = [
        ...(removes.length === 0 ? [] : [`loses ${(0,ids_words/* rangesText */.OM)(removes)}`]),
        ...(adds === undefined ? [] : [`gets ${(0,ids_words/* rangesText */.OM)([adds])}`]),
        ...(flaws.some(({ kind: flaw }) => flaw === 'unended') ? ['ends the last line'] : []),
    ];
    const problem = flaws.map((flaw) => (0,ids_words/* flawText */.Qz)(flaw, plan, kind)).join(', ');
    return [(0,ids_words/* rangesText */.OM)(has), problem || '-', changes.join(', ') || 'stays'];
}
/** The plan for programs. Pure. */
function planJson({ users, refused }) {
    const range = ({ start, count }) => ({ start, count });
    const half = (plan, kind) => ({
        has: plan.has.map(({ owner, ...line }) => ({ ...range(line), owner })),
        problems: plan.flaws.map((flaw) => ({ kind: flaw.kind, text: (0,ids_words/* flawText */.Qz)(flaw, plan, kind) })),
        loses: plan.removes.map(({ owner, ...line }) => ({ ...range(line), owner })),
        gets: plan.adds === undefined ? null : range(plan.adds),
    });
    const report = {
        users: users.map((plan) => ({
            name: plan.user.name,
            uid: plan.user.uid,
            gid: plan.user.gid,
            change: (0,ids_plan/* needsChange */.AW)(plan),
            uids: half(plan.uid, 'uid'),
            gids: half(plan.gid, 'gid'),
        })),
        refused: refused.map(({ name }) => name),
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
}

// EXTERNAL MODULE: ./lib/src/lint/output.js
var output = __webpack_require__(3593);
;// CONCATENATED MODULE: ./lib/src/subid/command.js












const DIRECTORY = '/etc';
/**
 * `podman-registry subid`: shows and mends subordinate ids.
 * @param self the words that start this program
 * @returns the exit code: 0 all is right, 1 something is to be done or could not be done, 2 it could not be told
 */
async function subidCommand(args, self, output) {
    try {
        const options = readOptions(args);
        switch (options.action) {
            case 'help':
                output.stdout(SUBID_USAGE);
                return 0;
            case 'plan':
                return await showPlan(options, output);
            case 'apply':
                return await (process.getuid?.() === 0
                    ? applyAsRoot(options, output)
                    : applyThroughSudo(options, self, output));
            case 'restore':
                await restore(DIRECTORY, options.saved);
                return 0;
        }
    }
    catch (thrown) {
        output.stderr(`error: ${(0,errors/* describeError */.Uc)(thrown)}\n`);
        if (thrown instanceof errors/* UserError */.yo)
            output.stderr('See: podman-registry subid --help\n');
        return 2;
    }
}
async function showPlan({ users, format }, output) {
    const { plan } = await planFor(users);
    output.stdout(format === 'json' ? planJson(plan) : planTable(plan));
    if (plan.refused.length > 0)
        output.stderr(`error: ${(0,ids_plan/* refusalText */.Kw)(plan.refused)}\n`);
    return plan.users.some(ids_plan/* needsChange */.AW) ? 1 : 0;
}
async function applyAsRoot({ users, quiet, saved }, output) {
    const show = (plan) => (quiet ? undefined : output.stdout(planTable(plan)));
    await apply(DIRECTORY, () => planFor(users), show, saved);
    return 0;
}
/** The table is shown before sudo is asked for, so that a plan is seen even where it cannot be carried out. */
async function applyThroughSudo({ users, quiet, saved }, self, output) {
    const { plan, files } = await planFor(users);
    if (!quiet)
        output.stdout(planTable(plan));
    if (plan.refused.length > 0)
        throw new errors/* UserError */.yo((0,ids_plan/* refusalText */.Kw)(plan.refused));
    if (!plan.users.some(ids_plan/* needsChange */.AW))
        return 0;
    const asked = await (0,run.attempt)(['sudo', '-n', 'true'], { timeout: 15 });
    if (asked.exitCode !== 0) {
        const lines = (0,ids_words/* commandsOf */.Kf)(plan, files).map(remedy_shell/* shellWords */.CH).join('\n');
        output.stderr(`error: ${(0,external_node_os_.userInfo)().username} may not use sudo without a password here; as root, run:\n\n${lines}\n`);
        return 1;
    }
    const words = plan.users.flatMap(({ user }) => ['--user', String(user.uid)]);
    const where = saved === undefined ? [] : ['--saved', saved];
    const argv = ['sudo', '-n', ...(0,ids_words/* subidAsRoot */.yy)(self), 'apply', '--quiet', ...words, ...where];
    const { exitCode, stderr } = await (0,run.attempt)(argv, { timeout: 300 });
    output.stderr(stderr);
    return exitCode === 0 ? 0 : 1;
}
/** @throws UserError where a user is unknown, or the ids come from another source than the files */
async function planFor(words) {
    const sources = await (0,ids_sources/* readIdSources */.Yw)(readBytes);
    if (sources.elsewhere !== undefined) {
        throw new errors/* UserError */.yo(`the subordinate ids of this host come from ${sources.elsewhere} (/etc/nsswitch.conf), which is not changed here; ` +
            'to see a user’s: getsubids NAME');
    }
    const users = await accountsFor(words, sources);
    const needsEnd = await (0,ids_sources/* needsLineEnd */.f7)(sources.files, users[0]?.name ?? '', run.attempt);
    return { plan: (0,ids_plan/* planIds */.Ql)({ ...sources, users, needsEnd }), files: sources.files };
}
async function accountsFor(words, { accounts }) {
    const { uid } = (0,external_node_os_.userInfo)();
    if (words.length === 0 && uid === 0) {
        throw new errors/* UserError */.yo('root needs no subordinate ids; name the users with --user');
    }
    const asked = words.length === 0 ? [String(uid)] : words;
    const { found, unknown } = await (0,ids_sources/* findAccounts */.sE)(asked, accounts, getent);
    if (unknown.length > 0) {
        throw new errors/* UserError */.yo(`no such user: ${unknown.join(', ')}; see: getent passwd`);
    }
    return found;
}
async function getent(users) {
    return (await (0,run.attempt)(['getent', 'passwd', ...users], { timeout: 60 })).stdout;
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _0: () => (/* binding */ openJournal),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   vX: () => (/* binding */ serial)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


/** A journal in a file of JSON lines: what was recorded survives however this process ends. */
function openJournal(path) {
    return {
        record: (undo) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.appendFile)(path, `${JSON.stringify(undo)}\n`, { mode: 0o600, flush: true }),
    };
}
/** A word for the name of a file that nobody else will think of. */
function serial() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex');
}
/**
 * Reads a journal back, oldest change first. A last line that was cut off in the middle belongs to a change that
 * was never made, because a record is complete before its change begins.
 */
async function readJournal(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    const complete = text.slice(0, text.lastIndexOf('\n') + 1);
    return complete
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
}


/***/ })

};
