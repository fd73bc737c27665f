import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../src/oci/descriptors.js';
import { goArchitecture } from '../../src/platform/go-architecture.js';
import { Podman } from '../../src/podman/podman.js';
import type { NameScope } from '../../src/storage-cache/names.js';
import { type Answer, recordingAttempt } from '../fakes.js';

const OCI = 'application/vnd.oci.image';

export interface Stored {
  readonly id: string;
  names: string[];
  readonly size: number;
  digests?: readonly string[];
  readonly layers: readonly string[];
  /** By digest. */
  readonly blobs: ReadonlyMap<string, Buffer>;
  readonly manifest: Buffer;
}

/** A podman with images in memory, which writes and reads them as the real one does. */
export class Storage {
  readonly images: Stored[] = [];
  /** What each command answers instead. */
  answer: (argv: readonly string[]) => Answer | undefined = () => undefined;
  readonly commands: (readonly string[])[];
  readonly podman: Podman;

  constructor() {
    const { attempt, commands } = recordingAttempt((argv) => this.answer(argv) ?? this.reply(argv));
    this.commands = commands;
    this.podman = new Podman(async (argv, options) => {
      const given = await attempt(argv, options);
      if (given.exitCode !== 0) return given;
      if (argv[1] === 'push') await this.write(argv.at(-2) ?? '', (argv.at(-1) ?? '').replace('dir:', ''));
      if (argv[1] !== 'pull') return given;
      const layouts = argv.filter((word) => word.startsWith('oci:')).map((word) => word.slice(4));
      const ids: string[] = [];
      for (const layout of layouts) ids.push(await this.read(join(options.cwd ?? '', layout)));
      return { ...given, stdout: ids.join('') };
    });
  }

  /** An image with these layers; its configuration has the first name. */
  add(names: readonly string[], layers: readonly string[] = [names[0] ?? '']): Stored {
    const parts = layers.map((layer) => Buffer.from(`layer ${layer}`));
    const config = Buffer.from(JSON.stringify({ layers, name: names[0] }));
    const describe = (mediaType: string, bytes: Buffer) => ({
      mediaType: `${OCI}.${mediaType}`,
      digest: digestOf(bytes),
      size: bytes.length,
    });
    const manifest = {
      schemaVersion: 2,
      config: describe('config.v1+json', config),
      layers: parts.map((layer) => describe('layer.v1.tar', layer)),
    };
    const image = {
      id: digestOf(config).slice(7),
      names: [...names],
      size: parts.reduce((sum, { length }) => sum + length, 0),
      layers: parts.map((part) => digestOf(part)),
      blobs: new Map([config, ...parts].map((bytes) => [digestOf(bytes), bytes])),
      manifest: Buffer.from(JSON.stringify(manifest)),
    };
    this.images.push(image);
    return image;
  }

  names(): string[] {
    return this.images.flatMap(({ names }) => names).toSorted();
  }

  private find(id: string): Stored {
    const image = this.images.find((one) => one.id === id);
    if (image === undefined) throw new Error(`no image ${id}`);
    return image;
  }

  private reply([, verb, ...words]: readonly string[]): Answer {
    const [id = '', ...names] = words;
    switch (verb) {
      case 'images':
        // One for each name.
        return {
          stdout: JSON.stringify(
            this.images.flatMap(({ id, names, size, digests }) =>
              (names.length === 0 ? [''] : names).map(() => ({
                Id: id,
                Names: names,
                Size: size,
                RepoDigests: digests,
              })),
            ),
          ),
        };
      case 'image': {
        const { id, layers } = this.find(words.at(-1) ?? '');
        return { stdout: JSON.stringify([{ Id: id, RootFS: { Layers: layers } }]) };
      }
      case 'manifest':
        return { exitCode: 1 };
      case 'tag':
        for (const image of this.images) image.names = image.names.filter((name) => !names.includes(name));
        this.find(id).names.push(...names);
        return {};
      default:
        return {};
    }
  }

  /** Source: the dir: transport of containers/image. */
  private async write(id: string, directory: string): Promise<void> {
    const { blobs, manifest } = this.find(id);
    await mkdir(directory);
    await writeFile(join(directory, 'version'), 'Directory Transport Version: 1.1\n');
    await writeFile(join(directory, 'manifest.json'), manifest);
    for (const [digest, bytes] of blobs) await writeFile(join(directory, digest.slice(7)), bytes);
  }

  private async read(layout: string): Promise<string> {
    const blob = async (digest: string) => {
      const bytes = await readFile(join(layout, 'blobs/sha256', digest.slice(7)));
      if (digestOf(bytes) !== digest) throw new Error(`podman was given another ${digest}`);
      return bytes;
    };
    const { manifests } = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8'));
    if (manifests.length !== 1 || manifests[0].annotations) throw new Error('not one image without a name');
    let manifest = await blob(manifests[0].digest);
    const [inner] = JSON.parse(manifest.toString()).manifests ?? [];
    if (inner !== undefined) manifest = await blob(inner.digest);
    const { config, layers } = JSON.parse(manifest.toString());
    const blobs = new Map<string, Buffer>();
    for (const { digest } of [config, ...layers]) blobs.set(digest, await blob(digest));
    const id = config.digest.slice(7);
    const digests = layers.map(({ digest }: { digest: string }) => digest);
    this.images.push({ id, names: [], size: 1, layers: digests, blobs, manifest });
    return `${id}\n`;
  }
}

/** An image as a registry has it: in an index, and with other bytes of its layers. */
export function originalOf({ id, blobs }: Stored) {
  const describe = (mediaType: string, bytes: Buffer) => ({
    mediaType: `${OCI}.${mediaType}`,
    digest: digestOf(bytes),
    size: bytes.length,
  });
  const [config, ...layers] = [...blobs.values()].map((bytes, index) =>
    index === 0 ? bytes : Buffer.from(`packed ${bytes}`),
  ) as [Buffer, ...Buffer[]];
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      config: describe('config.v1+json', config),
      layers: layers.map((layer) => describe('layer.v1.tar+gzip', layer)),
    }),
  );
  const platform = { os: 'linux', architecture: goArchitecture(process.arch) };
  const top = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      manifests: [
        { ...describe('manifest.v1+json', manifest), platform },
        { ...describe('manifest.v1+json', Buffer.from('x')), platform: { ...platform, os: 'windows' } },
      ],
    }),
  );
  const all = [config, ...layers, manifest, top];
  return {
    id,
    digest: digestOf(top),
    manifest: digestOf(manifest),
    write: async (directory: string) => {
      await mkdir(join(directory, 'blobs/sha256'), { recursive: true });
      for (const bytes of all) {
        await writeFile(join(directory, 'blobs/sha256', digestOf(bytes).slice(7)), bytes);
      }
      await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
      const manifests = [describe('index.v1+json', top)];
      await writeFile(join(directory, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
    },
  };
}

export const SCOPE: NameScope = {
  registry: 'registry.test:8443',
  logins: {
    of: (registry) =>
      registry === 'private.example' || registry === 'docker.io' ? { basic: 'x' } : undefined,
    helperOf: (registry) => (registry === 'helped.example' ? 'helper' : undefined),
  },
  aliases: new Set(['alpine']),
};

/** A directory for a cache, and one for copies. */
export async function inDirectories(work: (cache: string, scratch: string) => Promise<void>): Promise<void> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'storage-cache-test-')));
  try {
    await mkdir(join(root, 'scratch'));
    await work(join(root, 'cache'), join(root, 'scratch'));
  } finally {
    await rm(root, { recursive: true });
  }
}
