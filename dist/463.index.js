export const id = 463;
export const ids = [463];
export const modules = {

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
