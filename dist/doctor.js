import { start } from './bundle.js';

start(({ step }) => step('doctor', import.meta.dirname));
