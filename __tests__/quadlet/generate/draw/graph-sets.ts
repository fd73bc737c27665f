import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  EnablingLink,
  GeneratedService,
  GeneratedSet,
  ServiceChange,
} from '../../../../src/quadlet/generate/generated-set.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';

/** A set that is recorded in graph-sets/: its Quadlet files, and what the generator of Podman 5.8.6 makes of them. */
export async function recordedSet(name: string): Promise<GeneratedSet> {
  const directory = fileURLToPath(new URL(`graph-sets/${name}/units/`, import.meta.url));
  const files = (await readdir(directory)).filter((file) => file.endsWith('.service')).sort();
  const services = files.map(async (file) => {
    const text = await readFile(`${directory}${file}`, 'utf8');
    return service(file, posix.basename(/^SourcePath=(.*)$/m.exec(text)?.[1] ?? ''), text);
  });
  const links = (await readFile(`${directory}links`, 'utf8')).trim().split('\n');
  return {
    services: await Promise.all(services),
    links: links.map((line) => {
      const [path = '', target = ''] = line.split(' ');
      return { path, target };
    }),
  };
}

export function service(name: string, source: string, text = ''): GeneratedService {
  return { name, source, unit: UnitView.read(text) };
}

/** A set of containers with what is in their `[Unit]` section. */
export function containers(
  units: Readonly<Record<string, string>>,
  links: readonly EnablingLink[] = [],
): GeneratedSet {
  const services = Object.entries(units).map(([name, unit]) =>
    service(`${name}.service`, `${name}.container`, `[Unit]\n${unit}\n`),
  );
  return { services, links };
}

/** A link that enables `app.service` for `site.target`. */
export function enabled(name: string, by = 'site.target'): EnablingLink {
  return { path: `${by}.wants/${name}.service`, target: `../${name.replace(/@.*/s, '@')}.service` };
}

export function changeOf(name: string, kind: ServiceChange['kind'], diff = ''): ServiceChange {
  return {
    name: `${name}.service`,
    source: `${name}.container`,
    kind,
    diff,
    notes: [],
    effect: { after: 'restart', text: '' },
  };
}
