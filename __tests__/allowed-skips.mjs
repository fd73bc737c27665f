/**
 * The tests that may be skipped under CI=true, where any other skipped test is a failure.
 * `file` is relative to the root, `name` matches the full name of a test.
 */
export function allowedSkips() {
  return process.env.EVERY_TEST === 'true' ? [KERNEL] : [KERNEL, SLOW];
}

const KERNEL = {
  file: /^__tests__\/e2e\/faults-\w+\.e2e\.test\.ts$/,
  name: /\(skipped: the kernel .*\)$/,
  reason: 'machines share the kernel of their host: a setting that it lacks cannot be wrong',
};
const SLOW = {
  file: /^__tests__\/e2e\//,
  name: /\(only with EVERY_TEST=true\)/,
  reason: 'takes minutes more; the workflow of this repository runs it',
};
