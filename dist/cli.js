#!/usr/bin/env node
import { start } from './bundle.js';

const [, , name] = process.argv;
start(({ cli }) => cli(process.argv.slice(2), import.meta.dirname), {
  command: true,
  // The doctor looks at a machine and leaves nothing there.
  keep: name !== 'doctor',
  exits: name === 'lint',
});
