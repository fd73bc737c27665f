import { start } from './bundle.js';

start(({ quadletGeneratePost }) => quadletGeneratePost());
