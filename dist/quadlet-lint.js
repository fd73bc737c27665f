import { start } from './bundle.js';

start(({ step }) => step('quadlet-lint', import.meta.dirname));
