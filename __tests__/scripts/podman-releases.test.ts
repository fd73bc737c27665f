import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { keyCatalogue } from '../../src/quadlet/catalogue/keys.js';
import { KNOWN_RELEASES } from '../../src/quadlet/catalogue/versions.js';

interface Release {
  readonly tag_name: string;
  readonly published_at: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
}

interface Change {
  readonly version: string;
  readonly date: string;
  readonly before: string;
  readonly keys: { readonly added: readonly string[]; readonly removed: readonly string[] } | undefined;
  readonly files: readonly string[];
}

interface Issue {
  readonly title: string;
  readonly body: string;
}

type Call = { readonly method?: string; readonly body?: Issue; readonly raw?: boolean };
type Api = (path: string, call?: Call) => Promise<unknown>;

const load = (name: string) => import(pathToFileURL(`scripts/${name}.mjs`).href);
const {
  findChanges,
  issueText,
  keyDifferences,
  knownReleases,
  newReleases,
  publishIssue,
}: {
  findChanges(api: Api, versions: string, table: string): Promise<Change[]>;
  issueText(changes: readonly Change[]): Issue;
  keyDifferences(source: string, rows: ReadonlyMap<string, string[]>, release: string): Change['keys'];
  knownReleases(text: string): string[];
  newReleases(releases: readonly Release[], known: readonly string[]): { version: string; date: string }[];
  publishIssue(api: Api, repository: string, issue: Issue): Promise<string>;
} = await load('podman-releases');
const { tableRows }: { tableRows(text: string): Map<string, string[]> } = await load('quadlet-keys');

const read = (name: string) => readFileSync(`src/quadlet/catalogue/${name}.ts`, 'utf8');

/** A source of the generator with a table for each section. */
function source(sections: Readonly<Record<string, readonly string[]>>): string {
  const keys = [...new Set(Object.values(sections).flat())];
  const groups = Object.entries(sections).map(
    ([section, own]) =>
      `\t\t${section}Group: {\n\t\t\tGroupName: ${section}Group,\n\t\t\tSupportedKeys: map[string]bool{\n${own.map((key) => `\t\t\t\tKey${key}: true,\n`).join('')}\t\t\t},\n\t\t},\n`,
  );
  return `const (\n${keys.map((key) => `\tKey${key} = "${key}"\n`).join('')})\n\n\tgroupsInfo = map[string]GroupInfo{\n${groups.join('')}`;
}

const ROWS = new Map([
  ['Container\tImage', ['4.4.0']],
  ['Container\tOld', ['4.4.0']],
  ['Volume\tUID', ['6.0.0']],
]);

test('the catalogue is read as it is', () => {
  expect(knownReleases(read('versions'))).toEqual(KNOWN_RELEASES);
  const keys = [...keyCatalogue().values()].flatMap((own) => [...own.values()]);
  const rows = keys.map(({ section, key, since }) => [`${section}\t${key}`, since]);
  expect([...tableRows(read('keys-data'))].map(([id, [since]]) => [id, since])).toEqual(rows);
});

test('a release is new if it is stable, not known, and not older than Quadlet', () => {
  const release = (tag_name: string, more = {}) => ({
    tag_name,
    published_at: '2026-11-12T01:02:03Z',
    ...more,
  });
  const releases = [
    release('v7.0.0-rc1', { prerelease: true }),
    release('v6.3.0', { draft: true }),
    release('v6.2.0'),
    release('v6.1.0'),
    release('v5.8.8'),
    release('v4.3.1'),
    release('v6.2.0`; rm -rf /'),
    release('v6.2.1-dev'),
  ];
  expect(newReleases(releases, ['4.4.0', '5.8.7', '6.1.0'])).toEqual([
    { version: '5.8.8', date: '2026-11-12' },
    { version: '6.2.0', date: '2026-11-12' },
  ]);
});

test.each<[title: string, text: string, release: string, differences: Change['keys']]>([
  [
    'the same keys',
    source({ Container: ['Image', 'Old'], Volume: ['UID'] }),
    '6.1.0',
    { added: [], removed: [] },
  ],
  [
    'keys that came and went, one in a section that is new',
    source({ Container: ['Image', 'New'], Volume: ['UID'], Model: ['Name'] }),
    '6.1.0',
    { added: ['Container\tNew', 'Model\tName'], removed: ['Container\tOld'] },
  ],
  [
    'only keys that the release before knows',
    source({ Container: ['Image', 'Old'] }),
    '5.8.7',
    { added: [], removed: [] },
  ],
  ['nothing that can be read', 'package quadlet\n', '6.1.0', undefined],
])('a source with %s', (_, text, release, differences) => {
  expect(keyDifferences(text, ROWS, release)).toEqual(differences);
});

const CHANGE: Change = {
  version: '6.2.0',
  date: '2026-11-12',
  before: '6.1.2',
  keys: { added: ['Container\tNew', 'Volume\tMore'], removed: [] },
  files: ['pkg/systemd/quadlet/quadlet.go'],
};

describe('the issue', () => {
  test('names the release, its keys and what to do', () => {
    const { title, body } = issueText([CHANGE]);
    expect(title).toBe('Podman 6.2.0 is not a known release');
    expect(body).toMatch(/^<!-- podman-releases -->\n\n/);
    expect(body).toContain('on 2026-11-12. Compared with Podman 6.1.2:\n');
    expect(body).toContain('\n- new keys: `[Container] New=`, `[Volume] More=`\n- removed keys: none\n');
    expect(body).toContain('\n- changed sources of the generator: `pkg/systemd/quadlet/quadlet.go`\n');
    expect(body).toContain('`node scripts/quadlet-keys.mjs 6.2.0`');
  });

  test('has a chapter for each of several releases', () => {
    const second = { ...CHANGE, version: '7.0.0', keys: undefined, files: [] };
    const { title, body } = issueText([{ ...CHANGE, version: '5.8.8' }, CHANGE, second]);
    expect(title).toBe('Podman 5.8.8, 6.2.0 and 7.0.0 are not known releases');
    expect(body.match(/^## Podman .*/gm)).toEqual(['## Podman 5.8.8', '## Podman 6.2.0', '## Podman 7.0.0']);
    expect(body).toContain('`pkg/systemd/quadlet/quadlet.go` could not be read; compare it by hand');
  });
});

/** GitHub's API with some answers, by the beginning of the path; what is written is recorded. */
function github(answers: Readonly<Record<string, unknown>>) {
  const written: [string, Call][] = [];
  const api: Api = async (path, call = {}) => {
    if (call.method !== undefined) {
      written.push([path, call]);
      return { number: 7 };
    }
    return Object.entries(answers).find(([start]) => path.startsWith(start))?.[1];
  };
  return { api, written };
}

describe('findChanges', () => {
  const podman = '/repos/podman-container-tools/podman';
  const versions = "const RELEASES = '6.1.0 6.1.2';";
  const table = `KEY_TABLE = \`\nContainer\tImage\t4.4.0\nVolume\tUID\t6.0.0\n\``;
  const file = (path: string, sha: string) => ({ path, sha });

  test('compares each new release with the known one before it', async () => {
    const { api } = github({
      [`${podman}/releases`]: [{ tag_name: 'v6.2.0', published_at: '2026-11-12T00:00:00Z' }],
      [`${podman}/contents/pkg/systemd/quadlet/quadlet.go?ref=v6.2.0`]: source({
        Container: ['Image', 'New'],
      }),
      [`${podman}/contents/pkg/systemd/quadlet?ref=v6.1.2`]: [
        file('pkg/systemd/quadlet/quadlet.go', 'a'),
        file('pkg/systemd/quadlet/same.go', 'c'),
        file('pkg/systemd/quadlet/gone.go', 'd'),
      ],
      [`${podman}/contents/pkg/systemd/quadlet?ref=v6.2.0`]: [
        file('pkg/systemd/quadlet/quadlet.go', 'b'),
        file('pkg/systemd/quadlet/same.go', 'c'),
        file('pkg/systemd/quadlet/quadlet_test.go', 'e'),
        file('pkg/systemd/quadlet/`x`.go', 'f'),
      ],
    });
    expect(await findChanges(api, versions, table)).toEqual([
      {
        version: '6.2.0',
        date: '2026-11-12',
        before: '6.1.2',
        keys: { added: ['Container\tNew'], removed: ['Volume\tUID'] },
        files: ['pkg/systemd/quadlet/gone.go', 'pkg/systemd/quadlet/quadlet.go'],
      },
    ]);
  });

  test('finds nothing where all are known, and reports sources that are elsewhere', async () => {
    const release = (tag_name: string) => ({ tag_name, published_at: '2026-11-12T00:00:00Z' });
    const known = github({ [`${podman}/releases`]: [release('v6.1.2')] });
    expect(await findChanges(known.api, versions, table)).toEqual([]);
    await expect(findChanges(github({}).api, versions, table)).rejects.toThrow('lists no releases');
    const moved = github({ [`${podman}/releases`]: [release('v6.2.0')] });
    expect(await findChanges(moved.api, versions, table)).toMatchObject([{ keys: undefined, files: [] }]);
  });
});

describe('publishIssue', () => {
  const issue = issueText([CHANGE]);
  const own = { number: 3, state: 'open', ...issue };

  test.each<[title: string, issues: object[], done: string, written: string[]]>([
    ['none is open', [], 'opened issue 7: Podman 6.2.0 is not a known release', ['POST /repos/a/b/issues']],
    ['it is there', [own], 'issue 3 is up to date', []],
    [
      'it is there, partly done',
      [{ ...own, body: own.body.replace('- [ ]', '- [x]').replaceAll('\n', '\r\n') }],
      'issue 3 is up to date',
      [],
    ],
    [
      'it is about other releases',
      [{ ...own, title: 'Podman 6.1.9 is not a known release' }],
      'updated issue 3: Podman 6.2.0 is not a known release',
      ['PATCH /repos/a/b/issues/3'],
    ],
    ['it was closed', [{ ...own, state: 'closed' }], 'issue 3 about these releases is closed', []],
    [
      'one about other releases was closed',
      [{ ...own, state: 'closed', title: 'Podman 6.1.9 is not a known release' }],
      'opened issue 7: Podman 6.2.0 is not a known release',
      ['POST /repos/a/b/issues'],
    ],
    [
      'the others are something else',
      [
        { ...own, body: 'another' },
        { ...own, body: null },
        { ...own, pull_request: {} },
      ],
      'opened issue 7: Podman 6.2.0 is not a known release',
      ['POST /repos/a/b/issues'],
    ],
  ])('where %s', async (_, issues, done, written) => {
    const recorded = github({ '/repos/a/b/issues?state=all&per_page=100&creator=github-actions': issues });
    expect(await publishIssue(recorded.api, 'a/b', issue)).toBe(done);
    expect(recorded.written.map(([path, { method }]) => `${method} ${path}`)).toEqual(written);
    for (const [, { body }] of recorded.written) expect(body).toEqual(issue);
  });
});

test('the script asks GitHub, with the token of the job, and writes the issue', async () => {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { title = '' } = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    requests.push(`${request.method} ${request.url} ${request.headers.authorization} ${title}`.trim());
    const isList = request.url?.includes('/releases') || request.url?.includes('/issues?');
    const list = [{ tag_name: 'v99.0.0', published_at: '2026-11-12T00:00:00Z' }];
    response.statusCode = isList || request.method === 'POST' ? 200 : 404;
    response.end(JSON.stringify(isList ? (request.url?.includes('/releases') ? list : []) : { number: 5 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const env = {
      ...process.env,
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_TOKEN: 'secret',
    };
    const call = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['scripts/podman-releases.mjs', ...args], { env });
    expect((await call('--dry-run')).stdout).toMatch(/^Podman 99\.0\.0 is not a known release\n\n<!-- /);
    expect(requests.filter((one) => one.startsWith('POST'))).toEqual([]);
    expect((await call()).stdout).toBe('opened issue 5: Podman 99.0.0 is not a known release\n');
    expect(requests.at(-1)).toBe('POST /repos/a/b/issues Bearer secret Podman 99.0.0 is not a known release');
  } finally {
    server.close();
  }
});
