import { terminalBoundary } from '../platform/boundary.js';
import { attempt } from '../platform/exec.js';
import { checkDirectory } from '../platform/given-paths.js';
import { type GenerateRequest, generate as generateUnits } from '../quadlet/generate/generate.js';
import { readInstallDirectory } from '../quadlet/generate/install-directory.js';
import { generateJson } from '../quadlet/generate/report/json.js';
import { type GenerateReport, isComplete, reportOf } from '../quadlet/generate/report/report.js';
import { generateText } from '../quadlet/generate/report/text.js';
import { publishedOf } from '../quadlet/generate/stage/published.js';
import { stage } from '../quadlet/generate/stage/stage.js';
import { lintText } from '../quadlet/lint/report/text.js';
import { command } from './command.js';
import { type Arguments, choice, flag, type Option, path, text, UsageError } from './options.js';
import type { Output } from './output.js';
import { platformLines } from './platform-lines.js';

const USAGE = `Usage: podman-registry generate [OPTION…] [PATH…]

Shows the systemd units that Podman's own generator creates from Quadlet files, and changes in them. PATH is a
directory, a file or a glob; all PATHs together are one search path; default: the current directory.

  --podman VERSION      5.4.2, 5.4, a platform, or "installed" (default); a version that is not
                        installed runs from Podman's published image, or from the image of the
                        nearest patch release
  --image IMAGE         run the generator from this image
  --generator PATH      run this generator
  --user, --system      the systemd manager that runs the units; default: user
  --install-dir DIR     directory of the files on the target; default: the search path of the mode
  --base DIR            compare with the files in this directory
  --base-ref COMMIT     compare with the same paths in this commit
  --out DIR             write sources, units, README and manifest to this directory
  --tarball             write them as an archive too
  --no-verify           do not run systemd-analyze verify
  --format FORMAT       text or json; default: text

Platforms, which stand for the Podman of their packages:
${platformLines()}

Exit code: 0 units generated, 1 errors in files or units, 2 usage error or failure.
`;

const installDirectory: Option<string | undefined> = {
  takesValue: true,
  read: (given, name) => {
    const value = given.at(-1);
    return value === undefined ? undefined : readInstallDirectory(name, value);
  },
};

const OPTIONS = {
  podman: text,
  image: text,
  generator: path,
  user: flag,
  system: flag,
  'install-dir': installDirectory,
  base: path,
  'base-ref': text,
  out: text,
  tarball: flag,
  'no-verify': flag,
  format: choice('text', 'json'),
};

/** Shows the units and changes in them: 0 generated, 1 errors in files or units, 2 failure. */
export const generate = command({
  usage: USAGE,
  failure: 2,
  options: OPTIONS,
  exclusive: [
    ['user', 'system'],
    ['base', 'base-ref'],
    ['generator', 'image'],
  ],
  operands: Number.POSITIVE_INFINITY,
  // Host checks are loaded only after a failure.
  explain: async (thrown) => (await import('../host/explain.js')).explainFailure(thrown),
  run: async (args, { output }) => {
    const { out, tarball, format } = args.values;
    if (tarball && out === undefined) throw new UsageError('--tarball needs --out');
    if (out !== undefined) await checkDirectory({ what: '--out', path: out });
    const boundary = terminalBoundary();
    const request = { ...generateRequest(args), boundary };
    const report = reportOf(await generateUnits(request, process.env, attempt));
    const complete = isComplete(report.result);
    if (out !== undefined && complete) {
      stage(await publishedOf(report.result, attempt), out, tarball, boundary);
    }
    print(report, format, output);
    if (out !== undefined && !complete)
      output.stderr(`nothing written to ${out}: not all files were generated\n`);
    const failed = report.findings.findings.some(({ severity }) => severity === 'error');
    return failed || !complete || report.result.made?.comparison.kind === 'failed' ? 1 : 0;
  },
});

/** What to generate. */
function generateRequest({ values, operands }: Arguments<typeof OPTIONS>): GenerateRequest {
  return {
    paths: operands.length === 0 ? ['.'] : operands,
    generator: { path: values.generator, podman: values.podman, image: values.image },
    mode: values.user ? 'user' : values.system ? 'system' : undefined,
    installDirectory: values['install-dir'],
    base: { path: values.base, ref: values['base-ref'] },
    verify: !values['no-verify'],
  };
}

function print(report: GenerateReport, format: 'text' | 'json', { stdout, colours }: Output): void {
  if (format === 'json') stdout(generateJson(report), 'json');
  else {
    stdout(lintText(report.findings, { colours }), 'painted');
    stdout(`\n${generateText(report)}`);
  }
}
