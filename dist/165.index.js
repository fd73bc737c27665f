export const id = 165;
export const ids = [165,142];
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


/***/ }),

/***/ 1254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ readLimits),
/* harmony export */   FV: () => (/* binding */ loginDefinition),
/* harmony export */   Wt: () => (/* binding */ readGroupIds),
/* harmony export */   cj: () => (/* binding */ otherSource),
/* harmony export */   h$: () => (/* binding */ readPasswd),
/* harmony export */   hO: () => (/* binding */ isUid),
/* harmony export */   o2: () => (/* binding */ isUserWord)
/* harmony export */ });
/* unused harmony export USUAL_LIMITS */
/* harmony import */ var _subids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2561);

/** The accounts of passwd(5), in order; also reads what `getent passwd` prints. */
function readPasswd(text) {
    return text.split('\n').flatMap((line) => {
        const [name = '', , uid = '', gid = ''] = line.split(':');
        if (name === '' || !/^\d+$/.test(uid) || !/^\d+$/.test(gid))
            return [];
        return [{ name, uid: Number(uid), gid: Number(gid) }];
    });
}
/** The gids of group(5). */
function readGroupIds(text) {
    return text.split('\n').flatMap((line) => {
        const id = line.split(':')[2] ?? '';
        return /^\d+$/.test(id) ? [Number(id)] : [];
    });
}
/** A user that is all digits is a uid. */
function isUid(user) {
    return /^\d+$/.test(user);
}
/** What names a user: letters, digits and a few signs, or a decimal uid; never an option of a command. */
function isUserWord(text) {
    return /^(?:\d{1,10}|[A-Za-z_][A-Za-z0-9_.@-]*\$?)$/.test(text);
}
/** Source: login.defs(5), "SUB_UID_MIN", for a host that says nothing. */
const USUAL_LIMITS = { min: 100_000, max: 600_100_000, count: _subids_js__WEBPACK_IMPORTED_MODULE_0__/* .ENOUGH_IDS */ .Sq };
/** The limits of login.defs(5) for ranges of `UID` or `GID`. */
function readLimits(loginDefs, kind) {
    const number = (name, usual) => {
        const found = loginDefinition(loginDefs, `SUB_${kind}_${name}`);
        return found !== undefined && /^(?:0x[\da-f]+|\d+)$/i.test(found) ? Number(found) : usual;
    };
    const { min, max, count } = USUAL_LIMITS;
    return { min: number('MIN', min), max: number('MAX', max), count: number('COUNT', count) };
}
/** What login.defs(5) sets; the last line counts. */
function loginDefinition(loginDefs, name) {
    const lines = loginDefs.split('\n').map((line) => line.trim().split(/\s+/));
    return lines.findLast(([key]) => key === name)?.[1]?.replaceAll('"', '');
}
/**
 * The source of subordinate ids that nsswitch.conf(5) names, or nothing where it is the files.
 * Source: subid(5) of shadow, which takes the first word and no other.
 */
function otherSource(nsswitch) {
    const source = /^\s*subid:[ \t]*([^\s#]+)/m.exec(nsswitch)?.[1];
    return source === 'files' ? undefined : source;
}


/***/ }),

/***/ 2561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   Lu: () => (/* binding */ formatRange),
/* harmony export */   Sq: () => (/* binding */ ENOUGH_IDS),
/* harmony export */   V1: () => (/* binding */ LAST_ID),
/* harmony export */   X5: () => (/* binding */ total),
/* harmony export */   kx: () => (/* binding */ parseGetsubids)
/* harmony export */ });
/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
const ENOUGH_IDS = 65536;
/** The kernel's ids are 32 bits wide, and 4294967295 means "none". */
const LAST_ID = 0xffff_fffe;
/** Reads what getsubids(1) prints: `0: runner 100000 65536`. */
function parseGetsubids(text) {
    return text.split('\n').flatMap((line) => {
        const found = /^\d+:\s+\S+\s+(\d+)\s+(\d+)\s*$/.exec(line);
        return found ? [{ start: Number(found[1]), count: Number(found[2]) }] : [];
    });
}
function total(ranges) {
    return ranges.reduce((sum, range) => sum + range.count, 0);
}
function overlap(a, b) {
    return a.start < b.start + b.count && b.start < a.start + a.count;
}
/** First and last id, as usermod(8) takes them. */
function formatRange({ start, count }) {
    return `${start}-${start + count - 1}`;
}


/***/ }),

/***/ 6755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed),
/* harmony export */   a: () => (/* binding */ words)
/* harmony export */ });
/** The words of a text, separated by blanks or lines. */
function words(text) {
    return text.split(/\s+/).filter((word) => word !== '');
}
/** What a text lists: separated by blanks, commas or lines. */
function listed(text) {
    return text.split(/[\s,]+/).filter((word) => word !== '');
}


/***/ })

};
