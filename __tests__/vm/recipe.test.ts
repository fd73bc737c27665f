import { describe, expect, test } from '@jest/globals';
import { recipeHash } from '../../src/machine/recipe.js';
import { run } from '../../src/platform/exec.js';
import { qemuArgv } from '../../vm/qemu.js';
import { type VmRecipe, vmRoot } from '../../vm/recipe.js';

const SUITES = ['bookworm', 'trixie', 'sid'] as const;
const DEBIAN: VmRecipe = { name: 'debian', suite: 'trixie' };

describe('the root of a virtual machine', () => {
  test.each(SUITES)('%s: what a ready one has, a kernel, and what the recipe adds', (suite) => {
    const { packages, flavour } = vmRoot({ name: 'x', suite, packages: ['selinux-policy-default'] });
    const wanted = ['podman', 'linux-image-cloud-amd64', 'qemu-guest-agent', 'selinux-policy-default'];
    expect(packages).toEqual(expect.arrayContaining(wanted));
    expect(new Set(packages).size).toBe(packages.length);
    expect(flavour).toBe('vm-x');
  });

  test.each(SUITES)('%s: a shell can read its script, which ends with that of the recipe', async (suite) => {
    const { script } = vmRoot({ name: 'x', suite, script: 'echo mine\n' });
    await expect(run(['sh', '-n', '-c', script], { timeout: 20 })).resolves.toBe('');
    expect(script.endsWith('echo mine\n')).toBe(true);
  });

  test('another script is another root; kernel parameters, memory and files are not', () => {
    const hash = (recipe: VmRecipe) => recipeHash(vmRoot(recipe), ['mirror']);
    expect(hash({ ...DEBIAN, script: 'true' })).not.toBe(hash(DEBIAN));
    const atBoot = { kernelParameters: ['quiet'], memory: 2048, files: [{ source: '/a', target: '/b' }] };
    expect(hash({ ...DEBIAN, ...atBoot })).toBe(hash(DEBIAN));
  });
});

describe('the command of QEMU', () => {
  const qemu = { system: ['qemu'], img: [] };
  const disk = { disk: '/d', kernel: '/k', initrd: '/i' };
  const optionOf = (argv: readonly string[], option: string) => argv[argv.indexOf(option) + 1];

  test.each([
    ['kvm', 'kvm'],
    ['tcg', 'tcg,thread=multi'],
  ] as const)('%s', (accelerator, option) => {
    expect(optionOf(qemuArgv(qemu, disk, accelerator, 'n', DEBIAN), '-accel')).toBe(option);
  });

  test('has the parameters of the recipe last, so that they win', () => {
    const recipe = { ...DEBIAN, kernelParameters: ['security=selinux', 'quiet'], memory: 1024 };
    const argv = qemuArgv(qemu, disk, 'tcg', 'my-name', recipe);
    expect(optionOf(argv, '-append')).toMatch(
      /^root=LABEL=root rw .* systemd\.hostname=my-name .*security=selinux quiet$/,
    );
    expect(optionOf(argv, '-m')).toBe('1024');
  });
});
