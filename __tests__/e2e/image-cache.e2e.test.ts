import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, PROBLEM, releases, shell, slowTest } from './lab.js';
import { Step, type StepResult } from './step.js';

const HOME = '/home/runner';
// As a runner has it; Podman 4.3 would take the path for a name, which this cannot be.
const CACHE = `${HOME}/_temp/image-cache`;
const PINS = `${HOME}/pins`;
const KEPT = `${HOME}/_temp/kept`;
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const PACKAGED = (role: string) => `localhost/podman-registry-action/${role}:packages`;

for (const suite of releases(['trixie', 'bookworm'])) {
  describeInMachine(`images from a directory that actions/cache carries (${suite})`, () => {
    let machine: Machine;
    let key: string | undefined;
    /** The images of the first registry, by their digests. */
    let pinned: Record<'registry-image' | 'nginx-image', string>;
    const step = (name: string, action = '.') => new Step(machine, `${HOME}/_test/${name}`, HOSTED, action);
    const images = () => shell(machine, `podman images --format '{{.Repository}}:{{.Tag}}'`);
    const withPins = () => ({ ...pinned, 'image-cache': PINS });
    /** As the pod is to name an image: by its digest alone. */
    const named = (input: keyof typeof pinned) => pinned[input].replace(/:1@/, '@');

    beforeAll(async () => {
      machine = await boot({ suite, flavour: 'ready' }, `image-cache-${suite}`);
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    const succeed = async (name: string, inputs: Record<string, string>): Promise<StepResult> => {
      const main = await step(name).main({ proof: 'false', auth: 'none', ...inputs });
      expect(main.shown).not.toContain('::error::');
      expect(main.exitCode).toBe(0);
      return main;
    };
    const takeAway = async (name: string, main: StepResult): Promise<void> => {
      const post = await step(name).post(main);
      expect(post.exitCode).toBe(0);
      expect(post.shown).not.toContain('::warning::');
    };
    /** Runs a job to its end that has no registry to pull from, and finds no image of that digest. */
    const refuse = async (name: string, inputs: Record<string, string>): Promise<string> => {
      const main = await step(name).main({ proof: 'false', auth: 'none', ...inputs });
      expect(main.exitCode).toBe(1);
      expect(main.shown).not.toMatch(/✓ registry/);
      expect((await step(name).post(main)).exitCode).toBe(0);
      return main.shown;
    };

    test('a job fills it with what it built', async () => {
      const first = await succeed('first', { 'image-source': 'packages', 'image-cache': CACHE });
      expect(first.shown).toContain('(built from packages)');
      expect(first.shown).not.toMatch(PROBLEM);
      expect(first.outputs.get('cache-path')).toBe(CACHE);
      key = first.outputs.get('cache-key');
      expect(key).toMatch(/^podman-registry-images-Linux-(X64|ARM64)-[0-9a-f]{16}$/);
      expect(await shell(machine, `ls -A ${CACHE}`)).toBe('nginx\nregistry\n');

      // The first registry is what the others pull their images from: one as published images are, packed otherwise than
      // podman packs it, and one of Docker's format in an index.
      const registry = first.outputs.get('registry');
      const digests = await shell(
        machine,
        `podman push -q --compression-format zstd --digestfile one ${PACKAGED('registry')} docker://${registry}/pin/registry:1
         podman push -q --format v2s2 ${PACKAGED('nginx')} docker://${registry}/pin/nginx:amd64
         podman manifest create list > /dev/null
         podman manifest add list docker://${registry}/pin/nginx:amd64 > /dev/null
         podman manifest push --all -q --format v2s2 --digestfile two list docker://${registry}/pin/nginx:1 2> /dev/null ||
           skopeo inspect --raw docker://${registry}/pin/nginx:1 | sha256sum | sed 's/ .*//; s/^/sha256:/' > two
         podman rmi list > /dev/null; echo $(cat one) $(cat two)`,
      );
      const [one, two] = digests.trim().split(' ');
      pinned = {
        'registry-image': `${registry}/pin/registry:1@${one}`,
        'nginx-image': `${registry}/pin/nginx:1@${two}`,
      };

      const pulled = await succeed('pinned', withPins());
      for (const input of ['registry-image', 'nginx-image'] as const)
        expect(pulled.shown).toContain(`: ${named(input)} (pulled)`);
      expect(pulled.shown).not.toMatch(PROBLEM);
      expect(pulled.outputs.get('cache-key')).not.toBe(key);
      // Byte for byte as the registry has them.
      for (const [role, digest] of [
        ['registry', one],
        ['nginx', two],
      ])
        expect(await shell(machine, `cat ${PINS}/${role}/index.json`)).toContain(digest);
      await shell(
        machine,
        `cd ${PINS}; for f in */blobs/sha256/*; do echo "\${f##*/}  $f"; done | sha256sum -c --quiet`,
      );
      await takeAway('pinned', pulled);

      // One byte is enough to be pulled again, and to be replaced.
      await shell(machine, `cp -r ${PINS} ${PINS}-good; ${flip(`${PINS}/registry`)}`);
      const again = await succeed('flipped', withPins());
      expect(again.shown).toMatch(/::warning::image cache .*\/registry not used for the registry image: /);
      expect(again.shown).toContain(`: ${named('registry-image')} (pulled)`);
      expect(again.shown).toContain(`: ${named('nginx-image')} (image cache)`);
      await shell(machine, `diff -r ${PINS} ${PINS}-good`);
      await takeAway('flipped', again);
      await takeAway('first', first);
      expect(await images()).toBe('');
    }, 240_000);

    test('the next one takes them from there, without any network, and post removes them', async () => {
      const main = await succeed('second', { 'image-cache': CACHE });
      expect(main.shown.match(/\(image cache\)/g)).toHaveLength(2);
      expect(main.shown).not.toContain('building');
      expect(main.shown).not.toMatch(PROBLEM);
      expect(main.outputs.get('cache-key')).toBe(key);
      expect(await images()).toContain(PACKAGED('nginx'));
      await takeAway('second', main);
      expect(await images()).toBe('');
    }, 60_000);

    test('images by their digests too; what runs is what podman knows by them', async () => {
      const main = await succeed('third', withPins());
      for (const input of ['registry-image', 'nginx-image'] as const)
        expect(main.shown).toContain(`: ${named(input)} (image cache)`);
      expect(main.shown).not.toMatch(PROBLEM);
      const running = await shell(
        machine,
        `for name in registry nginx; do podman inspect --type container --format '{{.ImageName}}' ${main.outputs.get('pod')}-$name; done`,
      );
      expect(running).toBe(`${named('registry-image')}\n${named('nginx-image')}\n`);
      // The next job of this user finds them in the storage, by the same proof.
      const kept = await succeed('kept', { ...withPins(), 'keep-images': 'true', 'image-source': 'local' });
      expect(kept.shown.match(/\(local\)/g)).toHaveLength(2);
      await takeAway('kept', kept);
      await takeAway('third', main);
      expect(await images()).toBe('');
    }, 120_000);

    test.each<[what: string, prepare: string, words: RegExp]>([
      ['one byte', flip(`${PINS}/registry`), /not used: .*registry: /],
      [
        'another image under the digest',
        `cp ${CACHE}/nginx/blobs/sha256/* ${PINS}/registry/blobs/sha256/
         m=$(grep -l '^{"schemaVersion"' ${CACHE}/nginx/blobs/sha256/*); d=$(grep -o 'sha256:[0-9a-f]*' ${PINS}/registry/index.json)
         cp $m ${PINS}/registry/blobs/sha256/\${d#sha256:}`,
        /not used: .*registry: .* has the digest sha256:/,
      ],
      [
        'another image with the name and the note of earlier versions',
        `d=$(grep -o 'sha256:[0-9a-f]*' ${PINS}/registry/index.json); rm -r ${PINS}/registry
         cp -r ${CACHE}/nginx copied; podman pull -q oci:copied > id; podman push -q $(cat id) oci:${PINS}/registry:localhost/podman-registry-action/registry:$(echo $d | tr : -)
         n=$(grep -o 'sha256:[0-9a-f]*' ${PINS}/registry/index.json | head -1)
         echo '{"layout":1,"reference":"'REFERENCE'","manifest":"'$n'"}' > ${PINS}/registry/podman-registry.json
         podman rmi -f $(cat id) > /dev/null`,
        /could not be pulled/,
      ],
      [
        'a link',
        `mv ${PINS}/registry ${PINS}/real; ln -s real ${PINS}/registry`,
        /not used: .*registry: .* is a link/,
      ],
      [
        'local images with such names',
        `rm -r ${PINS}/registry; cp -r ${CACHE}/registry copied; id=$(podman pull -q oci:copied); d=DIGEST
         podman tag $id localhost/podman-registry-action/registry:\${d/:/-} REPOSITORY:1 REPOSITORY:\${d/:/-}`,
        /could not be pulled/,
      ],
    ])(
      '%s is an error without a registry, whatever it is called',
      async (_, prepare, words) => {
        const [repository = '', digest = ''] = pinned['registry-image'].split(/:1@/);
        await shell(
          machine,
          prepare
            .replaceAll('REFERENCE', `${repository}@${digest}`)
            .replaceAll('REPOSITORY', repository)
            .replaceAll('DIGEST', digest),
        );
        const shown = await refuse('hostile', withPins());
        expect(shown).toContain(`input "registry-image" is ${pinned['registry-image']}`);
        expect(shown).toMatch(words);
        await shell(machine, `podman rmi -af > /dev/null; rm -rf copied ${PINS}; cp -r ${PINS}-good ${PINS}`);
      },
      60_000,
    );

    test('a damaged one is a warning, and is made anew', async () => {
      await shell(machine, `truncate --size=-100 $(ls -S ${CACHE}/registry/blobs/sha256/* | head -1)`);
      await shell(machine, `truncate --size=10 ${CACHE}/nginx/index.json`);
      const main = await succeed('damaged', { 'image-cache': CACHE });
      expect(main.shown.match(/::warning::.*image cache .* not used for the /g)).toHaveLength(2);
      expect(main.shown.match(/\(built from packages\)/g)).toHaveLength(2);
      await takeAway('damaged', main);

      const again = await succeed('again', { 'image-cache': CACHE });
      expect(again.shown.match(/\(image cache\)/g)).toHaveLength(2);
      await takeAway('again', again);
      expect(await images()).toBe('');
    }, 120_000);

    test('storage-cache: the images of a job are those of the next one, with their IDs and names', async () => {
      const inputs = { 'storage-cache': KEPT };
      const doctor = async (name: string, work = ':') => {
        const main = await step(name, 'doctor').main(inputs);
        expect(main.exitCode).toBe(0);
        await shell(machine, work);
        const during = await shell(
          machine,
          `podman images --no-trunc --format '{{.ID}} {{.Repository}}:{{.Tag}}' | sort`,
        );
        return { main, during, post: await step(name, 'doctor').post(main) };
      };
      // One is pulled, in Docker's format; one is built on it.
      const first = await succeed('kept-first', { ...inputs, 'image-cache': CACHE });
      const registry = first.outputs.get('registry');
      await shell(
        machine,
        `mkdir -p context .config/containers/registries.conf.d; cd context; echo base > base
         build() { printf "FROM $1\nCOPY $2 /\n" > Containerfile; podman build -q --pull=never -t $3 .; }
         build scratch base ${registry}/team/base:1; podman push -q --format v2s2 ${registry}/team/base:1
         podman rmi ${registry}/team/base:1
         printf '[[registry]]\nprefix = "example.org/team"\nlocation = "${registry}/team"\n' > ../.config/containers/registries.conf.d/example.conf
         podman pull -q example.org/team/base:1; podman tag example.org/team/base:1 ${registry}/team/other:1
         build example.org/team/base:1 Containerfile localhost/app:1`,
      );
      const names = ['example.org/team/base:1', 'localhost/app:1'];
      const ids = await shell(machine, `podman inspect --type image --format '{{.Id}}' ${names.join(' ')}`);
      const saved = await step('kept-first').post(first);
      expect(saved.shown).not.toContain('::warning::');
      for (const name of names) expect(saved.shown).toContain(`saved ${name}`);
      expect(saved.shown).toContain(`not kept ${registry}/team/other:1: `);
      expect(saved.shown).not.toMatch(/(?:saved|not kept) \S*(?:nginx|pause|proof)/);

      // Another machine has nothing, and no registry answers.
      await shell(machine, 'podman rmi -af');
      const [base, app] = ids.trim().split('\n');
      const had = `${[`sha256:${base} ${names[0]}`, `sha256:${app} ${names[1]}`].sort().join('\n')}\n`;
      const second = await doctor('kept-second');
      expect(second.during).toBe(had);
      expect(second.post.shown).toContain('the storage cache has not changed');
      expect(await images()).toBe('');

      // What the job builds on a loaded image stays, as does the image below it, without its name.
      const third = await doctor(
        'kept-third',
        `cd context; printf 'FROM localhost/app:1\nCOPY base /b\n' > Containerfile; podman build -q --pull=never -t localhost/more:1 .`,
      );
      expect(third.post.shown).toContain('saved localhost/more:1');
      expect(third.post.shown).not.toContain('::warning::');
      expect(await images()).toContain('localhost/more:1');
      expect(await images()).not.toContain('localhost/app:1');
      await shell(machine, 'podman rmi -af; cp -r _temp/kept sound');

      for (const [damage, says] of [
        [flip(KEPT), /::warning::storage cache .*not loaded: /],
        [
          `mv ${KEPT}/blobs away; ln -s ${HOME}/away ${KEPT}/blobs`,
          /::warning::storage cache .*blobs is a link/,
        ],
      ] as const) {
        await shell(machine, damage);
        const { main, during, post } = await doctor('kept-damaged');
        expect(main.shown).toMatch(says);
        expect(during.split('\n').length).toBeLessThan(4);
        expect(post.shown).not.toContain('::warning::');
        await shell(machine, `rm -r ${KEPT}; cp -r sound ${KEPT}`);
      }
      expect(await shell(machine, 'diff -r away sound/blobs')).toBe('');
    }, 180_000);

    slowTest(
      'storage-cache: an image by its digest is found by the digest in the next job, without its registry',
      async () => {
        await shell(machine, 'echo 127.0.0.1 registry.test >> /etc/hosts', { user: 'root' });
        const inputs = { 'storage-cache': `${HOME}/_temp/pinned` };
        const registry = await succeed('registry', { host: 'registry.test', 'image-cache': CACHE });
        const doctor = step('pinned', 'doctor');
        const first = await doctor.main(inputs);
        const repository = `${registry.outputs.get('registry')}/team/pinned`;
        const pinned = await shell(
          machine,
          `mkdir -p pinned; cd pinned; echo pinned > file; printf 'FROM scratch\nCOPY file /\n' > Containerfile
           podman build -q -t localhost/pinned:1 . > /dev/null
           podman push -q --compression-format zstd --digestfile digest localhost/pinned:1 ${repository}:1
           podman rmi localhost/pinned:1 > /dev/null; podman pull -q ${repository}@$(cat digest) > id
           echo ${repository}@$(cat digest)`,
        );
        const saved = await doctor.post(first);
        expect(saved.shown).toContain(`saved ${pinned.trim()}`);
        expect(saved.shown).not.toContain('::warning::');
        await takeAway('registry', registry);
        await shell(machine, 'podman rmi -af');

        const second = await doctor.main(inputs);
        expect(second.shown).toContain(`loaded ${pinned.trim()}`);
        const found = `podman image inspect --format '{{.Id}}' ${pinned.trim()}; cat pinned/id`;
        const [id, before] = (await shell(machine, found)).split('\n');
        expect(id).toBe(before);
        await shell(
          machine,
          `cd pinned; printf 'FROM ${pinned.trim()}\\nCOPY file /other\\n' > Containerfile; podman build -q --pull=never -t localhost/on-it:1 .`,
        );
        const post = await doctor.post(second);
        expect(post.shown).toContain('saved localhost/on-it:1');
        expect(post.shown).not.toContain('::warning::');
        await shell(machine, 'podman rmi -af');
      },
      120_000,
    );
  });
}

/** Shell that changes one byte in the middle of the largest blob of a layout. */
function flip(layout: string): string {
  return `f=$(ls -S ${layout}/blobs/sha256/* | head -1); s=$(($(stat -c %s $f) / 2))
    b=$(od -An -tu1 -j$s -N1 $f); printf "\\\\x$(printf %x $((b ^ 1)))" | dd of=$f bs=1 seek=$s conv=notrunc status=none`;
}
