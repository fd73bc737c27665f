import type { Code } from '../codes.js';
import type { Severity } from '../finding.js';
import type { ParsedFiles } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';

/**
 * A rule: its documentation, and what finds its violations. A rule without a check is one of the generator's own, which
 * convert/ checks in the order of the generator's conversion, or is reported by the linter itself.
 */
export interface Rule {
  readonly code: Code;
  /** Words joined by dashes, as in a configuration file. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What happens because of it, and what to do; Markdown. */
  readonly explanation: string;
  /**
   * Where it is documented: `PAGE(SECTION)` or a file of Podman's sources, then the key, option, chapter or function. None
   * for what is this linter's own.
   */
  readonly sources: readonly string[];
  /** What its automatic fix does, as the end of a sentence: `removes the line`. */
  readonly fix?: string;
  /** Checks a key in one of Quadlet's own sections. */
  readonly checkKey?: (context: Context, member: Member, key: OwnKey) => void;
  /** Checks a unit with its drop-ins. */
  readonly checkUnit?: (context: Context, member: Member) => void;
  /** Checks all files together, after every unit was converted. */
  readonly checkSet?: (context: Context, files: SetFiles) => void;
}

/** All files of a search path. */
export interface SetFiles {
  readonly tree: SourceTree;
  readonly parsed: ParsedFiles;
  /** Without it the manifests of `.kube` files are not checked. */
  readonly readYaml: YamlReader | undefined;
}

/** Reads the documents of a YAML file, each with what is wrong with it. Throws nothing. */
export type YamlReader = (text: string) => {
  readonly documents: readonly unknown[];
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
  /** There was too much of it to read. */
  readonly tooLarge?: boolean;
};
