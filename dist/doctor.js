import { start } from './bundle.js';

start(({ doctor }) => doctor(import.meta.dirname));
