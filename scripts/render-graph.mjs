// Renders the recorded charts, those of the summaries too, and every name in graph-names.json with mermaid in a browser. Takes
// pictures for a manual review, and fails if a chart is rejected or a name is not shown unchanged.
// Usage: node scripts/render-graph.mjs [mermaid version] [directory for the pictures]; needs chromium, npm and tar.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [version = '11.12.2', out = mkdtempSync(join(tmpdir(), 'graph-'))] = process.argv.slice(2);
const TESTS = '__tests__/quadlet/generate/draw';
mkdirSync(out, { recursive: true });

const [{ filename }] = JSON.parse(
  execFileSync('npm', ['pack', `mermaid@${version}`, '--json', '--pack-destination', out], {
    encoding: 'utf8',
  }),
);
execFileSync('tar', ['-xzf', join(out, filename), '-C', out, 'package/dist/mermaid.min.js']);

const names = JSON.parse(readFileSync(`${TESTS}/graph-names.json`, 'utf8'));
const charts = Object.fromEntries(
  readdirSync(`${TESTS}/golden`)
    .filter((file) => /^graph-.*\.mmd\.golden$/.test(file))
    .map((file) => [file, readFileSync(`${TESTS}/golden/${file}`, 'utf8')]),
);
const SUMMARIES = '__tests__/report/golden';
for (const file of readdirSync(SUMMARIES).filter((name) => /^summary-.*\.md\.golden$/.test(name))) {
  const chart = /```mermaid\n([\s\S]*?)```/.exec(readFileSync(`${SUMMARIES}/${file}`, 'utf8'))?.[1];
  if (chart !== undefined) charts[file] = chart;
}
// Mermaid handles labels of one line and of two differently.
const labels = names.map(
  ({ text }) => `flowchart LR\n  n1["${text}"]\n  n2["${text}\n± changed"]\n  n1 -->|"${text}"| n2\n`,
);

const chromium = (...args) =>
  execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const page = (name, theme, body) => {
  const [paper, ink] = theme === 'dark' ? ['#0d1117', '#f0f6fc'] : ['#ffffff', '#1f2328'];
  const text = `<!doctype html><meta charset="utf-8"><body style="font-family:sans-serif;background:${paper};color:${ink}">
<script src="package/dist/mermaid.min.js"></script><pre id="result"></pre><script>
const charts = ${JSON.stringify(charts).replaceAll('<', '\\u003c')};
const labels = ${JSON.stringify(labels).replaceAll('<', '\\u003c')};
const say = (value) => {
  document.getElementById('result').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(value))));
};
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme}' });
(async () => { ${body} })();
</script>`;
  writeFileSync(join(out, name), text);
  return `file://${join(out, name)}`;
};

const draw = `for (const [name, text] of Object.entries(charts)) {
  const place = document.body.appendChild(document.createElement('div'));
  place.innerHTML = '<h4>' + name + '</h4>' + (await mermaid.render('c' + document.body.children.length, text)).svg;
}`;
for (const theme of ['default', 'dark']) {
  const picture = join(out, `${theme}.png`);
  chromium(
    '--virtual-time-budget=20000',
    '--window-size=980,2000',
    `--screenshot=${picture}`,
    page(`${theme}.html`, theme, draw),
  );
  process.stdout.write(`${picture}\n`);
}

const read = `const result = [];
const shown = (label) => {
  const [first] = label.innerHTML.split(/<br[ /]*>/);
  const box = document.createElement('div');
  box.innerHTML = first;
  return { text: box.textContent, tags: [...box.querySelectorAll('*')].map((one) => one.tagName).filter((tag) => !/^(P|SPAN|DIV)$/.test(tag)) };
};
for (const text of [...labels, ...Object.values(charts)]) {
  try {
    const box = document.createElement('div');
    box.innerHTML = (await mermaid.render('c' + result.length, text)).svg;
    result.push([...box.querySelectorAll('.nodeLabel')].map(shown));
  } catch (error) {
    result.push(String(error));
  }
}
say(result);`;
const dom = chromium('--virtual-time-budget=60000', '--dump-dom', page('names.html', 'default', read));
const said = /<pre id="result">([^<]+)</.exec(dom)?.[1];
if (said === undefined) throw new Error('the browser ended without a result');
const results = JSON.parse(Buffer.from(said, 'base64').toString());
const wrong = results.flatMap((result, index) => {
  const name = names[index];
  if (typeof result === 'string') return [`${name?.name ?? `chart ${index - names.length}`}: ${result}`];
  if (name === undefined) return [];
  const want = name.shown ?? name.name;
  const fits = ({ text, tags }) => text.replaceAll('\u200b', '') === want && tags.length === 0;
  return result.length >= 2 && result.every(fits) ? [] : [`${name.name}: shown as ${JSON.stringify(result)}`];
});
process.stdout.write(`mermaid ${version}: ${results.length} charts drawn, ${wrong.length} wrong\n`);
if (wrong.length > 0) {
  process.stderr.write(`${wrong.join('\n')}\n`);
  process.exitCode = 1;
}
