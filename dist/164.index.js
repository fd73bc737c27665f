export const id = 164;
export const ids = [164];
export const modules = {

/***/ 8954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   CL: () => (/* binding */ statIfThere),
/* harmony export */   KG: () => (/* binding */ listDirectory),
/* harmony export */   SJ: () => (/* binding */ unreadEntry),
/* harmony export */   Tk: () => (/* binding */ isEntry),
/* harmony export */   hB: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _quadlet_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6344);
/* harmony import */ var _quadlet_set_source_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5310);




/**
 * What a directory holds, in the generator's order.
 * @param shown the directory as the user knows it
 * @throws UserError where it cannot be read
 */
function listDirectory(path, shown) {
    let dirents;
    try {
        dirents = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path, { withFileTypes: true });
    }
    catch (thrown) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${shown || '.'} cannot be read: ${reasonOf(thrown)}`);
    }
    return dirents.map((dirent) => find(path, dirent)).sort((a, b) => (0,_quadlet_set_source_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .compareNames */ .M)(a.name, b.name));
}
function find(directory, dirent) {
    const { name } = dirent;
    if (dirent.isFile())
        return { name, kind: 'file', link: false };
    if (dirent.isDirectory())
        return { name, kind: 'directory', link: false };
    if (!dirent.isSymbolicLink())
        return { name, kind: 'other', link: false };
    return { name, kind: kindOf(statIfThere(`${directory}/${name}`)), link: true };
}
function kindOf(stats) {
    if (stats === undefined)
        return 'nothing';
    if (stats.isFile())
        return 'file';
    return stats.isDirectory() ? 'directory' : 'other';
}
/** @returns nothing for what is not there, or behind a link that leads nowhere */
function statIfThere(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    }
    catch {
        return undefined;
    }
}
/** Reads a file whose content matters. Never waits: a named pipe is not opened. */
function readEntry(directory, { name, kind }) {
    const unread = { name, content: undefined };
    if (kind === 'directory')
        return { ...unread, unreadable: 'it is a directory' };
    if (kind === 'nothing')
        return { ...unread, unreadable: 'it is a link that leads nowhere' };
    const path = `${directory}/${name}`;
    // A unit that is a link to /dev/null is an empty file to the generator; what else is no file may never end.
    if (kind === 'other' && !isEmptyDevice(path))
        return { ...unread, unreadable: 'it is not a file' };
    try {
        return { name, content: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path) };
    }
    catch (thrown) {
        return { ...unread, unreadable: reasonOf(thrown) };
    }
}
function isEmptyDevice(path) {
    const [own, empty] = [statIfThere(path), statIfThere('/dev/null')];
    return own !== undefined && empty !== undefined && own.isCharacterDevice() && own.rdev === empty.rdev;
}
/** What stands in a directory of units without being read: everything that is no unit. */
function unreadEntry({ name }) {
    return { name, content: undefined };
}
/** Whether a name belongs to a directory's entries: subdirectories do only where the generator takes them for a unit. */
function isEntry({ name, kind }) {
    return kind !== 'directory' || (0,_quadlet_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnitName */ .o9)(name);
}
/** Why the system refused, in its own words without the call and the path. */
function reasonOf(thrown) {
    const { code, message } = thrown;
    const words = /^[A-Z]+\d*: ([^,]+)/.exec(message)?.[1];
    return words ?? code ?? message;
}


/***/ }),

/***/ 3335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oN: () => (/* binding */ findConfiguration),
  z9: () => (/* binding */ globFilter),
  vF: () => (/* binding */ loadConfiguration)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var versions = __webpack_require__(1090);
// EXTERNAL MODULE: ./lib/src/lint/glob.js
var lint_glob = __webpack_require__(6110);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/nearest.js
var nearest = __webpack_require__(409);
;// CONCATENATED MODULE: ./lib/src/lint/yaml-reader.js


/** Reads YAML that a person wrote, and says of every mistake where it is. */
class YamlReader {
    yaml;
    file;
    /** Nothing for an empty file. */
    root;
    lines;
    /**
     * @param file its path, for messages
     * @throws UserError for what is not YAML
     */
    constructor(yaml, text, file) {
        this.yaml = yaml;
        this.file = file;
        this.lines = new yaml.LineCounter();
        const document = yaml.parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
        const [error] = document.errors;
        if (error)
            throw this.mistake(error.pos[0], error.message.split('\n')[0] ?? '');
        this.root = document.contents ?? undefined;
    }
    /** A mistake at a node, or at an offset. */
    mistake(at, message) {
        const offset = typeof at === 'number' ? at : (at.range?.[0] ?? 0);
        const { line, col } = this.lines.linePos(offset);
        return new errors/* UserError */.yo(`${this.file}:${line}:${col}: ${message}`);
    }
    /**
     * The entries of a mapping.
     * @param what it is, for messages: `"rules"`
     * @throws UserError for what is no mapping, and for names that are not allowed
     */
    entries(node, what, allowed) {
        if (!this.yaml.isMap(node))
            throw this.mistake(node, `${what} must be a mapping, NAME: VALUE`);
        return node.items.map(({ key, value }) => {
            const name = this.text(key, 'a name');
            if (!allowed.includes(name)) {
                const near = (0,nearest/* nearest */.p)(name, allowed);
                const advice = near === undefined ? `allowed: ${allowed.join(', ')}` : `did you mean "${near}"?`;
                throw this.mistake(key, `there is no "${name}" in ${what}; ${advice}`);
            }
            return { name, key, value: value ?? undefined };
        });
    }
    /** @throws UserError for what is no single value, or an empty one */
    text(node, what, key = node) {
        // The words of the file: 5.10 would become the number 5.1.
        const text = this.yaml.isScalar(node) ? (node.source ?? String(node.value ?? '')) : undefined;
        if (text === undefined && node !== undefined)
            throw this.mistake(node, `${what} must be a single value`);
        if (!text)
            throw this.mistake(node ?? key ?? 0, `${what} is empty`);
        return text;
    }
    /** A list of values, or one alone. */
    texts({ name, key, value }) {
        if (!this.yaml.isSeq(value))
            return [{ text: this.text(value, `"${name}"`, key), node: value ?? key }];
        return value.items.map((node) => ({ text: this.text(node, `an item of "${name}"`), node }));
    }
    /** @throws UserError for what is none of the allowed words */
    choice(node, key, what, allowed) {
        const found = this.text(node, what, key);
        const match = allowed.find((one) => one === found);
        if (match === undefined) {
            throw this.mistake(node ?? key, `${what} is "${found}"; allowed: ${allowed.join(', ')}`);
        }
        return match;
    }
    isMapping(node) {
        return this.yaml.isMap(node);
    }
}

;// CONCATENATED MODULE: ./lib/src/lint/configuration.js




const NO_CONFIGURATION = { levels: new Map(), ignore: [], templated: [] };
const ENTRIES = ['podman', 'mode', 'rules', 'ignore', 'templates', 'templated'];
const LEVELS = ['error', 'warning', 'note', 'off'];
/**
 * Reads a configuration file.
 * @param file its path, for messages
 * @throws UserError with line and column for everything that it does not know, and for an error that is made less of
 * without a reason
 */
async function parseConfiguration(text, file, rules) {
    // It takes longer to load than most calls take, and those have no configuration.
    const reader = new YamlReader(await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19)), text, file);
    if (reader.root === undefined)
        return NO_CONFIGURATION;
    const entries = reader.entries(reader.root, 'the configuration', ENTRIES);
    const at = (name) => entries.find((entry) => entry.name === name);
    const [podman, mode, templates] = [at('podman'), at('mode'), at('templates')];
    return {
        ...(podman && { podman: readVersions(reader, podman) }),
        ...(mode && { mode: reader.choice(mode.value, mode.key, '"mode"', ['user', 'system']) }),
        levels: readLevels(reader, at('rules'), rules),
        ignore: readGlobs(reader, at('ignore')),
        ...(templates && {
            templates: reader.choice(templates.value, templates.key, '"templates"', ['skip', 'lint']),
        }),
        templated: readGlobs(reader, at('templated')),
    };
}
function readVersions(reader, entry) {
    const texts = reader.texts(entry);
    for (const { text, node } of texts) {
        if (text !== 'installed')
            locate(() => (0,versions/* parseTargets */.Sx)(text), reader, node);
    }
    return texts.map(({ text }) => text).join(',');
}
function readGlobs(reader, entry) {
    if (entry === undefined)
        return [];
    return reader.texts(entry).map(({ text, node }) => {
        locate(() => (0,lint_glob/* globPattern */.hp)(text), reader, node);
        return text;
    });
}
/** Says of a mistake where in the file it is. */
function locate(check, reader, node) {
    try {
        check();
    }
    catch (thrown) {
        throw thrown instanceof errors/* UserError */.yo ? reader.mistake(node, thrown.message) : thrown;
    }
}
function readLevels(reader, entry, rules) {
    const levels = new Map();
    if (entry === undefined)
        return levels;
    if (entry.value === undefined)
        throw reader.mistake(entry.key, '"rules" is empty');
    const byName = new Map(rules.flatMap((rule) => [[rule.code, rule], [rule.name, rule]]));
    for (const one of reader.entries(entry.value, '"rules"', [...byName.keys()])) {
        const rule = byName.get(one.name);
        if (rule === undefined)
            continue;
        if (levels.has(rule.code)) {
            throw reader.mistake(one.key, `${rule.code} and "${rule.name}" are the same rule`);
        }
        levels.set(rule.code, readLevel(reader, one, rule));
    }
    return levels;
}
function readLevel(reader, { name, key, value }, rule) {
    const isMapping = reader.isMapping(value);
    const parts = isMapping ? reader.entries(value, `"${name}"`, ['level', 'reason']) : [];
    const levelPart = isMapping ? parts.find((part) => part.name === 'level') : { key, value };
    if (levelPart === undefined)
        throw reader.mistake(key, `"${name}" has no "level"`);
    const level = reader.choice(levelPart.value, levelPart.key, `the level of "${name}"`, LEVELS);
    const reason = parts.find((part) => part.name === 'reason');
    if (reason !== undefined)
        reader.text(reason.value, `the reason of "${name}"`, reason.key);
    if (reason === undefined && rule.severity === 'error' && level !== 'error') {
        throw reader.mistake(key, `${rule.code} is an error: Podman refuses such files. To make less of it, say why: ${name}: {level: ${level}, reason: …}`);
    }
    return level;
}

// EXTERNAL MODULE: ./lib/src/lint/entries.js
var entries = __webpack_require__(8954);
// EXTERNAL MODULE: ./lib/src/lint/list-tree.js
var list_tree = __webpack_require__(1465);
;// CONCATENATED MODULE: ./lib/src/lint/find-configuration.js







const NAMES = ['.quadlet-lint.yaml', '.quadlet-lint.yml'];
/**
 * Finds the configuration that holds for paths: the nearest one upwards from each, no further than the repository.
 * @returns nothing where there is none
 * @throws UserError where different ones hold for them
 */
function findConfiguration(paths) {
    const found = new Set(paths.map(nearestFile));
    const [first, ...others] = found;
    if (others.length > 0) {
        const names = [...found].map((file) => file ?? 'none').join(', ');
        throw new errors/* UserError */.yo(`different configurations hold for these paths: ${names}. Lint them one by one, or give --config or --no-config`);
    }
    return first;
}
function nearestFile(path) {
    const start = (0,external_node_path_.resolve)(path);
    let directory = (0,entries/* statIfThere */.CL)(start)?.isDirectory() ? start : (0,external_node_path_.dirname)(start);
    for (;;) {
        const own = NAMES.map((name) => (0,external_node_path_.join)(directory, name)).find((file) => (0,external_node_fs_.existsSync)(file));
        if (own !== undefined)
            return own;
        const parent = (0,external_node_path_.dirname)(directory);
        if (parent === directory || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, '.git')))
            return undefined;
        directory = parent;
    }
}
/**
 * Reads the configuration at a path, or an empty one.
 * @throws UserError where it cannot be read or holds what it may not
 */
async function loadConfiguration(file, rules) {
    if (file === undefined)
        return { ...NO_CONFIGURATION, directory: '.' };
    const shown = (0,list_tree/* tidy */.DZ)((0,external_node_path_.relative)('.', file)) || file;
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (thrown) {
        throw new errors/* UserError */.yo(`the configuration ${shown} cannot be read: ${(0,entries/* reasonOf */.A3)(thrown)}`);
    }
    return { ...(await parseConfiguration(text, shown, rules)), directory: (0,external_node_path_.dirname)((0,external_node_path_.resolve)(file)) };
}
/**
 * Whether one of a configuration's globs is about a path. A glob without `/` is about a name anywhere, another one
 * about the way from the configuration's directory; what it says of a directory holds for all that lies in it.
 */
function globFilter(globs, directory) {
    if (globs.length === 0)
        return () => false;
    const patterns = globs.map((glob) => {
        const bare = glob.replace(/^\.?\//, '').replace(/\/$/, '');
        return (0,lint_glob/* globPattern */.hp)(glob.replace(/\/$/, '').includes('/') ? bare : `**/${bare}`);
    });
    return (path) => {
        const names = (0,external_node_path_.relative)(directory, (0,external_node_path_.resolve)(path)).split(external_node_path_.sep);
        const matches = (one) => patterns.some((pattern) => pattern.test(one));
        return names.some((_, index) => matches(names.slice(0, index + 1).join('/')));
    };
}


/***/ }),

/***/ 6110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fg: () => (/* binding */ isGlob),
/* harmony export */   hT: () => (/* binding */ expandGlob),
/* harmony export */   hp: () => (/* binding */ globPattern)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _quadlet_set_parsed_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6783);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8954);



/** Does the text hold anything that a glob gives a meaning to? */
function isGlob(text) {
    return /[*?[\]{}]/.test(text);
}
/**
 * What a path must be like for a glob: `*` and `?` stay within a name (a dot at its beginning is a character like
 * others), `**` stands for any directories or none, `[a-c]` and `[!a-c]` for a character, `{a,b}` for either, and a
 * backslash takes a character as it is.
 * @throws UserError for a set of characters that is upside down
 */
function globPattern(glob) {
    const ways = expandBraces(glob).map((one) => {
        const names = one.split('/');
        return names
            .map((name, index) => {
            const last = index === names.length - 1;
            if (name === '**')
                return last ? '.+' : '(?:[^/]+/)*';
            return `${namePattern(name)}${last ? '' : '/'}`;
        })
            .join('');
    });
    try {
        return new RegExp(`^(?:${ways.join('|')})$`, 'su');
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`"${glob}" is no glob: what stands in its brackets is upside down`);
    }
}
function namePattern(name) {
    return name.replace(/\\(.)|\*+|\?|\[([!^]?)(\]?[^\]]*)\]|[\\^$.|+()[\]{}]/gsu, (found, escaped, not, set) => {
        if (escaped !== undefined)
            return escapeRegExp(escaped);
        if (found.startsWith('*'))
            return '[^/]*';
        if (found === '?')
            return '[^/]';
        if (set !== undefined)
            return `(?!/)[${not ? '^' : ''}${set.replace(/[\\\][^]/g, '\\$&')}]`;
        return escapeRegExp(found);
    });
}
function escapeRegExp(text) {
    return text.replace(/[\\^$.|*+?()[\]{}/]/g, '\\$&');
}
/** `a{b,c{d,e}}` becomes `ab`, `acd`, `ace`, as in a shell; braces without a comma stay. */
function expandBraces(text) {
    const group = outermostGroup(text);
    if (group === undefined)
        return [text];
    const { start, end, commas } = group;
    const cuts = [start, ...commas, end];
    const rest = expandBraces(text.slice(end + 1));
    return cuts
        .slice(0, -1)
        .flatMap((cut, index) => expandBraces(text.slice(cut + 1, cuts[index + 1])))
        .flatMap((way) => rest.map((tail) => `${text.slice(0, start)}${way}${tail}`));
}
function outermostGroup(text) {
    let depth = 0;
    let start = 0;
    let commas = [];
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '\\')
            at++;
        else if (character === '{' && depth++ === 0)
            [start, commas] = [at, []];
        else if (character === ',' && depth === 1)
            commas.push(at);
        else if (character === '}' && depth > 0 && --depth === 0 && commas.length > 0)
            return { start, end: at, commas };
    }
    return undefined;
}
/**
 * The files and directories whose paths a glob matches, in the order of their names. `**` neither follows links nor
 * enters directories that are passed over.
 * @param passedOver names of directories
 * @throws UserError where a directory on the way cannot be read
 */
function expandGlob(glob, passedOver) {
    const paths = new Set();
    for (const one of expandBraces(glob)) {
        const names = one.split('/').filter((name, index) => (name !== '' || index === 0) && name !== '.');
        const absolute = names[0] === '';
        collect(absolute ? '/' : '', absolute ? names.slice(1) : names, passedOver, paths);
    }
    return [...paths];
}
function collect(directory, names, passedOver, paths) {
    const [name, ...rest] = names;
    if (name === undefined)
        return;
    if (!isGlob(name)) {
        const path = (0,_quadlet_set_parsed_files_js__WEBPACK_IMPORTED_MODULE_0__/* .pathOf */ .X)({ path: directory }, name.replace(/\\(.)/g, '$1'));
        const stats = (0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .statIfThere */ .CL)(path);
        if (rest.length === 0 ? stats !== undefined : stats?.isDirectory())
            descend(path, rest, passedOver, paths);
        return;
    }
    const pattern = name === '**' ? undefined : globPattern(name);
    if (pattern === undefined)
        collect(directory, rest, passedOver, paths);
    for (const found of (0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .listDirectory */ .KG)(directory || '.', directory)) {
        if (passedOver.has(found.name) || found.kind === 'nothing')
            continue;
        const path = (0,_quadlet_set_parsed_files_js__WEBPACK_IMPORTED_MODULE_0__/* .pathOf */ .X)({ path: directory }, found.name);
        if (pattern?.test(found.name)) {
            if (rest.length === 0 || found.kind === 'directory')
                descend(path, rest, passedOver, paths);
        }
        else if (pattern === undefined)
            collectBelow(found, path, names, passedOver, paths);
    }
}
function collectBelow({ kind, link }, path, names, passedOver, paths) {
    if (names.length === 1)
        paths.add(path);
    if (kind === 'directory' && !link)
        collect(path, names, passedOver, paths);
}
function descend(path, rest, passedOver, paths) {
    if (rest.length === 0)
        paths.add(path);
    else
        collect(path, rest, passedOver, paths);
}


/***/ }),

/***/ 4179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cR: () => (/* binding */ joinReports),
  yA: () => (/* binding */ lintSet),
  $l: () => (/* binding */ lintSets)
});

// EXTERNAL MODULE: ./lib/src/quadlet/lint.js + 72 modules
var lint = __webpack_require__(759);
// EXTERNAL MODULE: ./lib/src/quadlet/rules/index.js + 3 modules
var rules = __webpack_require__(6442);
// EXTERNAL MODULE: ./lib/src/quadlet/set/parsed-files.js
var parsed_files = __webpack_require__(6783);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/nearest.js
var nearest = __webpack_require__(409);
// EXTERNAL MODULE: ./lib/src/quadlet/finding.js
var finding = __webpack_require__(8504);
// EXTERNAL MODULE: ./lib/src/quadlet/syntax/logical-lines.js
var logical_lines = __webpack_require__(292);
// EXTERNAL MODULE: ./lib/src/quadlet/syntax/source-text.js
var source_text = __webpack_require__(4858);
;// CONCATENATED MODULE: ./lib/src/quadlet/suppression-comments.js


const MARK = 'quadlet-lint:';
const COMMENT = /^[#;]+[ \t]*quadlet-lint:[ \t]*(.*)$/;
const DISABLE = /^(disable|disable-file)[ \t]*=[ \t]*([A-Za-z]+\d+(?:[ \t]*,[ \t]*[A-Za-z]+\d+)*)(?:[ \t:]+(.*))?$/;
const FORM = 'allowed: disable=QL012,QL013 REASON for the next entry, disable-file=QL012 REASON for the file';
/** Finds the comments of a file that are meant to silence findings. */
function readSuppressions(file, text) {
    // Nearly no file has any.
    if (!text.includes(MARK))
        return [];
    const source = new source_text/* SourceText */.D(file, text);
    const lines = (0,logical_lines/* logicalLines */.N)(text, 'skipping', '#;');
    const comments = [];
    for (const [index, line] of lines.entries()) {
        if (!line.comment)
            comments.push(...insideValue(source, line));
        else {
            const words = COMMENT.exec(line.text)?.[1];
            const next = () => lines.slice(index + 1).find(({ comment }) => !comment);
            if (words !== undefined)
                comments.push(readComment(source, line, words, next));
        }
    }
    return comments;
}
function readComment(source, line, words, next) {
    const start = line.origin;
    const place = placeOf(source, start, start + line.text.length);
    const [, kind, codes = '', reason = ''] = DISABLE.exec(words) ?? [];
    if (kind === undefined)
        return useless(place, `"${words}" is nothing that a comment can say here; ${FORM}.`);
    const wholeFile = kind === 'disable-file';
    const [from, to] = wholeFile ? [1, Number.POSITIVE_INFINITY] : linesOf(source, next());
    return {
        file: source.path,
        place,
        codes: codes.split(/[ \t]*,[ \t]*/),
        reason: reason.trim(),
        wholeFile,
        from,
        to,
    };
}
function linesOf(source, line) {
    if (line === undefined)
        return [1, 0];
    return [source.position(line.start).line, source.position(line.end).line];
}
// Newer generators skip comments between the lines of one value, older ones take them into the value.
function insideValue(source, { start, end }) {
    const value = source.text.slice(start, end);
    if (!value.includes(MARK))
        return [];
    return [...value.matchAll(/^[ \t]*([#;]+[ \t]*quadlet-lint:[^\r\n]*)/gm)].map(({ index, 0: line, 1: text = '' }) => {
        const stop = start + index + line.length;
        const place = placeOf(source, stop - text.length, stop);
        return useless(place, 'This stands between the lines of one value and silences nothing: put it above the key.');
    });
}
function useless(place, fault) {
    return { file: place.file, place, codes: [], reason: '', wholeFile: false, from: 1, to: 0, fault };
}
function placeOf(source, from, to) {
    const [start, end] = [source.position(from), source.position(to)];
    return {
        file: source.path,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
    };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/suppression.js



/** The code of what is wrong with a comment that silences findings. */
const SUPPRESSION = 'QL090';
/**
 * Silences findings by comments: `# quadlet-lint: disable=QL012,QL013 reason` for the next entry or section header,
 * `disable-file=` for the whole file. A comment that gives no reason, names no rule or silences nothing is a finding of
 * its own, {@link SUPPRESSION}, which no comment silences.
 * @param files the paths in which comments count
 * @param codes of all rules
 */
function applySuppressions({ findings, targets, textOf }, files, codes) {
    const comments = new Map();
    for (const file of files) {
        const own = readSuppressions(file, textOf(file) ?? '');
        if (own.length > 0)
            comments.set(file, own);
    }
    if (comments.size === 0)
        return { findings, suppressed: 0 };
    const used = new Map();
    const kept = findings.filter((finding) => {
        const silencing = (comments.get(finding.file) ?? []).filter((comment) => silences(comment, finding));
        for (const comment of silencing)
            used.set(comment, (used.get(comment) ?? new Set()).add(finding.code));
        return silencing.length === 0;
    });
    const own = [...comments.values()].flat().flatMap((comment) => {
        const messages = faultsOf(comment, used.get(comment) ?? new Set(), codes);
        return messages.map((message) => {
            return { ...comment.place, code: SUPPRESSION, severity: 'warning', message, targets };
        });
    });
    return {
        findings: own.length === 0 ? kept : [...kept, ...own].sort(finding/* byPlace */.h),
        suppressed: findings.length - kept.length,
    };
}
function silences({ codes, from, to }, { code, line }) {
    return code !== SUPPRESSION && line >= from && line <= to && codes.includes(code);
}
function faultsOf(comment, used, codes) {
    if (comment.fault !== undefined)
        return [comment.fault];
    const unknown = comment.codes.filter((code) => !codes.has(code));
    const idle = comment.codes.filter((code) => codes.has(code) && !used.has(code));
    const where = comment.wholeFile ? 'in this file' : 'in the next entry';
    return [
        ...unknown.map((code) => {
            const near = (0,nearest/* nearest */.p)(code, codes, 1);
            return `There is no rule ${code}${near === undefined ? '.' : `; did you mean ${near}?`}`;
        }),
        ...(comment.reason === '' ? ['Say why: a reason belongs behind the codes that are silenced.'] : []),
        ...(idle.length === 0
            ? []
            : [`This silences nothing: there is no ${idle.join(' and no ')} ${where}. Take it out.`]),
    ];
}

;// CONCATENATED MODULE: ./lib/src/lint/lint-set.js




/** Lints one set, and keeps of the findings what the user wants to know. */
function lintSet({ tree, asked }, policy) {
    const { levels, isTemplated } = policy;
    const whole = (0,lint/* lint */.u)(tree, policy);
    const isWanted = (file) => (asked?.has(file) ?? true) && !isTemplated(file);
    const findings = whole.findings.filter(({ file }) => isWanted(file));
    const files = readPaths(tree).filter(isWanted);
    const codes = new Set(rules/* RULES */.y.map(({ code }) => code));
    const left = applySuppressions({ ...whole, findings }, files, codes);
    return {
        result: {
            ...whole,
            files: asked === undefined ? whole.files : files.length,
            units: whole.units.filter(({ file }) => asked?.has(file) ?? true),
            findings: left.findings.flatMap((finding) => levelled(finding, levels)),
        },
        silenced: left.suppressed,
        errors: whole.findings.filter(({ severity }) => severity === 'error').length,
    };
}
/** Lints several sets, each for itself, into one report. */
function lintSets(sets, policy) {
    return joinReports(sets.map((set) => lintSet(set, policy)), policy);
}
function levelled(finding, levels) {
    const level = levels.get(finding.code) ?? finding.severity;
    if (level === 'off')
        return [];
    return level === finding.severity ? [finding] : [{ ...finding, severity: level }];
}
/** The files whose texts are known. */
function readPaths(tree) {
    return tree.directories.flatMap((directory) => directory.entries
        .filter(({ content }) => content !== undefined)
        .map(({ name }) => (0,parsed_files/* pathOf */.X)(directory, name)));
}
/** Several sets' reports as one; there must be at least one target for all. */
function joinReports(reports, { targets, mode }) {
    const [first, ...others] = reports;
    if (first !== undefined && others.length === 0)
        return first;
    const results = reports.map(({ result }) => result);
    const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
    return {
        result: {
            targets,
            mode,
            files: sum(results.map(({ files }) => files)),
            units: results.flatMap(({ units }) => units),
            findings: results.flatMap(({ findings }) => findings).sort(byFile),
            textOf: (file) => {
                for (const { textOf } of results) {
                    const text = textOf(file);
                    if (text !== undefined)
                        return text;
                }
                return undefined;
            },
        },
        silenced: sum(reports.map(({ silenced }) => silenced)),
        errors: sum(reports.map(({ errors }) => errors)),
    };
}
// The findings of one file come from one set, in their order.
function byFile(a, b) {
    return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}


/***/ }),

/***/ 1465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   nT: () => (/* binding */ listTree),
/* harmony export */   s9: () => (/* binding */ PASSED_OVER)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5071);
/* harmony import */ var _quadlet_set_parsed_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6783);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8954);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3602);






/** Directories that no walk enters: neither is ever deployed, and both can hold more files than all else. */
const PASSED_OVER = new Set(['.git', 'node_modules']);
/**
 * Walks directories as one search path, in the order given, as the generator does those of QUADLET_UNIT_DIRS
 * (`AppendSubPaths`): each directory before those below it, those by name, links to directories followed, none twice.
 * Directories named `*.d` are among them, and not entered; `.git` and `node_modules` are passed over.
 * @param deep false: what lies below the directories given is left out, but for their own `.d` directories
 * @throws UserError where a directory is not there or cannot be read
 */
function listTree(paths, ignored, deep) {
    const roots = paths.map((path) => ({
        real: realDirectory(path),
        path: tidy(path),
        depth: 0,
        linked: false,
    }));
    const listed = [];
    const visited = new Set();
    const look = (real, path) => (0,_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .listDirectory */ .KG)(real, path).filter(({ name }) => !ignored((0,_quadlet_set_parsed_files_js__WEBPACK_IMPORTED_MODULE_2__/* .pathOf */ .X)({ path }, name)));
    const visit = (directory) => {
        const { real, path, depth, linked } = directory;
        if (visited.has(real))
            return;
        visited.add(real);
        const found = look(real, path);
        listed.push({ ...directory, dropins: false, list: () => found });
        for (const { name, kind, link } of found) {
            if (kind !== 'directory')
                continue;
            const [place, shown] = [`${real}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}${name}`, (0,_quadlet_set_parsed_files_js__WEBPACK_IMPORTED_MODULE_2__/* .pathOf */ .X)({ path }, name)];
            const below = { real: place, path: shown, depth: depth + 1, linked: linked || link };
            if ((0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDropinDirectory */ ._l)(name))
                listed.push({ ...below, dropins: true, list: once(() => look(place, shown)) });
            else if (!deep)
                continue;
            else if (!link && !PASSED_OVER.has(name))
                visit(below);
            else if (link) {
                const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(place);
                // What is visited anyway is seen at its own place, also by a Podman that follows no links.
                if (!(0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDropinDirectory */ ._l)(target) && !isWithin(roots, target))
                    visit({ ...below, real: target });
            }
        }
    };
    for (const root of roots)
        visit(root);
    return listed;
}
function once(work) {
    let done;
    return () => {
        done ??= { result: work() };
        return done.result;
    };
}
/** Whether a walk from one of the roots comes to a directory without following a link. */
function isWithin(roots, target) {
    return roots.some(({ real }) => {
        const names = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(real, target).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
        // Another drive of Windows has no relative path.
        if (names[0] === '..' || names[0]?.endsWith(':'))
            return false;
        return !names.some((name) => (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDropinDirectory */ ._l)(name) || PASSED_OVER.has(name));
    });
}
/** @throws UserError where there is no directory */
function realDirectory(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`${path}: no such file or directory`);
    }
}
/** A path as findings show it: as it was given, `/` between the names, without `./` and a `/` at the end. */
function tidy(path) {
    const normal = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.normalize)(path).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/');
    if (normal === '.' || normal === './')
        return '';
    return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}


/***/ }),

/***/ 3602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tc: () => (/* binding */ dropinDirectoriesOf),
/* harmony export */   _l: () => (/* binding */ isDropinDirectory),
/* harmony export */   fd: () => (/* binding */ isYamlName),
/* harmony export */   yW: () => (/* binding */ isDropinName)
/* harmony export */ });
/* harmony import */ var _quadlet_set_drop_ins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7376);

/** Has the file the name of Kubernetes YAML, which `.kube` units play? */
function isYamlName(name) {
    return name.endsWith('.yaml') || name.endsWith('.yml');
}
/** Does a directory of that name hold drop-ins, and never units? */
function isDropinDirectory(name) {
    return name.endsWith('.d');
}
/** Is the file of a `.d` directory a drop-in? */
function isDropinName(name) {
    return name.endsWith('.conf');
}
/** The names of the directories in which some Podman looks for drop-ins of a unit. */
function dropinDirectoriesOf(unit) {
    return new Set((0,_quadlet_set_drop_ins_js__WEBPACK_IMPORTED_MODULE_0__/* .dropInDirectories */ .m)(unit, { dropIns: 'all' }));
}


/***/ }),

/***/ 9773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ prepareLint)
});

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var versions = __webpack_require__(1090);
// EXTERNAL MODULE: ./lib/src/quadlet/rules/index.js + 3 modules
var rules = __webpack_require__(6442);
// EXTERNAL MODULE: ./lib/src/lint/find-configuration.js + 2 modules
var find_configuration = __webpack_require__(3335);
;// CONCATENATED MODULE: ./lib/src/lint/kube-yaml.js
/** @returns what reads the YAML that `.kube` units play, or nothing where no set has one */
async function kubeYaml(sets) {
    const isKube = sets.some(({ tree }) => tree.directories.some(({ entries }) => entries.some(({ name }) => name.endsWith('.kube'))));
    // It takes longer to load than most calls take.
    return isKube ? (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(486)]).then(__webpack_require__.bind(__webpack_require__, 9105))).readYaml : undefined;
}

// EXTERNAL MODULE: ./lib/src/lint/sources.js + 3 modules
var sources = __webpack_require__(7695);
;// CONCATENATED MODULE: ./lib/src/lint/prepare.js





/**
 * Reads configuration and files, and decides what to lint for.
 * @param installed asks for the version of the Podman that is installed here
 * @throws UserError for everything that is wrong with the call, the configuration or the paths
 */
async function prepareLint(request, installed) {
    const { paths, allowEmpty } = request;
    const places = (0,sources/* findPlaces */.Ch)(paths, allowEmpty);
    const found = [...places.directories, ...places.files];
    const file = request.configuration === 'find' ? (0,find_configuration/* findConfiguration */.oN)(found) : request.configuration.file;
    const configuration = await (0,find_configuration/* loadConfiguration */.vF)(file, rules/* RULES */.y);
    const { levels, ignore, templated, directory } = configuration;
    const targets = await readTargets(request.podman ?? configuration.podman, installed);
    const sets = (0,sources/* readSources */.tW)(places, (0,find_configuration/* globFilter */.z9)(ignore, directory));
    // Files that were named and are ignored are nobody's mistake: hooks name what a commit changes.
    if (!allowEmpty && places.files.length === 0 && (0,sources/* countUnits */.jK)(sets) === 0)
        throw (0,sources/* nothingFound */.Sb)(places);
    const readYaml = await kubeYaml(sets);
    return {
        sets,
        policy: {
            targets,
            mode: request.mode ?? configuration.mode ?? 'user',
            templates: request.templates ?? configuration.templates ?? 'skip',
            ...(readYaml && { readYaml }),
            levels,
            isTemplated: (0,find_configuration/* globFilter */.z9)(templated, directory),
        },
        others: places.others,
    };
}
async function readTargets(text, installed) {
    if (text === undefined)
        return [versions/* NEWEST_RELEASE */.Pp];
    const words = text.split(/[\s,]+/).map((word) => (word === 'installed' ? installed() : word));
    return (0,versions/* parseTargets */.Sx)((await Promise.all(words)).join(','));
}


/***/ }),

/***/ 325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readTree)
/* harmony export */ });
/* unused harmony export readDirectory */
/* harmony import */ var _quadlet_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6344);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8954);
/* harmony import */ var _list_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1465);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3602);




/**
 * Reads directories as one search path, in the order given; see {@link listTree} for what is visited. Units and
 * drop-ins are read, and YAML where there is a `.kube` unit that may play it; of other files there is the name.
 * @throws UserError where a directory is not there or cannot be read
 */
function readTree(paths, ignored = () => false) {
    const listed = (0,_list_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .listTree */ .nT)(paths, ignored, true);
    // A repository can hold thousands of YAML files that are for others.
    const yaml = listed.some(({ dropins, list }) => !dropins && list().some(({ name }) => name.endsWith('.kube')));
    return {
        directories: listed.map((directory) => readDirectory(directory, (name) => yaml || !(0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isYamlName */ .fd)(name))),
    };
}
/** Reads the units, drop-ins and YAML of one directory whose names are `wanted`. */
function readDirectory({ real, path, depth, linked, dropins, list }, wanted) {
    // Podman 4.7 to 5.1 look for units in directories of drop-ins, too.
    const isRead = (name) => (0,_quadlet_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnitName */ .o9)(name) || (dropins ? (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isDropinName */ .yW)(name) : (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isYamlName */ .fd)(name));
    const entries = [];
    for (const found of list()) {
        if (isRead(found.name) && wanted(found.name))
            entries.push((0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .readEntry */ .hB)(real, found));
        else if ((0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .isEntry */ .Tk)(found))
            entries.push((0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadEntry */ .SJ)(found));
    }
    return { path, depth, linked, entries };
}


/***/ }),

/***/ 7695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jK: () => (/* binding */ countUnits),
  Ch: () => (/* binding */ findPlaces),
  Sb: () => (/* binding */ nothingFound),
  tW: () => (/* binding */ readSources)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/keys.js + 1 modules
var keys = __webpack_require__(6344);
// EXTERNAL MODULE: ./lib/src/quadlet/set/parsed-files.js
var parsed_files = __webpack_require__(6783);
// EXTERNAL MODULE: ./lib/src/lint/entries.js
var lint_entries = __webpack_require__(8954);
// EXTERNAL MODULE: ./lib/src/lint/glob.js
var glob = __webpack_require__(6110);
;// CONCATENATED MODULE: ./lib/src/lint/group-by.js
/** The items under what `key` says of them, in their order. */
function groupBy(items, key) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(key(item));
        if (group === undefined)
            groups.set(key(item), [item]);
        else
            group.push(item);
    }
    return groups;
}

// EXTERNAL MODULE: ./lib/src/lint/list-tree.js
var list_tree = __webpack_require__(1465);
// EXTERNAL MODULE: ./lib/src/lint/names.js
var names = __webpack_require__(3602);
// EXTERNAL MODULE: ./lib/src/quadlet/set/names.js
var set_names = __webpack_require__(3830);
;// CONCATENATED MODULE: ./lib/src/lint/listing.js







/** What there is in a directory, and below it once somebody asks for what it does not hold itself. */
class Listing {
    root;
    ignored;
    path;
    directories;
    deep = false;
    /** The first of each name, units only: the one that the generator takes. */
    units = new Map();
    /** Directories of drop-ins, by name. */
    dropins = new Map();
    constructor(root, ignored) {
        this.root = root;
        this.ignored = ignored;
        this.directories = (0,list_tree/* listTree */.nT)([root], ignored, false);
        this.path = this.directories[0]?.path ?? '';
        this.index();
    }
    find(unit) {
        if (!this.units.has(unit))
            this.goDeep();
        return this.units.get(unit);
    }
    at(path) {
        const parent = external_node_path_.posix.dirname(path);
        const look = () => {
            const directory = this.directories.find((one) => (one.path || '.') === parent);
            const found = directory?.list().find(({ name }) => name === external_node_path_.posix.basename(path));
            return directory && found && { directory, found, path };
        };
        return look() ?? (this.goDeep() ? look() : undefined);
    }
    dropinsOf(unit) {
        return [...(0,names/* dropinDirectoriesOf */.Tc)(unit)]
            .flatMap((name) => this.dropins.get(name) ?? [])
            .flatMap((directory) => placesIn(directory, names/* isDropinName */.yW));
    }
    /** The units of the directory itself to which the drop-ins of one of its `.d` directories may apply. */
    unitsUnder(dropins) {
        return [...this.units.keys()].filter((unit) => (0,names/* dropinDirectoriesOf */.Tc)(unit).has(dropins));
    }
    /** All units of the directory itself. */
    unitsBeside() {
        return this.directories
            .filter(({ depth, dropins }) => depth === 0 && !dropins)
            .flatMap((directory) => placesIn(directory, keys/* isUnitName */.o9));
    }
    /** What was read, and the names of all that is neither unit nor drop-in. */
    tree(contents) {
        const read = new Set([...contents.keys()].map(external_node_path_.posix.dirname));
        return {
            directories: this.directories.flatMap((listed) => {
                const { path, depth, linked, dropins } = listed;
                if (dropins && !read.has(path))
                    return [];
                const entries = placesIn(listed, () => true).flatMap((place) => {
                    const entry = contents.get(place.path);
                    if (entry !== undefined)
                        return [entry];
                    return (0,lint_entries/* isEntry */.Tk)(place.found) && !(0,keys/* isUnitName */.o9)(place.found.name) ? [(0,lint_entries/* unreadEntry */.SJ)(place.found)] : [];
                });
                return [{ path, depth, linked, entries }];
            }),
        };
    }
    /** @returns false where that was done before */
    goDeep() {
        if (this.deep)
            return false;
        this.deep = true;
        this.directories = (0,list_tree/* listTree */.nT)([this.root], this.ignored, true);
        this.index();
        return true;
    }
    index() {
        const dropins = this.directories.filter((directory) => directory.dropins);
        this.dropins = groupBy(dropins, ({ path }) => external_node_path_.posix.basename(path));
        for (const directory of this.directories.filter(({ dropins }) => !dropins)) {
            for (const place of placesIn(directory, keys/* isUnitName */.o9)) {
                if (!this.units.has(place.found.name))
                    this.units.set(place.found.name, place);
            }
        }
    }
}
function placesIn(directory, wanted) {
    return directory
        .list()
        .filter(({ name }) => wanted(name))
        .map((found) => ({ directory, found, path: (0,parsed_files/* pathOf */.X)(directory, found.name) }));
}

;// CONCATENATED MODULE: ./lib/src/lint/read-named.js







/**
 * Reads units of a directory, their drop-ins, and whatever units and YAML their texts name, until nothing new is named;
 * for a unit that nothing starts by its own words, also those that name it. All else is taken as not there, so that a file among thousands
 * is nearly as quick as one alone. Below the directory is only looked for what it does not hold itself.
 * @param names of units, and of drop-ins as `app.container.d/10.conf`
 * @throws UserError where the directory is not there or cannot be read
 */
function readNamed(directory, names, ignored = () => false) {
    const listing = new Listing(directory, ignored);
    const contents = new Map();
    const units = names.filter(keys/* isUnitName */.o9);
    const dropins = names.filter((name) => !(0,keys/* isUnitName */.o9)(name));
    let open = [...units, ...dropins.flatMap((name) => listing.unitsUnder(external_node_path_.posix.dirname(name)))];
    const seen = new Set();
    while (open.length > 0) {
        const named = open.flatMap((name) => readOne(name, listing, contents));
        for (const name of open)
            seen.add(name);
        named.push(...[...seen].flatMap((name) => readDropins(name, listing, contents)));
        open = [...new Set(named)].filter((name) => !seen.has(name));
    }
    readNaming(units, listing, contents);
    const asked = new Set(names.map((name) => (0,parsed_files/* pathOf */.X)(listing, name)));
    for (const unit of units) {
        const [own, dropins] = [listing.find(unit), listing.dropinsOf(unit)];
        for (const { path } of dropins)
            asked.add(path);
        for (const place of own?.found.name.endsWith('.kube') ? [own, ...dropins] : []) {
            for (const { path } of yamlOf(place, contents, listing))
                asked.add(path);
        }
    }
    return { tree: listing.tree(contents), asked };
}
/** @returns the names that the unit's own text holds */
function readOne(name, listing, contents) {
    const place = listing.find(name);
    return place === undefined ? [] : readAt(place, name.endsWith('.kube'), listing, contents);
}
/** @returns the names that its drop-ins hold, of those that were not read before */
function readDropins(unit, listing, contents) {
    return listing
        .dropinsOf(unit)
        .filter(({ path }) => !contents.has(path))
        .flatMap((place) => readAt(place, unit.endsWith('.kube'), listing, contents));
}
/** What starts a unit that does not say so itself stands in others. */
function readNaming(units, listing, contents) {
    const open = units.filter((unit) => isStarted(unit) && !saysWhoWantsIt(contents.get(listing.find(unit)?.path ?? '')));
    if (open.length === 0)
        return;
    const wanted = new Set(open.flatMap((unit) => [unit, ...servicesOf(unit)]));
    for (const { directory, found, path } of listing.unitsBeside()) {
        if (contents.has(path))
            continue;
        const entry = (0,lint_entries/* readEntry */.hB)(directory.real, found);
        if (wordsOf(entry).some((word) => wanted.has(word)))
            contents.set(path, entry);
    }
}
function isStarted(unit) {
    return unit.endsWith('.container') || unit.endsWith('.pod') || unit.endsWith('.kube');
}
function saysWhoWantsIt(entry) {
    return /^[ \t]*(?:WantedBy|RequiredBy|UpheldBy)[ \t]*=/m.test(entry?.content?.toString() ?? '');
}
function servicesOf(unit) {
    const suffix = keys/* UNIT_KINDS */.ri.get((0,keys/* extensionOf */.je)(unit))?.suffix ?? '';
    return [`${(0,set_names/* stemOf */.Vc)(unit)}${suffix}.service`];
}
function wordsOf(entry) {
    return entry?.content === undefined ? [] : entry.content.toString().split(/[\s=:,"']+/);
}
function readAt(place, playsYaml, listing, contents) {
    const entry = (0,lint_entries/* readEntry */.hB)(place.directory.real, place.found);
    contents.set(place.path, entry);
    if (playsYaml) {
        for (const { path, directory, found } of yamlOf(place, contents, listing)) {
            contents.set(path, (0,lint_entries/* readEntry */.hB)(directory.real, found));
        }
    }
    return wordsOf(entry).filter((word) => (0,keys/* isUnitName */.o9)(word) && !word.includes('/'));
}
/** The YAML that a `.kube` unit or its drop-in names, which was read. */
function yamlOf({ path, directory }, contents, listing) {
    const words = wordsOf(contents.get(path)).filter(names/* isYamlName */.fd);
    return words.flatMap((word) => listing.at(external_node_path_.posix.join(directory.path, word)) ?? []);
}

// EXTERNAL MODULE: ./lib/src/lint/read-tree.js
var read_tree = __webpack_require__(325);
;// CONCATENATED MODULE: ./lib/src/lint/sources.js











/**
 * Finds what paths stand for. A glob stands for the Quadlet files that it matches, or for directories where it matches
 * nothing else.
 * @param allowEmpty whether a glob may match nothing
 * @throws UserError for a path that is not there, and for a glob that matches nothing
 */
function findPlaces(paths, allowEmpty) {
    const directories = new Set();
    const files = new Set();
    const others = new Set();
    for (const given of paths) {
        const path = external_node_path_.sep === '/' ? given : given.replaceAll(external_node_path_.sep, '/');
        const stats = (0,lint_entries/* statIfThere */.CL)(path);
        if (stats?.isDirectory())
            directories.add((0,list_tree/* tidy */.DZ)(path) || '.');
        else if (stats !== undefined)
            (isQuadletFile(path) ? files : others).add((0,list_tree/* tidy */.DZ)(path));
        else if ((0,glob/* isGlob */.fg)(path)) {
            const found = (0,glob/* expandGlob */.hT)(path, list_tree/* PASSED_OVER */.s9);
            const quadlets = found.filter((one) => isQuadletFile(one) && !(0,lint_entries/* statIfThere */.CL)(one)?.isDirectory());
            for (const one of quadlets)
                files.add((0,list_tree/* tidy */.DZ)(one));
            const below = quadlets.length > 0 ? [] : found.filter((one) => (0,lint_entries/* statIfThere */.CL)(one)?.isDirectory());
            for (const one of below)
                directories.add((0,list_tree/* tidy */.DZ)(one));
            if (quadlets.length + below.length === 0 && !allowEmpty) {
                throw new errors/* UserError */.yo(`${path} matches no Quadlet file`);
            }
        }
        else
            throw new errors/* UserError */.yo(`${path}: no such file or directory`);
    }
    return { directories: [...directories], files: [...files], others: [...others] };
}
function isQuadletFile(path) {
    const name = external_node_path_.posix.basename(path);
    return (0,keys/* isUnitName */.o9)(name) || ((0,names/* isDropinName */.yW)(name) && (0,names/* isDropinDirectory */._l)(external_node_path_.posix.basename(external_node_path_.posix.dirname(path))));
}
/**
 * Reads what is to be linted. All directories are one search path in their order; files are looked at within their own
 * directories, those of one directory together.
 */
function readSources({ directories, files }, ignored) {
    const sets = [];
    if (directories.length > 0)
        sets.push({ tree: (0,read_tree/* readTree */.Z)(directories, ignored), asked: undefined });
    const known = new Set(files.length === 0 ? [] : sets.flatMap(({ tree }) => pathsOf(tree)).map((path) => (0,external_node_path_.resolve)(path)));
    const open = files.filter((file) => !known.has((0,external_node_path_.resolve)(file)) && !ignored(file));
    for (const [directory, names] of groupBy(open, homeOf)) {
        sets.push(readNamed(directory, names.map((name) => external_node_path_.posix.relative(directory, name)), ignored));
    }
    return sets;
}
/** The directory of the units that a file belongs to: a drop-in's lies one further up. */
function homeOf(file) {
    const parent = external_node_path_.posix.dirname(file);
    return (0,keys/* isUnitName */.o9)(file) ? parent : external_node_path_.posix.dirname(parent);
}
function pathsOf(tree) {
    return tree.directories.flatMap((directory) => directory.entries.map(({ name }) => (0,parsed_files/* pathOf */.X)(directory, name)));
}
/** How many units there are to lint. */
function countUnits(sets) {
    const counts = sets.map(({ tree }) => {
        const directories = tree.directories.filter(({ path, depth }) => depth === 0 || !(0,names/* isDropinDirectory */._l)(path));
        return directories.reduce((sum, { entries }) => sum + entries.filter(({ name }) => (0,keys/* isUnitName */.o9)(name)).length, 0);
    });
    return counts.reduce((sum, count) => sum + count, 0);
}
/** What to tell a person who expected Quadlet files at places where there are none. */
function nothingFound(places) {
    const where = [...places.directories, ...places.others].join(', ');
    return new errors/* UserError */.yo(`there is no Quadlet file in ${where}; looked for the endings ${[...keys/* UNIT_KINDS */.ri.keys()].sort().join(' ')}`);
}


/***/ }),

/***/ 9492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ behaviourOf)
/* harmony export */ });
/* harmony import */ var _versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1090);

/** @param version a Podman version in full */
function behaviourOf(version) {
    const number = (0,_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .versionNumber */ .e1)(version);
    const since = (release) => number >= (0,_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .versionNumber */ .e1)(release);
    return {
        version: number,
        dialect: since('5.4')
            ? 'skipping'
            : since('5.0')
                ? 'trimmed-lines'
                : since('4.6')
                    ? 'trimmed'
                    : 'untrimmed',
        comments: since('5.4') ? '#;' : '#:',
        quotes: since('5.8.2') ? 'pair' : since('5.0') ? 'trimmed' : 'kept',
        octalEscapes: since('5.4'),
        subdirectories: since('5.3') ? 'all' : since('4.7') ? 'real' : 'none',
        oneDropsAll: since('5.0'),
        dropIns: since('5.2') ? 'all' : since('5.0') ? 'named' : 'none',
        dropInsBySpecificity: since('5.6'),
        referencesMustExist: since('5.3'),
        containerNamesKnownEarly: since('5.4'),
        translatesDependencies: since('5.5'),
        checksPublishPort: !since('5.3'),
        checksTmpfs: since('4.5') && !since('5.3'),
        mount: since('4.8') ? 'csv' : since('4.5') ? 'split' : 'none',
        mountNeedsType: !since('5.6'),
        mountTypes: mountTypes(since),
        mountWithoutSource: since('6.0') ? 'error-unless-volume' : since('5.7') ? 'error' : 'crashes',
        severalYaml: since('5.7'),
        checksKubeType: since('4.8'),
        buildFileSpecifier: since('5.7'),
        templateServiceNames: since('5.7'),
        keepIdIsForUsers: !since('5.3'),
        volumeOptionsNeedDevice: !since('6.0'),
        workingDirectoryFirst: !since('5.2'),
    };
}
function mountTypes(since) {
    if (since('5.7'))
        return ['volume', 'bind', 'glob', 'image', 'artifact'];
    if (since('5.3'))
        return ['volume', 'bind', 'glob', 'image'];
    return ['volume', 'bind', ...(since('4.7') ? ['glob'] : [])];
}


/***/ }),

/***/ 7443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ DEPENDENCY_KEYS)
/* harmony export */ });
/**
 * The keys of `[Unit]` that hold names of units. From 5.5 on the generator translates names of Quadlet files in them
 * (`unitDependencyKeys` of `pkg/systemd/quadlet/quadlet.go`).
 */
const DEPENDENCY_KEYS = [
    'After',
    'Before',
    'BindsTo',
    'Conflicts',
    'OnFailure',
    'OnSuccess',
    'PartOf',
    'PropagatesReloadTo',
    'PropagatesStopTo',
    'ReloadPropagatedFrom',
    'Requires',
    'Requisite',
    'StopPropagatedFrom',
    'Upholds',
    'Wants',
];


/***/ }),

/***/ 6344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ri: () => (/* binding */ UNIT_KINDS),
  je: () => (/* binding */ extensionOf),
  o9: () => (/* binding */ isUnitName),
  Ne: () => (/* binding */ keyCatalogue),
  D_: () => (/* binding */ repeats)
});

;// CONCATENATED MODULE: ./lib/src/quadlet/catalogue/keys-data.js
// Made by `node scripts/quadlet-keys.mjs`, which derives the sections, keys, versions and readers from Podman's sources.
// What a value is and what it becomes on podman's command line are kept from line to line, and written by hand for a
// new key. Columns, by tabs: section, key, first version, reader, kind of value, option of podman (`-` for none), deprecated.
const KEY_TABLE = `
Container	AddCapability	4.4.0	words	cap-list	--cap-add
Container	AddDevice	4.4.0	words	device	--device
Container	AddHost	5.3.0	list	host:ip	--add-host
Container	Annotation	4.4.0	assignments	key=value list	--annotation
Container	AppArmor	5.8.0	value	string	--security-opt apparmor=
Container	AutoUpdate	4.6.0	value	enum registry|local	--label io.containers.autoupdate=
Container	CgroupsMode	5.3.0	value	enum (podman --cgroups)	--cgroups
Container	ContainerName	4.4.0	value	name	--name
Container	ContainersConfModule	4.8.0	list	path/name	--module=
Container	DNS	4.7.0	list	ip	--dns
Container	DNSOption	4.7.0	list	string	--dns-option
Container	DNSSearch	4.7.0	list	domain	--dns-search
Container	DropCapability	4.4.0	words	cap-list	--cap-drop
Container	Entrypoint	5.0.0	value	string/json	--entrypoint=
Container	Environment	4.4.0	assignments	key=value list	--env
Container	EnvironmentFile	4.4.0	args	path (relative to unit file)	--env-file
Container	EnvironmentHost	4.4.0	flag	bool	--env-host
Container	Exec	4.4.0	command	command line	(args after image)
Container	ExposeHostPort	4.4.0	list	port[-port][/udp|/tcp]	--expose
Container	GIDMap	4.8.0	words	idmap	--gidmap
Container	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Container	Group	4.4.0	value	gid	--user u:g
Container	GroupAdd	5.1.0	list	group|keep-groups	--group-add
Container	HealthCmd	4.5.0	value	command|none	--health-cmd
Container	HealthInterval	4.5.0	value	duration|disable	--health-interval
Container	HealthLogDestination	5.3.0	value	local|directory|events_logger	--health-log-destination
Container	HealthMaxLogCount	5.3.0	value	uint	--health-max-log-count
Container	HealthMaxLogSize	5.3.0	value	uint	--health-max-log-size
Container	HealthOnFailure	4.5.0	value	enum none|kill|restart|stop	--health-on-failure
Container	HealthRetries	4.5.0	value	int	--health-retries
Container	HealthStartPeriod	4.5.0	value	duration	--health-start-period
Container	HealthStartupCmd	4.5.0	value	command	--health-startup-cmd
Container	HealthStartupInterval	4.5.0	value	duration|disable	--health-startup-interval
Container	HealthStartupRetries	4.5.0	value	int	--health-startup-retries
Container	HealthStartupSuccess	4.5.0	value	int	--health-startup-success
Container	HealthStartupTimeout	4.5.0	value	duration	--health-startup-timeout
Container	HealthTimeout	4.5.0	value	duration	--health-timeout
Container	HostName	4.6.0	value	hostname	--hostname
Container	HttpProxy	5.7.0	flag	bool	--http-proxy
Container	Image	4.4.0	value	image | X.image | X.build	(positional)
Container	ImageVolume	6.1.0	value	enum bind|tmpfs|ignore	--image-volume
Container	IP	4.5.0	value	ipv4	--ip
Container	IP6	4.5.0	value	ipv6	--ip6
Container	Label	4.4.0	assignments	key=value list	--label
Container	LogDriver	4.5.0	value	string	--log-driver
Container	LogOpt	5.2.0	words	key=value	--log-opt
Container	Mask	4.6.0	args	path[:path]	--security-opt mask=
Container	Memory	5.5.0	value	bytes	--memory
Container	Mount	4.5.0	args	csv type=...	--mount
Container	Network	4.4.0	list	mode | X.network[:opts] | X.container	--network
Container	NetworkAlias	5.2.0	list	name	--network-alias
Container	NoNewPrivileges	4.4.0	flag	bool	--security-opt=no-new-privileges
Container	Notify	4.4.0	value	bool|healthy	--sdnotify=
Container	PidsLimit	4.7.0	value	int	--pids-limit
Container	Pod	5.0.0	value	X.pod	--pod
Container	PodmanArgs	4.4.0	args	args	(verbatim)
Container	PublishPort	4.4.0	list	[[ip:][host]:]ctr[/proto]	--publish
Container	Pull	4.6.0	value	enum always|missing|never|newer	--pull
Container	ReadOnly	4.4.0	flag	bool	--read-only
Container	ReadOnlyTmpfs	4.8.0	flag	bool	--read-only-tmpfs
Container	ReloadCmd	5.5.0	command	command line	(ExecReload podman exec)
Container	ReloadSignal	5.5.0	value	signal	(ExecReload podman kill)
Container	RemapGid	4.4.0	words	idmap	-	deprecated
Container	RemapUid	4.4.0	words	idmap	-	deprecated
Container	RemapUidSize	4.4.0	number	uint32	-	deprecated
Container	RemapUsers	4.4.0	value	enum manual|auto|keep-id	--userns/--uidmap	deprecated
Container	Retry	5.5.0	value	int	--retry
Container	RetryDelay	5.5.0	value	duration	--retry-delay
Container	Rootfs	4.5.0	value	path	--rootfs
Container	RunInit	4.4.0	flag	bool	--init
Container	SeccompProfile	4.4.0	value	path|unconfined	--security-opt seccomp=
Container	Secret	4.5.0	args	secret[,opt=..]	--secret
Container	SecurityLabelDisable	4.5.0	flag	bool	--security-opt label=disable
Container	SecurityLabelFileType	4.5.0	value	string	--security-opt label=filetype:
Container	SecurityLabelLevel	4.5.0	value	string	--security-opt label=level:
Container	SecurityLabelNested	4.6.0	flag	bool	--security-opt label=nested
Container	SecurityLabelType	4.5.0	value	string	--security-opt label=type:
Container	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Container	ShmSize	4.7.0	value	bytes	--shm-size
Container	StartWithPod	5.3.0	flag	bool	(Wants=/Before= in pod unit)
Container	StopSignal	5.2.0	value	signal	--stop-signal
Container	StopTimeout	5.0.0	value	seconds	--stop-timeout
Container	SubGIDMap	4.8.0	value	name	--subgidname
Container	SubUIDMap	4.8.0	value	name	--subuidname
Container	Sysctl	4.6.0	words	name=value list	--sysctl
Container	Timezone	4.4.0	value	tz|local	--tz
Container	Tmpfs	4.5.0	list	path[:opts]	--tmpfs
Container	UIDMap	4.8.0	words	idmap	--uidmap
Container	Ulimit	4.7.0	list	ulimit	--ulimit
Container	Unmask	4.6.0	args	ALL|path[:path]	--security-opt unmask=
Container	User	4.4.0	value	uid	--user
Container	UserNS	4.5.0	value	mode[:opts]	--userns
Container	VolatileTmp	4.4.0	flag	bool	--tmpfs /tmp:rw,size=512M,mode=1777	deprecated
Container	Volume	4.4.0	list	[src:]dest[:opts], src may be X.volume or ./path	--volume
Container	WorkingDir	4.6.0	value	path	--workdir
Pod	AddHost	5.3.0	list	host:ip	--add-host
Pod	ContainersConfModule	5.0.0	list	path/name	--module=
Pod	DNS	5.3.0	list	ip	--dns
Pod	DNSOption	5.3.0	list	string	--dns-option
Pod	DNSSearch	5.3.0	list	domain	--dns-search
Pod	ExitPolicy	5.6.0	value	enum continue|stop	--exit-policy
Pod	GIDMap	5.3.0	words	idmap	--gidmap
Pod	GlobalArgs	5.0.0	args	args	(verbatim, before subcommand)
Pod	HostName	5.5.0	list	hostname	--hostname
Pod	IP	5.3.0	value	ipv4	--ip
Pod	IP6	5.3.0	value	ipv6	--ip6
Pod	Label	5.6.0	assignments	key=value list	--label
Pod	Network	5.0.0	list	mode | X.network[:opts] | X.container	--network
Pod	NetworkAlias	5.2.0	list	name	--network-alias
Pod	PodmanArgs	5.0.0	args	args	(verbatim)
Pod	PodName	5.0.0	value	name	--name
Pod	PublishPort	5.0.0	list	[[ip:][host]:]ctr[/proto]	--publish
Pod	RemapGid	5.3.0	words	idmap	-	deprecated
Pod	RemapUid	5.3.0	words	idmap	-	deprecated
Pod	RemapUidSize	5.3.0	number	uint32	-	deprecated
Pod	RemapUsers	5.3.0	value	enum manual|auto|keep-id	--userns/--uidmap	deprecated
Pod	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Pod	ShmSize	5.4.0	value	bytes	--shm-size
Pod	StopTimeout	5.7.0	value	seconds	pod stop --time=
Pod	SubGIDMap	5.3.0	value	name	--subgidname
Pod	SubUIDMap	5.3.0	value	name	--subuidname
Pod	UIDMap	5.3.0	words	idmap	--uidmap
Pod	UserNS	5.3.0	value	mode[:opts]	--userns
Pod	Volume	5.0.0	list	[src:]dest[:opts], src may be X.volume or ./path	--volume
Kube	AutoUpdate	4.7.0	words	registry|local|ctr/registry|ctr/local	--annotation
Kube	ConfigMap	4.4.0	words	path (relative to unit file)	--configmap
Kube	ContainersConfModule	4.8.0	list	path/name	--module=
Kube	ExitCodePropagation	4.6.0	value	enum all|any|none	--service-exit-code-propagation=
Kube	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Kube	KubeDownForce	4.8.0	flag	bool	kube down --force
Kube	LogDriver	4.5.0	value	string	--log-driver
Kube	LogOpt	5.2.0	words	key=value	--log-opt
Kube	Network	4.4.0	list	mode | X.network[:opts] | X.container	--network
Kube	PodmanArgs	4.6.0	args	args	(verbatim)
Kube	PublishPort	4.4.0	list	[[ip:][host]:]ctr[/proto]	--publish
Kube	RemapGid	4.4.0	words	idmap	-	deprecated
Kube	RemapUid	4.4.0	words	idmap	-	deprecated
Kube	RemapUidSize	4.4.0	number	uint32	-	deprecated
Kube	RemapUsers	4.4.0	value	enum auto|keep-id	-	deprecated
Kube	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Kube	SetWorkingDirectory	4.7.0	value	enum yaml|unit	(WorkingDirectory=)
Kube	UserNS	4.5.0	value	mode[:opts]	--userns
Kube	Yaml	4.4.0	words	path (relative to unit file)	(positional)
Network	ContainersConfModule	4.8.0	list	path/name	--module=
Network	DisableDNS	4.4.0	flag	bool	--disable-dns
Network	DNS	4.7.0	list	ip	--dns
Network	Driver	4.4.0	value	enum bridge|macvlan|ipvlan|plugin	--driver
Network	Gateway	4.4.0	list	ip	--gateway
Network	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Network	InterfaceName	5.6.0	value	ifname	--interface-name
Network	Internal	4.4.0	flag	bool	--internal
Network	IPAMDriver	4.4.0	value	enum host-local|dhcp|none	--ipam-driver
Network	IPRange	4.4.0	list	cidr	--ip-range
Network	IPv6	4.4.0	flag	bool	--ipv6
Network	Label	4.4.0	assignments	key=value list	--label
Network	NetworkDeleteOnStop	5.5.0	flag	bool	(ExecStopPost network rm)
Network	NetworkName	4.7.0	value	name	(positional)
Network	Options	4.4.0	assignments	key=value list	--opt
Network	PodmanArgs	4.6.0	args	args	(verbatim)
Network	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Network	Subnet	4.4.0	list	cidr	--subnet
Volume	ContainersConfModule	4.8.0	list	path/name	--module=
Volume	Copy	4.4.0	flag	bool	--opt copy|nocopy
Volume	Device	4.4.0	value	path	--opt device=
Volume	Driver	4.8.0	value	string	--driver
Volume	GID	6.0.0	value	gid	--gid
Volume	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Volume	Group	4.4.0	number	uint32 gid	o=gid=
Volume	Image	4.8.0	value	image | X.image | X.build	--opt image=
Volume	Label	4.4.0	assignments	key=value list	--label
Volume	Options	4.4.0	value	mount options	--opt o=
Volume	PodmanArgs	4.6.0	args	args	(verbatim)
Volume	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Volume	Type	4.4.0	value	fstype	--opt type=
Volume	UID	6.0.0	value	uid	--uid
Volume	User	4.4.0	number	uint32 uid	o=uid=
Volume	VolumeName	4.7.0	value	name	(positional)
Image	AllTags	4.8.0	flag	bool	--all-tags
Image	Arch	4.8.0	value	arch	--arch
Image	AuthFile	4.8.0	value	path	--authfile
Image	CertDir	4.8.0	value	path	--cert-dir
Image	ContainersConfModule	4.8.0	list	path/name	--module=
Image	Creds	4.8.0	value	user:pass	--creds
Image	DecryptionKey	4.8.0	value	key[:pass]	--decryption-key
Image	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Image	Image	4.8.0	value	image	(positional)
Image	ImageTag	4.8.0	value	image	(resource name)
Image	OS	4.8.0	value	os	--os
Image	PodmanArgs	4.8.0	args	args	(verbatim)
Image	Policy	5.6.0	value	enum always|missing|never|newer	--policy
Image	Retry	5.5.0	value	int	--retry
Image	RetryDelay	5.5.0	value	duration	--retry-delay
Image	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Image	TLSVerify	4.8.0	flag	bool	--tls-verify
Image	Variant	4.8.0	value	string	--variant
Build	Annotation	5.2.0	assignments	key=value list	--annotation
Build	Arch	5.2.0	value	arch	--arch
Build	AuthFile	5.2.0	value	path	--authfile
Build	BuildArg	5.7.0	assignments	key=value list	--build-arg
Build	ContainersConfModule	5.2.0	list	path/name	--module=
Build	DNS	5.2.0	list	ip	--dns
Build	DNSOption	5.2.0	list	string	--dns-option
Build	DNSSearch	5.2.0	list	domain	--dns-search
Build	Environment	5.2.0	assignments	key=value list	--env
Build	File	5.2.0	value	path|URL	--file
Build	ForceRM	5.2.0	flag	bool	--force-rm
Build	GlobalArgs	5.2.0	args	args	(verbatim, before subcommand)
Build	GroupAdd	5.2.0	list	group|keep-groups	--group-add
Build	IgnoreFile	5.7.0	value	path	--ignorefile
Build	ImageTag	5.2.0	list	image	--tag
Build	Label	5.2.0	assignments	key=value list	--label
Build	Network	5.2.0	list	mode | X.network[:opts] | X.container	--network
Build	PodmanArgs	5.2.0	args	args	(verbatim)
Build	Pull	5.2.0	value	enum always|missing|never|newer	--pull=
Build	Retry	5.5.0	value	int	--retry
Build	RetryDelay	5.5.0	value	duration	--retry-delay
Build	Secret	5.2.0	args	secret[,opt=..]	--secret
Build	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Build	SetWorkingDirectory	5.2.0	value	file|unit|path|URL	(WorkingDirectory= / context)
Build	Target	5.2.0	value	string	--target
Build	TLSVerify	5.2.0	flag	bool	--tls-verify
Build	Variant	5.2.0	value	string	--variant
Build	Volume	5.2.0	list	[src:]dest[:opts], src may be X.volume or ./path	--volume
Artifact	Artifact	5.7.0	value	artifact ref	(positional)
Artifact	AuthFile	5.7.0	value	path	--authfile
Artifact	CertDir	5.7.0	value	path	--cert-dir
Artifact	ContainersConfModule	5.7.0	list	path/name	--module=
Artifact	Creds	5.7.0	value	user:pass	--creds
Artifact	DecryptionKey	5.7.0	value	key[:pass]	--decryption-key
Artifact	GlobalArgs	5.7.0	args	args	(verbatim, before subcommand)
Artifact	PodmanArgs	5.7.0	args	args	(verbatim)
Artifact	Quiet	5.7.0	flag	bool	--quiet
Artifact	Retry	5.7.0	value	int	--retry
Artifact	RetryDelay	5.7.0	value	duration	--retry-delay
Artifact	ServiceName	5.7.0	value	unit-name	(names generated <name>.service)
Artifact	TLSVerify	5.7.0	flag	bool	--tls-verify
Quadlet	DefaultDependencies	5.3.0	flag	bool	(After/Wants network)
`;

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var versions = __webpack_require__(1090);
;// CONCATENATED MODULE: ./lib/src/quadlet/catalogue/keys.js


/** Readers under which a second line adds to the first. */
function repeats(reader) {
    return reader === 'list' || reader === 'words' || reader === 'args' || reader === 'assignments';
}
/** Reads the table of keys. */
function keyCatalogue() {
    const sections = new Map();
    for (const row of KEY_TABLE.trim().split('\n')) {
        const [section = '', key = '', since = '', reader, kind = '', option = '', status] = row.split('\t');
        let keys = sections.get(section);
        if (keys === undefined) {
            keys = new Map();
            sections.set(section, keys);
        }
        const sinceNumber = (0,versions/* versionNumber */.e1)(since);
        const deprecated = status === 'deprecated';
        keys.set(key, { section, key, since, sinceNumber, reader: reader, kind, option, deprecated });
    }
    return sections;
}
/** The kinds of unit files, from `pkg/systemd/quadlet/quadlet_common.go`. */
const UNIT_KINDS = new Map([
    ['.artifact', 'Artifact', '-artifact', '5.7', 1],
    ['.image', 'Image', '-image', '4.8', 1],
    ['.network', 'Network', '-network', '4.4', 2],
    ['.volume', 'Volume', '-volume', '4.4', 2],
    ['.build', 'Build', '-build', '5.2', 3],
    ['.container', 'Container', '', '4.4', 4],
    ['.kube', 'Kube', '', '4.4', 4],
    ['.pod', 'Pod', '-pod', '5.0', 5],
].map(([extension, section, suffix, since, order]) => [
    extension,
    { extension, section, suffix, since: (0,versions/* versionNumber */.e1)(since), order },
]));
/** Whether some Podman takes a file of this name, or at the end of this path, for a unit. It minds the case. */
function isUnitName(name) {
    return UNIT_KINDS.has(extensionOf(name));
}
/** The ending of a name from its last dot on, the dot included; empty without one. */
function extensionOf(name) {
    const dot = name.lastIndexOf('.');
    return dot < 0 || name.indexOf('/', dot) >= 0 ? '' : name.slice(dot);
}


/***/ }),

/***/ 409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a misspelled word was probably meant to be. The distance counts letters that are missing, too many,
 * wrong, or swapped with their neighbour (optimal string alignment); the case decides only between equally near ones. A
 * candidate takes time in proportion to its own length, however long the word is.
 * @param limit the greatest distance that is near enough; by default 1 for words up to 4 letters, 2 up to 8, then 3
 * @returns the first of the nearest candidates, or nothing where none is near enough
 */
function nearest(word, candidates, limit = limitFor(word)) {
    let best;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) > limit)
            continue;
        const rank = rankOf(word, candidate, limit);
        if (rank < least)
            [best, least] = [candidate, rank];
    }
    return best;
}
function limitFor(word) {
    if (word.length <= 4)
        return 1;
    return word.length <= 8 ? 2 : 3;
}
function rankOf(word, candidate, limit) {
    const distance = distanceOf(word.toLowerCase(), candidate.toLowerCase(), limit);
    // In words of two letters, one that is wrong makes another word.
    const another = distance > 0 && distance * 2 >= Math.max(word.length, candidate.length);
    if (distance > limit || another)
        return Number.POSITIVE_INFINITY;
    return distance + distanceOf(word, candidate, limit) / (limit + 2);
}
/** @returns the distance, or one more than the limit where it is greater */
function distanceOf(a, b, limit) {
    const tooFar = limit + 1;
    if (Math.abs(a.length - b.length) > limit)
        return tooFar;
    let [beforeLast, last, row] = [0, 0, 0].map(() => new Int32Array(b.length + 2).fill(tooFar));
    for (let j = 0; j <= limit; j++)
        last[j] = j;
    for (let i = 1; i <= a.length; i++) {
        // What is further from the diagonal than the limit cannot be on a way that is short enough.
        const from = Math.max(1, i - limit);
        const to = Math.min(b.length, i + limit);
        row[from - 1] = from === 1 ? Math.min(i, tooFar) : tooFar;
        let least = at(row, from - 1);
        for (let j = from; j <= to; j++) {
            const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
            let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + wrong);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (swapped)
                cost = Math.min(cost, at(beforeLast, j - 2) + 1);
            row[j] = cost;
            least = Math.min(least, cost);
        }
        row[to + 1] = tooFar;
        // A swap leaves this row out, at no smaller cost than a way through it.
        if (least > limit)
            return tooFar;
        [beforeLast, last, row] = [last, row, beforeLast];
    }
    return Math.min(at(last, b.length), tooFar);
}
function at(line, index) {
    return line[index] ?? 0;
}


/***/ }),

/***/ 1090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ minorOf),
/* harmony export */   Pp: () => (/* binding */ NEWEST_RELEASE),
/* harmony export */   Sx: () => (/* binding */ parseTargets),
/* harmony export */   e1: () => (/* binding */ versionNumber)
/* harmony export */ });
/* unused harmony export KNOWN_RELEASES */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

/**
 * Every release of Podman with Quadlet, from its repository's tags; 6.0.1 and 6.1.0 from the release pages. A new
 * release is one more word here.
 */
const RELEASES = '4.4.0 4.4.1 4.4.2 4.4.3 4.4.4 4.5.0 4.5.1 4.6.0 4.6.1 4.6.2 4.7.0 4.7.1 4.7.2 4.8.0 4.8.1 4.8.2 4.8.3 ' +
    '4.9.0 4.9.1 4.9.2 4.9.3 4.9.4 4.9.5 5.0.0 5.0.1 5.0.2 5.0.3 5.1.0 5.1.1 5.1.2 5.2.0 5.2.1 5.2.2 5.2.3 5.2.4 5.2.5 ' +
    '5.3.0 5.3.1 5.3.2 5.4.0 5.4.1 5.4.2 5.5.0 5.5.1 5.5.2 5.6.0 5.6.1 5.6.2 5.7.0 5.7.1 ' +
    '5.8.0 5.8.1 5.8.2 5.8.3 5.8.4 5.8.5 5.8.6 6.0.0 6.0.1 6.0.2 6.1.0';
/** The known releases, oldest first. */
const KNOWN_RELEASES = RELEASES.split(' ');
/** The newest release that the catalogue knows. */
const NEWEST_RELEASE = KNOWN_RELEASES.at(-1);
/** A version as one number, so that versions compare with `<`: major, minor and patch have three digits each. */
function versionNumber(version) {
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    return (major * 1000 + minor) * 1000 + patch;
}
/** `5.4` of `5.4.2`. */
function minorOf(version) {
    return version.split('.').slice(0, 2).join('.');
}
/**
 * Reads the versions to lint for: `5.4.2`, `4.9` (its newest patch), `4.9-5.8` (the newest patch of each minor; an end with a patch is taken as it is), joined
 * by commas or blanks. A patch that is not known yet counts as one of its minor; what a distribution adds
 * (`5.4.2+ds1-2`) is cut off.
 * @returns versions in full, oldest first, none twice
 * @throws UserError for what is not a version, is older than Quadlet (4.4), or is newer than the catalogue
 */
function parseTargets(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    if (words.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`no Podman version given; allowed: ${FORMS}`);
    const versions = new Set(words.flatMap(parseWord));
    return [...versions].sort((a, b) => versionNumber(a) - versionNumber(b));
}
const FORMS = '5.4.2, 5.4, 4.9-5.8, or several with commas';
function parseWord(word) {
    const range = /^v?(\d+\.\d+(?:\.\d+)?)-v?(\d+\.\d+(?:\.\d+)?)$/.exec(word);
    if (range?.[1] !== undefined && range[2] !== undefined)
        return between(range[1], range[2]);
    const single = /^v?(\d+)\.(\d+)(?:\.(\d+)(?:[+~-]\S+)?)?$/.exec(word);
    if (!single)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`"${word}" is not a Podman version; allowed: ${FORMS}`);
    const [, major, minor, patch] = single;
    const newest = newestOf(`${major}.${minor}`, word);
    return [patch === undefined ? newest : `${major}.${minor}.${patch}`];
}
function between(from, to) {
    const low = versionNumber(parseWord(from)[0]);
    const high = versionNumber(parseWord(to)[0]);
    if (low > high)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the range ${from}-${to} is upside down: ${to} is older than ${from}`);
    const minors = new Set(KNOWN_RELEASES.map(minorOf));
    return [...minors]
        .map((minor) => newestOf(minor, minor))
        .filter((version) => minorNumber(version) >= minorNumber(from) && minorNumber(version) <= minorNumber(to))
        .map((version) => (minorOf(version) === minorOf(to) ? parseWord(to)[0] : version))
        .concat(from.split('.').length === 3 ? [from] : []);
}
function minorNumber(version) {
    return Math.floor(versionNumber(version) / 1000);
}
function newestOf(minor, given) {
    const newest = KNOWN_RELEASES.findLast((release) => minorOf(release) === minor);
    if (newest !== undefined)
        return newest;
    const oldest = KNOWN_RELEASES[0];
    if (versionNumber(minor) < versionNumber(oldest)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Podman ${given} has no Quadlet: it came with ${minorOf(oldest)}`);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Podman ${given} is not known here; the newest known release is ${NEWEST_RELEASE}`);
}


/***/ }),

/***/ 8504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ byPlace)
/* harmony export */ });
/** Orders findings by file, line, column and code. */
function byPlace(a, b) {
    if (a.file !== b.file)
        return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}


/***/ }),

/***/ 759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ lint)
});

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/keys.js + 1 modules
var keys = __webpack_require__(6344);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var versions = __webpack_require__(1090);
// EXTERNAL MODULE: ./lib/src/quadlet/set/drop-ins.js
var drop_ins = __webpack_require__(7376);
;// CONCATENATED MODULE: ./lib/src/quadlet/advice/files.js



/** Files that the generator passes over without a word. */
function adviseFiles(context, tree, files) {
    for (const { directory, entry, reason, by } of context.set.passedOver) {
        if (entry.content === undefined)
            continue;
        const span = firstLine(files, directory, entry);
        if (reason === 'shadowed') {
            const message = `${by} has the same name and comes first in the search path, so the generator ignores this file: give one of them another name`;
            context.report('QL117', span, message);
        }
        else
            context.report('QL134', span, reason === 'kind' ? kindMessage(entry) : placeMessage(context.behaviour));
    }
    adviseDropIns(context, tree, files);
    for (const directory of tree.directories)
        advisePlace(context, directory, files);
}
function firstLine(files, directory, entry) {
    const source = files.text(directory, entry);
    const end = source.text.search(/\r?\n/);
    return { source, start: 0, end: end < 0 ? source.text.length : end };
}
function kindMessage(entry) {
    const extension = (0,keys/* extensionOf */.je)(entry.name);
    const since = keys/* UNIT_KINDS */.ri.get(extension)?.since ?? 0;
    const version = (0,versions/* minorOf */.Hs)(`${Math.floor(since / 1e6)}.${Math.floor(since / 1e3) % 1e3}.0`);
    return `${extension} files came with Podman ${version}; an older generator ignores them without a word`;
}
function placeMessage({ subdirectories }) {
    return subdirectories === 'none'
        ? 'before Podman 4.7 the generator does not look into subdirectories: put the file beside the others'
        : 'the generator does not look here for units: directories that end in ".d" are for drop-ins, and before Podman 5.3 links to directories are not followed';
}
/** Drop-ins that no unit takes, and those of versions that take none. */
function adviseDropIns(context, tree, files) {
    if (!tree.directories.some(({ path }) => path.endsWith('.d')))
        return;
    const names = tree.directories.flatMap(({ entries }) => entries.map(({ name }) => name).filter((name) => keys/* UNIT_KINDS */.ri.has((0,keys/* extensionOf */.je)(name))));
    const known = new Set(names.flatMap((name) => (0,drop_ins/* dropInDirectories */.m)(name, { dropIns: 'all' })));
    const taken = new Set(names.flatMap((name) => (0,drop_ins/* dropInDirectories */.m)(name, context.behaviour)));
    for (const directory of tree.directories) {
        const name = directory.path.slice(directory.path.lastIndexOf('/') + 1);
        const unit = name.slice(0, -2);
        const extension = (0,keys/* extensionOf */.je)(unit) || `.${unit}`;
        if (!name.endsWith('.d') || !keys/* UNIT_KINDS */.ri.has(extension))
            continue;
        const drops = directory.entries.filter((entry) => entry.name.endsWith('.conf') && entry.content !== undefined);
        for (const entry of drops) {
            const span = firstLine(files, directory, entry);
            if (!known.has(name) && unit !== extension.slice(1)) {
                const near = context.similarName(unit);
                const hint = near === undefined ? 'name the directory after the unit' : `did you mean ${near}.d?`;
                context.report('QL143', span, `no unit here is called ${unit}, so nothing reads this drop-in: ${hint}`);
            }
            else if (known.has(name) && !taken.has(name)) {
                const since = context.behaviour.dropIns === 'none' ? '5.0' : '5.2';
                context.report('QL134', span, `Podman reads drop-ins from ${name} from ${since} on; an older generator ignores them`);
            }
        }
    }
}
const PLACES = [
    {
        pattern: /(?:^|\/)(?<!containers\/)systemd\/(?:user|system)(?:\/|$)/,
        advice: 'systemd reads this directory, and it does not know Quadlet files',
    },
    {
        pattern: /(?:^|\/)usr\/etc\/containers\/systemd(?:\/|$)/,
        advice: 'the generator does not read /usr/etc',
    },
    {
        pattern: /(?:^|\/)(?:\.config|etc)\/containers\/(?!systemd(?:\/|$))/,
        advice: 'the generator reads the directory systemd beside this one',
    },
    {
        pattern: /(?:^|\/)(?:home\/[^/]+|~|root)\/containers\/systemd(?:\/|$)/,
        advice: 'in a home directory the generator reads .config/containers/systemd',
    },
    {
        pattern: /(?:^|\/)etc\/containers\/systemd(?!\/users)(?:\/|$)/,
        mode: 'user',
        advice: "this directory is the system manager's; lint it with mode system, or use its subdirectory users",
    },
    {
        pattern: /(?:^|\/)etc\/containers\/systemd\/users(?:\/|$)/,
        mode: 'system',
        advice: "this directory is for users' managers; lint it with mode user",
    },
    {
        pattern: /(?:^|\/)\.config\/containers\/systemd(?:\/|$)/,
        mode: 'system',
        advice: "this directory is a user's; lint it with mode user",
    },
];
function advisePlace(context, directory, files) {
    const place = PLACES.find(({ pattern, mode }) => (mode === undefined || mode === context.mode) && pattern.test(directory.path));
    const entry = directory.entries.find(({ name, content }) => content !== undefined && keys/* UNIT_KINDS */.ri.has((0,keys/* extensionOf */.je)(name)));
    if (place === undefined || entry === undefined)
        return;
    const home = context.mode === 'user' ? '~/.config/containers/systemd' : '/etc/containers/systemd';
    const where = place.mode === undefined ? `: put the files into ${home}` : '';
    context.report('QL115', firstLine(files, directory, entry), `${place.advice}${where}`);
}

// EXTERNAL MODULE: ./lib/src/quadlet/set/parsed-files.js
var parsed_files = __webpack_require__(6783);
// EXTERNAL MODULE: ./lib/src/quadlet/syntax/unit-file.js
var unit_file = __webpack_require__(9210);
;// CONCATENATED MODULE: ./lib/src/quadlet/templated.js
/**
 * Whether a file is a template that becomes a Quadlet file: Jinja (`{{ name }}`, `{% if … %}`), Mustache and Handlebars
 * (`{{name}}`, `{{#each …}}`), ERB (`<%= … %>`), and `${NAME}` or `$NAME` where a key or a section should stand. Go
 * templates in values (`{{.Names}}`, `{{ json . }}`), as podman's own options take them, and `${NAME}` in values, which
 * systemd expands, are none.
 */
function isTemplated(text) {
    if (!/\{[{%]|<%|\$/.test(text))
        return false;
    return text.split('\n').some(isTemplatedLine);
}
function isTemplatedLine(line) {
    if (encloses(line, '{%', '%}') || encloses(line, '<%', '%>'))
        return true;
    if (line.includes('{{') && hasPlaceholder(line))
        return true;
    return line.length < LONGEST_LINE && line.includes('$') && VARIABLE_LINE.test(line);
}
/** Keys, sections and lines of their own are short. */
const LONGEST_LINE = 200;
const VARIABLE_LINE = /^\s*(?:\$\{\w+\}|\$\w+)\s*$|^\s*[A-Za-z]*\$\{\w+\}[A-Za-z]*\s*=|^\s*\[[^\]=]*\$\{?\w+\}?[^\]=]*\]\s*$/;
function encloses(line, open, close) {
    const start = line.indexOf(open);
    return start >= 0 && line.lastIndexOf(close) > start;
}
function hasPlaceholder(line) {
    for (let open = line.indexOf('{{'); open >= 0;) {
        const close = line.indexOf('}}', open + 2);
        if (close < 0)
            return false;
        if (isPlaceholder(line.slice(open + 2, Math.min(close, open + LONGEST_LINE))))
            return true;
        open = line.indexOf('{{', close + 2);
    }
    return false;
}
/** A name, perhaps with filters or arguments, but no dot in front and none of Go's own words. */
function isPlaceholder(inside) {
    if (/^[#/^>]\s*\w/.test(inside))
        return true;
    const words = /^[-~]?\s*([A-Za-z_]\w*)/.exec(inside);
    return (words !== null &&
        !/^(?:range|json|if|else|end|with|join|println|printf|index|len|upper|lower)$/.test(words[1] ?? ''));
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/kube-kinds.js
/** The kinds that `podman kube play` plays, from podman-kube-play(1); it passes over others. */
const PLAYED_KINDS = [
    'Pod',
    'Deployment',
    'DaemonSet',
    'Job',
    'PersistentVolumeClaim',
    'ConfigMap',
    'Secret',
];
/** `kind:` of a document. */
function kindOf(document) {
    const kind = field(document, 'kind');
    return typeof kind === 'string' ? kind : undefined;
}
/** `metadata.name` of a document. */
function nameOf(document) {
    const name = field(field(document, 'metadata'), 'name');
    return typeof name === 'string' ? name : undefined;
}
/** The ConfigMaps that a document's containers and volumes ask for. */
function configMapUses(document) {
    if (kindOf(document) === 'ConfigMap')
        return [];
    const uses = [];
    const pending = [document];
    while (pending.length > 0) {
        const value = pending.pop();
        if (Array.isArray(value))
            for (const one of value)
                pending.push(one);
        else if (typeof value === 'object' && value !== null) {
            for (const [key, inner] of Object.entries(value)) {
                if (key === 'configMapKeyRef' || key === 'configMapRef' || key === 'configMap') {
                    const name = field(inner, 'name');
                    if (typeof name === 'string')
                        uses.push({ name, optional: field(inner, 'optional') === true });
                }
                pending.push(inner);
            }
        }
    }
    return uses;
}
function field(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/manifests.js




/** The manifests of `.kube` files: they are there, can be read, and hold what podman plays. */
function adviseManifests(context, tree, files, readYaml) {
    const members = context.set.members.filter(({ kind, parses }) => parses && kind.extension === '.kube');
    if (members.length === 0)
        return;
    const byPath = new Map(tree.directories.map((directory) => [normal(directory.path), directory]));
    const read = (word, member) => {
        const found = find(context, byPath, member, word);
        return found && readManifest(context, files, found, readYaml);
    };
    for (const member of members) {
        const { unit } = member;
        const yaml = context.behaviour.severalYaml ? unit.words('Kube', 'Yaml') : lastWord(member);
        const manifests = yaml.map((word) => read(word, member));
        const configMaps = unit.words('Kube', 'ConfigMap').map((word) => read(word, member));
        const all = [...manifests, ...configMaps];
        for (const [index, manifest] of manifests.entries()) {
            if (manifest !== undefined)
                adviseKinds(context, yaml[index], manifest);
        }
        // One that could not be read may define what another one uses.
        if (all.every((manifest) => manifest !== undefined))
            adviseConfigMaps(context, manifests, all);
    }
}
function lastWord(member) {
    const entry = member.unit.last('Kube', 'Yaml');
    if (entry === undefined)
        return [];
    const text = member.unit.unquoted(entry);
    return text === '' ? [] : [{ text, start: 0, end: entry.value.trimEnd().length, entry }];
}
/** `.` and `..` resolved, as far as the path goes. */
function normal(path) {
    const names = [];
    for (const name of path.split('/')) {
        if (name === '' || name === '.')
            continue;
        if (name === '..' && names.length > 0 && names.at(-1) !== '..')
            names.pop();
        else
            names.push(name);
    }
    return (path.startsWith('/') ? '/' : '') + names.join('/');
}
function find(context, byPath, member, word) {
    if (/^%(?!%)|^https?:/.test(word.text))
        return undefined;
    const { path } = member.unit;
    const base = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const full = normal(word.text.startsWith('/') || base === '' ? word.text : `${base}/${word.text}`);
    const slash = full.lastIndexOf('/');
    const directory = byPath.get(slash < 0 ? '' : full.slice(0, slash));
    if (directory === undefined)
        return undefined;
    const entry = directory.entries.find(({ name }) => name === full.slice(slash + 1));
    if (entry !== undefined)
        return { directory, entry };
    const span = (0,unit_file/* partSpan */.Ww)(word.entry, word.start, word.end);
    context.report('QL132', span, `${(0,parsed_files/* pathOf */.X)(directory, full.slice(slash + 1))} is not there: podman could not play it`);
    return undefined;
}
function readManifest(context, files, { directory, entry }, readYaml) {
    if (entry.content === undefined)
        return undefined;
    const source = files.text(directory, entry);
    if (isTemplated(source.text))
        return undefined;
    const { documents, errors } = readYaml(source.text);
    const first = errors[0];
    if (first === undefined)
        return { source, documents };
    const end = source.text.indexOf('\n', first.offset);
    const span = { source, start: first.offset, end: end < 0 ? source.text.length : end };
    context.report('QL132', span, `this is no YAML: ${first.message}`);
    return undefined;
}
function adviseKinds(context, word, { source, documents }) {
    const kinds = documents.map(kindOf);
    for (const [index, kind] of kinds.entries()) {
        if (documents[index] === null || kind === undefined || PLAYED_KINDS.includes(kind))
            continue;
        const at = source.text.search(new RegExp(`^kind:[ \\t]*["']?${kind.replace(/[^\w]/g, '.')}`, 'm'));
        const start = Math.max(at, 0);
        const end = at < 0 ? start : Math.min(source.text.length, start + `kind: ${kind}`.length);
        const message = `podman plays no ${kind}; it ignores this document`;
        context.report('QL132', { source, start, end }, message);
    }
    if (kinds.some((kind) => kind !== undefined && PLAYED_KINDS.includes(kind)))
        return;
    const span = (0,unit_file/* partSpan */.Ww)(word.entry, word.start, word.end);
    context.report('QL132', span, `${source.path} holds nothing that podman plays: it needs ${PLAYED_KINDS.join(', ')}`);
}
function adviseConfigMaps(context, manifests, all) {
    const defined = new Set(all.flatMap(({ documents }) => documents.filter((one) => kindOf(one) === 'ConfigMap').map(nameOf)));
    for (const { source, documents } of manifests) {
        const missing = documents.flatMap(configMapUses).filter((use) => !use.optional && !defined.has(use.name));
        for (const use of new Map(missing.map((one) => [one.name, one])).values())
            reportConfigMap(context, source, use);
    }
}
function reportConfigMap(context, source, { name }) {
    const pattern = new RegExp(`name:[ \\t]*["']?(${name.replace(/[^\w-]/g, '.')})(?![\\w.-])`);
    const match = pattern.exec(source.text);
    const start = match === null ? 0 : match.index + match[0].length - name.length;
    const span = { source, start, end: match === null ? 0 : start + name.length };
    context.report('QL132', span, `the ConfigMap ${name} is in none of these manifests: add its file with ConfigMap=, or mark it optional`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/context.js

/** Where to say that something is missing: the section's header, else the beginning of the file. */
function sectionSpan(member, section) {
    const { file } = member.unit;
    const header = file.headers.find(({ name }) => name === section) ?? file.headers[0];
    if (header !== undefined)
        return { source: file.source, start: header.start, end: header.end };
    const newline = file.source.text.search(/\r?\n/);
    return { source: file.source, start: 0, end: newline < 0 ? file.source.text.length : newline };
}
/** The key of the entry that decides; the section where there is none. */
function decidingKey(member, section, key) {
    const entry = member.unit.last(section, key);
    return entry === undefined ? sectionSpan(member, section) : (0,unit_file/* keySpan */.UT)(entry);
}
/** The one of two entries that comes later in a unit: in its file, or in a drop-in of it. */
function laterOf(member, a, b) {
    const files = [member.unit.file, ...member.unit.dropIns].map(({ source }) => source);
    const order = files.indexOf(a.source) - files.indexOf(b.source);
    return order > 0 || (order === 0 && a.keyStart > b.keyStart) ? a : b;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/names.js



/** Units that get into each other's way by their names, which the generator does not look at. */
function adviseNames(context) {
    const generated = context.set.members.filter(({ converts }) => converts);
    adviseServices(context, generated);
    adviseResources(context, generated);
    for (const member of generated)
        adviseInstance(context, member);
}
/** Services of podman's own package, which a user's unit of the same name replaces. */
const PODMANS_OWN = [
    'podman',
    'podman-auto-update',
    'podman-restart',
    'podman-clean-transient',
    'podman-kube@',
];
function adviseServices(context, members) {
    const first = new Map();
    for (const member of members) {
        const span = decidingKey(member, member.kind.section, 'ServiceName');
        const known = first.get(member.service);
        if (known !== undefined) {
            const message = `this becomes ${member.service}.service, and so does ${known.unit.path}: the later one replaces the earlier; give one of them ServiceName= (from Podman 5.3 on) or another file name`;
            context.report('QL118', span, message);
        }
        else
            first.set(member.service, member);
        if (PODMANS_OWN.includes(member.service)) {
            const message = `this becomes ${member.service}.service and takes the place of podman's own: give it another name`;
            context.report('QL118', span, message);
        }
    }
}
const NAME_KEYS = {
    '.container': { key: 'ContainerName', space: 'containers and pods' },
    '.pod': { key: 'PodName', space: 'containers and pods' },
    '.volume': { key: 'VolumeName', space: 'volumes' },
    '.network': { key: 'NetworkName', space: 'networks' },
};
function adviseResources(context, members) {
    const first = new Map();
    for (const member of members) {
        const naming = NAME_KEYS[member.kind.extension];
        if (naming === undefined || member.resource === '' || member.resource.includes('%'))
            continue;
        const key = `${naming.space}\0${member.resource}`;
        const known = first.get(key);
        if (known === undefined)
            first.set(key, member);
        // Where they share the service, that was said.
        else if (known.service !== member.service) {
            context.report('QL119', decidingKey(member, member.kind.section, naming.key), `${known.unit.path} has the name ${member.resource} too, and podman has one for all ${naming.space}: give one of them another ${naming.key}=`);
        }
    }
}
const INSTANCES_NAMED_SINCE = (0,versions/* versionNumber */.e1)('5.7.0');
/** `getResourceName` cuts the last character of the name off, as if it were the `@` of a template. */
function adviseInstance(context, member) {
    const { unit, kind } = member;
    const naming = NAME_KEYS[kind.extension];
    if (context.behaviour.version < INSTANCES_NAMED_SINCE || naming === undefined)
        return;
    if (kind.extension !== '.volume' && kind.extension !== '.network')
        return;
    const stem = unit.name.slice(0, unit.name.length - (0,keys/* extensionOf */.je)(unit.name).length);
    if (!stem.includes('@') || stem.endsWith('@') || unit.value(kind.section, naming.key))
        return;
    context.report('QL135', decidingKey(member, kind.section, naming.key), `from Podman 5.7 on its name would be systemd-${stem.slice(0, -1)}-%i, without the last character of the instance: add ${naming.key}=`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/fix/edits.js
/** The edit that gives an entry another key. */
function rename(entry, key) {
    return {
        file: entry.source.path,
        start: entry.keyStart,
        end: entry.keyStart + entry.key.length,
        text: key,
    };
}
/** The edit that takes an entry away, with its lines. */
function removal(entry) {
    const { text, path } = entry.source;
    const { start, end } = entry.line;
    return { file: path, start, end: text[end] === '\n' ? end + 1 : end, text: '' };
}
/** The edits that put an entry as it stands at the end of another section, which is added if it is not there. */
function moveToSection(file, entry, section) {
    const { text } = entry.source;
    const lines = text.slice(entry.line.start, entry.line.end).replace(/\r$/, '');
    const added = addition(file, section, lines);
    return added && { title: `move it to [${section}]`, edits: [removal(entry), added] };
}
/**
 * The edit that adds a line at the end of a section, which is added if it is not there. There is none where the line
 * before ends in a backslash, and would take the new one for its own.
 */
function addition(file, section, line) {
    const { text, path } = file.source;
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const header = file.headers.findLast(({ name }) => name === section);
    if (header === undefined) {
        if (/\\\s*$/.test(text.slice(-200)))
            return undefined;
        const gap = text === '' || text.endsWith('\n\n') || text.endsWith('\r\n\r\n') ? '' : newline;
        const end = text === '' || text.endsWith('\n') ? '' : newline;
        return {
            file: path,
            start: text.length,
            end: text.length,
            text: `${end}${gap}[${section}]${newline}${line}${newline}`,
        };
    }
    const last = file.entries.findLast((entry) => entry.section === section && entry.line.start > header.start);
    const inSection = last !== undefined && !laterHeader(file, header.start, last.line.start);
    const at = inSection ? last.line.end : lineEnd(text, header.end);
    const cut = text[at - 1] === '\r' ? at - 1 : at;
    if (text[cut - 1] === '\\')
        return undefined;
    return { file: path, start: cut, end: cut, text: `${newline}${line}` };
}
function laterHeader(file, after, before) {
    return file.headers.some(({ start }) => start > after && start < before);
}
function lineEnd(text, from) {
    const at = text.indexOf('\n', from);
    return at < 0 ? text.length : at;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/start.js


const STARTED_KINDS = ['.container', '.pod', '.kube'];
const INSTALL_KEYS = ['WantedBy', 'RequiredBy', 'UpheldBy'];
/** Dependencies that start what they name. */
const PULLING_KEYS = ['Wants', 'Requires', 'Requisite', 'BindsTo', 'Upholds', 'OnSuccess', 'OnFailure'];
/**
 * Units that nothing starts: generated units cannot be enabled with systemctl, and only what is in `[Install]`, or
 * wanted by something else, comes up at boot. Templates and oneshots, which timers and people start, are left alone, and
 * so is what a timer, socket or path beside it is for.
 */
function adviseStart(context, tree) {
    const { members } = context.set;
    const pulled = new Set([...members.flatMap((member) => pulledIn(member)), ...triggered(tree)]);
    const target = context.mode === 'user' ? 'default.target' : 'multi-user.target';
    for (const member of members) {
        const { unit, kind } = member;
        if (!member.parses || !STARTED_KINDS.includes(kind.extension) || isInstalled(member))
            continue;
        if (unit.name.includes('@') || unit.value('Service', 'Type') === 'oneshot')
            continue;
        if (pulled.has(unit.name) || pulled.has(`${member.service}.service`))
            continue;
        const line = `WantedBy=${target}`;
        const added = addition(unit.file, 'Install', line);
        context.report('QL102', sectionSpan(member, kind.section), `nothing starts this at boot: a generated unit cannot be enabled with systemctl; add [Install] with ${line}`, added && { title: `add ${line}`, edits: [added] });
    }
}
/** The services that the plain units of systemd among the files start by their names. */
function triggered(tree) {
    return tree.directories.flatMap(({ entries }) => entries
        .filter(({ name }) => /\.(?:timer|socket|path)$/.test(name))
        .map(({ name }) => `${name.slice(0, name.lastIndexOf('.'))}.service`));
}
function isInstalled({ unit }) {
    return INSTALL_KEYS.some((key) => unit.words('Install', key).length > 0);
}
function pulledIn(member) {
    const { unit, kind } = member;
    const names = PULLING_KEYS.flatMap((key) => unit.words('Unit', key).map(({ text }) => text));
    const networks = unit
        .list(kind.section, 'Network')
        .map(({ value }) => value.split(':', 1)[0] ?? '')
        .filter((name) => name.endsWith('.container'));
    if (kind.extension !== '.container')
        return [...names, ...networks];
    const pod = unit.value('Container', 'Pod');
    if (!pod)
        return [...names, ...networks];
    // The pod wants its containers, and a container that is started binds to its pod.
    const withPod = unit.flag('Container', 'StartWithPod') ?? true;
    return [...names, ...networks, ...(withPod ? [unit.name] : []), ...(isInstalled(member) ? [pod] : [])];
}

// EXTERNAL MODULE: ./lib/src/quadlet/syntax/words.js
var syntax_words = __webpack_require__(8768);
// EXTERNAL MODULE: ./lib/src/quadlet/syntax/spaces.js
var spaces = __webpack_require__(2978);
;// CONCATENATED MODULE: ./lib/src/quadlet/advice/inline-comments.js



// What people write there may hold anything.
const FREE_KINDS = new Set(['command', 'command|none', 'string/json', 'user:pass', 'key[:pass]']);
/** Comments behind values of Quadlet's own keys. */
function adviseInlineComments(context, _member, key) {
    for (const entry of key.counting) {
        const comment = commentIn(key, entry);
        if (comment !== undefined)
            reportInlineComment(context, entry, comment);
    }
}
/** What looks like a comment in an entry, where it cannot be meant as a part of the value. */
function commentIn({ record, reader }, { value }) {
    if (!value.includes('#') && !value.includes(';'))
        return undefined;
    switch (reader) {
        case 'command':
            return undefined;
        case 'words':
        case 'args':
        case 'assignments':
            return commentWord(value, reader === 'args');
        default:
            return FREE_KINDS.has(record.kind) ? undefined : findComment(value, !/path|src/.test(record.kind));
    }
}
/** @param wordsOnly whether only a `#` on its own is one, and none that begins a word */
function commentWord(value, wordsOnly) {
    let end = 0;
    for (const word of (0,syntax_words/* splitWords */.y)(value, 'kept', true).words) {
        if (value.charAt(word.start) === '#' && (!wordsOnly || word.text === '#')) {
            return { end, sign: word.start };
        }
        end = word.end;
    }
    return undefined;
}
/**
 * Finds a `#` or `;` with blanks on both sides.
 * @param loose whether a `#` with a letter behind it is one, too
 */
function findComment(value, loose) {
    for (let sign = nextSign(value, 0); sign >= 0; sign = nextSign(value, sign + 1)) {
        const end = (0,spaces/* trimSpaces */.QG)(value, 0, sign);
        if (sign > 0 && end === sign)
            continue;
        const text = (0,spaces/* skipSpaces */.Rk)(value, sign + 1, value.length);
        const apart = text > sign + 1 && text < value.length;
        const word = loose && sign > 0 && value[sign] === '#' && /[A-Za-z]/.test(value.charAt(sign + 1));
        if (apart || word)
            return { end, sign };
    }
    return undefined;
}
function nextSign(value, from) {
    for (let at = from; at < value.length; at++) {
        const code = value.charCodeAt(at);
        if (code === 0x23 || code === 0x3b)
            return at;
    }
    return -1;
}
/** Says that a comment belongs on a line of its own. */
function reportInlineComment(context, entry, { end, sign }) {
    const stop = (0,spaces/* trimSpaces */.QG)(entry.value, sign, entry.value.length);
    context.report('QL105', (0,unit_file/* partSpan */.Ww)(entry, sign, stop), 'this is no comment but part of the value: a comment stands on a line of its own', lineAbove(entry, end, sign, stop));
}
function lineAbove(entry, end, sign, stop) {
    const { source, line, valueIndex } = entry;
    if (line.origins !== undefined)
        return undefined;
    const file = source.path;
    const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
    const comment = `# ${entry.value.slice(sign + 1, stop).trim()}${newline}`;
    // Without a value the blanks behind the `=` go, too.
    const from = (0,unit_file/* originOf */.yv)(line, end === 0 ? line.text.indexOf('=') + 1 : valueIndex + end);
    return {
        title: 'put the comment on a line of its own',
        edits: [
            { file, start: line.start, end: line.start, text: comment },
            { file, start: from, end: (0,unit_file/* originOf */.yv)(line, valueIndex + stop), text: '' },
        ],
    };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/assignments.js




// From here on a name without a value is passed on as such.
const PASSED_SINCE = (0,versions/* versionNumber */.e1)('5.6.0');
// Keys in which that is the variable of the same name of the service.
const VARIABLES = new Set(['Environment', 'BuildArg']);
// Most lines are; the others have to be cut into words.
const ONE_ASSIGNMENT = /^[^\s"'\\=]+=[^\s"'\\]*$/;
/** Words without `=` among assignments (`LookupAllKeyVal`). */
function adviseAssignments(context, _member, key) {
    if (key.reader !== 'assignments')
        return;
    for (const entry of key.counting) {
        if (ONE_ASSIGNMENT.test(entry.value))
            continue;
        const { words } = (0,syntax_words/* splitWords */.y)(entry.value, 'read', context.behaviour.octalEscapes);
        const first = words.findIndex(isBare);
        // What has braces becomes another text before the generator reads it.
        if (first < 0 || entry.value.includes('{{') || commentIn(key, entry) !== undefined)
            continue;
        const end = endOfRun(words, first);
        const bare = words.slice(first, end);
        const message = first === 0 ? nothingBefore(context, key, bare) : behind(context, key, entry, words, first, end);
        if (message === undefined)
            continue;
        const span = (0,unit_file/* partSpan */.Ww)(entry, bare[0].start, bare.at(-1).end);
        context.report('QL106', span, message, first === 0 ? undefined : quoting(entry, words));
    }
}
function isBare({ text }) {
    return !text.includes('=');
}
function endOfRun(words, start) {
    let end = start;
    while (end < words.length && isBare(words[end]))
        end++;
    return end;
}
function behind(context, { record }, { value }, words, first, end) {
    const before = words[first - 1];
    const passes = context.behaviour.version >= PASSED_SINCE && VARIABLES.has(record.key);
    // Who quotes the one knows that the other is a name.
    const isQuoted = /["']/.test(value.slice(before.start, before.end));
    const meant = isQuoted ? isName : isNameByItsForm;
    if (passes && words.slice(first, end).every(({ text }) => meant(text)))
        return undefined;
    const assignment = before.text;
    const name = assignment.slice(0, assignment.indexOf('='));
    return `a blank ends the value of ${shortened(name)}, and this is no part of it: put quotes around the whole assignment`;
}
// `A=1 HTTP_PROXY` may well be meant so; `GREETING=HELLO WORLD` is not.
function isNameByItsForm(text) {
    return /^(?:[A-Z][A-Z\d]*_[A-Z\d_]*|HOME|PATH|LANG|TERM|TZ|USER|SHELL|DISPLAY|HOSTNAME)$/.test(text);
}
function isName(text) {
    return /^[A-Za-z_]\w*\*?$/.test(text);
}
function nothingBefore(context, { record }, bare) {
    const word = shortened(bare[0]?.text ?? '');
    if (context.behaviour.version < PASSED_SINCE) {
        return `"${word}" has no "=", and Podman before 5.6 drops it: write ${word}=VALUE`;
    }
    if (record.section === 'Container' && record.key === 'Annotation') {
        return `"${word}" has no "=", and podman refuses such an annotation: write ${word}=VALUE`;
    }
    const areNames = bare.every(({ text }) => isName(text));
    return VARIABLES.has(record.key) && !areNames ? `"${word}" has no "=": write NAME=VALUE` : undefined;
}
/** Puts each assignment and what follows it in quotes. */
function quoting(entry, words) {
    const edits = [];
    for (const [index, word] of words.entries()) {
        const next = words[index + 1];
        if (isBare(word) || next === undefined || !isBare(next))
            continue;
        const last = words[endOfRun(words, index + 1) - 1];
        // What quotes there mean now is not what is meant.
        if (/["'\\]/.test(entry.value.slice(word.start, last.end)))
            return undefined;
        const { source, start, end } = (0,unit_file/* partSpan */.Ww)(entry, word.start, last.end);
        for (const at of [start, end])
            edits.push({ file: source.path, start: at, end: at, text: '"' });
    }
    return { title: 'put quotes around the whole assignment', edits };
}
function shortened(text) {
    return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/catalogue/systemd-directives.js
// Made by `node scripts/systemd-directives.mjs` from systemd 252, 257, 262: every setting that a .service may have.
// Columns: section, key, type of the value as systemd names it (`-`: none, or not the same one in all of them), the
// first of these versions that knows it, the last one in which it does something (`-`: the newest, `0`: none of them).
const SYSTEMD_TABLE = `
Unit | After | UNIT [...] | 252 | -
Unit | AllowIsolate | BOOLEAN | 252 | -
Unit | AssertACPower | CONDITION | 252 | -
Unit | AssertArchitecture | CONDITION | 252 | -
Unit | AssertCPUFeature | CONDITION | 252 | -
Unit | AssertCPUPressure | CONDITION | 252 | -
Unit | AssertCPUs | CONDITION | 252 | -
Unit | AssertCapability | CONDITION | 252 | -
Unit | AssertControlGroupController | CONDITION | 252 | -
Unit | AssertCredential | CONDITION | 252 | -
Unit | AssertDirectoryNotEmpty | CONDITION | 252 | -
Unit | AssertEnvironment | CONDITION | 252 | -
Unit | AssertFileIsExecutable | CONDITION | 252 | -
Unit | AssertFileNotEmpty | CONDITION | 252 | -
Unit | AssertFirstBoot | CONDITION | 252 | -
Unit | AssertFraction | CONDITION | 262 | -
Unit | AssertGroup | CONDITION | 252 | -
Unit | AssertHost | CONDITION | 252 | -
Unit | AssertIOPressure | CONDITION | 252 | -
Unit | AssertKernelCommandLine | CONDITION | 252 | -
Unit | AssertKernelModuleLoaded | CONDITION | 262 | -
Unit | AssertKernelVersion | CONDITION | 252 | -
Unit | AssertMachineTag | CONDITION | 262 | -
Unit | AssertMemory | CONDITION | 252 | -
Unit | AssertMemoryPressure | CONDITION | 252 | -
Unit | AssertNeedsUpdate | CONDITION | 252 | -
Unit | AssertOSRelease | CONDITION | 252 | -
Unit | AssertPathExists | CONDITION | 252 | -
Unit | AssertPathExistsGlob | CONDITION | 252 | -
Unit | AssertPathIsDirectory | CONDITION | 252 | -
Unit | AssertPathIsEncrypted | CONDITION | 252 | -
Unit | AssertPathIsMountPoint | CONDITION | 252 | -
Unit | AssertPathIsReadWrite | CONDITION | 252 | -
Unit | AssertPathIsSocket | CONDITION | 262 | -
Unit | AssertPathIsSymbolicLink | CONDITION | 252 | -
Unit | AssertSecurity | CONDITION | 252 | -
Unit | AssertUser | CONDITION | 252 | -
Unit | AssertVersion | CONDITION | 262 | -
Unit | AssertVirtualization | CONDITION | 252 | -
Unit | Before | UNIT [...] | 252 | -
Unit | BindTo | UNIT [...] | 252 | -
Unit | BindsTo | UNIT [...] | 252 | -
Unit | CollectMode | - | 252 | -
Unit | ConditionACPower | CONDITION | 252 | -
Unit | ConditionArchitecture | CONDITION | 252 | -
Unit | ConditionCPUFeature | CONDITION | 252 | -
Unit | ConditionCPUPressure | CONDITION | 252 | -
Unit | ConditionCPUs | CONDITION | 252 | -
Unit | ConditionCapability | CONDITION | 252 | -
Unit | ConditionControlGroupController | CONDITION | 252 | -
Unit | ConditionCredential | CONDITION | 252 | -
Unit | ConditionDirectoryNotEmpty | CONDITION | 252 | -
Unit | ConditionEnvironment | CONDITION | 252 | -
Unit | ConditionFileIsExecutable | CONDITION | 252 | -
Unit | ConditionFileNotEmpty | CONDITION | 252 | -
Unit | ConditionFirmware | CONDITION | 252 | -
Unit | ConditionFirstBoot | CONDITION | 252 | -
Unit | ConditionFraction | CONDITION | 262 | -
Unit | ConditionGroup | CONDITION | 252 | -
Unit | ConditionHost | CONDITION | 252 | -
Unit | ConditionIOPressure | CONDITION | 252 | -
Unit | ConditionKernelCommandLine | CONDITION | 252 | -
Unit | ConditionKernelModuleLoaded | CONDITION | 262 | -
Unit | ConditionKernelVersion | CONDITION | 252 | -
Unit | ConditionMachineTag | CONDITION | 262 | -
Unit | ConditionMemory | CONDITION | 252 | -
Unit | ConditionMemoryPressure | CONDITION | 252 | -
Unit | ConditionNeedsUpdate | CONDITION | 252 | -
Unit | ConditionOSRelease | CONDITION | 252 | -
Unit | ConditionPathExists | CONDITION | 252 | -
Unit | ConditionPathExistsGlob | CONDITION | 252 | -
Unit | ConditionPathIsDirectory | CONDITION | 252 | -
Unit | ConditionPathIsEncrypted | CONDITION | 252 | -
Unit | ConditionPathIsMountPoint | CONDITION | 252 | -
Unit | ConditionPathIsReadWrite | CONDITION | 252 | -
Unit | ConditionPathIsSocket | CONDITION | 262 | -
Unit | ConditionPathIsSymbolicLink | CONDITION | 252 | -
Unit | ConditionSecurity | CONDITION | 252 | -
Unit | ConditionUser | CONDITION | 252 | -
Unit | ConditionVersion | CONDITION | 262 | -
Unit | ConditionVirtualization | CONDITION | 252 | -
Unit | Conflicts | UNIT [...] | 252 | -
Unit | DefaultDependencies | BOOLEAN | 252 | -
Unit | Description | STRING | 252 | -
Unit | Documentation | URL | 252 | -
Unit | FailureAction | ACTION | 252 | -
Unit | FailureActionExitStatus | - | 252 | -
Unit | IgnoreOnIsolate | BOOLEAN | 252 | -
Unit | IgnoreOnSnapshot | - | 252 | 0
Unit | JobRunningTimeoutSec | - | 252 | -
Unit | JobTimeoutAction | ACTION | 252 | -
Unit | JobTimeoutRebootArgument | - | 252 | -
Unit | JobTimeoutSec | - | 252 | -
Unit | JoinsNamespaceOf | UNIT [...] | 252 | -
Unit | OnFailure | UNIT [...] | 252 | -
Unit | OnFailureIsolate | BOOLEAN | 252 | -
Unit | OnFailureJobMode | MODE | 252 | -
Unit | OnSuccess | UNIT [...] | 252 | -
Unit | OnSuccessJobMode | MODE | 252 | -
Unit | PartOf | UNIT [...] | 252 | -
Unit | PropagateReloadFrom | UNIT [...] | 252 | -
Unit | PropagateReloadTo | UNIT [...] | 252 | -
Unit | PropagatesReloadTo | UNIT [...] | 252 | -
Unit | PropagatesStopTo | UNIT [...] | 252 | -
Unit | RebootArgument | - | 252 | -
Unit | RefuseManualStart | BOOLEAN | 252 | -
Unit | RefuseManualStop | BOOLEAN | 252 | -
Unit | ReloadPropagatedFrom | UNIT [...] | 252 | -
Unit | Requires | UNIT [...] | 252 | -
Unit | RequiresMountsFor | PATH [...] | 252 | -
Unit | RequiresOverridable | - | 252 | -
Unit | Requisite | UNIT [...] | 252 | -
Unit | RequisiteOverridable | - | 252 | -
Unit | SourcePath | PATH | 252 | -
Unit | StartLimitAction | ACTION | 252 | -
Unit | StartLimitBurst | UNSIGNED | 252 | -
Unit | StartLimitInterval | SECONDS | 252 | -
Unit | StartLimitIntervalSec | SECONDS | 252 | -
Unit | StopPropagatedFrom | UNIT [...] | 252 | -
Unit | StopWhenUnneeded | BOOLEAN | 252 | -
Unit | SuccessAction | ACTION | 252 | -
Unit | SuccessActionExitStatus | - | 252 | -
Unit | SurviveFinalKillSignal | BOOLEAN | 257 | -
Unit | Upholds | UNIT [...] | 252 | -
Unit | Wants | UNIT [...] | 252 | -
Unit | WantsMountsFor | PATH [...] | 257 | -
Service | AllowedCPUs | - | 252 | -
Service | AllowedMemoryNodes | - | 252 | -
Service | AmbientCapabilities | BOUNDINGSET | 252 | -
Service | AppArmorProfile | - | 252 | -
Service | BPFDelegateAttachments | BPF_DELEGATE_ATTACHMENTS | 262 | -
Service | BPFDelegateCommands | BPF_DELEGATE_COMMANDS | 262 | -
Service | BPFDelegateMaps | BPF_DELEGATE_MAPS | 262 | -
Service | BPFDelegatePrograms | BPF_DELEGATE_PROGRAMS | 262 | -
Service | BPFProgram | - | 252 | -
Service | BindLogSockets | - | 257 | -
Service | BindNetworkInterface | - | 262 | -
Service | BindPaths | PATH[:PATH[:OPTIONS]] [...] | 252 | -
Service | BindReadOnlyPaths | PATH[:PATH[:OPTIONS]] [...] | 252 | -
Service | BlockIOAccounting | BOOLEAN | 252 | 257
Service | BlockIODeviceWeight | DEVICEWEIGHT | 252 | 257
Service | BlockIOReadBandwidth | BANDWIDTH | 252 | 257
Service | BlockIOWeight | WEIGHT | 252 | 257
Service | BlockIOWriteBandwidth | BANDWIDTH | 252 | 257
Service | BusName | - | 252 | -
Service | BusPolicy | - | 252 | 0
Service | CPUAccounting | BOOLEAN | 252 | 257
Service | CPUAffinity | CPUAFFINITY | 252 | -
Service | CPUPressureThresholdSec | SECONDS | 262 | -
Service | CPUPressureWatch | - | 262 | -
Service | CPUQuota | - | 252 | -
Service | CPUQuotaPeriodSec | - | 252 | -
Service | CPUSchedulingPolicy | CPUSCHEDPOLICY | 252 | -
Service | CPUSchedulingPriority | CPUSCHEDPRIO | 252 | -
Service | CPUSchedulingResetOnFork | BOOLEAN | 252 | -
Service | CPUSetPartition | - | 262 | -
Service | CPUShares | SHARES | 252 | 257
Service | CPUWeight | CPUWEIGHT | 252 | -
Service | CacheDirectory | - | 252 | -
Service | CacheDirectoryAccounting | BOOLEAN | 262 | -
Service | CacheDirectoryMode | MODE | 252 | -
Service | CacheDirectoryQuota | - | 262 | -
Service | Capabilities | - | 252 | 0
Service | CapabilityBoundingSet | BOUNDINGSET | 252 | -
Service | ConfigurationDirectory | - | 252 | -
Service | ConfigurationDirectoryMode | MODE | 252 | -
Service | CoredumpFilter | - | 252 | -
Service | CoredumpReceive | BOOLEAN | 257 | -
Service | DefaultMemoryLow | LIMIT | 252 | 257
Service | DefaultMemoryMin | LIMIT | 252 | 257
Service | DefaultStartupMemoryLow | LIMIT | 257 | 257
Service | Delegate | - | 252 | -
Service | DelegateNamespaces | NAMESPACES | 262 | -
Service | DelegateSubgroup | - | 257 | -
Service | DeviceAllow | DEVICE | 252 | -
Service | DevicePolicy | POLICY | 252 | -
Service | DisableControllers | - | 252 | -
Service | DynamicUser | BOOLEAN | 252 | -
Service | Environment | ENVIRON | 252 | -
Service | EnvironmentFile | FILE | 252 | -
Service | ExecCondition | PATH [ARGUMENT [...]] | 252 | -
Service | ExecPaths | PATH [...] | 252 | -
Service | ExecReload | PATH [ARGUMENT [...]] | 252 | -
Service | ExecReloadPost | PATH [ARGUMENT [...]] | 262 | -
Service | ExecSearchPath | PATH | 252 | -
Service | ExecStart | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStartPost | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStartPre | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStop | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStopPost | PATH [ARGUMENT [...]] | 252 | -
Service | ExitType | SERVICEEXITTYPE | 252 | -
Service | ExtensionDirectories | PATH [...] | 252 | -
Service | ExtensionImagePolicy | - | 257 | -
Service | ExtensionImages | - | 252 | -
Service | FailureAction | ACTION | 252 | -
Service | FileDescriptorStoreMax | UNSIGNED | 252 | -
Service | FileDescriptorStorePreserve | - | 257 | -
Service | FinalKillSignal | SIGNAL | 252 | -
Service | Group | - | 252 | -
Service | GuessMainPID | BOOLEAN | 252 | -
Service | IOAccounting | BOOLEAN | 252 | -
Service | IODeviceLatencyTargetSec | DEVICELATENCY | 252 | -
Service | IODeviceWeight | DEVICEWEIGHT | 252 | -
Service | IOPressureThresholdSec | SECONDS | 262 | -
Service | IOPressureWatch | - | 262 | -
Service | IOReadBandwidthMax | LIMIT | 252 | -
Service | IOReadIOPSMax | LIMIT | 252 | -
Service | IOSchedulingClass | IOCLASS | 252 | -
Service | IOSchedulingPriority | IOPRIORITY | 252 | -
Service | IOWeight | WEIGHT | 252 | -
Service | IOWriteBandwidthMax | LIMIT | 252 | -
Service | IOWriteIOPSMax | LIMIT | 252 | -
Service | IPAccounting | BOOLEAN | 252 | -
Service | IPAddressAllow | - | 252 | -
Service | IPAddressDeny | - | 252 | -
Service | IPCNamespacePath | PATH | 252 | -
Service | IPEgressFilterPath | - | 252 | -
Service | IPIngressFilterPath | - | 252 | -
Service | IgnoreSIGPIPE | BOOLEAN | 252 | -
Service | ImportCredential | - | 257 | -
Service | InaccessibleDirectories | PATH [...] | 252 | -
Service | InaccessiblePaths | PATH [...] | 252 | -
Service | KeyringMode | - | 252 | -
Service | KillMode | KILLMODE | 252 | -
Service | KillSignal | SIGNAL | 252 | -
Service | LUOSession | - | 262 | -
Service | LimitAS | LIMIT | 252 | -
Service | LimitCORE | LIMIT | 252 | -
Service | LimitCPU | LIMIT | 252 | -
Service | LimitDATA | LIMIT | 252 | -
Service | LimitFSIZE | LIMIT | 252 | -
Service | LimitLOCKS | LIMIT | 252 | -
Service | LimitMEMLOCK | LIMIT | 252 | -
Service | LimitMSGQUEUE | LIMIT | 252 | -
Service | LimitNICE | LIMIT | 252 | -
Service | LimitNOFILE | LIMIT | 252 | -
Service | LimitNPROC | LIMIT | 252 | -
Service | LimitRSS | LIMIT | 252 | -
Service | LimitRTPRIO | LIMIT | 252 | -
Service | LimitRTTIME | LIMIT | 252 | -
Service | LimitSIGPENDING | LIMIT | 252 | -
Service | LimitSTACK | LIMIT | 252 | -
Service | LoadCredential | - | 252 | -
Service | LoadCredentialEncrypted | - | 252 | -
Service | LockPersonality | BOOLEAN | 252 | -
Service | LogExtraFields | - | 252 | -
Service | LogFilterPatterns | REGEX | 257 | -
Service | LogLevelMax | LEVEL | 252 | -
Service | LogNamespace | - | 252 | -
Service | LogRateLimitBurst | UNSIGNED | 252 | -
Service | LogRateLimitIntervalSec | SECONDS | 252 | -
Service | LogsDirectory | - | 252 | -
Service | LogsDirectoryAccounting | BOOLEAN | 262 | -
Service | LogsDirectoryMode | MODE | 252 | -
Service | LogsDirectoryQuota | - | 262 | -
Service | ManagedOOMMemoryPressure | - | 252 | -
Service | ManagedOOMMemoryPressureDurationSec | - | 257 | -
Service | ManagedOOMMemoryPressureLimit | - | 252 | -
Service | ManagedOOMPreference | - | 252 | -
Service | ManagedOOMSwap | - | 252 | -
Service | MemoryAccounting | BOOLEAN | 252 | -
Service | MemoryDenyWriteExecute | BOOLEAN | 252 | -
Service | MemoryHigh | LIMIT | 252 | -
Service | MemoryKSM | - | 257 | -
Service | MemoryLimit | LIMIT | 252 | 257
Service | MemoryLow | LIMIT | 252 | -
Service | MemoryMax | LIMIT | 252 | -
Service | MemoryMin | LIMIT | 252 | -
Service | MemoryPressureThresholdSec | SECONDS | 257 | -
Service | MemoryPressureWatch | - | 257 | -
Service | MemorySwapMax | LIMIT | 252 | -
Service | MemoryTHP | - | 262 | -
Service | MemoryZSwapMax | LIMIT | 257 | -
Service | MemoryZSwapWriteback | BOOLEAN | 257 | -
Service | MountAPIVFS | - | 252 | -
Service | MountFlags | - | 252 | -
Service | MountImagePolicy | - | 257 | -
Service | MountImages | - | 252 | -
Service | NFTSet | - | 257 | -
Service | NUMAMask | - | 252 | -
Service | NUMAPolicy | - | 252 | -
Service | NetClass | - | 252 | 0
Service | NetworkNamespacePath | PATH | 252 | -
Service | Nice | NICE | 252 | -
Service | NoExecPaths | PATH [...] | 252 | -
Service | NoNewPrivileges | BOOLEAN | 252 | -
Service | NonBlocking | BOOLEAN | 252 | -
Service | NotifyAccess | ACCESS | 252 | -
Service | OOMPolicy | - | 252 | -
Service | OOMRules | - | 262 | -
Service | OOMScoreAdjust | OOMSCOREADJUST | 252 | -
Service | OpenFile | - | 257 | -
Service | PAMName | STRING | 252 | -
Service | PIDFile | - | 252 | -
Service | PassEnvironment | - | 252 | -
Service | PermissionsStartOnly | BOOLEAN | 252 | -
Service | Personality | PERSONALITY | 252 | -
Service | PrivateBPF | - | 262 | -
Service | PrivateDevices | BOOLEAN | 252 | -
Service | PrivateIPC | BOOLEAN | 252 | -
Service | PrivateMounts | - | 252 | -
Service | PrivateNetwork | BOOLEAN | 252 | -
Service | PrivatePIDs | - | 257 | -
Service | PrivateTmp | - | 252 | -
Service | PrivateUsers | - | 252 | -
Service | ProcSubset | - | 252 | -
Service | ProtectClock | BOOLEAN | 252 | -
Service | ProtectControlGroups | - | 252 | -
Service | ProtectHome | - | 252 | -
Service | ProtectHostname | - | 252 | -
Service | ProtectKernelLogs | BOOLEAN | 252 | -
Service | ProtectKernelModules | BOOLEAN | 252 | -
Service | ProtectKernelTunables | BOOLEAN | 252 | -
Service | ProtectProc | - | 252 | -
Service | ProtectSystem | - | 252 | -
Service | ReadOnlyDirectories | PATH [...] | 252 | -
Service | ReadOnlyPaths | PATH [...] | 252 | -
Service | ReadWriteDirectories | PATH [...] | 252 | -
Service | ReadWritePaths | PATH [...] | 252 | -
Service | RebootArgument | STRING | 252 | -
Service | RefreshOnReload | - | 262 | -
Service | ReloadSignal | SIGNAL | 257 | -
Service | RemainAfterExit | BOOLEAN | 252 | -
Service | RemoveIPC | BOOLEAN | 252 | -
Service | Restart | SERVICERESTART | 252 | -
Service | RestartForceExitStatus | STATUS | 252 | -
Service | RestartKillSignal | SIGNAL | 252 | -
Service | RestartMaxDelaySec | SECONDS | 257 | -
Service | RestartMode | SERVICERESTARTMODE | 257 | -
Service | RestartPreventExitStatus | STATUS | 252 | -
Service | RestartRandomizedDelaySec | SECONDS | 262 | -
Service | RestartSec | SECONDS | 252 | -
Service | RestartSteps | UNSIGNED | 257 | -
Service | RestrictAddressFamilies | FAMILIES | 252 | -
Service | RestrictFileSystems | FILESYSTEMS | 252 | -
Service | RestrictNamespaces | NAMESPACES | 252 | -
Service | RestrictNetworkInterfaces | - | 252 | -
Service | RestrictRealtime | BOOLEAN | 252 | -
Service | RestrictSUIDSGID | BOOLEAN | 252 | -
Service | RootDirectory | PATH | 252 | -
Service | RootDirectoryStartOnly | BOOLEAN | 252 | -
Service | RootEphemeral | BOOLEAN | 257 | -
Service | RootHash | - | 252 | -
Service | RootHashSignature | - | 252 | -
Service | RootImage | PATH | 252 | -
Service | RootImageOptions | - | 252 | -
Service | RootImagePolicy | - | 257 | -
Service | RootMStack | PATH | 262 | -
Service | RootVerity | PATH | 252 | -
Service | RuntimeDirectory | - | 252 | -
Service | RuntimeDirectoryMode | MODE | 252 | -
Service | RuntimeDirectoryPreserve | - | 252 | -
Service | RuntimeMaxSec | SECONDS | 252 | -
Service | RuntimeRandomizedExtraSec | SECONDS | 252 | -
Service | SELinuxContext | LABEL | 252 | -
Service | SecureBits | SECUREBITS | 252 | -
Service | SendSIGHUP | BOOLEAN | 252 | -
Service | SendSIGKILL | BOOLEAN | 252 | -
Service | SetCredential | - | 252 | -
Service | SetCredentialEncrypted | - | 252 | -
Service | SetLoginEnvironment | - | 257 | -
Service | Slice | SLICE | 252 | -
Service | SmackProcessLabel | - | 252 | -
Service | SocketBindAllow | - | 252 | -
Service | SocketBindDeny | - | 252 | -
Service | Sockets | SOCKETS | 252 | -
Service | StandardError | OUTPUT | 252 | -
Service | StandardInput | INPUT | 252 | -
Service | StandardInputData | - | 252 | -
Service | StandardInputText | - | 252 | -
Service | StandardOutput | OUTPUT | 252 | -
Service | StartLimitAction | ACTION | 252 | -
Service | StartLimitBurst | UNSIGNED | 252 | -
Service | StartLimitInterval | SECONDS | 252 | -
Service | StartupAllowedCPUs | - | 252 | -
Service | StartupAllowedMemoryNodes | - | 252 | -
Service | StartupBlockIOWeight | WEIGHT | 252 | 257
Service | StartupCPUShares | SHARES | 252 | 257
Service | StartupCPUWeight | CPUWEIGHT | 252 | -
Service | StartupIOWeight | WEIGHT | 252 | -
Service | StartupMemoryHigh | LIMIT | 257 | -
Service | StartupMemoryLow | LIMIT | 257 | -
Service | StartupMemoryMax | LIMIT | 257 | -
Service | StartupMemorySwapMax | LIMIT | 257 | -
Service | StartupMemoryZSwapMax | LIMIT | 257 | -
Service | StateDirectory | - | 252 | -
Service | StateDirectoryAccounting | BOOLEAN | 262 | -
Service | StateDirectoryMode | MODE | 252 | -
Service | StateDirectoryQuota | - | 262 | -
Service | SuccessExitStatus | STATUS | 252 | -
Service | SupplementaryGroups | - | 252 | -
Service | SysVStartPriority | - | 252 | 0
Service | SyslogFacility | FACILITY | 252 | -
Service | SyslogIdentifier | STRING | 252 | -
Service | SyslogLevel | LEVEL | 252 | -
Service | SyslogLevelPrefix | BOOLEAN | 252 | -
Service | SystemCallArchitectures | ARCHS | 252 | -
Service | SystemCallErrorNumber | ERRNO | 252 | -
Service | SystemCallFilter | SYSCALLS | 252 | -
Service | SystemCallLog | SYSCALLS | 252 | -
Service | TTYColumns | - | 252 | -
Service | TTYPath | PATH | 252 | -
Service | TTYReset | BOOLEAN | 252 | -
Service | TTYRows | - | 252 | -
Service | TTYVHangup | BOOLEAN | 252 | -
Service | TTYVTDisallocate | BOOLEAN | 252 | -
Service | TasksAccounting | BOOLEAN | 252 | -
Service | TasksMax | - | 252 | -
Service | TemporaryFileSystem | - | 252 | -
Service | TimeoutAbortSec | - | 252 | -
Service | TimeoutCleanSec | SECONDS | 252 | -
Service | TimeoutSec | SECONDS | 252 | -
Service | TimeoutStartFailureMode | TIMEOUTMODE | 252 | -
Service | TimeoutStartSec | SECONDS | 252 | -
Service | TimeoutStopFailureMode | TIMEOUTMODE | 252 | -
Service | TimeoutStopSec | - | 252 | -
Service | TimerSlackNSec | NANOSECONDS | 252 | -
Service | Type | SERVICETYPE | 252 | -
Service | UMask | MODE | 252 | -
Service | USBFunctionDescriptors | PATH | 252 | -
Service | USBFunctionStrings | PATH | 252 | -
Service | UnsetEnvironment | - | 252 | -
Service | User | - | 252 | -
Service | UserNamespacePath | PATH | 262 | -
Service | UtmpIdentifier | STRING | 252 | -
Service | UtmpMode | - | 252 | -
Service | WatchdogSec | SECONDS | 252 | -
Service | WatchdogSignal | SIGNAL | 252 | -
Service | WorkingDirectory | - | 252 | -
Install | Alias | - | 252 | -
Install | Also | - | 252 | -
Install | DefaultInstance | - | 252 | -
Install | RequiredBy | - | 252 | -
Install | UpheldBy | - | 257 | -
Install | WantedBy | - | 252 | -
`;

;// CONCATENATED MODULE: ./lib/src/quadlet/catalogue/systemd.js

const SECTIONS = ['Unit', 'Service', 'Install'];
const DIRECTIVES = readTable();
function readTable() {
    const sections = new Map();
    for (const line of SYSTEMD_TABLE.split('\n')) {
        const [section, key = '', type, since, last] = line.split(' | ');
        if (section !== 'Unit' && section !== 'Service' && section !== 'Install')
            continue;
        let directives = sections.get(section);
        if (directives === undefined) {
            directives = new Map();
            sections.set(section, directives);
        }
        directives.set(key, {
            section,
            key,
            type: type === '-' ? undefined : type,
            since: Number(since),
            effectiveUntil: last === '-' ? undefined : Number(last),
        });
    }
    return sections;
}
/** @returns what is known of a setting, spelled exactly so */
function directive(section, key) {
    return DIRECTIVES.get(section)?.get(key);
}
/** Every key that systemd knows in a section, to look for the one that was meant. */
function directivesOf(section) {
    return [...(DIRECTIVES.get(section)?.keys() ?? [])];
}
/**
 * Whether systemd takes a section of a .service without the warning "Unknown section 'Socket'. Ignoring." Sections that
 * begin with `X-` are for others; a small `x-` makes no such section (`src/shared/conf-parser.c`, and seen with
 * `systemd-analyze verify` of 252, 257 and 262).
 */
function isSection(section) {
    return DIRECTIVES.has(section) || section.startsWith('X-');
}
/**
 * Whether systemd takes a key without the warning "Unknown key 'Foo' in section [Unit], ignoring." It minds the case.
 * Keys that begin with `X-` are for others, and so is all of a section whose name does; a small `x-` is a key like any
 * other (`next_assignment()` in `src/shared/conf-parser.c`, and seen with `systemd-analyze verify` of 252, 257 and 262).
 * @param section not one of Quadlet's own, which the generator renames to `X-Container` and so on
 */
function isDirective(section, key) {
    if (section.startsWith('X-'))
        return true;
    return DIRECTIVES.has(section) && (key.startsWith('X-') || directive(section, key) !== undefined);
}
/**
 * The section that a key belongs to. `StartLimitBurst` and four more were moved from `[Service]` to `[Unit]`, and are
 * still taken in both: for these it is `Unit`, where the manual has them.
 */
function sectionOf(key) {
    return SECTIONS.find((section) => directive(section, key) !== undefined);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/continuations.js



const BACKSLASH = 0x5c;
/** Lines that a backslash joins to others, and that are hardly meant so. */
function adviseContinuations(context, member) {
    for (const file of [member.unit.file, ...member.unit.dropIns]) {
        for (const line of file.lost)
            adviseLost(context, file, line);
        for (const entry of file.entries) {
            if (entry.line.origins !== undefined)
                advisePieces(context, member, entry, entry.line.origins);
            else if (context.behaviour.dialect === 'untrimmed')
                adviseBlanks(context, entry);
        }
    }
}
function adviseLost(context, { source }, line) {
    const backslash = source.text.lastIndexOf('\\', line.end - 1);
    context.report('QL121', { source, start: backslash, end: backslash + 1 }, 'the file ends within this continuation, and from Podman 5.4 on the whole line is dropped: take the backslash away', edit(source, 'take the backslash away', backslash, backslash + 1, ''));
}
/** In 4.4 and 4.5 nothing is trimmed, so the blanks keep the backslash from being the last character. */
function adviseBlanks(context, { source, line }) {
    const { text } = line;
    const end = (0,spaces/* trimSpaces */.QG)(text, 0, text.length);
    if (end === text.length || text.charCodeAt(end - 1) !== BACKSLASH || /^\r?$/.test(text.slice(end)))
        return;
    const span = { source, start: (0,unit_file/* originOf */.yv)(line, end), end: (0,unit_file/* originOf */.yv)(line, text.length - 1) + 1 };
    context.report('QL121', span, 'white space behind a backslash keeps Podman 4.4 and 4.5 from joining the next line: take it away', edit(source, 'take the white space away', span.start, span.end, ''));
}
function advisePieces(context, member, entry, origins) {
    for (let at = 2; at < origins.length; at += 2) {
        const [index, start] = [origins[at], origins[at + 1]];
        const before = origins[at - 1] + index - origins[at - 2];
        advisePiece(context, member, entry, { index, start, before });
    }
}
function advisePiece(context, member, entry, piece) {
    const { source } = entry;
    const { text } = source;
    const span = lineOf(source, piece.start);
    const atMargin = piece.start === 0 || text[piece.start - 1] === '\n';
    if (text[span.start] === '#') {
        context.report('QL121', span, 'Podman before 5.4 takes this comment for a part of the value: put it above the line that it interrupts');
    }
    else if (atMargin && isLineOfItsOwn(context, member, entry.section, span)) {
        context.report('QL121', span, `this is read as part of ${entry.key}=, because of the backslash above: take that away`, edit(source, 'take the backslash above away', piece.before, piece.before + 1, ''));
    }
    else if (isJoined(entry, piece)) {
        context.report('QL121', { source, start: piece.before, end: piece.before + 1 }, 'Quadlet puts no blank where it joins lines, so this word and the next one become one: put a blank before the backslash', edit(source, 'put a blank before the backslash', piece.before, piece.before, ' '));
    }
}
/** Whether a line begins with a key or is a header that belongs into such a file. */
function isLineOfItsOwn(context, { kind }, section, { source, start, end }) {
    const text = source.text.slice(start, Math.min(end, start + 80));
    const header = /^\[(\w+)\]\s*$/.exec(text)?.[1];
    if (header !== undefined) {
        return ['Unit', 'Service', 'Install', 'Quadlet', kind.section].includes(header);
    }
    const key = /^([A-Z][A-Za-z0-9]+)=/.exec(text)?.[1];
    return key !== undefined && (context.catalogue.get(section)?.has(key) ?? isDirective(section, key));
}
/** Whether an option is joined to the word before it. */
function isJoined({ line: { text } }, { index }) {
    const isWord = /[\w"'./)\]}]/.test(text.charAt(index - 1));
    return isWord && /^--?[A-Za-z]/.test(text.slice(index, index + 3));
}
/** The physical line around a place, from there on, without white space at its end. */
function lineOf(source, start) {
    const newline = source.text.indexOf('\n', start);
    const from = newline < 0 ? source.text.length : newline;
    let end = (0,spaces/* trimSpaces */.QG)(source.text, start, from);
    if (source.text.charCodeAt(end - 1) === BACKSLASH)
        end = (0,spaces/* trimSpaces */.QG)(source.text, start, end - 1);
    let first = start;
    while (first < end && (0,spaces/* isSpace */.xC)(source.text.charCodeAt(first)))
        first++;
    return { source, start: first, end };
}
function edit({ path }, title, start, end, text) {
    return { title, edits: [{ file: path, start, end, text }] };
}

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/nearest.js
var nearest = __webpack_require__(409);
;// CONCATENATED MODULE: ./lib/src/quadlet/advice/own-keys.js


/** The keys of a section that the version knows and the unit has. */
function* ownKeys(context, { unit }, section) {
    const records = context.catalogue.get(section);
    for (const [key, entries] of unit.sections.get(section) ?? []) {
        const record = records?.get(key);
        if (record === undefined || record.sinceNumber > context.behaviour.version)
            continue;
        const reader = readerOf(record, context.behaviour);
        yield { record, reader, entries, counting: countingOf(reader, entries) };
    }
}
// Found by comparing the calls of Lookup functions in quadlet.go of every version.
const READ_OTHERWISE = new Map([
    ['Build.ImageTag', '5.3', 'value'],
    ['Container.Group', '4.8', 'number'],
    ['Container.Notify', '5.0', 'flag'],
    ['Container.Ulimit', '5.0', 'value'],
    ['Container.User', '4.8', 'number'],
    ['Kube.Yaml', '5.7', 'value'],
].map(([key, version, reader]) => [key, { before: (0,versions/* versionNumber */.e1)(version), reader }]));
function readerOf({ section, key, reader }, { version }) {
    const otherwise = READ_OTHERWISE.get(`${section}.${key}`);
    return otherwise !== undefined && version < otherwise.before ? otherwise.reader : reader;
}
function countingOf(reader, entries) {
    if (!(0,keys/* repeats */.D_)(reader))
        return entries.length === 1 ? entries : entries.slice(-1);
    const reset = entries.findLastIndex(({ resets }) => resets);
    return reset < 0 ? entries : entries.slice(reset + 1);
}
/** The file of a unit that an entry stands in: its own, or a drop-in. */
function fileOf({ unit }, { source }) {
    return unit.dropIns.find((file) => file.source === source) ?? unit.file;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/quoted.js
const LONGEST = 40;
/** A value as messages show it: in quotes, on one line, and cut where it is long. */
function quoted(value) {
    const shown = [...value.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('');
    return `"${shown.replace(/\p{Cc}/gu, ' ')}${shown.length < value.length ? '…' : ''}"`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/amount.js

// parse_size() in src/basic/parse-util.c, with 1024 as the base: the units have to come in this order, each once.
const UNITS = ['E', 'P', 'T', 'G', 'M', 'K', 'B', ''];
const BYTES = 2 ** 64 * 1.001;
/**
 * What is wrong with a limit of memory, as `config_parse_memory_limit()` in `src/core/load-fragment.c` reads it: a number
 * of bytes, or of K, M, G, T in capitals and without a further letter, or `infinity`; a share of all memory ends in a
 * sign of percent or permille.
 */
function memoryFault(value) {
    if (value === 'infinity' || /[‰‱]$/.test(value))
        return undefined;
    const part = /[ \t\n\r]*(\+?\d+(?:\.\d*)?)[ \t\n\r]*([EPTGMKB]?)/y;
    let place = -1;
    let total = 0;
    while (part.lastIndex < value.length) {
        const match = part.exec(value);
        const before = place;
        place = match === null ? -1 : UNITS.indexOf(match[2] ?? '');
        if (match === null || place <= before)
            return `${quoted(value)} is no amount of memory such as 512M, 1.5G, 50%`;
        total += Number(match[1]) * 1024 ** Math.max(0, 6 - place);
    }
    return total > BYTES ? `${quoted(value)} is more than systemd can count` : undefined;
}
/** What is wrong with `CPUQuota=`: a share of one CPU, with its sign (`config_parse_cpu_quota()`, likewise). */
function quotaFault(value) {
    return /[‰‱]$/.test(value) ? undefined : `${quoted(value)} lacks the percent sign`;
}
/** What is wrong with a whole number that is not negative (`safe_atou()` in `src/basic/parse-util.c`). */
function countFault(value) {
    const isCount = /^(?:\+?(?:0x[0-9a-f]+|0b[01]+|0o?[0-7]+|0|[1-9]\d*)|-0+)$/i.test(value);
    return isCount ? undefined : `${quoted(value)} is no whole number`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/boolean.js

// parse_boolean() in src/basic/parse-util.c.
const WORDS = /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/i;
/** What is wrong with a boolean of systemd. */
function booleanFault(value) {
    return WORDS.test(value) ? undefined : `${quoted(value)} is neither yes nor no`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/choice.js

const ACTIONS = [
    'none',
    ...['reboot', 'poweroff', 'halt'].flatMap((action) => [action, `${action}-force`, `${action}-immediate`]),
    ...['exit', 'soft-reboot', 'kexec'].flatMap((action) => [action, `${action}-force`]),
];
const JOB_MODES = [
    ...['fail', 'lenient', 'replace', 'replace-irreversibly', 'isolate', 'flush', 'ignore-dependencies'],
    ...['ignore-requirements', 'triggering', 'restart-dependencies'],
];
const FAILURE_MODES = ['terminate', 'abort', 'kill'];
/**
 * The words that a setting takes in any of systemd 252, 257 and 262: the tables of names in `src/core/service.c`,
 * `kill.c`, `unit.c`, `job.c`, `emergency-action.c`, and `src/basic/unit-def.c`, each seen accepted by `systemd-analyze
 * verify`. The case counts. Left out are settings that take other values beside words.
 */
const CHOICES = new Map([
    ['Restart', ['no', 'on-success', 'on-failure', 'on-abnormal', 'on-watchdog', 'on-abort', 'always']],
    ['RestartMode', ['normal', 'direct', 'debug']],
    ['Type', ['simple', 'exec', 'forking', 'oneshot', 'dbus', 'notify', 'notify-reload', 'idle']],
    ['ExitType', ['main', 'cgroup']],
    ['NotifyAccess', ['none', 'main', 'exec', 'all']],
    ['KillMode', ['control-group', 'mixed', 'process', 'none']],
    ['OOMPolicy', ['continue', 'stop', 'kill']],
    ['TimeoutStartFailureMode', FAILURE_MODES],
    ['TimeoutStopFailureMode', FAILURE_MODES],
    ['CollectMode', ['inactive', 'inactive-or-failed']],
    ['OnSuccessJobMode', JOB_MODES],
    ['OnFailureJobMode', JOB_MODES],
    ['SuccessAction', ACTIONS],
    ['FailureAction', ACTIONS],
    ['StartLimitAction', ACTIONS],
    ['JobTimeoutAction', ACTIONS],
]);
/** The words that a setting takes, where it takes nothing else. */
function choicesOf(key) {
    return CHOICES.get(key);
}
/** What is wrong with the value of a setting that takes only certain words. */
function choiceFault(words, value) {
    return words.includes(value) ? undefined : `${quoted(value)} is none of ${words.join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/time-span.js

const SECOND = 1e6;
const DAY = 24 * 3600 * SECOND;
// In microseconds, and in the order in which extract_multiplier() in src/basic/time-util.c tries them.
const time_span_UNITS = [
    [['seconds', 'second', 'sec', 's'], SECOND],
    [['minutes', 'minute', 'min'], 60 * SECOND],
    [['months', 'month', 'M'], 30.4375 * DAY],
    [['msec', 'ms'], 1000],
    [['m'], 60 * SECOND],
    [['hours', 'hour', 'hr', 'h'], 3600 * SECOND],
    [['days', 'day', 'd'], DAY],
    [['weeks', 'week', 'w'], 7 * DAY],
    [['years', 'year', 'y'], 365.25 * DAY],
    [['usec', 'us', 'μs', 'µs'], 1],
];
const FACTORS = new Map(time_span_UNITS.flatMap(([names, factor]) => names.map((name) => [name, factor])));
const SPACES = '[ \\t\\n\\r]*';
const NAMES = [...FACTORS.keys()].join('|');
const PART = `${SPACES}(\\+?\\d+(?:\\.\\d+)?|\\.\\d+)(${SPACES})(${NAMES}|)${SPACES}`;
// Microseconds have 64 bits. A little more, so that the rounding here cannot make a long span too long.
const time_span_LONGEST = 2 ** 64 * 1.001;
/**
 * What is wrong with a span of time, as `parse_sec()` in `src/basic/time-util.c` reads it: numbers, each with a unit or in
 * seconds (`90`, `1h 30min`, `1.5s`), which are added up, or `infinity`. The units mind the case: `M` are months.
 */
function timeSpanFault(value) {
    if (/^infinity[ \t\n\r]*$/.test(value))
        return undefined;
    const part = new RegExp(PART, 'y');
    let total = 0;
    while (part.lastIndex < value.length) {
        const match = part.exec(value);
        const [, number = '', spaces, unit = ''] = match ?? [];
        const unfinished = unit === '' && spaces === '' && part.lastIndex < value.length;
        if (match === null || unfinished)
            return `${quoted(value)} is no span of time such as 90, 15min, 1h 30s, or infinity`;
        total += Number(number) * (FACTORS.get(unit) ?? SECOND);
    }
    return total > time_span_LONGEST ? `${quoted(value)} is a longer time than systemd can count` : undefined;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/unit-names.js

/** The suffixes of systemd's units (`unit_type_table` in `src/basic/unit-def.c`). */
const SUFFIXES = 'service socket target device mount automount swap timer path slice scope'.split(' ');
/** Those of Quadlet's files, which the generator looks after. */
const QUADLET_SUFFIXES = 'artifact build container image kube network pod volume'.split(' ');
const unit_names_LONGEST = 255;
/**
 * What is wrong with a list of units' names: blanks between them, and no quotes (`config_parse_unit_deps()` in
 * `src/core/load-fragment.c`). Names with specifiers are not looked at.
 * @param quadlet names of Quadlet's files are allowed, because the generator makes systemd's names of them
 */
function unitNamesFault(value, quadlet) {
    for (const [name] of value.matchAll(/[^ \t\n\r]+/g)) {
        const fault = name.includes('%') ? undefined : unitNameFault(name, quadlet);
        if (fault !== undefined)
            return fault;
    }
    return undefined;
}
/**
 * What is wrong with one unit's name (`unit_name_is_valid()` in `src/basic/unit-name.c`); templates are allowed, as a
 * dependency of an instance names its own.
 */
function unitNameFault(name, quadlet) {
    const dot = name.lastIndexOf('.');
    const suffix = name.slice(dot + 1);
    if (dot >= 0 && quadlet && QUADLET_SUFFIXES.includes(suffix))
        return undefined;
    const wrong = /[^A-Za-z0-9:\-_.\\@]/u.exec(name)?.[0];
    if (wrong !== undefined)
        return `${quoted(name)} is no unit's name, because of the ${quoted(wrong)}`;
    if (dot < 0)
        return `${quoted(name)} lacks a suffix such as .service`;
    if (!SUFFIXES.includes(suffix))
        return `${quoted(name)} has no suffix that systemd knows, such as .service`;
    if (dot === 0 || name.startsWith('@'))
        return `${quoted(name)} has no name before the ${quoted(name.charAt(0))}`;
    return name.length > unit_names_LONGEST ? `${quoted(name)} is longer than ${unit_names_LONGEST} characters` : undefined;
}
/**
 * What is wrong with the name of a slice: one name, no template and no instance of one (`config_parse_unit_slice()` in
 * `src/core/load-fragment.c`).
 */
function sliceFault(name) {
    if (!name.endsWith('.slice') || name.includes('@'))
        return `${quoted(name)} is no slice such as app.slice`;
    return unitNameFault(name, false);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/directive-value.js






// Spans of time for which systemd's dump has no type.
const TIME_SPANS = /^(?:Timeout(?:Stop|Abort)Sec|Job(?:Running)?TimeoutSec|CPUQuotaPeriodSec)$/;
const MEMORY = /^(?:Default)?(?:Startup)?Memory(?:Min|Low|High|Max|SwapMax|ZSwapMax|Limit)$/;
// The generator replaces names of Quadlet's files only in these.
const TRANSLATED = /^(?:After|Before|BindsTo|Conflicts|On(?:Failure|Success)|PartOf|Propagates(?:Reload|Stop)To|ReloadPropagatedFrom|StopPropagatedFrom|Requires|Requisite|Upholds|Wants)$/;
// The generator makes links of these, and none of `Also=`; `Alias=` may be a path.
const LINKS = /^(?:WantedBy|RequiredBy|UpheldBy)$/;
/**
 * What systemd would not take in a value of `[Unit]`, `[Service]` or `[Install]`. Mostly it warns and ignores the
 * assignment, so the service runs with the default; `DynamicUser=` makes it refuse the unit. Only what 252, 257 and 262
 * all refuse is reported, as far as they know the key. Not looked at are values with a `%`, and empty ones, which reset
 * a list, or change nothing.
 * @param value with continued lines joined
 * @returns a phrase such as `"soon" is no span of time …`, or nothing if the value is fine or cannot be judged
 */
function directiveValueFault(section, key, value) {
    const trimmed = trimBlanks(value);
    if (trimmed === '' || trimmed.includes('%'))
        return undefined;
    return checkOf(section, key)?.(trimmed);
}
function checkOf(section, key) {
    const known = directive(section, key);
    // A setting that the newest version ignores may have any value there.
    if (known === undefined || known.effectiveUntil !== undefined)
        return undefined;
    if (section === 'Install')
        return LINKS.test(key) ? (value) => unquotedNamesFault(value, false) : undefined;
    if (known.type === 'UNIT [...]') {
        return TRANSLATED.test(key)
            ? (value) => unquotedNamesFault(value, true)
            : (value) => unitNamesFault(value, false);
    }
    const words = choicesOf(key);
    if (words !== undefined)
        return (value) => choiceFault(words, value);
    if (TIME_SPANS.test(key))
        return timeSpanFault;
    if (MEMORY.test(key))
        return memoryFault;
    if (key === 'CPUQuota')
        return quotaFault;
    if (key === 'Slice')
        return sliceFault;
    return CHECKS_BY_TYPE.get(known.type ?? '');
}
const CHECKS_BY_TYPE = new Map([
    ['BOOLEAN', booleanFault],
    ['SECONDS', timeSpanFault],
    ['UNSIGNED', countFault],
]);
/** Quotes are part of a name for systemd, but these the generator may read and write anew without quotes. */
function unquotedNamesFault(value, quadlet) {
    return /["']/.test(value) ? undefined : unitNamesFault(value, quadlet);
}
/** As systemd does it; a pattern for the end would try every blank within. */
function trimBlanks(value) {
    const blank = (index) => ' \t\n\r'.includes(value.charAt(index));
    let [start, end] = [0, value.length];
    while (start < end && blank(start))
        start++;
    while (end > start && blank(end - 1))
        end--;
    return value.slice(start, end);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/directives.js









const directives_SECTIONS = ['Unit', 'Service', 'Install'];
/** Keys and values in the sections that go to systemd as they are. */
function adviseDirectives(context, member) {
    for (const section of directives_SECTIONS) {
        for (const [key, entries] of member.unit.sections.get(section) ?? []) {
            const isKnown = isDirective(section, key);
            for (const entry of entries) {
                if (!isKnown)
                    reportUnknown(context, member, entry, section);
                else
                    adviseValue(context, member, entry);
            }
        }
    }
}
function reportUnknown(context, member, entry, section) {
    const { advice, fix } = remedyFor(context, member, entry, section);
    const name = entry.key.length > 60 ? `${entry.key.slice(0, 57)}...` : entry.key;
    context.report('QL101', (0,unit_file/* keySpan */.UT)(entry), `systemd knows no ${name}= in [${section}] and ignores it: ${advice}`, fix);
}
function remedyFor(context, member, entry, section) {
    const { key } = entry;
    const { catalogue, behaviour } = context;
    const own = catalogue.get(member.kind.section)?.get(key);
    if (own !== undefined) {
        const known = own.sinceNumber <= behaviour.version;
        return {
            advice: `it belongs into [${own.section}]${known ? '' : `, from Podman ${(0,versions/* minorOf */.Hs)(own.since)} on`}`,
            fix: known ? moveToSection(fileOf(member, entry), entry, own.section) : undefined,
        };
    }
    const target = sectionOf(key);
    if (target !== undefined) {
        return {
            advice: `it belongs into [${target}]`,
            fix: moveToSection(fileOf(member, entry), entry, target),
        };
    }
    const elsewhere = [...catalogue.values()].map((records) => records.get(key)).find(Boolean);
    if (elsewhere !== undefined) {
        return { advice: `it is a key of [${elsewhere.section}] in .${elsewhere.section.toLowerCase()} files` };
    }
    const near = (0,nearest/* nearest */.p)(key, directivesOf(section));
    if (near !== undefined) {
        return {
            advice: `did you mean ${near}=?`,
            fix: { title: `write ${near}=`, edits: [rename(entry, near)] },
        };
    }
    return { advice: 'take it away, or begin its name with X- if it is for another program' };
}
// The generator itself checks these, of containers and kubes.
const CHECKED = new Set(['Type', 'KillMode']);
// It has a warning of its own.
const OWN_RULE = 'DynamicUser';
function adviseValue(context, { kind }, entry) {
    const { section, key, value } = entry;
    const fault = directiveValueFault(section, key, value);
    if (fault === undefined)
        return;
    const comment = findComment(value, true);
    if (comment !== undefined && directiveValueFault(section, key, value.slice(0, comment.end)) === undefined) {
        reportInlineComment(context, entry, comment);
        return;
    }
    if (key === OWN_RULE || (CHECKED.has(key) && /^(?:Container|Kube)$/.test(kind.section)))
        return;
    const outcome = section === 'Install' ? 'the link leads nowhere' : 'systemd ignores it';
    const instead = key === 'Restart' ? DOCKER_RESTART.get(value) : undefined;
    context.report('QL140', wrongPart(entry, fault), `${fault}, and ${outcome}${instead === undefined ? '' : `: write ${instead}`}`, instead === undefined ? undefined : replacement(entry, instead));
}
const DOCKER_RESTART = new Map([['unless-stopped', 'always']]);
function replacement(entry, text) {
    const { source, start, end } = (0,unit_file/* valueSpan */.MK)(entry);
    return { title: `write ${text}`, edits: [{ file: source.path, start, end, text }] };
}
/** The part of a list that is wrong: what the words about it begin with, in quotes. */
function wrongPart(entry, fault) {
    const part = /^"([^"…]+)"/.exec(fault)?.[1] ?? '';
    const words = (0,syntax_words/* splitWords */.y)(entry.value, 'kept', true).words;
    const word = words.length < 2 ? undefined : words.find(({ text }) => text === part);
    return word === undefined ? (0,unit_file/* valueSpan */.MK)(entry) : (0,unit_file/* partSpan */.Ww)(entry, word.start, word.end);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/encoding.js
/** Files that are no plain UTF-8 text. */
function adviseEncoding(context, { unit }) {
    for (const { source } of [unit.file, ...unit.dropIns]) {
        if (source.firstBadByte >= 0) {
            const start = source.firstBadByte;
            const message = 'this is no UTF-8, and systemd refuses what is not: save the file as UTF-8';
            context.report('QL133', { source, start, end: start + 1 }, message);
        }
        const start = source.text.indexOf('\0');
        if (start < 0)
            continue;
        const message = 'this is a NUL character, at which words end: take it away';
        context.report('QL133', { source, start, end: start + 1 }, message);
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/host-network.js


const CONTAINER_NETWORKS_SINCE = (0,versions/* versionNumber */.e1)('5.3.0');
/** Published ports where the container has no network of its own (`Validate` of pods, `CompleteSpec` of containers). */
function adviseHostNetwork(context, { unit, kind }) {
    const { section } = kind;
    if (section !== 'Container' && section !== 'Pod')
        return;
    const [network] = unit.list(section, 'Network');
    const port = unit.list(section, 'PublishPort').find(({ value }) => value !== '');
    if (network === undefined || port === undefined)
        return;
    const mode = network.value.trim();
    const joins = mode.endsWith('.container') && context.behaviour.version >= CONTAINER_NETWORKS_SINCE;
    if (!joins && !/^(?:host|none|container:.*)$/.test(mode))
        return;
    const what = section === 'Pod' ? 'podman refuses a published port' : 'a published port has no effect';
    const why = mode === 'host' ? ', where every port is reachable as it is' : '';
    context.report('QL139', (0,unit_file/* keySpan */.UT)(port), `${what} with Network=${mode}${why}: take PublishPort= away, or use a network of its own`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/host-paths.js

/** Sources of `Volume=` that are neither paths nor names (`handleStorageSource`, `GenVolumeMounts`). */
function adviseHostPaths(context, _member, key) {
    if (key.record.key !== 'Volume' || key.reader !== 'list')
        return;
    for (const entry of key.counting) {
        const colon = entry.value.indexOf(':');
        const source = entry.value.slice(0, Math.max(colon, 0));
        if (/^["'/.%$]/.test(source))
            continue;
        const isHome = source.startsWith('~');
        if (!isHome && !source.includes('/'))
            continue;
        const span = (0,unit_file/* partSpan */.Ww)(entry, 0, colon);
        if (isHome) {
            const home = source.startsWith('~/') ? `write %h${source.slice(1)}` : 'write the whole path';
            const message = `nobody but a shell knows what ~ is, and podman refuses ${source} as the name of a volume: ${home}`;
            const fix = source.startsWith('~/') ? host_paths_replacement(span, 1, '%h') : undefined;
            context.report('QL122', span, message, fix);
        }
        else {
            const message = `podman takes ${source} for the name of a volume and refuses it because of the "/": write ./${source} for a directory beside this file, or the whole path`;
            context.report('QL122', span, message, host_paths_replacement(span, 0, './'));
        }
    }
}
function host_paths_replacement({ source, start }, length, text) {
    return {
        title: `write ${text} at its beginning`,
        edits: [{ file: source.path, start, end: start + length, text }],
    };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/images.js



const VOLUME_IMAGES_SINCE = (0,versions/* versionNumber */.e1)('4.8.0');
const TRANSPORT = /^(?:containers-storage|dir|docker|docker-archive|docker-daemon|oci|oci-archive):/;
/** Names of images without a registry (`warnIfAmbiguousName` in `cmd/quadlet/main.go`). */
function adviseShortImages(context, { unit, kind }) {
    const { section } = kind;
    if (section !== 'Container' && section !== 'Image' && section !== 'Volume')
        return;
    if (section === 'Volume') {
        if (context.behaviour.version < VOLUME_IMAGES_SINCE)
            return;
        if (unit.value('Volume', 'Driver') !== 'image')
            return;
    }
    const entry = unit.last(section, 'Image');
    const image = entry === undefined ? '' : unit.unquoted(entry);
    if (entry === undefined || !isShort(image))
        return;
    context.report('QL113', (0,unit_file/* valueSpan */.MK)(entry), `${quoted(image)} does not say from which registry, so the machine's configuration decides what it is: write the whole name, such as docker.io/library/nginx:1.29 or localhost/NAME for one built here`);
}
/** Names that may be another image on another machine (`isUnambiguousName`); those that only systemd knows are not. */
function isShort(image) {
    if (image === '' || /\.(?:image|build)$/.test(image) || TRANSPORT.test(image))
        return false;
    if (/^(?:sha256:|[0-9a-f]{64}$)/i.test(image))
        return false;
    const slash = image.indexOf('/');
    const domain = slash < 0 ? image : image.slice(0, slash);
    if (/[%$]/.test(domain))
        return false;
    return slash < 0 || !(/[.:]/.test(domain) || domain === 'localhost');
}
/** `AutoUpdate=registry` where there is nothing to ask the registry for (`validateAutoUpdateImageReference`). */
function adviseAutoUpdate(context, member) {
    if (member.kind.section !== 'Container')
        return;
    const span = autoUpdateOf(member);
    const image = span && imageOf(context, member);
    if (span === undefined || image === undefined || /[%$]/.test(image))
        return;
    const reason = isShort(image)
        ? `podman refuses to start it with a name that has no registry, ${quoted(image)}: write the whole name`
        : image.startsWith('localhost/')
            ? `${quoted(image)} is in no registry; for images of this machine it is AutoUpdate=local`
            : image.includes('@')
                ? 'the digest in Image= always means the same image: write a tag instead, or take AutoUpdate= away'
                : undefined;
    if (reason !== undefined)
        context.report('QL114', span, `this never updates the image: ${reason}`);
}
/** Where the container asks for updates from the registry: by the key, or by the label that it becomes. */
function autoUpdateOf({ unit }) {
    const entry = unit.last('Container', 'AutoUpdate');
    if (entry !== undefined && /^(?:registry|image)$/.test(unit.unquoted(entry)))
        return (0,unit_file/* valueSpan */.MK)(entry);
    const label = unit
        .args('Container', 'Label')
        .findLast(({ text }) => /^io\.containers\.autoupdate=(?:registry|image)$/.test(text));
    return label && (0,unit_file/* partSpan */.Ww)(label.entry, label.start, label.end);
}
function imageOf({ set }, { unit }) {
    const image = unit.value('Container', 'Image');
    if (!image)
        return undefined;
    return /\.(?:image|build)$/.test(image) ? set.byName.get(image)?.resource || undefined : image;
}

// EXTERNAL MODULE: ./lib/src/quadlet/set/names.js
var names = __webpack_require__(3830);
;// CONCATENATED MODULE: ./lib/src/quadlet/advice/install.js



const UPHELD_SINCE = (0,versions/* versionNumber */.e1)('5.5.0');
const TEMPLATES_SINCE = (0,versions/* versionNumber */.e1)('5.0.0');
// Units of /usr/lib/systemd/system that have no counterpart of the same name in /usr/lib/systemd/user.
const SYSTEM_TARGETS = /^(?:multi-user|graphical|network|network-online|network-pre|nss-lookup|nss-user-lookup|local-fs|remote-fs|sysinit|rescue|emergency|time-sync|time-set|getty|boot-complete|cryptsetup|machines|runlevel[0-6])\.target$/;
/** `[Install]`, of which the generator makes links (`enableServiceFile` in `cmd/quadlet/main.go`). */
function adviseInstall(context, member) {
    if (!member.unit.sections.has('Install'))
        return;
    const keys = ['WantedBy', 'RequiredBy', 'UpheldBy'];
    const reading = context.behaviour.version < UPHELD_SINCE ? keys.slice(0, 2) : keys;
    const words = reading.flatMap((key) => member.unit.words('Install', key));
    adviseTargets(context, words);
    adviseTemplate(context, member, words);
    advisePassedOver(context, member, words);
}
function adviseTargets({ mode, report }, words) {
    const [first] = words;
    if (mode !== 'user' || first === undefined || !words.every(({ text }) => SYSTEM_TARGETS.test(text)))
        return;
    const span = (0,unit_file/* partSpan */.Ww)(first.entry, first.start, first.end);
    const edit = { file: span.source.path, start: span.start, end: span.end, text: 'default.target' };
    report('QL103', span, `a user's systemd has no ${first.text}, so this is never started at boot: write default.target`, { title: 'write default.target', edits: [edit] });
}
function adviseTemplate({ behaviour, set, report }, { unit }, words) {
    const stem = (0,names/* stemOf */.Vc)(unit.name);
    const [first] = words;
    if (behaviour.version < TEMPLATES_SINCE || !stem.endsWith('@') || first === undefined)
        return;
    if (unit.value('Install', 'DefaultInstance') !== undefined)
        return;
    // A link to the template gives an instance, which is installed.
    if (set.instantiated.has(unit.name))
        return;
    report('QL131', (0,unit_file/* keySpan */.UT)(first.entry), `a template is not started itself, so ${first.entry.key}= has no effect: add DefaultInstance=, or a link ${stem}INSTANCE${unit.extension} to this file`);
}
function advisePassedOver({ behaviour, report }, { unit }, words) {
    for (const word of words) {
        if (!word.text.includes('/'))
            continue;
        const span = (0,unit_file/* partSpan */.Ww)(word.entry, word.start, word.end);
        report('QL137', span, `the generator passes over ${word.text} because of the "/": write the name of a unit`);
    }
    const also = unit.last('Install', 'Also');
    if (also !== undefined && also.value !== '') {
        report('QL137', (0,unit_file/* keySpan */.UT)(also), 'Also= has no effect, because generated units are not enabled with systemctl: give the other unit an [Install] of its own');
    }
    const upheld = unit.last('Install', 'UpheldBy');
    if (upheld !== undefined && upheld.value !== '' && behaviour.version < UPHELD_SINCE) {
        report('QL137', (0,unit_file/* keySpan */.UT)(upheld), 'the generator reads UpheldBy= from Podman 5.5 on: add WantedBy=');
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/network-online.js



const TARGET = 'network-online.target';
/** `network-online.target` in units of users, whose manager has none. */
function adviseNetworkOnline(context, { unit }) {
    if (context.mode !== 'user')
        return;
    for (const key of ['After', 'Wants', 'Requires']) {
        const words = unit.words('Unit', key);
        const word = words.find(({ text }) => text === TARGET);
        if (word === undefined)
            continue;
        context.report('QL116', (0,unit_file/* partSpan */.Ww)(word.entry, word.start, word.end), `a user's systemd has no ${TARGET}, so this has no effect; from Podman 5.3 on Quadlet waits for the network by itself`, { title: `take ${TARGET} away`, edits: [without(word, words)] });
    }
}
function without(word, words) {
    const { entry } = word;
    if (words.filter((other) => other.entry === entry).length === 1)
        return removal(entry);
    const next = (0,spaces/* skipSpaces */.Rk)(entry.value, word.end, entry.value.length);
    const { source, start, end } = (0,unit_file/* partSpan */.Ww)(entry, word.start, next);
    return { file: source.path, start, end, text: '' };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/podman-args.js


const OWN = 'Quadlet sets it itself: take it away';
/** Options that the generator sets, by section, and what to do instead (`ConvertContainer` and its sisters). */
const SET_BY_QUADLET = {
    Container: {
        '--name': 'Quadlet gives the container a name and stops it by that: write ContainerName=',
        '--replace': OWN,
        '--rm': OWN,
        '--detach': OWN,
        '-d': OWN,
        '--restart': 'podman refuses it beside --rm, which Quadlet sets: write Restart= in [Service]',
        '--cidfile': 'the service stops the container by the file that Quadlet sets: take it away',
        '--sdnotify': 'systemd waits for what Quadlet sets: write Notify=',
        '--cgroups': 'Quadlet sets it: write CgroupsMode= (from Podman 5.3 on)',
        '--pod-id-file': 'podman refuses it beside Pod=: take it away',
    },
    Pod: {
        '--name': 'Quadlet gives the pod a name and starts it by that: write PodName=',
        '--replace': OWN,
        '--infra-conmon-pidfile': 'systemd watches the process in the file that Quadlet sets: take it away',
    },
    Kube: { '--replace': OWN, '--service-container': OWN },
};
const SHORT = {
    Container: {
        '-e': '--env',
        '-v': '--volume',
        '-p': '--publish',
        '-l': '--label',
        '-u': '--user',
        '-w': '--workdir',
        '-m': '--memory',
        '-h': '--hostname',
        '--net': '--network',
    },
    Pod: { '-v': '--volume', '-p': '--publish', '-l': '--label', '--net': '--network' },
    Build: { '-t': '--tag', '-f': '--file', '-v': '--volume' },
};
const CIDFILE_UNTIL = (0,versions/* versionNumber */.e1)('5.6.0');
/** Options in `PodmanArgs=` that the generator sets, or that a key sets. */
function advisePodmanArgs(context, member) {
    const { unit, kind } = member;
    const words = unit.args(kind.section, 'PodmanArgs');
    const seen = new Set();
    for (const [index, word] of words.entries()) {
        const equals = word.text.indexOf('=');
        const given = equals < 0 ? word.text : word.text.slice(0, equals);
        if (!given.startsWith('-'))
            continue;
        const option = SHORT[kind.section]?.[given] ?? given;
        const value = equals < 0 ? (words[index + 1]?.text ?? '') : word.text.slice(equals + 1);
        const fight = SET_BY_QUADLET[kind.section]?.[option];
        if (fight !== undefined) {
            if (fights(context, member, option, value))
                context.report('QL120', spanOf(word, given), fight);
        }
        else {
            const record = option === '--security-opt' ? securityKey(context, value) : keyFor(context, kind.section, option);
            // A name without a value was nothing that Environment= could pass on.
            if (record === undefined || (option === '--env' && !value.includes('=')))
                continue;
            if (seen.has(record.key))
                continue;
            seen.add(record.key);
            context.report('QL144', spanOf(word, given), hint(record, kind.section));
        }
    }
}
function fights({ behaviour }, { unit }, option, value) {
    switch (option) {
        case '--restart':
            return value !== 'no' && value !== '';
        case '--cidfile':
            return behaviour.version < CIDFILE_UNTIL;
        case '--pod-id-file':
            return Boolean(unit.value('Container', 'Pod'));
        default:
            return true;
    }
}
/** The key that sets an option and nothing else. */
function keyFor({ catalogue, behaviour }, section, option) {
    for (const record of catalogue.get(section)?.values() ?? []) {
        if (record.option !== option && record.option !== `${option}=`)
            continue;
        if (record.sinceNumber <= behaviour.version && !record.deprecated)
            return record;
    }
    return undefined;
}
function securityKey({ catalogue, behaviour }, value) {
    for (const record of catalogue.get('Container')?.values() ?? []) {
        const [, setting] = /^--security-opt[ =](.+)$/.exec(record.option) ?? [];
        if (setting === undefined || record.sinceNumber > behaviour.version)
            continue;
        if (/[=:]$/.test(setting) ? value.startsWith(setting) : value === setting)
            return record;
    }
    return undefined;
}
function hint({ key, since }, section) {
    const from = since === '4.4.0' ? '' : `, from Podman ${(0,versions/* minorOf */.Hs)(since)} on`;
    return `${key}= in [${section}] says the same${from}`;
}
function spanOf(word, option) {
    const raw = word.entry.value.slice(word.start, word.end);
    const at = Math.max(raw.indexOf(option), 0);
    const end = raw.startsWith(option, at) ? word.start + at + option.length : word.end;
    return (0,unit_file/* partSpan */.Ww)(word.entry, word.start + at, end);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/pods.js


const PODS_SINCE = (0,versions/* versionNumber */.e1)('5.0.0');
// From here on podman allows user namespaces that are not the container's own.
const SHARED_NAMESPACES_SINCE = (0,versions/* versionNumber */.e1)('5.8.0');
const MAPPINGS = ['UIDMap', 'GIDMap', 'SubUIDMap', 'SubGIDMap', 'RemapUsers'];
/**
 * What a container cannot have of its own in a pod (`SpecGenerator.Validate` in `pkg/specgen/container_validate.go`,
 * `namespaceOptions`, and `CreateInit` of `podman run`). Nothing is said where `PodmanArgs=` change what is shared.
 */
function advisePodMember(context, member) {
    const { unit, kind } = member;
    const name = kind.extension === '.container' ? unit.value('Container', 'Pod') : undefined;
    if (!name?.endsWith('.pod') || context.behaviour.version < PODS_SINCE)
        return;
    const pod = context.set.byName.get(name);
    const podArguments = pod?.unit.args('Pod', 'PodmanArgs') ?? [];
    if (podArguments.some(({ text }) => /^--(?:share|infra)\b(?!-)/.test(text)))
        return;
    const own = unit.args('Container', 'PodmanArgs').map(({ text }) => text);
    adviseHostName(context, member, pod, own);
    adviseNamespace(context, member, name);
    const podHasHost = podArguments.some(({ text }) => /^--net(?:work)?\b/.test(text)) ||
        pod?.unit.list('Pod', 'Network').some(({ value }) => value.trim() === 'host') === true;
    adviseNetwork(context, member, name, podHasHost, own);
}
function adviseNetwork(context, { unit }, pod, podHasHost, own) {
    const first = (key) => unit.list('Container', key).find(({ value }) => value !== '');
    const network = first('Network');
    if (network !== undefined) {
        context.report('QL112', (0,unit_file/* keySpan */.UT)(network), `with a network of its own the container leaves that of ${pod}: the pod's ports do not reach it, and it does not see the other containers on localhost; put Network= into ${pod}`);
    }
    if (network !== undefined || own.some((word) => /^--net(?:work)?\b/.test(word)))
        return;
    const refused = ['IP', 'IP6', 'NetworkAlias', ...(podHasHost ? [] : ['PublishPort', 'AddHost'])];
    for (const key of refused) {
        const entry = first(key);
        if (entry !== undefined)
            reportRefused(context, entry, pod);
    }
    if (podHasHost) {
        const port = first('PublishPort');
        if (port === undefined)
            return;
        const message = `PublishPort= has no effect, because ${pod} is in the host's network, where every port is reachable as it is: take it away`;
        context.report('QL112', (0,unit_file/* keySpan */.UT)(port), message);
        return;
    }
    for (const key of ['DNS', 'DNSOption', 'DNSSearch']) {
        const entry = first(key);
        if (entry === undefined || entry.value.trim() === 'none')
            continue;
        context.report('QL112', (0,unit_file/* keySpan */.UT)(entry), `${key}= has no effect in a pod, whose containers share one resolv.conf: put it into ${pod}`);
    }
}
function adviseHostName(context, { unit }, pod, own) {
    const entry = unit.last('Container', 'HostName');
    const value = entry === undefined ? '' : unit.unquoted(entry);
    // podman itself gives the containers of a pod its name, and takes it back.
    if (entry === undefined || value === '' || value === pod?.resource)
        return;
    if (own.some((word) => word.startsWith('--uts')))
        return;
    context.report('QL112', (0,unit_file/* keySpan */.UT)(entry), `podman refuses HostName= for a container of a pod, which has one name for all: put it into ${unit.value('Container', 'Pod')} (from Podman 5.5 on)`);
}
function adviseNamespace(context, { unit }, pod) {
    const entry = unit.last('Container', 'UserNS');
    const mode = entry === undefined ? '' : unit.unquoted(entry);
    const isShared = context.behaviour.version >= SHARED_NAMESPACES_SINCE && /^(?:host$|pod$|container:|[^a-z])/.test(mode);
    if (entry !== undefined && mode !== '' && !isShared)
        reportRefused(context, entry, pod);
    for (const key of MAPPINGS) {
        const mapping = unit.last('Container', key);
        if (mapping !== undefined && mapping.value !== '')
            reportRefused(context, mapping, pod);
    }
}
function reportRefused(context, entry, pod) {
    context.report('QL112', (0,unit_file/* keySpan */.UT)(entry), `podman refuses ${entry.key}= for a container of a pod: put it into ${pod}`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/set/unit.js


const NONE = [];
/**
 * A unit with its drop-ins, read as one version's generator reads it. The methods are its value readers
 * (`pkg/systemd/parser/unitfile.go`); which key goes by which reader is in the catalogue.
 */
class Unit {
    name;
    extension;
    file;
    dropIns;
    behaviour;
    #sections = new Map();
    constructor(
    /** The name that other units know it by. */
    name, 
    /** `.container` and so on. */
    extension, file, 
    /** In the order in which they are added. */
    dropIns, behaviour) {
        this.name = name;
        this.extension = extension;
        this.file = file;
        this.dropIns = dropIns;
        this.behaviour = behaviour;
        for (const part of [file, ...dropIns]) {
            for (const entry of part.entries)
                this.#add(entry);
        }
    }
    #add(entry) {
        let section = this.#sections.get(entry.section);
        if (section === undefined) {
            section = new Map();
            this.#sections.set(entry.section, section);
        }
        const known = section.get(entry.key);
        if (known === undefined)
            section.set(entry.key, [entry]);
        else
            known.push(entry);
    }
    /** The file's name as findings give it. */
    get path() {
        return this.file.source.path;
    }
    /** The sections that have entries. */
    get sections() {
        return this.#sections;
    }
    /** Every `key=` of a section, in order, also those that a later one resets. */
    all(section, key) {
        return this.#sections.get(section)?.get(key) ?? NONE;
    }
    /** The entry that decides a key of which the last one counts. */
    last(section, key) {
        return this.#sections.get(section)?.get(key)?.at(-1);
    }
    /** `Lookup`: the last one's value, without white space at its end and, by version, without outer double quotes. */
    value(section, key) {
        const entry = this.last(section, key);
        return entry && this.unquoted(entry);
    }
    /** What {@link value} makes of an entry. */
    unquoted(entry) {
        const value = entry.value.slice(0, (0,spaces/* trimSpaces */.QG)(entry.value, 0, entry.value.length));
        switch (this.behaviour.quotes) {
            case 'kept':
                return value;
            case 'trimmed':
                return withoutQuotes(value);
            case 'pair':
                return value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
        }
    }
    /** `LookupBoolean`: nothing if the key is not there; everything but the four words is false. */
    flag(section, key) {
        const value = this.value(section, key);
        return value === undefined ? undefined : /^(?:1|yes|true|on)$/i.test(value);
    }
    /** `LookupAll`: one value a line; an empty one forgets those before it. */
    list(section, key) {
        const entries = this.all(section, key);
        if (entries.length === 0)
            return NONE;
        const reset = entries.findLastIndex(({ resets }) => resets);
        return reset < 0 ? entries : entries.slice(reset + 1);
    }
    /** `LookupAllStrv`: words with their quotes off and backslashes kept. A line with an open quote is dropped. */
    words(section, key) {
        return this.#words(section, key, 'kept');
    }
    /** `LookupAllArgs`: words as on a command line. A line with an unknown escape is dropped. */
    args(section, key) {
        return this.#words(section, key, 'read');
    }
    #words(section, key, escapes) {
        const entries = this.list(section, key);
        if (entries.length === 0)
            return [];
        return entries.flatMap((entry) => (0,syntax_words/* splitWords */.y)(entry.value, escapes, this.behaviour.octalEscapes).words.map(({ text, start, end }) => ({
            text,
            start,
            end,
            entry,
        })));
    }
    /** `LookupLastArgs`: the words of the last line, for a command; none if it holds an unknown escape. */
    command(section, key) {
        const entry = this.last(section, key);
        if (entry === undefined)
            return [];
        return (0,syntax_words/* splitWords */.y)(entry.value, 'read', this.behaviour.octalEscapes).words.map((word) => ({
            ...word,
            entry,
        }));
    }
}
function withoutQuotes(value) {
    let start = 0;
    let end = value.length;
    while (start < end && value.charCodeAt(start) === 0x22)
        start++;
    while (end > start && value.charCodeAt(end - 1) === 0x22)
        end--;
    return value.slice(start, end);
}
/** The part of a value that is not white space. */
function trimmed(entry) {
    const start = (0,spaces/* skipSpaces */.Rk)(entry.value, 0, entry.value.length);
    const end = (0,spaces/* trimSpaces */.QG)(entry.value, start, entry.value.length);
    return { text: entry.value.slice(start, end), start, end };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/quotes.js



const COMMANDS = new Set(['HealthCmd', 'HealthStartupCmd', 'Entrypoint']);
/** Quotes in values that are no lists of words (`Lookup` and `LookupAll` in `pkg/systemd/parser/unitfile.go`). */
function adviseQuotes(context, member, key) {
    if (key.reader !== 'value' && key.reader !== 'list')
        return;
    for (const entry of key.counting) {
        const { text, start, end } = trimmed(entry);
        const message = text.length < 2 ? undefined : faultOf(context, member, key, entry, text);
        if (message === undefined)
            continue;
        context.report('QL109', (0,unit_file/* partSpan */.Ww)(entry, start, end), message, quotes_remedyFor(entry, key, text, start, end));
    }
}
function faultOf(context, member, { record, reader }, entry, text) {
    const double = wraps(text, '"');
    if (wraps(text, "'") || (reader === 'list' && double)) {
        return `the quotes are part of the value of ${record.key}=: take them away`;
    }
    if (reader === 'list' || (!text.startsWith('"') && !text.endsWith('"')))
        return undefined;
    if (context.behaviour.quotes === 'kept') {
        return double
            ? `Podman before 5.0 keeps the quotes as part of the value of ${record.key}=: take them away`
            : undefined;
    }
    if (!COMMANDS.has(record.key))
        return undefined;
    const left = member.unit.unquoted(entry);
    if (!isMangled(text, left))
        return undefined;
    if (left === text.slice(1, -1) && left.includes('\\"')) {
        return `of this only the outer quotes are taken off, and the backslashes stay in the value of ${record.key}=: take both away`;
    }
    return `${quotes_versions(context)} takes quotes off both ends, and ${quoted(left)} is left: write it so that it neither begins nor ends with a quote`;
}
function quotes_versions({ behaviour }) {
    return behaviour.quotes === 'pair' ? 'Podman from 5.8.2 on' : 'Podman 5.0 to 5.8.1';
}
/** Whether a value is in a pair of quotes with none like them inside. */
function wraps(text, quote) {
    return text.startsWith(quote) && text.indexOf(quote, 1) === text.length - 1;
}
function isMangled(text, left) {
    if (left === text)
        return false;
    const isPair = text.startsWith('"') && text.endsWith('"');
    const inside = isPair ? text.slice(1, -1) : text;
    if (left !== inside)
        return true;
    const first = inside.indexOf('"');
    // A quote that opens within is part of what the pair is around; one that closes ends its first word.
    return first > 0 && !inside.startsWith('[') && !/[\s=]/.test(inside.charAt(first - 1));
}
function quotes_remedyFor(entry, { record }, text, start, end) {
    const { source, start: from } = (0,unit_file/* partSpan */.Ww)(entry, start, end);
    const { start: last } = (0,unit_file/* partSpan */.Ww)(entry, end - 1, end);
    const file = source.path;
    if (wraps(text, '"') || wraps(text, "'")) {
        return {
            title: 'take the quotes away',
            edits: [from, last].map((at) => ({ file, start: at, end: at + 1, text: '' })),
        };
    }
    if (isWrapped(text))
        return unwrapping(entry, text, start);
    const isNested = text.startsWith('"') && /[\s=]/.test(text.charAt(text.indexOf('"', 1) - 1));
    const isPaired = text.split('"').length % 2 === 1;
    // In single quotes the shell takes the same text, if there is nothing in it that it would replace.
    if (record.key === 'Entrypoint' || isNested || !isPaired || /['$`\\]/.test(text))
        return undefined;
    const places = [...text.matchAll(/"/g)].map(({ index }) => start + index);
    return {
        title: 'write single quotes',
        edits: places.map((index) => {
            const { start: at } = (0,unit_file/* partSpan */.Ww)(entry, index, index + 1);
            return { file, start: at, end: at + 1, text: "'" };
        }),
    };
}
/** Whether a value is in quotes, and those inside have backslashes. */
function isWrapped(text) {
    return text.length > 4 && /^"(?!\\")(?:[^"\\]|\\")+"$/.test(text) && !text.endsWith('\\""');
}
function unwrapping(entry, text, start) {
    const backslashes = [...text.matchAll(/\\/g)].map(({ index }) => index);
    return {
        title: 'take the outer quotes and the backslashes away',
        edits: [0, ...backslashes, text.length - 1].map((index) => {
            const { source, start: at } = (0,unit_file/* partSpan */.Ww)(entry, start + index, start + index + 1);
            return { file: source.path, start: at, end: at + 1, text: '' };
        }),
    };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/own-choices.js
const PULL = ['always', 'missing', 'never', 'newer'];
const PULL_CHOICE = {
    words: PULL,
    alsoTaken: ['ifmissing', 'ifnotpresent', 'ifnewer'],
    anyCase: true,
};
/**
 * Keys of Quadlet that take only certain words, and what podman does with them: `ParsePullPolicy`, `WithCgroupsMode`,
 * `ParseHealthCheckOnFailureAction`, `WithLogDriver`, `ParsePodExitPolicy`, `ParseKubeExitCodePropagation`. Not
 * among them are keys whose value the generator checks, and drivers, for which there are plugins.
 */
const own_choices_CHOICES = new Map([
    ['Container.AutoUpdate', { words: ['registry', 'local'], alsoTaken: ['image', 'disabled'] }],
    ['Container.CgroupsMode', { words: ['split', 'enabled', 'disabled', 'no-conmon'] }],
    ['Container.HealthOnFailure', { words: ['none', 'kill', 'restart', 'stop'] }],
    ['Container.ImageVolume', { words: ['bind', 'tmpfs', 'ignore'], alsoTaken: ['anonymous'], anyCase: true }],
    [
        'Container.LogDriver',
        { words: ['journald', 'k8s-file', 'none', 'passthrough'], alsoTaken: ['json-file', 'passthrough-tty'] },
    ],
    ['Container.Pull', PULL_CHOICE],
    ['Build.Pull', { ...PULL_CHOICE, alsoTaken: ['ifmissing', 'ifnotpresent', 'ifnewer', 'true', 'false'] }],
    ['Image.Policy', PULL_CHOICE],
    ['Kube.ExitCodePropagation', { words: ['all', 'any', 'none'] }],
    ['Network.IPAMDriver', { words: ['host-local', 'dhcp', 'none'] }],
    ['Pod.ExitPolicy', { words: ['continue', 'stop'] }],
]);
/** What a key of a section of Quadlet's takes, where it takes only certain words. */
function choiceOf(section, key) {
    return own_choices_CHOICES.get(`${section}.${key}`);
}
/** Whether podman takes a word. */
function takes({ words, alsoTaken = [], anyCase = false }, value) {
    const word = anyCase ? value.toLowerCase() : value;
    return words.includes(word) || alsoTaken.includes(word);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/readings.js






const BOOLEAN = /^(?:1|yes|true|on|0|no|false|off)$/i;
/** Values that the generator reads as something else than they say (`LookupBoolean`, `LookupUint32`). */
function adviseReadings(context, member, key) {
    const { record, reader } = key;
    const [entry] = key.counting;
    if (entry === undefined || commentIn(key, entry) !== undefined)
        return;
    const value = member.unit.unquoted(entry);
    if (value === '')
        return;
    if (reader === 'flag' || record.kind === 'bool|healthy') {
        const healthy = record.kind === 'bool|healthy' && value.toLowerCase() === 'healthy';
        if (healthy && reader === 'flag') {
            const message = 'Podman before 5.0 knows only yes and no here, and reads this as no';
            context.report('QL126', (0,unit_file/* valueSpan */.MK)(entry), message);
        }
        else if (!healthy && !BOOLEAN.test(value)) {
            const message = `${quoted(value)} is neither yes nor no, and counts as no: write true or false`;
            context.report('QL126', (0,unit_file/* valueSpan */.MK)(entry), message);
        }
    }
    else if (reader === 'number' && value !== 'root' && !isNumber(value)) {
        const who = record.reader === 'number' ? 'the generator' : 'Podman before 4.8';
        const message = `${who} takes only a number here, and reads ${quoted(value)} as 0: write the number`;
        context.report('QL127', (0,unit_file/* valueSpan */.MK)(entry), message);
    }
}
// A zero in front makes it octal.
function isNumber(value) {
    const digits = value.replace(/^\+/, '');
    if (!/^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(digits))
        return false;
    return Number(digits) < 2 ** 32;
}
/** Values that are none of those that podman takes. */
function adviseChoices(context, member, key) {
    const { record, reader } = key;
    const choice = choiceOf(record.section, record.key);
    const [entry] = key.counting;
    if (choice === undefined || reader !== 'value' || entry === undefined)
        return;
    const value = member.unit.unquoted(entry);
    if (value === '' || /[%$"']/.test(value) || takes(choice, value) || commentIn(key, entry))
        return;
    const near = (0,nearest/* nearest */.p)(value, choice.words);
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    context.report('QL128', (0,unit_file/* valueSpan */.MK)(entry), `${record.key}= takes ${choice.words.join(', ')}, and podman does not know ${quoted(value)}${hint}`, near === undefined ? undefined : readings_replacement(entry, near));
}
function readings_replacement(entry, word) {
    if (entry.value.includes('"'))
        return undefined;
    const { start, end } = trimmed(entry);
    const span = (0,unit_file/* partSpan */.Ww)(entry, start, end);
    return {
        title: `write ${word}`,
        edits: [{ file: span.source.path, start: span.start, end: span.end, text: word }],
    };
}
/** Keys that the manual no longer has. */
function adviseDeprecated(context, _member, { record, entries }) {
    const [entry] = entries;
    if (!record.deprecated || entry === undefined)
        return;
    const instead = record.key === 'VolatileTmp'
        ? 'write Tmpfs=/tmp'
        : 'write UserNS=, UIDMap= or GIDMap=, from Podman 4.8 on';
    context.report('QL129', (0,unit_file/* keySpan */.UT)(entry), `${record.key}= is deprecated: ${instead}`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/repeats.js


/** Keys of which only the last one counts, more than once in one file. A drop-in is there to override. */
function adviseRepeats(context, _member, { record, reader, entries }) {
    if ((0,keys/* repeats */.D_)(reader) || entries.length < 2)
        return;
    const last = new Map(entries.map((entry) => [entry.source, entry]));
    for (const entry of entries) {
        // An empty one before the one that counts is how systemd resets things.
        if (entry.value === '' || last.get(entry.source) === entry)
            continue;
        const joined = reader === 'command' ? `; several ${record.key}= are not joined` : '';
        context.report('QL108', (0,unit_file/* keySpan */.UT)(entry), `this is ignored, because ${record.key}= comes again below and only the last one counts: keep one${joined}`);
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/sections.js



/** Sections that neither the generator nor systemd reads. */
function adviseSections(context, { unit, kind }) {
    for (const file of [unit.file, ...unit.dropIns]) {
        for (const header of file.headers) {
            const { name } = header;
            if (name === kind.section || name === 'Quadlet' || isSection(name))
                continue;
            const span = { source: file.source, start: header.start, end: header.end };
            const near = (0,nearest/* nearest */.p)(name, [kind.section, 'Unit', 'Service', 'Install', 'Quadlet']);
            const other = [...keys/* UNIT_KINDS */.ri.values()].find(({ section }) => section === name);
            const remedy = other !== undefined
                ? `it is for ${other.extension} files; put it into one of its own`
                : near !== undefined
                    ? `did you mean [${near}]?`
                    : 'take it away, or begin its name with X-';
            const fix = other === undefined && near !== undefined ? renaming(file, header, near) : undefined;
            context.report('QL123', span, `nobody reads the section [${name}] of a ${kind.extension} file: ${remedy}`, fix);
        }
    }
}
function renaming({ source }, { name, start }, text) {
    const from = start + 1;
    return {
        title: `write [${text}]`,
        edits: [{ file: source.path, start: from, end: from + name.length, text }],
    };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/service-name.js


/** `ServiceName=` without a name (`getServiceName`). */
function adviseServiceName(context, { unit }, key) {
    if (key.record.key !== 'ServiceName')
        return;
    const [entry] = key.counting;
    if (entry === undefined || unit.unquoted(entry) !== '')
        return;
    context.report('QL138', (0,unit_file/* keySpan */.UT)(entry), 'with an empty ServiceName= the unit is written as .service, which systemd does not load: take the line away', { title: 'take the line away', edits: [removal(entry)] });
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/service-user.js

const INSTEAD = "to run the process in the container as another user, write User= in [Container]; to run podman as another user, put the file into that user's own directory";
/** `UnsupportedServiceKeys` of the generator, which warns of them from 5.6 on. */
function adviseServiceUser(context, { unit, kind }) {
    for (const key of ['User', 'Group', 'DynamicUser']) {
        const entry = unit.last('Service', key);
        if (entry === undefined || /^(?:|0|no?|f|false|off)$/i.test(unit.unquoted(entry)))
            continue;
        const instead = kind.extension === '.container' ? INSTEAD : 'take it away';
        context.report('QL111', (0,unit_file/* keySpan */.UT)(entry), `${key}= in [Service] runs podman itself as another user, without that user's session: ${instead}`);
    }
}

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/dependency-keys.js
var dependency_keys = __webpack_require__(7443);
;// CONCATENATED MODULE: ./lib/src/quadlet/catalogue/specifiers.js
// The tables of unit_full_printf_full() and unit_name_printf() in src/core/unit-printf.c. `%D` came after 252.
const LETTERS = {
    value: 'aAbBcCdDEfgGhHiIjJlLmMnNopPqrRsStTuUvVwWyY',
    'unit-name': 'aAbBgGHijlmMnNopquUvwW',
};
/**
 * Every `%x` that systemd refuses: "Failed to resolve unit specifiers in '%Z': Invalid slot". By `specifier_printf()` in
 * `src/shared/specifier.c`, only a letter of A-Z or a digit behind a `%` makes a specifier, and one that is unknown is an
 * error. `%%` is a percent sign. A `%` before anything else (`%{`, `% `, `%"`), or at the end, stays as it is.
 *
 * `systemd-analyze verify` of 252, 257 and 262 agree in all of this but `%D`, which 252 refuses, for the system and for a
 * user; no version leaves an unknown specifier as it is. What comes of it depends on the setting:
 * - `ExecStart=` and the other commands, also one word of them: the unit "has a bad unit file setting" and cannot be
 *   started. Only a command with the prefix `-` is dropped instead. `User=`, `WorkingDirectory=`, `RootDirectory=`,
 *   `SupplementaryGroups=`, `ReadWritePaths=` likewise make the unit unusable.
 * - `Environment=`, `Description=`, `After=`, `Slice=`, `ConditionPathExists=` and most others: the assignment, or that
 *   word of it, is ignored with a warning.
 * - `Restart=`, `TimeoutStartSec=`, `MemoryMax=` and others that hold no text: a `%` is never a specifier there.
 *
 * In commands and in `Environment=` systemd takes quotes and escapes away first: for it `"5%"Z` is `%Z`. Pass the words
 * that it sees, or accept that such rare ones are missed. `c`, `r` and `R` are deprecated and not reported.
 */
function badSpecifiers(text, place = 'value') {
    const found = [];
    const known = LETTERS[place];
    for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 2)) {
        const letter = text.charAt(at + 1);
        if (/[A-Za-z0-9]/.test(letter) && !known.includes(letter))
            found.push({ index: at, text: `%${letter}` });
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/specifiers.js



/** Percent signs in values of Quadlet's own keys, which end up in the service's commands. */
function adviseSpecifiers(context, _member, key) {
    // What is no text never reaches the command; the service's name is a file's, in which nothing is replaced.
    if (key.reader === 'flag' || key.reader === 'number' || key.record.key === 'ServiceName')
        return;
    for (const entry of key.counting)
        advisePercent(context, entry, false);
}
// Settings whose text systemd resolves specifiers in. Those of [Install] are links that the generator makes.
const SERVICE_KEYS = /^(?:Exec\w+|Environment|EnvironmentFile|WorkingDirectory|RootDirectory|Read(?:Write|Only)Paths|SyslogIdentifier)$/;
const UNIT_KEYS = /^(?:Description|Documentation|RequiresMountsFor|(?:Condition|Assert)\w+)$/;
/** Percent signs in `[Unit]` and `[Service]`. */
function adviseDirectiveSpecifiers(context, { unit }) {
    for (const [section, keys] of [['Unit', UNIT_KEYS], ['Service', SERVICE_KEYS]]) {
        for (const [key, entries] of unit.sections.get(section) ?? []) {
            const names = section === 'Unit' && dependency_keys/* DEPENDENCY_KEYS */.J.includes(key);
            if (names || keys.test(key))
                for (const entry of entries)
                    advisePercent(context, entry, names);
        }
    }
}
// All of these letters are specifiers: `%Y` is a directory, `%m` the machine's id, `%H` its name.
const DATE = /%Y[-/_.]?%m|%m[-/_.]?%d|%d[-/_.]?%m|%H[:_.-]?%M|%M[:_.-]?%S/;
function advisePercent(context, entry, names) {
    const { value } = entry;
    if (!value.includes('%'))
        return;
    const date = DATE.exec(value);
    const bad = badSpecifiers(value, names ? 'unit-name' : 'value');
    const [first] = bad;
    if (date !== null && !isEscaped(value, date.index)) {
        const text = wholeDate(value, date.index);
        context.report('QL107', (0,unit_file/* partSpan */.Ww)(entry, date.index, date.index + text.length), `systemd replaces these by other things than a date: write ${text.replaceAll('%', '%%')}`, doubling(entry, [...percentsOf(text, date.index), ...bad.map(({ index }) => index)]));
    }
    else if (first !== undefined) {
        context.report('QL107', (0,unit_file/* partSpan */.Ww)(entry, first.index, first.index + first.text.length), `systemd has no specifier ${first.text}, and refuses the whole value: write %${first.text} for a percent sign`, doubling(entry, bad.map(({ index }) => index)));
    }
}
/** Whether a `%` is the second one of `%%`. */
function isEscaped(value, index) {
    let before = 0;
    while (value[index - 1 - before] === '%')
        before++;
    return before % 2 === 1;
}
function wholeDate(value, index) {
    const pattern = /(?:[-/_.:T ]?%[YymdHMSjBb])+/y;
    pattern.lastIndex = index;
    return pattern.exec(value)?.[0] ?? value.slice(index, index + 2);
}
function percentsOf(text, offset) {
    return [...text.matchAll(/%/g)].map(({ index }) => offset + index);
}
function doubling(entry, places) {
    const edits = [...new Set(places)].map((index) => {
        const { source, start } = (0,unit_file/* partSpan */.Ww)(entry, index, index + 1);
        return { file: source.path, start, end: start, text: '%' };
    });
    return { title: 'double the percent sign', edits };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/start-timeout.js

/**
 * Containers that pull their image within the time that systemd gives a service to start. A `oneshot` has all the time
 * it wants, and so have the services of `.image` and `.build` files.
 */
function adviseStartTimeout(context, { unit, kind }) {
    if (kind.extension !== '.container')
        return;
    const entry = unit.last('Container', 'Image');
    const image = entry === undefined ? '' : unit.unquoted(entry);
    if (entry === undefined || image === '' || /\.(?:image|build)$|^localhost\//.test(image))
        return;
    if (unit.value('Container', 'Pull') === 'never' || unit.value('Service', 'Type') === 'oneshot')
        return;
    if (unit.last('Service', 'TimeoutStartSec') ?? unit.last('Service', 'TimeoutSec'))
        return;
    context.report('QL110', (0,unit_file/* valueSpan */.MK)(entry), 'systemd waits 90 seconds for the start, pulling this image included: if that may take longer, add TimeoutStartSec=900 to [Service]');
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/ip.js
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
/**
 * Which kind of IP address a text is: 4, 6, or 0 for none. `node:net` knows it too, but brings all of Node's streams with
 * it, which takes longer to load than a file to lint.
 */
function isIP(text) {
    if (IPV4.test(text))
        return 4;
    return /^[\da-fA-F:.]{2,45}$/.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`) ? 6 : 0;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/addresses.js


/** What is wrong with an IP address (`net.ParseIP`). */
function ipFault(value) {
    if (isIP(value) !== 0)
        return undefined;
    const slash = value.indexOf('/');
    return slash > 0 && isIP(value.slice(0, slash)) !== 0
        ? `${quoted(value)} is a network: write the address alone`
        : `${quoted(value)} is no IP address`;
}
/** What is wrong with the DNS servers of a container: addresses, or `none` (`NetFlagsToNetOptions`). */
function dnsFault(value) {
    return value === 'none' ? undefined : firstFault(value, ipFault);
}
/** What is wrong with a network, `10.1.0.0/24` (`net.ParseCIDR`). */
function cidrFault(value) {
    const [address = '', bits = '', ...rest] = value.split('/');
    const family = isIP(address);
    const isBits = /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
    return family !== 0 && isBits && rest.length === 0
        ? undefined
        : `${quoted(value)} is no network such as 10.1.0.0/24`;
}
/** What is wrong with a range of addresses: a network, or its first and last address with a `-` between them. */
function rangeFault(value) {
    const dash = value.indexOf('-');
    if (dash < 0)
        return cidrFault(value);
    return ipFault(value.slice(0, dash)) ?? ipFault(value.slice(dash + 1));
}
/** What is wrong with `AddHost=`: names, a colon, an address or `host-gateway` (`ValidateExtraHost`). */
function hostFault(value) {
    return firstFault(value, (one) => {
        const colon = one.indexOf(':');
        if (colon < 1)
            return `${quoted(one)} is no NAME:ADDRESS`;
        const address = one.slice(colon + 1).trim();
        return address === 'host-gateway' ? undefined : ipFault(address);
    });
}
/** The options of podman that repeat take several values between commas, too. */
function firstFault(value, faultOf) {
    for (const one of value.split(',')) {
        const fault = faultOf(one);
        if (fault !== undefined)
            return fault;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/bytes.js

// RAMInBytes() of github.com/docker/go-units: a number, at most one blank, and a unit of 1024s in any case.
const bytes_BYTES = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:b|[kmgtp](?:i?b)?)?$/i;
/** What is wrong with an amount of memory for podman, `512m` or `1.5GiB`. */
function bytesFault(value) {
    return bytes_BYTES.test(value) ? undefined : `${quoted(value)} is no amount of memory such as 512m or 1g`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/capability.js


// capabilities(7); the last one came with Linux 5.9.
const capability_NAMES = new Set(('AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER ' +
    'FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE ' +
    'NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE ' +
    'SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM').split(' '));
/** What is wrong with a capability: a name with or without `CAP_`, in any case, or `all` (`NormalizeCapabilities`). */
function capabilityFault(value) {
    return firstFault(value, (one) => {
        const name = one.toUpperCase().replace(/^CAP_/, '');
        return name === 'ALL' || capability_NAMES.has(name) ? undefined : `${quoted(one)} is no capability of Linux`;
    });
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/duration.js

const DURATION = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
/** What is wrong with a duration as Go's `time.ParseDuration` reads it: numbers with units, `90s`, `1m30s`, `0`. */
function durationFault(value) {
    if (DURATION.test(value))
        return undefined;
    return /^\d+$/.test(value)
        ? `${quoted(value)} lacks a unit: write ${value}s`
        : `${quoted(value)} is no duration such as 30s, 1m30s or 2h`;
}
/** The same where `disable` is allowed. */
function intervalFault(value) {
    return value === 'disable' ? undefined : durationFault(value);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/image-name.js

// github.com/distribution/reference: the parts of a name between slashes, the tag, the digest.
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
// What nearly all names look like.
const USUAL = /^[a-z0-9]+(?:[.-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)+(?::\w[\w.-]{0,127})?$/;
/** What is wrong with the name of an image. Names with a transport (`oci:`, `docker://`) are not looked at. */
function imageNameFault(value) {
    if (USUAL.test(value))
        return undefined;
    if (/^https?:\/\//.test(value))
        return `${quoted(value)} is an address: write it without http:// or https://`;
    if (/^(?:containers-storage|dir|docker|docker-archive|docker-daemon|oci|oci-archive|sif):/.test(value)) {
        return undefined;
    }
    const at = value.indexOf('@');
    if (at >= 0 && !DIGEST.test(value.slice(at + 1)))
        return `${quoted(value.slice(at + 1))} is no digest`;
    const named = at < 0 ? value : value.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    if (colon >= 0 && !TAG.test(named.slice(colon + 1)))
        return `${quoted(named.slice(colon + 1))} is no tag`;
    const components = (colon < 0 ? named : named.slice(0, colon)).split('/');
    // The first one is a registry if it looks like one.
    if (components.length > 1 && /[.:A-Z]|^localhost$/.test(components[0] ?? ''))
        components.shift();
    const wrong = components.find((component) => !COMPONENT.test(component));
    if (wrong === undefined)
        return undefined;
    return /[A-Z]/.test(wrong) && COMPONENT.test(wrong.toLowerCase())
        ? `${quoted(value)} has capital letters, and the name of an image has none`
        : `${quoted(value)} is no name of an image such as quay.io/NAME:TAG`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/integers.js

// strconv.ParseUint() with base 0, as podman's options read their numbers.
const UNSIGNED = /^(?:0x[\da-f_]+|0b[01_]+|0o?[0-7_]*|[1-9][\d_]*)$/i;
/** What is wrong with a whole number that is not negative. */
function unsignedFault(value) {
    return UNSIGNED.test(value) ? undefined : `${quoted(value)} is no whole number`;
}
/** The same for a number that is not 0 either. */
function positiveFault(value) {
    return (unsignedFault(value) ??
        (Number(value.replaceAll('_', '')) === 0 ? `${quoted(value)} is less than 1` : undefined));
}
/** The same for a number of seconds, where people put a unit behind it. */
function secondsFault(value) {
    return UNSIGNED.test(value) ? undefined : `${quoted(value)} is no number of seconds without a unit`;
}
/** What is wrong with `PidsLimit=`, where -1 is no limit (`strconv.ParseInt` with base 10 and 32 bits). */
function pidsFault(value) {
    const isNumber = /^[+-]?\d+$/.test(value) && Math.abs(Number(value)) < 2 ** 31;
    return isNumber ? undefined : `${quoted(value)} is no whole number`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/names.js

/** What is wrong with the name of a container, pod, network or volume (`NameRegex` in `libpod/define`). */
function resourceNameFault(value) {
    return /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(value)
        ? undefined
        : `${quoted(value)} is no name of letters, digits, "_", "." and "-" that begins with a letter or digit`;
}
/** What is wrong with `ServiceName=`, to which the generator adds the suffix. */
function serviceNameFault(value) {
    return value.endsWith('.service') ? `Quadlet adds .service itself: write ${value.slice(0, -8)}` : undefined;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/published-port.js



const FORM = '[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]';
/** What is wrong with `PublishPort=` (`CreatePortBindings` in `pkg/specgenutil/util.go`). */
function publishedPortFault(value) {
    return firstFault(value, portFault);
}
function portFault(value) {
    const [ports = '', protocol, ...more] = value.split('/');
    if (more.length > 0)
        return `${quoted(value)} is no ${FORM}`;
    // Checked by the network's side, which knows these only.
    if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol))
        return `${quoted(protocol)} is none of tcp, udp, sctp`;
    const v6 = /^\[([^\]]*)\]:(.*)$/.exec(ports);
    const parts = (v6?.[2] ?? ports).split(':');
    const address = v6?.[1] ?? (parts.length === 3 ? parts.shift() : undefined);
    const isFormed = parts.length <= 2 && (v6 === null || parts.length === 2) && address !== '';
    if (!isFormed)
        return `${quoted(value)} is no ${FORM}`;
    if (address !== undefined && isIP(address) === 0)
        return `${quoted(address)} is no IP address`;
    const container = lengthOf(parts.at(-1) ?? '');
    if (typeof container === 'string')
        return container;
    if (parts.length < 2 || parts[0] === '')
        return undefined;
    const host = lengthOf(parts[0] ?? '');
    if (typeof host === 'string')
        return host;
    if (host === container)
        return undefined;
    return `${quoted(value)} has ${host} ports of the host for ${container} of the container`;
}
/** @returns how many ports there are, or what is wrong with them */
function lengthOf(range) {
    const [first = '', last, ...more] = range.split('-');
    const fault = `${quoted(range)} is no port from 1 to 65535, and no range FROM-TO`;
    if (!isPort(first) || more.length > 0 || (last !== undefined && !isPort(last)))
        return fault;
    if (last === undefined)
        return 1;
    return Number(last) > Number(first) ? Number(last) - Number(first) + 1 : fault;
}
function isPort(text) {
    return /^\+?\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/secret.js

/** What is wrong with `Secret=` of a container: NAME[,OPTION=VALUE]… (`parseSecrets` in `pkg/specgenutil/specgen.go`). */
function secretFault(value) {
    const parts = value.split(',');
    if (parts.length === 1)
        return undefined;
    let named = !(parts[0] ?? '').includes('=') && parts.shift() !== '';
    let type;
    let mountOnly;
    for (const part of parts) {
        const [, name = '', text = ''] = /^([^=]*)=(.*)$/.exec(part) ?? [];
        if (!part.includes('='))
            return `${quoted(part)} is no OPTION=VALUE`;
        switch (name) {
            case 'source':
                named = text !== '';
                break;
            case 'target':
                break;
            case 'type':
                if (type !== undefined)
                    return 'there is more than one type=';
                if (text !== 'mount' && text !== 'env')
                    return `${quoted(text)} is neither mount nor env`;
                type = text;
                break;
            case 'mode':
                if (!/^[0-7]+$/.test(text))
                    return `${quoted(text)} is no octal mode such as 0400`;
                mountOnly = name;
                break;
            case 'uid':
            case 'gid':
            case 'UID':
            case 'GID':
                if (!/^\d+$/.test(text))
                    return `${quoted(text)} is no numeric id`;
                mountOnly = name;
                break;
            default:
                return `${quoted(name)} is none of source, type, target, mode, uid, gid`;
        }
    }
    if (!named)
        return 'the name of the secret is missing';
    return type === 'env' && mountOnly !== undefined ? `${mountOnly}= is for type=mount only` : undefined;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/signal.js

// The table of pkg/signal/signal_linux.go.
const signal_NAMES = new Set(('ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ').split(' '));
/** What is wrong with a signal: a name, with or without `SIG`, in any case, or a number from 1 to 64. */
function signalFault(value) {
    const text = value.startsWith('-') ? value.slice(1) : value;
    if (/^\+?\d+$/.test(text)) {
        return Number(text) >= 1 && Number(text) <= 64 ? undefined : `${quoted(value)} is no signal from 1 to 64`;
    }
    const name = text.toUpperCase().replace(/^SIG/, '');
    return signal_NAMES.has(name) || /^RTM(?:IN(?:\+\d+)?|AX(?:-\d+)?)$/.test(name)
        ? undefined
        : `${quoted(value)} is no signal such as SIGTERM`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/ulimit.js


// ulimitNameMapping of github.com/docker/go-units.
const ulimit_NAMES = new Set('core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(' '));
/** What is wrong with `Ulimit=`: `host`, or NAME=SOFT[:HARD] (`GenRlimits`, `units.ParseUlimit`). */
function ulimitFault(value) {
    return firstFault(value, (one) => {
        if (one === 'host')
            return undefined;
        const [, name = '', soft, hard = soft] = /^(?:RLIMIT_)?([a-z]+)=([+-]?\d+)(?::([+-]?\d+))?$/i.exec(one) ?? [];
        if (soft === undefined)
            return `${quoted(one)} is no NAME=SOFT:HARD, with -1 for no limit`;
        if (!ulimit_NAMES.has(name.toLowerCase()))
            return `${quoted(name)} is none of ${[...ulimit_NAMES].join(', ')}`;
        const [low, high] = [Number(soft), Number(hard)];
        return high !== -1 && (low === -1 || low > high)
            ? `${quoted(one)} has a soft limit beyond the hard one`
            : undefined;
    });
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/user-namespace.js

/** What is wrong with `UserNS=` (`ParseUserNamespace` in `pkg/specgen/namespaces.go`, `GetKeepIDOptions`). */
function userNamespaceFault(value) {
    const colon = value.indexOf(':');
    const mode = colon < 0 ? value : value.slice(0, colon);
    const options = colon < 0 ? undefined : value.slice(colon + 1);
    switch (mode) {
        case 'auto':
            return undefined;
        case 'keep-id':
            return options === undefined ? undefined : keepIdFault(options);
        case 'ns':
        case 'container':
            return options ? undefined : `${quoted(value)} lacks what is behind the colon`;
        case 'host':
        case 'private':
        case 'pod':
        case 'nomap':
            return options === undefined ? undefined : `${quoted(mode)} takes no options`;
        default:
            return `${quoted(mode)} is none of auto, host, keep-id, nomap, private, ns:PATH, container:NAME`;
    }
}
function keepIdFault(options) {
    const wrong = options.split(',').find((option) => !/^(?:(?:uid|gid|size)=\d+)?$/.test(option));
    return wrong === undefined ? undefined : `${quoted(wrong)} is no uid=NUMBER, gid=NUMBER or size=NUMBER`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/values/volume.js


/** What is wrong with `Volume=` (`GenVolumeMounts` in `pkg/specgen/volumes.go`, `ValidateVolumeCtrDir`). */
function volumeFault(value) {
    const parts = value.split(':');
    if (parts.length > 3)
        return `${quoted(value)} is no SOURCE:PATH:OPTIONS`;
    const path = parts.at(parts.length === 1 ? 0 : 1) ?? '';
    if (!path.startsWith('/'))
        return `${quoted(path)} is no absolute path in the container`;
    const source = parts.length === 1 ? '' : (parts[0] ?? '');
    // Without one it is a volume that has no name; a path has rules of its own.
    if (source === '' || /^[.~]|\//.test(source))
        return undefined;
    return resourceNameFault(source);
}
/** What is wrong with one `Sysctl=` (`ValidateSysctls`). */
function sysctlFault(value) {
    return value.includes('=') ? undefined : `${quoted(value)} is no NAME=VALUE`;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/value-formats.js


















/** What podman takes, by the key: with the section where it matters. */
const CHECKS = new Map([
    ['AddCapability', capabilityFault],
    ['AddHost', hostFault],
    ['ContainerName', resourceNameFault],
    ['DNS', dnsFault],
    ['DropCapability', capabilityFault],
    ['Gateway', ipFault],
    ['HealthInterval', intervalFault],
    ['HealthMaxLogCount', unsignedFault],
    ['HealthMaxLogSize', unsignedFault],
    ['HealthRetries', positiveFault],
    ['HealthStartPeriod', durationFault],
    ['HealthStartupInterval', intervalFault],
    ['HealthStartupRetries', unsignedFault],
    ['HealthStartupSuccess', unsignedFault],
    ['HealthStartupTimeout', durationFault],
    ['HealthTimeout', durationFault],
    ['Image', imageNameFault],
    ['ImageTag', imageNameFault],
    ['IP', ipFault],
    ['IP6', ipFault],
    ['IPRange', rangeFault],
    ['Memory', bytesFault],
    ['NetworkName', resourceNameFault],
    ['PidsLimit', pidsFault],
    ['PodName', resourceNameFault],
    ['PublishPort', publishedPortFault],
    ['ReloadSignal', signalFault],
    ['Retry', unsignedFault],
    ['RetryDelay', durationFault],
    ['ServiceName', serviceNameFault],
    ['ShmSize', bytesFault],
    ['StopSignal', signalFault],
    ['StopTimeout', secondsFault],
    ['Subnet', cidrFault],
    ['Sysctl', sysctlFault],
    ['Ulimit', ulimitFault],
    ['UserNS', userNamespaceFault],
    ['Volume', volumeFault],
    ['VolumeName', resourceNameFault],
    ['Container.Secret', secretFault],
]);
// Specifiers and variables of systemd, quotes, and what becomes another text before the generator reads it.
const UNCHECKABLE = /[%$"'\\]|\{\{/;
const PORTS_CHECKED_BY_PODMAN = (0,versions/* versionNumber */.e1)('5.3.0');
/** Values that podman refuses when the unit starts. */
function adviseValueFormats(context, member, key) {
    const { record, reader } = key;
    const check = CHECKS.get(record.key) ?? CHECKS.get(`${record.section}.${record.key}`);
    // Before, the generator says it.
    const isChecked = record.key === 'PublishPort' && context.behaviour.version < PORTS_CHECKED_BY_PODMAN;
    if (check === undefined || isChecked || !isUsed(member, record.key))
        return;
    for (const entry of key.counting) {
        if (UNCHECKABLE.test(entry.value) && reader !== 'value')
            continue;
        if (commentIn(key, entry) !== undefined)
            continue;
        if (reader === 'words' || reader === 'args')
            checkWords(context, entry, check);
        else
            checkValue(context, member, entry, check);
    }
}
// Without a command podman looks at no other setting of a health check.
function isUsed({ unit }, key) {
    if (key.startsWith('HealthStartup'))
        return Boolean(unit.value('Container', 'HealthStartupCmd'));
    return !key.startsWith('Health') || Boolean(unit.value('Container', 'HealthCmd'));
}
function checkWords(context, entry, check) {
    for (const { text, start, end } of (0,syntax_words/* splitWords */.y)(entry.value, 'kept', true).words) {
        const fault = check(text);
        if (fault !== undefined)
            context.report('QL140', (0,unit_file/* partSpan */.Ww)(entry, start, end), fault);
    }
}
function checkValue(context, { unit }, entry, check) {
    const { text, start, end } = trimmed(entry);
    const value = unit.unquoted(entry);
    if (value === '' || UNCHECKABLE.test(value) || /\.(?:image|build|volume|network)(?::|$)/.test(value))
        return;
    const fault = check(value);
    if (fault === undefined)
        return;
    const isBare = check === durationFault || check === intervalFault ? /^\d+$/.test(text) : false;
    context.report('QL140', (0,unit_file/* partSpan */.Ww)(entry, start, end), fault, isBare ? inSeconds(entry, end) : undefined);
}
function inSeconds(entry, end) {
    const { source, start } = (0,unit_file/* partSpan */.Ww)(entry, end, end);
    return { title: 'write it in seconds', edits: [{ file: source.path, start, end: start, text: 's' }] };
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/words.js



/** Values that are cut into words, and of which all or a part gets lost (`pkg/systemd/parser/split.go`). */
function adviseWords(context, _member, key) {
    const { reader } = key;
    if (reader === 'value' || reader === 'flag' || reader === 'number' || reader === 'list')
        return;
    for (const entry of key.counting) {
        if (!/[\\"'\0]/.test(entry.value))
            continue;
        const escapes = reader === 'words' ? 'kept' : 'read';
        const { fault, ignoredFrom } = (0,syntax_words/* splitWords */.y)(entry.value, escapes, context.behaviour.octalEscapes);
        // A backslash in front of blanks at the end is a continuation that Podman 4.4 and 4.5 do not see.
        const isContinuation = fault !== undefined && /^\\\s+$/.test(entry.value.slice(fault.start));
        if (isContinuation)
            continue;
        if (fault !== undefined)
            reportFault(context, entry, fault);
        else if (ignoredFrom !== undefined)
            reportIgnored(context, entry, ignoredFrom);
    }
}
function reportFault(context, entry, { kind, start, end }) {
    const { key, value } = entry;
    if (kind === 'quote') {
        const span = (0,unit_file/* partSpan */.Ww)(entry, start, start + 1);
        const message = `this quote is never closed, and the generator drops the whole line of ${key}=: close it, or take it away`;
        context.report('QL124', span, message);
        return;
    }
    const sequence = value.slice(start, end);
    const message = `${sequence} is no escape, and the generator drops the whole line of ${key}= because of it: write \\${sequence} for a backslash`;
    context.report('QL124', (0,unit_file/* partSpan */.Ww)(entry, start, end), message, words_doubling(context, entry));
}
const MOST_ESCAPES = 50;
/** Doubles the backslash of every unknown escape of the line: the generator stops at the first. */
function words_doubling(context, entry) {
    const edits = [];
    let { value } = entry;
    while (edits.length < MOST_ESCAPES) {
        const { fault } = (0,syntax_words/* splitWords */.y)(value, 'read', context.behaviour.octalEscapes);
        if (fault?.kind !== 'escape')
            break;
        const backslash = fault.start - edits.length;
        const { source, start } = (0,unit_file/* partSpan */.Ww)(entry, backslash, backslash + 1);
        edits.push({ file: source.path, start, end: start, text: '\\' });
        value = `${value.slice(0, fault.start)}\\${value.slice(fault.start)}`;
    }
    return { title: 'double the backslash', edits };
}
function reportIgnored(context, entry, from) {
    const span = (0,unit_file/* partSpan */.Ww)(entry, from, (0,spaces/* trimSpaces */.QG)(entry.value, from, entry.value.length));
    const reason = entry.value.includes('\0') ? 'a NUL character' : 'an empty word';
    context.report('QL125', span, `the generator takes ${reason} for the end of the line, and ignores this: take ${reason} away`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/unit-advice.js























/** What is looked at in each key that stands in a section of Quadlet's. */
const KEY_ADVICE = [
    adviseInlineComments,
    adviseAssignments,
    adviseSpecifiers,
    adviseRepeats,
    adviseQuotes,
    adviseHostPaths,
    adviseWords,
    adviseReadings,
    adviseChoices,
    adviseDeprecated,
    adviseServiceName,
    adviseValueFormats,
];
function adviseOwnKeys(context, member) {
    for (const section of [member.kind.section, 'Quadlet']) {
        for (const key of ownKeys(context, member, section)) {
            for (const advise of KEY_ADVICE)
                advise(context, member, key);
        }
    }
}
/** Everything that is looked at in a unit, in no particular order. */
const UNIT_ADVICE = [
    adviseOwnKeys,
    adviseDirectives,
    adviseDirectiveSpecifiers,
    adviseInstall,
    adviseSections,
    adviseContinuations,
    adviseEncoding,
    adviseStartTimeout,
    adviseServiceUser,
    advisePodMember,
    adviseHostNetwork,
    adviseShortImages,
    adviseAutoUpdate,
    adviseNetworkOnline,
    advisePodmanArgs,
];

;// CONCATENATED MODULE: ./lib/src/quadlet/advice/advice.js





/** What is accepted in a unit, and wrong at run time or ignored in silence. */
function adviseUnit(context, member) {
    for (const advise of UNIT_ADVICE)
        advise(context, member);
}
/** The same for what concerns several files. */
function adviseSet(context, tree, files, readYaml) {
    adviseFiles(context, tree, files);
    adviseNames(context);
    adviseStart(context, tree);
    if (readYaml !== undefined)
        adviseManifests(context, tree, files, readYaml);
}

// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/behaviour.js
var catalogue_behaviour = __webpack_require__(9492);
;// CONCATENATED MODULE: ./lib/src/quadlet/catalogue/foreign-words.js
const CONTAINER = {
    name: { key: 'ContainerName' },
    command: { key: 'Exec' },
    cmd: { key: 'Exec' },
    args: { key: 'Exec' },
    arguments: { key: 'Exec' },
    execstart: { key: 'Exec' },
    run: { key: 'Exec' },
    port: { key: 'PublishPort' },
    ports: { key: 'PublishPort' },
    publish: { key: 'PublishPort' },
    publishports: { key: 'PublishPort' },
    expose: { key: 'ExposeHostPort' },
    env: { key: 'Environment' },
    envs: { key: 'Environment' },
    evironment: { key: 'Environment' },
    envfile: { key: 'EnvironmentFile' },
    workdir: { key: 'WorkingDir' },
    workingdirectory: { key: 'WorkingDir' },
    cwd: { key: 'WorkingDir' },
    volumes: { key: 'Volume' },
    bind: { key: 'Volume' },
    binds: { key: 'Volume' },
    networks: { key: 'Network' },
    networkmode: { key: 'Network' },
    net: { key: 'Network' },
    labels: { key: 'Label' },
    annotations: { key: 'Annotation' },
    capadd: { key: 'AddCapability' },
    addcap: { key: 'AddCapability' },
    capabilities: { key: 'AddCapability' },
    capdrop: { key: 'DropCapability' },
    dropcap: { key: 'DropCapability' },
    device: { key: 'AddDevice' },
    devices: { key: 'AddDevice' },
    init: { key: 'RunInit' },
    healthcheck: { key: 'HealthCmd' },
    healthcheckcmd: { key: 'HealthCmd' },
    healthcommand: { key: 'HealthCmd' },
    healthcheckinterval: { key: 'HealthInterval' },
    healthchecktimeout: { key: 'HealthTimeout' },
    healthcheckretries: { key: 'HealthRetries' },
    mem: { key: 'Memory' },
    memlimit: { key: 'Memory' },
    memorylimit: { key: 'Memory' },
    memorymax: { key: 'Memory' },
    extrahosts: { key: 'AddHost' },
    host: { key: 'HostName' },
    secrets: { key: 'Secret' },
    sysctls: { key: 'Sysctl' },
    ulimits: { key: 'Ulimit' },
    readonlyrootfs: { key: 'ReadOnly' },
    tz: { key: 'Timezone' },
    stopgraceperiod: { key: 'StopTimeout' },
    uid: { key: 'User' },
    gid: { key: 'Group' },
    pullpolicy: { key: 'Pull' },
    podname: { key: 'Pod' },
    mounts: { key: 'Mount' },
    shm: { key: 'ShmSize' },
    networkaliases: { key: 'NetworkAlias' },
    pids: { key: 'PidsLimit' },
    privileged: { advice: 'no key means it; write PodmanArgs=--privileged' },
    tty: { advice: 'no key means it; write PodmanArgs=--tty' },
    interactive: { advice: 'no key means it; write PodmanArgs=--interactive' },
    stdinopen: { advice: 'no key means it; write PodmanArgs=--interactive' },
    cpus: { advice: 'no key means it; write PodmanArgs=--cpus=NUMBER' },
    cpu: { advice: 'no key means it; write PodmanArgs=--cpus=NUMBER' },
    cpuset: { advice: 'no key means it; write PodmanArgs=--cpuset-cpus=LIST' },
    gpus: { advice: 'no key means it; write AddDevice=nvidia.com/gpu=all' },
    securityopt: {
        advice: 'write SecurityLabelDisable=, SeccompProfile=, NoNewPrivileges= or PodmanArgs=--security-opt=…',
    },
    detach: { advice: 'it is always so; take the line away' },
    rm: { advice: 'it is always so; take the line away' },
    replace: { advice: 'it is always so; take the line away' },
    dependson: { section: 'Unit', sectionKey: 'Requires' },
    build: { advice: 'write a .build file, and Image=NAME.build here' },
    authfile: { advice: 'write an .image file with AuthFile=, and Image=NAME.image here' },
    tlsverify: { advice: 'write an .image file with TLSVerify=, and Image=NAME.image here' },
};
const BY_SECTION = {
    Container: CONTAINER,
    Pod: {
        name: { key: 'PodName' },
        port: { key: 'PublishPort' },
        ports: { key: 'PublishPort' },
        publish: { key: 'PublishPort' },
        volumes: { key: 'Volume' },
        networks: { key: 'Network' },
        labels: { key: 'Label' },
        extrahosts: { key: 'AddHost' },
        image: { advice: 'a pod has no image; its containers are .container files with Pod=NAME.pod' },
        environment: { advice: 'a pod has no environment; write it in its .container files' },
    },
    Volume: {
        name: { key: 'VolumeName' },
        labels: { key: 'Label' },
        opts: { key: 'Options' },
        option: { key: 'Options' },
        mountpoint: { key: 'Device' },
        path: { key: 'Device' },
    },
    Network: {
        name: { key: 'NetworkName' },
        labels: { key: 'Label' },
        range: { key: 'IPRange' },
        option: { key: 'Options' },
        opt: { key: 'Options' },
        subnets: { key: 'Subnet' },
        enableipv6: { key: 'IPv6' },
    },
    Kube: {
        file: { key: 'Yaml' },
        path: { key: 'Yaml' },
        kubefile: { key: 'Yaml' },
        manifest: { key: 'Yaml' },
        port: { key: 'PublishPort' },
        ports: { key: 'PublishPort' },
        configmaps: { key: 'ConfigMap' },
        workingdirectory: { key: 'SetWorkingDirectory' },
    },
    Image: {
        name: { key: 'Image' },
        tag: { key: 'ImageTag' },
        pull: { key: 'Policy' },
        creds: { key: 'Creds' },
    },
    Build: {
        name: { key: 'ImageTag' },
        tag: { key: 'ImageTag' },
        image: { key: 'ImageTag' },
        imagename: { key: 'ImageTag' },
        dockerfile: { key: 'File' },
        containerfile: { key: 'File' },
        context: { key: 'SetWorkingDirectory' },
        workingdirectory: { key: 'SetWorkingDirectory' },
        args: { key: 'BuildArg' },
        arg: { key: 'BuildArg' },
        buildargs: { key: 'BuildArg' },
        env: { key: 'Environment' },
        labels: { key: 'Label' },
    },
    Artifact: { name: { key: 'Artifact' }, image: { key: 'Artifact' } },
};
/** What a word that is no key of a section probably means. */
function foreignWord(section, word) {
    const words = Object.hasOwn(BY_SECTION, section) ? BY_SECTION[section] : undefined;
    const plain = word.toLowerCase().replace(/[-_\s]/g, '');
    return words !== undefined && Object.hasOwn(words, plain) ? words[plain] : undefined;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/keys.js






const QUADLET_SINCE = (0,versions/* versionNumber */.e1)('5.3.0');
/** Keys that the version does not know in the unit's own section and in `[Quadlet]` (`checkForUnknownKeys`). */
function checkKeys(context, member) {
    checkSection(context, member, member.kind.section);
    // Before 5.3 the section was none of the generator's.
    if (context.behaviour.version >= QUADLET_SINCE)
        checkSection(context, member, 'Quadlet');
}
function checkSection(context, member, section) {
    const known = context.catalogue.get(section);
    for (const [key, entries] of member.unit.sections.get(section) ?? []) {
        const record = known?.get(key);
        if (record !== undefined && record.sinceNumber <= context.behaviour.version)
            continue;
        for (const [index, entry] of entries.entries()) {
            if (record !== undefined)
                reportNew(context, entry, record);
            else
                keys_reportUnknown(context, member, entry, index < FIXED);
        }
    }
}
function reportNew(context, entry, { section, key, since, option }) {
    const instead = isOldOption(section, key, option) ? `; before, PodmanArgs=${option}` : '';
    context.report('QL011', (0,unit_file/* keySpan */.UT)(entry), `${key}= in [${section}] came with Podman ${(0,versions/* minorOf */.Hs)(since)}; an older generator drops the whole unit${instead}`);
}
/** How many lines with one wrong key are given a fix; a file with more is no work of people. */
const FIXED = 50;
/** Keys whose option of podman is as new as they are, or needs what only they have. */
const NO_OLD_OPTION = new Set(['Pod', 'Policy', 'UID', 'GID', 'HttpProxy', 'ImageVolume']);
function isOldOption(section, key, option) {
    return /^--[\w-]+=?$/.test(option) && section !== 'Quadlet' && !NO_OLD_OPTION.has(key);
}
function keys_reportUnknown(context, member, entry, fixed) {
    const { section, key } = entry;
    const { advice, fix } = keys_remedyFor(context, member, entry);
    context.report('QL010', (0,unit_file/* keySpan */.UT)(entry), `[${section}] has no key ${keys_quoted(key)}: ${advice}`, fixed ? fix : undefined);
}
function keys_quoted(key) {
    return key.length > 80 ? `${key.slice(0, 77)}...` : key;
}
function keys_remedyFor(context, member, entry) {
    const { section, key } = entry;
    const keys = [...(context.catalogue.get(section)?.values() ?? [])].filter(({ sinceNumber, deprecated }) => sinceNumber <= context.behaviour.version && !deprecated);
    const sameButCase = keys.find((record) => record.key.toLowerCase() === key.toLowerCase());
    if (sameButCase !== undefined)
        return renamed(entry, sameButCase.key, 'keys are written');
    const foreign = foreignWord(section, key);
    if (foreign?.key !== undefined && keys.some((record) => record.key === foreign.key)) {
        return renamed(entry, foreign.key, 'the key for this is');
    }
    if (foreign?.advice !== undefined)
        return { advice: foreign.advice };
    const target = foreign?.section ?? sectionOf(key);
    if (target !== undefined && section !== 'Quadlet')
        return moved(member, entry, target, foreign?.sectionKey ?? key);
    const near = (0,nearest/* nearest */.p)(key, keys.map((record) => record.key));
    if (near !== undefined)
        return { ...renamed(entry, near, 'did you mean'), advice: `did you mean ${near}=?` };
    const elsewhere = [...context.catalogue.values()].map((records) => records.get(key)).find(Boolean);
    if (elsewhere !== undefined) {
        return { advice: `it belongs into [${elsewhere.section}] of a .${elsewhere.section.toLowerCase()} file` };
    }
    return {
        advice: 'the generator drops the whole unit because of it; take it away, or see podman-systemd.unit(5)',
    };
}
function renamed(entry, key, words) {
    return { advice: `${words} ${key}=`, fix: { title: `write ${key}=`, edits: [rename(entry, key)] } };
}
function moved(member, entry, section, key) {
    // Its place in another file of the unit is a matter of taste.
    const inOwnFile = entry.source === member.unit.file.source;
    return {
        advice: `${key}= belongs into [${section}], which systemd reads`,
        fix: inOwnFile && key === entry.key ? moveToSection(member.unit.file, entry, section) : undefined,
    };
}

// EXTERNAL MODULE: ./lib/src/quadlet/syntax/csv.js
var csv = __webpack_require__(457);
;// CONCATENATED MODULE: ./lib/src/quadlet/convert/references.js




/** Says that a unit that is referred to is not in the set, with the nearest name that is. */
function reportMissing(context, span, name, because = '') {
    const near = context.similarName(name);
    const broken = context.set.notLoaded.get(name);
    const passed = context.set.passedOverByName.get(name);
    const hint = broken !== undefined
        ? `the generator does not go on with ${broken.unit.path} because of ${broken.droppedBy ?? 'its syntax'}`
        : passed?.reason === 'kind'
            ? 'this version passes over files of its kind'
            : passed?.reason === 'place'
                ? 'it is in a directory where this version does not look'
                : near !== undefined
                    ? `did you mean ${near}?`
                    : isInstanceOfTemplate(context.set, name)
                        ? 'a reference to a template names the template, without an instance'
                        : 'the name is that of a file in the same search path, exactly';
    context.report('QL030', span, `${name} is not among these Quadlet files${because}: ${hint}`);
}
function isInstanceOfTemplate(set, name) {
    const extension = (0,keys/* extensionOf */.je)(name);
    const template = `${name.slice(0, name.indexOf('@') + 1)}${extension}`;
    return name.includes('@') && set.byName.has(template);
}
/** `Image=` of containers and of volumes with the image driver (`handleImageSource`). */
function checkImageSource(context, member, entry) {
    const { behaviour, set } = context;
    let name = member.unit.unquoted(entry);
    // Before 5.2 there were no builds, before 4.8 no images.
    for (const extension of ['.build', '.image']) {
        const kind = keys/* UNIT_KINDS */.ri.get(extension);
        if (kind === undefined || kind.since > behaviour.version || !name.endsWith(extension))
            continue;
        const target = set.byName.get(name);
        const known = target !== undefined && (behaviour.referencesMustExist || target.resource !== '');
        if (!known) {
            reportUnknownImage(context, entry, name, target);
            return;
        }
        if (target.resource === '' && !target.converts) {
            context.report('QL130', (0,unit_file/* valueSpan */.MK)(entry), `${name} is itself rejected, and this unit is generated without an image name: mend ${name} first`);
        }
        name = target.resource;
    }
}
function reportUnknownImage(context, entry, name, target) {
    if (target === undefined)
        reportMissing(context, (0,unit_file/* valueSpan */.MK)(entry), name);
    else {
        context.report('QL032', (0,unit_file/* valueSpan */.MK)(entry), `${name} is itself rejected, so it has no image name: mend it first`);
    }
}
/** `Volume=` of containers, pods and builds (`addVolumes`). */
function checkVolumes(context, member) {
    for (const entry of member.unit.list(member.kind.section, 'Volume')) {
        const colon = entry.value.indexOf(':');
        const source = entry.value.slice(0, Math.max(colon, 0));
        if (source !== '')
            checkStorageSource(context, source, (0,unit_file/* partSpan */.Ww)(entry, 0, colon), false);
    }
}
/** A source of storage: a unit's name, a path, or a volume's (`handleStorageSource`). It is not empty. */
function checkStorageSource(context, source, span, ofMount) {
    const { behaviour, set } = context;
    if (source.startsWith('.') || source.startsWith('/'))
        return;
    const extension = (0,keys/* extensionOf */.je)(source);
    const isUnit = source.endsWith('.volume') ||
        (ofMount && source.endsWith('.image') && behaviour.referencesMustExist) ||
        (source.endsWith('.artifact') && behaviour.mountTypes.includes('artifact'));
    if (!isUnit)
        return;
    const target = set.byName.get(source);
    if (target === undefined) {
        if (behaviour.referencesMustExist)
            reportMissing(context, span, source);
        else
            reportDangling(context, span, source);
    }
    else if (!target.converts)
        reportRejected(context, span, source, extension);
}
function reportRejected(context, span, name, extension) {
    const outcome = !context.behaviour.referencesMustExist
        ? 'the start of this unit waits for a service that does not exist'
        : extension === '.volume'
            ? 'this unit gets an anonymous volume instead'
            : `this unit is generated with an empty ${extension.slice(1)} name`;
    context.report('QL130', span, `${name} is itself rejected, and ${outcome}: mend it first`);
}
function reportDangling(context, span, name) {
    context.report('QL136', span, `${name} is not among these Quadlet files: Podman before 5.3 generates the unit all the same, and its start waits ` +
        'for a service that does not exist; from 5.3 on it rejects the file');
}
/** `Network=` (`addNetworks`). */
function checkNetworks(context, member) {
    const { behaviour, set } = context;
    for (const entry of member.unit.list(member.kind.section, 'Network')) {
        const colon = entry.value.indexOf(':');
        const name = colon < 0 ? entry.value : entry.value.slice(0, colon);
        const ofContainer = name.endsWith('.container');
        if (!name.endsWith('.network') && !ofContainer)
            continue;
        const span = (0,unit_file/* partSpan */.Ww)(entry, 0, name.length);
        const target = set.byName.get(name);
        if (!behaviour.referencesMustExist) {
            if (target === undefined && !ofContainer)
                reportDangling(context, span, name);
            else if (target?.converts === false && !ofContainer)
                reportRejected(context, span, name, '.network');
            continue;
        }
        if (target === undefined)
            reportMissing(context, span, name);
        else if (target.resource === '')
            reportNameless(context, span, target);
        else if (ofContainer && colon >= 0) {
            context.report('QL033', (0,unit_file/* partSpan */.Ww)(entry, colon, entry.value.length), `options cannot follow ${name}: a container joins another one's network as it is; take away "${entry.value.slice(colon)}"`);
        }
    }
}
function reportNameless(context, span, target) {
    const { name } = target.unit;
    const reason = target.kind.extension === '.container'
        ? context.behaviour.containerNamesKnownEarly
            ? 'its container name has a specifier that only systemd resolves; give it a ContainerName= without one'
            : 'Podman 5.3 knows the name of a container only when it was converted before, and without specifiers'
        : 'it is itself rejected; mend it first';
    context.report('QL032', span, `the generator has no resource name for ${name}: ${reason}`);
}
/** `Pod=` (`handlePod`). */
function checkPod(context, member) {
    const entry = member.unit.last('Container', 'Pod');
    if (entry === undefined)
        return;
    const pod = member.unit.unquoted(entry);
    if (pod === '')
        return;
    if (!pod.endsWith('.pod')) {
        const known = context.set.byName.has(`${pod}.pod`);
        const span = (0,unit_file/* valueSpan */.MK)(entry);
        const message = `Pod= takes the name of a .pod file, and "${pod}" is none${known ? `: write Pod=${pod}.pod` : ''}`;
        const fix = known
            ? {
                title: `write ${pod}.pod`,
                edits: [insertion((0,unit_file/* partSpan */.Ww)(entry, trimmed(entry).end, trimmed(entry).end), '.pod')],
            }
            : undefined;
        context.report('QL031', span, message, entry.value.includes('"') ? undefined : fix);
    }
    else if (!context.set.byName.has(pod))
        reportMissing(context, (0,unit_file/* valueSpan */.MK)(entry), pod);
}
/** An edit that puts text at the beginning of a place. */
function insertion(span, text) {
    return { file: span.source.path, start: span.start, end: span.start, text };
}
/** The dependencies of `[Unit]` (`translateUnitDependencies`). */
function checkDependencies(context, member) {
    const { behaviour, set } = context;
    for (const key of dependency_keys/* DEPENDENCY_KEYS */.J) {
        for (const word of member.unit.words('Unit', key)) {
            const kind = keys/* UNIT_KINDS */.ri.get((0,keys/* extensionOf */.je)(word.text));
            if (kind === undefined || kind.since > behaviour.version)
                continue;
            const span = (0,unit_file/* partSpan */.Ww)(word.entry, word.start, word.end);
            const target = set.byName.get(word.text);
            if (!behaviour.translatesDependencies)
                reportUntranslated(context, span, word.text, target);
            else if (target === undefined) {
                reportDependency(context, span, word.text);
            }
        }
    }
}
function reportDependency(context, span, name) {
    const near = context.similarName(name);
    const hint = near === undefined ? 'name the service, or the file exactly' : `did you mean ${near}?`;
    context.report('QL034', span, `the dependency ${name} is not among these Quadlet files: ${hint}`);
}
function reportUntranslated(context, span, name, target) {
    const remedy = target === undefined ? 'name the service' : `write ${target.service}.service`;
    const edit = {
        file: span.source.path,
        start: span.start,
        end: span.end,
        text: `${target?.service}.service`,
    };
    context.report('QL104', span, `names of Quadlet files are understood here from Podman 5.5 on; before, ${name} reaches systemd as it is and has no effect: ${remedy}`, target === undefined ? undefined : { title: remedy, edits: [edit] });
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/mounts.js



/** `Mount=` of containers (`resolveContainerMountParams`, before 4.8 inside `ConvertContainer`). */
function checkMounts(context, member) {
    const { mount } = context.behaviour;
    if (mount === 'none')
        return;
    for (const word of member.unit.args('Container', 'Mount')) {
        if (mount === 'csv')
            checkRecord(context, word);
        else
            checkSplit(context, word);
    }
}
function checkRecord(context, word) {
    const { behaviour } = context;
    const span = (0,unit_file/* partSpan */.Ww)(word.entry, word.start, word.end);
    const fields = readFields(context, word, span);
    if (fields === undefined)
        return;
    const typeIndex = fields.findIndex((field) => /^type=[^=]*$/.test(field));
    if (typeIndex < 0 && behaviour.mountNeedsType) {
        context.report('QL025', span, 'before Podman 5.6 a mount needs its type: add type=volume, type=bind or another');
        return;
    }
    const type = typeIndex < 0 ? 'volume' : fields[typeIndex].slice('type='.length);
    if (!behaviour.mountTypes.includes(type))
        return;
    let source = '';
    let sourceSpan = span;
    for (const [index, field] of fields.entries()) {
        if (index === typeIndex || !/^(?:source|src)(?:=|$)/.test(field))
            continue;
        const equals = field.indexOf('=');
        const fieldSpan = spanOfText(word, field) ?? span;
        if (equals < 0) {
            context.report('QL025', fieldSpan, `"${field}" of a mount needs a value: write ${field}=PATH`);
            return;
        }
        source = field.slice(equals + 1);
        sourceSpan = spanOfText(word, source) ?? fieldSpan;
    }
    if (source !== '')
        checkStorageSource(context, source, sourceSpan, true);
    else
        reportNoSource(context, span, type);
}
function readFields(context, word, span) {
    try {
        const records = (0,csv/* readRecords */.T)(word.text);
        if (records.length === 1)
            return records[0];
        context.report('QL025', span, 'a mount is one line of comma-separated values, and this one has a newline in it');
    }
    catch (thrown) {
        if (!(thrown instanceof csv/* CsvError */.J))
            throw thrown;
        context.report('QL025', span, `this mount is no line of comma-separated values: ${thrown.message}; put the quotes around the whole of a field`);
    }
    return undefined;
}
function reportNoSource(context, span, type) {
    switch (context.behaviour.mountWithoutSource) {
        case 'crashes':
            context.report('QL007', span, `a mount of type ${type} without a source makes the generator of Podman before 5.7 crash, and neither this unit nor those behind it are written: add source=`);
            return;
        case 'error-unless-volume':
            if (type === 'volume')
                return;
            break;
        case 'error':
            break;
    }
    context.report('QL025', span, `a mount of type ${type} needs a source: add source=`);
}
/** Before 4.8: every field must have a `=`, or the generator crashes. */
function checkSplit(context, word) {
    const values = new Map();
    const span = (0,unit_file/* partSpan */.Ww)(word.entry, word.start, word.end);
    for (const field of word.text.split(',')) {
        const [name = '', value] = field.split('=');
        if (value === undefined) {
            context.report('QL007', spanOfText(word, field) ?? span, `"${field}" has no "=", which makes the generator of Podman before 4.8 crash, and neither this unit nor those behind it are written: write ${field || 'NAME'}=true`);
            return;
        }
        values.set(name, value);
    }
    const type = values.get('type');
    if (type === undefined || !context.behaviour.mountTypes.includes(type))
        return;
    const source = values.get('source') ?? values.get('src');
    if (source === undefined)
        return;
    if (source === '')
        reportNoSource(context, span, type);
    else
        checkStorageSource(context, source, spanOfText(word, source) ?? span, true);
}
/** Where a part of a word stands, if it stands there as it is. */
function spanOfText(word, text) {
    if (text === '')
        return undefined;
    const raw = word.entry.value.slice(word.start, word.end);
    const at = raw.indexOf(text);
    return at < 0 ? undefined : (0,unit_file/* partSpan */.Ww)(word.entry, word.start + at, word.start + at + text.length);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/user-mappings.js


const MAPPING_KEYS = ['UserNS', 'UIDMap', 'GIDMap', 'SubUIDMap', 'SubGIDMap'];
const MAPPINGS_SINCE = (0,versions/* versionNumber */.e1)('4.8.0');
const KEEP_ID_MAPS_SINCE = (0,versions/* versionNumber */.e1)('4.5.0');
/**
 * How users are mapped (`handleUserMappings`, `handleUserRemap`).
 * @param manual whether `RemapUsers=manual` is possible, as for containers and pods
 */
function checkUserMappings(context, member, manual) {
    const { unit, kind } = member;
    const { section } = kind;
    const explicit = explicitMapping(context, member);
    if (explicit !== undefined) {
        if (context.behaviour.version < MAPPINGS_SINCE)
            return;
        const remap = ['RemapUsers', 'RemapUid', 'RemapGid'].map((key) => unit.last(section, key)).find(Boolean);
        if (remap !== undefined) {
            context.report('QL026', (0,unit_file/* keySpan */.UT)(remap), `${remap.key}= is deprecated and cannot stand beside ${explicit}=: take it away`);
        }
        return;
    }
    checkRemap(context, member, manual);
}
function explicitMapping(context, { unit, kind }) {
    const keys = context.behaviour.version < MAPPINGS_SINCE ? ['UserNS'] : MAPPING_KEYS;
    return keys.find((key) => key === 'UIDMap' || key === 'GIDMap'
        ? unit.words(kind.section, key).length > 0
        : (unit.value(kind.section, key) ?? '') !== '');
}
function checkRemap(context, { unit, kind }, manual) {
    const { section, extension } = kind;
    const entry = unit.last(section, 'RemapUsers');
    const maps = ['RemapUid', 'RemapGid'].map((key) => unit.words(section, key));
    switch (entry?.value ?? '') {
        case '':
            for (const words of maps) {
                const first = words[0]?.entry;
                if (first !== undefined) {
                    context.report('QL027', (0,unit_file/* keySpan */.UT)(first), `${first.key}= needs RemapUsers= beside it; better is ${first.key === 'RemapUid' ? 'UIDMap' : 'GIDMap'}=, from Podman 4.8 on`);
                }
            }
            return;
        case 'manual':
            if (!manual) {
                const message = `RemapUsers=manual is not possible in ${extension} files: write "auto", or UserNS=`;
                context.report('QL027', (0,unit_file/* valueSpan */.MK)(entry), message);
            }
            return;
        case 'auto':
            return;
        case 'keep-id':
            if (context.mode === 'system' && context.behaviour.keepIdIsForUsers) {
                const message = 'RemapUsers=keep-id is for units of users; in system units only from Podman 5.3 on';
                context.report('QL027', (0,unit_file/* valueSpan */.MK)(entry), message);
            }
            if (context.behaviour.version >= KEEP_ID_MAPS_SINCE)
                reportSecondMaps(context, maps);
            return;
        default:
            context.report('QL027', (0,unit_file/* valueSpan */.MK)(entry), `RemapUsers= is "manual", "auto" or "keep-id", not "${entry?.value}"; better is UserNS=, from Podman 4.5 on`);
    }
}
function reportSecondMaps(context, maps) {
    for (const words of maps) {
        const second = words[1];
        if (second === undefined)
            continue;
        const span = (0,unit_file/* partSpan */.Ww)(second.entry, second.start, second.end);
        context.report('QL027', span, `RemapUsers=keep-id takes one ${second.entry.key}= only: take this one away`);
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/values.js



/** `[Service] KillMode=` of containers and kubes. */
function checkKillMode(context, member) {
    const entry = member.unit.last('Service', 'KillMode');
    if (entry === undefined)
        return;
    const value = member.unit.unquoted(entry);
    if (value === 'mixed' || value === 'control-group')
        return;
    context.report('QL020', (0,unit_file/* valueSpan */.MK)(entry), `KillMode= of a service that Quadlet makes is "mixed" or "control-group", not "${value}": with others podman could not clean up; take the line away`);
}
/** `[Service] Type=` of containers, and of kubes from 4.8 on. */
function checkServiceType(context, member) {
    const entry = member.unit.last('Service', 'Type');
    if (entry === undefined)
        return;
    const value = member.unit.unquoted(entry);
    if (value === 'notify' || value === 'oneshot')
        return;
    context.report('QL021', (0,unit_file/* valueSpan */.MK)(entry), `Type= of a service that Quadlet makes is "notify" (which it is without the line) or "oneshot", not "${value}"`);
}
/** `User=` and `Group=` (`handleUser`, from 4.8 on). */
function checkUser(context, member) {
    const group = member.unit.last('Container', 'Group');
    if (group === undefined || member.unit.unquoted(group) === '')
        return;
    if (member.unit.value('Container', 'User'))
        return;
    context.report('QL019', (0,unit_file/* keySpan */.UT)(group), 'Group= needs User= beside it: add User=');
}
const PORT = /\d(?:\/udp|\/tcp)?$/;
/** `ExposeHostPort=`: what does not end in a port is refused. */
function checkExposedPorts(context, member) {
    for (const entry of member.unit.list('Container', 'ExposeHostPort')) {
        const { text, start, end } = trimmed(entry);
        if (PORT.test(text))
            continue;
        context.report('QL022', (0,unit_file/* partSpan */.Ww)(entry, start, end), `"${text}" is not a port: write PORT or FROM-TO, then /tcp or /udp if need be`);
    }
}
/** `PublishPort=`, whose format was checked before 5.3 (`handlePublishPorts`). */
function checkPublishedPorts(context, member) {
    if (!context.behaviour.checksPublishPort)
        return;
    for (const entry of member.unit.list(member.kind.section, 'PublishPort'))
        checkPublishedPort(context, entry);
}
function checkPublishedPort(context, entry) {
    const { text, start } = trimmed(entry);
    const parts = splitPorts(text, start);
    if (parts.length > 3) {
        context.report('QL022', (0,unit_file/* partSpan */.Ww)(entry, start, start + text.length), `"${text}" is not a published port: before 5.3 it is CONTAINER, HOST:CONTAINER or IP:HOST:CONTAINER`);
        return;
    }
    for (const part of parts.slice(-2)) {
        if (part.text === '' || PORT.test(part.text))
            continue;
        context.report('QL022', (0,unit_file/* partSpan */.Ww)(entry, part.start, part.start + part.text.length), `"${part.text}" is not a port: write PORT or FROM-TO, then /tcp or /udp if need be; variables are allowed from Podman 5.3 on`);
    }
}
/** The parts between colons; those between brackets are an IPv6 address. */
function splitPorts(text, offset) {
    const parts = [];
    let start = 0;
    let at = 0;
    while (at < text.length) {
        if (text[at] === '[') {
            const close = text.indexOf(']', at);
            at = close < 0 ? text.length : close + 1;
        }
        else if (text[at] === ':') {
            parts.push({ text: text.slice(start, at), start: offset + start });
            at++;
            start = at;
        }
        else
            at++;
    }
    parts.push({ text: text.slice(start, at), start: offset + start });
    return parts;
}
/** `Tmpfs=`, whose colons were counted from 4.5 to 5.2. */
function checkTmpfs(context, member) {
    if (!context.behaviour.checksTmpfs)
        return;
    for (const entry of member.unit.list('Container', 'Tmpfs')) {
        if (entry.value.split(':', 3).length <= 2)
            continue;
        context.report('QL023', (0,unit_file/* valueSpan */.MK)(entry), `"${entry.value}" has more than one colon: before Podman 5.3 a Tmpfs= is PATH or PATH:OPTIONS`);
    }
}
/** `Subnet=`, `Gateway=` and `IPRange=` of networks. */
function checkAddresses(context, member) {
    const subnets = member.unit.list('Network', 'Subnet').length;
    for (const key of ['Gateway', 'IPRange']) {
        const entries = member.unit.list('Network', key);
        if (entries.length <= subnets)
            continue;
        const entry = entries[subnets];
        const message = subnets === 0
            ? `${key}= needs a Subnet= that it belongs to: add Subnet=`
            : `there are ${entries.length} ${key}= for ${subnets} Subnet=: the first belongs to the first, and so on; each needs its own`;
        context.report('QL024', (0,unit_file/* keySpan */.UT)(entry), message);
    }
}
/** `ReloadCmd=` and `ReloadSignal=` (`handleExecReload`, from 5.5 on). */
function checkReload(context, member) {
    const signal = member.unit.last('Container', 'ReloadSignal');
    if (signal === undefined || member.unit.unquoted(signal) === '')
        return;
    if (member.unit.command('Container', 'ReloadCmd').length === 0)
        return;
    const later = laterOf(member, signal, member.unit.last('Container', 'ReloadCmd'));
    context.report('QL016', (0,unit_file/* keySpan */.UT)(later), 'ReloadCmd= and ReloadSignal= exclude each other: keep one');
}
/** A key that must have a value. */
function requireValue(context, member, key, has, remedy) {
    if (has || !member.parses)
        return;
    context.report('QL012', decidingKey(member, member.kind.section, key), remedy);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/volume-options.js

/** `Type=` and `Options=` of volumes, which need `Device=` (`ConvertVolume`). */
function checkVolumeOptions(context, { unit }) {
    if (unit.value('Volume', 'Device'))
        return;
    const type = unit.last('Volume', 'Type');
    if (type !== undefined && unit.unquoted(type) !== '') {
        context.report('QL018', (0,unit_file/* keySpan */.UT)(type), 'Type= needs Device= beside it: add Device=');
    }
    const options = unit.last('Volume', 'Options');
    if (context.behaviour.volumeOptionsNeedDevice && options !== undefined && unit.unquoted(options) !== '') {
        context.report('QL018', (0,unit_file/* keySpan */.UT)(options), 'Options= needs Device= beside it: add Device= (from Podman 6.0 on it can stand alone)');
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/working-directory.js


const working_directory_URL = /^(?:https?|git:\/\/)|github\.com\/.+$/;
/** What the generator takes for a URL. */
function isUrl(text) {
    return working_directory_URL.test(text);
}
/** `SetWorkingDirectory=` of kubes and builds (`handleSetWorkingDirectory`). */
function checkWorkingDirectory(context, member) {
    const { unit, kind } = member;
    const given = Boolean(unit.value('Service', 'WorkingDirectory'));
    const entry = unit.last(kind.section, 'SetWorkingDirectory');
    const value = entry === undefined ? '' : unit.unquoted(entry);
    if (entry === undefined || value === '' || (given && context.behaviour.workingDirectoryFirst)) {
        return { context: '', set: given };
    }
    const ofBuild = kind.extension === '.build';
    switch (value.toLowerCase()) {
        case 'yaml':
            if (ofBuild)
                refuse(context, entry, `SetWorkingDirectory=${value} is for .kube files: write "file", "unit" or a path`);
            else
                checkOneYaml(context, member, entry);
            return { context: '', set: true };
        case 'file':
            if (!ofBuild && !context.behaviour.workingDirectoryFirst) {
                refuse(context, entry, `SetWorkingDirectory=${value} is for .build files: write "yaml" or "unit"`);
            }
            else if (!ofBuild)
                refuseUnknown(context, entry, value);
            else
                return fromFile(context, member, given);
            return { context: '', set: true };
        case 'unit':
            return { context: '', set: true };
        default:
            if (!ofBuild)
                refuseUnknown(context, entry, value);
            return ofBuild ? fromPath(value, given) : { context: '', set: true };
    }
}
function refuse(context, entry, message) {
    context.report('QL015', (0,unit_file/* valueSpan */.MK)(entry), message);
}
function refuseUnknown(context, entry, value) {
    refuse(context, entry, `SetWorkingDirectory= of a .kube file is "yaml" or "unit", not "${value}"`);
}
function checkOneYaml(context, { unit, kind }, entry) {
    if (!context.behaviour.severalYaml)
        return;
    const count = unit.words(kind.section, 'Yaml').length;
    if (count > 1)
        refuse(context, entry, `SetWorkingDirectory=yaml needs one Yaml=, and there are ${count}: write "unit"`);
}
function fromFile(context, member, given) {
    const file = member.unit.value('Build', 'File');
    if (file === undefined && member.parses) {
        context.report('QL014', decidingKey(member, 'Build', 'SetWorkingDirectory'), 'SetWorkingDirectory=file needs File=: add it');
    }
    return { context: '', set: given || file === undefined || file !== '' };
}
function fromPath(value, given) {
    const relative = !value.startsWith('/') && !isUrl(value);
    // With a working directory of the service's own the context is forgotten.
    if (relative && given)
        return { context: '', set: true };
    return { context: value, set: given || relative };
}
/** `File=` and the working directory of builds. */
function checkBuildContext(context, member) {
    const { unit } = member;
    const directory = checkWorkingDirectory(context, member);
    const entry = unit.last('Build', 'File');
    const file = entry === undefined ? '' : unit.unquoted(entry);
    if (!member.parses || directory.context !== '')
        return;
    if (!directory.set && file === '') {
        const message = 'a build needs a directory or a file: add SetWorkingDirectory=unit to build beside this file, or File=/PATH/Containerfile';
        context.report('QL014', sectionSpan(member, 'Build'), message);
        return;
    }
    const specifier = context.behaviour.buildFileSpecifier && /^%(?!%)/.test(file);
    if (specifier || file.startsWith('/') || isUrl(file) || directory.set || entry === undefined)
        return;
    context.report('QL014', (0,unit_file/* valueSpan */.MK)(entry), `a relative File= needs a directory that it is relative to: add SetWorkingDirectory=unit, or write the whole path`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/convert.js











/**
 * Looks for everything that the generator would reject in a unit. Each kind has its function, as in `pkg/systemd/quadlet/quadlet.go`, which stops at the first mistake.
 */
function convert(context, member) {
    checkKeys(context, member);
    checkDependencies(context, member);
    CONVERSIONS[member.kind.extension]?.(context, member);
}
const CONVERSIONS = {
    '.container': convertContainer,
    '.volume': convertVolume,
    '.network': checkAddresses,
    '.kube': convertKube,
    '.image': convertImage,
    '.build': convertBuild,
    '.artifact': convertArtifact,
    '.pod': convertPod,
};
const ROOTFS_SINCE = (0,versions/* versionNumber */.e1)('4.5.0');
const USER_CHECKED_SINCE = (0,versions/* versionNumber */.e1)('4.8.0');
const RELOAD_SINCE = (0,versions/* versionNumber */.e1)('5.5.0');
const convert_PODS_SINCE = (0,versions/* versionNumber */.e1)('5.0.0');
const POD_MAPPINGS_SINCE = (0,versions/* versionNumber */.e1)('5.3.0');
const WORKING_DIRECTORY_SINCE = (0,versions/* versionNumber */.e1)('4.7.0');
function convertContainer(context, member) {
    const { unit } = member;
    const { version } = context.behaviour;
    const image = unit.last('Container', 'Image');
    const hasImage = image !== undefined && unit.unquoted(image) !== '';
    const rootfs = version < ROOTFS_SINCE ? undefined : unit.last('Container', 'Rootfs');
    const hasRootfs = rootfs !== undefined && unit.unquoted(rootfs) !== '';
    requireValue(context, member, 'Image', hasImage || hasRootfs, 'a container needs an image: add Image= (or Rootfs=)');
    if (hasImage && hasRootfs) {
        const span = (0,unit_file/* keySpan */.UT)(laterOf(member, image, rootfs));
        context.report('QL013', span, 'Image= and Rootfs= exclude each other: keep one');
    }
    if (hasImage)
        checkImageSource(context, member, image);
    checkKillMode(context, member);
    checkServiceType(context, member);
    if (version >= RELOAD_SINCE)
        checkReload(context, member);
    if (version >= USER_CHECKED_SINCE)
        checkUser(context, member);
    checkNetworks(context, member);
    checkUserMappings(context, member, true);
    checkTmpfs(context, member);
    checkVolumes(context, member);
    checkExposedPorts(context, member);
    checkPublishedPorts(context, member);
    checkMounts(context, member);
    if (version >= convert_PODS_SINCE)
        checkPod(context, member);
}
function convertVolume(context, member) {
    const { unit } = member;
    if (context.behaviour.version >= USER_CHECKED_SINCE && unit.value('Volume', 'Driver') === 'image') {
        const image = unit.last('Volume', 'Image');
        if (image !== undefined)
            checkImageSource(context, member, image);
        else if (member.parses) {
            const span = (0,unit_file/* keySpan */.UT)(unit.last('Volume', 'Driver'));
            context.report('QL017', span, 'Driver=image needs the image: add Image=');
        }
    }
    else
        checkVolumeOptions(context, member);
}
function convertKube(context, member) {
    const { unit } = member;
    const { version, severalYaml, checksKubeType } = context.behaviour;
    const hasYaml = severalYaml ? unit.words('Kube', 'Yaml').length > 0 : Boolean(unit.value('Kube', 'Yaml'));
    requireValue(context, member, 'Yaml', hasYaml, 'a .kube file needs the manifest that it plays: add Yaml=');
    checkKillMode(context, member);
    if (checksKubeType)
        checkServiceType(context, member);
    checkUserMappings(context, member, false);
    checkNetworks(context, member);
    checkPublishedPorts(context, member);
    if (version >= WORKING_DIRECTORY_SINCE)
        checkWorkingDirectory(context, member);
}
function convertImage(context, member) {
    const image = member.unit.value('Image', 'Image');
    requireValue(context, member, 'Image', Boolean(image), 'an .image file needs the image that it pulls: add Image=');
}
function convertBuild(context, member) {
    const hasTag = member.resource !== '';
    requireValue(context, member, 'ImageTag', hasTag, 'a build needs the name of its image: add ImageTag=localhost/NAME');
    checkNetworks(context, member);
    checkVolumes(context, member);
    checkBuildContext(context, member);
}
function convertArtifact(context, member) {
    const artifact = member.unit.value('Artifact', 'Artifact');
    requireValue(context, member, 'Artifact', Boolean(artifact), 'an .artifact file needs what it pulls: add Artifact=');
}
function convertPod(context, member) {
    if (context.behaviour.version >= POD_MAPPINGS_SINCE)
        checkUserMappings(context, member, true);
    checkPublishedPorts(context, member);
    checkNetworks(context, member);
    checkVolumes(context, member);
}
/** What cannot be a file name cannot be written (`generateServiceFile`), after the unit was converted. */
function checkServiceName(context, member) {
    const name = (0,names/* fileNameOf */.bV)(member);
    const entry = member.unit.last(member.kind.section, 'ServiceName');
    const reason = name.includes('/')
        ? 'a "/" in it'
        : name.includes('\0')
            ? 'a NUL in it'
            : Buffer.byteLength(name) > 255
                ? `${Buffer.byteLength(name)} bytes, and a file name has at most 255`
                : undefined;
    if (reason === undefined)
        return;
    const span = entry === undefined ? sectionSpan(member, member.kind.section) : (0,unit_file/* keySpan */.UT)(entry);
    context.report('QL035', span, `the service cannot be written under this name: it has ${reason}`);
}

;// CONCATENATED MODULE: ./lib/src/quadlet/convert/syntax-faults.js



/** What keeps the generator from reading a file (`error loading …`). */
function checkSyntax(context, file) {
    for (const fault of file.faults)
        syntax_faults_reportFault(context, file, fault);
}
/** What keeps the generator from going on with a file that is right in itself. */
function checkCompany(context, member) {
    if (member.droppedBy === undefined)
        return;
    context.report('QL009', sectionSpan(member, member.kind.section), `the generator of Podman 5.0 and later drops this unit because it cannot read ${member.droppedBy}, which is in the same directory: mend that file`);
}
function syntax_faults_reportFault(context, file, fault) {
    const { line } = fault;
    const span = lineSpan(file, fault);
    switch (fault.kind) {
        case 'byte-order-mark':
            reportMark(context, file);
            return;
        case 'no-key-value':
            context.report('QL001', span, noKeyValue(line.text));
            return;
        case 'section-name':
            context.report('QL002', span, `"${syntax_faults_shortened(fault.name)}" cannot be the name of a section`);
            return;
        case 'key-name':
            context.report('QL003', span, "a key has no blank in front of it: take the white space at the line's beginning away");
            return;
        case 'before-section':
            context.report('QL004', span, 'this comes before the first section: put a header like [Container] above it');
            return;
        case 'endless':
            context.report('QL006', span, endless(context));
            return;
    }
}
function reportMark(context, { source }) {
    context.report('QL005', { source, start: 0, end: 1 }, 'the file begins with a byte order mark, which the generator takes for part of the first line: save it as UTF-8 without one', {
        title: 'take the byte order mark away',
        edits: [{ file: source.path, start: 0, end: 1, text: '' }],
    });
}
function noKeyValue(text) {
    const advice = /^(?:-{3,}|={3,}|\*{3,})$/.test(text)
        ? 'put a # in front of it, or take it away'
        : /^(?:\/\/|--\s|<!--|\/\*)/.test(text)
            ? 'comments begin with #'
            : text.startsWith('[')
                ? 'a section header is [Name] and nothing else'
                : text.startsWith('=')
                    ? 'the key before the "=" is missing'
                    : /^[A-Za-z]\w*\s*:/.test(text)
                        ? 'write KEY=VALUE, with "=" and not ":"'
                        : 'if it goes on with the line before, that one must end in a backslash';
    return `"${syntax_faults_shortened(text)}" is no KEY=VALUE, no [Section] and no comment: ${advice}`;
}
function syntax_faults_shortened(text) {
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
function endless({ behaviour }) {
    return behaviour.dialect === 'trimmed'
        ? 'the generator of Podman 4.6 to 4.9 runs for ever on an indented line that continues, on a blank line in a continuation, and on white space (also the carriage return of Windows) behind the backslash: take it away'
        : 'the generator of Podman 5.0 to 5.3 runs for ever on a blank line in a continuation: take it, or the backslash before it, away';
}
/** The text of the line, and of a header what is between its brackets. */
function lineSpan(file, { kind, line }) {
    const end = (0,spaces/* trimSpaces */.QG)(line.text, 0, line.text.length);
    const equals = line.text.indexOf('=');
    const stop = (kind === 'before-section' || kind === 'key-name') && equals > 0 ? (0,spaces/* trimSpaces */.QG)(line.text, 0, equals) : end;
    return (0,unit_file/* spanOf */.ee)(file.source, line, 0, Math.max(stop, Math.min(1, line.text.length)));
}

// EXTERNAL MODULE: ./lib/src/quadlet/finding.js
var finding = __webpack_require__(8504);
// EXTERNAL MODULE: ./lib/src/quadlet/rules/index.js + 3 modules
var rules = __webpack_require__(6442);
;// CONCATENATED MODULE: ./lib/src/quadlet/finding-list.js


/** The findings of a lint over several versions: one that several versions share is kept once. */
class FindingList {
    targets;
    #sightings = new Map();
    #severities = new Map(rules/* RULES */.y.map(({ code, severity }) => [code, severity]));
    #quiet;
    /** The versions that what is added now holds for. */
    versions = [];
    /** How many errors were added so far, those that were known already and those that were kept quiet included. */
    errors = 0;
    constructor(targets) {
        this.targets = targets;
    }
    add = (code, span, message, fix) => {
        const severity = this.#severities.get(code);
        if (severity === undefined)
            throw new Error(`there is no rule ${code}`);
        if (severity === 'error')
            this.errors++;
        const { path } = span.source;
        if (path === this.#quiet)
            return;
        const key = `${code}\0${path}\0${span.start}\0${span.end}\0${message}`;
        const known = this.#sightings.get(key);
        if (known === undefined) {
            this.#sightings.set(key, { code, span, message, fix, targets: new Set(this.versions) });
        }
        else
            for (const version of this.versions)
                known.targets.add(version);
    };
    /** Does work whose findings in a file count, but are not kept. */
    quietly(file, work) {
        this.#quiet = file;
        try {
            work();
        }
        finally {
            this.#quiet = undefined;
        }
    }
    /** All findings, by file, place and code. */
    sorted() {
        return [...this.#sightings.values()].map((sighting) => this.#finding(sighting)).sort(finding/* byPlace */.h);
    }
    #finding({ code, span, message, fix, targets }) {
        const start = span.source.position(span.start);
        const end = span.source.position(span.end);
        return {
            code,
            severity: this.#severities.get(code),
            file: span.source.path,
            line: start.line,
            column: start.column,
            endLine: end.line,
            endColumn: end.column,
            message,
            targets: this.targets.filter((target) => targets.has(target)),
            ...(fix === undefined ? {} : { fix }),
        };
    }
}

;// CONCATENATED MODULE: ./lib/src/quadlet/set/similar-names.js

/** How many names are compared in one lint at most, so that thousands of wrong references stay cheap. */
const BUDGET = 5_000;
/**
 * Makes the search for the name that was probably meant, among those of a set.
 * @returns a function that gives the nearest name, or nothing when none is near or the search has become too dear
 */
function similarNames(names) {
    let left = BUDGET;
    const known = new Map();
    let byLength;
    return (name) => {
        if (left <= 0)
            return undefined;
        if (known.has(name))
            return known.get(name);
        byLength ??= groupByLength(names());
        const candidates = [-3, -2, -1, 0, 1, 2, 3].flatMap((more) => byLength?.get(name.length + more) ?? []);
        left -= candidates.length;
        const found = (0,nearest/* nearest */.p)(name, candidates);
        known.set(name, found);
        return found;
    };
}
function groupByLength(names) {
    const groups = new Map();
    for (const name of names) {
        const group = groups.get(name.length);
        if (group === undefined)
            groups.set(name.length, [name]);
        else
            group.push(name);
    }
    return groups;
}

;// CONCATENATED MODULE: ./lib/src/quadlet/set/unit-set.js





/** Reads a search path as the generator of a version does (`cmd/quadlet/main.go`). */
function loadSet(tree, behaviour, files) {
    const searched = tree.directories.filter((directory) => isSearched(directory, behaviour));
    const dropIns = new drop_ins/* DropInFinder */.d(searched, tree.directories, behaviour);
    const byName = new Map();
    const notLoaded = new Map();
    const members = [];
    const passedOver = [];
    const unreadable = [];
    const searchedDirectories = new Set(searched);
    const blockedDropIns = new Map();
    const readMember = (directory, entry, kind) => {
        const file = files.parse(directory, entry, behaviour);
        const found = dropIns.of(entry.name);
        for (const blocked of [...dropIns.blockedFor(entry.name), ...found.filter(isUnreadable)]) {
            const reason = blocked.entry.unreadable ?? 'it is no directory';
            blockedDropIns.set((0,parsed_files/* pathOf */.X)(blocked.directory, blocked.entry.name), { ...blocked, reason });
        }
        const dropInFiles = found
            .filter((dropIn) => dropIn.entry.content !== undefined)
            .map((dropIn) => files.parse(dropIn.directory, dropIn.entry, behaviour));
        const additions = dropInFiles.filter(({ faults }) => faults.length === 0);
        const unit = new Unit(entry.name, kind.extension, file, additions, behaviour);
        const parses = file.faults.length === 0;
        const service = (0,names/* serviceNameOf */.Ee)(unit, kind, behaviour);
        const resource = (0,names/* resourceNameOf */.r2)(unit, kind, behaviour);
        return { unit, kind, dropInFiles, service, parses, loads: parses, resource, converts: false };
    };
    const taken = new Map();
    for (const directory of tree.directories) {
        const isRead = searchedDirectories.has(directory);
        const own = [];
        let stumbled;
        for (const entry of directory.entries) {
            const kind = keys/* UNIT_KINDS */.ri.get((0,keys/* extensionOf */.je)(entry.name));
            if (kind === undefined)
                continue;
            const by = taken.get(entry.name);
            if (!isRead)
                passedOver.push({ directory, entry, reason: 'place' });
            else if (kind.since > behaviour.version)
                passedOver.push({ directory, entry, reason: 'kind' });
            else if (by !== undefined)
                passedOver.push({ directory, entry, reason: 'shadowed', by });
            else if (entry.unreadable !== undefined) {
                unreadable.push({ directory, entry, reason: entry.unreadable });
                stumbled ??= (0,parsed_files/* pathOf */.X)(directory, entry.name);
            }
            else if (entry.content !== undefined) {
                const member = readMember(directory, entry, kind);
                own.push(member);
                if (member.parses)
                    taken.set(entry.name, member.unit.path);
                else if (isRefused(member))
                    stumbled ??= member.unit.path;
            }
        }
        for (const member of own) {
            members.push(member);
            if (behaviour.oneDropsAll && stumbled !== undefined && stumbled !== member.unit.path && member.parses) {
                member.loads = false;
                member.droppedBy = stumbled;
            }
            (member.loads ? byName : notLoaded).set(member.unit.name, member);
        }
    }
    members.sort((a, b) => a.kind.order - b.kind.order);
    const instantiated = new Set([...byName.keys()].flatMap(templateOf));
    const passedOverByName = new Map(passedOver.map((one) => [one.entry.name, one]));
    return {
        members,
        byName,
        notLoaded,
        instantiated,
        passedOver,
        passedOverByName,
        unreadable,
        blockedDropIns: [...blockedDropIns.values()],
    };
}
function isSearched({ path, depth, linked }, behaviour) {
    if (depth === 0)
        return true;
    switch (behaviour.subdirectories) {
        case 'none':
            return false;
        case 'real':
            return !linked && !(path.endsWith('.d') && behaviour.dropIns === 'all');
        case 'all':
            return !path
                .split('/')
                .slice(-depth)
                .some((name) => name.endsWith('.d'));
    }
}
/** The generator says that it cannot read it, and does not run for ever on it. */
function isRefused({ unit }) {
    return unit.file.faults.some(({ kind }) => kind !== 'endless');
}
function isUnreadable({ entry }) {
    return entry.unreadable !== undefined;
}
/** `web@.container` of `web@blue.container`. */
function templateOf(name) {
    const at = name.indexOf('@');
    const extension = (0,keys/* extensionOf */.je)(name);
    const isInstance = at >= 0 && at + 1 < name.length - extension.length;
    return isInstance ? [`${name.slice(0, at + 1)}${extension}`] : [];
}

// EXTERNAL MODULE: ./lib/src/quadlet/syntax/source-text.js
var source_text = __webpack_require__(4858);
;// CONCATENATED MODULE: ./lib/src/quadlet/lint.js













/**
 * Lints the files of one search path. Pure: nothing is read, nothing is run. Versions that behave alike are looked at
 * once.
 */
function lint(tree, options) {
    const targets = [...new Set(options.targets)].sort((a, b) => (0,versions/* versionNumber */.e1)(a) - (0,versions/* versionNumber */.e1)(b));
    const files = new parsed_files/* ParsedFiles */.p();
    const findings = new FindingList(targets);
    const catalogue = (0,keys/* keyCatalogue */.Ne)();
    let units;
    for (const { behaviour, versions } of groups(targets)) {
        const set = loadSet(tree, behaviour, files);
        findings.versions = versions;
        const similarName = similarNames(() => set.byName.keys());
        const context = {
            behaviour,
            mode: options.mode,
            catalogue,
            set,
            similarName,
            report: findings.add,
        };
        lintSet(context, findings, tree, files, options);
        units ??= generated(set);
    }
    const result = { targets, mode: options.mode, files: files.size, units: units ?? [] };
    const textOf = (file) => files.textOf(file)?.text;
    return { ...result, findings: findings.sorted(), textOf };
}
function groups(targets) {
    const byBehaviour = new Map();
    for (const target of targets) {
        const behaviour = (0,catalogue_behaviour/* behaviourOf */.x)(target);
        // Keys come with minor releases only, so versions that share one and all behaviour are one.
        const minor = Math.floor(behaviour.version / 1000) * 1000;
        const key = JSON.stringify({ ...behaviour, version: minor });
        const known = byBehaviour.get(key);
        if (known === undefined)
            byBehaviour.set(key, { behaviour, versions: [target] });
        else
            known.versions.push(target);
    }
    return byBehaviour.values();
}
function lintSet(context, findings, tree, files, options) {
    const { set } = context;
    for (const { directory, entry, reason } of set.unreadable) {
        const source = new source_text/* SourceText */.D((0,parsed_files/* pathOf */.X)(directory, entry.name), '');
        context.report('QL008', { source, start: 0, end: 0 }, `the generator cannot read it: ${reason}`);
    }
    for (const { directory, entry, reason } of set.blockedDropIns) {
        const source = new source_text/* SourceText */.D((0,parsed_files/* pathOf */.X)(directory, entry.name), '');
        context.report('QL008', { source, start: 0, end: 0 }, `the generator looks for drop-ins here: ${reason}`);
    }
    const seen = new Set();
    for (const member of set.members) {
        const skipped = options.templates !== 'lint' && isTemplated(member.unit.file.source.text);
        if (skipped) {
            findings.quietly(member.unit.path, () => lintMember(context, findings, member, seen));
            const source = member.unit.file.source;
            context.report('QL201', { source, start: 0, end: 0 }, 'this is a template for a Quadlet file, and was not looked at: lint what it becomes');
        }
        else {
            lintMember(context, findings, member, seen);
            adviseUnit(context, member);
        }
    }
    adviseSet(context, tree, files, options.readYaml);
}
function lintMember(context, findings, member, seen) {
    for (const file of member.dropInFiles) {
        if (seen.has(file.source.path))
            continue;
        seen.add(file.source.path);
        checkSyntax(context, file);
    }
    const before = findings.errors;
    checkSyntax(context, member.unit.file);
    checkCompany(context, member);
    convert(context, member);
    const converts = member.loads && findings.errors === before;
    if (converts)
        member.resource = (0,names/* convertedResourceName */.Ch)(member.unit, member.kind, context.behaviour);
    checkServiceName(context, member);
    member.converts = converts && findings.errors === before;
}
function generated({ members }) {
    return members
        .filter(({ converts }) => converts)
        .map((member) => ({ file: member.unit.path, service: (0,names/* fileNameOf */.bV)(member) }))
        .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}


/***/ }),

/***/ 6442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ RULES)
});

;// CONCATENATED MODULE: ./lib/src/quadlet/rules/generator-rules.js
/** What the generator of a targeted Podman rejects, or lets through only in a version. */
const GENERATOR_RULES = [
    {
        code: 'QL001',
        name: 'not-a-key-value',
        severity: 'error',
        summary: 'A line is neither a key with its value nor a section nor a comment.',
        explanation: 'The generator reads a line as a comment (`#` or `;` first, before Podman 5.4 `#` or `:`), as `[Section]` ' +
            'or as `KEY=VALUE`, and gives the whole file up at the first line that is nothing of this: `file contains ' +
            'line 3: “…” which is not a key-value pair, group, or comment`. Podman 4.6 to 4.9 drop the file without ' +
            'that message, and from 5.0 on all other units of the directory go with it. Write `KEY=VALUE`, put `#` in ' +
            'front of what is meant as a comment, and end a line that goes on in the next one with a backslash.',
    },
    {
        code: 'QL002',
        name: 'section-name',
        severity: 'error',
        summary: 'A section has a name that the generator does not take.',
        explanation: "A section's name has at least one character and none of `[`, `]` and the control characters; with " +
            'another the generator gives the file up: `invalid group name: …`. Podman 4.6 to 4.9 say nothing, and ' +
            'from 5.0 on all other units of the directory are dropped too. A header is `[Name]` and stands alone in ' +
            'its line.',
    },
    {
        code: 'QL003',
        name: 'key-name',
        severity: 'error',
        summary: 'A key begins with a blank.',
        explanation: "Podman 4.4 and 4.5 do not take white space off a line's beginning, so that an indented key begins with a " +
            'blank, and they give the file up: `invalid key name: …`. A tab there makes it a key that nobody knows. ' +
            'From 4.6 on lines may be indented. Begin every key in the first column.',
    },
    {
        code: 'QL004',
        name: 'before-section',
        severity: 'error',
        summary: 'A key stands before the first section.',
        explanation: 'A key belongs to the section above it, and in front of the first header there is none: the generator ' +
            'gives the file up with `key file does not start with a group`. Podman 4.6 to 4.9 say nothing, and from ' +
            '5.0 on all other units of the directory are dropped too. Only comments and blank lines may come before ' +
            'the first header; move the line below the one it belongs to.',
    },
    {
        code: 'QL005',
        name: 'byte-order-mark',
        severity: 'error',
        summary: 'The file begins with a byte order mark.',
        explanation: 'Some editors begin a file in UTF-8 with the invisible character U+FEFF. It is no white space to the ' +
            'generator but the first character of the first line, which is then neither a section nor a comment: ' +
            '`file contains line 1: “…” which is not a key-value pair, group, or comment`. It does so in every ' +
            'version. Save the file as UTF-8 without a byte order mark.',
    },
    {
        code: 'QL006',
        name: 'endless-continuation',
        severity: 'error',
        summary: 'The generator of an older Podman never gets past a continued line.',
        explanation: 'Podman 4.6 to 5.3 run for ever on a blank line inside a continued value, unless the file ends there, and ' +
            'Podman 4.6 to 4.9 also on a continued line with white space before its key or behind its backslash, ' +
            "where the carriage return of Windows' line ends counts too. systemd waits for its generators, and ends " +
            'them after a while, so that no container of the machine or user is started at all. From 5.4 on blank ' +
            'lines and comments inside a value are passed over. Take the blank line, the backslash before it or the ' +
            'white space away; give the file the line ends of Unix.',
    },
    {
        code: 'QL007',
        name: 'generator-crash',
        severity: 'error',
        summary: 'The generator of an older Podman crashes on this value.',
        explanation: 'Before Podman 5.7 the generator does not look whether a mount that it has to translate has a source, and ' +
            'before 4.8 not even whether each field of it has a `=`. It ends with `panic: runtime error: index out of ' +
            'range`, and none of the files that it has not come to yet becomes a service. Later versions report the ' +
            'mistake and go on. Give the mount `source=`, and each of its fields a value.',
    },
    {
        code: 'QL008',
        name: 'unreadable-file',
        severity: 'error',
        summary: 'The generator cannot read a file with a unit name.',
        explanation: 'Whatever has the ending of a unit is opened as one, also a directory or a link that leads nowhere, and ' +
            'cannot be read: `error loading …: is a directory`. From Podman 5.0 on all units of the same directory ' +
            'are dropped with it. A file where the generator looks for a directory of drop-ins is an error too, ' +
            '`error reading directory …: not a directory`, but the unit is made all the same. Give it another name, ' +
            'or mend the link.',
    },
    {
        code: 'QL009',
        name: 'dropped-with-others',
        severity: 'error',
        summary: 'The generator drops the unit because of another file of its directory.',
        explanation: 'The generator collects the units of a directory, and from Podman 5.0 on it throws all of them away if ' +
            'one of them cannot be read (`loadUnitsFromDir` in `cmd/quadlet/main.go`). Nothing is wrong with this ' +
            'file, and the message is only about the other one; often it ends with `No files parsed from …`. Mend the ' +
            'other file, or move it into a directory of its own.',
    },
    {
        code: 'QL010',
        name: 'unknown-key',
        severity: 'error',
        summary: 'The section has no such key.',
        explanation: "The generator compares the keys of the file's own section with its list, letter by letter, and drops the " +
            "unit at the first one that is not there: `unsupported key 'Port' in group 'Container'`. From Podman 5.3 " +
            'on it looks at `[Quadlet]` too. It does not look at `[Unit]`, `[Service]` and `[Install]`, which it ' +
            'hands on to systemd. Keys are not options of podman, nor words of a compose file; what has no key goes ' +
            'into `PodmanArgs=`.',
    },
    {
        code: 'QL011',
        name: 'key-too-new',
        severity: 'error',
        summary: 'The key came with a later Podman than one that is targeted.',
        explanation: 'Keys came with minor releases, and a generator that does not know one drops the whole unit: `unsupported ' +
            "key 'Memory' in group 'Container'`. No key was ever taken away again. Where the key is an option of " +
            'podman, `PodmanArgs=` passes it on with every version that knows `PodmanArgs=` itself; otherwise do ' +
            'without the key, or no longer target the old version.',
    },
    {
        code: 'QL012',
        name: 'required-key',
        severity: 'error',
        summary: 'A key that the unit cannot do without is missing or empty.',
        explanation: 'Each kind of unit has a key that it is nothing without, and an empty value is as good as none: `Image=` ' +
            '(or, from Podman 4.5 on, `Rootfs=`) for a container, `Yaml=` for a kube, `ImageTag=` for a build, ' +
            '`Image=` for an image, `Artifact=` for an artifact. The generator drops the unit with `no Image or ' +
            "Rootfs key specified`, `no Yaml key specified` and so on. Add the key to the unit's own section.",
    },
    {
        code: 'QL013',
        name: 'image-and-rootfs',
        severity: 'error',
        summary: 'A container has both an image and a root file system.',
        explanation: 'A container is made of an image or of a directory that holds its root file system, not of both: `the ' +
            'Image And Rootfs keys conflict can not be specified together`. `Rootfs=` is known from Podman 4.5 on. ' +
            'Take one of the two away; the value of one can also be emptied, for example by a drop-in.',
    },
    {
        code: 'QL014',
        name: 'build-context',
        severity: 'error',
        summary: 'A build has no directory to build in.',
        explanation: 'A build needs a context directory or a file: without both the generator says `neither ' +
            'SetWorkingDirectory, nor File key specified`, for a relative `File=` alone `relative path in File key ' +
            'requires SetWorkingDirectory key to be set`, and for `SetWorkingDirectory=file` alone `no File key ' +
            'specified`. A URL, an absolute path and `[Service] WorkingDirectory=` count as a place to build in; from ' +
            'Podman 5.7 on so does a `File=` that begins with a specifier. Mostly `SetWorkingDirectory=unit` is ' +
            'meant, the directory of the `.build` file.',
    },
    {
        code: 'QL015',
        name: 'working-directory',
        severity: 'error',
        summary: 'SetWorkingDirectory= has a value that the kind of file does not take.',
        explanation: '`SetWorkingDirectory=` takes `yaml` and `unit` in a `.kube` file, and `file`, `unit`, a path or a URL in ' +
            'a `.build` file. For others the generator says `SetWorkingDirectory=file is only supported in .build ' +
            'files`, or `unsupported value for WorkingDirectory: …`. From Podman 5.7 on, where a `.kube` file may ' +
            'have several `Yaml=`, `yaml` means nothing with more than one: `SetWorkingDirectory=yaml is only ' +
            'supported when a single Yaml key is provided`. Choose one of the words, or set `[Service] ' +
            'WorkingDirectory=` yourself.',
    },
    {
        code: 'QL016',
        name: 'two-reloads',
        severity: 'error',
        summary: 'A container has both ReloadCmd= and ReloadSignal=.',
        explanation: 'systemd reloads a service with one command, and either key makes one: `ReloadCmd=` runs something in the ' +
            'container, `ReloadSignal=` sends it a signal. With both the generator drops the unit: `ReloadCmd and ' +
            'ReloadSignal are mutually exclusive but both are set`. The keys came with Podman 5.5. Keep one.',
    },
    {
        code: 'QL017',
        name: 'volume-image',
        severity: 'error',
        summary: 'A volume with the image driver has no image.',
        explanation: '`Driver=image` makes a volume of an image, and the generator must know which: `the key Image is ' +
            'mandatory when using the image driver`. Driver and key came with Podman 4.8. Add `Image=`, or take ' +
            'another driver.',
    },
    {
        code: 'QL018',
        name: 'volume-device',
        severity: 'error',
        summary: 'A volume has Type= or Options= without Device=.',
        explanation: "`Type=` and `Options=` describe how a device is mounted, so the generator asks for it: `key Type can't " +
            "be used without Device`, and before Podman 6.0 `key Options can't be used without Device`. An empty " +
            '`Device=` is none. Add `Device=`; for a plain volume take the others away.',
    },
    {
        code: 'QL019',
        name: 'group-without-user',
        severity: 'error',
        summary: 'A container has Group= without User=.',
        explanation: 'Podman has one option for both, `--user USER:GROUP`, and a group cannot stand in it alone: `invalid ' +
            'Group set without User`. Podman 4.4 to 4.7 accept it, and run the container as root with that group. Add ' +
            '`User=`; `User=0` keeps root.',
    },
    {
        code: 'QL020',
        name: 'kill-mode',
        severity: 'error',
        summary: 'KillMode= has a value that the generator refuses.',
        explanation: "Quadlet's services stop their container themselves, and need all their own processes to be ended with " +
            'it, so `KillMode=` may only be `mixed`, which is what the generator sets, or `control-group`: `invalid ' +
            "KillMode 'process'`. It looks at containers and kubes, in every version. Take the line away.",
    },
    {
        code: 'QL021',
        name: 'service-type',
        severity: 'error',
        summary: 'Type= of the service has a value that the generator refuses.',
        explanation: 'podman reports to systemd when the container runs, so the service is of type `notify`, and the generator ' +
            'takes nothing else but `oneshot`, for containers that end by themselves: `invalid service Type ' +
            "'simple'`. It looks at containers, and from Podman 4.8 on at kubes. Take the line away, or write " +
            '`oneshot` where systemd should wait for the end.',
    },
    {
        code: 'QL022',
        name: 'port-format',
        severity: 'error',
        summary: 'A port is none.',
        explanation: '`ExposeHostPort=` must end in a digit, or in a digit with `/tcp` or `/udp`, and before Podman 5.3 so ' +
            "must the ports of `PublishPort=`: `invalid port format 'http'`, `invalid published port '…'`. Names of " +
            'services are never looked up. From 5.3 on `PublishPort=` is passed on as it is, so that variables can ' +
            'stand in it. Write numbers.',
    },
    {
        code: 'QL023',
        name: 'tmpfs-format',
        severity: 'error',
        summary: 'A Tmpfs= has more than one colon, for Podman before 5.3.',
        explanation: 'Podman 4.5 to 5.2 count the colons: a path, and behind one colon its options; with more they drop the ' +
            "unit with `invalid tmpfs format '…'`. Several options are joined by commas, " +
            '`Tmpfs=/run:size=64m,mode=755`. From 5.3 on the value is passed on, and podman itself refuses it at the ' +
            'start.',
    },
    {
        code: 'QL024',
        name: 'network-addresses',
        severity: 'error',
        summary: 'A gateway or a range has no subnet that it belongs to.',
        explanation: 'The first `Gateway=` and the first `IPRange=` belong to the first `Subnet=`, the second to the second, ' +
            'and so on. The generator drops the network when one is left over: `cannot set more gateways than ' +
            'subnets`, `cannot set more ranges than subnets`, or `cannot set gateway or range without subnet`. Each ' +
            'of the keys is forgotten by an empty one, also in a drop-in. Add the subnet that is missing.',
    },
    {
        code: 'QL025',
        name: 'mount-format',
        severity: 'error',
        summary: 'A Mount= cannot be read, or has no source.',
        explanation: '`Mount=` is a line of comma-separated values as in `podman run --mount`, and the generator looks for its ' +
            'source to translate paths and names of units. It refuses what it cannot cut into fields, before 5.6 a ' +
            'mount without `type=` (`incorrect mount format: …`), a field `source` without a value (`source parameter ' +
            'does not include a value`), and from Podman 5.7 on a mount without any source (`source cannot be empty`, ' +
            'from 6.0 on `source parameter is required for mount type bind`), which 6.0 allows for volumes. Before ' +
            '4.8 there are no quotes, and before 5.7 a missing source makes it crash. Write ' +
            '`Mount=type=bind,source=/srv,destination=/srv`.',
    },
    {
        code: 'QL026',
        name: 'two-mappings',
        severity: 'error',
        summary: 'Deprecated Remap keys stand beside the keys that replaced them.',
        explanation: 'The `Remap…=` keys of Podman 4.4 gave way in 4.8 to `UserNS=`, `UIDMap=`, `GIDMap=`, `SubUIDMap=` and ' +
            '`SubGIDMap=`. They cannot be mixed: `deprecated Remap keys are set along with explicit mapping keys`. ' +
            'Before 4.8 `UserNS=` simply wins. Take the old ones away.',
    },
    {
        code: 'QL027',
        name: 'remap-users',
        severity: 'error',
        summary: 'The deprecated Remap keys do not fit together.',
        explanation: '`RemapUsers=` is `manual`, `auto` or `keep-id`, and everything else is refused: `unsupported RemapUsers ' +
            "option '…'`. `RemapUid=` and `RemapGid=` need it (`UidMap set without RemapUsers`), `keep-id` allows one " +
            'of each from Podman 4.5 on (`RemapUsers=keep-id supports only a single value for UID mapping`) and ' +
            "belongs to users' units before 5.3 (`RemapUsers=keep-id is unsupported for system units`), and `.kube` " +
            'files have no `manual` (`RemapUsers=manual is not supported`). All of them are deprecated since 4.8: ' +
            'better write `UserNS=`, `UIDMap=` and `GIDMap=`.',
    },
    {
        code: 'QL030',
        name: 'missing-unit',
        severity: 'error',
        summary: 'A Quadlet file that is referred to is not in the search path.',
        explanation: 'A value that ends like a Quadlet file is the name of one, without a directory, and it must be among the ' +
            'files that the generator has read: `requested Quadlet unit front.network was not found`, `requested ' +
            'Quadlet source data.volume was not found`, `requested Quadlet image app.build was not found`, `quadlet ' +
            'pod unit blog.pod does not exist`. For networks and volumes it is so from Podman 5.3 on; before, the ' +
            'service is made, and waits for another one that does not exist (see QL136). The case counts, and a ' +
            'template is named as its file is, `data@.volume`. Put the file into the search path or correct the name; ' +
            'what was made without Quadlet is named without an ending.',
    },
    {
        code: 'QL031',
        name: 'pod-name',
        severity: 'error',
        summary: 'Pod= does not name a .pod file.',
        explanation: '`Pod=` takes the name of a `.pod` file, with its ending: `pod blog is not Quadlet based`. It has been so ' +
            "since pods came with Podman 5.0; that there is such a file is another rule's matter (QL030). A pod that " +
            'was made with `podman pod create` cannot be joined by this key, only by `PodmanArgs=--pod NAME`.',
    },
    {
        code: 'QL032',
        name: 'nameless-unit',
        severity: 'error',
        summary: 'The generator does not know the name of the resource that is referred to.',
        explanation: 'The generator writes the name of a network, a container or an image into the command of the unit that ' +
            'refers to it. It has none if that unit is itself rejected, and for a container whose `ContainerName=` ' +
            'has a specifier other than `%N` in it: `cannot get the resource name of vpn.container`. Podman 5.3 knows ' +
            'the names of those containers only that it has converted before. Mend the other unit, or give it a ' +
            '`ContainerName=` without specifiers.',
    },
    {
        code: 'QL033',
        name: 'network-options',
        severity: 'error',
        summary: 'Options follow the container whose network is joined.',
        explanation: "A container that joins another one's network has its addresses, ports and names, and there is nothing " +
            "left to set: `extra options are not supported when joining another container's network`. " +
            '`Network=NAME.container` is known from Podman 5.3 on. Take away what follows the name.',
    },
    {
        code: 'QL034',
        name: 'missing-dependency',
        severity: 'error',
        summary: 'A dependency in [Unit] names a Quadlet file that is not in the search path.',
        explanation: 'From Podman 5.5 on the generator replaces names of Quadlet files in the dependencies of `[Unit]` by ' +
            'those of their services, and drops the unit when it does not have the file: `unable to translate ' +
            'dependency for postgres.container`. It goes by the ending, and so a typing error is rejected that ' +
            'systemd alone would have passed over. Correct the name, or write that of a service, `postgres.service`.',
    },
    {
        code: 'QL035',
        name: 'service-name',
        severity: 'error',
        summary: 'The service cannot be written under its name.',
        explanation: 'The service is written to a file of its name, and a name with a `/` in it, a NUL or more than 255 bytes ' +
            'is none. `ServiceName=`, known from Podman 5.3 on, is not looked at before; the generator then says ' +
            '`generating service file …`, or writes it to a place where systemd does not look. A dry run does not ' +
            'notice. Choose a plain name without `.service`.',
    },
    {
        code: 'QL104',
        name: 'untranslated-dependency',
        severity: 'warning',
        summary: 'A dependency names a Quadlet file, which Podman before 5.5 passes on as it is.',
        explanation: 'Podman 5.5 began to translate names of Quadlet files in `[Unit]`. Older generators leave ' +
            '`After=db.container` as it is, and systemd, which knows no such type of unit, notes `Failed to add ' +
            "dependency on db.container, ignoring` and starts the service without it. Write the service's name, which " +
            'every version understands: `db.service`, and for other kinds `NAME-network.service`, ' +
            '`NAME-volume.service`, `NAME-pod.service` and so on.',
    },
    {
        code: 'QL136',
        name: 'dangling-reference',
        severity: 'warning',
        summary: 'A Quadlet file that is referred to is missing, which Podman before 5.3 does not say.',
        explanation: 'Before Podman 5.3 the generator does not ask whether a network or volume file is there. It makes the ' +
            'service all the same, with `Requires=` on the service of the missing file, and systemd refuses to start ' +
            'it: `Unit front-network.service not found`. From 5.3 on the unit is rejected (see QL030). Put the file ' +
            'into the search path, or correct its name.',
    },
    {
        code: 'QL201',
        name: 'template',
        severity: 'note',
        summary: 'The file is a template, and was not looked at.',
        explanation: 'The file holds the marks of a template language (Jinja, Mustache, ERB) and will become a unit later. ' +
            'Most of what could be said of it now would be wrong, so it is left alone; other files may refer to it. ' +
            'Lint the files that it is made into, or call the linter with templates to be linted as they are.',
    },
];

;// CONCATENATED MODULE: ./lib/src/quadlet/rules/set-rules.js
/** What concerns several files, or a file as a whole. */
const SET_RULES = [
    {
        code: 'QL090',
        name: 'suppression',
        severity: 'warning',
        summary: 'A comment that silences rules has no reason, names no rule, or silences nothing.',
        explanation: 'A comment `# quadlet-lint: disable=CODE,CODE REASON` silences rules for the next entry or section ' +
            'header, `disable-file=` for the whole file. It should tell its reader why, and should go when there is ' +
            'nothing left to silence, or it hides the next mistake. A comment between the lines of a continued value ' +
            'silences nothing, since older generators take it for part of the value: put it above the key. No comment ' +
            'silences this rule.',
    },
    {
        code: 'QL102',
        name: 'not-started',
        severity: 'warning',
        summary: 'Nothing starts the unit at boot.',
        explanation: 'Units that a generator makes cannot be enabled: `systemctl enable` fails because the unit is transient ' +
            'or generated. The generator makes the links itself, from `[Install]`, and without them, or another unit ' +
            'that wants this one, it is started by hand only. Add `[Install]` with `WantedBy=default.target`, for the ' +
            "machine's manager `WantedBy=multi-user.target`. Nothing is said of templates, of services of type " +
            '`oneshot` and of containers that their pod starts; for a unit that is meant to be started by hand, ' +
            'silence the rule with that as the reason.',
    },
    {
        code: 'QL115',
        name: 'wrong-directory',
        severity: 'warning',
        summary: 'The file is in a directory where Quadlet does not look.',
        explanation: 'The generator reads its own directories only: `/etc/containers/systemd`, `/run/containers/systemd` and ' +
            '`/usr/share/containers/systemd` for the machine, `~/.config/containers/systemd` and ' +
            "`/etc/containers/systemd/users` for users. systemd's own directories, such as `~/.config/systemd/user`, " +
            'are for units that it can read itself. A file in the wrong place is not an error anywhere: there simply ' +
            'is no service. Move it.',
    },
    {
        code: 'QL117',
        name: 'shadowed-file',
        severity: 'warning',
        summary: 'Another file of the search path has the same name, and this one is ignored.',
        explanation: 'All directories of a search path are one space of names, subdirectories included, and the first file of ' +
            'a name wins. The generator passes over the others without a word (`loadUnitsFromDir` in ' +
            '`cmd/quadlet/main.go`). That is meant for overriding a file of the distribution by one in `/etc`; within ' +
            'one repository it is mostly an accident. Rename one of them, or write a drop-in.',
    },
    {
        code: 'QL118',
        name: 'same-service',
        severity: 'warning',
        summary: 'Two files become the same service.',
        explanation: "The name of the service comes from the file's: `web.container` and `web.kube` both become `web.service`, " +
            '`web.pod` and `web-pod.container` both `web-pod.service`. The generator writes one over the other and ' +
            "says nothing. The services of podman's own package, such as `podman.service`, are replaced the same way. " +
            'Rename one file, or set `ServiceName=` from Podman 5.3 on.',
    },
    {
        code: 'QL119',
        name: 'same-resource',
        severity: 'warning',
        summary: 'Two units give their containers, pods, volumes or networks the same name.',
        explanation: 'podman knows containers and pods, volumes, and networks by name, each name once, and Quadlet starts ' +
            "containers with `--replace`: the service that starts later removes the other one's container. Two units " +
            'that share a volume or network name share the thing itself, whichever was there first. Give each its own ' +
            '`ContainerName=`, `PodName=`, `VolumeName=` or `NetworkName=`, or leave it to the default, `systemd-` ' +
            "and the file's name. Units that should share a volume refer to the same `.volume` file.",
    },
    {
        code: 'QL130',
        name: 'rejected-source',
        severity: 'warning',
        summary: 'A unit that is referred to is itself rejected, and this one is generated without its name.',
        explanation: 'The generator gives an error for the other file only, and writes this service all the same. From Podman ' +
            '5.3 on it has no name for the volume or image then, and the command is a wrong one: `-v /data`, a ' +
            'nameless volume that is new at each start, or `--rootfs` without a directory. Before, the name is the ' +
            'default one, and the start fails because the other service does not exist. Mend the other file first.',
    },
    {
        code: 'QL132',
        name: 'manifest',
        severity: 'warning',
        summary: 'The manifest of a .kube file is missing, cannot be read, or holds what podman does not play.',
        explanation: 'The generator hands `Yaml=` to `podman kube play` without a look into it, so a missing file, wrong YAML, ' +
            'a ConfigMap that is in none of the manifests, and kinds that podman does not play show at the start ' +
            'only. podman plays Pod, Deployment, DaemonSet, Job, PersistentVolumeClaim, ConfigMap and Secret; it ' +
            'passes over other documents, a Service for example, without an error. Publish ports by `hostPort:` in ' +
            'the pod or `PublishPort=` in the unit, and take away what has no effect.',
    },
    {
        code: 'QL134',
        name: 'passed-over',
        severity: 'warning',
        summary: 'A targeted Podman does not look at the file at all.',
        explanation: 'Older generators look at less. `.image` files came with Podman 4.8, `.pod` with 5.0, `.build` with 5.2 ' +
            'and `.artifact` with 5.7; subdirectories with 4.7, and linked ones with 5.3; drop-ins with 5.0, and ' +
            'those for all units of a kind or a prefix with 5.2. What they do not know they pass over without a word. ' +
            'Do without it, or no longer target the old version.',
    },
    {
        code: 'QL135',
        name: 'instance-name',
        severity: 'warning',
        summary: 'The generator gives the resource of an instance a wrong name.',
        explanation: "From Podman 5.7 on the generator makes the name of an instance's volume or network as if the file were a " +
            'template, and cuts off one character: `data@blog.volume` becomes `systemd-data@blo-%i` ' +
            '(`getResourceName` in `pkg/systemd/quadlet/quadlet.go`). The service starts, with another volume than ' +
            'before. Set `VolumeName=` or `NetworkName=`.',
    },
    {
        code: 'QL143',
        name: 'orphan-drop-in',
        severity: 'warning',
        summary: 'A drop-in belongs to no unit.',
        explanation: 'A directory `NAME.container.d` adds its `*.conf` files to the unit `NAME.container` beside it, or ' +
            'anywhere in the search path. If there is no such unit, nobody reads them and nobody says so, as after a ' +
            'unit was renamed. Drop-ins for a whole kind are in `container.d`, those for a prefix in ' +
            '`NAME-.container.d`. Rename the directory, or remove it.',
    },
];

;// CONCATENATED MODULE: ./lib/src/quadlet/rules/unit-rules.js
/** What is accepted inside a unit, and wrong at run time or ignored in silence. */
const UNIT_RULES = [
    {
        code: 'QL101',
        name: 'unknown-directive',
        severity: 'warning',
        summary: 'A key of [Unit], [Service] or [Install] is none that systemd knows there.',
        explanation: 'The generator passes these sections on as they are. systemd then writes `Unknown key … ignoring` to its journal ' +
            'and goes on without the line. Often it is a key of another section, such as `AutoUpdate=` or `Pull=`, that ended ' +
            'up below `[Service]`. Move it, or correct its name; a key for other programs begins with `X-`.',
    },
    {
        code: 'QL103',
        name: 'wanted-by-target',
        severity: 'warning',
        summary: "The unit of a user is wanted by a target that only the machine's manager has.",
        explanation: "A user's own systemd reaches `default.target` at its start and knows no `multi-user.target` or " +
            '`graphical.target` (`systemd.special(7)`). A link to such a target is made and never followed, so the service does ' +
            'not start at boot or login. Write `WantedBy=default.target`.',
    },
    {
        code: 'QL105',
        name: 'inline-comment',
        severity: 'warning',
        summary: 'What looks like a comment behind a value is part of the value.',
        explanation: 'Only a whole line can be a comment, in Quadlet as in systemd (`systemd.syntax(7)`). Everything behind the `=` is ' +
            'the value, `# why` included. Put the comment on a line of its own.',
    },
    {
        code: 'QL106',
        name: 'bare-assignment',
        severity: 'warning',
        summary: 'A word among NAME=VALUE words has no "=".',
        explanation: 'These lists are split at blanks, so `Environment=GREETING=hello world` sets `GREETING=hello` and leaves ' +
            '`world` on its own. Podman before 5.5 drops such a word in silence, 5.5 with a warning, and from 5.6 on ' +
            'it is handed to podman as a name without a value (`LookupAllKeyVal` in ' +
            "`pkg/systemd/parser/unitfile.go`). In `Environment=` that is the variable of the service's own " +
            'environment, which may be meant, and is then no finding. Quote the whole assignment: ' +
            '`Environment="GREETING=hello world"`.',
    },
    {
        code: 'QL107',
        name: 'percent',
        severity: 'warning',
        summary: 'systemd reads a "%" as a specifier that it does not know.',
        explanation: 'Everything that ends up in the generated service goes through systemd, which replaces `%h`, `%i` and others ' +
            '(`systemd.unit(5)`, "Specifiers"). An unknown one makes it refuse the command (`Failed to resolve unit specifiers`) ' +
            'and the service cannot start; one that is known by chance, as in `%d` of a date, becomes another text. Write `%%` ' +
            'for a percent sign.',
    },
    {
        code: 'QL108',
        name: 'repeated-key',
        severity: 'warning',
        summary: 'A key of which only the last one counts stands more than once in a file.',
        explanation: 'The generator takes the last one and says nothing of the others; several `Exec=` lines, for example, are not joined. ' +
            'Keep one, and continue a long line with a backslash at its end. A drop-in that overrides the file is meant ' +
            'that way, and no finding.',
    },
    {
        code: 'QL109',
        name: 'outer-quotes',
        severity: 'warning',
        summary: 'Quotes around a value become part of it, or are taken off where they belong to it.',
        explanation: 'Values that are no lists of words are not unquoted as a shell does it (`Lookup` and `LookupAll` in ' +
            '`pkg/systemd/parser/unitfile.go`). Of a key that counts once, Podman 5.0 to 5.8.1 takes every double ' +
            'quote off both ends, paired or not, so that `HealthCmd=sh -c "true"` loses its last one; from 5.8.2 on ' +
            'only a pair around the whole value is taken off, and before 5.0 nothing is. Single quotes always stay, ' +
            'and so do all quotes of a key that may repeat, such as `PublishPort=` and `Volume=`. Leave the quotes ' +
            'out, and write a command so that it neither begins nor ends with one, or as a JSON array: `["CMD-SHELL", ' +
            '"curl -f http://localhost"]`.',
    },
    {
        code: 'QL110',
        name: 'start-timeout',
        severity: 'note',
        summary: 'An image may have to be pulled within the 90 seconds that systemd waits by default.',
        explanation: 'The first start of the service pulls the image, and systemd ends it after `DefaultTimeoutStartSec=`, 90 ' +
            'seconds, however far the pull has come (`systemd.service(5)`, and `podman-systemd.unit(5)` on long ' +
            'pulls). Set `TimeoutStartSec=900` in `[Service]`, or pull with an `.image` file, whose service has no ' +
            'such limit. Containers with `Pull=never`, with an image that is built here, or of `Type=oneshot` are no ' +
            'findings.',
    },
    {
        code: 'QL111',
        name: 'service-user',
        severity: 'warning',
        summary: 'User=, Group= or DynamicUser= stands in [Service].',
        explanation: 'It would run podman itself as another user, without the session, the runtime directory and the storage ' +
            'that podman needs; the generator warns of it from Podman 5.6 on. To run the process in the container as another ' +
            "user write `User=` in `[Container]`; to run all of it as another user put the file into that user's own directory.",
    },
    {
        code: 'QL112',
        name: 'pod-member',
        severity: 'warning',
        summary: 'A container of a pod sets what belongs to the pod.',
        explanation: 'The containers of a pod share its network and its host name. Podman refuses to start one that publishes ' +
            'ports, sets an address or a host name, adds hosts or maps users (`Validate` in ' +
            '`pkg/specgen/container_validate.go`), and passes over its name servers. With `Network=` it starts, but ' +
            'leaves the network of the pod (`podman-run(1)`). Put the key into the `.pod` file.',
    },
    {
        code: 'QL113',
        name: 'short-image',
        severity: 'warning',
        summary: 'The name of an image does not say from which registry it comes.',
        explanation: 'What a short name means depends on the aliases and search registries of the machine ' +
            '(`containers-registries.conf(5)`), and without a terminal podman may refuse it altogether. The generator warns of ' +
            'it. Write the whole name, `docker.io/library/nginx:1.29`.',
    },
    {
        code: 'QL114',
        name: 'auto-update-image',
        severity: 'warning',
        summary: 'AutoUpdate=registry cannot update this image.',
        explanation: '`podman auto-update` asks the registry whether the tag now means another image. That needs a name with a registry, ' +
            'and a tag: a digest always means the same image, and what is built on the machine is in no registry ' +
            '(`podman-auto-update(1)`). Write the whole name with a tag, or `AutoUpdate=local` for images of the machine.',
    },
    {
        code: 'QL116',
        name: 'network-online',
        severity: 'note',
        summary: "network-online.target has no effect in a user's unit.",
        explanation: "A user's systemd has no `network-online.target`, so ordering after it waits for nothing. From Podman 5.3 on Quadlet " +
            'orders every unit of a user after `podman-user-wait-network-online.service`, which does wait. Take the ' +
            'line away.',
    },
    {
        code: 'QL120',
        name: 'podman-args',
        severity: 'warning',
        summary: 'PodmanArgs= contradicts what the generator sets itself.',
        explanation: 'The generated service finds, watches and removes its container by options that Quadlet sets: its name, ' +
            '`--rm`, `--replace`, `--cgroups`, `--sdnotify`, `-d` (`ConvertContainer` in ' +
            '`pkg/systemd/quadlet/quadlet.go`). The same option a second time is needless at best; mostly podman ' +
            'refuses it, or systemd is left with a container that it does not know. Take it away, or use the key that ' +
            'sets it.',
    },
    {
        code: 'QL121',
        name: 'swallowed-line',
        severity: 'warning',
        summary: 'A line is read as part of the one before it, or not at all, because of a backslash.',
        explanation: 'A backslash at the end of a line joins the next one to it. From Podman 5.4 on comments and blank lines in between ' +
            'are passed over, so the value goes on behind them; before, they become part of the value. Unlike systemd, Quadlet ' +
            'puts no blank where it joins. A value that the end of the file cuts off is dropped. End the value on a line without ' +
            'a backslash.',
    },
    {
        code: 'QL122',
        name: 'relative-host-path',
        severity: 'warning',
        summary: 'The source of a volume is neither a path that podman takes nor a name.',
        explanation: 'The generator reads paths that begin with `/` or `.`, the latter relative to the file. Anything else is the ' +
            'name of a volume, in which podman allows no `/`. `~` is a directory of that name to nobody but a shell. Write ' +
            '`./data`, an absolute path, or `%h/data` for the home directory.',
    },
    {
        code: 'QL123',
        name: 'unknown-section',
        severity: 'warning',
        summary: 'Nobody reads the section.',
        explanation: "The generator looks into the section of the file's own kind and `[Quadlet]`, systemd into `[Unit]`, `[Service]` " +
            'and `[Install]`; the case counts. Every other section is ignored. Sections for other programs begin with ' +
            '`X-` (`systemd.syntax(7)`).',
    },
    {
        code: 'QL124',
        name: 'dropped-value',
        severity: 'warning',
        summary: 'The generator drops the whole line because of an escape or an open quote in it.',
        explanation: 'Lists of words know the escapes of C (`systemd.syntax(7)`, `pkg/systemd/parser/split.go`). With an unknown one such ' +
            'as `\\d` or `\\.`, or with a quote that is never closed where it matters, nothing of the line is used, mostly without a word. ' +
            'Write `\\\\` for a backslash, and close the quote.',
    },
    {
        code: 'QL125',
        name: 'ignored-words',
        severity: 'warning',
        summary: 'Everything behind an empty quoted word is ignored.',
        explanation: 'The generator takes an empty word, `""`, for the end of the line (`extractFirstWord` in ' +
            '`pkg/systemd/parser/split.go`), and so a NUL character. No quoting can pass an empty argument on. Take the empty ' +
            'word away, or move it into a script.',
    },
    {
        code: 'QL126',
        name: 'not-boolean',
        severity: 'warning',
        summary: 'A value that should be yes or no is neither, and counts as no.',
        explanation: 'The generator takes `1`, `yes`, `true` and `on` for yes, in any case, and everything else for no ' +
            '(`LookupBoolean`). So `ReadOnly=enabled` switches it off. `Notify=` takes `healthy` as well, from Podman 5.0 on. Write ' +
            '`true` or `false`.',
    },
    {
        code: 'QL127',
        name: 'not-number',
        severity: 'warning',
        summary: 'A value that should be a number is none, and counts as 0.',
        explanation: 'The generator reads a whole number from 0 to 4294967295 (`LookupUint32`), and takes 0 for everything ' +
            'else, without a word: for `User=nobody` of a `.volume` file that is root. Before Podman 4.8 `User=` and ' +
            '`Group=` of containers were read so, too. Names are not looked up: write the number.',
    },
    {
        code: 'QL128',
        name: 'not-one-of',
        severity: 'warning',
        summary: 'A value is none of those that podman takes.',
        explanation: 'The generator hands the value on as it is. Podman refuses to start with a word that it does not know; ' +
            'for `AutoUpdate=` it starts, and never updates. Choose one of those that the message names.',
    },
    {
        code: 'QL129',
        name: 'deprecated-key',
        severity: 'note',
        summary: 'The key is deprecated.',
        explanation: 'It still works, and the manual no longer describes it. The `Remap*=` keys gave way to `UserNS=`, `UIDMap=` and ' +
            '`GIDMap=` with Podman 4.8, and `VolatileTmp=` to `Tmpfs=`.',
    },
    {
        code: 'QL131',
        name: 'template-without-instance',
        severity: 'warning',
        summary: '[Install] of a template has no DefaultInstance=, so nothing starts it at boot.',
        explanation: 'A template cannot be started itself, only an instance of it. Without `DefaultInstance=` the generator makes no link ' +
            'for `WantedBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). Add it, or make a link `NAME@INSTANCE.container` to ' +
            'the file for each instance.',
    },
    {
        code: 'QL133',
        name: 'encoding',
        severity: 'warning',
        summary: 'The file is not plain UTF-8 text.',
        explanation: 'The generator hands bytes that are no UTF-8 on as they are. systemd ignores an assignment with such bytes ' +
            '(`String is not UTF-8 clean`), and a whole service whose command has them. A NUL character ends the word that it ' +
            'stands in. Save the file as UTF-8.',
    },
    {
        code: 'QL137',
        name: 'install-ignored',
        severity: 'warning',
        summary: 'A line of [Install] has no effect in a generated unit.',
        explanation: 'The generator itself makes the links, for `Alias=`, `WantedBy=`, `RequiredBy=` and, from Podman 5.5 on, ' +
            '`UpheldBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). `systemctl enable` does nothing for generated units, so ' +
            '`Also=` is never read, and a `WantedBy=` with a `/` in it is passed over. Name the unit that shall start this one, and ' +
            'give what stands in `Also=` an `[Install]` of its own.',
    },
    {
        code: 'QL138',
        name: 'empty-service-name',
        severity: 'warning',
        summary: 'An empty ServiceName= makes a unit without a name.',
        explanation: 'The generator takes the empty name and writes `.service`, which systemd does not load. Take the line away: the ' +
            'service is then named after the file.',
    },
    {
        code: 'QL139',
        name: 'host-network-ports',
        severity: 'warning',
        summary: 'PublishPort= has no effect with this network.',
        explanation: "With `Network=host` the container is in the host's network, where every port is reachable as it is; with `none` and " +
            '`container:` it has no network of its own. Of such a container podman discards the published ports, and it refuses to ' +
            'create such a pod. Take away one of the two.',
    },
    {
        code: 'QL140',
        name: 'value-format',
        severity: 'warning',
        summary: 'podman or systemd does not take the value.',
        explanation: 'The generator hands the value on as it is. podman then refuses to start; systemd warns in its journal and goes on ' +
            'without the line. The message says what the value should look like. Values with a specifier or a variable in ' +
            'them are not judged.',
    },
    {
        code: 'QL144',
        name: 'native-key',
        severity: 'note',
        summary: 'PodmanArgs= passes an option that has a key of its own.',
        explanation: 'A key is checked by the generator, can be overridden in a drop-in, and is seen by people and tools; ' +
            '`PodmanArgs=` is for options without one. The message says from which Podman on there is the key, and ' +
            'the finding lists the targeted versions that know it: keep `PodmanArgs=` as long as you need an older ' +
            'one.',
    },
];

;// CONCATENATED MODULE: ./lib/src/quadlet/rules/index.js



/** Every rule, by code. */
const RULES = [...GENERATOR_RULES, ...SET_RULES, ...UNIT_RULES].sort((a, b) => a.code < b.code ? -1 : 1);


/***/ }),

/***/ 7376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ DropInFinder),
/* harmony export */   m: () => (/* binding */ dropInDirectories)
/* harmony export */ });
/* harmony import */ var _catalogue_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6344);
/* harmony import */ var _source_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5310);


/**
 * The names of the directories that may hold drop-ins of a unit, most specific first (`GetUnitDropinPaths`):
 * `a-b@c.container.d`, `a-b@.container.d`, `a-@.container.d`, `a-.container.d`, `container.d`.
 */
function dropInDirectories(name, behaviour) {
    if (behaviour.dropIns === 'none')
        return [];
    const extension = (0,_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .extensionOf */ .je)(name);
    const base = name.slice(0, name.length - extension.length);
    const at = base.indexOf('@');
    const stem = at < 0 ? base : base.slice(0, at);
    const instance = at < 0 ? '' : base.slice(at + 1);
    const template = instance === '' ? [] : [`${stem}@${extension}.d`];
    if (behaviour.dropIns === 'named')
        return [`${name}.d`, ...template];
    const parts = stem.split('-').slice(0, -1);
    const dashes = [];
    for (let count = 1; count <= parts.length; count++) {
        const prefix = `${parts.slice(0, count).join('-')}-`;
        dashes.push(`${prefix}${extension}.d`);
        if (at >= 0)
            dashes.push(`${prefix}@${extension}.d`);
    }
    return [`${name}.d`, ...template, ...dashes.reverse(), `${extension.slice(1)}.d`];
}
/** Finds the drop-ins of units among the directories of one search path. */
class DropInFinder {
    behaviour;
    /** Directories of drop-ins by the name that units look for, each with its place in the search path. */
    #byName = new Map();
    constructor(searched, all, behaviour) {
        this.behaviour = behaviour;
        const searchedPaths = new Map(searched.map(({ path }, order) => [path === '.' ? '' : path, order]));
        const found = all
            .filter(({ path }) => path.endsWith('.d'))
            .map((directory) => ({ directory, order: searchedPaths.get(parentOf(directory.path)) }))
            .filter(({ order }) => order !== undefined)
            .sort((a, b) => a.order - b.order);
        for (const { directory } of found) {
            const name = directory.path.slice(directory.path.lastIndexOf('/') + 1);
            const known = this.#byName.get(name);
            if (known === undefined)
                this.#byName.set(name, [directory]);
            else
                known.push(directory);
        }
        this.#order = searchedPaths;
        for (const directory of searched) {
            for (const entry of directory.entries) {
                if (!entry.name.endsWith('.d'))
                    continue;
                this.#blocked.set(entry.name, [...(this.#blocked.get(entry.name) ?? []), { directory, entry }]);
            }
        }
    }
    #blocked = new Map();
    #order;
    /** Files that stand where a unit's directory of drop-ins would. */
    blockedFor(unit) {
        if (this.#blocked.size === 0)
            return [];
        return dropInDirectories(unit, this.behaviour).flatMap((name) => this.#blocked.get(name) ?? []);
    }
    /** The drop-ins of a unit in the order in which they are added to it: by name. */
    of(unit) {
        if (this.#byName.size === 0)
            return [];
        const directories = dropInDirectories(unit, this.behaviour).flatMap((name) => this.#byName.get(name) ?? []);
        if (directories.length === 0)
            return [];
        if (!this.behaviour.dropInsBySpecificity) {
            const orderOf = ({ path }) => this.#order.get(parentOf(path)) ?? 0;
            directories.sort((a, b) => orderOf(a) - orderOf(b));
        }
        const byName = new Map();
        for (const directory of directories) {
            for (const entry of directory.entries) {
                if ((0,_catalogue_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .extensionOf */ .je)(entry.name) === '.conf' && !byName.has(entry.name)) {
                    byName.set(entry.name, { directory, entry });
                }
            }
        }
        return [...byName.values()].sort((a, b) => (0,_source_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .compareNames */ .M)(a.entry.name, b.entry.name));
    }
}
function parentOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}


/***/ }),

/***/ 3830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ convertedResourceName),
/* harmony export */   Ee: () => (/* binding */ serviceNameOf),
/* harmony export */   Vc: () => (/* binding */ stemOf),
/* harmony export */   bV: () => (/* binding */ fileNameOf),
/* harmony export */   r2: () => (/* binding */ resourceNameOf)
/* harmony export */ });
/* unused harmony exports containerName, containerResourceName */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _catalogue_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1090);


/** The file's name without its extension; a name that is nothing but an extension stays (`removeExtension`). */
function stemOf(name) {
    const dot = name.lastIndexOf('.');
    return dot > 0 ? name.slice(0, dot) : name;
}
const SERVICE_NAME_SINCE = (0,_catalogue_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .versionNumber */ .e1)('5.3.0');
/** The name of the service that a unit becomes, without `.service` (`getServiceName`). */
function serviceNameOf(unit, kind, behaviour) {
    if (behaviour.version >= SERVICE_NAME_SINCE) {
        const given = unit.value(kind.section, 'ServiceName');
        if (given !== undefined)
            return given;
    }
    const stem = stemOf(unit.name);
    if (behaviour.templateServiceNames && stem.endsWith('@'))
        return `${stem.slice(0, -1)}${kind.suffix}@`;
    return stem + kind.suffix;
}
/**
 * The name of the podman resource as far as the generator knows it before it converts anything: of builds and pods,
 * and from 5.4 on of containers.
 */
function resourceNameOf(unit, kind, behaviour) {
    switch (kind.extension) {
        case '.build':
            return buildImageName(unit, behaviour);
        case '.pod':
            return unit.value('Pod', 'PodName') || `systemd-${stemOf(unit.name)}`;
        case '.container':
            return behaviour.containerNamesKnownEarly ? containerResourceName(unit, kind, behaviour) : '';
        default:
            return '';
    }
}
/** From 5.3 on the first `ImageTag=` counts, before the last. */
function buildImageName(unit, behaviour) {
    if (!behaviour.referencesMustExist)
        return unit.value('Build', 'ImageTag') ?? '';
    return unit.list('Build', 'ImageTag')[0]?.value ?? '';
}
/** The name of the container, specifiers and all (`getContainerName`). */
function containerName(unit) {
    const given = unit.value('Container', 'ContainerName');
    return given || (unit.name.includes('@') ? 'systemd-%p_%i' : 'systemd-%N');
}
/** The container's name with `%N` resolved; empty if another specifier is left (`GetContainerResourceName`). */
function containerResourceName(unit, kind, behaviour) {
    const name = containerName(unit).replaceAll('%N', () => serviceNameOf(unit, kind, behaviour));
    return name.includes('%') ? '' : name;
}
/** The name of the podman resource once the unit was converted, which is when others may use it. */
function convertedResourceName(unit, kind, behaviour) {
    switch (kind.extension) {
        case '.network':
            return unit.value('Network', 'NetworkName') || `systemd-${stemOf(unit.name)}`;
        case '.volume':
            return unit.value('Volume', 'VolumeName') || `systemd-${stemOf(unit.name)}`;
        case '.image':
            return unit.value('Image', 'ImageTag') || (unit.value('Image', 'Image') ?? '');
        case '.artifact':
            return unit.value('Artifact', 'Artifact') ?? '';
        case '.container':
            return containerResourceName(unit, kind, behaviour);
        default:
            return resourceNameOf(unit, kind, behaviour);
    }
}
/**
 * The file that the service is written to, seen from the directory of units: the name is joined to it as a path, and what
 * leads out of it (which the generator follows) is cut off.
 */
function fileNameOf({ service }) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join('/', `${service}.service`).slice(1);
}


/***/ }),

/***/ 6783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ pathOf),
/* harmony export */   p: () => (/* binding */ ParsedFiles)
/* harmony export */ });
/* harmony import */ var _syntax_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3418);
/* harmony import */ var _syntax_source_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4858);


/** Reads each file once for each dialect, however many versions ask for it. */
class ParsedFiles {
    #texts = new Map();
    #parsed = new Map();
    /** How many files were looked at. */
    get size() {
        return this.#texts.size;
    }
    /** The text of a file that was looked at. */
    textOf(path) {
        return this.#texts.get(path);
    }
    /** Every text that was looked at. */
    texts() {
        return this.#texts.values();
    }
    /** @throws Error for an entry that was not read */
    parse(directory, entry, behaviour) {
        const source = this.text(directory, entry);
        let dialects = this.#parsed.get(source);
        if (dialects === undefined) {
            dialects = new Map();
            this.#parsed.set(source, dialects);
        }
        let file = dialects.get(behaviour.dialect);
        if (file === undefined) {
            file = (0,_syntax_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUnitFile */ .M)(source, behaviour);
            dialects.set(behaviour.dialect, file);
        }
        return file;
    }
    /** @throws Error for an entry that was not read */
    text(directory, entry) {
        const path = pathOf(directory, entry.name);
        let source = this.#texts.get(path);
        if (source === undefined) {
            if (entry.content === undefined)
                throw new Error(`${path} was not read`);
            source = new _syntax_source_text_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceText */ .D(path, entry.content);
            this.#texts.set(path, source);
        }
        return source;
    }
}
/** The path of a name in a directory, as findings give it. */
function pathOf(directory, name) {
    if (directory.path === '' || directory.path === '.')
        return name;
    return directory.path.endsWith('/') ? directory.path + name : `${directory.path}/${name}`;
}


/***/ }),

/***/ 5310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ compareNames)
/* harmony export */ });
/* unused harmony export treeOf */
/** Orders names as the generator does, by their bytes in UTF-8. */
function compareNames(a, b) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
        const left = a.charCodeAt(i);
        const right = b.charCodeAt(i);
        if (left !== right)
            return rank(left) - rank(right);
    }
    return a.length - b.length;
}
// In UTF-8 a character beyond U+FFFF, two surrogates here, sorts behind all others.
function rank(unit) {
    return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
/**
 * Makes the tree of files that are in memory.
 * @param files paths, `/` between the names, and their texts
 * @param roots the directories of the search path, in order; by default the one that holds all files
 */
function treeOf(files, roots = ['']) {
    const entries = new Map();
    for (const [path, content] of files) {
        const slash = path.lastIndexOf('/');
        add(entries, slash < 0 ? '' : path.slice(0, slash), { name: path.slice(slash + 1), content });
    }
    const children = new Map();
    for (const directory of entries.keys())
        addParents(children, directory);
    const directories = [];
    const visit = (path, depth) => {
        const own = (entries.get(path) ?? []).sort((a, b) => compareNames(a.name, b.name));
        directories.push({ path, depth, linked: false, entries: own });
        for (const child of [...(children.get(path) ?? [])].sort(compareNames)) {
            visit(path === '' ? child : `${path}/${child}`, depth + 1);
        }
    };
    for (const root of roots)
        visit(root, 0);
    return { directories };
}
function add(entries, directory, entry) {
    const known = entries.get(directory);
    if (known === undefined)
        entries.set(directory, [entry]);
    else
        known.push(entry);
}
function addParents(children, directory) {
    let path = directory;
    while (path !== '') {
        const slash = path.lastIndexOf('/');
        const parent = slash < 0 ? '' : path.slice(0, slash);
        const known = children.get(parent);
        if (known === undefined)
            children.set(parent, new Set([path.slice(slash + 1)]));
        else
            known.add(path.slice(slash + 1));
        path = parent;
    }
}


/***/ }),

/***/ 457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ CsvError),
/* harmony export */   T: () => (/* binding */ readRecords)
/* harmony export */ });
/** Why a line is no comma-separated record. */
class CsvError extends Error {
    name = 'CsvError';
}
/**
 * Reads all records of comma-separated values as Go's `encoding/csv` does by default (RFC 4180, strict quotes), which
 * is how Podman reads `Mount=`.
 * @throws CsvError for a quote out of place, and for records of different lengths
 */
function readRecords(text) {
    const records = [];
    let at = 0;
    while (at < text.length) {
        if (text.startsWith('\n', at) || text.startsWith('\r\n', at)) {
            at += text[at] === '\n' ? 1 : 2;
            continue;
        }
        const { record, next } = readRecord(text, at);
        if (records[0] !== undefined && records[0].length !== record.length) {
            throw new CsvError('its lines have different numbers of fields');
        }
        records.push(record);
        at = next;
    }
    return records;
}
function readRecord(text, start) {
    const record = [];
    let at = start;
    for (;;) {
        const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at);
        record.push(field.value);
        at = field.next;
        if (text[at] !== ',')
            return { record, next: skipNewline(text, at) };
        at++;
    }
}
function skipNewline(text, at) {
    if (text.startsWith('\r\n', at))
        return at + 2;
    return text[at] === '\n' ? at + 1 : at;
}
function bareField(text, start) {
    let at = start;
    while (at < text.length && text[at] !== ',' && text[at] !== '\n' && !text.startsWith('\r\n', at)) {
        if (text[at] === '"')
            throw new CsvError('a field that does not begin with a quote has one inside');
        at++;
    }
    // A carriage return as the very last character counts as part of a newline.
    const end = at === text.length && text[at - 1] === '\r' && at > start ? at - 1 : at;
    return { value: text.slice(start, end), next: at };
}
function quotedField(text, start) {
    let value = '';
    let at = start + 1;
    for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0)
            throw new CsvError('a quote is not closed');
        value += text.slice(at, close);
        at = close + 1;
        if (text[at] === '"') {
            value += '"';
            at++;
        }
        else
            break;
    }
    const rest = text[at];
    if (rest === undefined || rest === ',' || rest === '\n' || text.startsWith('\r\n', at))
        return { value, next: at };
    if (rest === '\r' && at + 1 === text.length)
        return { value, next: at + 1 };
    throw new CsvError('something follows a closing quote');
}


/***/ }),

/***/ 2239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decode),
/* harmony export */   V: () => (/* binding */ isBlankByte)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

/**
 * Reads UTF-8. A byte that does not belong into it becomes a lone surrogate, U+DC00 and the byte, so that it can be told
 * from everything else: beside `=` the generator looks at bytes. A byte order mark stays, because the generator stumbles
 * over it.
 */
function decode(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = buffer.toString('utf8');
    if (!text.includes('\ufffd') || (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(buffer))
        return { text, firstBadByte: -1 };
    return decodeDamaged(buffer);
}
function decodeDamaged(buffer) {
    const parts = [];
    let firstBadByte = -1;
    let length = 0;
    let from = 0;
    let at = 0;
    const flush = () => {
        const part = buffer.toString('utf8', from, at);
        length += part.length;
        parts.push(part);
    };
    while (at < buffer.length) {
        const size = sequenceLength(buffer, at);
        if (size > 0) {
            at += size;
            continue;
        }
        flush();
        if (firstBadByte < 0)
            firstBadByte = length;
        parts.push(String.fromCharCode(0xdc00 + buffer[at]));
        length++;
        at++;
        from = at;
    }
    flush();
    return { text: parts.join(''), firstBadByte };
}
/** How many bytes the character at a place has; 0 if it is none. */
function sequenceLength(buffer, at) {
    const first = buffer[at];
    if (first < 0x80)
        return 1;
    const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    return size > 0 && at + size <= buffer.length && (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(buffer.subarray(at, at + size)) ? size : 0;
}
/** Bytes that are no UTF-8, and that the generator takes for white space beside a `=`. */
function isBlankByte(code) {
    return code === 0xdc85 || code === 0xdca0;
}


/***/ }),

/***/ 292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ logicalLines)
/* harmony export */ });
/* harmony import */ var _spaces_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2978);

/**
 * Cuts a file into logical lines as the generator of a version does (`parser.UnitFile.Parse`).
 * - `skipping` (from 5.4): lines are trimmed; comments and blank lines inside a continuation are passed over; a
 *   continuation that meets the end of the file is lost.
 * - `trimmed-lines` (5.0 to 5.3): lines are trimmed; inside a continuation everything is value; a blank line there that
 *   is not the file's end makes the generator run for ever. Comments do not continue.
 * - `trimmed` (4.6 to 4.9): the whole logical line is trimmed and its length used as an offset into the untrimmed
 *   text, so that an indented line that continues makes the generator run for ever. Comments with `=` continue.
 * - `untrimmed` (4.4 and 4.5): nothing is trimmed.
 * @param comments the characters that begin a comment
 * @param keep whether comments and blank lines are kept; a reader of many files saves their cost
 */
function logicalLines(text, dialect, comments, keep = true) {
    switch (dialect) {
        case 'skipping':
            return skippingLines(text, comments, keep);
        case 'trimmed-lines':
            return trimmedLines(text, comments);
        default:
            return rawLines(text, comments, dialect === 'trimmed');
    }
}
function isComment(text, start, end, comments) {
    return start >= end || comments.includes(text.charAt(start));
}
/** The first `=` of a line that makes it a key and a value: not at its beginning. */
function isKeyValue(text, start, end) {
    // Never beyond the line: a file without any `=` would be searched to its end for each of its lines.
    return text.slice(start, end).indexOf('=') > 0;
}
function lineEnd(text, start) {
    const at = text.indexOf('\n', start);
    return at < 0 ? text.length : at;
}
function skippingLines(text, comments, keep) {
    const lines = [];
    const total = text.endsWith('\n') ? text.length - 1 : text.length;
    let pieces;
    for (let at = 0; at <= total;) {
        const stop = Math.min(lineEnd(text, at), total);
        const start = (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .skipSpaces */ .Rk)(text, at, stop);
        const end = (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .trimSpaces */ .QG)(text, start, stop);
        const last = stop === total;
        if (isComment(text, start, end, comments)) {
            if (keep && (pieces === undefined || pieces.text === '')) {
                lines.push({
                    start: at,
                    end: stop,
                    text: text.slice(start, end),
                    origin: start,
                    comment: true,
                });
            }
        }
        else {
            const continues = text.charCodeAt(end - 1) === BACKSLASH;
            const cut = continues ? end - 1 : end;
            if (continues && !last) {
                pieces ??= new Pieces(at);
                pieces.add(text, start, cut, stop);
            }
            else if (pieces === undefined) {
                lines.push({
                    start: at,
                    end: stop,
                    text: text.slice(start, cut),
                    origin: start,
                    // A backslash alone on the last line leaves nothing.
                    comment: cut === start,
                });
            }
            else {
                pieces.add(text, start, cut, stop);
                const line = pieces.line();
                lines.push(line.text === '' ? { ...line, comment: true } : line);
                pieces = undefined;
            }
        }
        at = stop + 1;
    }
    if (pieces !== undefined && pieces.text !== '')
        lines.push({ ...pieces.line(), lost: true });
    return lines;
}
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
/** A logical line that grows. */
class Pieces {
    start;
    text = '';
    origins = [];
    end;
    constructor(start) {
        this.start = start;
        this.end = start;
    }
    add(text, start, end, lineStop) {
        if (this.text === '')
            this.origins.length = 0;
        if (end > start || this.origins.length === 0)
            this.origins.push(this.text.length, start);
        this.text += text.slice(start, end);
        this.end = lineStop;
    }
    line() {
        const { start, end, text, origins } = this;
        const origin = origins[1] ?? start;
        return { start, end, text, origin, comment: false, ...(origins.length > 2 ? { origins } : {}) };
    }
}
function trimmedLines(text, comments) {
    const lines = [];
    const size = text.length;
    for (let at = 0; at < size;) {
        let stop = lineEnd(text, at);
        const start = (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .skipSpaces */ .Rk)(text, at, stop);
        let end = (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .trimSpaces */ .QG)(text, start, stop);
        const comment = isComment(text, start, end, comments);
        if (comment || !isKeyValue(text, start, end) || text.charCodeAt(end - 1) !== BACKSLASH) {
            lines.push({ start: at, end: stop, text: text.slice(start, end), origin: start, comment });
            at = stop + 1;
            continue;
        }
        const pieces = new Pieces(at);
        let from = start;
        let endless = false;
        while (text.charCodeAt(end - 1) === BACKSLASH && moreAfter(text, stop)) {
            const nextStop = lineEnd(text, stop + 1);
            const nextStart = (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .skipSpaces */ .Rk)(text, stop + 1, nextStop);
            const nextEnd = (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .trimSpaces */ .QG)(text, nextStart, nextStop);
            if (nextStart >= nextEnd) {
                // A blank line is trimmed away again: the generator asks for the same line once more.
                endless = moreAfter(text, nextStop);
                stop = nextStop;
                break;
            }
            pieces.add(text, from, end - 1, stop);
            from = nextStart;
            end = nextEnd;
            stop = nextStop;
        }
        pieces.add(text, from, end, stop);
        lines.push({ ...pieces.line(), endless });
        if (endless)
            return lines;
        at = stop + 1;
    }
    return lines;
}
/** Whether anything but blanks at the very end follows the newline at `stop`, as the trimmed text has it. */
function moreAfter(text, stop) {
    const next = stop + 1;
    if (next >= text.length)
        return false;
    const end = lineEnd(text, next);
    return end < text.length || (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .skipSpaces */ .Rk)(text, next, end) < end;
}
function rawLines(text, comments, trims) {
    const lines = [];
    const size = text.length;
    for (let at = 0; at < size;) {
        let newline = text.indexOf('\n', at);
        // What has no newline behind it is taken as it is.
        let start = trims && newline >= 0 ? (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .skipSpaces */ .Rk)(text, at, newline) : at;
        let end = newline < 0 ? size : trims ? (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .trimSpaces */ .QG)(text, start, newline) : newline;
        let next = newline < 0 ? size : newline + 1;
        let endless = false;
        if (isKeyValue(text, start, end)) {
            while (next < size && text.charCodeAt(end - 1) === BACKSLASH) {
                const before = end;
                // The length of the trimmed line, used as an offset into the untrimmed text.
                newline = text.indexOf('\n', at + (end - start) + 1);
                if (newline < 0)
                    [start, end, next] = [at, size, size];
                else
                    [end, next] = [trims ? (0,_spaces_js__WEBPACK_IMPORTED_MODULE_0__/* .trimSpaces */ .QG)(text, start, newline) : newline, newline + 1];
                if (end === before && next < size) {
                    endless = true;
                    break;
                }
            }
        }
        const comment = isComment(text, start, end, comments);
        const stop = next > at && text.charCodeAt(next - 1) === NEWLINE ? next - 1 : next;
        lines.push({ ...withoutContinuations(text, start, end), start: at, end: stop, comment, endless });
        if (endless)
            return lines;
        at = next;
    }
    return lines;
}
function withoutContinuations(text, start, end) {
    const raw = text.slice(start, end);
    if (!raw.includes('\\\n'))
        return { text: raw, origin: start };
    const pieces = new Pieces(start);
    let from = start;
    for (let cut = raw.indexOf('\\\n'); cut >= 0; cut = raw.indexOf('\\\n', cut + 2)) {
        pieces.add(text, from, start + cut, end);
        from = start + cut + 2;
    }
    pieces.add(text, from, end, end);
    return pieces.line();
}


/***/ }),

/***/ 3418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ parseUnitFile)
/* harmony export */ });
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2239);
/* harmony import */ var _logical_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(292);


/**
 * Reads a unit file as the generator does (`parser.UnitFile`), but goes on behind what makes the generator give up.
 * Sections that repeat are one; keys repeat. Nothing is thrown.
 */
function parseUnitFile(source, dialect) {
    const headers = [];
    const entries = [];
    const faults = [];
    const lost = [];
    const lines = (0,_logical_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .logicalLines */ .N)(source.text, dialect.dialect, dialect.comments, false);
    let section;
    let headless = false;
    const joins = dialect.dialect === 'skipping';
    for (const given of lines) {
        const marked = given.start === 0 && !given.lost && given.text.startsWith('\ufeff');
        if (marked)
            faults.push({ kind: 'byte-order-mark', line: given });
        const line = marked ? withoutMark(given, dialect.comments) : given;
        if (line.endless)
            faults.push({ kind: 'endless', line });
        if (line.lost)
            lost.push(line);
        else if (!line.comment) {
            const end = sectionEnd(line.text);
            if (end > 0) {
                const name = line.text.slice(1, end);
                const start = line.origin;
                // Before 5.4 the newlines between joined lines are still in the name, which may have none.
                if (isSectionName(name) && (joins || line.origins === undefined))
                    headers.push({ name, start, end: start + end + 1 });
                else
                    faults.push({ kind: 'section-name', line, name });
                section = name;
            }
            else {
                const entry = readEntry(source, line, section ?? '', joins);
                if (entry === undefined)
                    faults.push({ kind: 'no-key-value', line });
                else if (section === undefined) {
                    if (!headless)
                        faults.push({ kind: 'before-section', line });
                    headless = true;
                }
                else if (entry.key === '' || entry.key.startsWith(' ')) {
                    faults.push({ kind: 'key-name', line, key: entry.key });
                }
                else
                    entries.push(entry);
            }
        }
    }
    return { source, headers, entries, faults: faults.slice(0, FAULTS_SHOWN), lost };
}
/** The line as it would be without the byte order mark in front, so that what follows is judged by itself. */
function withoutMark(line, comments) {
    const text = line.text.slice(1);
    const origins = line.origins?.map((offset, index) => (index % 2 === 0 ? Math.max(offset - 1, 0) : offset));
    if (origins !== undefined)
        origins[1] = line.origin + 1;
    const comment = text === '' || comments.includes(text.charAt(0));
    return { ...line, text, comment, origin: line.origin + 1, ...(origins === undefined ? {} : { origins }) };
}
/** A file that is no unit at all has a fault in each line; nobody reads more than these. */
const FAULTS_SHOWN = 1000;
/** @returns the index of the `]` of a line that is a section header, else -1 */
function sectionEnd(text) {
    if (text.charCodeAt(0) !== 0x5b)
        return -1;
    const end = text.indexOf(']');
    if (end < 0)
        return -1;
    for (let i = end + 1; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code !== 0x20 && code !== 0x09)
            return -1;
    }
    return end;
}
function isSectionName(name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    return name !== '' && !/[[\]\u0000-\u001f\u007f-\u009f]/.test(name);
}
function readEntry(source, line, section, joins) {
    const { text, origin, origins } = line;
    const equals = text.indexOf('=');
    if (equals <= 0)
        return undefined;
    let keyEnd = equals;
    while (keyEnd > 0 && isBlank(text.charCodeAt(keyEnd - 1)))
        keyEnd--;
    // White space in front of the value ends with its physical line at the latest.
    const firstPiece = origins?.[2] ?? text.length;
    let valueIndex = equals + 1;
    while (valueIndex < firstPiece && isBlank(text.charCodeAt(valueIndex)))
        valueIndex++;
    return {
        source,
        section,
        key: text.slice(0, keyEnd),
        keyStart: origin,
        value: text.slice(valueIndex),
        // Where continuations are taken out later, a value of nothing else is not empty yet.
        resets: valueIndex === text.length && (joins || origins === undefined),
        valueIndex,
        line,
    };
}
/** Beside the `=` the generator looks at bytes, not at characters, so that only ASCII's white space counts. */
function isBlank(code) {
    return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .isBlankByte */ .V)(code);
}


/***/ }),

/***/ 4858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ SourceText)
/* harmony export */ });
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2239);

/** A file's text with its places. Offsets count UTF-16 units from 0, lines and columns from 1. */
class SourceText {
    path;
    text;
    /** Where the first byte stands that is no UTF-8; -1 if there is none. */
    firstBadByte;
    #lines;
    constructor(path, content) {
        this.path = path;
        const { text, firstBadByte } = typeof content === 'string' ? { text: content, firstBadByte: -1 } : (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D)(content);
        this.text = text;
        this.firstBadByte = firstBadByte;
    }
    /** The line and column of an offset, both from 1. */
    position(offset) {
        this.#lines ??= lineStarts(this.text);
        let low = 0;
        let high = this.#lines.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.#lines[middle] <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: offset - this.#lines[low] + 1 };
    }
}
function lineStarts(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}


/***/ }),

/***/ 2978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QG: () => (/* binding */ trimSpaces),
/* harmony export */   Rk: () => (/* binding */ skipSpaces),
/* harmony export */   xC: () => (/* binding */ isSpace)
/* harmony export */ });
/**
 * What Go's `unicode.IsSpace` takes for white space. JavaScript's `trim()` differs in two characters, and both matter:
 * it takes the byte order mark for white space and U+0085 for none.
 */
function isSpace(code) {
    if (code <= 0x20)
        return code === 0x20 || (code >= 0x09 && code <= 0x0d);
    if (code < 0x85)
        return false;
    return (code === 0x85 ||
        code === 0xa0 ||
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x3000);
}
/** @returns the first offset from `start` on that holds no white space, at most `end` */
function skipSpaces(text, start, end) {
    let at = start;
    while (at < end && isSpace(text.charCodeAt(at)))
        at++;
    return at;
}
/** @returns the offset behind the last character before `end` that is no white space, at least `start` */
function trimSpaces(text, start, end) {
    let at = end;
    while (at > start && isSpace(text.charCodeAt(at - 1)))
        at--;
    return at;
}


/***/ }),

/***/ 9210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ valueSpan),
/* harmony export */   UT: () => (/* binding */ keySpan),
/* harmony export */   Ww: () => (/* binding */ partSpan),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/** Where in the file the character at `index` of a logical line's text stands; for its end, behind the last one. */
function originOf(line, index) {
    const { origins } = line;
    if (origins === undefined)
        return line.origin + index;
    let low = 0;
    let high = origins.length / 2 - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (origins[middle * 2] <= index)
            low = middle;
        else
            high = middle - 1;
    }
    return origins[low * 2 + 1] + index - origins[low * 2];
}
/** Where the text of a logical line from `start` to `end` stands in the file. */
function spanOf(source, line, start, end) {
    const from = originOf(line, start);
    return { source, start: from, end: end > start ? originOf(line, end - 1) + 1 : from };
}
/** Where the key stands. */
function keySpan(entry) {
    return { source: entry.source, start: entry.keyStart, end: entry.keyStart + entry.key.length };
}
/** Where the value stands, without white space at its end; the key and its `=` where there is none. */
function valueSpan(entry) {
    const length = entry.value.trimEnd().length;
    if (length === 0) {
        return { source: entry.source, start: entry.keyStart, end: originOf(entry.line, entry.valueIndex) };
    }
    return partSpan(entry, 0, length);
}
/** Where a part of the value stands. */
function partSpan(entry, start, end) {
    return spanOf(entry.source, entry.line, entry.valueIndex + start, entry.valueIndex + end);
}


/***/ }),

/***/ 8768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ splitWords)
/* harmony export */ });
/**
 * Cuts a value into words as the generator does (`extractFirstWord` of `pkg/systemd/parser/split.go`, made after
 * systemd's). `read`: the flags Relax, Unquote and CUnescape, for command lines and lists of assignments. `kept`: the
 * flags RetainEscape and Unquote, for plain lists; an open quote drops the value there.
 */
function splitWords(value, escapes, octal) {
    const words = [];
    const end = value.length;
    let at = 0;
    while (at < end) {
        while (at < end && isSeparator(value.charCodeAt(at)))
            at++;
        if (at >= end)
            break;
        if (value.charCodeAt(at) === NUL)
            return { words, ignoredFrom: at };
        const word = readWord(value, at, escapes, octal);
        if (word.fault !== undefined)
            return { words: [], fault: word.fault };
        if (word.text === '')
            return hasMore(value, word.end) ? { words, ignoredFrom: at } : { words };
        words.push({ text: word.text, start: at, end: word.end });
        if (word.nul)
            return { words, ignoredFrom: word.end };
        at = word.end;
    }
    return { words };
}
const NUL = 0;
const BACKSLASH = 0x5c;
const DOUBLE = 0x22;
const SINGLE = 0x27;
function isSeparator(code) {
    return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
function hasMore(value, from) {
    for (let at = from; at < value.length; at++)
        if (!isSeparator(value.charCodeAt(at)))
            return true;
    return false;
}
function readWord(value, start, escapes, octal) {
    const size = value.length;
    let text = '';
    let from = start;
    let quote = 0;
    let quoteAt = start;
    let at = start;
    for (; at < size; at++) {
        const code = value.charCodeAt(at);
        if (code === NUL)
            break;
        if (quote === 0 && isSeparator(code))
            break;
        if (code === BACKSLASH && escapes === 'read') {
            text += value.slice(from, at);
            // A backslash at the very end is eaten.
            if (at + 1 >= size || value.charCodeAt(at + 1) === NUL) {
                from = at + 1;
                at++;
                break;
            }
            const found = readEscape(value, at + 1, octal);
            if (found === undefined) {
                return {
                    text: '',
                    end: at,
                    fault: { kind: 'escape', start: at, end: at + 1 + codePointLength(value, at + 1) },
                };
            }
            text += found.text;
            at += found.length;
            from = at + 1;
        }
        else if (quote === 0 ? code === DOUBLE || code === SINGLE : code === quote) {
            text += value.slice(from, at);
            from = at + 1;
            if (quote === 0) {
                quote = code;
                quoteAt = at;
            }
            else
                quote = 0;
        }
    }
    if (quote !== 0 && escapes === 'kept') {
        return { text: '', end: at, fault: { kind: 'quote', start: quoteAt, end: size } };
    }
    text += value.slice(from, at);
    return { text, end: at, nul: at < size && value.charCodeAt(at) === NUL };
}
function codePointLength(value, at) {
    return (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
const SIMPLE = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
    '\\': '\\',
    '"': '"',
    "'": "'",
    s: ' ',
};
/** @returns the character and how many characters behind the backslash stand for it; nothing for an unknown one */
function readEscape(value, at, octal) {
    const letter = value.charAt(at);
    const simple = SIMPLE[letter];
    if (simple !== undefined)
        return { text: simple, length: 1 };
    if (letter === 'x')
        return fromDigits(value, at + 1, 2, 16);
    if (letter === 'u')
        return fromDigits(value, at + 1, 4, 16);
    if (letter === 'U')
        return fromDigits(value, at + 1, 8, 16);
    if (!octal) {
        // Before 5.4 the digits 0 to 6 fell out of an empty `case`: a NUL for the one digit, and 7 was refused.
        return letter >= '0' && letter <= '6' && letter.length === 1 ? { text: '\0', length: 1 } : undefined;
    }
    if (letter >= '0' && letter <= '7') {
        const found = fromDigits(value, at, 3, 8);
        return found && found.text.charCodeAt(0) <= 255 ? { ...found, length: 3 } : undefined;
    }
    return undefined;
}
function fromDigits(value, at, count, base) {
    const digits = value.slice(at, at + count);
    const pattern = base === 16 ? /^[\da-fA-F]+$/ : /^[0-7]+$/;
    if (digits.length !== count || !pattern.test(digits))
        return undefined;
    const code = Number.parseInt(digits, base);
    if (code === 0 || code > 0x10ffff)
        return undefined;
    // A lone surrogate becomes U+FFFD, as where the generator writes it out.
    const text = code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code);
    return { text, length: count + 1 };
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

/***/ 8186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ perLine),
/* harmony export */   z: () => (/* binding */ lineFinder)
/* harmony export */ });
/** Makes the finder of the lines of a result's findings. */
function lineFinder({ findings, textOf }) {
    return perLine(findings, textOf, linesAt);
}
/**
 * Tells something about the lines that findings begin in. `make` goes through each file once, when it is first asked
 * about, and keeps only those lines: a file may have more of them than fit into memory as a list.
 */
function perLine(findings, textOf, make) {
    const wanted = new Map();
    for (const { file, line } of findings) {
        const lines = wanted.get(file);
        if (lines === undefined)
            wanted.set(file, new Set([line]));
        else
            lines.add(line);
    }
    const made = new Map();
    return ({ file, line }) => {
        let lines = made.get(file);
        if (lines === undefined) {
            const text = textOf(file);
            lines = text === undefined ? new Map() : make(text, wanted.get(file) ?? new Set());
            made.set(file, lines);
        }
        return lines.get(line);
    };
}
function linesAt(text, numbers) {
    const lines = new Map();
    let line = 1;
    let start = 0;
    for (const number of [...numbers].sort((a, b) => a - b)) {
        while (line < number) {
            const next = text.indexOf('\n', start);
            if (next < 0)
                return lines;
            start = next + 1;
            line++;
        }
        if (line === number)
            lines.set(number, { text, start, end: endOfLine(text, start) });
    }
    return lines;
}
function endOfLine(text, start) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    return end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}


/***/ }),

/***/ 4904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ drawExcerpt),
/* harmony export */   z: () => (/* binding */ excerptOf)
/* harmony export */ });
/* harmony import */ var _excerpt_cells_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(320);

/** The widest excerpt, in columns. */
const WIDTH = 100;
/** How much of a line that is too long stays before what is marked, in columns. */
const BEFORE = 40;
const CUT = '…';
const PLAIN = { gutter: (text) => text, mark: (text) => text };
/**
 * Takes the line of a place, cut to what fits around the mark. Of a place over several lines it is the first. The
 * work does not grow with the line's length.
 */
function excerptOf(place, line) {
    const length = line.end - line.start;
    const from = clamp(place.column - 1, 0, length);
    const to = place.endLine > place.line ? length : clamp(place.endColumn - 1, from, length);
    const begin = wholeCharacter(line, Math.max(0, from - WIDTH));
    const end = wholeCharacter(line, Math.min(length, from + WIDTH));
    const cells = [...(0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .cellsOf */ .n)(line.text.slice(line.start + begin, line.start + end))];
    const whole = begin === 0 && end === length;
    const first = firstCell(cells, from - begin, whole);
    let at = begin + unitsOf(cells.slice(0, first));
    let shown = at > 0 ? CUT : '';
    let columns = shown.length;
    let indent = columns;
    let marked = 0;
    for (const { units, shown: text, width } of cells.slice(first)) {
        const last = at + units === length;
        if (columns + width > (last ? WIDTH : WIDTH - CUT.length))
            break;
        if (at + units <= from)
            indent += width;
        else if (at < to)
            marked += width;
        shown += text;
        columns += width;
        at += units;
    }
    if (at < length)
        shown += CUT;
    return { line: place.line, shown, indent, marked: Math.max(1, marked) };
}
/** Draws an excerpt: the line behind its number, and the mark below it. */
function drawExcerpt({ line, shown, indent, marked }, paint = PLAIN) {
    const number = String(line);
    const mark = `${' '.repeat(indent)}${paint.mark('^'.repeat(marked))}`;
    return [
        `${paint.gutter(`${number} |`)} ${shown}`.trimEnd(),
        `${paint.gutter(`${' '.repeat(number.length)} |`)} ${mark}`,
    ];
}
/** The first cell to show, so that the mark is in sight and as much as possible around it. */
function firstCell(cells, from, whole) {
    let first = 0;
    for (let at = 0; first < cells.length; first++) {
        at += cells[first].units;
        if (at > from)
            break;
    }
    const before = widthOf(cells.slice(0, first));
    const behind = widthOf(cells.slice(first));
    if (whole && before + behind <= WIDTH)
        return 0;
    let room = WIDTH - CUT.length - Math.min(behind, WIDTH - BEFORE);
    for (; first > 0; first--) {
        room -= cells[first - 1].width;
        if (room < 0)
            break;
    }
    return first;
}
function unitsOf(cells) {
    return cells.reduce((sum, { units }) => sum + units, 0);
}
function widthOf(cells) {
    return cells.reduce((sum, { width }) => sum + width, 0);
}
/** Moves a cut out of the middle of a character beyond U+FFFF. */
function wholeCharacter({ text, start }, at) {
    const inside = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(start + at - 1, start + at + 1));
    return inside ? at - 1 : at;
}
function clamp(value, low, high) {
    return Math.min(Math.max(value, low), high);
}


/***/ }),

/***/ 9222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ lintText)
/* harmony export */ });
/* harmony import */ var _excerpt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4904);
/* harmony import */ var _excerpt_cells_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(320);
/* harmony import */ var _excerpt_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8186);
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2928);




const INK = { error: '1;31', warning: '1;33', note: '1;36' };
const GUTTER = '1;34';
const FIX = '1;32';
/**
 * The findings for a log or a terminal, each with the line that it is about, and a last line with their number.
 * Nothing that stands in a file or its name can rule the terminal, nor be a workflow command to GitHub's runner.
 */
function lintText(result, options) {
    const paint = options.colours ? (ink, text) => `\x1b[${ink}m${text}\x1b[0m` : (_, text) => text;
    const lineOf = (0,_excerpt_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineFinder */ .z)(result);
    const blocks = result.findings.map((finding) => block(finding, result.targets, lineOf, paint));
    return (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(`${[...blocks, paint('1', (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)(result))].join('\n\n')}\n`);
}
function block(finding, targets, lineOf, paint) {
    const { code, severity, file, line, column, fix } = finding;
    const ink = INK[severity];
    const source = lineOf(finding);
    const margin = ' '.repeat(source === undefined ? 1 : String(line).length);
    const gutter = (text) => paint(GUTTER, text);
    const excerptPaint = { gutter, mark: (text) => paint(ink, text) };
    const remark = (text) => `${margin} ${gutter('=')} ${text}`;
    const only = (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyFor */ .Wj)(finding, targets);
    return [
        `${paint(ink, `${severity}[${code}]`)}${paint('1', `: ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(finding.message)}`)}`,
        `${margin}${gutter('-->')} ${(0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .R)(file)}:${line}:${column}`,
        ...(source === undefined
            ? []
            : [`${margin} ${gutter('|')}`, ...(0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .drawExcerpt */ .i)((0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .excerptOf */ .z)(finding, source), excerptPaint)]),
        ...(only === '' ? [] : [remark(only)]),
        ...(fix === undefined ? [] : [remark(`${paint(FIX, 'fix')}: ${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(fix.title)} (--fix)`)]),
    ].join('\n');
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


/***/ })

};
