export const id = 196;
export const ids = [196];
export const modules = {

/***/ 2815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   github: () => (/* binding */ github)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7264);

const ANNOTATE = { error: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3, warning: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e, notice: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm };
const github = {
    log: {
        info: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq,
        warning: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e,
        error: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3,
        group: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .group */ .Os,
        mask: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq,
    },
    // A blank at the end of a password is part of it.
    input: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name, { trimWhitespace: name !== 'password' }),
    output: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH,
    exportVariable: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .exportVariable */ .dN,
    saveState: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ,
    state: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu,
    annotate: ({ level, message, properties }) => ANNOTATE[level](message, properties),
    summary: async (markdown) => {
        await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(markdown, true).write();
    },
    fail: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(message),
};


/***/ })

};
