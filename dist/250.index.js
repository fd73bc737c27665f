export const id = 250;
export const ids = [250];
export const modules = {

/***/ 4250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fixAll: () => (/* binding */ fixAll)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./lib/src/quadlet/fixes.js
/**
 * Applies the fixes of findings to the texts that they were found in. Of fixes that touch each other's edits the first
 * is applied, and the others are left for the next round. All else stays as it is, character by character.
 */
function applyFixes(findings, textOf) {
    const taken = new Map();
    const fixed = findings.filter(({ fix }) => fix !== undefined && take(fix, taken, textOf));
    const texts = new Map();
    for (const [file, edits] of taken) {
        const before = textOf(file) ?? '';
        const after = edited(before, edits);
        if (after !== before)
            texts.set(file, after);
    }
    return { texts, fixed };
}
/** Takes the edits of a fix, all or none. */
function take({ edits }, taken, textOf) {
    const fits = edits.every((edit, index) => {
        const text = textOf(edit.file);
        if (text === undefined || edit.start < 0 || edit.end < edit.start || edit.end > text.length)
            return false;
        const others = [...(taken.get(edit.file) ?? []), ...edits.slice(0, index)];
        return !others.some((other) => other.file === edit.file && touch(edit, other));
    });
    if (!fits || edits.length === 0)
        return false;
    for (const edit of edits) {
        const known = taken.get(edit.file);
        if (known === undefined)
            taken.set(edit.file, [edit]);
        else
            known.push(edit);
    }
    return true;
}
function touch(a, b) {
    if (a.start === b.start)
        return !(isLines(a) && isLines(b) && a.text !== b.text);
    return a.start < b.end && b.start < a.end;
}
// Lines for the same place come one after the other; a section that both begin must not be there twice.
function isLines({ start, end, text }) {
    return start === end && text.includes('\n') && !/^[ \t]*\[/m.test(text);
}
function edited(text, edits) {
    let result = '';
    let at = 0;
    for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
        result += text.slice(at, edit.start) + edit.text;
        at = edit.end;
    }
    return result + text.slice(at);
}

// EXTERNAL MODULE: ./lib/src/quadlet/set/parsed-files.js
var parsed_files = __webpack_require__(6783);
// EXTERNAL MODULE: ./lib/src/lint/lint-set.js + 2 modules
var lint_set = __webpack_require__(4179);
;// CONCATENATED MODULE: ./lib/src/lint/fix-set.js




/** Each round can uncover something new to fix; more of them would mean that two rules undo each other's work. */
const ROUNDS = 10;
/**
 * Applies what fixes the findings offer, and lints again, until nothing is left to fix. Changes after which the whole
 * set has more errors than before are taken back.
 */
function fixSet(given, policy, lint = lint_set/* lintSet */.yA) {
    const texts = new Map();
    const fixed = [];
    const refused = notUtf8(given.tree);
    const mentioned = new Set();
    let state = { set: given, report: lint(given, policy) };
    for (let round = 0; round < ROUNDS; round++) {
        const open = state.report.result.findings.filter(({ fix }) => {
            const files = fix?.edits.map(({ file }) => file) ?? [];
            for (const file of files)
                mentioned.add(file);
            return !files.some((file) => refused.has(file) || given.asked?.has(file) === false);
        });
        const groups = groupsOf(applyFixes(open, state.report.result.textOf));
        if (groups.length === 0)
            break;
        const settled = settle(groups, state, (set) => lint(set, policy));
        state = settled.state;
        for (const group of settled.accepted) {
            for (const [file, text] of group.texts)
                texts.set(file, text);
            fixed.push(...group.fixed);
        }
        for (const group of settled.refused) {
            for (const file of group.texts.keys())
                refused.set(file, 'the fixes would have brought new errors');
        }
    }
    return {
        report: state.report,
        texts,
        fixed,
        refused: new Map([...refused].filter(([file]) => mentioned.has(file))),
    };
}
/** Accepts what brings no new error; where something does, it is looked for in the one half and in the other. */
function settle(groups, before, lint) {
    const texts = new Map(groups.flatMap((group) => [...group.texts]));
    const set = { ...before.set, tree: withTexts(before.set.tree, texts) };
    const report = lint(set);
    if (report.errors <= before.report.errors)
        return { accepted: groups, refused: [], state: { set, report } };
    if (groups.length === 1)
        return { accepted: [], refused: groups, state: before };
    const middle = groups.length >> 1;
    const one = settle(groups.slice(0, middle), before, lint);
    const other = settle(groups.slice(middle), one.state, lint);
    return {
        accepted: [...one.accepted, ...other.accepted],
        refused: [...one.refused, ...other.refused],
        state: other.state,
    };
}
function groupsOf({ texts, fixed }) {
    const byFile = new Map();
    for (const finding of fixed) {
        const files = [...new Set(finding.fix?.edits.map(({ file }) => file))];
        const known = [...new Set(files.flatMap((file) => byFile.get(file) ?? []))];
        const group = known[0] ?? { files: [], fixed: [] };
        for (const other of known.slice(1)) {
            group.fixed.push(...other.fixed);
            group.files.push(...other.files);
        }
        group.fixed.push(finding);
        group.files.push(...files.filter((file) => !byFile.has(file)));
        for (const file of group.files)
            byFile.set(file, group);
    }
    return [...new Set(byFile.values())].flatMap((group) => {
        const own = group.files.flatMap((file) => {
            const text = texts.get(file);
            return text === undefined ? [] : [[file, text]];
        });
        return own.length === 0 ? [] : [{ texts: new Map(own), fixed: group.fixed }];
    });
}
function withTexts(tree, texts) {
    return {
        directories: tree.directories.map((directory) => {
            const entries = directory.entries.map((entry) => {
                const text = texts.get((0,parsed_files/* pathOf */.X)(directory, entry.name));
                return text === undefined ? entry : { ...entry, content: text };
            });
            return { ...directory, entries };
        }),
    };
}
// Their text is not what the file holds, and writing it would change other places too.
function notUtf8(tree) {
    const files = new Map();
    for (const directory of tree.directories) {
        for (const { name, content } of directory.entries) {
            if (content !== undefined && typeof content !== 'string' && !(0,external_node_buffer_.isUtf8)(content)) {
                files.set((0,parsed_files/* pathOf */.X)(directory, name), 'it is not UTF-8');
            }
        }
    }
    return files;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/lint/entries.js
var entries = __webpack_require__(8954);
;// CONCATENATED MODULE: ./lib/src/lint/replace-file.js





/**
 * Gives a file a new text at one stroke: whoever reads it finds the old one or the new one. Its mode and owner stay, and
 * a link stays a link.
 * @throws UserError where that is not allowed or does not work
 */
function replaceFile(path, text) {
    let temporary;
    try {
        const real = (0,external_node_fs_.realpathSync)(path);
        const { mode, uid, gid } = (0,external_node_fs_.statSync)(real);
        temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(real), `.${(0,external_node_path_.basename)(real)}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
        (0,external_node_fs_.writeFileSync)(temporary, text, { flag: 'wx', mode: 0o600 });
        // Only root may give files away.
        if (process.getuid?.() === 0)
            (0,external_node_fs_.chownSync)(temporary, uid, gid);
        (0,external_node_fs_.chmodSync)(temporary, mode & 0o7777);
        (0,external_node_fs_.renameSync)(temporary, real);
    }
    catch (thrown) {
        if (temporary !== undefined)
            (0,external_node_fs_.rmSync)(temporary, { force: true });
        throw new errors/* UserError */.yo(`${path} cannot be written: ${(0,entries/* reasonOf */.A3)(thrown)}`);
    }
}

;// CONCATENATED MODULE: ./lib/src/lint/fix-all.js



/**
 * Fixes what can be fixed, writes it, and says so.
 * @returns what is left
 * @throws UserError where a file cannot be written
 */
function fixAll({ sets, policy }, say) {
    const outcomes = sets.map((set) => fixSet(set, policy));
    for (const { texts, fixed, refused } of outcomes) {
        for (const [file, text] of texts)
            replaceFile(file, text);
        for (const finding of fixed)
            say(`fixed ${place(finding)}: ${finding.code}, ${finding.fix?.title}\n`);
        for (const [file, reason] of refused)
            say(`${file} was left as it is: ${reason}\n`);
    }
    return (0,lint_set/* joinReports */.cR)(outcomes.map(({ report }) => report), policy);
}
function place({ file, line, column }) {
    return `${file}:${line}:${column}`;
}


/***/ })

};
