import { lintJson } from '../../lint/report/json.js';
import { applyCommands } from './apply.js';
import type { GenerateReport } from './report.js';

/** A generation for programs; docs/quadlet-generate.md describes the format. */
export function generateJson({ result, findings, started }: GenerateReport): string {
  const { generator, mode, installDirectory, made } = result;
  const comparison = made?.comparison;
  const content = {
    version: 1,
    podman: generator.version,
    generator: generator.description,
    mode,
    installDirectory,
    services: (made?.generation.set.services ?? []).map(({ name, source, unit }) => ({
      name,
      source,
      text: unit.text,
    })),
    links: made?.generation.set.links ?? [],
    rejected: (made?.rejected ?? []).map(({ source, file, words, findings }) => ({
      source,
      file,
      message: words ?? null,
      rules: findings.map(({ code, line }) => ({ code, line })),
    })),
    base: comparison === undefined ? null : { kind: comparison.kind, description: comparison.words },
    changes: comparison?.kind === 'compared' ? comparison.changes : null,
    commands:
      comparison?.kind === 'compared'
        ? applyCommands(comparison.changes, made?.generation.set ?? { services: [], links: [] }, mode)
        : [],
    verified: made?.verification?.units ?? null,
    notes: notesOf(result),
    started:
      started?.map(({ name, outcome, words, journal }) => ({ name, outcome, state: words, journal })) ?? null,
    findings: JSON.parse(lintJson(findings)).findings,
  };
  return `${JSON.stringify(content)}\n`;
}

/** Further information about a run, as sentences. */
export function notesOf({ notes, made }: GenerateReport['result']): string[] {
  const note = made?.verification?.note;
  return [...notes, ...(note === undefined ? [] : [note]), ...(made?.companions.notes ?? [])];
}
