import { expect, test } from '@jest/globals';
import { formatRelease, pastaRelease, stallFixedIn } from '../../src/podman/pasta.js';

const COPYRIGHT = '\nCopyright Red Hat\nGNU General Public License, version 2 or later\n';

test.each<[text: string, release: number | undefined]>([
  ['pasta 2026_05_26.038c51e', 20260526],
  ['pasta 2026_05_26.038c51e-11-g21f4d13', 20260526],
  ['pasta 0.0~git20261002.cba3570-1', 20261002],
  ['pasta 0.0~git20250503.587980c-2+deb13u1', 20250503],
  ['pasta 0^20260728.gf8df3f1-2.fc44.aarch64-pasta', 20260728],
  ['pasta 0^20230222.g4ddbcb9-1.fc37.x86_64', 20230222],
  ['pasta 2024_06_07.8a83b53-9-g4070bac: /usr/local/bin/passt.avx2 (431421)', 20240607],
  ['pasta unknown version', undefined],
  ['pasta 1.2.3', undefined],
  ['pasta 2026', undefined],
  ['pasta 120260526', undefined],
  ['pasta 2026_13_26.038c51e', undefined],
  ['slirp4netns 2026_05_26', undefined],
  ['Copyright 2026_05_26', undefined],
  ['', undefined],
])('the release of "%s"', (text, release) => {
  expect(pastaRelease(text)).toBe(release);
  expect(pastaRelease(`${text}${COPYRIGHT}`)).toBe(release);
});

test.each<[release: number, fixed: number | undefined]>([
  [20230309, 20241030],
  [20240906, 20241030],
  [20241030, undefined],
  [20250503, undefined],
  [20260120, undefined],
  [20260506, undefined],
  [20260507, 20260611],
  [20260526, 20260611],
  [20260610, 20260611],
  [20260611, undefined],
  [20261002, undefined],
])('a transfer over %i can stall until %p', (release, fixed) => {
  expect(stallFixedIn(release)).toBe(fixed);
});

test('a release is written as pasta writes it', () => {
  expect(formatRelease(20260526)).toBe('2026_05_26');
});
