// The longest files first, so that no worker ends with one while the others have nothing left to do. Jest knows how long
// files took where it has run before, and takes large files for long ones elsewhere; in machines that is far from true.
import { basename } from 'node:path';
import TestSequencer from '@jest/test-sequencer';

/** A minute or more each; the reporter lists the slowest files of a run. */
const LONGEST = [
  'vm.e2e.test.ts',
  'faults-trixie.e2e.test.ts',
  'persistent.e2e.test.ts',
  'post.e2e.test.ts',
  'start.e2e.test.ts',
  'clients.e2e.test.ts',
  'image-cache.e2e.test.ts',
  'kills.e2e.test.ts',
  'storage.e2e.test.ts',
  'mirror.e2e.test.ts',
  'healthy.e2e.test.ts',
  'hosted.e2e.test.ts',
  'survives.e2e.test.ts',
  'wrong-use.e2e.test.ts',
  'bare.e2e.test.ts',
  'faults-sid.e2e.test.ts',
  'docker-bridge.e2e.test.ts',
];

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const known = LONGEST.flatMap((name) => sorted.filter(({ path }) => basename(path) === name));
    return [...known, ...sorted.filter((test) => !known.includes(test))];
  }
}
