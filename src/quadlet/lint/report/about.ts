import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUrl, repositoryUrl } from '../../../platform/repository-url.js';
import type { SarifAbout } from './sarif.js';

/**
 * Who this linter is, and where the pages of its rules are: those of the very version that a job uses, else those of the
 * newest one.
 * @param actionRoot the directory of action.yml
 */
export function readAbout(
  actionRoot: string,
  variables: Readonly<Record<string, string | undefined>>,
): SarifAbout {
  const { version, homepage } = readPackage(actionRoot);
  const informationUri = repositoryUrl(variables) ?? homepage;
  const pages = `${filesUrl(variables) ?? `${informationUri}/blob/main`}/docs/rules`;
  return { version, informationUri, helpUri: (code) => `${pages}/${code}.md` };
}

function readPackage(actionRoot: string): { readonly version: string; readonly homepage: string } {
  const text = readFileSync(join(actionRoot, 'package.json'), 'utf8');
  return JSON.parse(text);
}
