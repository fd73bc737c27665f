import { start } from './bundle.js';

start(({ step }) => step('registry-post', import.meta.dirname));
