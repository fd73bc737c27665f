#!/usr/bin/env node
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Node 22 and later keep what they compiled: the next start is quicker. Not in the shared /tmp, which is their default.
// The doctor looks at a machine and leaves nothing there.
if (process.argv[2] !== 'doctor') {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  module.enableCompileCache?.(join(cache, 'podman-registry-action', 'compiled'));
}

const { cli } = await import('./index.js');
process.exitCode = await cli(process.argv.slice(2), dirname(dirname(fileURLToPath(import.meta.url))));
