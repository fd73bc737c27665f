#!/usr/bin/env node
import { start } from './bundle.js';

const [, , name] = process.argv;
start(({ cli }) => cli(process.argv.slice(2), import.meta.dirname), {
  command: true,
  // The doctor looks at a machine and leaves nothing there. A step of a job would write for nobody: it runs once, and the
  // runner empties its directory before the next job.
  keeps: name !== 'doctor',
  exits: name === 'lint',
});
