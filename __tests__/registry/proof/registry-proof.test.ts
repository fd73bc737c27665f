import { expect, test } from '@jest/globals';
import type { Proof } from '../../../src/registry/proof/proof.js';
import { forgetProof } from '../../../src/registry/proof/registry-proof.js';
import { servingSecrets } from '../fake-podman.js';
import { inDirectory, podFor, withServer } from '../fakes.js';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const proof = { roundTrips: [{ repository: 'proof', digest: DIGEST }] } as unknown as Proof;

test.each<[status: number, refused: RegExp | undefined]>([
  [202, undefined],
  // Another job was quicker.
  [404, undefined],
  [405, /^DELETE \/v2\/proof\/manifests\/sha256:a+ got status 405 instead of 202$/],
])('the proof image is deleted by its digest, answered with %d', (status, refused) =>
  inDirectory(async (directory) => {
    const secrets = await servingSecrets(directory);
    const { chain, key } = secrets.certificate;
    const paths: string[] = [];
    const answer = (path: string) => {
      paths.push(path);
      return { status };
    };
    await withServer({ cert: chain, key }, answer, async (port) => {
      const pod = podFor({ address: { host: '127.0.0.1', port, bind: '127.0.0.1' } });
      const forgotten = forgetProof(proof, { pod, secrets, startup: 1, found: false });
      if (refused === undefined) await forgotten;
      else await expect(forgotten).rejects.toThrow(refused);
      expect(paths).toEqual([`/v2/proof/manifests/${DIGEST}`]);
    });
  }),
);
