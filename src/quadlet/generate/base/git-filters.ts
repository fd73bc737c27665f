import type { Attempt } from '../../../platform/exec.js';

type Variables = Readonly<Record<string, string | undefined>>;

const FILTERS = '^filter\\..*\\.(clean|smudge|process|required)$';

/**
 * Variables for git with which it runs no filter: the configuration of a clone may name any program as one. `-c` cannot
 * name a filter with `=` in its name.
 * @param variables of this process, whose own settings stay
 */
export async function withoutFilters(
  attempt: Attempt,
  variables: Variables = process.env,
): Promise<Readonly<Record<string, string>>> {
  const listing = ['git', 'config', '--null', '--name-only', '--get-regexp', FILTERS];
  const { stdout } = await attempt(listing, { timeout: 120 });
  const first = Number(variables.GIT_CONFIG_COUNT || 0);
  const keys = [...new Set(stdout.split('\0').filter((key) => key !== ''))];
  const settings = keys.flatMap((key, index): (readonly [string, string])[] => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, key.endsWith('.required') ? 'false' : ''],
  ]);
  return { ...Object.fromEntries(settings), GIT_CONFIG_COUNT: String(first + keys.length) };
}
