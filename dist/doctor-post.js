import { start } from './bundle.js';

start(({ registryPost }) => registryPost(import.meta.dirname));
