import type { Host } from '../host.js';
import { filesOfPodman6, type SearchedFile, searchesAsPodman6 } from './config-search.js';
import { homeDirectory } from './home.js';
import {
  type BrokenFile,
  dropInsIn,
  missingFile,
  readToml,
  type TomlTable,
  tableAt,
  textAt,
  textsAt,
} from './toml.js';

/** The settings of a file in version 1; a missing list differs from an empty one. */
export interface RegistriesV1 {
  readonly search: readonly string[] | undefined;
  readonly insecure: readonly string[] | undefined;
  readonly block: readonly string[] | undefined;
}

export interface RegistriesFile {
  readonly path: string;
  readonly dropIn: boolean;
  /** Nothing if the file has no table of version 1. */
  readonly v1: RegistriesV1 | undefined;
  /** Whether the file also has keys of version 2. */
  readonly v2: boolean;
}

/** registries.conf(5) as the installed podman reads it for this user. */
interface RegistriesConf {
  readonly files: readonly RegistriesFile[];
  readonly broken: readonly BrokenFile[];
  /** The registries that are searched for short names. */
  readonly search: readonly string[];
  /** The file with this setting. */
  readonly searchFrom: string | undefined;
  readonly shortNameMode: string;
  /** The short names with a full name. */
  readonly aliases: ReadonlySet<string>;
}

/** The keys of version 2. Source: V2RegistriesConf in pkg/sysregistriesv2 of containers/image. */
const V2_KEYS = [
  'unqualified-search-registries',
  'registry',
  'credential-helpers',
  'short-name-mode',
  'additional-layer-store-auth-helper',
  'aliases',
];

/** The registry configuration of podman, read once. */
export function registriesConf(host: Host): Promise<RegistriesConf> {
  return host.shared('registries.conf', () => readConf(host));
}

async function readConf(host: Host): Promise<RegistriesConf> {
  const files: RegistriesFile[] = [];
  const broken: BrokenFile[] = [];
  let search: readonly string[] = [];
  let searchFrom: string | undefined;
  let shortNameMode = 'permissive';
  const aliases = new Set<string>();
  const searched = (await searchesAsPodman6(host))
    ? await filesOfPodman6('registries', host)
    : await filesBeforePodman6(host);
  for (const { path, dropIn, namedBy } of searched) {
    const found = (await readToml(path, host)) ?? (await missingFile(path, namedBy, host));
    if (found === undefined) continue;
    if ('problem' in found) {
      broken.push(found);
      continue;
    }
    const { tables } = found;
    const v1 = versionOne(tables);
    files.push({ path, dropIn, v1, v2: V2_KEYS.some((key) => Object.hasOwn(tables, key)) });
    const named = textsAt(tables, 'unqualified-search-registries') ?? v1?.search;
    if (named !== undefined) {
      search = named;
      searchFrom = path;
    }
    shortNameMode = textAt(tables, 'short-name-mode') ?? shortNameMode;
    for (const alias of Object.keys(tableAt(tables, 'aliases') ?? {})) aliases.add(alias);
  }
  return { files, broken, search, searchFrom, shortNameMode, aliases };
}

function versionOne(tables: TomlTable): RegistriesV1 | undefined {
  const list = (name: string) => textsAt(tableAt(tables, 'registries', name), 'registries');
  const found = { search: list('search'), insecure: list('insecure'), block: list('block') };
  return Object.values(found).some((one) => one !== undefined) ? found : undefined;
}

/**
 * Before Podman 6 the user's file, which is below $HOME, replaces the system's and its drop-ins.
 * Source: newConfigWrapperWithHomeDir in pkg/sysregistriesv2 of containers/image 5.
 */
async function filesBeforePodman6(host: Host): Promise<SearchedFile[]> {
  const own = `${homeDirectory(host)}/.config/containers`;
  const named = host.variable('CONTAINERS_REGISTRIES_CONF');
  const hasOwn = await host.exists(`${own}/registries.conf`);
  const main = named || (hasOwn ? `${own}/registries.conf` : '/etc/containers/registries.conf');
  const dropIns: string[] = [];
  for (const directory of !named && hasOwn ? [own] : ['/etc/containers', own]) {
    dropIns.push(...(await dropInsIn(`${directory}/registries.conf.d`, host)));
  }
  return [{ path: main, dropIn: false }, ...dropIns.map((path) => ({ path, dropIn: true }))];
}
