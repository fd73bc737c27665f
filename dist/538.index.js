export const id = 538;
export const ids = [538];
export const modules = {

/***/ 9538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   forgetSession: () => (/* binding */ forgetSession),
/* harmony export */   readSession: () => (/* binding */ readSession),
/* harmony export */   saveSession: () => (/* binding */ saveSession)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



function sessionFile() {
    const state = process.env.XDG_STATE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.local/state');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, 'podman-registry-action/session.json');
}
async function saveSession(session) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(sessionFile()), { recursive: true, mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(sessionFile(), JSON.stringify(session), { mode: 0o600 });
}
/** @returns nothing where nothing was kept */
async function readSession() {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(sessionFile(), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : JSON.parse(text);
}
async function forgetSession() {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(sessionFile(), { force: true });
}


/***/ })

};
