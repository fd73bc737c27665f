import bcrypt from 'bcryptjs';
import type { Machine } from '../src/machine/machine.js';
import { shell } from './inside.js';
import { Step } from './step.js';

export const SECRETS = '/home/runner/secrets';
const ARTIFACTS = '/home/runner/artifacts';
const PASSWORD = 'quadlet-test';
const PORT = 8443;

export const ADDRESS = `127.0.0.1:${PORT}`;
export const CA = `${SECRETS}/tls.crt`;
export const LOGIN = `ci:${PASSWORD}`;

/** curl with the CA and the login of the registry; waits up to 30 s for it to come up. */
export const CURL = `curl -sSf --retry 30 --retry-delay 1 --retry-all-errors --cacert ${CA} -u ${LOGIN}`;

/** The shell blocks below one heading of the artifacts' README. */
function blocks(readme: string, heading: string): string[] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(heading));
  return [...(section ?? '').matchAll(/```sh\n([\s\S]*?)```/g)].map((found) => found[1] ?? '');
}

/**
 * Lets the action describe a registry, makes its secrets and installs its units, all by the words of the artifacts'
 * README. The last block of the heading is left to the caller: it starts the service.
 */
export async function describeRegistry(machine: Machine, heading: string): Promise<string> {
  const step = new Step(machine, '/home/runner/_test', { XDG_RUNTIME_DIR: '/run/user/1001' });
  const main = await step.main({ 'quadlet-dir': ARTIFACTS, 'keep-images': 'true', port: String(PORT) });
  if (main.exitCode !== 0) throw new Error(`main failed: ${main.shown}`);
  const post = await step.post(main);
  if (post.exitCode !== 0) throw new Error(`post failed: ${post.shown}`);
  const readme = await shell(machine, `cat ${ARTIFACTS}/README.md`);
  const [material] = blocks(readme, 'Files for the secrets');
  // Podman 3 needs one more, which comes first.
  const [start, secrets, before = ''] = blocks(readme, heading).reverse();
  // htpasswd(1) asks for the password on a terminal; its line is put there instead.
  const htpasswd = `printf '%s\\n' '${LOGIN.split(':')[0]}:${await bcrypt.hash(PASSWORD, 5)}' > htpasswd`;
  const prepare = material?.replace(/^htpasswd .*$/m, htpasswd);
  await shell(machine, `mkdir -p ${SECRETS}; cd ${SECRETS}\n${prepare}\n${before}\n${secrets}`);
  return `cd ${ARTIFACTS}\n${start}`;
}

/** Puts an image into the registry and throws the local one away. */
export async function pushImage(machine: Machine): Promise<void> {
  await shell(
    machine,
    `mkdir -p ctx certs; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
     podman build -q -t localhost/mine:1 ctx
     cp ${CA} certs/ca.crt
     podman push -q --cert-dir certs --creds ${LOGIN} localhost/mine:1 ${ADDRESS}/mine:1
     podman rmi localhost/mine:1`,
  );
}

/** Takes the image out of the registry. */
export async function pullImage(machine: Machine): Promise<string> {
  return shell(machine, `podman pull -q --cert-dir certs --creds ${LOGIN} ${ADDRESS}/mine:1`);
}
