import { basename, dirname } from 'node:path/posix';
import type { ChangeNote, EnablingLink } from '../generated-set.js';
import { note, singleLine } from './wording.js';

/** The name of the linked service. */
export function linkedService({ target }: EnablingLink): string {
  return basename(target);
}

/** When a service is started, according to its links. */
export function linkNotes(
  name: string,
  before: readonly EnablingLink[],
  after: readonly EnablingLink[],
): ChangeNote[] {
  const paths = (links: readonly EnablingLink[]) => links.map(({ path }) => path);
  const [old, now] = [paths(before), paths(after)];
  return [
    ...now.filter((path) => !old.includes(path)).map((path) => note(`${name} is now ${words(path, name)}`)),
    ...old
      .filter((path) => !now.includes(path))
      .map((path) => note(`${name} is no longer ${words(path, name)}`)),
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  '.wants': 'started with',
  '.requires': 'required by',
  '.upholds': 'kept running by',
};

function words(path: string, name: string): string {
  const found = /^(.*)(\.wants|\.requires|\.upholds)$/.exec(dirname(path));
  if (!found) return `known as ${singleLine(path)}`;
  const instance = basename(path) === name ? '' : `, as ${singleLine(basename(path))}`;
  return `${KINDS[found[2] ?? '']} ${singleLine(found[1] ?? '')}${instance}`;
}
