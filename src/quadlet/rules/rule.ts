import type { Code } from '../codes.js';
import type { Severity } from '../finding.js';
import type { Bundle } from '../set/expand-bundles.js';
import type { ParsedFiles } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';

/**
 * A rule: its documentation and its checks. For a rule of the generator the file has functions instead, which convert/
 * calls in the order of the generator's conversion; what is about the linter itself, lint/ reports.
 */
export interface Rule {
  readonly code: Code;
  /** Words joined by dashes, as used in a configuration file. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence that states the problem. */
  readonly summary: string;
  /** The consequence and the fix; Markdown. */
  readonly explanation: string;
  /**
   * Where it is documented: `PAGE(SECTION)` or a file of Podman's sources, then the key, option, chapter or function. Empty
   * for rules about the linter itself.
   */
  readonly sources: readonly string[];
  /** The automatic fix, as the end of a sentence: `removes the line`. */
  readonly fix?: string;
  /** Reported once in a run, with the number of further places: advice that applies to most units. */
  readonly once?: true;
  /** Left out where another rule reports the same option: what is wrong is not to be written in another way. */
  readonly yields?: true;
  /** Checks a key in a section of Quadlet. */
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
  /** Bundles, whose parts are files of the tree. */
  readonly bundles: readonly Bundle[];
  /** If undefined, the manifests of `.kube` files are not checked. */
  readonly readYaml: YamlReader | undefined;
}

/** Reads the documents of a YAML file, and its errors. Does not throw. */
export type YamlReader = (text: string) => {
  readonly documents: readonly unknown[];
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
  /** The file exceeds the limits and was not read. */
  readonly tooLarge?: boolean;
};
