export const id = 239;
export const ids = [239];
export const modules = {

/***/ 5239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readAbout: () => (/* binding */ readAbout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Who this linter is, and where the pages of its rules are: those of the very version that a job uses, else those of the
 * newest one.
 * @param actionRoot the directory of action.yml
 */
function readAbout(actionRoot, variables) {
    const { version, homepage } = readPackage(actionRoot);
    const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = variables;
    const informationUri = repository
        ? `${variables.GITHUB_SERVER_URL || 'https://github.com'}/${repository}`
        : homepage;
    const pages = `${informationUri}/blob/${(repository && ref) || 'main'}/docs/rules`;
    return { version, informationUri, helpUri: (code) => `${pages}/${code}.md` };
}
function readPackage(actionRoot) {
    const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(actionRoot, 'package.json'), 'utf8');
    return JSON.parse(text);
}


/***/ })

};
