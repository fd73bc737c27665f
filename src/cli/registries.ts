import { thisUser } from '../host/host.js';
import { UserError } from '../platform/errors.js';
import { allRegistryPaths, type RegistryPaths, registryPaths } from '../registry/persistent/paths.js';
import { type RegistryRecord, readRecord } from '../registry/persistent/record.js';
import { UsageError } from './options.js';

// Shared by the commands for persistent registries: reading the NAME and finding the registry.

/** @throws UsageError for an invalid name */
export function readName(operands: readonly string[]): string | undefined {
  const [name, ...more] = operands;
  if (more.length > 0) throw new UsageError(`expected one NAME, found ${operands.join(' ')}`);
  if (name !== undefined && !/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(name)) {
    throw new UsageError(
      `NAME is "${name}"; use 1 to 32 of the characters a-z 0-9 -, with no - at the start or end (see: podman-registry status)`,
    );
  }
  return name;
}

/** @throws UsageError for a missing or invalid name */
export function requireName(operands: readonly string[]): string {
  const name = readName(operands);
  if (name === undefined) throw new UsageError('NAME is missing (see: podman-registry status)');
  return name;
}

/** @throws UserError if this user has no such registry */
export async function installed(name: string): Promise<{ place: RegistryPaths; record: RegistryRecord }> {
  const place = registryPaths(thisUser().home, name);
  const record = await readRecord(place);
  if (record === undefined) throw await unknownRegistry(name);
  return { place, record };
}

export async function unknownRegistry(name: string): Promise<UserError> {
  const names = [];
  for (const place of await allRegistryPaths(thisUser().home))
    if (await readRecord(place)) names.push(place.name);
  return new UserError(
    `this user has no persistent registry "${name}"; existing: ${names.join(', ') || 'none'}`,
  );
}
