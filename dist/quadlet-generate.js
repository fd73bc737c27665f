import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quadletGenerate } from './index.js';

await quadletGenerate(dirname(dirname(fileURLToPath(import.meta.url))));
