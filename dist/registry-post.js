import { registryPost } from './index.js';

await registryPost();
