// Downloads Debian packages with separate lists and a separate cache, so that nothing is installed on this host, and unpacks them.
// Usage: node scripts/debian-packages.mjs SUITE DIRECTORY PACKAGE…
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

// Minutes.
const LIMIT = 15;

const execute = promisify(execFile);

function run(program, args, cwd) {
  return execute(program, args, { timeout: LIMIT * 60_000, maxBuffer: 1 << 28, cwd });
}

function aptOptions(state, more) {
  const options = {
    'Dir::State': state,
    'Dir::Cache': join(state, 'cache'),
    'Acquire::Languages': 'none',
    'Acquire::http::Timeout': '30',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'Debug::NoLocking': 'true',
    ...more,
  };
  return ['-q', ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])];
}

/** Downloads packages from `sources`, or from those of this host, and unpacks them below `target`. */
async function unpack(packages, scratch, target, sources) {
  const state = await mkdtemp(join(scratch, 'apt-'));
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
  await writeFile(join(state, 'status'), '');
  const more = { 'Dir::State::status': join(state, 'status') };
  if (sources !== undefined) {
    await writeFile(join(state, 'sources.list'), `${sources}\n`);
    more['Dir::Etc::SourceList'] = join(state, 'sources.list');
    more['Dir::Etc::SourceParts'] = '/dev/null';
  }
  const options = aptOptions(state, more);
  await run('apt-get', [...options, 'update']);
  await run('apt-get', [...options, 'download', ...packages], state);
  const files = (await readdir(state)).filter((name) => name.endsWith('.deb'));
  for (const file of files) await run('dpkg-deb', ['--extract', join(state, file), target]);
}

async function debianKeyring(scratch) {
  const there = await access(KEYRING).then(
    () => true,
    () => false,
  );
  if (there) return KEYRING;
  // Ubuntu has the package, and mostly has not installed it.
  const target = join(scratch, 'keyring');
  await unpack(['debian-archive-keyring'], scratch, target);
  return realpath(join(target, KEYRING));
}

/**
 * Downloads packages of a suite and unpacks them below `target`; DEBIAN_MIRROR selects another mirror.
 * @param scratch an existing directory for lists and archives
 */
export async function unpackDebian(suite, packages, scratch, target) {
  const mirror = process.env.DEBIAN_MIRROR || 'http://deb.debian.org/debian';
  const source = `deb [signed-by=${await debianKeyring(scratch)}] ${mirror} ${suite} main`;
  await unpack(packages, scratch, target, source);
}

if (process.argv[1] !== undefined && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  const [suite, target, ...packages] = process.argv.slice(2);
  const scratch = await mkdtemp(join(tmpdir(), 'debian-packages-'));
  try {
    await unpackDebian(suite, packages, scratch, target);
  } catch (error) {
    process.stderr.write(`${(error.stderr || error.message).trim()}\n`);
    process.exitCode = 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
