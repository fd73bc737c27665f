import { constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goInstall } from '../conformance/go-install.js';
import { rootCache } from '../src/local/in-machine.js';
import { describeError } from '../src/platform/errors.js';
import { run } from '../src/platform/exec.js';
import { pathExists } from '../src/platform/files.js';

export const DISTRIBUTION = '3.1.2';
export const ZOT = '2.1.20';
const CRANE = '0.22.1';

/** A program of somebody else's, where it could be had. */
export interface Peers {
  /** Directories by name; each holds the program of that name. */
  readonly found: Readonly<Partial<Record<PeerName, string>>>;
  /** As a sentence each. */
  readonly missing: readonly string[];
  /** Versions, as they are printed with the figures. */
  readonly versions: Readonly<Record<string, string>>;
}

export type PeerName = 'distribution' | 'crane' | 'zot' | 'quadlet-lint' | 'quadlet-lsp';

/**
 * Finds the peers that are no part of a Debian machine: Distribution, which is compiled once, and what somebody put beside the
 * machines' roots.
 * @throws UserError without Distribution 3, which all transfers go to
 */
export async function findPeers(): Promise<Peers> {
  const cache = rootCache();
  const distribution = join(cache, `distribution-${DISTRIBUTION}`);
  const module3 = `github.com/distribution/distribution/v3/cmd/registry@v${DISTRIBUTION}`;
  await goInstall(module3, 'registry', distribution);
  const others = await Promise.all([crane(cache), zot(cache), quadletLint(cache), quadletLsp(cache)]);
  const found = others.flatMap((peer) => ('path' in peer ? [peer] : []));
  return {
    found: { distribution, ...Object.fromEntries(found.map(({ name, path }) => [name, path])) },
    missing: others.flatMap((peer) => ('why' in peer ? [`${peer.name}: ${peer.why}`] : [])),
    versions: Object.fromEntries(found.map(({ name, version }) => [name, version])),
  };
}

type Peer =
  | { readonly name: PeerName; readonly path: string; readonly version: string }
  | { readonly name: PeerName; readonly why: string };

async function crane(cache: string): Promise<Peer> {
  const [name, path] = ['crane', join(cache, `crane-${CRANE}`)] as const;
  try {
    await goInstall(`github.com/google/go-containerregistry/cmd/crane@v${CRANE}`, name, path);
    return { name, path, version: CRANE };
  } catch (thrown) {
    return { name, why: describeError(thrown) };
  }
}

async function zot(cache: string): Promise<Peer> {
  const [name, path] = ['zot', join(cache, `zot-${ZOT}`)] as const;
  if (await pathExists(join(path, name), constants.X_OK)) return { name, path, version: ZOT };
  return { name, why: `no program ${join(path, name)}` };
}

async function quadletLint(cache: string): Promise<Peer> {
  const [name, path] = ['quadlet-lint', join(cache, 'quadlet-lint')] as const;
  const program = join(path, 'bin/quadlet-lint.mjs');
  if (!(await pathExists(program))) {
    return {
      name,
      why: `not in the npm registry, and no built checkout of karoltheguy/quadlet-lint at ${path}`,
    };
  }
  const { version } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as { version: string };
  return { name, path, version };
}

async function quadletLsp(cache: string): Promise<Peer> {
  const [name, path] = ['quadlet-lsp', join(cache, 'quadlet-lsp')] as const;
  const program = join(path, name);
  if (!(await pathExists(program, constants.X_OK))) return { name, why: `no program ${program}` };
  return { name, path, version: (await run([program, 'version'], { timeout: 10 })).trim() };
}
