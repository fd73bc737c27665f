import { basename } from 'node:path';
import { mirrorKeys } from '../spec/mirrors.js';
import type { RegistrySpec } from '../spec/registry-spec.js';
import { secretConfigs } from './kube-yaml.js';
import { shellFile } from './shell-file.js';

/**
 * The shell lines that make the configurations of the registry and its caches, for the README beside the artifacts. They
 * hold secrets, so they are made where the pod will run, out of one file for each secret value.
 */
export function configMaterial(spec: RegistrySpec): string[] {
  const given = [...(spec.storage.kind === 's3' ? ['access-key', 'secret-key'] : []), ...mirrorKeys(spec)];
  const filled = Object.fromEntries(
    ['http-secret', ...given].map((key) => [JSON.stringify(marker(key)), yamlOf(key)]),
  );
  return [
    '(umask 077; openssl rand -hex 32 > http-secret)',
    ...given.map((key) => `read -rs -p '${key}: ' word && (umask 077; printf %s "$word" > ${key})`),
    ...Object.entries(secretConfigs(spec, marker)).flatMap(([path, text]) =>
      shellFile(basename(path), text, filled),
    ),
  ];
}

/** YAML writes it in double quotes, because it begins with a reserved character. */
function marker(key: string): string {
  return `@${key}@`;
}

/** The content of a file as a YAML string in single quotes, in which a single quote is written twice. */
function yamlOf(file: string): string {
  return `'$(sed "s/'/''/g" ${file})'`;
}
