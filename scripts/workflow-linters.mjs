// Installs actionlint (with Go) and zizmor (with Python) for the unit tests of the workflows, which pass over what is
// missing. Usage: node scripts/workflow-linters.mjs [--where], which only says where to.
import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const ZIZMOR = 'zizmor==1.32.0';

const cache =
  process.getuid?.() === 0 ? '/var/cache' : process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const directory = join(cache, 'podman-registry-action/linters/bin');

function run(program, args, environment = {}) {
  execFileSync(program, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
}

if (process.argv[2] === '--where') {
  process.stdout.write(`${directory}\n`);
} else {
  // The virtual environment has its programs in bin/ too.
  run('python3', ['-m', 'venv', join(directory, '..')]);
  run(join(directory, 'pip'), ['install', '--quiet', ZIZMOR]);
  run('go', ['install', ACTIONLINT], { GOBIN: directory });
  process.stdout.write(`actionlint and zizmor are in ${directory}\n`);
}
