// An old Node has to get as far as its refusal below. So this directory uses only what Node 12 understands: no "node:",
// no "?." and no await outside of a function.
// biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know it.
// biome-ignore-all lint/complexity/useOptionalChain: Node 12 does not know it.
import { loadBundle } from './pieces.js';

const NEEDED = [20, 11];

/**
 * Loads the bundle and starts one of its entries. Whatever goes wrong is told in one sentence, without a stack.
 * @param {(bundle: object) => Promise<number | void>} entry gives the exit code, or leaves it alone
 * @param {{ command?: boolean, keeps?: boolean, exits?: boolean }} options `command`: it is called from a terminal, not by
 *   the runner; `keeps`: what was compiled is kept for the next start; `exits`: nothing is left to do once the entry is done
 */
export function start(entry, { command = false, keeps = false, exits = false } = {}) {
  const fail = (message) => {
    if (command) process.stderr.write(`error: ${message}\n`);
    else process.stdout.write(`::error::${escapeData(message)}\n`);
    // The commands have 1 for what they found wrong.
    process.exitCode = command ? 2 : 1;
  };
  const { node } = process.versions;
  if (!isNewEnough(node)) {
    fail(`podman-registry needs Node ${NEEDED.join('.')} or later; this is ${node}`);
    return;
  }
  loadBundle(keeps ? directoryOfCompiled() : undefined).then(
    (bundle) => run(entry, bundle, { command, exits }, fail),
    (thrown) => fail(`podman-registry cannot be loaded: ${thrown.message}`),
  );
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** @returns the directory for what is compiled, unless the environment says that none shall be kept */
function directoryOfCompiled() {
  const { RUNNER_TEMP, XDG_CACHE_HOME, HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  // The runner empties its directory after each job; a person has one for caches. Never the shared /tmp, Node's own
  // default: whoever may write there would choose what runs here.
  const caches = RUNNER_TEMP || XDG_CACHE_HOME || (HOME && `${HOME}/.cache`);
  return caches && !NODE_DISABLE_COMPILE_CACHE ? `${caches}/podman-registry-action/compiled` : undefined;
}

function run(entry, bundle, { command, exits }, fail) {
  process.on('uncaughtException', (thrown) => {
    // Whoever reads the output of a command may have read enough, as `head` does.
    const isEnough = command && thrown && thrown.code === 'EPIPE';
    if (!isEnough) fail(bundle.describeError(thrown));
    process.exit();
  });
  return entry(bundle).then(
    (exitCode) => {
      if (exitCode !== undefined) process.exitCode = exitCode;
      // Otherwise V8 may first collect the garbage of many files. On Windows a terminal may not have shown everything yet.
      if (exits && process.platform !== 'win32') process.exit();
    },
    (thrown) => fail(bundle.describeError(thrown)),
  );
}

function escapeData(text) {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
