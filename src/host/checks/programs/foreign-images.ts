import { goArchitecture } from '../../../platform/go-architecture.js';
import { architectureOf } from '../../binfmt/architectures.js';
import { type Handler, handlersOf, readHandlers } from '../../binfmt/registrations.js';
import { check, info, ok, type Verdict } from '../../check.js';
import { imagePlatforms } from '../../facts/store.js';
import { byHand } from '../../remedy.js';

interface ForeignImagesFacts {
  /** The names of images by architecture. */
  readonly images: ReadonlyMap<string, readonly string[]>;
  /** Of this machine, as platforms name it. */
  readonly own: string;
  /** Nothing if binfmt_misc is not mounted here; in a container, the host can have handlers nevertheless. */
  readonly handlers: readonly Handler[] | undefined;
}

// What a processor usually runs as well.
const ALSO: Readonly<Record<string, string>> = { amd64: '386', arm64: 'arm' };

/** For information: such an image can be pushed and copied. */
export const foreignImages = check<ForeignImagesFacts>({
  id: 'RP094',
  title: 'images of other platforms',
  phase: 'podman',
  reads: 'The platform of each image of this user, and /proc/sys/fs/binfmt_misc.',
  cause:
    'The image is for another processor, and no emulator is registered that containers can use; or a program of the image is a script without `#!`.',
  cure: 'Build or pull with `--platform`, or set the input `platforms` to the platform of the image.',
  signatures: [/exec(?:utable file)? format error/i],
  sources: ['Documentation/admin-guide/binfmt-misc.rst of Linux', 'podman-build(1), --platform'],
  read: async (host) => ({
    images: await imagePlatforms(host),
    own: goArchitecture(process.arch),
    handlers: await readHandlers(host),
  }),
  judge: judgeForeignImages,
});

function judgeForeignImages({ images, own, handlers }: ForeignImagesFacts): Verdict {
  const problems: string[] = [];
  for (const [name, found] of images) {
    const architecture = architectureOf(name);
    if (name === own || ALSO[own] === name || architecture === undefined) continue;
    const registered = handlersOf(architecture, handlers ?? []);
    if (registered.some(({ fixed }) => fixed)) continue;
    const [first = '', ...others] = found;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    const [handler] = registered;
    problems.push(
      handler === undefined
        ? `${first}${more}: linux/${name}, which this host (linux/${own}) does not run`
        : `${first}${more}: linux/${name}, whose handler ${handler.name} containers cannot use (no flag F)`,
    );
  }
  if (problems.length === 0) return ok(`linux/${own}, or registered in binfmt_misc`);
  return info(
    problems.join('; '),
    byHand('To run them, set the input platforms. To push or copy them, nothing is needed.'),
  );
}
