type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The address of the running action's repository; nothing outside of an action, and for an action in the
 * workflow's repository, which has no name. Source: GitHub's default variables.
 */
export function repositoryUrl(variables: Variables): string | undefined {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_SERVER_URL: server } = variables;
  return repository ? `${server || 'https://github.com'}/${repository}` : undefined;
}

/** The address of its files in the running version; nothing if that is unknown. */
export function filesUrl(variables: Variables): string | undefined {
  const url = repositoryUrl(variables);
  const { GITHUB_ACTION_REF: ref } = variables;
  return url && ref ? `${url}/blob/${ref}` : undefined;
}
