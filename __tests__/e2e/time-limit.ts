import { jest } from '@jest/globals';

// Machines and real registries: on a busy computer each step takes longer than the five seconds that a test has.
jest.setTimeout(180_000);
