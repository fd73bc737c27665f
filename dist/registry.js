import { start } from './bundle.js';

start(({ registryMain }) => registryMain(import.meta.dirname));
