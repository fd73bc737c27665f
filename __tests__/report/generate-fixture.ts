import type { Finding } from '../../src/quadlet/finding.js';
import type { Comparison } from '../../src/quadlet/generate/generate.js';
import type { GeneratedService, ServiceChange } from '../../src/quadlet/generate/generated-set.js';
import type { RejectedFile } from '../../src/quadlet/generate/rejected.js';
import type { GenerateReport } from '../../src/quadlet/generate/report/report.js';
import type { StartedService } from '../../src/quadlet/generate/start/await-services.js';
import { UnitView } from '../../src/quadlet/generate/unit/unit-view.js';

export interface ReportParts {
  readonly services?: readonly GeneratedService[];
  readonly changes?: readonly ServiceChange[];
  readonly comparison?: Comparison;
  readonly findings?: readonly Finding[];
  readonly started?: readonly StartedService[];
  readonly notes?: readonly string[];
  readonly rejected?: readonly RejectedFile[];
}

/** A unit of a container. */
export function service(name: string, source = name.replace('.service', '.container')): GeneratedService {
  const text = '[Service]\nExecStart=/usr/bin/podman run --name systemd-%N quay.io/a/b:1\n';
  return { name, source, unit: UnitView.read(text) };
}

/** A service that changes, with sentences; those that begin with `!` weaken security, with `+` strengthen it. */
export function change(
  name: string,
  notes: readonly string[],
  diff = '@@ -1 +1 @@\n-a\n+b\n',
): ServiceChange {
  return {
    name,
    source: name.replace('.service', '.container'),
    kind: 'changed',
    diff,
    notes: notes.map((text) => ({
      text: text.replace(/^[!+]/, ''),
      security: text.startsWith('!') ? 'weaker' : text.startsWith('+') ? 'stronger' : 'neutral',
    })),
    effect: { after: 'restart', text: `takes effect after a restart of ${name}` },
  };
}

/** A report with as much in it as a summary looks at. */
export function generateReport(parts: ReportParts): GenerateReport {
  const { services = [service('a.service')], changes = [], findings = [], notes = [] } = parts;
  const comparison = parts.comparison ?? { kind: 'compared', words: 'the base (0123456789ab)', changes };
  return {
    result: {
      generator: { version: '5.4.2', description: '/usr/libexec/podman/quadlet of Podman 5.4.2' },
      mode: 'user',
      installDirectory: '%h/.config/containers/systemd',
      notes: [],
      made: {
        generation: {
          set: { services, links: [{ path: 'default.target.wants/a.service', target: '../a.service' }] },
        },
        rejected: parts.rejected ?? [],
        companions: { files: [], notes },
        verification: { findings: [], units: services.length, note: undefined },
        comparison,
      },
    },
    findings: { targets: ['5.4.2'], mode: 'user', files: 1, units: [], findings, textOf: () => undefined },
    started: parts.started,
  } as unknown as GenerateReport;
}
