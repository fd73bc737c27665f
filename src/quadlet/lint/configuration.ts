import { UserError } from '../../platform/errors.js';
import { parseTargets } from '../catalogue/targets.js';
import type { Mode, Severity } from '../finding.js';
import type { Rule } from '../rules/rule.js';
import { globMatcher } from './glob.js';
import type { YamlEntry, YamlReader } from './yaml-reader.js';

/** The configured level of a rule. */
export type Level = Severity | 'off';

/** A parsed configuration file; docs/lint-configuration.md describes the format. */
export interface Configuration {
  /** The versions as written, or `installed`. */
  readonly podman?: string;
  readonly mode?: Mode;
  /** By the rule's code. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Globs, seen from the file's own directory. */
  readonly ignore: readonly string[];
  readonly templates?: 'skip' | 'lint';
  /** Globs, seen from the file's own directory. */
  readonly templated: readonly string[];
}

export const NO_CONFIGURATION: Configuration = { levels: new Map(), ignore: [], templated: [] };

const ENTRIES = ['podman', 'mode', 'rules', 'ignore', 'templates', 'templated'];
const LEVELS = ['error', 'warning', 'note', 'off'] as const;

/**
 * Reads a configuration file.
 * @param file its path, for messages
 * @throws UserError with line and column for unknown entries and values, and for a lowered error without a reason
 */
export async function parseConfiguration(
  text: string,
  file: string,
  rules: readonly Rule[],
): Promise<Configuration> {
  // Loaded on demand: loading takes longer than most lints, which have no configuration.
  const yaml = await import('./yaml-reader.js');
  const reader = new yaml.YamlReader(text, file);
  if (reader.root === undefined) return NO_CONFIGURATION;
  const entries = reader.entries(reader.root, 'the configuration', ENTRIES);
  const at = (name: string): YamlEntry | undefined => entries.find((entry) => entry.name === name);
  const [podman, mode, templates] = [at('podman'), at('mode'), at('templates')];
  return {
    ...(podman && { podman: readVersions(reader, podman) }),
    ...(mode && { mode: reader.choice(mode.value, mode.key, '"mode"', ['user', 'system']) }),
    levels: readLevels(reader, at('rules'), rules),
    ignore: readGlobs(reader, at('ignore')),
    ...(templates && {
      templates: reader.choice(templates.value, templates.key, '"templates"', ['skip', 'lint']),
    }),
    templated: readGlobs(reader, at('templated')),
  };
}

function readVersions(reader: YamlReader, entry: YamlEntry): string {
  const texts = reader.texts(entry);
  for (const { text, node } of texts) {
    if (text !== 'installed') locate(() => parseTargets(text), reader, node);
  }
  const versions = texts.map(({ text }) => text).join(',');
  const named = texts.map(({ text }) => text).filter((text) => text !== 'installed');
  if (named.length > 0) locate(() => parseTargets(named.join(',')), reader, entry.key);
  return versions;
}

function readGlobs(reader: YamlReader, entry: YamlEntry | undefined): string[] {
  if (entry === undefined) return [];
  const texts = reader.texts(entry);
  for (const { text, node } of texts) locate(() => globMatcher([text]), reader, node);
  const globs = texts.map(({ text }) => text);
  locate(() => globMatcher(globs), reader, entry.key);
  return globs;
}

/** Adds the location in the file to an error. */
function locate(check: () => unknown, reader: YamlReader, node: Parameters<YamlReader['mistake']>[0]): void {
  try {
    check();
  } catch (thrown) {
    throw thrown instanceof UserError ? reader.mistake(node, thrown.message) : thrown;
  }
}

function readLevels(
  reader: YamlReader,
  entry: YamlEntry | undefined,
  rules: readonly Rule[],
): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  if (entry === undefined) return levels;
  if (entry.value === undefined) throw reader.mistake(entry.key, '"rules" is empty');
  const byName = new Map(rules.flatMap((rule) => [[rule.code, rule] as const, [rule.name, rule] as const]));
  for (const one of reader.entries(entry.value, '"rules"', [...byName.keys()])) {
    const rule = byName.get(one.name);
    if (rule === undefined) continue;
    if (levels.has(rule.code)) {
      throw reader.mistake(one.key, `${rule.code} and "${rule.name}" are the same rule`);
    }
    levels.set(rule.code, readLevel(reader, one, rule));
  }
  return levels;
}

function readLevel(reader: YamlReader, { name, key, value }: YamlEntry, rule: Rule): Level {
  const isMapping = reader.isMapping(value);
  const parts = isMapping ? reader.entries(value, `"${name}"`, ['level', 'reason']) : [];
  const levelPart = isMapping ? parts.find((part) => part.name === 'level') : { key, value };
  if (levelPart === undefined) throw reader.mistake(key, `"${name}" has no "level"`);
  const level = reader.choice(levelPart.value, levelPart.key, `the level of "${name}"`, LEVELS);
  const reason = parts.find((part) => part.name === 'reason');
  if (reason !== undefined) reader.text(reason.value, `the reason of "${name}"`, reason.key);
  if (reason === undefined && rule.severity === 'error' && level !== 'error') {
    throw reader.mistake(
      key,
      `${rule.code} is an error, because Podman rejects such files; to lower its level, give a reason: ${name}: {level: ${level}, reason: …}`,
    );
  }
  return level;
}
