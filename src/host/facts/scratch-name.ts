/** How the test container's name begins. The other checks, which may run at the same time, ignore it. */
export const SCRATCH_PREFIX = 'podman-registry-scratch-';
