import type { Host } from '../host.js';

/** The content of podman's store, read from its files without podman. */
export interface Store {
  /** Whether the directory has any content; an empty one does not determine the driver. */
  readonly exists: boolean;
  /** The drivers of the existing data: `overlay`, `vfs`. */
  readonly drivers: readonly string[];
  /** The data in it: `images`, `volumes` …; nothing if the store is empty. */
  readonly holds: readonly string[];
}

/** The store of this user, read once. */
export function storeAt(graphRoot: string, host: Host): Promise<Store> {
  return host.shared(`store ${graphRoot}`, () => readStore(graphRoot, host));
}

async function readStore(root: string, host: Host): Promise<Store> {
  const names = await host.list(root);
  const drivers = names.flatMap((name) => /^(.+)-images$/.exec(name)?.[1] ?? []);
  const holds = new Set<string>();
  for (const driver of drivers) {
    if (await holdsRecords(`${root}/${driver}-images/images.json`, host)) holds.add('images');
    for (const file of ['containers.json', 'volatile-containers.json']) {
      if (await holdsRecords(`${root}/${driver}-containers/${file}`, host)) holds.add('containers');
    }
    if (await holdsRecords(`${root}/${driver}-layers/layers.json`, host)) holds.add('layers');
  }
  if ((await host.list(`${root}/volumes`)).length > 0) holds.add('volumes');
  if ((await host.list(`${root}/secrets`)).some((name) => name.endsWith('.json'))) holds.add('secrets');
  if ((await host.list(`${root}/networks`)).some((name) => name.endsWith('.json'))) holds.add('networks');
  return { exists: names.length > 0, drivers, holds: [...holds] };
}

/** Unknown content counts as data. */
async function holdsRecords(path: string, host: Host): Promise<boolean> {
  const text = await host.read(path);
  if (text === undefined) return host.exists(path);
  try {
    const records: unknown = JSON.parse(text);
    return !(Array.isArray(records) && records.length === 0);
  } catch {
    return true;
  }
}
