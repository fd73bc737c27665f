#!/usr/bin/env node
import { loadBundle } from './bundle.js';

// The doctor looks at a machine and leaves nothing there.
const { cli } = await loadBundle({ keep: process.argv[2] !== 'doctor' });
process.exitCode = await cli(process.argv.slice(2), import.meta.dirname);
