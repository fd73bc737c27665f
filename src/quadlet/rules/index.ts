import { GENERATOR_RULES } from './generator-rules.js';
import type { Rule } from './rule.js';
import { SET_RULES } from './set-rules.js';
import { UNIT_RULES } from './unit-rules.js';

/** Every rule, by code. */
export const RULES: readonly Rule[] = [...GENERATOR_RULES, ...SET_RULES, ...UNIT_RULES].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
