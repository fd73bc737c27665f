import { expect } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { ACTION, inside, NODE, shell } from './lab.js';
import type { Step, StepResult } from './step.js';

const LAYOUTS = '/home/runner/layouts';

/**
 * Fills a persistent registry with two versions of a multi-platform image, each with an attestation, a signature, an
 * attached artifact and a signature of that, and with an image that has no tag; collects garbage; and proves that what
 * belongs to a tag can be pulled on every platform, and that the rest is gone.
 * @param job runs a job with this registry and this `seed`, in a directory of its number
 */
export async function assertCollects(
  machine: Machine,
  name: string,
  job: (seed: string, number: number) => Promise<{ readonly step: Step; readonly main: StepResult }>,
): Promise<void> {
  const gc = (options: string) =>
    shell(machine, `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js gc ${name} ${options}`);
  const started = () =>
    shell(machine, `podman inspect -f '{{.State.StartedAt}}' podman-registry-${name}-registry`);
  const layout = async (version: string): Promise<Record<string, string>> =>
    JSON.parse(
      await inside(machine, [NODE, `${ACTION}/__tests__/e2e/make-layout.mjs`, `${LAYOUTS}/${version}`, '1']),
    );
  const [old, current] = [await layout('old'), await layout('current')];
  const first = await job(`oci:${LAYOUTS}/old:t0 app:0\noci:${LAYOUTS}/old:multi app:1`, 1);
  await first.step.post(first.main);
  const { step, main } = await job(`oci:${LAYOUTS}/current:t0 app:2\noci:${LAYOUTS}/current:multi app:1`, 2);
  const registry = main.outputs.get('registry') ?? '';
  const login = Object.fromEntries(main.environment);
  const curl = `curl -sS --cacert ${main.outputs.get('ca-cert')} -u ci:${main.outputs.get('password')}`;
  const url = `https://${registry}/v2/app/manifests`;
  const json = 'application/vnd.oci.image.manifest.v1+json';
  const status = async (references: readonly (string | undefined)[]) => {
    const accept = `-H 'Accept: ${json}' -H 'Accept: ${json.replace('manifest', 'index')}'`;
    const asked = references.map((one) => `${curl} ${accept} -o /dev/null -w '%{http_code} ' ${url}/${one}`);
    return (await shell(machine, asked.join('\n'))).trim().split(' ');
  };
  const others = ['amd64', 'arm64', 'referrer', 'ofReferrer'];
  const belongsTo = (digests: Record<string, string>) => {
    const hex = digests.multi?.slice('sha256:'.length);
    return [digests.multi, ...others.map((key) => digests[key]), `sha256-${hex}.sig`];
  };
  const pullAll = (tag: string) =>
    shell(machine, `skopeo copy -q --all docker://${registry}/app:${tag} dir:copied && rm -r copied`, {
      env: login,
    });

  // One that never had a tag.
  const byDigest = await shell(
    machine,
    `${curl} -fH 'Accept: ${json}' ${url}/2 > m; echo >> m; digest=sha256:$(sha256sum < m | cut -c-64)
     ${curl} -f -X PUT -H 'Content-Type: ${json}' --data-binary @m ${url}/$digest > /dev/null; rm m; echo -n $digest`,
  );
  const dry = await gc('--dry-run --delete-untagged');
  for (const line of [
    `app: image ${old.multi} (`,
    '): without a tag; 1 was pushed again\n',
    `): part of ${old.multi}\n`,
    `): attached to ${old.multi}\n`,
    `): attached to ${old.referrer}\n`,
    `app: tag sha256-${old.multi?.slice('sha256:'.length)}.sig (`,
    'app: kept 1 image without a tag, pushed by digest\n',
  ]) {
    expect(dry).toContain(line);
  }
  expect(dry).toMatch(/\nwould free \d+ blobs, \d.* \(\d+ bytes\)\n$/);
  const asserted = [...belongsTo(old), ...belongsTo(current), byDigest, '0'];
  expect(new Set(await status(asserted))).toEqual(new Set(['200']));

  expect(await gc('--delete-untagged')).toBe(dry.replace('would free', 'freed'));
  expect(new Set(await status(belongsTo(old)))).toEqual(new Set(['404']));
  expect(new Set(await status([...belongsTo(current), byDigest, '0']))).toEqual(new Set(['200']));
  for (const tag of ['0', '1', '2']) await pullAll(tag);

  const kept = await gc('--keep-last 2');
  expect(kept).toContain(`app: tag 0 (${old.t0}, pushed 20`);
  expect(await status(['0', old.t0, ...belongsTo(current), byDigest])).toEqual([
    '404',
    '404',
    ...belongsTo(current).map(() => '200'),
    '200',
  ]);
  for (const tag of ['1', '2']) await pullAll(tag);

  const since = await started();
  expect(await gc('--delete-untagged --keep-last 2 --older-than 0m')).toMatch(/freed 0 blobs/);
  expect(await started()).toBe(since);
  // The registry accepts pushes, also of what it has deleted.
  const third = await job(`oci:${LAYOUTS}/old:multi app:1`, 3);
  await pullAll('1');
  expect(new Set(await status([...belongsTo(old), ...belongsTo(current)]))).toEqual(new Set(['200']));
  await third.step.post(third.main);
  await step.post(main);
  await shell(machine, `rm -r ${LAYOUTS}`);
}
