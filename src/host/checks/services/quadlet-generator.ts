import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, error, info, ok, skipped } from '../../check.js';
import { podmanInfo } from '../../facts/podman-info.js';
import { isMasked } from '../../facts/user-unit.js';
import { byHand } from '../../remedy.js';

interface GeneratorFacts {
  readonly version: PodmanVersion | undefined;
  /** The generator that systemd runs, or nothing where there is none. */
  readonly path: string | undefined;
  /** Empty, or a link to /dev/null: somebody switched it off. */
  readonly masked: boolean;
}

/** The first that has a generator of that name decides. Source: systemd.generator(7) */
const DIRECTORIES = [
  '/run/systemd',
  '/etc/systemd',
  '/usr/local/lib/systemd',
  '/usr/lib/systemd',
  '/lib/systemd',
];

/** It is podman's part of systemd: reads Quadlet files, and writes services. */
export const quadletGenerator = check<GeneratorFacts>({
  id: 'RP082',
  title: 'Quadlet generator',
  phase: 'podman',
  reads: '`podman-user-generator` in the directories of systemd.generator(7).',
  cause: 'systemd has no generator that would make services out of Quadlet files, so each is `not found`.',
  cure: 'Use Podman 4.4 or later out of a package that brings podman-user-generator.',
  signatures: [],
  sources: ['systemd.generator(7)', 'podman-systemd.unit(5)'],
  limit: 30,
  read: async (host) => {
    const answer = await podmanInfo(host);
    const version = answer.kind === 'info' ? answer.info.version : undefined;
    for (const directory of DIRECTORIES) {
      const path = `${directory}/user-generators/podman-user-generator`;
      const facts = await host.stat(path);
      if (facts !== undefined) {
        return { version, path, masked: isMasked(facts) };
      }
    }
    return { version, path: undefined, masked: false };
  },
  judge: judgeGenerator,
});

function judgeGenerator({ version, path, masked }: GeneratorFacts) {
  if (version === undefined) return skipped('podman does not answer');
  if (path !== undefined && !masked) return ok(path);
  const podman = `Podman ${formatVersion(version)}`;
  if (!atLeast(version, 4, 4)) {
    return info(`${podman} has no Quadlet yet`, byHand('For Quadlet, install Podman 4.4 or later.'));
  }
  if (path !== undefined) {
    return error(['quadlet'], `${path} is switched off`, byHand(`As root, remove ${path}.`));
  }
  return error(
    ['quadlet'],
    `${podman} came without podman-user-generator`,
    byHand(
      'Install podman from the package of the distribution, or link its quadlet program to /usr/local/lib/systemd/user-generators/podman-user-generator, and run `systemctl --user daemon-reload`.',
    ),
  );
}
