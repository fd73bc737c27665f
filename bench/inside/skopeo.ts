// Pushes the image t0 of an OCI layout with skopeo, or pulls it into a directory that is thrown away. Prints the seconds.
// Usage: node skopeo.js push|pull URL CA LOGIN REPOSITORY LAYOUT
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const [way, url = '', ca = '', login = '', repository = '', layout = ''] = process.argv.slice(2);
const registry = new URL(url).host;
const directory = mkdtempSync(`${layout}-skopeo-`);
// It remembers which registry has which blob, and would ask for that one instead of pushing.
rmSync(join(homedir(), '.local/share/containers/cache'), { recursive: true, force: true });

const authFile = join(directory, 'auth.json');
const auths = login === '' ? {} : { [registry]: { auth: login } };
writeFileSync(authFile, JSON.stringify({ auths }), { mode: 0o600 });
if (ca !== '') copyFileSync(ca, join(directory, 'ca.crt'));
const side = way === 'push' ? 'dest' : 'src';
const trust = ca === '' ? [`--${side}-tls-verify=false`] : [`--${side}-cert-dir`, directory];
const there = `docker://${registry}/${repository}:t0`;
const [from, to] = way === 'push' ? [`oci:${layout}:t0`, there] : [there, `dir:${join(directory, 'pulled')}`];
const argv = ['copy', '--quiet', '--authfile', authFile, ...trust, from, to];

const begin = process.hrtime.bigint();
const { status, stderr } = spawnSync('skopeo', argv, { encoding: 'utf8' });
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
rmSync(directory, { recursive: true });
if (status !== 0) throw new Error(`skopeo ${argv.join(' ')}: exit code ${status}\n${stderr}`);
process.stdout.write(JSON.stringify(seconds));
