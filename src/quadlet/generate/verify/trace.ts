import { basename, dirname } from 'node:path/posix';
import { behaviourOf } from '../../catalogue/behaviour.js';
import type { Code } from '../../codes.js';
import type { Finding, Location, Severity } from '../../finding.js';
import { dropInDirectories } from '../../set/drop-ins.js';
import { parseUnitFile } from '../../syntax/parse.js';
import { SourceText } from '../../syntax/source-text.js';
import { type Entry, originOf, type UnitFile } from '../../syntax/unit-file.js';
import type { Generation } from '../generate-set.js';

/** Finds the line of a Quadlet file or drop-in from which a line of a generated unit comes. */
export class Tracer {
  /** By the names of the services. */
  readonly #sources: ReadonlyMap<string, string>;
  readonly #lines = new Map<string, readonly string[]>();
  readonly #files = new Map<string, readonly UnitFile[]>();
  readonly #entries = new Map<string, ReadonlyMap<string, Entry>>();
  readonly #version: string;

  constructor(
    private readonly generation: Generation,
    version: string,
  ) {
    this.#version = version;
    this.#sources = new Map(generation.set.services.map(({ name, source }) => [name, source]));
  }

  /**
   * @param line of the generated unit, from 1; without a line, and for lines that the generator added, the result is the
   * first line of the file
   * @returns undefined for a unit that is not in the set
   */
  locate(service: string, line: number | undefined): Location | undefined {
    const source = this.#sources.get(service) ?? '';
    if (source === '') return undefined;
    const files = this.#filesOf(source);
    const text = line === undefined ? undefined : this.#linesOf(service)[line - 1];
    const entry = text === undefined ? undefined : this.#entriesOf(source).get(keyOf(text) ?? '');
    return entry === undefined ? firstLine(files[0]) : locationOf(entry);
  }

  /** The last entry of a key that systemd reads, or of `Exec=`, which becomes `ExecStart=`. */
  locateKey(service: string, key: string): Location | undefined {
    const source = this.#sources.get(service) ?? '';
    const entries = source === '' ? [] : this.#filesOf(source).flatMap((file) => file.entries);
    const last = (section: RegExp, name: string) =>
      entries.findLast((entry) => entry.key === name && section.test(entry.section));
    const found =
      last(/^(?:Unit|Service)$/, key) ?? (key === 'ExecStart' ? last(/^Container$/, 'Exec') : undefined);
    return found && locationOf(found);
  }

  /** The text of a Quadlet file that was located before. */
  textOf(file: string): string | undefined {
    const found = [...this.#files.values()].flat().find(({ source }) => source.path === file)?.source;
    return (found?.within?.source ?? found)?.text;
  }

  #linesOf(service: string): readonly string[] {
    const known = this.#lines.get(service);
    if (known !== undefined) return known;
    const lines = this.generation.raw.get(service)?.text.split('\n') ?? [];
    this.#lines.set(service, lines);
    return lines;
  }

  /** By key and value; the last entry wins if they repeat. */
  #entriesOf(source: string): ReadonlyMap<string, Entry> {
    const known = this.#entries.get(source);
    if (known !== undefined) return known;
    const entries = new Map<string, Entry>();
    for (const file of this.#filesOf(source)) {
      for (const entry of file.entries) entries.set(`${entry.key}=${entry.value.trim()}`, entry);
    }
    this.#entries.set(source, entries);
    return entries;
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
      .map(({ file, content, within }) => parseUnitFile(new SourceText(file, content, within), behaviour));
    this.#files.set(source, files);
    return files;
  }
}

/** The key under which the entry of a unit's line is stored. */
function keyOf(text: string): string | undefined {
  const equals = text.indexOf('=');
  return equals <= 0 ? undefined : `${text.slice(0, equals).trim()}=${text.slice(equals + 1).trim()}`;
}

function locationOf({ source, keyStart, line, value, valueIndex }: Entry): Location {
  const length = value.trimEnd().length;
  const end = originOf(line, valueIndex + Math.max(length - 1, 0)) + (length > 0 ? 1 : 0);
  return source.location(keyStart, end);
}

function firstLine(file: UnitFile | undefined): Location | undefined {
  return file?.source.location(0, 0);
}

/** A finding about a generated unit, at its line in the Quadlet file. */
export function generatedFinding(
  location: Location,
  code: Code,
  severity: Severity,
  message: string,
  version: string,
): Finding {
  return { ...location, code, severity, message, targets: [version] };
}
