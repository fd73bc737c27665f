import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../platform/errors.js';
import { filesUrl, repositoryUrl } from '../../../platform/repository-url.js';
import { nearest } from '../../catalogue/nearest.js';
import type { Rule } from '../../rules/rule.js';
import type { SarifAbout } from './sarif.js';

/**
 * The linter's version and the addresses of its rule pages: those of the version that the job uses, otherwise those of the
 * main branch.
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
    textsOf: (code) => readTexts(join(actionRoot, 'docs/rules', `${code}.md`)),
  };
}

/** The first paragraph of a rule's page, and the text up to its examples; undefined without the page. */
function readTexts(page: string): Pick<Rule, 'summary' | 'explanation'> | undefined {
  let text: string;
  try {
    text = readFileSync(page, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    return undefined;
  }
  const [head = ''] = text.split(/\n\n## /, 1);
  const [, summary = '', ...explanation] = head.trim().split('\n\n');
  return { summary: summary.replace(/^\*\*\w+\*\*: /, ''), explanation: explanation.join('\n\n') };
}

function readPackage(actionRoot: string): { readonly version: string; readonly homepage: string } {
  const text = readFileSync(join(actionRoot, 'package.json'), 'utf8');
  return JSON.parse(text);
}

/**
 * The page of a rule.
 * @param wanted its code (any case) or its name
 * @param pages the directory of the pages, such as `PQ012.md`
 * @throws UserError for an unknown rule
 */
export function explain(wanted: string, rules: readonly Rule[], pages: string): string {
  const rule = rules.find(({ code, name }) => code === wanted.toUpperCase() || name === wanted);
  if (rule === undefined) {
    const near = nearest(
      wanted,
      rules.flatMap(({ code, name }) => [name, code]),
    );
    const hint =
      near === undefined
        ? `the rules are ${rules[0]?.code} to ${rules.at(-1)?.code}`
        : `did you mean ${near}?`;
    throw new UserError(`there is no rule "${wanted}"; ${hint}`);
  }
  const { code, name, summary, explanation } = rule;
  try {
    return readFileSync(join(pages, `${code}.md`), 'utf8');
  } catch {
    // The bundle may have been copied without the pages, which contain the explanation.
    return `${[`# ${code} ${name}`, summary, explanation].filter(Boolean).join('\n\n')}\n`;
  }
}
