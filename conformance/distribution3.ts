import { join } from 'node:path';
import { rootCache } from '../src/local/in-machine.js';
import { goInstall } from './go-install.js';

const VERSION = '3.1.2';

/** What the action starts by default. */
export const IMAGE_3 = `ghcr.io/distribution/distribution:${VERSION}`;

/**
 * Compiles Distribution 3, where the cache does not hold it yet.
 * @returns the path of the program
 * @throws UserError where there is no Go 1.26 or later, or the module cannot be had
 */
export function ensureDistribution3(): Promise<string> {
  const module = `github.com/distribution/distribution/v3/cmd/registry@v${VERSION}`;
  return goInstall(module, 'registry', join(rootCache(), `distribution-${VERSION}`));
}
