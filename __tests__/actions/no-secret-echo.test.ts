import { describe, expect, test } from '@jest/globals';
import { readGenerateInputs } from '../../src/actions/quadlet-generate/inputs.js';
import { readLintInputs } from '../../src/actions/quadlet-lint/inputs.js';
import { loadInputs } from '../../src/actions/registry/inputs.js';
import { readSeedImages } from '../../src/registry/run/seed.js';
import { actionFile, inputsWith } from './action-file.js';
import { generateActionFile, generateInputsWith } from './generate-action-file.js';
import { lintActionFile, lintInputsWith } from './lint-action-file.js';

const LOGINS = [
  'docker://ci:SECRET@registry.test/x:1',
  'https://ci:SECRET@registry.test/x',
  'https://SECRET@registry.test/x',
  'ci:SECRET@registry.test/x:1',
  'docker.io, ci:SECRET@registry.test',
  'docker://ci:with SECRET@registry.test/x:1 name',
  'https://ci:SEC/RET-SECRET@registry.test/',
];

/** What an input needs beside it to be read at all. */
function company(input: string): Record<string, string> {
  if (input.startsWith('s3-')) {
    return {
      ...{ storage: 's3', 's3-bucket': 'bucket', 's3-region': 'eu-central-1' },
      ...{ 's3-access-key': 'AKIA', 's3-secret-key': 'KEY' },
    };
  }
  if (input.startsWith('token-')) {
    return {
      ...{ auth: 'token', 'token-realm': 'https://auth.test/', 'token-service': 'registry' },
      ...{ 'token-issuer': 'auth', 'token-certificates': '/certs.pem' },
    };
  }
  return input === 'storage-volume' ? { storage: 'volume' } : {};
}

async function refusal(read: () => unknown): Promise<string | undefined> {
  try {
    await read();
    return undefined;
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

const registry = async (set: Record<string, string>) => {
  await readSeedImages(loadInputs(inputsWith(set)));
};

describe.each<[action: string, inputs: object, read: (set: Record<string, string>) => unknown]>([
  ['the registry', actionFile.inputs, registry],
  ['lint', lintActionFile.inputs, (set) => readLintInputs(lintInputsWith(set))],
  ['generate', generateActionFile.inputs, (set) => readGenerateInputs(generateInputsWith(set))],
])('no input of %s that is refused repeats a password', (_, inputs, read) => {
  test.each(Object.keys(inputs))('%s', async (input) => {
    for (const login of LOGINS) {
      const message = await refusal(() => read({ ...company(input), [input]: login }));
      expect(message ?? '').not.toContain('SECRET');
    }
  });
});

test.each([
  'seed',
  'mirror',
  'images',
  'registry-image',
  'nginx-image',
  's3-endpoint',
  'token-realm',
  'host',
  'bind',
])('%s takes no address with a password', async (input) => {
  for (const login of LOGINS.filter((one) => !one.includes(' '))) {
    const message = await refusal(() => registry({ ...company(input), [input]: login }));
    expect(message).toMatch(new RegExp(`^input "${input}" is ".*\\*\\*\\*@registry.test.*"; use `));
  }
});
