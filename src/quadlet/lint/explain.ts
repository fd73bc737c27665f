import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { nearest } from '../catalogue/nearest.js';
import type { Rule } from '../rules/rule.js';

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
