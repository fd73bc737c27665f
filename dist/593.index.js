export const id = 593;
export const ids = [593];
export const modules = {

/***/ 3593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   processOutput: () => (/* binding */ processOutput),
/* harmony export */   writeAll: () => (/* binding */ writeAll)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** This process's own output. Colours are for terminals, or for whoever sets FORCE_COLOR; never under NO_COLOR. */
function processOutput(variables) {
    const { NO_COLOR, FORCE_COLOR } = variables;
    // To ask for process.stdout loads streams, which nobody but a terminal needs.
    const isTerminal = isDevice(1) && process.stdout.isTTY === true;
    const colours = FORCE_COLOR ? FORCE_COLOR !== '0' : isTerminal;
    return {
        stdout: (text) => (isTerminal ? void process.stdout.write(text) : writeAll(1, text)),
        stderr: (text) => writeAll(2, text),
        colours: colours && !NO_COLOR,
    };
}
function isDevice(descriptor) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor).isCharacterDevice();
    }
    catch {
        // It was closed before the start.
        return false;
    }
}
/**
 * Writes a text whole, however slowly it is read.
 * @throws Error where it cannot be written; not where the reader has gone, as `head` does when it has enough
 */
function writeAll(descriptor, text) {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) {
        try {
            written += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(descriptor, bytes, written);
        }
        catch (thrown) {
            const { code } = thrown;
            if (code === 'EPIPE' || code === 'EOF')
                return;
            if (code !== 'EAGAIN')
                throw thrown;
            // The pipe is full, and whoever made it wants no writer to wait for it: so wait here.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MILLISECONDS);
        }
    }
}
const MILLISECONDS = 5;


/***/ })

};
