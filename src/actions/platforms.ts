import { ARCHITECTURES, architectureOf } from '../host/binfmt/architectures.js';
import { refuse } from '../platform/errors.js';
import { listed } from '../platform/split-words.js';
import { enumerate } from '../platform/text.js';
import { phase, type RegistryJob } from '../registry/job.js';
import type { GetInput } from './read-input.js';

/** @throws UserError for a platform that QEMU does not emulate */
export function readPlatforms(get: GetInput): string[] {
  const platforms = listed(get('platforms'));
  for (const platform of platforms) {
    if (architectureOf(platform) === undefined) {
      const known = ARCHITECTURES.map(({ name }) => `linux/${name}`);
      throw refuse('platforms', platform, enumerate(known, 'or'));
    }
  }
  return platforms;
}

/** Makes programs of other platforms run in containers of the later steps, and says so in the log. */
export async function foreignPlatforms(platforms: readonly string[], job: RegistryJob): Promise<void> {
  if (platforms.length === 0) return;
  await phase(job, 'Platforms', async () => {
    const { emulatePlatforms } = await import('../host/binfmt/emulate.js');
    for (const line of await emulatePlatforms(platforms, job)) job.log.info(line);
  });
}
