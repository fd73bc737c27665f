import { start } from './bundle.js';

start(({ quadletLint }) => quadletLint(import.meta.dirname));
