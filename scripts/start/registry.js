import { registryMain } from './index.js';

await registryMain();
