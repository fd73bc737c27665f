import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registryPost } from './index.js';

await registryPost(dirname(dirname(fileURLToPath(import.meta.url))));
