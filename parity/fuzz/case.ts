import type { Disagreement } from '../../src/quadlet/generator/verdict/compare.js';
import { settle } from '../culprits.js';
import { disagreements } from '../engine.js';
import { type Generator, judgeFiles } from '../generator.js';
import type { SetFiles } from '../set-files.js';
import { shrink } from './shrink.js';

/** A disagreement in its smallest form. */
export interface Case {
  readonly files: SetFiles;
  readonly found: readonly Disagreement[];
  /** What it is about, without names: two cases with the same are one. */
  readonly about: string;
}

/** Where the two differ on a set that is alone with the generator. */
export async function differAlone(generator: Generator, files: SetFiles): Promise<Disagreement[]> {
  return disagreements(generator, await settle(files, (some) => judgeFiles(generator, some)));
}

/** Shrinks a set on which the two differ for as long as they differ in the same way. */
export async function smallestCase(
  generator: Generator,
  files: SetFiles,
  found: readonly Disagreement[],
): Promise<Case> {
  const wanted = aboutOf(found[0]);
  const smallest = await shrink(files, async (smaller) => {
    const still = await differAlone(generator, smaller);
    return still.some((one) => aboutOf(one) === wanted);
  });
  return { files: smallest, found: await differAlone(generator, smallest), about: wanted };
}

/** The words of both without what is particular to a file: quoted text, names and numbers. */
export function aboutOf(disagreement: Disagreement | undefined): string {
  if (disagreement === undefined) return '';
  const { generator, engine } = disagreement;
  return [
    generator,
    /^(?:makes|no unit|throws [^\n]*\n[^\n]*)/.exec(engine)?.[0],
    /no error|PQ\d+/.exec(engine)?.[0],
  ]
    .join(' | ')
    .replace(/makes (?!nothing)\S.*?\.service/gs, 'makes it')
    .replace(/(["“'`«]).*?["”'`»]/gs, '…')
    .replace(/\S*\.(?:container|volume|network|pod|kube|image|build|artifact|service)\b/g, 'UNIT')
    .replace(/(line |index |length )\d+/g, '$1N')
    .slice(0, 300);
}

/** A case as text: what to do it with, both verdicts, and the files as they can be pasted. */
export function describeCase(generator: Generator, { files, found }: Case, origin: string): string {
  const lines = [`Podman ${generator.podman}, ${generator.mode}: ${origin}`];
  for (const { file, generator: one, engine } of found) {
    lines.push(`  ${file}`, `    the generator ${one}`, `    the linter: ${engine}`);
  }
  for (const [path, content] of files) {
    lines.push(`  --- ${path}: ${escaped(Buffer.from(content).toString('latin1'))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** One character a byte, and no byte that a terminal could swallow. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\xff]/g,
    (byte) => `\\u00${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
