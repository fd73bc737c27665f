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
  readonly checkKey?: KeyCheck;
  /** The keys for which `checkKey` is called, as the version reads them; without it all keys. */
  readonly keys?: (key: Pick<OwnKey, 'record' | 'reader'>) => boolean;
  /** Checks a unit with its drop-ins. */
  readonly checkUnit?: UnitCheck;
  /** `checkUnit` is called for units that contain at least one of these; without it for all units. */
  readonly units?: readonly UnitPart[];
  /**
   * `checkKey` is called for keys with a value that contains one of these characters, and `checkUnit`, if there are no
   * `units`, for units with such a value in `[Unit]`, `[Service]` or `[Install]`.
   */
  readonly characters?: string;
  /** Checks all files together, after every unit was converted. */
  readonly checkSet?: SetCheck;
  /** `checkSet` gets the units that contain at least one of these, and is not called without any; otherwise all units. */
  readonly members?: readonly UnitPart[];
}

export type KeyCheck = (context: Context, member: Member, key: OwnKey) => void;
export type UnitCheck = (context: Context, member: Member) => void;
export type SetCheck = (context: Context, files: SetFiles, members: readonly Member[]) => void;

/**
 * What a unit can contain: an option of podman, which a key sets or `PodmanArgs=` contains; a key of the section
 * of its kind; any key of another section; or one key of it.
 */
export type UnitPart = `--${string}` | `${string}=` | `[${string}]` | `[${string}] ${string}=`;

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
