export const id = 811;
export const ids = [811];
export const modules = {

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


/***/ })

};
