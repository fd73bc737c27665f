import { quadletGeneratePost } from './index.js';

await quadletGeneratePost();
