export const id = 524;
export const ids = [524,636,491,463,811,239];
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

/***/ 524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lintMain: () => (/* binding */ lintMain)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/lint/about.js
var lint_about = __webpack_require__(5239);
// EXTERNAL MODULE: ./lib/src/lint/installed.js
var installed = __webpack_require__(1336);
// EXTERNAL MODULE: ./lib/src/lint/lint-set.js + 2 modules
var lint_set = __webpack_require__(4179);
// EXTERNAL MODULE: ./lib/src/lint/options.js
var options = __webpack_require__(5700);
// EXTERNAL MODULE: ./lib/src/lint/prepare.js + 1 modules
var prepare = __webpack_require__(9773);
// EXTERNAL MODULE: ./lib/src/quadlet/rules/index.js + 3 modules
var rules = __webpack_require__(6442);
// EXTERNAL MODULE: ./lib/src/report/lint-annotations.js
var lint_annotations = __webpack_require__(5931);
// EXTERNAL MODULE: ./lib/src/report/lint-json.js
var lint_json = __webpack_require__(5463);
// EXTERNAL MODULE: ./lib/src/report/lint-sarif.js + 1 modules
var lint_sarif = __webpack_require__(7811);
// EXTERNAL MODULE: ./lib/src/report/excerpt.js
var excerpt = __webpack_require__(4904);
// EXTERNAL MODULE: ./lib/src/report/excerpt-lines.js
var excerpt_lines = __webpack_require__(8186);
// EXTERNAL MODULE: ./lib/src/report/lint-markdown.js
var lint_markdown = __webpack_require__(3096);
// EXTERNAL MODULE: ./lib/src/report/lint-words.js
var lint_words = __webpack_require__(2928);
;// CONCATENATED MODULE: ./lib/src/report/lint-table.js


/** More rows would stand between a person and the findings. */
const ROWS = 100;
const SERVICES = 3;
/** The longest name, in UTF-16 units. */
const NAME = 250;
/** The files that have findings or services as a Markdown table of at most so many bytes, the worst first. */
function fileTable(result, bytes) {
    const rows = rowsOf(result);
    if (rows.length === 0)
        return [];
    const head = ['| file | errors | warnings | notes | services |', '| --- | ---: | ---: | ---: | --- |'];
    const shown = (0,lint_markdown/* fitting */._Q)(rows.slice(0, ROWS).map(tableRow), bytes);
    const left = rows.length - shown.length;
    const table = [...head, ...shown].join('\n');
    return left === 0 ? [table] : [table, `and ${(0,lint_words/* counted */.hS)(left, 'more file')}`];
}
function rowsOf({ findings, units }) {
    const byFile = new Map();
    const rowOf = (file) => {
        const known = byFile.get(file);
        if (known !== undefined)
            return known;
        const row = { file, counts: { error: 0, warning: 0, note: 0 }, services: [] };
        byFile.set(file, row);
        return row;
    };
    for (const { file, severity } of findings)
        rowOf(file).counts[severity]++;
    for (const { file, service } of units)
        rowOf(file).services.push(service);
    const rows = [...byFile.values()];
    return [...lint_words/* SEVERITIES */.oC, undefined].flatMap((worst) => rows.filter(({ counts }) => worstOf(counts) === worst));
}
function worstOf(counts) {
    return lint_words/* SEVERITIES */.oC.find((severity) => counts[severity] > 0);
}
function tableRow({ file, counts, services }) {
    const numbers = lint_words/* SEVERITIES */.oC.map((severity) => (counts[severity] === 0 ? '' : String(counts[severity])));
    const names = services.slice(0, SERVICES).map((service) => (0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(service, NAME)));
    const left = services.length - names.length;
    const all = [...names, ...(left > 0 ? [`${left} more`] : [])].join(', ');
    return `| ${[(0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(file, NAME)), ...numbers, all].join(' | ')} |`;
}

;// CONCATENATED MODULE: ./lib/src/report/lint-summary.js





/** Above this the runner drops a step's whole summary (actions/runner, FileCommandManager.cs). */
const REFUSED = 1024 * 1024;
const BUDGET = 900 * 1024;
/** What the parts before the findings may use up, as shares of the budget. */
const TABLE = 0.3;
const DISAGREEMENTS = 0.2;
/** Kept for the words about what had no place, in bytes. */
const CLOSING = 500;
/** The longest sentence and name, in UTF-16 units. */
const SENTENCE = 2000;
const lint_summary_NAME = 250;
/**
 * The job summary in Markdown: the verdict, a table by file, and the findings with the lines that they are about,
 * errors first. It is never longer than its budget, and says how many findings had no place in it.
 */
function lintSummary(result, rules, { ruleUri, disagreements = [], budgetBytes = BUDGET }) {
    const budget = Math.min(budgetBytes, REFUSED - 1);
    const head = [
        `## Quadlet: ${sentence((0,lint_words/* verdict */.WJ)(result))}`,
        ...fileTable(result, budget * TABLE),
        ...disagreementList(disagreements, budget * DISAGREEMENTS),
    ];
    const findings = (0,lint_words/* errorsFirst */.wz)(result.findings);
    const used = Buffer.byteLength(head.join('\n\n')) + CLOSING;
    const names = new Map(rules.map(({ code, name }) => [code, name]));
    const context = { targets: result.targets, names, lineOf: (0,excerpt_lines/* lineFinder */.z)(result), ruleUri };
    const shown = (0,lint_markdown/* fitting */._Q)(findingBlocks(findings, context), budget - used);
    const left = findings.slice(shown.length);
    const closing = left.length === 0 ? [] : [leftOut(left)];
    return (0,lint_markdown/* fitting */._Q)([...head, ...shown, ...closing], budget)
        .map((block) => `${block}\n`)
        .join('\n');
}
/** Each finding as a block; the first of a severity brings its heading. */
function* findingBlocks(findings, context) {
    const counts = (0,lint_words/* countsOf */.mQ)(findings);
    let last;
    for (const finding of findings) {
        const { severity } = finding;
        const heading = `### ${(0,lint_words/* counted */.hS)(counts[severity], severity)}\n\n`;
        yield `${severity === last ? '' : heading}${findingBlock(finding, context)}`;
        last = severity;
    }
}
function findingBlock(finding, { targets, names, lineOf, ruleUri }) {
    const { code, file, line, column, message, fix } = finding;
    const place = (0,lint_markdown/* markdownCode */.D9)(`${(0,lint_words/* shorten */.ml)(file, lint_summary_NAME)}:${line}:${column}`);
    const name = names.get(code);
    const rule = (0,lint_markdown/* markdownLink */.iQ)(name === undefined ? code : `${code} ${name}`, ruleUri(code));
    const only = (0,lint_words/* onlyFor */.Wj)(finding, targets);
    const source = lineOf(finding);
    return [
        `${place} ${sentence(message)} (${only === '' ? rule : `${rule}, ${only}`})`,
        ...(source === undefined ? [] : [(0,lint_markdown/* fenced */.OF)((0,excerpt/* drawExcerpt */.i)((0,excerpt/* excerptOf */.z)(finding, source)))]),
        ...(fix === undefined ? [] : [`Fix: ${sentence(fix.title)} (\`--fix\`)`]),
    ].join('\n\n');
}
function sentence(text) {
    return (0,lint_markdown/* markdownText */.p7)((0,lint_words/* shorten */.ml)(text, SENTENCE));
}
function disagreementList(disagreements, bytes) {
    if (disagreements.length === 0)
        return [];
    const lines = (0,lint_markdown/* fitting */._Q)(bullets(disagreements), bytes);
    const left = disagreements.length - lines.length;
    const more = left === 0 ? [] : [`- and ${left} more`];
    return [`### Podman's own generator judges otherwise\n\n${[...lines, ...more].join('\n')}`];
}
function* bullets(sentences) {
    for (const one of sentences)
        yield `- ${sentence(one)}`;
}
function leftOut(findings) {
    const words = (0,lint_words/* countWords */.rj)((0,lint_words/* countsOf */.mQ)(findings), 'more ');
    return `${words} had no place here: GitHub takes no longer summary. The log has them all.`;
}

// EXTERNAL MODULE: ./lib/src/report/lint-text.js
var lint_text = __webpack_require__(9222);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/src/actions/changed-files.js




/**
 * Asks git which files a pull request changes.
 * @param variables of the job: GITHUB_EVENT_PATH, GITHUB_REF and GITHUB_SHA
 * @returns nothing where the job is about no pull request
 * @throws UserError where the clone does not go back far enough
 */
async function changedFiles(variables, attempt) {
    const base = baseOf(variables.GITHUB_EVENT_PATH);
    if (base === undefined)
        return undefined;
    const git = (...args) => attempt(['git', ...args], { timeout: 60 });
    const range = await findRange(base, variables, git);
    const top = await said(git('rev-parse', '--show-toplevel'));
    const names = await said(git('diff', '--name-only', '--no-renames', '-z', ...range, '--'));
    const changed = new Set(names.split('\0').map((name) => (0,external_node_path_.join)((0,external_node_fs_.realpathSync)(top.trim()), name)));
    return (file) => changed.has(placed(file)) || changed.has(followed(file));
}
/** The commit that a pull request, or a merge queue, starts from. */
function baseOf(eventPath) {
    if (!eventPath)
        return undefined;
    const event = JSON.parse((0,external_node_fs_.readFileSync)(eventPath, 'utf8'));
    return event.pull_request?.base?.sha ?? event.merge_group?.base_sha;
}
async function findRange(base, { GITHUB_REF: ref = '', GITHUB_SHA: sha }, git) {
    const is = async (...args) => (await git(...args)).exitCode === 0;
    const head = (await said(git('rev-parse', 'HEAD'))).trim();
    // GitHub merges the pull request into its base for the job, and the merge's first parent is that base.
    const isMerge = /^refs\/pull\/\d+\/merge$/.test(ref) && head === sha;
    if (isMerge && (await is('rev-parse', '--verify', '--quiet', 'HEAD^2')))
        return ['HEAD^1', 'HEAD'];
    if (await is('merge-base', base, 'HEAD'))
        return [`${base}...HEAD`];
    throw new errors/* UserError */.yo('input "changed-only" is true, and the clone does not go back to the base of the pull request: give actions/checkout "fetch-depth: 0"');
}
async function said(running) {
    const result = await running;
    if (result.exitCode === 0)
        return result.stdout;
    const { lastWords } = new run.CommandError(['git'], result, 60);
    throw new errors/* UserError */.yo(`input "changed-only" is true, and git does not tell what changed: ${lastWords}`);
}
/** Where a file lies, without following the file itself if it is a link. */
function placed(file) {
    return (0,external_node_path_.join)(followed((0,external_node_path_.dirname)(file)), (0,external_node_path_.basename)(file));
}
function followed(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return (0,external_node_path_.resolve)(path);
    }
}

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var versions = __webpack_require__(1090);
// EXTERNAL MODULE: ./lib/src/actions/read-input.js
var read_input = __webpack_require__(5093);
;// CONCATENATED MODULE: ./lib/src/actions/lint-inputs.js



/**
 * Reads every input.
 * @throws UserError in one sentence: the input, what was found, what is allowed
 */
function readLintInputs(get) {
    const config = get('config');
    return {
        paths: (0,read_input/* readPaths */.Vv)(get),
        podman: readVersions(get),
        mode: (0,read_input/* choice */.Yq)(get, 'mode', ['', 'user', 'system']) || undefined,
        templates: undefined,
        configuration: config === '' ? 'find' : { file: config === 'none' ? undefined : config },
        allowEmpty: (0,read_input/* readBoolean */.Vf)(get, 'allow-empty'),
        changedOnly: (0,read_input/* readBoolean */.Vf)(get, 'changed-only'),
        failOn: (0,read_input/* choice */.Yq)(get, 'fail-on', ['error', 'warning', 'never']),
        generator: (0,read_input/* choice */.Yq)(get, 'generator', ['auto', 'require', 'off']),
        annotations: (0,read_input/* readBoolean */.Vf)(get, 'annotations'),
        sarifFile: get('sarif-file') || undefined,
    };
}
function readVersions(get) {
    const text = get('podman-version');
    if (text === '')
        return undefined;
    for (const word of text.split(/[\s,]+/).filter((one) => one !== '' && one !== 'installed')) {
        try {
            (0,versions/* parseTargets */.Sx)(word);
        }
        catch (thrown) {
            throw thrown instanceof errors/* UserError */.yo ? new errors/* UserError */.yo(`input "podman-version": ${thrown.message}`) : thrown;
        }
    }
    return text;
}

// EXTERNAL MODULE: ./lib/src/quadlet/lint.js + 72 modules
var lint = __webpack_require__(759);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/keys.js + 1 modules
var keys = __webpack_require__(6344);
;// CONCATENATED MODULE: ./lib/src/quadlet/verdict/set-paths.js


/** Is it a file that a generator would merge into units? */
function isDropIn(path) {
    return path.endsWith('.conf') && (0,posix_.basename)((0,posix_.dirname)(path)).endsWith('.d');
}
/** Could a generator merge the drop-in into the unit? Yes for some more than any does. */
function appliesTo(dropIn, unit) {
    const directory = (0,posix_.basename)((0,posix_.dirname)(dropIn)).slice(0, -2);
    const extension = (0,keys/* extensionOf */.je)(unit);
    if (directory === extension.slice(1))
        return true;
    if (!directory.endsWith(extension))
        return false;
    const stem = directory.slice(0, -extension.length).replace(/-?@?$/, '');
    return (0,posix_.basename)(unit).startsWith(stem);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/verdict/compare.js


/**
 * Compares file by file: is it accepted, and under which service name? Only errors of the engine count, for warnings
 * and notes are about files that the generator accepts.
 * @param silentIsLost since Podman 5.0 a silent file was lost with a neighbour, before it was itself at fault
 */
function compare(verdict, engine, silentIsLost) {
    const engineUnits = new Map(engine.units.map(({ file, service }) => [file, service]));
    const errors = new Map();
    for (const finding of engine.findings) {
        if (finding.severity === 'error' && !errors.has(finding.file))
            errors.set(finding.file, finding);
    }
    const view = { verdict, engineUnits, errors, silentIsLost };
    const files = new Set([
        ...verdict.units.keys(),
        ...verdict.dropIns.keys(),
        ...engineUnits.keys(),
        ...errors.keys(),
    ]);
    return [...files].sort().flatMap((file) => (agree(view, file) ? [] : [describe(view, file)]));
}
function agree(view, file) {
    const { verdict, engineUnits, errors } = view;
    const outcome = verdict.units.get(file);
    const service = engineUnits.get(file);
    const failed = errors.has(file);
    switch (outcome?.kind) {
        case 'accepted':
            return service !== undefined && fileName(service) === outcome.service && !failed;
        case 'rejected':
            return service === undefined && (failed || dropInFailed(view, file));
        case 'silent':
            return service === undefined && (view.silentIsLost || failed);
        case undefined:
            if (service !== undefined)
                return false;
            if (verdict.dropIns.has(file))
                return failed;
            return !failed || unitNotMade(verdict, file);
    }
}
// As the verdict has it: cleaned, and without what leads to another directory.
function fileName(service) {
    return (0,posix_.normalize)(service).replace(/^\/?(?:\.\.\/)*/, '');
}
// A unit can be rejected for what a drop-in adds, and the engine points to the place.
function dropInFailed({ errors }, unit) {
    return [...errors.keys()].some((file) => isDropIn(file) && appliesTo(file, unit));
}
// The drop-ins of a unit that was lost are not read either, and will be once its neighbour is mended.
function unitNotMade({ units }, file) {
    const dropIn = file.endsWith('.d') ? `${file}/a.conf` : file;
    if (!isDropIn(dropIn))
        return false;
    return [...units].some(([unit, { kind }]) => kind !== 'accepted' && appliesTo(dropIn, unit));
}
function describe({ verdict, engineUnits, errors }, file) {
    const service = engineUnits.get(file);
    const finding = errors.get(file);
    const words = [
        service === undefined ? 'no unit' : `makes ${service}`,
        finding === undefined ? 'no error' : `${finding.code} in line ${finding.line}: ${finding.message}`,
    ];
    return { file, generator: outcomeWords(verdict, file), engine: words.join(', ') };
}
function outcomeWords({ units, dropIns }, file) {
    const outcome = units.get(file);
    switch (outcome?.kind) {
        case 'accepted':
            return `makes ${outcome.service}`;
        case 'rejected':
            return `rejects it: ${outcome.message}`;
        case 'silent':
            return 'makes nothing of it and says nothing';
        case undefined: {
            const message = dropIns.get(file);
            if (message !== undefined)
                return `cannot read it: ${message}`;
            return isDropIn(file) ? 'has nothing against it' : 'does not read it';
        }
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/verdict/messages.js
const PREFIX = /^quadlet-generator\[\d+\]: /;
// The text of one error, as `cmd/quadlet/main.go` formats it: with apostrophes before 4.6, and quoted by Go since.
const OLD = /^Error (loading|converting) '(.*?)', ignoring: (.*)$/s;
const NEW = /^(error loading|error reading directory|converting) ("(?:[^"\\]|\\.)*")(?:,|:) (.*)$/s;
/** Takes a generator's log apart. Up to 5.4 all errors come joined, one a line, as one message at the end. */
function messagesOf(stderr) {
    const opened = [];
    let lastOpened;
    const unreadable = new Map();
    const unconverted = new Map();
    for (const message of split(stderr)) {
        const loading = /^Loading source (unit|drop-in) file (.*)$/s.exec(message);
        if (loading !== null) {
            lastOpened = loading[2];
            if (loading[1] === 'unit' && lastOpened !== undefined)
                opened.push(lastOpened);
            continue;
        }
        const old = OLD.exec(message);
        const found = old ?? NEW.exec(message);
        if (found === null)
            continue;
        const [, what = '', subject = '', words = ''] = found;
        const target = what.includes('converting') ? unconverted : unreadable;
        const name = old === null ? unquote(subject) : subject;
        if (!target.has(name))
            target.set(name, words);
    }
    const crash = /^(?:panic|fatal error|runtime): .*$/m.exec(stderr)?.[0] ?? '';
    return { opened, lastOpened, unreadable, unconverted, crash };
}
/** A line without the prefix goes on with the message before it, unless it begins an error of its own. */
function split(stderr) {
    const messages = [];
    for (const line of stderr.split('\n')) {
        if (PREFIX.test(line))
            messages.push(line.replace(PREFIX, ''));
        else if (NEW.test(line))
            messages.push(line);
        else if (messages.length > 0 && line !== '')
            messages.push(`${messages.pop()}\n${line}`);
    }
    return messages;
}
const ESCAPES = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};
/** Undoes Go's `%q`. */
function unquote(quoted) {
    return quoted
        .slice(1, -1)
        .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs, (_all, x, u, long, single) => {
        const code = x ?? u ?? long;
        return code === undefined
            ? (ESCAPES[single] ?? single)
            : String.fromCodePoint(Number.parseInt(code, 16));
    });
}

;// CONCATENATED MODULE: ./lib/src/quadlet/verdict/services.js


/**
 * Finds the units in what a dry run prints, and the file that each was made of. Before 5.3 those of a .volume or a
 * .network do not name it, but there their names follow from the file's.
 * @param stdout `---NAME---`, then the unit's text, again for each
 * @param sources the unit files that it read, as `name` names them
 * @param name names a path as it stands in `SourcePath=`
 */
function servicesOf(stdout, sources, name) {
    const known = new Set(sources);
    const byService = new Map(sources.flatMap((source) => plainServices(source).map((text) => [text, source])));
    // Lines end with \n alone here: a name can hold what else JavaScript takes for the end of one.
    return `\n${stdout}`
        .split(/\n---(?=[^\n]*\.service---\n)/)
        .slice(1)
        .map((block) => {
        const end = block.indexOf('---\n');
        const service = block.slice(0, end);
        // The generator's own line comes behind any that the file brings along.
        const named = [...block.matchAll(/\nSourcePath=([^\n]*)(?=\n)/g)]
            .map((match) => name(match[1] ?? ''))
            .filter((path) => known.has(path));
        return { service, source: named.at(-1) ?? byService.get(service) };
    });
}
function plainServices(source) {
    const extension = (0,keys/* extensionOf */.je)(source);
    if (extension !== '.volume' && extension !== '.network')
        return [];
    const stem = (0,posix_.basename)(source, extension);
    const suffix = `-${extension.slice(1)}`;
    const at = stem.endsWith('@') ? [`${stem.slice(0, -1)}${suffix}@.service`] : [];
    return [`${stem}${suffix}.service`, ...at];
}

;// CONCATENATED MODULE: ./lib/src/quadlet/verdict/verdict.js



/**
 * Reads the verdict out of what a generator wrote. A dry run writes nothing and so accepts service names that cannot be
 * file names; they count as rejected here, as they are when the generator runs in earnest.
 */
function readVerdict(output, root) {
    const prefix = `${root}/`;
    const name = (path) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
    const messages = messagesOf(output.stderr);
    const units = new Map();
    const loaded = new Map();
    const dropIns = new Map();
    for (const path of messages.opened) {
        units.set(name(path), { kind: 'silent' });
        if (!messages.unreadable.has(path))
            loaded.set((0,posix_.basename)(path), name(path));
    }
    for (const [path, message] of messages.unreadable) {
        if (units.has(name(path)))
            units.set(name(path), { kind: 'rejected', message });
        else
            dropIns.set(name(path), message);
    }
    for (const [file, message] of messages.unconverted) {
        units.set(loaded.get(file) ?? file, { kind: 'rejected', message });
    }
    for (const { service, source } of servicesOf(output.stdout, [...loaded.values()], name)) {
        units.set(source ?? service, outcomeFor(service));
    }
    const { lastOpened } = messages;
    return {
        end: endOf(output),
        units,
        dropIns,
        lastRead: lastOpened === undefined ? undefined : name(lastOpened),
        crash: messages.crash,
    };
}
/**
 * In earnest the file is made in the output directory, where there is no other: a name with one is rejected. A leading
 * `/` changes nothing, and a leading `..` leads to the directory above, which is there. The name has been cleaned.
 */
function outcomeFor(service) {
    const file = service.replace(/^\//, '').replace(/^(?:\.\.\/)+/, '');
    if (!/[/\0]/.test(file) && Buffer.byteLength(file) <= 255)
        return { kind: 'accepted', service: file };
    return { kind: 'rejected', message: 'the service has a name that no file can have' };
}
function endOf({ timedOut, exitCode }) {
    if (timedOut)
        return 'hung';
    return exitCode === 0 || exitCode === 1 ? 'finished' : 'crashed';
}

// EXTERNAL MODULE: ./lib/src/quadlet/set/parsed-files.js
var parsed_files = __webpack_require__(6783);
// EXTERNAL MODULE: ./lib/src/lint/names.js
var lint_names = __webpack_require__(3602);
;// CONCATENATED MODULE: ./lib/src/lint/copy-tree.js




/**
 * Writes the units and drop-ins of a tree below a directory, in the same order of search. Of what cannot be read there
 * is a directory of that name, which the generator cannot read either.
 * @param followsLinks whether the generator enters linked directories (from Podman 5.3 on)
 */
async function copyTree(tree, root, followsLinks) {
    const names = new Map();
    const copies = new Map();
    const directories = [];
    for (const directory of tree.directories) {
        const name = nameOf(directory, copies, directories.length);
        if (name === undefined || (directory.linked && !followsLinks && !(0,lint_names/* isDropinDirectory */._l)(name)))
            continue;
        copies.set(directory.path, name);
        const path = (0,external_node_path_.join)(root, name);
        await (0,promises_.mkdir)(path, { recursive: true });
        if (directory.depth === 0)
            directories.push(path);
        for (const entry of directory.entries) {
            names.set((0,parsed_files/* pathOf */.X)(directory, entry.name), `${name}/${entry.name}`);
            if (entry.unreadable !== undefined)
                await (0,promises_.mkdir)((0,external_node_path_.join)(path, entry.name), { recursive: true });
            else if (entry.content !== undefined)
                await (0,promises_.writeFile)((0,external_node_path_.join)(path, entry.name), entry.content);
        }
    }
    return { directories, names };
}
/** @returns nothing below a directory that is not copied */
function nameOf({ path, depth }, copies, count) {
    if (depth === 0)
        return String(count);
    const parent = path.includes('/') ? (0,external_node_path_.dirname)(path) : '';
    const copy = copies.get(parent);
    return copy === undefined ? undefined : `${copy}/${path.slice(path.lastIndexOf('/') + 1)}`;
}

;// CONCATENATED MODULE: ./lib/src/lint/cross-check.js









/** Seconds. It reads some thousand files in one. */
const LIMIT = 60;
/**
 * Lets Podman's own generator judge a set in a dry run, and compares it with this linter's judgement for that version,
 * file by file: is it accepted, and under which name?
 */
async function crossCheck({ tree }, mode, { path, version }, attempt) {
    const root = await (0,promises_.realpath)(await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'quadlet-lint-')));
    try {
        const { directories, names } = await copyTree(tree, root, atLeast(version, '5.3'));
        const argv = [path, '-dryrun', ...(mode === 'user' ? ['-user'] : [])];
        const env = { QUADLET_UNIT_DIRS: directories.join(':') };
        const result = await attempt(argv, { timeout: LIMIT, env });
        const verdict = readVerdict(outcomeOf(result), root);
        if (verdict.end !== 'finished') {
            const reason = verdict.end === 'hung' ? `no end after ${LIMIT} s` : verdict.crash || 'it crashed';
            return { finished: false, reason };
        }
        const engine = (0,lint/* lint */.u)(tree, { targets: [version], mode, templates: 'lint' });
        const inCopy = (items) => items.map((item) => ({ ...item, file: names.get(item.file) ?? item.file }));
        const compared = { units: inCopy(engine.units), findings: inCopy(engine.findings) };
        const shown = new Map([...names].map(([file, name]) => [name, file]));
        return {
            finished: true,
            disagreements: compare(verdict, compared, atLeast(version, '5.0')).map((one) => ({
                ...one,
                file: shown.get(one.file) ?? one.file,
                generator: one.generator.replaceAll(`${root}/`, ''),
            })),
        };
    }
    finally {
        await (0,promises_.rm)(root, { recursive: true, force: true });
    }
}
function atLeast(version, other) {
    return (0,versions/* versionNumber */.e1)(version) >= (0,versions/* versionNumber */.e1)(other);
}
function outcomeOf(result) {
    const { exitCode, stdout, stderr } = result;
    return { exitCode, timedOut: (0,run.timedOut)(result), stdout, stderr };
}

// EXTERNAL MODULE: ./lib/src/quadlet/generator.js
var quadlet_generator = __webpack_require__(2636);
;// CONCATENATED MODULE: ./lib/src/actions/second-opinion.js




/**
 * Asks Podman's own generator, if it is to be asked.
 * @param installed asks for the version of the Podman that is installed here
 * @returns nothing with `generator: off`
 */
async function secondOpinion(generator, { sets, policy }, installed, attempt, find = quadlet_generator.findGenerator) {
    if (generator === 'off')
        return undefined;
    const path = await find();
    if (path === undefined)
        return none('Podman with Quadlet is not installed here');
    let version;
    try {
        version = (0,versions/* parseTargets */.Sx)(await installed())[0] ?? '';
    }
    catch (thrown) {
        if (thrown instanceof errors/* UserError */.yo)
            return none(thrown.message);
        throw thrown;
    }
    const disagreements = [];
    for (const set of sets) {
        const opinion = await crossCheck(set, policy.mode, { path, version }, attempt);
        if (!opinion.finished)
            return none(`the generator of Podman ${version} did not finish: ${opinion.reason}`);
        for (const { file, generator: theirs, engine } of opinion.disagreements) {
            disagreements.push(`${file}: Podman ${version}: ${theirs}; this linter: ${engine}.`);
        }
    }
    const count = disagreements.length === 0 ? 'no' : String(disagreements.length);
    const words = `asked the generator of Podman ${version}: ${count} disagreement${count === '1' ? '' : 's'}`;
    return { disagreements, words, complete: true };
}
function none(reason) {
    return { disagreements: [], words: `no second opinion: ${reason}`, complete: false };
}

;// CONCATENATED MODULE: ./lib/src/actions/quadlet-lint.js




















/**
 * Main of Quadlet Lint: from the inputs to findings beside the lines.
 * @param actionRoot the directory of package.json and docs/
 */
async function lintMain(runner, actionRoot) {
    try {
        await lintStep(runner, actionRoot);
    }
    catch (thrown) {
        runner.fail((0,errors/* describeError */.Uc)(thrown));
    }
}
async function lintStep(runner, actionRoot) {
    const { log } = runner;
    const inputs = readLintInputs(runner.input);
    const prepared = await (0,prepare/* prepareLint */.L)(inputs, installed/* installedVersion */.n);
    for (const path of prepared.others)
        log.info(`${path} is no Quadlet file, and was passed over`);
    const isChanged = inputs.changedOnly ? await changedFiles(process.env, run.attempt) : undefined;
    if (inputs.changedOnly && !isChanged)
        log.info('not a pull request: findings in all files are shown');
    const { result: whole, silenced } = (0,lint_set/* lintSets */.$l)(prepared.sets, prepared.policy);
    const result = onlyChanged(whole, isChanged);
    const opinion = await secondOpinion(inputs.generator, prepared, installed/* installedVersion */.n, run.attempt);
    log.info((0,lint_text/* lintText */.D)(result, { colours: false }).trimEnd());
    if (silenced > 0)
        log.info(`${(0,lint_words/* counted */.hS)(silenced, 'finding')} silenced by comments`);
    const hidden = whole.findings.length - result.findings.length;
    if (hidden > 0)
        log.info(`${(0,lint_words/* counted */.hS)(hidden, 'more finding')} in files that the pull request does not change`);
    if (opinion)
        tellOpinion(opinion, inputs, runner);
    if (inputs.annotations)
        annotate(result, runner);
    const about = (0,lint_about.readAbout)(actionRoot, process.env);
    await writeReports(result, opinion, inputs.sarifFile, about, runner);
    const failure = failureOf(result, opinion, inputs);
    if (failure !== undefined)
        runner.fail(failure);
}
function onlyChanged(result, isChanged) {
    if (isChanged === undefined)
        return result;
    const known = new Map();
    const findings = result.findings.filter(({ file }) => {
        const changed = known.get(file) ?? isChanged(file);
        known.set(file, changed);
        return changed;
    });
    return { ...result, findings };
}
function tellOpinion({ disagreements, words, complete }, { generator }, { log }) {
    if (complete && disagreements.length === 0)
        log.info(`✓ ${words}`);
    else if (complete)
        log.warning(`${words}\n${disagreements.join('\n')}`);
    else if (generator === 'auto')
        log.info(words);
}
function annotate(result, runner) {
    const { shown, more } = (0,lint_annotations/* lintAnnotations */.q)(result, rules/* RULES */.y);
    for (const annotation of shown)
        runner.annotate(annotation);
    if (more !== undefined)
        runner.log.info(more);
}
async function writeReports(result, opinion, sarifFile, about, runner) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(process.env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'quadlet-lint-'));
    const report = (0,external_node_path_.join)(directory, 'findings.json');
    await (0,promises_.writeFile)(report, (0,lint_json.lintJson)(result));
    if (sarifFile !== undefined) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(sarifFile), { recursive: true });
        await (0,promises_.writeFile)(sarifFile, (0,lint_sarif.lintSarif)(result, rules/* RULES */.y, about));
    }
    const counts = (0,lint_words/* countsOf */.mQ)(result.findings);
    const outputs = {
        errors: String(counts.error),
        warnings: String(counts.warning),
        notes: String(counts.note),
        files: String(result.files),
        disagreements: opinion?.complete ? String(opinion.disagreements.length) : '',
        report,
        'sarif-file': sarifFile ?? '',
    };
    for (const [name, value] of Object.entries(outputs))
        runner.output(name, value);
    const disagreements = opinion?.disagreements ?? [];
    await runner.summary(lintSummary(result, rules/* RULES */.y, { ruleUri: about.helpUri, disagreements }));
}
/** Why the step is to fail, or nothing. */
function failureOf({ findings }, opinion, { generator, failOn }) {
    if ((0,options/* isFailure */.N6)(findings.map(({ severity }) => severity), failOn)) {
        return `Quadlet files: ${(0,lint_words/* countWords */.rj)((0,lint_words/* countsOf */.mQ)(findings))}`;
    }
    if (generator !== 'require' || opinion === undefined)
        return undefined;
    if (!opinion.complete)
        return `input "generator" is "require", and there is ${opinion.words}`;
    return opinion.disagreements.length === 0 ? undefined : opinion.words;
}


/***/ }),

/***/ 5093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L_: () => (/* binding */ readUsers),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   Vv: () => (/* binding */ readPaths),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   gZ: () => (/* binding */ readDirectory),
/* harmony export */   zM: () => (/* binding */ choices)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _host_ids_accounts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1254);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6755);




/** @throws UserError for what is none of the allowed words */
function choice(get, name, allowed) {
    const found = get(name);
    const match = allowed.find((one) => one === found);
    if (match === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, allowed.join(', '));
    return match;
}
/** @throws UserError for a word that is none of the allowed ones */
function choices(get, name, allowed) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(get(name)).map((word) => {
        const match = allowed.find((one) => one === word);
        if (match === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, word, allowed.join(', '));
        return match;
    });
}
/**
 * An input that names a directory, which need not be there.
 * @returns the absolute path; nothing where the input is not set
 * @throws UserError for what would be no directory to write to
 */
function readDirectory(get, name) {
    const found = get(name);
    if (found === '')
        return undefined;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]/.test(found) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(found) === '/') {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, 'the path of a directory, without control characters');
    }
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(found);
}
/**
 * Knows the words that YAML 1.2 and @actions/core know.
 * @throws UserError for others
 */
function readBoolean(get, name) {
    const found = get(name);
    if (/^(true|True|TRUE)$/.test(found))
        return true;
    if (/^(false|False|FALSE)$/.test(found))
        return false;
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, 'true, false');
}
/**
 * The input "path": directories, files and globs, one per line.
 * @throws UserError where there is none
 */
function readPaths(get) {
    const paths = get('path')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (paths.length === 0)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)('path', '', 'directories, files or globs, one per line');
    // GitHub shows a finding only beside a file that is named from the workspace.
    return paths.map((path) => {
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)('.', path) : path;
        return inside.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside) ? path : inside || '.';
    });
}
/**
 * The input "users": names or uids.
 * @throws UserError for a word that is neither
 */
function readUsers(get) {
    const found = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(get('users'));
    for (const word of found) {
        if (!(0,_host_ids_accounts_js__WEBPACK_IMPORTED_MODULE_1__/* .isUserWord */ .o2)(word))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)('users', word, 'names of users or their uids');
    }
    return found;
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

/***/ 5239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readAbout: () => (/* binding */ readAbout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _repository_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7228);



/**
 * Who this linter is, and where the pages of its rules are: those of the very version that a job uses, else those of the
 * newest one.
 * @param actionRoot the directory of action.yml
 */
function readAbout(actionRoot, variables) {
    const { version, homepage } = readPackage(actionRoot);
    const informationUri = (0,_repository_url_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryUrl */ .E)(variables) ?? homepage;
    const pages = `${(0,_repository_url_js__WEBPACK_IMPORTED_MODULE_2__/* .filesUrl */ .$)(variables) ?? `${informationUri}/blob/main`}/docs/rules`;
    return { version, informationUri, helpUri: (code) => `${pages}/${code}.md` };
}
function readPackage(actionRoot) {
    const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(actionRoot, 'package.json'), 'utf8');
    return JSON.parse(text);
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

/***/ 5931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ lintAnnotations)
/* harmony export */ });
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2928);

/** GitHub drops what a step says beyond this many of one level (actions/toolkit, docs/problem-matchers.md). */
const SHOWN = 10;
/** The runner cuts longer messages (actions/runner, ExecutionContext.cs). */
const MESSAGE = 4096;
const LEVELS = {
    error: 'error',
    warning: 'warning',
    note: 'notice',
};
/**
 * The findings as annotations, errors first and no more than GitHub shows. Where some have no place, the last one of
 * their level says how many there are, and `more` says it of all levels together.
 * @param rules for the titles; a rule that is not among them is named by its code alone
 */
function lintAnnotations(result, rules = []) {
    const names = new Map(rules.map(({ code, name }) => [code, name]));
    const left = { error: 0, warning: 0, note: 0 };
    const counts = (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(result.findings);
    const shown = _lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.flatMap((severity) => {
        const fits = counts[severity] <= SHOWN ? SHOWN : SHOWN - 1;
        left[severity] = Math.max(0, counts[severity] - fits);
        const own = firstOf(result.findings, severity, fits);
        return [...own.map((finding) => annotation(finding, result.targets, names)), ...rest(severity, left)];
    });
    const any = _lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.some((severity) => left[severity] > 0);
    return { shown, more: any ? moreWords(left) : undefined };
}
function firstOf(findings, severity, count) {
    return findings.filter((finding) => finding.severity === severity).slice(0, count);
}
function annotation(finding, targets, names) {
    const { code, severity, message } = finding;
    const only = (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyFor */ .Wj)(finding, targets);
    const name = names.get(code);
    return {
        level: LEVELS[severity],
        message: (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)((0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(only === '' ? message : `${message} (${only})`, MESSAGE)),
        properties: { title: name === undefined ? code : `${code} ${name}`, ...place(finding) },
    };
}
// GitHub's ends are inclusive, and it refuses columns where lines differ. A place that ends before the first column
// of a line covers nothing of that line.
function place({ file, line, column, endLine, endColumn }) {
    const lastLine = endLine > line && endColumn <= 1 ? endLine - 1 : endLine;
    if (lastLine > line)
        return { file, startLine: line, endLine: lastLine };
    const columns = endLine > line ? {} : { endColumn: Math.max(column, endColumn - 1) };
    return { file, startLine: line, endLine: line, startColumn: column, ...columns };
}
function rest(severity, left) {
    if (left[severity] === 0)
        return [];
    const only = { error: 0, warning: 0, note: 0, [severity]: left[severity] };
    return [{ level: LEVELS[severity], message: moreWords(only), properties: { title: 'Quadlet Lint' } }];
}
function moreWords(left) {
    const total = left.error + left.warning + left.note;
    return `${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countWords */ .rj)(left, 'more ')} ${total === 1 ? 'is' : 'are'} in the job summary`;
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


/***/ }),

/***/ 3096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D9: () => (/* binding */ markdownCode),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   iQ: () => (/* binding */ markdownLink),
/* harmony export */   p7: () => (/* binding */ markdownText)
/* harmony export */ });
/* harmony import */ var _excerpt_cells_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(320);
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2928);


// Written as a reference a character is never markup: in a table neither, nor as the beginning of a link or a formula.
const MARKUP = /[\\`*_{}[\]<>&|~$]|:(?=\/\/)|(?<=\bwww)\.|^[-+#=]|(?<=^\d+)[.)]/gi;
const PLAIN_CODE = /^(?! )[^`|\\]*[^`|\\ ]$/;
/** A text of somebody else's as Markdown that shows it as it is, on one line. */
function markdownText(text) {
    return (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text).replace(MARKUP, reference);
}
/** A name of somebody else's as Markdown that shows it as code. */
function markdownCode(name) {
    const shown = (0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(name);
    return PLAIN_CODE.test(shown) ? `\`${shown}\`` : `<code>${shown.replace(MARKUP, reference)}</code>`;
}
/** Lines as a block of code, which nothing in them can end. */
function fenced(lines) {
    const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
    const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
    return [fence, ...lines, fence].join('\n');
}
/** A link; an address with blanks or brackets in it would end before its time. */
function markdownLink(label, address) {
    const whole = address.replace(/[\s()<>\\`|]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
    return `[${markdownText(label)}](${whole})`;
}
function reference(char) {
    return `&#${char.charCodeAt(0)};`;
}
/** The blocks of a text, two bytes apart, that fit into so many bytes of UTF-8, up to the first that does not. */
function fitting(blocks, bytes) {
    const kept = [];
    let left = bytes;
    for (const block of blocks) {
        left -= Buffer.byteLength(block) + 2;
        if (left < 0)
            break;
        kept.push(block);
    }
    return kept;
}


/***/ }),

/***/ 7811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lintSarif: () => (/* binding */ lintSarif)
});

// EXTERNAL MODULE: ./lib/src/report/excerpt-lines.js
var excerpt_lines = __webpack_require__(8186);
;// CONCATENATED MODULE: ./lib/src/report/lint-fingerprint.js
/** How many characters of a line, and of those behind it, are looked at. */
const WINDOW = 100;
const BASE = 37;
/** What a character is worth by the time it leaves the window: the base to the power of its length, modulo 2^64. */
const LEAVING = BigInt.asUintN(64, BigInt(BASE) ** BigInt(WINDOW));
const LEAVING_HIGH = Number(LEAVING >> 32n);
const LEAVING_LOW = Number(BigInt.asUintN(32, LEAVING));
const HALF = 2 ** 32;
const END_OF_FILE = 0xffff;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
/**
 * What GitHub knows an alert again by, for each of the lines asked for: `primaryLocationLineHash` as its `upload-sarif`
 * makes it (github/codeql-action, src/fingerprints.ts), which warns about a file that says otherwise. It is a polynomial
 * hash, modulo 2^64, of the 100 characters from the line's beginning that are neither blanks nor tabs, where every line
 * break is `\n`, U+FFFF ends the file and zeros follow. Behind a colon stands how many lines up to this one have it.
 * @param lines their numbers, from 1; a carriage return alone begins a new line here
 */
function lineFingerprints(text, lines) {
    let last = 0;
    for (const line of lines)
        last = Math.max(last, line);
    // Counted are only the hashes of the lines asked for: a file can have more lines than a map can have entries.
    const counters = new Map();
    hashLines(text, last, (line, high, low) => {
        if (!lines.has(line))
            return;
        const ofLow = counters.get(low) ?? new Map();
        counters.set(low, ofLow.set(high, { count: 0 }));
    });
    const fingerprints = new Map();
    hashLines(text, last, (line, high, low) => {
        const counter = counters.get(low)?.get(high);
        if (counter === undefined)
            return;
        counter.count++;
        if (lines.has(line))
            fingerprints.set(line, `${hexadecimal(high, low)}:${counter.count}`);
    });
    return fingerprints;
}
/**
 * Tells the hashes of the first `last` lines, in order, each as its upper and its lower 32 bits. Both are kept in
 * doubles, in which every step stays a whole number: this takes milliseconds for a megabyte, and a hundred times as
 * long with big integers.
 */
function hashLines(text, last, onLine) {
    // Rings of the newest characters; at a character that begins a line, the line's number, else 0.
    const characters = new Uint16Array(WINDOW);
    const lines = new Float64Array(WINDOW);
    let next = 0;
    let high = 0;
    let low = 0;
    let line = 0;
    let told = 0;
    let begins = true;
    let afterReturn = false;
    for (let at = 0; at <= text.length + WINDOW && told < last; at++) {
        let character = at > text.length ? 0 : END_OF_FILE;
        if (at < text.length) {
            character = text.charCodeAt(at);
            const skipped = character === BLANK || character === TAB || (afterReturn && character === LINE_FEED);
            afterReturn = character === RETURN;
            if (skipped)
                continue;
            if (afterReturn)
                character = LINE_FEED;
        }
        // The ring is full, and its oldest character begins a line: this is the line's hash.
        if (lines[next] > 0) {
            told = lines[next];
            onLine(told, high, low);
        }
        const leaving = characters[next];
        const lower = low * BASE + character - leaving * LEAVING_LOW;
        const carry = Math.floor(lower / HALF);
        const upper = high * BASE + carry - leaving * LEAVING_HIGH;
        low = lower - carry * HALF;
        high = upper - Math.floor(upper / HALF) * HALF;
        if (begins)
            line++;
        characters[next] = character;
        lines[next] = begins ? line : 0;
        begins = character === LINE_FEED;
        next = next === WINDOW - 1 ? 0 : next + 1;
    }
}
function hexadecimal(high, low) {
    return high === 0 ? low.toString(16) : `${high.toString(16)}${low.toString(16).padStart(8, '0')}`;
}

// EXTERNAL MODULE: ./lib/src/report/lint-words.js
var lint_words = __webpack_require__(2928);
;// CONCATENATED MODULE: ./lib/src/report/lint-sarif.js



/** GitHub refuses a run with more results (its page "SARIF results exceed one or more limits"). */
const ACCEPTED = 25_000;
/** Of which it shows this many, by severity. */
const SHOWN = 5_000;
/** The longest description of a rule that GitHub takes, in characters. */
const DESCRIPTION = 1024;
const PROBLEM = {
    error: 'error',
    warning: 'warning',
    note: 'recommendation',
};
/**
 * The findings as SARIF 2.1.0, as GitHub's code scanning wants it (its page "SARIF support for code scanning"). Errors
 * come first; beyond what GitHub accepts findings are left out, which a notification of the tool then says. Only rules
 * that occur are listed.
 */
function lintSarif(result, rules, about) {
    const ordered = (0,lint_words/* errorsFirst */.wz)(result.findings);
    const kept = ordered.slice(0, ACCEPTED);
    const codes = new Set(kept.map(({ code }) => code));
    const listed = rules.filter(({ code }) => codes.has(code));
    const indexes = new Map(listed.map(({ code }, index) => [code, index]));
    const fingerprintOf = (0,excerpt_lines/* perLine */.q)(kept, result.textOf, lineFingerprints);
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'Quadlet Lint',
                        version: about.version,
                        semanticVersion: about.version,
                        informationUri: about.informationUri,
                        rules: listed.map((rule) => descriptor(rule, about)),
                    },
                },
                invocations: [{ executionSuccessful: true, ...notifications(ordered.length) }],
                originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
                columnKind: 'utf16CodeUnits',
                results: kept.map((finding) => ({
                    ruleId: finding.code,
                    ...ruleIndex(indexes.get(finding.code)),
                    level: finding.severity,
                    message: { text: message(finding, result.targets) },
                    locations: [lint_sarif_location(finding)],
                    ...partialFingerprints(fingerprintOf(finding)),
                    ...fixes(finding.fix),
                    properties: { targets: finding.targets },
                })),
                properties: {
                    targets: result.targets,
                    mode: result.mode,
                    files: result.files,
                    resultsLeftOut: ordered.length - kept.length,
                },
            },
        ],
    };
    return `${JSON.stringify(log)}\n`;
}
function descriptor({ code, name, severity, summary, explanation }, about) {
    const uri = about.helpUri(code);
    const full = `${summary} ${explanation}`;
    return {
        id: code,
        name,
        shortDescription: { text: (0,lint_words/* shorten */.ml)((0,lint_words/* oneLine */.TN)(summary), DESCRIPTION) },
        fullDescription: { text: (0,lint_words/* shorten */.ml)((0,lint_words/* oneLine */.TN)(full), DESCRIPTION) },
        helpUri: uri,
        help: {
            text: `${summary}\n\n${explanation}\n\n${uri}`,
            markdown: `${summary}\n\n${explanation}\n\n[${code} ${name}](${uri})`,
        },
        defaultConfiguration: { level: severity },
        properties: {
            tags: ['podman', 'quadlet'],
            precision: severity === 'error' ? 'very-high' : 'high',
            'problem.severity': PROBLEM[severity],
        },
    };
}
function notifications(count) {
    const left = count - ACCEPTED;
    if (count <= SHOWN)
        return {};
    const text = left > 0
        ? `${(0,lint_words/* counted */.hS)(count, 'finding')}, of which the ${left} least severe are left out: GitHub accepts ${ACCEPTED} and shows ${SHOWN}.`
        : `${(0,lint_words/* counted */.hS)(count, 'finding')}, of which GitHub shows ${SHOWN}.`;
    return { toolExecutionNotifications: [{ level: left > 0 ? 'warning' : 'note', message: { text } }] };
}
function ruleIndex(index) {
    return index === undefined ? {} : { ruleIndex: index };
}
// `[text](target)` in a message is a link, which what is quoted of a file must not be.
function message(finding, targets) {
    const only = (0,lint_words/* onlyFor */.Wj)(finding, targets);
    const text = (0,lint_words/* oneLine */.TN)(only === '' ? finding.message : `${finding.message} (${only})`);
    return text.replaceAll('](', '] (');
}
function lint_sarif_location({ file, line, column, endLine, endColumn }) {
    const region = { startLine: line, startColumn: column, endLine, endColumn };
    return { physicalLocation: { artifactLocation: artifactLocation(file), region } };
}
/** A path as a URI in the normal form that SARIF asks for: no `.` and no empty parts. */
function artifactLocation(file) {
    const uri = file
        .replace(/\p{Cs}/gu, '\ufffd')
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .map(encodeURIComponent)
        .join('/');
    return file.startsWith('/') ? { uri: `file:///${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}
function fixes(fix) {
    if (fix === undefined || fix.edits.length === 0)
        return {};
    const { title, edits } = fix;
    const byFile = new Map();
    for (const edit of edits) {
        const known = byFile.get(edit.file);
        if (known === undefined)
            byFile.set(edit.file, [edit]);
        else
            known.push(edit);
    }
    const artifactChanges = [...byFile].map(([file, own]) => ({
        artifactLocation: artifactLocation(file),
        replacements: own.map(({ start, end, text }) => ({
            deletedRegion: { charOffset: start, charLength: end - start },
            insertedContent: { text },
        })),
    }));
    return { fixes: [{ description: { text: title }, artifactChanges }] };
}
function partialFingerprints(hash) {
    return hash === undefined ? {} : { partialFingerprints: { primaryLocationLineHash: hash } };
}


/***/ }),

/***/ 7228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ filesUrl),
/* harmony export */   E: () => (/* binding */ repositoryUrl)
/* harmony export */ });
/**
 * Where the repository of the action that runs is shown; nothing outside of an action, and for one of the workflow's own
 * repository, which has no name. Source: GitHub's default variables.
 */
function repositoryUrl(variables) {
    const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_SERVER_URL: server } = variables;
    return repository ? `${server || 'https://github.com'}/${repository}` : undefined;
}
/** Where its files are shown, at the version that runs; nothing where that is not known. */
function filesUrl(variables) {
    const url = repositoryUrl(variables);
    const { GITHUB_ACTION_REF: ref } = variables;
    return url && ref ? `${url}/blob/${ref}` : undefined;
}


/***/ }),

/***/ 6755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed),
/* harmony export */   a: () => (/* binding */ words)
/* harmony export */ });
/** The words of a text, separated by blanks or lines. */
function words(text) {
    return text.split(/\s+/).filter((word) => word !== '');
}
/** What a text lists: separated by blanks, commas or lines. */
function listed(text) {
    return text.split(/[\s,]+/).filter((word) => word !== '');
}


/***/ })

};
