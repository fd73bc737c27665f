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
  return {
    version,
    informationUri,
    helpUri: (code) => `${pages}/${code}.md`,
    explanationOf: (code) => readExplanation(join(actionRoot, 'docs/rules', `${code}.md`)),
  };
}

/** The part of a rule's page between its first paragraph and its examples; empty where the page is not there. */
function readExplanation(page: string): string {
  try {
    return (
      readFileSync(page, 'utf8')
        .split(/\n\n## /, 1)[0]
        ?.split('\n\n')
        .slice(2)
        .join('\n\n')
        .trim() ?? ''
    );
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    return '';
  }
}

function readPackage(actionRoot: string): { readonly version: string; readonly homepage: string } {
  const text = readFileSync(join(actionRoot, 'package.json'), 'utf8');
  return JSON.parse(text);
}
