// Jest's reporter for what its own does not say: which tests were skipped, which under CI=true is a failure, and which
// took the longest.
import { relative } from 'node:path';
import { allowedSkips } from '../__tests__/allowed-skips.mjs';

const SLOWEST = 20;

export default class Reporter {
  #root;
  #isWhole;
  #files = [];
  #tests = [];
  #skipped = [];
  #failure;

  constructor({ rootDir, testNamePattern }) {
    this.#root = rootDir;
    // With a pattern, Jest counts all other tests as skipped.
    this.#isWhole = !testNamePattern;
  }

  onTestResult(_test, { testFilePath, testResults, perfStats }) {
    const file = relative(this.#root, testFilePath);
    this.#files.push({ what: file, seconds: (perfStats.end - perfStats.start) / 1000 });
    for (const { status, fullName, duration } of testResults) {
      if (status === 'pending' || status === 'todo') this.#skipped.push({ file, name: fullName });
      else this.#tests.push({ what: `${fullName} (${file})`, seconds: (duration ?? 0) / 1000 });
    }
  }

  onRunComplete() {
    if (this.#files.length > SLOWEST) {
      printSlowest('files', this.#files);
      printSlowest('tests', this.#tests);
    }
    if (this.#isWhole) this.#checkSkipped();
  }

  getLastError() {
    return this.#failure;
  }

  #checkSkipped() {
    const isAllowed = (skip) =>
      allowedSkips().some(({ file, name }) => file.test(skip.file) && name.test(skip.name));
    const wrong = this.#skipped.filter((skip) => !isAllowed(skip));
    const listed = process.env.CI === 'true' ? wrong : this.#skipped;
    if (listed.length === 0) return;
    const lines = listed.map(({ file, name }) => `  ${file}: ${name}`);
    if (process.env.CI !== 'true') {
      print([`Skipped tests (under CI=true, ${wrong.length} of them would fail the run):`, ...lines]);
      return;
    }
    this.#failure = new Error(`${wrong.length} tests were skipped`);
    print([
      'Under CI=true these tests must run, or be in __tests__/allowed-skips.mjs with a reason:',
      ...lines,
    ]);
  }
}

function printSlowest(what, timed) {
  const slowest = timed.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  print([
    `Slowest ${what}:`,
    ...slowest.map((one) => `${one.seconds.toFixed(1).padStart(7)} s  ${one.what}`),
  ]);
}

function print(lines) {
  process.stderr.write(`\n${lines.join('\n')}\n`);
}
