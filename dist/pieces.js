// Loads the pieces of the bundle, with what V8 compiled of them at an earlier start. Node's own compile cache contains only
// what was compiled before a piece ran: hardly more than the functions that hold a module each.
// biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know it.
import module from 'module';

// An import of fs would load fs/promises.
const require = module.createRequire(import.meta.url);
const fs = require('fs');
const path = require('path');
const vm = require('vm');

/**
 * Loads the bundle.
 * @param {string | undefined} caches where to keep what was compiled, if it is absolute; others could be in a checkout
 * @returns {Promise<object>} what src/main.ts exports
 */
export async function loadBundle(caches) {
  const directory = caches && path.isAbsolute(caches) ? caches : undefined;
  /** The pieces of which nothing was kept yet. */
  const compiled = [];
  if (directory !== undefined) {
    process.on('exit', (code) => {
      // What failed early has compiled little.
      if (code < 2) compiled.forEach(keep);
    });
  }
  const load = (name) => runPiece(name, directory, compiled);
  return load('index.js')(require, async (name) => load(name));
}

/** @returns the value of the script that a piece is */
function runPiece(name, directory, compiled) {
  const filename = path.join(import.meta.dirname, name);
  const source = fs.readFileSync(filename);
  const kept = directory === undefined ? undefined : fileOf(filename, directory);
  const cachedData = kept === undefined ? undefined : readKept(kept, source);
  // The bundle is ASCII.
  const script = new vm.Script(source.latin1Slice(), { filename, cachedData });
  if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected)) {
    compiled.push({ kept, source, script });
  }
  return script.runInThisContext();
}

/** Where the compiled piece is kept. V8 itself refuses what other flags or another version of it compiled. */
function fileOf(filename, directory) {
  return path.join(directory, `${process.version}-${process.arch}`, filename.replace(/:/g, ''));
}

/** @returns what was compiled of exactly this source, or undefined */
function readKept(kept, source) {
  try {
    const bytes = fs.readFileSync(kept);
    const end = bytes.length - source.length;
    return end > 0 && source.equals(bytes.subarray(end)) ? bytes.subarray(0, end) : undefined;
  } catch (_) {
    return undefined;
  }
}

/**
 * V8 compares only the length of a source, and of what it compiled. So the source is kept too, and comes last, where it is
 * missing if not all was written.
 */
function keep({ kept, source, script }) {
  const written = `${kept}.${process.pid}`;
  try {
    makeDirectory(path.dirname(kept));
    const bytes = Buffer.concat([script.createCachedData(), source]);
    fs.writeFileSync(written, bytes, { flag: 'wx', mode: 0o600, flush: true });
    fs.renameSync(written, kept);
  } catch (_) {
    remove(written);
  }
}

/** Node's recursive mkdir never returns if a created directory stays missing, as on procfs. */
function makeDirectory(directory) {
  try {
    fs.mkdirSync(directory, 0o700);
  } catch (thrown) {
    if (thrown.code === 'EEXIST') return;
    if (thrown.code !== 'ENOENT') throw thrown;
    makeDirectory(path.dirname(directory));
    fs.mkdirSync(directory, 0o700);
  }
}

function remove(file) {
  try {
    fs.unlinkSync(file);
  } catch (_) {
    // It was not written.
  }
}
