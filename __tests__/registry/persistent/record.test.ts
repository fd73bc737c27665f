import { readdir, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { registryPaths, withRegistry } from '../../../src/registry/persistent/paths.js';
import {
  readRecord,
  readSecrets,
  secretTexts,
  writeRecord,
  writeSecrets,
} from '../../../src/registry/persistent/record.js';
import { inDirectory } from '../fakes.js';
import { recordFor, secretsFor } from './fakes.js';

describe('the record of a registry', () => {
  test('is read back as it was written, and so are its secrets, which nobody else can read', async () => {
    await inDirectory(async (home) => {
      const place = registryPaths(home, 'team');
      await withRegistry(place, async () => {
        expect(await readRecord(place)).toBeUndefined();
        await writeSecrets(place, secretsFor());
        await writeRecord(place, recordFor());
      });
      expect(await readRecord(place)).toEqual(JSON.parse(JSON.stringify(recordFor())));
      expect(await readSecrets(place)).toEqual(JSON.parse(JSON.stringify(secretsFor())));
      for (const file of [place.record, place.secrets, place.ca]) {
        expect((await stat(file)).mode & 0o777).toBe(0o600);
      }
      expect((await stat(place.directory)).mode & 0o777).toBe(0o700);
      expect((await readdir(place.directory)).sort()).toEqual(['ca.crt', 'record.json', 'secrets.json']);
    });
  });

  test('of another format is refused, and so are lost secrets', async () => {
    await inDirectory(async (home) => {
      const place = registryPaths(home, 'team');
      await withRegistry(place, () => writeFile(place.record, '{"format":2}'));
      await expect(readRecord(place)).rejects.toThrow(/has format 2, this one uses 1/);
      await expect(readSecrets(place)).rejects.toThrow(/secrets\.json is missing.*podman-registry down team/);
    });
  });

  test('every secret is known as a text, by the line, and nothing that is public', () => {
    const texts = secretTexts(secretsFor({ storage: { 's3-secret-key': 'storage-key', region: '-' } }));
    expect(texts).toEqual(
      expect.arrayContaining([
        'pass-word',
        Buffer.from('ci:pass-word').toString('base64'),
        'THE KEY',
        'OF IT',
        'http-secret-of-it',
        'storage-key',
      ]),
    );
    for (const open of ['CHAIN', 'CA', 'ci', '-', '']) expect(texts).not.toContain(open);
  });
});
