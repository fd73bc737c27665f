import { testFaults } from './faults/test-faults.js';

testFaults('bookworm');
