import { basename, dirname } from 'node:path/posix';
import { behaviourOf } from '../catalogue/behaviour.js';
import type { Code } from '../codes.js';
import type { Finding, Location, Severity } from '../finding.js';
import { dropInDirectories } from '../set/drop-ins.js';
import { parseUnitFile } from '../syntax/parse.js';
import { SourceText } from '../syntax/source-text.js';
import { type Entry, originOf, type UnitFile } from '../syntax/unit-file.js';
import type { Generation } from './generate-set.js';

/** Finds the place in a Quadlet file or drop-in that a line of a generated unit came of. */
export class Tracer {
  readonly #files = new Map<string, readonly UnitFile[]>();
  readonly #version: string;

  constructor(
    private readonly generation: Generation,
    version: string,
  ) {
    this.#version = version;
  }

  /**
   * @param line of the unit as the generator wrote it, from 1; without one, and where the generator made the line itself,
   * it is the file's first line
   * @returns nothing for a unit that is none of the set's
   */
  place(service: string, line: number | undefined): Location | undefined {
    const unit = this.generation.set.services.find(({ name }) => name === service);
    if (unit === undefined || unit.source === '') return undefined;
    const files = this.#filesOf(unit.source);
    const text =
      line === undefined ? undefined : this.generation.raw.get(service)?.text.split('\n')[line - 1];
    const entry = text === undefined ? undefined : entryOf(files, text);
    return entry === undefined ? firstLine(files[0]) : locationOf(entry);
  }

  /** The text of a Quadlet file that was asked for. */
  textOf(file: string): string | undefined {
    return [...this.#files.values()].flat().find(({ source }) => source.path === file)?.source.text;
  }

  /** The unit's own file, and the drop-ins that may apply to it. */
  #filesOf(source: string): readonly UnitFile[] {
    const known = this.#files.get(source);
    if (known !== undefined) return known;
    const behaviour = behaviourOf(this.#version);
    const directories = new Set(dropInDirectories(basename(source), behaviour));
    const files = this.generation.layout.files
      .filter(({ path }) => path === source || directories.has(basename(dirname(path))))
      .sort((a, b) => Number(b.path === source) - Number(a.path === source))
      .map(({ file, content }) => parseUnitFile(new SourceText(file, content), behaviour));
    this.#files.set(source, files);
    return files;
  }
}

/** The last entry that says the same, for where a key repeats it is the last one that counts. */
function entryOf(files: readonly UnitFile[], text: string): Entry | undefined {
  const equals = text.indexOf('=');
  if (equals <= 0) return undefined;
  const [key, value] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  const entries = files.flatMap((file) => file.entries);
  return entries.findLast((entry) => entry.key === key && entry.value.trim() === value);
}

function locationOf({ source, keyStart, line, value, valueIndex }: Entry): Location {
  const start = source.position(keyStart);
  const length = value.trimEnd().length;
  const end = source.position(originOf(line, valueIndex + Math.max(length - 1, 0)) + (length > 0 ? 1 : 0));
  return {
    file: source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function firstLine(file: UnitFile | undefined): Location | undefined {
  return file && { file: file.source.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** A finding of the generated units, at the place that it came of. */
export function generatedFinding(
  place: Location,
  code: Code,
  severity: Severity,
  message: string,
  version: string,
): Finding {
  return { ...place, code, severity, message, targets: [version] };
}
