import type { Lexer } from 'yaml';

/** What a text of YAML has at most. */
interface YamlLimits {
  readonly tokens: number;
  /** Collections within collections. */
  readonly depth: number;
}

/** How large a text of YAML is. */
export interface YamlSize {
  readonly tokens: number;
  /** Where it is nested more deeply than is allowed. */
  readonly tooDeepAt?: number;
}

/**
 * Measures a text before it is parsed. The parser calls itself for what is nested, and where its stack ends in the middle
 * of a regular expression V8 ends the whole process. Ends at the first limit that is passed.
 */
export function measureYaml(text: string, limits: YamlLimits, lexer: Lexer): YamlSize {
  const depth = new Depth();
  let tokens = 0;
  let offset = 0;
  for (const token of lexer.lex(text)) {
    if (++tokens > limits.tokens) break;
    if (MARKS.has(token)) depth.mark(token);
    else {
      depth.add(token);
      offset += token.length;
    }
    if (depth.value > limits.depth) return { tokens, tooDeepAt: offset };
  }
  return { tokens };
}

/** Tokens that the text does not have: the beginning of a document, the end of one in a flow, and that a scalar follows. */
const SCALAR = '\x1f';
const MARKS: ReadonlySet<string> = new Set(['\x02', '\x18', SCALAR]);

/** About how many collections are open: a key with its value may count twice, a list in the column of its key does not. */
class Depth {
  /** The columns at which block collections begin. */
  #columns: number[] = [];
  #flow = 0;
  #column = 0;
  /** What comes next begins a line, or stands behind an indicator that may be followed by a collection. */
  #begins = true;
  #isScalar = false;

  get value(): number {
    return this.#columns.length + this.#flow;
  }

  mark(token: string): void {
    if (token === SCALAR) this.#isScalar = true;
    else [this.#columns, this.#flow, this.#begins] = [[], 0, true];
  }

  add(token: string): void {
    const isIndicator = !this.#isScalar;
    this.#isScalar = false;
    if (token[0] !== ' ' && token[0] !== '\n' && token[0] !== '\r') this.#addContent(token, isIndicator);
    const newline = token.lastIndexOf('\n');
    if (newline < 0) this.#column += token.length;
    else {
      this.#column = token.length - newline - 1;
      this.#begins = true;
    }
  }

  #addContent(token: string, isIndicator: boolean): void {
    if (isIndicator && (token === '[' || token === '{')) this.#flow++;
    if (isIndicator && (token === ']' || token === '}')) this.#flow = Math.max(0, this.#flow - 1);
    if (this.#flow > 0) return;
    if (this.#begins) {
      while ((this.#columns.at(-1) ?? -1) >= this.#column) this.#columns.pop();
      this.#columns.push(this.#column);
    }
    this.#begins = isIndicator && (token === '-' || token === '?' || token === ':');
  }
}
