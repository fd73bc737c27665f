import { start } from './bundle.js';

start(({ step }) => step('registry-export', import.meta.dirname));
