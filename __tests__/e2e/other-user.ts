import type { Machine } from '../../src/machine/machine.js';
import { shell } from './lab.js';

/** A second user of a machine, who has all that the runner's has. */
export const OTHER = { name: 'other', uid: 1002, home: '/home/other' } as const;

/** Makes the second user, and gives him images of the runner's. */
export async function addOther(machine: Machine, images: readonly string[]): Promise<void> {
  await shell(
    machine,
    `useradd --create-home --uid ${OTHER.uid} --shell /bin/bash ${OTHER.name}
     grep -q ^${OTHER.name}: /etc/subuid || usermod --add-subuids 300000-365535 --add-subgids 300000-365535 ${OTHER.name}
     touch /var/lib/systemd/linger/${OTHER.name}
     systemctl start user@${OTHER.uid}.service
     until [ -S /run/user/${OTHER.uid}/bus ]; do sleep 0.1; done`,
    { user: 'root' },
  );
  await shell(
    machine,
    `podman save --quiet --multi-image-archive --output /tmp/images.tar ${images.join(' ')}`,
  );
  await shell(asOther(machine), 'podman load --quiet --input /tmp/images.tar');
  await shell(machine, 'rm /tmp/images.tar');
}

/** The machine as the second user has it: what is run as the runner there is run as this one. */
export function asOther(machine: Machine): Machine {
  return {
    ...machine,
    run: async (argv, options) => {
      if (options.user === 'root') return machine.run(argv, options);
      // A step's files are laid out from outside, as the runner's.
      const files = argv.find((word) => word.startsWith(`${OTHER.home}/`) && word.endsWith('.json'));
      if (files !== undefined) {
        await machine.run(
          ['chown', '--recursive', `${OTHER.uid}:${OTHER.uid}`, files.replace(/\/[^/]*$/, '')],
          {
            user: 'root',
            timeout: 30,
          },
        );
      }
      const env = { ...options.env, XDG_RUNTIME_DIR: `/run/user/${OTHER.uid}` };
      const service = ['systemd-run', '--quiet', `--uid=${OTHER.name}`, '--pipe', '--wait', '--collect'];
      const variables = Object.entries(env).map(([name, value]) => `--setenv=${name}=${value}`);
      const words = argv.map((argument) => argument.replaceAll('$', '$$$$'));
      const home = `--working-directory=${OTHER.home}`;
      return machine.run([...service, home, ...variables, '--', '/usr/bin/env', ...words], {
        user: 'root',
        timeout: options.timeout,
      });
    },
  };
}
