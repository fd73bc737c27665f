// What runs and finds commands, in one piece of the bundle: it is loaded when the first command is run.
export { getExecOutput } from '@actions/exec';
export { which } from '@actions/io';
