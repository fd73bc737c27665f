import module from 'node:module';

const { RUNNER_TEMP, XDG_CACHE_HOME, HOME } = process.env;
// The runner empties its directory after each job; a person has one for caches. Never the shared /tmp, Node's own default:
// whoever may write there would choose what runs here.
const caches = RUNNER_TEMP || XDG_CACHE_HOME || (HOME && `${HOME}/.cache`);

/**
 * Loads the bundle. From Node 22.8 on it keeps what was compiled for the next start, unless NODE_DISABLE_COMPILE_CACHE is
 * set; where it cannot write, nothing is kept and nothing said.
 * @param {{ keep?: boolean }} options `keep: false` leaves nothing behind
 */
export function loadBundle({ keep = true } = {}) {
  // Before the bundle is loaded: so it cannot be imported above.
  if (keep && caches) module.enableCompileCache?.(`${caches}/podman-registry-action/compiled`);
  return import('./index.js');
}
