import { buildkit } from './buildkit.js';
import type { TrustClient } from './client.js';
import { containerd } from './containerd.js';
import { docker } from './docker.js';
import { env } from './env.js';
import { k3s } from './k3s.js';
import { kind } from './kind.js';
import { podman } from './podman.js';
import { system } from './system.js';

/** Every client that can be made to trust the registry. */
export const CLIENTS: readonly TrustClient[] = [podman, docker, buildkit, containerd, kind, k3s, system, env];
