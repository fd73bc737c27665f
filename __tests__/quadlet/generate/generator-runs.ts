import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EnablingLink, GeneratedSet } from '../../../src/quadlet/generate/generated-set.js';
import { normaliseUnit } from '../../../src/quadlet/generate/normalise/normalise-unit.js';
import { toolPath } from '../../tools.js';

/** One run of a generator: what it wrote, and the paths of the run, which are in it. */
export interface GeneratorRun {
  readonly generator: string;
  readonly sourceDirectory: string;
  readonly sourceRoot: string;
  readonly services: Readonly<Record<string, string>>;
  readonly links: readonly EnablingLink[];
}

/** Runs the generator on files, of which some may lie in directories below. */
export function run(files: Readonly<Record<string, string>>): GeneratorRun {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'units-')));
  try {
    const source = join(root, 'a', 'b', 'set');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), text);
    }
    return { ...runIn(source, root), sourceRoot: root };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Runs the generator on a directory as it is. Files that it rejects are left out. */
export function runIn(sourceDirectory: string, scratch: string): GeneratorRun {
  const generator = toolPath('quadlet');
  const output = mkdtempSync(join(scratch, 'made-'));
  const { status } = spawnSync(generator, ['-user', '-no-kmsg-log', output], {
    env: { QUADLET_UNIT_DIRS: sourceDirectory, PODMAN: '/usr/bin/podman' },
    stdio: 'ignore',
  });
  // 1: it rejected some.
  if (status !== 0 && status !== 1) throw new Error(`the generator ended with ${status}`);
  const services: Record<string, string> = {};
  const links: EnablingLink[] = [];
  for (const path of readdirSync(output, { recursive: true, encoding: 'utf8' }).sort()) {
    const stat = lstatSync(join(output, path));
    if (stat.isSymbolicLink()) links.push({ path, target: readlinkSync(join(output, path)) });
    else if (stat.isFile()) services[path] = readFileSync(join(output, path), 'utf8');
  }
  return { generator, sourceDirectory, sourceRoot: sourceDirectory, services, links };
}

/** As it is published for a user's directory. */
export function published({ services, links, ...where }: GeneratorRun): GeneratedSet {
  const installDirectory = '%h/.config/containers/systemd';
  return {
    links,
    services: Object.entries(services).map(([name, raw]) => {
      const path = /^SourcePath=(.*)$/m.exec(raw)?.[1] ?? '';
      return {
        name,
        source: relative(where.sourceDirectory, path),
        unit: normaliseUnit(raw, { ...where, installDirectory }),
      };
    }),
  };
}

const RECORDED = join(dirname(fileURLToPath(import.meta.url)), 'recorded');

/** A run that was kept; with `RECORD_GENERATOR=1` in the environment it is made anew. */
export function recorded(name: string, files: Readonly<Record<string, string>>): GeneratorRun {
  const path = join(RECORDED, `${name}.json`);
  if (process.env.RECORD_GENERATOR === '1') writeFileSync(path, `${JSON.stringify(run(files), null, 1)}\n`);
  return JSON.parse(readFileSync(path, 'utf8')) as GeneratorRun;
}
