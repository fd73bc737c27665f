export const id = 669;
export const ids = [669,960];
export const modules = {

/***/ 5756:
/***/ ((module) => {

const { hasOwnProperty } = Object.prototype

const encode = (obj, opt = {}) => {
  if (typeof opt === 'string') {
    opt = { section: opt }
  }
  opt.align = opt.align === true
  opt.newline = opt.newline === true
  opt.sort = opt.sort === true
  opt.whitespace = opt.whitespace === true || opt.align === true
  // The `typeof` check is required because accessing the `process` directly fails on browsers.
  /* istanbul ignore next */
  opt.platform = opt.platform || (typeof process !== 'undefined' && process.platform)
  opt.bracketedArray = opt.bracketedArray !== false

  /* istanbul ignore next */
  const eol = opt.platform === 'win32' ? '\r\n' : '\n'
  const separator = opt.whitespace ? ' = ' : '='
  const children = []

  const keys = opt.sort ? Object.keys(obj).sort() : Object.keys(obj)

  let padToChars = 0
  // If aligning on the separator, then padToChars is determined as follows:
  // 1. Get the keys
  // 2. Exclude keys pointing to objects unless the value is null or an array
  // 3. Add `[]` to array keys
  // 4. Ensure non empty set of keys
  // 5. Reduce the set to the longest `safe` key
  // 6. Get the `safe` length
  if (opt.align) {
    padToChars = safe(
      (
        keys
          .filter(k => obj[k] === null || Array.isArray(obj[k]) || typeof obj[k] !== 'object')
          .map(k => Array.isArray(obj[k]) ? `${k}[]` : k)
      )
        .concat([''])
        .reduce((a, b) => safe(a).length >= safe(b).length ? a : b)
    ).length
  }

  let out = ''
  const arraySuffix = opt.bracketedArray ? '[]' : ''

  for (const k of keys) {
    const val = obj[k]
    if (val && Array.isArray(val)) {
      for (const item of val) {
        out += safe(`${k}${arraySuffix}`).padEnd(padToChars, ' ') + separator + safe(item) + eol
      }
    } else if (val && typeof val === 'object') {
      children.push(k)
    } else {
      out += safe(k).padEnd(padToChars, ' ') + separator + safe(val) + eol
    }
  }

  if (opt.section && out.length) {
    out = '[' + safe(opt.section) + ']' + (opt.newline ? eol + eol : eol) + out
  }

  for (const k of children) {
    const nk = splitSections(k, '.').join('\\.')
    const section = (opt.section ? opt.section + '.' : '') + nk
    const child = encode(obj[k], {
      ...opt,
      section,
    })
    if (out.length && child.length) {
      out += eol
    }

    out += child
  }

  return out
}

function splitSections (str, separator) {
  var lastMatchIndex = 0
  var lastSeparatorIndex = 0
  var nextIndex = 0
  var sections = []

  do {
    nextIndex = str.indexOf(separator, lastMatchIndex)

    if (nextIndex !== -1) {
      lastMatchIndex = nextIndex + separator.length

      if (nextIndex > 0 && str[nextIndex - 1] === '\\') {
        continue
      }

      sections.push(str.slice(lastSeparatorIndex, nextIndex))
      lastSeparatorIndex = nextIndex + separator.length
    }
  } while (nextIndex !== -1)

  sections.push(str.slice(lastSeparatorIndex))

  return sections
}

const decode = (str, opt = {}) => {
  opt.bracketedArray = opt.bracketedArray !== false
  const out = Object.create(null)
  let p = out
  let section = null
  //          section          |key      = value
  const re = /^\[([^\]]*)\]\s*$|^([^=]+)(=(.*))?$/i
  const lines = str.split(/[\r\n]+/g)
  const duplicates = {}

  for (const line of lines) {
    if (!line || line.match(/^\s*[;#]/) || line.match(/^\s*$/)) {
      continue
    }
    const match = line.match(re)
    if (!match) {
      continue
    }
    if (match[1] !== undefined) {
      section = unsafe(match[1])
      if (section === '__proto__') {
        // not allowed
        // keep parsing the section, but don't attach it.
        p = Object.create(null)
        continue
      }
      p = out[section] = out[section] || Object.create(null)
      continue
    }
    const keyRaw = unsafe(match[2])
    let isArray
    if (opt.bracketedArray) {
      isArray = keyRaw.length > 2 && keyRaw.slice(-2) === '[]'
    } else {
      duplicates[keyRaw] = (duplicates?.[keyRaw] || 0) + 1
      isArray = duplicates[keyRaw] > 1
    }
    const key = isArray && keyRaw.endsWith('[]')
      ? keyRaw.slice(0, -2) : keyRaw

    if (key === '__proto__') {
      continue
    }
    const valueRaw = match[3] ? unsafe(match[4]) : true
    const value = valueRaw === 'true' ||
      valueRaw === 'false' ||
      valueRaw === 'null' ? JSON.parse(valueRaw)
      : valueRaw

    // Convert keys with '[]' suffix to an array
    if (isArray) {
      if (!hasOwnProperty.call(p, key)) {
        p[key] = []
      } else if (!Array.isArray(p[key])) {
        p[key] = [p[key]]
      }
    }

    // safeguard against resetting a previously defined
    // array by accidentally forgetting the brackets
    if (Array.isArray(p[key])) {
      p[key].push(value)
    } else {
      p[key] = value
    }
  }

  // {a:{y:1},"a.b":{x:2}} --> {a:{y:1,b:{x:2}}}
  // use a filter to return the keys that have to be deleted.
  const remove = []
  for (const k of Object.keys(out)) {
    if (!hasOwnProperty.call(out, k) ||
      typeof out[k] !== 'object' ||
      Array.isArray(out[k])) {
      continue
    }

    // see if the parent section is also an object.
    // if so, add it to that, and mark this one for deletion
    const parts = splitSections(k, '.')
    p = out
    const l = parts.pop()
    const nl = l.replace(/\\\./g, '.')
    for (const part of parts) {
      if (part === '__proto__') {
        continue
      }
      if (!hasOwnProperty.call(p, part) || typeof p[part] !== 'object') {
        p[part] = Object.create(null)
      }
      p = p[part]
    }
    if (p === out && nl === l) {
      continue
    }

    p[nl] = out[k]
    remove.push(k)
  }
  for (const del of remove) {
    delete out[del]
  }

  return out
}

const isQuoted = val => {
  return (val.startsWith('"') && val.endsWith('"')) ||
    (val.startsWith("'") && val.endsWith("'"))
}

const safe = val => {
  if (
    typeof val !== 'string' ||
    val.match(/[=\r\n]/) ||
    val.match(/^\[/) ||
    (val.length > 1 && isQuoted(val)) ||
    val !== val.trim()
  ) {
    return JSON.stringify(val)
  }
  return val.split(';').join('\\;').split('#').join('\\#')
}

const unsafe = val => {
  val = (val || '').trim()
  if (isQuoted(val)) {
    // remove the single quotes before calling JSON.parse
    if (val.charAt(0) === "'") {
      val = val.slice(1, -1)
    }
    try {
      val = JSON.parse(val)
    } catch {
      // ignore errors
    }
  } else {
    // walk the val to find the first not-escaped ; character
    let esc = false
    let unesc = ''
    for (let i = 0, l = val.length; i < l; i++) {
      const c = val.charAt(i)
      if (esc) {
        if ('\\;#'.indexOf(c) !== -1) {
          unesc += c
        } else {
          unesc += '\\' + c
        }

        esc = false
      } else if (';#'.indexOf(c) !== -1) {
        break
      } else if (c === '\\') {
        esc = true
      } else {
        unesc += c
      }
    }
    if (esc) {
      unesc += '\\'
    }

    return unesc.trim()
  }
  return val
}

module.exports = {
  parse: decode,
  decode,
  stringify: encode,
  encode,
  safe,
  unsafe,
}


/***/ }),

/***/ 6960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runMain: () => (/* binding */ runMain),
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(481);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5071);
/* harmony import */ var _workflow_command_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8329);







const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
/**
 * Runs main of the action from the committed bundle, speaking the runner's protocol to it.
 * @throws UserError when an input is none of the action's
 */
async function runMain(step, onLine) {
    const { entry, inputs } = await readAction(step, 'main');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(step.temporary, { recursive: true, mode: 0o700 });
    for (const file of FILES)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, file), '', { mode: 0o600 });
    return runBundle(step, entry, inputs, onLine);
}
/** Runs post with the state and the environment that main left. */
async function runPost(step, onLine) {
    const { entry, inputs } = await readAction(step, 'post');
    const state = (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, 'GITHUB_STATE'), 'utf8'));
    const environment = (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, 'GITHUB_ENV'), 'utf8'));
    const variables = Object.fromEntries([
        ...Object.entries(inputs),
        ...environment,
        ...[...state].map(([name, value]) => [`STATE_${name}`, value]),
    ]);
    const result = await runBundle(step, entry, variables, onLine);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(step.temporary, { recursive: true, force: true });
    return result;
}
/** The entry and the INPUT_ variables, which the runner gives to main and to post alike. */
async function readAction(step, phase) {
    const description = (0,yaml__WEBPACK_IMPORTED_MODULE_4__.parse)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.actionRoot, 'action.yml'), 'utf8'));
    const known = description.inputs;
    for (const name of Object.keys(step.inputs)) {
        if (!Object.hasOwn(known, name)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`there is no input "${name}"; allowed: ${Object.keys(known).join(', ')}`);
        }
    }
    const inputs = Object.entries(known).map(([name, input]) => [
        `INPUT_${name.toUpperCase()}`,
        step.inputs[name] ?? input.default ?? '',
    ]);
    return { entry: description.runs[phase], inputs: Object.fromEntries(inputs) };
}
async function runBundle(step, entry, variables, onLine) {
    const files = Object.fromEntries(FILES.map((file) => [file, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, file)]));
    const env = { ...process.env, ...variables, ...files, RUNNER_TEMP: step.temporary };
    const exitCode = await runNode((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.actionRoot, entry), env, onLine);
    const read = (file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.temporary, file), 'utf8');
    return {
        exitCode,
        outputs: (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await read('GITHUB_OUTPUT')),
        environment: (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandFile */ .P)(await read('GITHUB_ENV')),
        summary: await read('GITHUB_STEP_SUMMARY'),
    };
}
/**
 * Starts a step as a runner does: no time limit of its own, and Ctrl-C reaches it directly, because it stays in the
 * process group of the terminal.
 */
function runNode(entry, env, onLine) {
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
        for (const stream of [child.stdout, child.stderr])
            (0,node_readline__WEBPACK_IMPORTED_MODULE_3__.createInterface)(stream).on('line', onLine);
        child.on('error', reject);
        child.on('close', (code) => resolve(code ?? 130));
    });
}


/***/ }),

/***/ 6814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   start: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _host_host_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6482);
/* harmony import */ var _in_machine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3183);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9538);
/* harmony import */ var _stand_in_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6960);







/**
 * Runs the action on this machine from its committed bundle: main, then post.
 * @returns the exit code of the command
 */
async function start(options, terminal, log) {
    if (options.where === 'here')
        return startHere(options, terminal);
    const obstacle = options.where === 'auto' ? await (0,_host_host_report_js__WEBPACK_IMPORTED_MODULE_3__/* .lookAtPlatform */ .Os)(log) : undefined;
    if (options.where === 'auto' && obstacle === undefined)
        return startHere(options, terminal);
    terminal.show(whyMachine(obstacle));
    return (0,_in_machine_js__WEBPACK_IMPORTED_MODULE_4__.startInMachine)(options, terminal, log);
}
function whyMachine(obstacle) {
    const reason = obstacle === undefined ? 'as asked' : `for here ${obstacle.found} (${obstacle.id})`;
    return `Running in a throwaway Debian machine, ${reason}.`;
}
async function startHere(options, terminal) {
    const artifacts = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(options.artifacts);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(artifacts, { recursive: true });
    const temporary = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'podman-registry-'));
    const step = {
        actionRoot: options.actionRoot,
        temporary,
        inputs: { 'quadlet-dir': (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(artifacts, 'quadlet'), ...options.inputs },
    };
    // Ctrl-C ends main; post still has to take everything away.
    const wait = () => terminal.show('interrupted: taking everything away …');
    process.on('SIGINT', wait);
    process.on('SIGTERM', wait);
    try {
        const main = await (0,_stand_in_js__WEBPACK_IMPORTED_MODULE_6__.runMain)(step, terminal.show);
        if (main.exitCode === 0)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(artifacts, 'summary.md'), main.summary);
        if (main.exitCode === 0 && options.keep) {
            await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__.saveSession)({ kind: 'step', step });
            showKept(main.outputs, terminal);
            return 0;
        }
        const post = await (0,_stand_in_js__WEBPACK_IMPORTED_MODULE_6__.runPost)(step, terminal.show);
        if (main.exitCode === 0) {
            terminal.show('');
            for (const line of main.summary.trimEnd().split('\n'))
                terminal.show(line);
            terminal.show(`Artifacts: ${artifacts}`);
        }
        return main.exitCode || post.exitCode;
    }
    finally {
        process.off('SIGINT', wait);
        process.off('SIGTERM', wait);
        if (!options.keep)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { recursive: true, force: true });
    }
}
function showKept(outputs, terminal) {
    const [url, ca, auth] = ['url', 'ca-cert', 'auth-file'].map((name) => outputs.get(name));
    const lines = [
        `The registry is up at ${url}. To play with it:`,
        `  export REGISTRY_AUTH_FILE=${auth}`,
        `  podman push IMAGE ${outputs.get('registry')}/IMAGE`,
        `  curl --cacert ${ca} ${url}/v2/`,
        'To take it away again: npm start -- --down',
    ];
    for (const line of lines)
        terminal.show(line);
}


/***/ })

};
