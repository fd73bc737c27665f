import type { Published } from './published.js';

/** How the published files get to a machine, as Markdown. */
export function installReadme(published: Published): string {
  const { set, mode, installDirectory, podman } = published;
  const user = mode === 'user';
  const systemctl = user ? 'systemctl --user' : 'sudo systemctl';
  const sudo = user ? '' : 'sudo ';
  const units = user ? '~/.config/systemd/user' : '/etc/systemd/system';
  const startable = set.services.map(({ name }) => name).filter((name) => !name.includes('@.'));
  const names = startable.map(shellWord).join(' ');
  return [
    '# Quadlet files and their systemd units',
    '',
    `Made by the generator of Podman ${podman}, for ${user ? "a user's manager (rootless)" : "the machine's manager (rootful)"}.`,
    'Every file and its SHA-256 is in `manifest.json`.',
    '',
    '## As Quadlet files',
    '',
    'The usual way: Podman makes the units on the machine itself, anew at each boot.',
    '',
    '```sh',
    `${sudo}mkdir -p ${place(installDirectory)}`,
    `${sudo}cp -R quadlet/. ${place(installDirectory)}`,
    `${systemctl} daemon-reload`,
    ...(names === '' ? [] : [`${systemctl} start ${names}`]),
    '```',
    '',
    ...(user
      ? [
          'A user whose services are to run without a login needs `loginctl enable-linger`.',
          'For the machine itself the files go to `/etc/containers/systemd`; generate them with `mode: system` first, for the units differ.',
        ]
      : [
          'For one user they go to `~/.config/containers/systemd`; generate them with `mode: user` first, for the units differ.',
        ]),
    '',
    '## As units',
    '',
    'For machines without the generator, or to be sure that what runs is what was reviewed. They are for a Podman that',
    `understands what that of ${podman} does, at \`/usr/bin/podman\`, and for files beside them in \`${installDirectory}\`.`,
    'Install one kind or the other: a unit of the same name goes before a generated one.',
    '',
    '```sh',
    `${sudo}mkdir -p ${units} ${place(installDirectory)}`,
    `${sudo}cp units/* ${units}`,
    `${sudo}cp -R quadlet/. ${place(installDirectory)}   # only for the files that units name`,
    `${systemctl} daemon-reload`,
    ...(names === '' ? [] : [`${systemctl} enable --now ${enabled(published) || names}`]),
    '```',
    '',
    ...linkLines(published),
  ].join('\n');
}

function enabled({ set }: Published): string {
  const linked = new Set(set.links.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
  return set.services
    .map(({ name }) => name)
    .filter((name) => linked.has(name) && !name.includes('@.'))
    .map(shellWord)
    .join(' ');
}

function linkLines({ set }: Published): string[] {
  if (set.links.length === 0) return [];
  return [
    '## Links',
    '',
    'The generator makes these links too; `systemctl enable` makes them of `[Install]`. They are listed here because',
    'artifacts hold no links.',
    '',
    '```',
    ...set.links.map(({ path, target }) => `${path} -> ${target}`),
    '```',
    '',
  ];
}

/** systemd's `%h` is the shell's `~`. */
function place(directory: string): string {
  return directory.startsWith('%h/') ? `~/${shellWord(directory.slice(3))}` : shellWord(directory);
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./~-]+$/.test(text) && !text.startsWith('-')
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`;
}
