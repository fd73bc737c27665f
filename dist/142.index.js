export const id = 142;
export const ids = [142];
export const modules = {

/***/ 142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainFailure: () => (/* binding */ explainFailure)
/* harmony export */ });
/* unused harmony export conditionsBehind */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1491);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5225);



/** Conditions of the host that an error message of podman, buildah or skopeo points to, in the order of the checks. Pure. */
function conditionsBehind(text, conditions = _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .conditions */ .jA) {
    return conditions.filter(({ signatures }) => signatures.some((signature) => signature.test(text)));
}
/**
 * What to show of anything that was thrown: the command's own words, and under them the condition of the host that they
 * point to, where they point to one. A bug of ours is no condition of the host.
 */
function explainFailure(thrown) {
    const said = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError ? thrown.message : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(thrown);
    if (!(thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError || thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
        return said;
    // A message shows the last words only.
    const all = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError ? `${said}\n${thrown.result.stderr}` : said;
    const [condition] = conditionsBehind(all);
    if (condition === undefined || said.includes(condition.id))
        return said;
    const { id, title, cause, cure } = condition;
    return `${said}\n${id} ${title}: ${cause}\n  what to do: ${cure}`;
}


/***/ })

};
