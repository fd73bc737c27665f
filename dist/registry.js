import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registryMain } from './index.js';

await registryMain(dirname(dirname(fileURLToPath(import.meta.url))));
