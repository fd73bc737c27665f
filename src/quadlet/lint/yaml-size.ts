import type { Lexer } from 'yaml';

/** Limits for a YAML text. */
interface YamlLimits {
  readonly tokens: number;
  /** Nested collections. */
  readonly depth: number;
}

/** The size of a YAML text. */
export interface YamlSize {
  readonly tokens: number;
  /** The offset at which the nesting exceeds the limit. */
  readonly tooDeepAt?: number;
}

/**
 * Measures a text before it is parsed. The parser is recursive, and V8 aborts the process if the stack overflows within a
 * regular expression. Stops at the first limit.
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

/** Tokens without text: the start of a document, the end of a flow, and the announcement of a scalar. */
const SCALAR = '\x1f';
const MARKS: ReadonlySet<string> = new Set(['\x02', '\x18', SCALAR]);

/** Estimates the number of open collections: a key with its value can count twice, a list in the column of its key not. */
class Depth {
  /** The columns of block collections. */
  #columns: number[] = [];
  #flow = 0;
  #column = 0;
  /** The next token begins a line, or follows an indicator after which a collection can start. */
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
