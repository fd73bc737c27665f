import { basename } from 'node:path';
import { APPARMOR_PROFILE } from '../../../undo/paths.js';
import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import type { Host } from '../../host.js';
import { asRoot, automatic, byHand } from '../../remedy.js';
import { attaches, parseAttachments } from './apparmor-profiles.js';

interface RestrictionFacts {
  /** Only programs with a profile may create user namespaces. */
  readonly restricted: boolean;
  /** The path of podman with every link resolved, because profiles attach to it; nothing if podman is missing. */
  readonly podman: string | undefined;
  /** The profile that attaches to it. */
  readonly profile: string | undefined;
  /** The file of a profile that attaches to it and denies user namespaces. */
  readonly denied: string | undefined;
  /** Files of profiles that only root may read. */
  readonly unreadable: readonly string[];
  /** Whether this is AppArmor 4 or later, which supports the rule `userns`. */
  readonly abi4: boolean;
}

const DIRECTORY = '/etc/apparmor.d';
const PROFILE = basename(APPARMOR_PROFILE);

// Other paths would need quoting in the profile.
const PLAIN_PATH = /^[\w/.+-]+$/;

// A rule that denies all of userns, not in a comment.
const DENIES = /^[ \t]*(?:audit[ \t]+)?deny[ \t]+userns[ \t]*,/m;

/** Ubuntu since 23.10: a program without a profile has no rights in its user namespaces. */
export const apparmorRestriction = check<RestrictionFacts>({
  id: 'RP031',
  title: 'AppArmor and user namespaces',
  phase: 'host',
  reads:
    '/proc/sys/kernel/apparmor_restrict_unprivileged_userns, and the profiles in /etc/apparmor.d for the path of podman with every link resolved.',
  cause:
    'AppArmor lets only programs with a profile create user namespaces, and no profile is attached to this podman’s path; or the attached profile denies them.',
  cure: 'Load a profile for the path of podman with the rule `userns`; `sysctl kernel.apparmor_restrict_unprivileged_userns=0` removes the restriction for every program.',
  signatures: [
    /cannot clone: Permission denied/,
    /failed to reexec: Permission denied/,
    /Error during unshare\([^)]*\): (?:Permission denied|Operation not permitted)/,
  ],
  sources: [
    'apparmor.d(5)',
    'Ubuntu 24.04 release notes, "unprivileged user namespace restrictions"',
    'containers/podman#24642',
  ],
  read: async (host) => {
    const podman = await host.find('podman');
    const restricted = await isRestricted(host);
    const path = podman && ((await host.realpath(podman)) ?? podman);
    const files = path && (restricted || (await isEnabled(host))) ? await profileFiles(host) : [];
    const profiles = path === undefined ? [] : attachedTo(path, files);
    return {
      restricted,
      podman: path,
      profile: profiles[0]?.profile,
      // Of several that attach to the same path, the kernel uses none.
      denied: profiles.every(({ text }) => DENIES.test(text)) ? profiles[0]?.file : undefined,
      unreadable: files.flatMap(({ file, text }) => (text === undefined ? [file] : [])),
      abi4: await host.exists(`${DIRECTORY}/abi/4.0`),
    };
  },
  judge: judgeRestriction,
});

function judgeRestriction({ restricted, podman, profile, denied, unreadable, abi4 }: RestrictionFacts) {
  if (denied !== undefined) {
    return error(
      EVERYTHING,
      `the AppArmor profile in ${denied} attaches to ${podman} and has the rule "deny userns"`,
      byHand(
        'Remove that rule and load the profile again, or unload the profile until the next boot.',
        asRoot(['apparmor_parser', '--remove', denied]),
      ),
    );
  }
  if (!restricted) {
    const found = 'not restricted';
    return ok(
      unreadable.length === 0
        ? found
        : `${found}, if not by a profile that only root may read: ${unreadable.join(', ')}`,
    );
  }
  if (podman === undefined) return skipped('podman is not installed');
  if (profile !== undefined) return ok(`restricted, with the profile ${profile} for ${podman}`);
  const found = `user namespaces need a profile, and ${DIRECTORY} has none for ${podman}`;
  if (!abi4 || !PLAIN_PATH.test(podman)) {
    return error(
      EVERYTHING,
      found,
      byHand(
        'Remove the restriction for every program until the next boot.',
        asRoot(['sysctl', '-w', 'kernel.apparmor_restrict_unprivileged_userns=0']),
      ),
    );
  }
  const path = APPARMOR_PROFILE;
  return error(
    EVERYTHING,
    found,
    automatic(
      'Load a profile that only allows this podman to create user namespaces.',
      { kind: 'write', as: 'root', path, text: profileText(podman) },
      // Without --write-cache, so that nothing remains.
      asRoot(['apparmor_parser', '--replace', path], { undo: { kind: 'apparmor-profile' } }),
    ),
  );
}

function profileText(podman: string): string {
  return [
    'abi <abi/4.0>,',
    'include <tunables/global>',
    '',
    `profile ${PROFILE} ${podman} flags=(unconfined) {`,
    '  userns,',
    '',
    '  include if exists <local/podman>',
    '}',
    '',
  ].join('\n');
}

async function isRestricted(host: Host): Promise<boolean> {
  const text = await host.read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns');
  return text?.trim() === '1' && (await enabledFlag(host)) !== 'N';
}

async function isEnabled(host: Host): Promise<boolean> {
  return (await enabledFlag(host)) === 'Y';
}

async function enabledFlag(host: Host): Promise<string | undefined> {
  return (await host.read('/sys/module/apparmor/parameters/enabled'))?.trim();
}

interface ProfileFile {
  readonly file: string;
  /** Nothing if only root may read it. */
  readonly text: string | undefined;
}

async function profileFiles(host: Host): Promise<ProfileFile[]> {
  const off = await host.list(`${DIRECTORY}/disable`);
  const names = (await host.list(DIRECTORY)).filter((name) => !name.startsWith('.') && !off.includes(name));
  const files = await Promise.all(
    names.map(async (name): Promise<ProfileFile[]> => {
      const file = `${DIRECTORY}/${name}`;
      const text = await host.read(file);
      // The others are directories.
      return text !== undefined || (await host.stat(file))?.kind === 'file' ? [{ file, text }] : [];
    }),
  );
  return files.flat();
}

/** The profiles on disk that attach to a program; only root may read the kernel's list. */
function attachedTo(path: string, files: readonly ProfileFile[]) {
  return files.flatMap(({ file, text = '' }) =>
    parseAttachments(text)
      .filter((attachment) => attaches(attachment, path))
      .map(({ profile }) => ({ profile, file, text })),
  );
}
