import { parseBytes, SIZES } from '../../platform/amounts.js';
import { refuse, UserError } from '../../platform/errors.js';
import { listed } from '../../platform/split-words.js';
import type { MirrorRequest, SeedingRequest } from '../../registry/request.js';
import type { SeedRequest } from '../../seed/requests.js';
import { type GetInput, readDirectory } from '../read-input.js';

/** @throws UserError for an invalid input */
export function readSeed(get: GetInput): SeedingRequest {
  const images = get('seed')
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter((line) => line !== '')
    .map(readRequest);
  const platforms = listed(get('seed-platforms'));
  for (const platform of platforms) {
    if (!/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(platform)) {
      throw refuse('seed-platforms', platform, 'platforms such as linux/amd64, or leave it empty for all');
    }
  }
  const parallel = get('seed-parallel');
  if (!/^\d{1,2}$/.test(parallel) || Number(parallel) < 1 || Number(parallel) > 32) {
    throw refuse('seed-parallel', parallel, 'a number from 1 to 32');
  }
  return { images, platforms, parallel: Number(parallel) };
}

function readRequest(line: string): SeedRequest {
  const [source = '', name, ...rest] = line.split(/\s+/);
  if (rest.length > 0) throw refuse('seed', line, 'one image per line: SOURCE, or SOURCE and NAME');
  return { source, name };
}

/** @throws UserError for an invalid input */
export function readMirrors(get: GetInput): MirrorRequest {
  const upstreams = listed(get('mirror'));
  for (const [index, upstream] of upstreams.entries()) {
    if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(upstream) || !/[.:]/.test(upstream)) {
      throw refuse('mirror', upstream, 'registries as in an image name, such as docker.io');
    }
    if (upstreams.indexOf(upstream) !== index) throw refuse('mirror', upstream, 'each registry once');
  }
  const logins = readLogins(get, upstreams);
  return {
    upstreams: upstreams.map((upstream) => ({ upstream, login: logins.get(upstream) })),
    directory: readDirectory(get, 'mirror-path'),
    limit: readSize(get, 'mirror-max-size'),
  };
}

function readSize(get: GetInput, name: string): number | undefined {
  const text = get(name);
  if (text === '') return undefined;
  const bytes = parseBytes(text);
  if (bytes === undefined) throw refuse(name, text, SIZES);
  return bytes;
}

/** The lines are secret, so the messages do not contain them. */
function readLogins(get: GetInput, upstreams: readonly string[]) {
  const logins = new Map<string, { username: string; password: string }>();
  const lines = get('mirror-credentials').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const found = /^\s*(\S+)\s+([^\s:]+):(\S+)\s*$/.exec(line);
    const [, upstream = '', username = '', password = ''] = found ?? [];
    if (!found || !upstreams.includes(upstream)) {
      throw new UserError(
        `line ${index + 1} of input "mirror-credentials" is invalid; use REGISTRY USER:PASSWORD, with a registry from "mirror"`,
      );
    }
    logins.set(upstream, { username, password });
  }
  return logins;
}
