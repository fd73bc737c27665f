import type { Check } from '../../check.js';
import { authFiles } from './auth-files.js';
import { brokenFiles } from './broken-files.js';
import { certDirectories } from './certificates.js';
import { signaturePolicy } from './policy.js';
import { registriesSyntax } from './registries-syntax.js';
import { shortNames } from './short-names.js';

/** What can be told without calling podman, causes before effects. */
export const configurationChecks: readonly Check[] = [
  brokenFiles,
  signaturePolicy,
  registriesSyntax,
  shortNames,
  certDirectories,
  authFiles,
];
