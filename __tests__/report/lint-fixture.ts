import type {
  Edit,
  Finding,
  GeneratedUnit,
  LintResult,
  Location,
  Severity,
} from '../../src/quadlet/finding.js';
import type { Rule } from '../../src/quadlet/rules/rule.js';

export const rules: readonly Rule[] = [
  {
    code: 'PQ001',
    name: 'syntax',
    severity: 'error',
    summary: 'The line is neither a section, nor a key with a value, nor a comment.',
    explanation: 'The generator stops at it and writes no unit for this file.',
    sources: [],
  },
  {
    code: 'PQ010',
    name: 'unknown-key',
    severity: 'error',
    summary: 'The section has no such key.',
    explanation:
      'The generator refuses the whole file. See `podman-systemd.unit(5)` for the keys of a section.',
    sources: [],
  },
  {
    code: 'PQ030',
    name: 'short-image-name',
    severity: 'warning',
    summary: 'The name of the image has no registry.',
    explanation: 'Which image it means depends on the machine. Write the name in full.',
    sources: [],
  },
  {
    code: 'PQ900' as Rule['code'],
    name: 'no-description',
    severity: 'note',
    summary: 'The unit has no description.',
    explanation: '`systemctl status` shows the name of the file instead.',
    sources: [],
  },
];

/** The place of the first `marked` in a text. */
export function placeOf(file: string, text: string, marked: string): Location & { readonly edit: Edit } {
  const start = text.indexOf(marked);
  if (start < 0) throw new Error(`no ${marked} in ${file}`);
  const end = start + marked.length;
  const [from, to] = [start, end].map((offset) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }) as [{ line: number; column: number }, { line: number; column: number }];
  return {
    file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    edit: { file, start, end, text: '' },
  };
}

export const targets = ['4.9.3', '5.0.3', '5.4.2'] as const;

/** A finding with what a test does not say filled in. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    file: 'app.container',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    code: 'PQ010',
    severity: 'error',
    message: 'There is no such key.',
    targets,
    ...change,
  };
}

/** As many findings as asked for, one a line. */
export function manyFindings(count: number, change: Partial<Finding> = {}): Finding[] {
  return Array.from({ length: count }, (_, index) =>
    finding({ line: index + 1, endLine: index + 1, ...change }),
  );
}

export interface ResultParts {
  readonly findings?: readonly Finding[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly targets?: readonly string[];
  readonly files?: number;
  readonly units?: readonly GeneratedUnit[];
}

export function resultOf({ findings = [], texts = {}, files, units = [], ...rest }: ResultParts): LintResult {
  const known = new Map(Object.entries(texts));
  return {
    targets: rest.targets ?? targets,
    mode: 'user',
    files: files ?? known.size,
    units,
    findings,
    silenced: 0,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    textOf: (file) => known.get(file),
  };
}

const app = `[Unit]
Description=The shop's front end

[Container]
Image=nginx:1.27
PublishPort=8080:80
Enviroment=MODE=production
Network=shop.network

[Install]
WantedBy=default.target
`;
const shop = `[Pod]
PodName=shop
---
PublishPort=8443:443
`;
const data = `[Volume]
VolumeName=data
`;

function found(
  [file, text]: readonly [file: string, text: string],
  marked: string,
  severity: Severity,
  code: string,
  rest: Pick<Finding, 'message'> & Partial<Finding>,
): Finding {
  const { edit, ...place } = placeOf(file, text, marked);
  return { ...place, severity, code, targets, ...rest };
}

/** What a person would see on an ordinary day. */
export const ordinary: LintResult = resultOf({
  files: 14,
  texts: { 'quadlet/app.container': app, 'quadlet/data.volume': data, 'quadlet/shop.pod': shop },
  units: [
    { file: 'quadlet/data.volume', service: 'data-volume.service' },
    { file: 'quadlet/shop.network', service: 'shop-network.service' },
  ],
  findings: [
    found(['quadlet/app.container', app], 'nginx:1.27', 'warning', 'PQ030', {
      message:
        'The image "nginx:1.27" has no registry. Write docker.io/library/nginx:1.27 if that is what you mean.',
      fix: {
        title: 'write docker.io/library/nginx:1.27',
        edits: [
          {
            ...placeOf('quadlet/app.container', app, 'nginx:1.27').edit,
            text: 'docker.io/library/nginx:1.27',
          },
        ],
      },
    }),
    found(['quadlet/app.container', app], 'Enviroment', 'error', 'PQ010', {
      message: 'There is no key Enviroment in [Container]. Did you mean Environment?',
      fix: {
        title: 'rename it to Environment',
        edits: [{ ...placeOf('quadlet/app.container', app, 'Enviroment').edit, text: 'Environment' }],
      },
    }),
    found(['quadlet/data.volume', data], '[Volume]', 'note', 'PQ900', {
      message: 'The unit has no description.',
    }),
    found(['quadlet/shop.pod', shop], '[Pod]', 'error', 'PQ010', {
      message: 'Pods came with Podman 5.0.0; this version passes over the file without a word.',
      targets: ['4.9.3'],
    }),
    found(['quadlet/shop.pod', shop], '---', 'error', 'PQ001', {
      message: 'This line is neither a section, nor a key with a value, nor a comment.',
    }),
  ],
});
