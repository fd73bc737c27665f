import { expect } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { shell } from './lab.js';

// Podman's database, the configuration of each container and its state. Left out are the files that containers are given
// as secrets, because those hold them, and the layers of images.
const SEARCH = [
  'grep --recursive --files-with-matches --fixed-strings --devices=skip --no-messages --binary-files=binary',
  ...['secrets', 'overlay', 'volumes', 'overlay-layers', 'overlay-images'].map(
    (name) => `--exclude-dir=${name}`,
  ),
].join(' ');
const STORED = '~/.local/share/containers/storage /run/user/1001/containers /run/user/1001/libpod';

/** Fails where one of the values is to be seen of a running pod anywhere but in the files that hold secrets. */
export async function noSecretShows(machine: Machine, pod: string, values: readonly string[]): Promise<void> {
  const containers = `podman ps --filter pod=${pod} --format '{{.Names}}'`;
  const inspect = await shell(
    machine,
    `podman inspect --type container $(${containers}); podman pod inspect ${pod}`,
  );
  const pids = await shell(
    machine,
    `for name in $(${containers}); do podman top $name hpid | tail -n +2; done`,
  );
  const files = pids
    .trim()
    .split(/\s+/)
    .map((pid) => `/proc/${pid}/environ`);
  const environ = await shell(machine, `cat ${files.join(' ')} | tr '\\0' '\\n'`, { user: 'root' });
  const stored = (text: string) =>
    shell(machine, `${SEARCH} -e '${text.replaceAll("'", `'\\''`)}' ${STORED} || true`);
  // Where nothing is found of what is there for certain, nothing was looked at.
  expect(inspect).toContain('/etc/podman-registry/registry');
  expect(environ).toContain('OTEL_TRACES_EXPORTER=none');
  const found = await stored('/etc/podman-registry/registry');
  expect(found).toMatch(/userdata\/config\.json$/m);
  expect(found).toMatch(/\/(db\.sql|bolt_state\.db)$/m);
  for (const value of values) {
    for (const spelt of [value, Buffer.from(value).toString('base64')]) {
      expect([inspect.includes(spelt), environ.includes(spelt), await stored(spelt)]).toEqual([
        false,
        false,
        '',
      ]);
    }
  }
}
