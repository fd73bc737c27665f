import { expect, test } from '@jest/globals';
import { platformLines } from '../../src/cli/platform-lines.js';
import { PLATFORMS } from '../../src/quadlet/catalogue/platforms.js';

test('the platforms with Quadlet are listed in lines that a terminal can show', () => {
  const lines = platformLines().split('\n');
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  const names = lines.join(' ').trim().split(/,\s+/);
  expect(names).toEqual(
    PLATFORMS.filter(({ podman }) => Number.parseFloat(podman) >= 4.4).map(({ name }) => name),
  );
  expect(names).not.toContain('debian-12');
});
