export const id = 376;
export const ids = [376];
export const modules = {

/***/ 4376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   annotationCommands: () => (/* binding */ annotationCommands)
/* harmony export */ });
/* harmony import */ var _report_lint_annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5931);

/** The findings as commands to GitHub's runner, a line each, for jobs that run the command by themselves. */
function annotationCommands(result, rules) {
    const { shown } = (0,_report_lint_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .lintAnnotations */ .q)(result, rules);
    const lines = shown
        // What has no place speaks of a summary, which only the action writes.
        .filter(({ properties }) => properties.file !== undefined)
        .map(({ level, message, properties }) => {
        const { title, file, startLine, endLine, startColumn, endColumn } = properties;
        const words = Object.entries({ title, file, line: startLine, endLine, col: startColumn, endColumn })
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
        return `::${level} ${words.join(',')}::${escapeData(message)}\n`;
    });
    return lines.join('');
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
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


/***/ })

};
