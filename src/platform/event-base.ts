import { readFileSync } from 'node:fs';

/**
 * The base commit of a pull request or merge queue.
 * @param eventPath the file in GITHUB_EVENT_PATH
 * @returns undefined for other events
 */
export function baseOfEvent(eventPath: string | undefined): string | undefined {
  if (!eventPath) return undefined;
  const event: {
    readonly pull_request?: { readonly base?: { readonly sha?: string } };
    readonly merge_group?: { readonly base_sha?: string };
  } = JSON.parse(readFileSync(eventPath, 'utf8'));
  return event.pull_request?.base?.sha ?? event.merge_group?.base_sha;
}
