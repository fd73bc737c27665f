import { type PodmanVersion, parsePodmanVersion } from './version.js';

/** A program that podman starts. */
interface Helper {
  readonly name: string;
  readonly path: string;
  /** What it prints. */
  readonly version: string;
}

/** The used values of `podman info`. */
export interface PodmanInfo {
  readonly version: PodmanVersion;
  readonly rootless: boolean;
  readonly cgroupManager: string;
  readonly cgroupVersion: string;
  /** Controllers that containers of this user can use. */
  readonly cgroupControllers: readonly string[];
  readonly eventLogger: string;
  readonly logDriver: string;
  readonly networkBackend: string;
  /** `sqlite` or `boltdb`; empty before Podman 4.6. */
  readonly databaseBackend: string;
  readonly ociRuntime: Helper;
  /** Its other helper programs: conmon, and those of the network, which Podman reports since 4.8. */
  readonly helpers: readonly Helper[];
  readonly graphDriver: string;
  readonly graphRoot: string;
  readonly runRoot: string;
  readonly volumePath: string;
  readonly imageCount: number;
  readonly containerCount: number;
  readonly runningCount: number;
  /** The program that mounts overlays instead of the kernel. */
  readonly mountProgram: string;
  /** Whether files belong to the user regardless of the ids in their image. */
  readonly ignoreChownErrors: boolean;
  readonly backingFilesystem: string;
  /** The path of the user's storage.conf, even if it does not exist; empty if podman reads several files. */
  readonly storageConf: string;
}

// biome-ignore lint/suspicious/noExplicitAny: another program's answer
type Answer = any;

/**
 * Reads `podman info --format json`. Values that an older podman does not report are empty or 0.
 * @throws UserError if its version is invalid
 */
export function parsePodmanInfo(text: string): PodmanInfo {
  const { host, store, version }: Answer = JSON.parse(text);
  const overlay = store?.graphOptions?.['overlay.mount_program'];
  return {
    version: parsePodmanVersion(String(version?.Version ?? '')),
    rootless: host?.security?.rootless === true,
    cgroupManager: word(host?.cgroupManager),
    cgroupVersion: word(host?.cgroupVersion),
    cgroupControllers: host?.cgroupControllers ?? [],
    eventLogger: word(host?.eventLogger),
    logDriver: word(host?.logDriver),
    networkBackend: word(host?.networkBackend),
    databaseBackend: word(host?.databaseBackend),
    ociRuntime: helper(word(host?.ociRuntime?.name), host?.ociRuntime),
    helpers: [
      helper('conmon', host?.conmon),
      helper(word(host?.networkBackend), host?.networkBackendInfo),
      helper('aardvark-dns', host?.networkBackendInfo?.dns),
      helper('pasta', host?.pasta),
    ].filter(({ path }) => path !== ''),
    graphDriver: word(store?.graphDriverName),
    graphRoot: word(store?.graphRoot),
    runRoot: word(store?.runRoot),
    volumePath: word(store?.volumePath),
    imageCount: store?.imageStore?.number ?? 0,
    containerCount: store?.containerStore?.number ?? 0,
    runningCount: store?.containerStore?.running ?? 0,
    mountProgram: word(overlay?.Executable ?? overlay),
    ignoreChownErrors: store?.graphOptions?.['overlay.ignore_chown_errors'] === 'true',
    backingFilesystem: word(store?.graphStatus?.['Backing Filesystem']),
    storageConf: word(store?.configFile),
  };
}

function helper(name: string, told: Answer): Helper {
  return { name, path: word(told?.path ?? told?.executable), version: word(told?.version) };
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
