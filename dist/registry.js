import { start } from './bundle.js';

start(({ step }) => step('registry', import.meta.dirname));
