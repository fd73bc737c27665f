export const id = 486;
export const ids = [486];
export const modules = {

/***/ 9105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readYaml: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/** Reads the documents of a YAML file. It is apart from the engine because most sets have no manifest to read. */
const readYaml = (text) => {
    const parsed = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(text, { prettyErrors: false, logLevel: 'silent' });
    const documents = Array.isArray(parsed) ? parsed : [];
    const errors = documents.flatMap((document) => document.errors.map(({ message, pos }) => ({ message: message.split('\n', 1)[0] ?? '', offset: pos[0] })));
    if (errors.length > 0)
        return { documents: [], errors };
    try {
        return {
            documents: documents.map((document) => document.toJS({ maxAliasCount: 100 })),
            errors,
        };
    }
    catch (thrown) {
        // Aliases that would unfold without end.
        return { documents: [], errors: [{ message: thrown.message, offset: 0 }] };
    }
};


/***/ })

};
