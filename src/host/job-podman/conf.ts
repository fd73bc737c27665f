import { basename, dirname } from 'node:path';
import { HELPER_DIRECTORIES } from '../facts/helper-binaries.js';
import type { TomlTable } from '../facts/toml.js';
import type { Programs } from './programs.js';

/** The first Podman that reads CONTAINERS_CONF_OVERRIDE. Source: systemConfigs of containers/common 0.52. */
export const OVERRIDE_SINCE = [4, 5] as const;

// Where podman finds them in no PATH and in no directory that it already has.
const HELPERS = ['netavark', 'aardvark-dns', 'pasta', 'catatonit', 'rootlessport'] as const;

/** The tables of containers.conf(5) for the programs of a bundle. Those that it lacks are the host's. Pure. */
export function bundleConf(programs: Programs): TomlTable {
  const { conmon, catatonit, slirp4netns } = programs;
  const directories = HELPERS.flatMap((name) => programs[name] ?? []).map((path) => dirname(path));
  const runtimes = (['crun', 'runc'] as const).flatMap((name) => {
    const path = programs[name];
    return path === undefined ? [] : [[name, [path]] as const];
  });
  const [first] = runtimes;
  return {
    ...(catatonit !== undefined && { containers: { init_path: catatonit } }),
    engine: {
      conmon_path: [conmon],
      helper_binaries_dir: [...new Set([...directories, ...HELPER_DIRECTORIES])],
      ...(slirp4netns !== undefined && { network_cmd_path: slirp4netns }),
      ...(first !== undefined && { runtime: first[0], runtimes: Object.fromEntries(runtimes) }),
    },
  };
}

/** The tables that select an OCI runtime. Pure. */
export function runtimeConf(path: string): TomlTable {
  const name = basename(path);
  return { engine: { runtime: name, runtimes: { [name]: [path] } } };
}

/** Tables over others: for each key, the last one wins, as podman merges its files. Pure. */
export function mergeConf(tables: readonly TomlTable[]): TomlTable {
  return tables.reduce(mergeTwo, {});
}

function mergeTwo(below: TomlTable, above: TomlTable): TomlTable {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = Object.hasOwn(below, key) ? below[key] : undefined;
    // Not by assignment, for which `__proto__` is no key.
    Object.defineProperty(merged, key, {
      value: isTable(before) && isTable(value) ? mergeTwo(before, value) : value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return merged;
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
