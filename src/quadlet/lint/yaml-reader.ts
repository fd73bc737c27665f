import { isMap, isScalar, isSeq, Lexer, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { UserError } from '../../platform/errors.js';
import { enumerate } from '../../platform/text.js';
import { nearest } from '../catalogue/nearest.js';
import { measureYaml } from './read-yaml.js';

/** One entry of a mapping: its name and its value. */
export interface YamlEntry {
  readonly name: string;
  readonly key: Node;
  readonly value: Node | undefined;
}

/** Limit for nested collections; a configuration has three levels. */
const DEPTH = 50;

/** Reads a YAML file; every error has its line and column. */
export class YamlReader {
  /** Undefined for an empty file. */
  readonly root: Node | undefined;
  private readonly lines = new LineCounter();

  /**
   * @param file its path, for messages
   * @throws UserError for invalid YAML
   */
  constructor(
    text: string,
    private readonly file: string,
  ) {
    const { tooDeepAt } = measureYaml(text, { tokens: Number.POSITIVE_INFINITY, depth: DEPTH }, new Lexer());
    if (tooDeepAt !== undefined) {
      throw new UserError(`${file}: more than ${DEPTH} nested levels at character ${tooDeepAt}`);
    }
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const [error] = document.errors;
    if (error) throw this.mistake(error.pos[0], error.message.split('\n')[0] ?? '');
    this.root = document.contents ?? undefined;
  }

  /** An error at a node or an offset. */
  mistake(at: Node | number, message: string): UserError {
    const offset = typeof at === 'number' ? at : (at.range?.[0] ?? 0);
    const { line, col } = this.lines.linePos(offset);
    return new UserError(`${this.file}:${line}:${col}: ${message}`);
  }

  /**
   * The entries of a mapping.
   * @param what its name in messages: `"rules"`
   * @throws UserError if it is not a mapping, or has unknown names
   */
  entries(node: Node, what: string, allowed: readonly string[]): YamlEntry[] {
    if (!isMap(node)) throw this.mistake(node, `${what} must be a mapping, NAME: VALUE`);
    return (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => {
      const name = this.text(key, 'a name');
      if (!allowed.includes(name)) {
        const near = nearest(name, allowed);
        const hint = near === undefined ? `use ${enumerate(allowed, 'or')}` : `did you mean "${near}"?`;
        throw this.mistake(key, `unknown entry "${shortened(name)}" in ${what}; ${hint}`);
      }
      return { name, key, value: value ?? undefined };
    });
  }

  /** @throws UserError for a list or mapping, and for an empty value */
  text(node: Node | undefined, what: string, key: Node | undefined = node): string {
    // The text of the file: 5.10 would become the number 5.1.
    const text = isScalar(node) ? (node.source ?? String(node.value ?? '')) : undefined;
    if (text === undefined && node !== undefined) throw this.mistake(node, `${what} must be a single value`);
    if (!text) throw this.mistake(node ?? key ?? 0, `${what} is empty`);
    return text;
  }

  /** A list of values, or a single value. */
  texts({ name, key, value }: YamlEntry): { text: string; node: Node }[] {
    if (!isSeq(value)) return [{ text: this.text(value, `"${name}"`, key), node: value ?? key }];
    return (value.items as Node[]).map((node) => ({ text: this.text(node, `an item of "${name}"`), node }));
  }

  /** @throws UserError for other values than the allowed ones */
  choice<const T extends string>(node: Node | undefined, key: Node, what: string, allowed: readonly T[]): T {
    const found = this.text(node, what, key);
    const match = allowed.find((one) => one === found);
    if (match === undefined) {
      throw this.mistake(node ?? key, `${what} is "${shortened(found)}"; use ${enumerate(allowed, 'or')}`);
    }
    return match;
  }

  isMapping(node: Node | undefined): node is Node {
    return isMap(node);
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
