import { writeFiles } from './files.js';

/** What a run must not show. */
export const SECRET = 'tops3cret';

/** In what must not be read there is something for each reader to quote: no KEY=VALUE, keys, values, a name of YAML. */
export const FOREIGN = `${SECRET}-line\n[Volume]\n${SECRET}Key=${SECRET}\nLabel=${SECRET}\nDriver=${SECRET}\n${SECRET}: ${SECRET}\n`;

/** A workspace with a checkout, and what lies beside it and in git's own directory. */
export const AROUND = {
  'ws/.git/HEAD': 'ref: refs/heads/main\n',
  'ws/.git/config': FOREIGN,
  'ws/q/a.volume': '[Volume]\nLabel=a=b\n',
  'away/secret.txt': FOREIGN,
  'away/empty/x': '',
  [`away/${SECRET}.volume`]: FOREIGN,
  'away/deep/1.conf': FOREIGN,
  'away/deep/c.volume': FOREIGN,
  'temp/': '',
};

/** A checkout with links that lead to what is not the checkout's. */
export interface LinkAttack {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The input `path`, where it is not `q`. */
  readonly path?: string;
  /** The link and where it leads, as a message names them; nothing where the link is no business of anybody. */
  readonly told: readonly [link: string, target: string] | undefined;
  /** Further inputs of both actions. */
  readonly inputs?: Readonly<Record<string, string>>;
}

/** All of them. */
export const LINK_ATTACKS: readonly LinkAttack[] = [
  {
    title: 'a unit',
    files: { 'q/x.volume': '-> ../../away/secret.txt' },
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: 'an absolute link',
    files: { 'q/x.volume': '-> @/away/secret.txt' },
    told: ['q/x.volume', '/away/secret.txt'],
  },
  { title: '/etc/passwd', files: { 'q/x.volume': '-> /etc/passwd' }, told: ['q/x.volume', '/etc/passwd'] },
  { title: '/etc/shadow', files: { 'q/x.volume': '-> /etc/shadow' }, told: ['q/x.volume', ''] },
  {
    title: 'the environment',
    files: { 'q/x.volume': '-> /proc/self/environ' },
    told: ['q/x.volume', '/environ'],
  },
  { title: 'an endless device', files: { 'q/x.volume': '-> /dev/zero' }, told: ['q/x.volume', '/dev/zero'] },
  {
    title: "git's own",
    files: { 'q/x.volume': '-> ../.git/config' },
    told: ['q/x.volume', '/ws/.git/config'],
  },
  {
    title: 'a chain',
    files: { 'q/x.volume': '-> y', 'q/y': '-> ../z', z: '-> ../away/secret.txt' },
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: "git's own behind a link within",
    files: { 'q/x.volume': '-> ../meta/config', meta: '-> .git' },
    told: ['q/x.volume', '/ws/.git/config'],
  },
  {
    title: 'a drop-in',
    files: { 'q/a.volume.d/1.conf': '-> ../../../away/secret.txt' },
    told: ['q/a.volume.d/1.conf', '/away/secret.txt'],
  },
  {
    title: 'a directory of drop-ins',
    files: { 'q/a.volume.d': '-> ../../away/deep' },
    told: ['q/a.volume.d', '/away/deep'],
  },
  { title: 'a directory', files: { 'q/d': '-> ../../away' }, told: ['q/d', '/away'] },
  { title: "git's own directory", files: { 'q/d': '-> ../.git' }, told: ['q/d', '/ws/.git'] },
  {
    title: 'YAML',
    files: { 'q/k.kube': '[Kube]\nYaml=k.yaml\n', 'q/k.yaml': '-> ../../away/secret.txt' },
    told: ['q/k.yaml', '/away/secret.txt'],
  },
  {
    title: 'a unit that is named',
    files: { 'q/x.volume': '-> ../../away/secret.txt' },
    path: 'q/x.volume',
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: 'drop-ins of a unit that is named',
    files: { 'q/a.volume.d': '-> ../../away/deep' },
    path: 'q/a.volume',
    told: ['q/a.volume.d', '/away/deep'],
  },
  {
    title: 'a drop-in that is named',
    files: { 'q/a.volume.d/1.conf': '-> ../../../away/secret.txt' },
    path: 'q/a.volume.d/1.conf',
    told: ['q/a.volume.d/1.conf', '/away/secret.txt'],
  },
  {
    title: 'a unit that a glob matches',
    files: { 'q/x.volume': '-> ../../away/secret.txt' },
    path: '**/*.volume',
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: 'a directory on the way of a glob',
    files: { 'q/d': '-> ../../away' },
    path: 'q/*/*.volume',
    told: undefined,
  },
  {
    title: 'a fixed name on the way of a glob',
    files: { 'q/d': '-> ../../away' },
    path: '*/d/*.volume',
    told: ['q/d', '/away'],
  },
  { title: 'the path itself', files: { p: '-> ../away' }, path: 'p', told: ['p', '/away'] },
  {
    title: 'a file below such a path',
    files: { p: '-> ../away' },
    path: `p/deep/c.volume`,
    told: ['p/deep', '/away/deep'],
  },
  {
    title: 'the configuration',
    files: { '.quadlet-lint.yaml': '-> ../away/secret.txt' },
    told: ['.quadlet-lint.yaml', '/away/secret.txt'],
  },
  {
    title: 'an endless configuration',
    files: { 'q/.quadlet-lint.yaml': '-> /dev/zero' },
    told: ['q/.quadlet-lint.yaml', '/dev/zero'],
  },
  {
    title: "a configuration in git's own directory",
    files: { '.quadlet-lint.yml': '-> .git/config' },
    told: ['.quadlet-lint.yml', '/ws/.git/config'],
  },
  { title: 'a link to nothing', files: { 'q/x.volume': '-> ../../away/none' }, told: ['q/x.volume', ''] },
  {
    title: 'a loop',
    files: { 'q/x.volume': '-> y.volume', 'q/y.volume': '-> x.volume' },
    told: ['q/x.volume', ''],
  },
  { title: 'what nobody reads', files: { 'q/README': '-> ../../away/secret.txt' }, told: undefined },
];

/**
 * Lays an attack out: the checkout is `ws`, and what it must not read lies beside it.
 * @param files below `ws`; `@` in a link is the directory
 */
export async function layOutLinks(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  const own = Object.entries(files).map(([path, text]) => [`ws/${path}`, text.replace('@', directory)]);
  await writeFiles(directory, { ...AROUND, ...Object.fromEntries(own) });
}
