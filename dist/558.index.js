export const id = 558;
export const ids = [558];
export const modules = {

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishedOf: () => (/* binding */ publishedOf)
/* harmony export */ });
/**
 * What is published of a result, with the commit of the sources if they are of one.
 * @throws Error where nothing was made
 */
async function publishedOf({ made, mode, installDirectory, generator }, attempt) {
    if (made === undefined)
        throw new Error('nothing was generated that could be published');
    const { generation, companions } = made;
    return {
        set: generation.set,
        sources: [...generation.layout.files, ...companions.files],
        mode,
        installDirectory,
        podman: generator.version,
        generator: generator.words,
        commit: await headCommit(attempt),
    };
}
async function headCommit(attempt) {
    const { exitCode, stdout } = await attempt(['git', 'rev-parse', '--verify', '--quiet', 'HEAD'], {
        timeout: 30,
    });
    return exitCode === 0 ? stdout.trim() : undefined;
}


/***/ })

};
