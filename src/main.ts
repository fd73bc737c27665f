import { github } from './actions/github.js';
import { main } from './actions/registry.js';
import { post } from './actions/registry-post.js';

/**
 * The action: main where the runner calls it first, post where main has left its state.
 * `isPost` comes from the state, so that one file serves both.
 */
export async function registryAction(): Promise<void> {
  if (github.state('isPost') === 'true') return post(github);
  github.saveState('isPost', 'true');
  return main(github);
}

export { cli } from './cli.js';
