const PULL = ['always', 'missing', 'never', 'newer'];

/** The words that podman takes for a key. */
export interface Choice {
  /** Those of the manual. */
  readonly words: readonly string[];
  /** Those that podman takes as well. */
  readonly alsoTaken?: readonly string[];
  readonly anyCase?: boolean;
}

const PULL_CHOICE: Choice = {
  words: PULL,
  alsoTaken: ['ifmissing', 'ifnotpresent', 'ifnewer'],
  anyCase: true,
};

/**
 * Keys of Quadlet that take only certain words, and what podman does with them: `ParsePullPolicy`, `WithCgroupsMode`,
 * `ParseHealthCheckOnFailureAction`, `WithLogDriver`, `ParsePodExitPolicy`, `ParseKubeExitCodePropagation`. Not
 * among them are keys whose value the generator checks, and drivers, for which there are plugins.
 */
const CHOICES: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ['Container.AutoUpdate', { words: ['registry', 'local'], alsoTaken: ['image', 'disabled'] }],
  ['Container.CgroupsMode', { words: ['split', 'enabled', 'disabled', 'no-conmon'] }],
  ['Container.HealthOnFailure', { words: ['none', 'kill', 'restart', 'stop'] }],
  ['Container.ImageVolume', { words: ['bind', 'tmpfs', 'ignore'], alsoTaken: ['anonymous'], anyCase: true }],
  [
    'Container.LogDriver',
    { words: ['journald', 'k8s-file', 'none', 'passthrough'], alsoTaken: ['json-file', 'passthrough-tty'] },
  ],
  ['Container.Pull', PULL_CHOICE],
  ['Build.Pull', { ...PULL_CHOICE, alsoTaken: ['ifmissing', 'ifnotpresent', 'ifnewer', 'true', 'false'] }],
  ['Image.Policy', PULL_CHOICE],
  ['Kube.ExitCodePropagation', { words: ['all', 'any', 'none'] }],
  ['Network.IPAMDriver', { words: ['host-local', 'dhcp', 'none'] }],
  ['Pod.ExitPolicy', { words: ['continue', 'stop'] }],
]);

/** What a key of a section of Quadlet's takes, where it takes only certain words. */
export function choiceOf(section: string, key: string): Choice | undefined {
  return CHOICES.get(`${section}.${key}`);
}

/** Whether podman takes a word. */
export function takes({ words, alsoTaken = [], anyCase = false }: Choice, value: string): boolean {
  const word = anyCase ? value.toLowerCase() : value;
  return words.includes(word) || alsoTaken.includes(word);
}
