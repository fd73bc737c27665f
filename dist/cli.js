#!/usr/bin/env node
import { start } from './bundle.js';

// The doctor looks at a machine and leaves nothing there.
const keep = process.argv[2] !== 'doctor';
start(({ cli }) => cli(process.argv.slice(2), import.meta.dirname), { command: true, keep });
