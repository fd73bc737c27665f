import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 5071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   w$: () => (/* binding */ lastLines),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/**
 * A mistake that the person who wrote the workflow can mend: a wrong input, a host that is not fit, an image
 * that does not exist. Shown as one message, without a stack.
 */
class UserError extends Error {
    name = 'UserError';
}
/** What to say of an input that is not as it may be. */
function refuse(input, found, allowed) {
    return new UserError(`input "${input}" is ${JSON.stringify(found)}; allowed: ${allowed}`);
}
/** The last `count` lines of a text that are not blank, for quoting a command's own last words. */
function lastLines(text, count) {
    return text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .slice(-count);
}
/** What to show a person of anything that was thrown; a bug of ours keeps its stack. */
function describeError(thrown) {
    if (thrown instanceof UserError)
        return thrown.message;
    if (thrown instanceof Error)
        return thrown.stack ?? thrown.message;
    return String(thrown);
}


/***/ }),

/***/ 8329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseLine),
/* harmony export */   P: () => (/* binding */ parseCommandFile)
/* harmony export */ });
// Source: the runner's ActionCommand and @actions/core's command.ts.
const COMMAND = /^::([a-z-]+)(?: [^:]*)?::(.*)$/;
/** Reads `::name key=value::text`; anything else is text. */
function parseLine(line) {
    const found = COMMAND.exec(line);
    if (!found)
        return { kind: 'text', text: line };
    const value = (found[2] ?? '').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    return { kind: 'command', name: found[1] ?? '', value };
}
/**
 * Reads a file such as GITHUB_OUTPUT: `name=value`, or `name<<END`, lines, `END`. The last value of a name counts.
 * @throws Error when a value of several lines has no end
 */
function parseCommandFile(text) {
    const values = new Map();
    const lines = text.split('\n');
    for (let index = 0; index < lines.length; index += 1) {
        const line = lines[index] ?? '';
        const block = /^([^=]+?)<<(.+)$/.exec(line);
        if (block?.[1] !== undefined && block[2] !== undefined) {
            const end = lines.indexOf(block[2], index + 1);
            if (end === -1)
                throw new Error(`the value of ${block[1]} has no end`);
            values.set(block[1], lines.slice(index + 1, end).join('\n'));
            index = end;
        }
        else if (line.includes('=')) {
            values.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
        }
    }
    return values;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xw: () => (/* reexport */ cli),
  Ac: () => (/* binding */ main_doctor),
  kr: () => (/* binding */ quadletGenerate),
  qf: () => (/* binding */ quadletGeneratePost),
  Gb: () => (/* binding */ quadletLint),
  n8: () => (/* binding */ registryMain),
  qG: () => (/* binding */ registryPost)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __nccwpck_require__(5071);
// EXTERNAL MODULE: ./lib/src/local/workflow-command.js
var workflow_command = __nccwpck_require__(8329);
;// CONCATENATED MODULE: ./lib/src/local/terminal.js

const STYLES = { heading: '1', warning: '33', error: '31', done: '32' };
/** @param colours false when the output is no terminal, or under NO_COLOR */
function terminal(write, colours) {
    const secrets = new Set();
    let indent = '';
    const paint = (style, text) => colours ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
    const print = (text) => {
        let shown = text;
        // The longest first: a short secret may be a part of a long one.
        for (const secret of [...secrets].sort((a, b) => b.length - a.length))
            shown = shown.replaceAll(secret, '***');
        for (const line of shown.split('\n'))
            write(`${line === '' ? '' : indent}${line}\n`);
    };
    return {
        show(line) {
            const parsed = (0,workflow_command/* parseLine */.A)(line);
            if (parsed.kind === 'text') {
                print(parsed.text.startsWith('✓') ? paint('done', '✓') + parsed.text.slice(1) : parsed.text);
                return;
            }
            switch (parsed.name) {
                case 'group':
                    print(paint('heading', parsed.value));
                    indent = '  ';
                    break;
                case 'endgroup':
                    indent = '';
                    break;
                case 'add-mask':
                    // The runner masks each line of a secret too.
                    for (const part of [parsed.value, ...parsed.value.split(/[\r\n]+/)])
                        if (part.trim() !== '')
                            secrets.add(part);
                    break;
                case 'warning':
                    print(paint('warning', `warning: ${parsed.value}`));
                    break;
                case 'error':
                    print(paint('error', `error: ${parsed.value}`));
                    break;
                case 'debug':
                    break;
                default:
                    print(line);
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/cli.js




const USAGE = `Usage: podman-registry COMMAND

  start     runs the action on this machine, or in a throwaway one: main, then post
            --input NAME=VALUE   an input of the action (again for each)
            --keep               leaves the registry up
            --here, --machine    do not choose where
            --artifacts DIR      default: ./podman-registry-artifacts
  down      takes away what "start --keep" left up; with a NAME a persistent registry
  status    shows the registries of this user; see "podman-registry status --help"
  logs      shows the last lines of a persistent registry
  gc        frees what no image of a persistent registry needs
  lint      checks Quadlet files; see "podman-registry lint --help"
  doctor    tells whether rootless Podman works on this machine; see "podman-registry doctor --help"
  generate  shows the units of Quadlet files and what changes; see "podman-registry generate --help"
  subid     gives users subordinate ids; see "podman-registry subid --help"
`;
/**
 * The same work from a terminal. What a command needs is loaded when it is called: to lint a file takes less time than
 * to load all else.
 * @param actionRoot the directory of action.yml
 * @returns the exit code: 0 done, 1 failed, 2 wrong use
 */
async function cli(args, actionRoot) {
    if (args[0] === 'lint')
        return lint(args.slice(1), actionRoot);
    if (args[0] === 'generate')
        return generate(args.slice(1));
    if (args[0] === 'subid')
        return subid(args.slice(1), actionRoot);
    if (args[0] === 'doctor')
        return doctor(args.slice(1), actionRoot);
    const operators = operatorCommand(args);
    if (operators !== undefined)
        return operator(operators, args.slice(1), actionRoot);
    const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
    const screen = terminal((text) => process.stdout.write(text), colours);
    const [command, ...rest] = args;
    try {
        switch (command) {
            case 'start':
                return await startCommand(rest, actionRoot, screen);
            case 'down':
                return await down(screen);
            case 'help':
            case '--help':
                process.stdout.write(USAGE);
                return 0;
            default:
                process.stderr.write(USAGE);
                return 2;
        }
    }
    catch (thrown) {
        const wrongUse = isWrongUse(thrown);
        showError(screen, wrongUse ? thrown.message : (0,errors/* describeError */.Uc)(thrown));
        if (wrongUse)
            process.stderr.write(USAGE);
        return wrongUse ? 2 : 1;
    }
}
async function lint(args, actionRoot) {
    const { lintCommand, processOutput } = await Promise.all(/* import() */[__nccwpck_require__.e(164), __nccwpck_require__.e(237)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4237));
    return lintCommand(args, actionRoot, processOutput(process.env));
}
async function generate(args) {
    const { generateCommand, processOutput } = await Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(291), __nccwpck_require__.e(164), __nccwpck_require__.e(290), __nccwpck_require__.e(105)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6105));
    return generateCommand(args, processOutput(process.env));
}
async function doctor(args, actionRoot) {
    const { doctorCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(815), __nccwpck_require__.e(242), __nccwpck_require__.e(292), __nccwpck_require__.e(631), __nccwpck_require__.e(518), __nccwpck_require__.e(225), __nccwpck_require__.e(810), __nccwpck_require__.e(167), __nccwpck_require__.e(426)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6426));
    return doctorCommand(args, actionRoot, {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
    });
}
async function subid(args, actionRoot) {
    const { subidCommand, processOutput } = await Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(518), __nccwpck_require__.e(725)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2725));
    return subidCommand(args, [process.execPath, (0,external_node_path_.join)(actionRoot, 'dist/cli.js')], processOutput(process.env));
}
const OPERATORS = ['status', 'logs', 'gc', 'down'];
/** Without a NAME, `down` takes away what `start --keep` left up. */
function operatorCommand([command, ...rest]) {
    if (command === 'down' && rest.length === 0)
        return undefined;
    return OPERATORS.find((one) => one === command);
}
async function operator(command, args, actionRoot) {
    const [{ persistentCommand }, { processOutput }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(815), __nccwpck_require__.e(242), __nccwpck_require__.e(631), __nccwpck_require__.e(810), __nccwpck_require__.e(314), __nccwpck_require__.e(624)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3477)),
        __nccwpck_require__.e(/* import() */ 593).then(__nccwpck_require__.bind(__nccwpck_require__, 3593)),
    ]);
    const self = [process.execPath, (0,external_node_path_.join)(actionRoot, 'dist/cli.js')];
    return persistentCommand(command, args, self, processOutput(process.env));
}
function showError(screen, message) {
    screen.show(`::error::${message.replaceAll('%', '%25').replaceAll('\n', '%0A')}`);
}
async function startCommand(args, actionRoot, screen) {
    const { values } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: {
            input: { type: 'string', multiple: true, default: [] },
            keep: { type: 'boolean', default: false },
            down: { type: 'boolean', default: false },
            here: { type: 'boolean', default: false },
            machine: { type: 'boolean', default: false },
            artifacts: { type: 'string', default: 'podman-registry-artifacts' },
        },
    });
    if (values.down)
        return down(screen);
    if (values.here && values.machine)
        throw new errors/* UserError */.yo('--here and --machine exclude each other');
    const where = values.here ? 'here' : values.machine ? 'machine' : 'auto';
    const inputs = Object.fromEntries(values.input.map(parseInput));
    const { keep, artifacts } = values;
    const { start } = await Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(815), __nccwpck_require__.e(242), __nccwpck_require__.e(292), __nccwpck_require__.e(631), __nccwpck_require__.e(518), __nccwpck_require__.e(225), __nccwpck_require__.e(183), __nccwpck_require__.e(661)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6814));
    return start({ actionRoot, inputs, keep, where, artifacts }, screen, terminalLog(screen));
}
function parseInput(text) {
    const at = text.indexOf('=');
    if (at < 1)
        throw new errors/* UserError */.yo(`--input is "${text}"; allowed: NAME=VALUE`);
    return [text.slice(0, at), text.slice(at + 1)];
}
async function down(screen) {
    const [{ endMachine }, { forgetSession, readSession }, { runPost }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(183)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3183)),
        __nccwpck_require__.e(/* import() */ 538).then(__nccwpck_require__.bind(__nccwpck_require__, 9538)),
        Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(960)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6960)),
    ]);
    const session = await readSession();
    if (session === undefined) {
        screen.show('nothing was kept');
        return 0;
    }
    const exitCode = session.kind === 'machine'
        ? await endMachine(session.workDir, screen)
        : (await runPost(session.step, screen.show)).exitCode;
    await forgetSession();
    return exitCode;
}
function isWrongUse(thrown) {
    const code = thrown?.code;
    return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
function terminalLog(screen) {
    return {
        info: screen.show,
        warning: (message) => screen.show(`::warning::${message}`),
        error: (message) => showError(screen, message),
        group: async (title, work) => {
            screen.show(`::group::${title}`);
            try {
                return await work();
            }
            finally {
                screen.show('::endgroup::');
            }
        },
        mask: (secret) => screen.show(`::add-mask::${secret}`),
    };
}

;// CONCATENATED MODULE: ./lib/src/main.js
// Each entry loads what it needs and no more: the bundle's other parts take longer to load than a lint takes.
/**
 * What a step of the action does.
 * @param actionRoot the directory of action.yml and dist/
 */
async function registryMain(actionRoot) {
    const [{ main }, { github }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(815), __nccwpck_require__.e(242), __nccwpck_require__.e(292), __nccwpck_require__.e(631), __nccwpck_require__.e(518), __nccwpck_require__.e(225), __nccwpck_require__.e(810), __nccwpck_require__.e(167), __nccwpck_require__.e(546), __nccwpck_require__.e(314), __nccwpck_require__.e(601)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2601)),
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(264), __nccwpck_require__.e(196)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2815)),
    ]);
    await main(github, actionRoot);
}
/**
 * What the runner calls at the job's end. It has an entry of its own over the same bundle: told apart by a state that
 * main saves, a main that is cancelled before it has saved anything would be run once more instead of taken back.
 * @param actionRoot the directory of action.yml and dist/
 */
async function registryPost(actionRoot) {
    const [{ post }, { github }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(815), __nccwpck_require__.e(242), __nccwpck_require__.e(292), __nccwpck_require__.e(631), __nccwpck_require__.e(810), __nccwpck_require__.e(546), __nccwpck_require__.e(863)]).then(__nccwpck_require__.bind(__nccwpck_require__, 358)),
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(264), __nccwpck_require__.e(196)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2815)),
    ]);
    await post(github, actionRoot);
}
/**
 * What a step of Podman Doctor does. What it changed, the post of the registry's action takes back.
 * @param actionRoot the directory of dist/
 */
async function main_doctor(actionRoot) {
    const [{ doctorMain }, { github }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(815), __nccwpck_require__.e(242), __nccwpck_require__.e(292), __nccwpck_require__.e(631), __nccwpck_require__.e(518), __nccwpck_require__.e(225), __nccwpck_require__.e(167), __nccwpck_require__.e(106)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5701)),
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(264), __nccwpck_require__.e(196)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2815)),
    ]);
    await doctorMain(github, actionRoot);
}
/**
 * What a step of Quadlet Lint does.
 * @param actionRoot the directory of package.json and docs/
 */
async function quadletLint(actionRoot) {
    const [{ lintMain }, { github }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(164), __nccwpck_require__.e(524)]).then(__nccwpck_require__.bind(__nccwpck_require__, 524)),
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(264), __nccwpck_require__.e(196)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2815)),
    ]);
    await lintMain(github, actionRoot);
}
/**
 * What a step of Quadlet Generate does.
 * @param actionRoot the directory of package.json and docs/
 */
async function quadletGenerate(actionRoot) {
    const [{ generateMain }, { github }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(291), __nccwpck_require__.e(164), __nccwpck_require__.e(290), __nccwpck_require__.e(794)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2794)),
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(264), __nccwpck_require__.e(196)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2815)),
    ]);
    await generateMain(github, actionRoot);
}
/** What the runner calls at the end of a job with Quadlet Generate. */
async function quadletGeneratePost() {
    const [{ generatePost }, { github }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(291), __nccwpck_require__.e(164), __nccwpck_require__.e(290), __nccwpck_require__.e(794)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2794)),
        Promise.all(/* import() */[__nccwpck_require__.e(955), __nccwpck_require__.e(264), __nccwpck_require__.e(196)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2815)),
    ]);
    await generatePost(github);
}


var __webpack_exports__cli = __webpack_exports__.xw;
var __webpack_exports__doctor = __webpack_exports__.Ac;
var __webpack_exports__quadletGenerate = __webpack_exports__.kr;
var __webpack_exports__quadletGeneratePost = __webpack_exports__.qf;
var __webpack_exports__quadletLint = __webpack_exports__.Gb;
var __webpack_exports__registryMain = __webpack_exports__.n8;
var __webpack_exports__registryPost = __webpack_exports__.qG;
export { __webpack_exports__cli as cli, __webpack_exports__doctor as doctor, __webpack_exports__quadletGenerate as quadletGenerate, __webpack_exports__quadletGeneratePost as quadletGeneratePost, __webpack_exports__quadletLint as quadletLint, __webpack_exports__registryMain as registryMain, __webpack_exports__registryPost as registryPost };
