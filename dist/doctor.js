import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { doctor } from './index.js';

await doctor(dirname(dirname(fileURLToPath(import.meta.url))));
