import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, error, info, ok, skipped } from '../../check.js';
import { FOR_QUADLET, podmanInfo } from '../../facts/podman.js';
import { isMasked } from '../../facts/systemd.js';
import { isOfJob } from '../../job-podman/of-job.js';
import { byHand } from '../../remedy.js';

interface GeneratorFacts {
  readonly version: PodmanVersion | undefined;
  /** The generator that systemd runs, or nothing. */
  readonly path: string | undefined;
  /** Empty, or a link to /dev/null: someone disabled it. */
  readonly masked: boolean;
  /** Whether podman is that of this job, whose generator systemd does not run. */
  readonly ofJob: boolean;
}

/** The first directory with a generator of that name is used. Source: systemd.generator(7) */
const DIRECTORIES = [
  '/run/systemd',
  '/etc/systemd',
  '/usr/local/lib/systemd',
  '/usr/lib/systemd',
  '/lib/systemd',
];

/** Podman's systemd generator, which creates services from Quadlet files. */
export const quadletGenerator = check<GeneratorFacts>({
  id: 'RP082',
  title: 'Quadlet generator',
  phase: 'podman',
  reads: '`podman-user-generator` in the directories of systemd.generator(7).',
  cause: 'systemd has no generator for Quadlet files, so their services are `not found`.',
  cure: 'Install Podman 4.4 or later from a package that contains podman-user-generator.',
  signatures: [],
  sources: ['systemd.generator(7)', 'podman-systemd.unit(5)'],
  limit: 30,
  read: async (host) => {
    const answer = await podmanInfo(host);
    const version = answer.kind === 'info' ? answer.info.version : undefined;
    const ofJob = isOfJob((await host.find('podman')) ?? '', host);
    for (const directory of DIRECTORIES) {
      const path = `${directory}/user-generators/podman-user-generator`;
      const facts = await host.stat(path);
      if (facts !== undefined) {
        return { version, path, masked: isMasked(facts), ofJob };
      }
    }
    return { version, path: undefined, masked: false, ofJob };
  },
  judge: judgeGenerator,
});

function judgeGenerator({ version, path, masked, ofJob }: GeneratorFacts) {
  if (version === undefined) return skipped('podman does not answer');
  if (path !== undefined && !masked) return ok(path);
  const podman = `Podman ${formatVersion(version)}`;
  if (!atLeast(version, 4, 4)) {
    return info(`${podman} does not support Quadlet`, byHand(FOR_QUADLET));
  }
  if (path !== undefined) {
    return error(['quadlet'], `${path} is masked`, byHand(`As root, remove ${path}.`));
  }
  if (ofJob)
    return info(
      'systemd does not run that of the Podman of this job, and no other is installed',
      byHand(FOR_QUADLET),
    );
  return error(
    ['quadlet'],
    `${podman} was installed without podman-user-generator`,
    byHand(
      'Install the podman package of the distribution, or link its quadlet program to /usr/local/lib/systemd/user-generators/podman-user-generator, and run `systemctl --user daemon-reload`.',
    ),
  );
}
