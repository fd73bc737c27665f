import { expect, test } from '@jest/globals';
import { whyOutdated } from '../../../src/registry/images/minimum-versions.js';

const LOOP = 'CVE-2026-118899';

test.each<[role: 'nginx' | 'registry', version: string, fixed: string | undefined]>([
  ['nginx', '1.30.7', undefined],
  ['nginx', '1.30.10', undefined],
  ['nginx', '1.31.9', undefined],
  ['nginx', '1.32.0', undefined],
  ['nginx', '2.0.0', undefined],
  ['nginx', '1.30.6', '1.30.7'],
  ['nginx', '1.31.8', '1.31.9'],
  ['nginx', '1.28.9', '1.30.7'],
  ['nginx', '1.9.15', '1.30.7'],
  ['registry', '3.1.1', undefined],
  ['registry', '3.2.0-rc.1', undefined],
  ['registry', '4.0.0', undefined],
  ['registry', '2.8.2', undefined],
  ['registry', '2.8.3', undefined],
  ['registry', '2.8.2-beta.1', '2.8.2'],
  ['registry', '2.7.1', '2.8.2'],
  ['registry', '3.0.0', '3.1.1'],
  ['registry', '3.1.1-rc.1', '3.1.1'],
])('%s %s is below %s', (role, version, fixed) => {
  const why = whyOutdated({ role, version, isPackage: false });
  if (fixed === undefined) expect(why).toBeUndefined();
  else expect(why).toMatch(new RegExp(`^\\S+ ${version} lacks the fix of CVE-.*, which ${fixed} has$`));
});

test.each<[version: string, fixed: string | undefined]>([
  ['1.26.3-3+deb13u11', undefined],
  ['1.26.3-3+deb13u12', undefined],
  ['1.26.3-3+deb13u10', '1.26.3-3+deb13u11'],
  ['1.26.3-3', '1.26.3-3+deb13u11'],
  ['1.22.1-9+deb12u11', undefined],
  ['1.22.1-9+deb12u9', '1.22.1-9+deb12u11'],
  // Not known to lack anything.
  ['1.24.0-2ubuntu7.5', undefined],
  ['1.26.3-4', undefined],
  ['1.30.6-1', undefined],
])('the package nginx %s is below %s', (version, fixed) => {
  const why = whyOutdated({ role: 'nginx', version, isPackage: true });
  expect(why).toBe(fixed && `nginx ${version} lacks the fix of ${LOOP}, which ${fixed} has`);
});

test.each<[version: string, caches: 'cache' | 'login' | undefined, fixes: string | undefined]>([
  ['2.8.3', undefined, undefined],
  ['2.8.3', 'cache', 'CVE-2026-85747'],
  ['2.8.3', 'login', 'CVE-2026-33540 and CVE-2026-85747'],
  ['3.0.0', 'cache', 'CVE-2026-85747'],
  ['3.1.1', undefined, undefined],
  ['3.1.1', 'cache', 'CVE-2026-85747'],
  ['3.1.1', 'login', 'CVE-2026-85747'],
  ['3.1.2', 'login', undefined],
])('Distribution %s with %s lacks %s', (version, caches, fixes) => {
  const why = whyOutdated({ role: 'registry', version, isPackage: false }, caches);
  expect(why).toBe(fixes && `Distribution ${version} lacks the fix of ${fixes}, which 3.1.2 has`);
});
