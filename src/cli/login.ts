import { explainFailure } from '../host/explain.js';
import { userRegistriesDirectory } from '../host/facts/config-search.js';
import { homeDirectory } from '../host/facts/home.js';
import { localHost } from '../host/host.js';
import { UserError } from '../platform/errors.js';
import { stderrLog } from '../platform/log.js';
import { logIn, loginOf, loginPlaces, loginScript } from '../registry/persistent/login.js';
import { readSecrets } from '../registry/persistent/record.js';
import { apiUrl } from '../registry/run/answer.js';
import { command } from './command.js';
import { flag } from './options.js';
import { installed, requireName } from './registries.js';

/** Logs this user in to a persistent registry. */
export const login = command({
  usage: `Usage: podman-registry login NAME [--reader] [--print]

Makes podman, buildah and skopeo of this user trust a persistent registry, and logs them in. The password is not shown.

  --reader  log in as the user that may only pull
  --print   print commands for a shell of another host instead, with the CA and the password

Exit code: 0 success, 1 failure, 2 usage error.
`,
  failure: 1,
  explain: explainFailure,
  options: { reader: flag, print: flag },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands }, { output }) => {
    const name = requireName(operands);
    const { place, record } = await installed(name);
    const secrets = await readSecrets(place);
    const user = loginOf(record, secrets, values.reader);
    const { host } = record.choices.address;
    if (values.print) {
      if (process.env.GITHUB_ACTIONS === 'true') {
        throw new UserError(
          '--print shows the password, and this log is kept; use the outputs of the action',
        );
      }
      if (/^(?:127\.|localhost$)/.test(host)) {
        output.stderr(
          `warning: ${host} is this host only; other hosts need a registry with another "host" and "bind"\n`,
        );
      }
      output.stdout(loginScript(record, secrets, user));
      return 0;
    }
    const local = localHost({ log: stderrLog(output), self: [], exportVariable: () => undefined });
    const containers = await userRegistriesDirectory(local);
    const written = await logIn(
      record,
      secrets,
      user,
      loginPlaces(local.variable, homeDirectory(local), containers),
    );
    const who = user === undefined ? 'no login is needed' : `logged in as ${user.username}`;
    output.stdout(`${who} at ${new URL(apiUrl(record.choices)).host}\n`);
    for (const path of written) output.stdout(`  wrote ${path}\n`);
    return 0;
  },
});
