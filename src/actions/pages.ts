/**
 * Where the documentation of the action that runs is shown, at the version that runs; nothing for an action of the
 * workflow's own repository, which has neither name nor version. Source: GitHub's default variables.
 */
export function pagesUrl(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = variables;
  if (!repository || !ref) return undefined;
  return `${variables.GITHUB_SERVER_URL || 'https://github.com'}/${repository}/blob/${ref}`;
}
