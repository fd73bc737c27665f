import { github } from './actions/github.js';
import { main } from './actions/registry.js';
import { post } from './actions/registry-post.js';

/** What a step of the action does. */
export const registryMain = (): Promise<void> => main(github);

/**
 * What the runner calls at the job's end. It has an entry of its own over the same bundle: told apart by a state that
 * main saves, a main that is cancelled before it has saved anything would be run once more instead of taken back.
 */
export const registryPost = (): Promise<void> => post(github);

export { cli } from './cli.js';
