import type { EntryWord } from '../set/unit.js';
import type { SourceText } from '../syntax/source-text.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { type Manifest, PLAYED_KINDS, WordFinder } from './kube-manifest.js';
import { reportTooLarge, TOO_LARGE } from './PQ092-file-too-large.js';
import type { Rule, SetFiles } from './rule.js';
import { type ManifestProblem, playedBy } from './set-manifests.js';

export const manifest: Rule = {
  code: 'PQ132',
  name: 'manifest',
  severity: 'warning',
  summary:
    'The manifest of a .kube file is missing, invalid, or contains kinds that podman does not support.',
  explanation:
    'The generator passes `Yaml=` to `podman kube play` unchecked. A missing file, invalid YAML, a ConfigMap that ' +
    'is in none of the manifests, and unsupported kinds only show when the service starts. podman supports Pod, ' +
    'Deployment, DaemonSet, Job, PersistentVolumeClaim, ConfigMap and Secret; it ignores other documents, a ' +
    'Service for example, without an error. Publish ports with `hostPort:` in the pod or `PublishPort=` in the ' +
    'unit, and remove documents that have no effect.',
  sources: ['podman-kube-play(1)', 'pkg/domain/infra/abi/play.go, PlayKube'],
  checkSet: checkManifests,
  members: ['Yaml=', 'ConfigMap='],
};

/** Checks that the manifests of `.kube` files exist, can be read, and contain something that podman plays. */
function checkManifests(context: Context, files: SetFiles): void {
  const played = new Set<Manifest>();
  const missing = new Map<Manifest, Set<string>>();
  for (const { yaml, configMaps } of playedBy(context, files)) {
    for (const named of [...yaml, ...configMaps]) {
      const { word, manifest, problem } = named;
      if (problem !== undefined) reportProblem(context, word, problem);
      files.parsed.budget.countText(4 * (manifest?.needed.length ?? 0));
    }
    for (const { word, manifest } of yaml) {
      if (manifest === undefined) continue;
      played.add(manifest);
      if (!manifest.isPlayed) reportNothingPlayed(context, word, manifest);
    }
    // A manifest that could not be read may define a ConfigMap that another one uses.
    const manifests = yaml.map(({ manifest }) => manifest);
    const all = new Set([...manifests, ...configMaps.map(({ manifest }) => manifest)]);
    if (!all.has(undefined)) addMissing(missing, new Set(manifests) as Set<Manifest>, all as Set<Manifest>);
  }
  for (const manifest of played) reportOtherKinds(context, manifest);
  for (const [{ source }, names] of missing) reportConfigMaps(context, source, names);
}

function reportProblem(context: Context, word: EntryWord, problem: ManifestProblem): void {
  switch (problem.kind) {
    case 'missing': {
      const message = `${problem.path} does not exist, so podman cannot play it`;
      context.report('PQ132', partSpan(word.entry, word.start, word.end), message);
      break;
    }
    case 'large':
      reportTooLarge(context, problem.directory, problem.entry, problem.limit);
      break;
    case 'much': {
      const message =
        'this file is not checked, because the manifests together contain too much YAML; split it';
      context.report(TOO_LARGE, { source: problem.source, start: 0, end: 0 }, message);
      break;
    }
    case 'invalid':
      context.report('PQ132', problem.span, `invalid YAML: ${problem.message}`);
  }
}

/** @param all the manifests of one unit, any of which can define a ConfigMap */
function addMissing(
  missing: Map<Manifest, Set<string>>,
  manifests: ReadonlySet<Manifest>,
  all: ReadonlySet<Manifest>,
): void {
  for (const manifest of manifests) {
    const names = manifest.needed.filter((name) => ![...all].some(({ defined }) => defined.has(name)));
    if (names.length === 0) continue;
    const known = missing.get(manifest) ?? new Set();
    missing.set(manifest, known);
    for (const name of names) known.add(name);
  }
}

function reportOtherKinds(context: Context, { source, otherKinds }: Manifest): void {
  if (otherKinds.length === 0) return;
  const words = new WordFinder(source, /^kind:[ \t]*["']?(\w+)/gm);
  for (const kind of otherKinds) {
    const span = words.span(kind);
    const start = source.text.lastIndexOf('\n', span.start) + 1;
    context.report('PQ132', { ...span, start }, `podman does not support ${kind} and ignores this document`);
  }
}

function reportNothingPlayed(context: Context, word: EntryWord, { source }: Manifest): void {
  context.report(
    'PQ132',
    partSpan(word.entry, word.start, word.end),
    `${source.path} contains nothing that podman plays; supported kinds: ${PLAYED_KINDS.join(', ')}`,
  );
}

function reportConfigMaps(context: Context, source: SourceText, names: ReadonlySet<string>): void {
  const words = new WordFinder(source, /name:[ \t]*["']?([\w.-]+)/g);
  for (const name of names) {
    const message = `the ConfigMap ${name} is in none of the manifests; add its file with ConfigMap=, or mark it optional`;
    context.report('PQ132', words.span(name), message);
  }
}
