import { start } from './bundle.js';

start(({ quadletGenerate }) => quadletGenerate(import.meta.dirname));
