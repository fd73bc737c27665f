import { beforeEach, expect } from '@jest/globals';

// A test that returns before it asserts anything fails.
beforeEach(() => expect.hasAssertions());
