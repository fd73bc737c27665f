// Finds and runs commands. A separate part of the bundle, loaded for the first command.
export { exec } from '@actions/exec';
export { findProgram } from './find-program.js';
