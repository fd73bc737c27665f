// What finds and runs commands, in one piece of the bundle: it is loaded when the first command is run.
export { exec } from '@actions/exec';
export { findProgram } from './find-program.js';
