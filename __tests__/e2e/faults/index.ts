import type { Fault } from './fault.js';
import { idFaults } from './ids.js';
import { networkFaults } from './network.js';
import { platformFaults } from './platform.js';
import { programFaults } from './programs.js';
import { serviceFaults } from './services.js';
import { sessionFaults } from './session.js';
import { storageFaults } from './storage.js';

export const faults: readonly Fault[] = [
  ...platformFaults,
  ...programFaults,
  ...idFaults,
  ...sessionFaults,
  ...storageFaults,
  ...networkFaults,
  ...serviceFaults,
];
