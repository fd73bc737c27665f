import type { Context } from '../../convert/context.js';
import type { YamlReader } from '../../lint/engine.js';
import type { ParsedFiles } from '../../set/parsed-files.js';
import type { SourceTree } from '../../set/source-tree.js';
import type { Member } from '../../set/unit-set.js';
import { adviseFiles } from './files.js';
import { adviseManifests } from './manifests.js';
import { adviseNames } from './names.js';
import { adviseStart } from './start.js';
import { UNIT_ADVICE } from './unit-advice.js';

/** What is accepted in a unit, and wrong at run time or ignored in silence. */
export function adviseUnit(context: Context, member: Member): void {
  for (const advise of UNIT_ADVICE) advise(context, member);
}

/** The same for what concerns several files. */
export function adviseSet(
  context: Context,
  tree: SourceTree,
  files: ParsedFiles,
  readYaml: YamlReader | undefined,
): void {
  adviseFiles(context, tree, files);
  adviseNames(context);
  adviseStart(context, tree);
  if (readYaml !== undefined) adviseManifests(context, tree, files, readYaml);
}
