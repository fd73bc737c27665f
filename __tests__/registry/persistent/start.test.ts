import { expect, test } from '@jest/globals';
import { loadInputs } from '../../../src/actions/registry/inputs.js';
import { formatReference } from '../../../src/oci/reference.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import type { RegistryRecord } from '../../../src/registry/persistent/record.js';
import { effectiveRequest } from '../../../src/registry/persistent/start.js';
import { inputsWith } from '../../actions/action-file.js';

const NGINX = 'docker.io/library/nginx';
const DIGEST = `sha256:${'a'.repeat(64)}`;

test.each<[what: string, asked: string, found: string, image: string]>([
  ['a tag that was found elsewhere', `${NGINX}:1`, 'quay.io/me/nginx:1', 'quay.io/me/nginx:1'],
  ['a digest', `${NGINX}:1@${DIGEST}`, `${NGINX}@${DIGEST}`, `${NGINX}:1@${DIGEST}`],
  // Versions before wrote down a local tag, which says nothing of the bytes.
  [
    'a digest, with the image under a tag of ours',
    `${NGINX}:1@${DIGEST}`,
    `localhost/podman-registry-action/nginx:sha256-${'a'.repeat(64)}`,
    `${NGINX}:1@${DIGEST}`,
  ],
])('a job that uses a persistent registry takes its image: %s', (_, asked, found, image) => {
  const inputs = loadInputs(inputsWith({ lifecycle: 'persistent' }));
  const record = {
    choices: { registryImage: 'quay.io/me/registry:3', nginxImage: found },
    asked: { registry: 'quay.io/me/registry:3', nginx: asked },
  } as RegistryRecord;
  const settled = effectiveRequest(inputs, { paths: registryPaths('/home/u', 'x'), request: inputs, record });
  expect(formatReference(settled.nginxImage)).toBe(image);
  expect(formatReference(settled.registryImage)).toBe('quay.io/me/registry:3');
  expect(settled).toMatchObject({ imageSource: 'auto', keepImages: true });
});
