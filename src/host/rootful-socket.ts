import { UserError } from '../platform/errors.js';
import type { Journal } from '../undo/journal.js';
import { type Host, withoutRoot } from './host.js';
import { hasJobPodman } from './job-podman/of-job.js';

interface RootfulJob {
  /** Also the name of the units. */
  readonly name: string;
  readonly host: Host;
  readonly journal: Journal;
}

/** The settings of podman.service. Source: contrib/systemd/system/podman.service.in of Podman. */
const SERVICE = ['--service-type=exec', '--property=Delegate=true', '--property=KillMode=process'];

/**
 * Starts the API of root's Podman at a socket that only this user may open, with units that exist until the job ends. The
 * podman.socket of root stays as it is.
 * @throws UserError if that is not possible here
 */
export async function listenAsRoot({ name, host, journal }: RootfulJob) {
  const podman = await host.find('podman');
  if (podman === undefined) throw refuse('podman is not installed');
  if (hasJobPodman(host))
    throw refuse(
      'root uses the installed Podman; do not set "podman-archive", "podman-version", "containers-conf" or "runtime"',
    );
  if (!(await host.exists('/run/systemd/system'))) throw refuse('systemd is not process 1');
  if (!(await host.mayActAsRoot()))
    throw withoutRoot(host.user, 'run: systemctl start podman.socket (input "socket" is "rootful")');
  const path = `/run/${name}/podman.sock`;
  await journal.record({ kind: 'remove-empty', paths: [`/run/${name}`], as: 'root' });
  await journal.record({ kind: 'rootful-socket', name });
  await journal.record({
    kind: 'kept',
    what: "what the job created in root's Podman: containers, images, volumes, networks",
  });
  const socket = [
    `ListenStream=${path}`,
    `SocketUser=${host.user.uid}`,
    'SocketMode=0600',
    'RemoveOnStop=yes',
  ];
  const argv = ['systemd-run', '--quiet', `--unit=${name}`, ...SERVICE];
  await host.asRoot([
    ...argv,
    ...socket.map((one) => `--socket-property=${one}`),
    ...[podman, 'system', 'service', '--time=0'],
  ]);
  const whyEnded = async () => {
    const { stdout } = await host.attempt(['systemctl', 'show', '--property=Result', `${name}.service`], {
      timeout: 20,
    });
    const result = /^Result=(.*)$/m.exec(stdout)?.[1] ?? '';
    return ['', 'success'].includes(result) ? undefined : `${name}.service: ${result}`;
  };
  return { path, by: 'podman of root', whyEnded } as const;
}

function refuse(problem: string): UserError {
  return new UserError(`input "socket" is "rootful": ${problem}`);
}
