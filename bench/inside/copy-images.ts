// Copies the images t0, t1, … as people do without this action. Prints the milliseconds.
// Usage: node copy-images.js "skopeo sync"|"crane copy" REGISTRY CA DIRS|HOST/REPOSITORY TARGET
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const [way = '', registry = '', ca = '', from = '', target = ''] = process.argv.slice(2);
const trust = mkdtempSync(join(tmpdir(), 'trust-'));
copyFileSync(ca, join(trust, 'ca.crt'));
// skopeo remembers which registry has which blob, and would ask for that one instead of pushing.
rmSync(join(homedir(), '.local/share/containers/cache'), { recursive: true, force: true });

const to = `${registry}/${target}`;
const certificates = ['--dest-cert-dir', trust, '--src-cert-dir', trust];
const kind = from.startsWith('/') ? 'dir' : 'docker';
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'skopeo sync': ['skopeo', 'sync', '--src', kind, '--dest', 'docker', ...certificates, from, to],
  'crane copy': ['/opt/peers/crane/crane', 'copy', '--all-tags', from, to],
};
const [program, ...args] = WAYS[way] ?? [];
if (program === undefined) throw new Error(`no way to copy images: ${way}`);

const begin = process.hrtime.bigint();
const { status, stderr } = spawnSync(program, args, {
  encoding: 'utf8',
  env: { ...process.env, SSL_CERT_FILE: ca },
});
const time = Number(process.hrtime.bigint() - begin) / 1e6;
if (status !== 0) throw new Error(`${way}: exit code ${status}\n${stderr}`);
rmSync(trust, { recursive: true });
process.stdout.write(JSON.stringify(time));
