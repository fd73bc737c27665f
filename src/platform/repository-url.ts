type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Where the repository of the action that runs is shown; nothing outside of an action, and for one of the workflow's own
 * repository, which has no name. Source: GitHub's default variables.
 */
export function repositoryUrl(variables: Variables): string | undefined {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_SERVER_URL: server } = variables;
  return repository ? `${server || 'https://github.com'}/${repository}` : undefined;
}

/** Where its files are shown, at the version that runs; nothing where that is not known. */
export function filesUrl(variables: Variables): string | undefined {
  const url = repositoryUrl(variables);
  const { GITHUB_ACTION_REF: ref } = variables;
  return url && ref ? `${url}/blob/${ref}` : undefined;
}
