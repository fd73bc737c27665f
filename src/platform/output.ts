import { StringDecoder } from 'node:string_decoder';

/** The maximum length of a line for `onLine`. */
const LONGEST_LINE = 64 * 1024;

/** The output of one stream of a command, up to a limit. */
export class Output {
  readonly #decoder = new StringDecoder('utf8');
  readonly #parts: string[] = [];
  #length = 0;
  #line = '';

  /** Whether the output exceeded the limit. */
  isCut = false;

  /**
   * @param limit in UTF-16 units
   * @param onLine is called with each line; long lines are cut
   */
  constructor(
    private readonly limit: number,
    private readonly onLine: ((line: string) => void) | undefined,
  ) {}

  add(data: Buffer): void {
    this.#addText(this.#decoder.write(data));
  }

  /** @returns the whole text, even if the last line has no end */
  end(): string {
    this.#addText(this.#decoder.end());
    if (this.#line !== '') this.onLine?.(this.#line);
    this.#line = '';
    return this.#parts.join('');
  }

  #addText(text: string): void {
    const kept = text.slice(0, Math.max(0, this.limit - this.#length));
    this.isCut ||= kept.length < text.length;
    if (kept !== '') this.#parts.push(kept);
    this.#length += kept.length;
    if (this.onLine !== undefined) this.#addLines(text, this.onLine);
  }

  #addLines(text: string, onLine: (line: string) => void): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      onLine(this.#longer(text.slice(from, end)));
      this.#line = '';
      from = end + 1;
    }
    this.#line = this.#longer(text.slice(from));
  }

  #longer(text: string): string {
    return this.#line + text.slice(0, Math.max(0, LONGEST_LINE - this.#line.length));
  }
}
