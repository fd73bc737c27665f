import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quadletLint } from './index.js';

await quadletLint(dirname(dirname(fileURLToPath(import.meta.url))));
