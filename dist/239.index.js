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


/***/ })

};
