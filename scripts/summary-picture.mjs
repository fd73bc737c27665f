// Takes docs/summary.png, the README's picture of a job summary: runs Quadlet Generate over a small change and renders its
// summary as GitHub shows it.
// Usage: node scripts/summary-picture.mjs [OUT.png]; needs Podman's Quadlet generator, git, chromium, npm and tar.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [out = 'docs/summary.png'] = process.argv.slice(2);
const WIDTH = 900;
const CONTAINER = 'TimeoutStartSec=900\n\n[Install]\nWantedBy=default.target\n';
const service = (...lines) => `[Container]\n${lines.join('\n')}\n\n[Service]\n${CONTAINER}`;

const BEFORE = {
  'wiki.pod': '[Pod]\nPublishPort=127.0.0.1:8080:80\n\n[Install]\nWantedBy=default.target\n',
  'app.container': service(
    'Image=docker.io/library/nginx:1.28',
    'Pod=wiki.pod',
    'Volume=site.volume:/usr/share/nginx/html:ro',
    'NoNewPrivileges=true',
  ),
  'db.container': service(
    'Image=docker.io/library/postgres:17',
    'Pod=wiki.pod',
    'Volume=data.volume:/var/lib/postgresql/data',
  ),
  'site.volume': '[Volume]\n',
  'data.volume': '[Volume]\n',
};
const AFTER = {
  ...BEFORE,
  'wiki.pod': BEFORE['wiki.pod'].replace('127.0.0.1:', ''),
  'app.container': BEFORE['app.container']
    .replace('1.28', '1.29')
    .replace('NoNewPrivileges=true', 'Volume=%h/uploads:/srv/uploads'),
};

const directory = mkdtempSync(join(tmpdir(), 'summary-'));
try {
  const html = join(directory, 'summary.html');
  writeFileSync(html, page(summary()));
  // The height of the page is known only after it is laid out.
  const measured = chromium('--dump-dom', `file://${html}`);
  const height = /data-height="(\d+)"/.exec(measured)?.[1] ?? '1200';
  chromium(`--window-size=${WIDTH},${height}`, `--screenshot=${resolve(out)}`, `file://${html}`);
} finally {
  rmSync(directory, { recursive: true });
}

function summary() {
  const repository = join(directory, 'repository');
  const git = (...args) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=x', '-c', 'user.email=x@x', ...args]);
  mkdirSync(join(repository, 'quadlets'), { recursive: true });
  const write = (files) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(repository, 'quadlets', name), text);
  };
  write(BEFORE);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=base');
  write(AFTER);
  const file = (name) => {
    writeFileSync(join(directory, name), '');
    return join(directory, name);
  };
  execFileSync(process.execPath, [resolve('dist/quadlet-generate.js')], {
    cwd: repository,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      ...{ RUNNER_TEMP: directory, GITHUB_WORKSPACE: repository },
      ...{ GITHUB_OUTPUT: file('output'), GITHUB_STATE: file('state'), GITHUB_ENV: file('env') },
      GITHUB_STEP_SUMMARY: file('summary.md'),
      ...{ INPUT_PATH: 'quadlets', 'INPUT_PODMAN-VERSION': 'installed', 'INPUT_BASE-REF': 'main' },
      ...{ 'INPUT_FAIL-ON': 'error', 'INPUT_FAIL-ON-CHANGE': 'none' },
      ...{ INPUT_VERIFY: 'true', INPUT_START: 'false', INPUT_TARBALL: 'false' },
    },
  });
  return readFileSync(join(directory, 'summary.md'), 'utf8');
}

function page(markdown) {
  const unpack = (name, path) => {
    const packed = execFileSync('npm', ['pack', name, '--json', '--pack-destination', directory]);
    const [{ filename }] = JSON.parse(packed);
    execFileSync('tar', ['-xzf', join(directory, filename), '-C', directory]);
    const found = readdirSync(join(directory, 'package'), { recursive: true }).find((one) => one === path);
    return readFileSync(join(directory, 'package', found), 'utf8');
  };
  const marked = unpack('marked@18', 'lib/marked.umd.js');
  const mermaid = unpack('mermaid@11', 'dist/mermaid.min.js');
  const css = unpack('github-markdown-css@5', 'github-markdown-light.css');
  const script = (text) => `<script>${text.replaceAll('</script', '<\\/script')}</script>`;
  return `<!doctype html><meta charset="utf-8"><style>${css}
body { margin: 0 } .markdown-body { padding: 24px; font-family: Liberation Sans, sans-serif }
.add { color: #116329; background: #dafbe1 } .del { color: #82071e; background: #ffebe9 }</style>
<article class="markdown-body"></article>${script(marked)}${script(mermaid)}<script type="module">
const article = document.querySelector('article');
article.innerHTML = marked.parse(${JSON.stringify(markdown)});
article.querySelector('details').open = true;
const line = (text) => text.replace(/^[+].*$/, '<span class="add">$&</span>').replace(/^-.*$/, '<span class="del">$&</span>');
for (const code of article.querySelectorAll('code.language-diff')) code.innerHTML = code.innerHTML.split('\\n').map(line).join('\\n');
for (const code of article.querySelectorAll('code.language-mermaid')) {
  const { svg } = await mermaid.render('graph', code.textContent);
  code.parentElement.outerHTML = svg;
}
document.documentElement.dataset.height = article.offsetHeight;
</script>`;
}

function chromium(...args) {
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'];
  return execFileSync(
    'chromium',
    [...options, `--user-data-dir=${join(directory, 'profile')}`, '--virtual-time-budget=20000', ...args],
    { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] },
  );
}
