import { registryAction } from './index.js';

await registryAction();
