import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A checkout that is made to use up the time or memory of whoever checks it. */
export interface HostileTree {
  readonly name: string;
  /** Below the directory; `q` where it is not said. */
  readonly path?: string;
  /** Whether it is made, and read, within a second. */
  readonly fast?: boolean;
  /** @param directory is empty, and becomes the top of a repository */
  readonly make: (directory: string) => void;
}

const CONFIGURATION = '.quadlet-lint.yaml';
const MIB = 1024 * 1024;
const UNIT = '[Container]\nImage=quay.io/a/b:1\n';

/** As many repetitions of a text as a size has room for. */
function fill(text: string, bytes: number): string {
  return text.repeat(Math.floor(bytes / text.length));
}

function counted(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join('');
}

type Files = Readonly<Record<string, string>>;

function write(directory: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function tree(name: string, files: () => Files, more: Partial<HostileTree> = {}): HostileTree {
  return { name, make: (directory) => write(directory, files()), ...more };
}

/** A configuration beside one ordinary unit. */
function configured(name: string, text: () => string, files: () => Files = () => ({})): HostileTree {
  const own = () => ({ [CONFIGURATION]: text(), 'q/app.container': UNIT, ...files() });
  return tree(`configuration: ${name}`, own, { fast: true });
}

/** One unit whose text ends in what is given. */
function unit(name: string, text: () => string, file = 'app.container'): HostileTree {
  return tree(`unit: ${name}`, () => ({ [`q/${file}`]: text() }));
}

function manifest(name: string, yaml: () => string): HostileTree {
  return tree(`manifest: ${name}`, () => ({
    'q/app.kube': '[Kube]\nYaml=app.yaml\n',
    'q/app.yaml': yaml(),
  }));
}

function manyFiles(
  count: number,
  name: (index: number) => string,
  text: (index: number) => string,
): () => Files {
  return () =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`q/${name(index)}`, text(index)]));
}

function link(name: string, target: string, at: string): HostileTree {
  return {
    name: `link: ${name}`,
    fast: true,
    make: (directory) => {
      write(directory, { 'q/app.container': UNIT });
      symlinkSync(target, join(directory, at));
    },
  };
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: i}]}\n';

const CONFIGURATIONS: readonly HostileTree[] = [
  configured(
    'a glob with many stars',
    () => `ignore: ["${'*a'.repeat(14)}*b"]\n`,
    () => ({ [`q/${'a'.repeat(200)}.container`]: UNIT }),
  ),
  configured(
    'a glob with many **, and deep directories',
    () => `ignore: ["${'**/'.repeat(12)}x"]\n`,
    () => ({ [`q/${'d/'.repeat(100)}b.container`]: UNIT }),
  ),
  configured(
    'a glob with ** and names between them',
    () => `ignore: ["${'**/d/'.repeat(100)}x"]\n`,
    () => ({ [`q/${'d/'.repeat(300)}b.container`]: UNIT }),
  ),
  configured('braces that stand for a million globs', () => `ignore: ["${'{a,a,a,a}'.repeat(10)}b"]\n`),
  configured('braces within braces', () => `ignore: ["${'{a,'.repeat(20_000)}"]\n`),
  configured('many globs', () => `ignore:\n${counted(9000, (index) => `- ${index}\n`)}`),
  configured(
    'costly globs, and many long names',
    () => `ignore:\n${counted(120, (index) => `- "*${'a'.repeat(200)}${index}*b"\n`)}`,
    manyFiles(
      300,
      (index) => `${'a'.repeat(200)}${index}.container`,
      () => UNIT,
    ),
  ),
  configured('larger than it may be', () => `# ${'x'.repeat(MIB)}\n`),
  configured('lists within lists', () => `ignore: ${'['.repeat(60_000)}`),
  configured(
    'aliases of aliases',
    () => `a0: &a0 [x]\n${counted(900, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`,
  ),
  configured('many versions', () => `podman: [${counted(7000, (index) => `5.4.${index},`)}]\n`),
  link('configuration to /dev/zero', '/dev/zero', CONFIGURATION),
  link('unit to /dev/zero', '/dev/zero', 'q/zero.container'),
  link('unit to /dev/urandom', '/dev/urandom', 'q/random.container'),
  link('directory to itself', '.', 'q/loop'),
  link('directory to the root', '/', 'q/root.container.d'),
  {
    name: 'named pipes',
    fast: true,
    make: (directory) => {
      write(directory, { 'q/app.container': UNIT });
      for (const name of [CONFIGURATION, 'q/pipe.container', 'q/app.container.env']) {
        execFileSync('mkfifo', [join(directory, name)]);
      }
    },
  },
];

const UNITS: readonly HostileTree[] = [
  unit('a million unknown keys', () => `${UNIT}${counted(MIB, (index) => `Key${index}=x\n`)}`),
  unit('as many unknown keys as fit', () => `${UNIT}${counted(80_000, (index) => `Key${index}=x\n`)}`),
  unit('one unknown key again and again', () => `${UNIT}${fill('a=b\n', MIB - 100)}`),
  unit('unknown directives', () => `${UNIT}[Service]\n${counted(75_000, (index) => `Key${index}=x\n`)}`),
  unit('lines without a key', () => `${UNIT}${fill('x\n', MIB - 100)}`),
  unit('sections', () => `${UNIT}${counted(90_000, (index) => `[S${index}]\n`)}`),
  unit('continuations', () => `${UNIT}Exec=${fill('a \\\n', MIB - 100)}`),
  unit('comments', () => `${UNIT}${fill('#\n', MIB - 100)}`),
  unit('suppressions', () => `${UNIT}${fill('# pq-lint: disable=PQ010 why\na=b\n', MIB - 100)}`),
  unit('suppressions in a value', () => `${UNIT}Exec=a \\\n${fill('# quadlet-lint: x\n', MIB - 100)}`),
  unit('ports', () => `${UNIT}${fill('PublishPort=8080:80\n', MIB - 100)}`),
  unit(
    'volumes that are not there',
    () => `${UNIT}${counted(40_000, (index) => `Volume=v${index}.volume:/x\n`)}`,
  ),
  unit(
    'dependencies that are not there',
    () => `${UNIT}[Unit]\n${fill(`After=${fill('a.container ', 60_000)}\n`, MIB - 100)}`,
  ),
  unit('words', () => `${UNIT}${fill(`PodmanArgs=${fill('a ', 60_000)}\n`, MIB - 100)}`),
  unit('assignments', () => `${UNIT}${fill(`Environment=${fill('A=b ', 60_000)}\n`, MIB - 100)}`),
  unit('quotes', () => `${UNIT}${fill(`Environment=${fill('"a" ', 60_000)}\n`, MIB - 100)}`),
  unit('open quotes', () => `${UNIT}${fill(`Exec=${fill('"\\', 60_000)}\n`, MIB - 100)}`),
  unit(
    'mounts',
    () => `${UNIT}${fill(`Mount=type=bind,${counted(6000, (index) => `source=${index},`)}\n`, MIB - 100)}`,
  ),
  unit('a mount', () => `${UNIT}Mount=type=bind,${counted(70_000, (index) => `source=${index},`)}\n`),
  unit('an image of %', () => `${UNIT.slice(0, 12)}Image=${fill('%', MIB - 100)}\n`),
  unit('an image of components', () => `${UNIT.slice(0, 12)}Image=${fill('a/', MIB - 100)}\n`),
  unit('an image of colons', () => `${UNIT.slice(0, 12)}Image=${fill('a:', 60_000)}\n`),
  unit('an image of dashes', () => `${UNIT.slice(0, 12)}Image=${fill('a-', 60_000)}!\n`),
  unit('a large image', () => `${UNIT.slice(0, 12)}Image=${fill('%', 10 * MIB)}\n`),
  unit(
    'time spans',
    () => `${UNIT}[Service]\n${fill(`TimeoutStartSec=${fill('1m ', 60_000)}x\n`, MIB - 100)}`,
  ),
  unit('blanks', () => `${UNIT}${fill(`Exec=${fill(' ', 60_000)}x\n`, MIB - 100)}`),
  unit('bytes that are no text', () => `${UNIT}${fill('Label=\x00\x01\x02\n', MIB - 100)}`),
  unit('templates', () => `${UNIT}${fill(`Label=${fill('{{ ', 60_000)}\n`, MIB - 100)}`),
  unit('one line of 10 MB', () => `${UNIT}Exec=${fill('x', 10 * MIB)}`),
  unit('a byte order mark and carriage returns', () => `\ufeff${UNIT}${fill('\r', MIB - 100)}`),
  unit('emoji', () => `${UNIT}${fill('👨‍👩‍👧‍👦\n', MIB / 4)}`),
  unit('indented continuations', () => `${UNIT}${fill(' Exec=a \\\n', MIB - 100)}`),
  {
    name: 'unit: 3 GB without content',
    fast: true,
    make: (directory) => {
      write(directory, { 'q/app.container': '', 'q/b.container': UNIT });
      truncateSync(join(directory, 'q/app.container'), 3 * 1024 * MIB);
    },
  },
];

const MANIFESTS: readonly HostileTree[] = [
  manifest('duplicate keys', () => fill('a: 1\n', 25 * MIB)),
  manifest('as many duplicate keys as fit', () => fill('a: 1\n', 4 * MIB)),
  manifest('keys', () => counted(49_000, (index) => `k${index}: 1\n`)),
  manifest('a list of pods', () => `kind: List\nitems:\n${fill('- {kind: Pod}\n', 18 * MIB)}`),
  manifest('as many pods as fit', () => `kind: List\nitems:\n${fill('- {kind: Pod}\n', 700_000)}`),
  manifest('documents', () => fill('---\n', 4 * MIB)),
  manifest('documents of other kinds', () => counted(40_000, (index) => `---\nkind: K${index}\n`)),
  manifest('a kind of 1 MiB', () => `kind: ${fill('a', MIB)}\n`),
  manifest('lists within lists', () => fill('[', 60_000)),
  manifest('mappings within mappings', () => fill('{a: ', 60_000)),
  manifest('blocks within blocks', () => fill('- ', 60_000)),
  manifest(
    'aliases of aliases',
    () => `a0: &a0 [x]\n${counted(90, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`,
  ),
  manifest('aliases', () => `a: &a [x]\nb: [${fill('*a, ', 400_000)}]\n`),
  manifest(
    'ConfigMaps that are not there',
    () => `${POD}x: [${counted(20_000, (i) => `{configMapRef: {name: c${i}}}, `)}]\n`,
  ),
  manifest('a block of text', () => `${POD}x: |\n${fill('  text\n', 3 * MIB)}`),
  manifest('one line', () => `a: ${fill('b ', 4 * MIB - 10)}`),
  manifest('quotes', () => `a: "${fill('\\n', 4 * MIB - 10)}"`),
  tree('manifests: one that is named again and again', () => ({
    'q/app.kube': `[Kube]\n${fill(`Yaml=${fill('a.yaml ', 60_000)}\n`, MIB - 100)}`,
    'q/a.yaml': counted(3000, (index) => `---\nkind: K${index}\n`),
  })),
  tree('manifests: one under many names', () => ({
    'q/app.kube': `[Kube]\n${counted(300, (index) => `Yaml=${'d/../'.repeat(index)}a.yaml\n`)}`,
    'q/a.yaml': `${POD}x: [${counted(9000, (i) => `{configMapRef: {name: c${i}}}, `)}]\n`,
  })),
  tree('manifests: many of 4 MiB', () => ({
    ...manyFiles(
      20,
      (index) => `${index}.kube`,
      (index) => `[Kube]\nYaml=${index}.yaml\n`,
    )(),
    ...manyFiles(
      20,
      (index) => `${index}.yaml`,
      (index) => `# ${index}\n${fill('- a\n', 4 * MIB - 100)}`,
    )(),
  })),
  tree('manifests: one for many units', () => ({
    ...manyFiles(
      5000,
      (index) => `${index}.kube`,
      () => '[Kube]\nYaml=a.yaml\n',
    )(),
    'q/a.yaml': `${POD}x: [${counted(15_000, (i) => `{configMapRef: {name: c${i}}}, `)}]\n`,
  })),
  tree('manifests: many that are not there', () => ({
    'q/app.kube': `[Kube]\n${counted(20_000, (index) => `Yaml=${index}.yaml\n`)}`,
    ...manyFiles(
      10_000,
      (index) => `x${index}.yaml`,
      () => '',
    )(),
  })),
];

const SETS: readonly HostileTree[] = [
  tree(
    'set: 100,000 units',
    manyFiles(
      100_000,
      (index) => `${index}.container`,
      () => UNIT,
    ),
  ),
  tree(
    'set: 20,000 units',
    manyFiles(
      20_000,
      (index) => `${index}.container`,
      () => UNIT,
    ),
  ),
  tree(
    'set: 60 units of 1 MiB',
    manyFiles(
      60,
      (index) => `${index}.container`,
      () => `${UNIT}${fill('a=b\n', MIB - 100)}`,
    ),
  ),
  tree(
    'set: 30 units of words',
    manyFiles(
      30,
      (index) => `${index}.container`,
      () => `${UNIT}${fill(`PodmanArgs=${fill('a ', 60_000)}\n`, MIB - 100)}`,
    ),
  ),
  tree(
    'set: 100,000 drop-ins',
    manyFiles(
      100_000,
      (index) => `container.d/${index}.conf`,
      () => '[Container]\nLabel=a=b\n',
    ),
  ),
  tree('set: a drop-in of 1 MiB for 2,000 units', () => ({
    ...manyFiles(
      2000,
      (index) => `${index}.container`,
      () => UNIT,
    )(),
    'q/container.d/1.conf': `[Container]\n${fill('Label=a=b\n', MIB - 100)}`,
  })),
  tree('set: 100 drop-ins for 5,000 units', () => ({
    ...manyFiles(
      5000,
      (index) => `${index}.container`,
      () => UNIT,
    )(),
    ...manyFiles(
      100,
      (index) => `container.d/${index}.conf`,
      () => '[Container]\nLabel=a=b\n',
    )(),
  })),
  tree('set: names with many dashes', () => ({
    ...manyFiles(
      10_000,
      (index) => `${index}${'-a'.repeat(115)}.container`,
      () => UNIT,
    )(),
    'q/container.d/1.conf': '[Container]\nLabel=a=b\n',
  })),
  tree(
    'set: units in a ring',
    manyFiles(
      10_000,
      (index) => `u${index}.container`,
      (index) => `${UNIT}[Unit]\nRequires=u${(index + 1) % 10_000}.container\n`,
    ),
  ),
  tree(
    'set: references that are nearly right',
    manyFiles(
      5000,
      (index) => `unit-${index}.container`,
      (index) => `${UNIT}Pod=unti-${index}.pod\nNetwork=unt-${index}.network\n`,
    ),
  ),
  tree(
    'set: 300,000 other files',
    manyFiles(
      300_000,
      (index) => `${index}.txt`,
      () => '',
    ),
  ),
  tree('set: deep directories', () => ({
    [`q/${'d/'.repeat(1500)}app.container`]: UNIT,
    ...manyFiles(
      1500,
      (index) => `${'d/'.repeat(index)}${index}.container`,
      () => UNIT,
    )(),
  })),
  tree(
    'set: one unit of a long chain',
    manyFiles(
      15_000,
      (index) => `u${index}.container`,
      (index) => `${UNIT}[Unit]\nAfter=u${index + 1}.container\n`,
    ),
    { path: 'q/u0.container' },
  ),
  tree(
    'set: named units in nested directories',
    manyFiles(
      600,
      (index) => `${'d/'.repeat(index)}${index}.container`,
      (index) => `${UNIT}Pod=none${index}.pod\n`,
    ),
    { path: 'q/**/*.container' },
  ),
  tree(
    'set: named drop-ins of many units',
    () => ({
      ...manyFiles(
        5000,
        (index) => `${index}.container`,
        () => UNIT,
      )(),
      ...manyFiles(
        5000,
        (index) => `${index}.container.d/1.conf`,
        () => '[Container]\nLabel=a=b\n',
      )(),
    }),
    { path: 'q/*/*.conf' },
  ),
  tree('set: many containers of one large pod', () => ({
    ...manyFiles(
      5000,
      (index) => `${index}.container`,
      () => `${UNIT}Pod=p.pod\n`,
    )(),
    'q/p.pod': `[Pod]\n${fill(`PodmanArgs=${fill('a ', 60_000)}\n`, MIB - 100)}`,
  })),
  tree(
    'set: long paths',
    manyFiles(
      20_000,
      (index) => `${`${'d'.repeat(200)}/`.repeat(19) + index}.container`,
      () => UNIT,
    ),
  ),
  tree('set: a glob with many ** in the paths', () => ({ [`q/${'a/'.repeat(60)}app.container`]: UNIT }), {
    path: `${'**/a/'.repeat(30)}**/app.container`,
    fast: true,
  }),
  tree('set: braces in the paths', () => ({ 'q/app.container': UNIT }), {
    path: '{q,q,q,q}/'.repeat(8),
    fast: true,
  }),
];

/** All of them. */
function bundle(name: string, text: () => string): HostileTree {
  return tree(`bundle: ${name}`, () => ({ 'q/app.quadlets': text() }));
}

const parts = (count: number, lines: string, name = 'a') =>
  counted(count, (index) => `# FileName=${name}${index}\n${lines}\n---\n`);

const BUNDLES: readonly HostileTree[] = [
  bundle('separators', () => fill('---\n', MIB)),
  bundle('one name many times', () => fill('# FileName=a\n[Pod]\n---\n', MIB)),
  bundle('more parts than the limit', () => parts(10_000, UNIT)),
  bundle('parts that refer to the next one', () =>
    counted(1000, (index) => `# FileName=a${index}\n${UNIT}After=a${index + 1}.container\n---\n`),
  ),
  bundle('brackets', () => `# FileName=a\n[${fill(']', MIB - 100)}a]\n`),
  bundle('comments with names', () => `[Pod]\n${fill('# FileName=a\n', MIB - 100)}`),
  bundle('a name of a megabyte', () => `# FileName=${fill('a', MIB - 100)}\n[Pod]\n`),
  bundle('spaces', () => `# FileName=a${fill(' ', MIB - 100)}b\n[Pod]\n`),
  tree(
    'bundle: many of them',
    manyFiles(
      60,
      (index) => `${index}.quadlets`,
      (index) => parts(1000, '[Volume]', `v${index}x`),
    ),
  ),
];

export const HOSTILE_TREES: readonly HostileTree[] = [
  ...CONFIGURATIONS,
  ...UNITS,
  ...BUNDLES,
  ...MANIFESTS,
  ...SETS,
];

/** Makes a tree as a repository of its own, so that no configuration is looked for above it. */
export function makeTree({ make }: HostileTree, directory: string): void {
  mkdirSync(join(directory, '.git'), { recursive: true });
  make(directory);
}
