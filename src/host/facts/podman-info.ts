import { CommandError } from '../../platform/exec.js';
import type { PodmanInfo } from '../../podman/info.js';
import type { Host } from '../host.js';

/** The result of `podman info`, read once. */
type InfoFacts =
  | { readonly kind: 'info'; readonly info: PodmanInfo }
  | { readonly kind: 'failed'; readonly error: CommandError }
  | { readonly kind: 'no podman' };

/** `podman info`, or the error. */
export function podmanInfo(host: Host): Promise<InfoFacts> {
  return host.shared('podman info', async () => {
    if ((await host.find('podman')) === undefined) return { kind: 'no podman' };
    try {
      return { kind: 'info', info: await host.podman.info() };
    } catch (thrown) {
      if (thrown instanceof CommandError) return { kind: 'failed', error: thrown };
      throw thrown;
    }
  });
}
