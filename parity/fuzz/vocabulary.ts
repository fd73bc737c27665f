import { DEPENDENCY_KEYS } from '../../src/quadlet/catalogue/dependency-keys.js';
import { keyCatalogue } from '../../src/quadlet/catalogue/keys.js';
import { ODD_VALUES, TELLING_VALUES } from './values.js';

/** What mutations are made of. */
export interface Vocabulary {
  readonly sections: readonly string[];
  /** The keys of each section, Quadlet's and systemd's. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly allKeys: readonly string[];
  /** Values that files have for a key, or that may tell versions apart. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

const SYSTEMD: Readonly<Record<string, readonly string[]>> = {
  Unit: [...DEPENDENCY_KEYS, 'Description', 'SourcePath', 'DefaultDependencies', 'RequiresMountsFor'],
  Service: ['KillMode', 'Type', 'WorkingDirectory', 'Restart', 'User', 'Group', 'DynamicUser', 'Environment'],
  Install: ['WantedBy', 'RequiredBy', 'UpheldBy', 'Alias', 'DefaultInstance'],
};

const REFERENCES = [
  '$container',
  '$volume',
  '$network',
  '$pod',
  '$image',
  '$build',
  '$kube',
  '$artifact',
  '"$container"',
  '$container $volume',
  'network-online.target',
];

const LINE = /^[ \t]*([A-Za-z0-9]+)[ \t]*=[ \t]*(.*?)\r?$/gm;

/** Gathers the vocabulary of files' texts, the catalogue of keys, and values that are known to matter. */
export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const keys = new Map<string, readonly string[]>();
  for (const [section, records] of keyCatalogue()) keys.set(section, [...records.keys()]);
  for (const [section, own] of Object.entries(SYSTEMD)) keys.set(section, own);
  const values = new Map<string, Set<string>>();
  const add = (key: string, found: readonly string[]): void => {
    const known = values.get(key);
    if (known === undefined) values.set(key, new Set(found));
    else for (const value of found) known.add(value);
  };
  for (const [key, telling] of Object.entries(TELLING_VALUES)) add(key, telling.map(bytes));
  for (const key of DEPENDENCY_KEYS) add(key, REFERENCES);
  for (const text of texts) {
    for (const [, key = '', value = ''] of text.matchAll(LINE)) {
      if ((values.get(key)?.size ?? 0) < 300) add(key, [value]);
    }
  }
  return {
    sections: [...keys.keys()],
    keys,
    allKeys: [...new Set([...keys.values()].flat())],
    values: new Map([...values].map(([key, found]) => [key, [...found]])),
  };
}

/** Odd values as bytes. */
export const ODD_BYTES: readonly string[] = ODD_VALUES.map(bytes);

/** A text's UTF-8, one character a byte, which is how mutations see files. */
export function bytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}
