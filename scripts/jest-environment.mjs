// The environment of the tests: that of Jest for Node.js, without what makes every later test file slower. Jest makes an
// AsyncLocalStorage for each test file and leaves it enabled, and before Node.js 24 each of them makes every promise slower.
import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

const used = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...args) {
  used.add(this);
  return run.apply(this, args);
};

export default class Environment extends TestEnvironment {
  async teardown() {
    for (const storage of used) storage.disable();
    used.clear();
    await super.teardown();
  }
}
