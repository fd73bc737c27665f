import { expect } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { ACTION, inside, NODE, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOME = '/home/runner/.local/share/podman-registry-action/old';
const PACKAGES = { 'image-source': 'packages', 'keep-images': 'true', proof: 'false' };
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** A persistent registry with Distribution 2.8, whose images then come from a second registry of the machine. */
export class UpgradedRegistry {
  private before = '';
  private digests: Readonly<Record<string, string>> = {};

  private constructor(
    private readonly machine: Machine,
    private readonly main: StepResult,
    private readonly feed: { readonly step: Step; readonly main: StepResult },
  ) {}

  /** @param image of Distribution 3 */
  static async install(machine: Machine, image: string): Promise<UpgradedRegistry> {
    const layout = [NODE, `${ACTION}/__tests__/e2e/make-layout.mjs`, `${TESTS}/layout`, '1'];
    const digests = JSON.parse(await inside(machine, layout));
    const begin = async (name: string, inputs: Record<string, string>) => {
      const step = new Step(machine, `${TESTS}/${name}`, { XDG_RUNTIME_DIR: '/run/user/1001' });
      const main = await step.main({ ...PACKAGES, ...inputs });
      expect(main.shown).not.toContain('::error::');
      return { step, main };
    };
    const seed = `oci:${TESTS}/layout:t0 app:0\noci:${TESTS}/layout:multi app:1`;
    const { step, main } = await begin('old', { lifecycle: 'persistent', name: 'old', seed });
    await step.post(main);
    // Podman's timer has no login of a job.
    const feed = await begin('feed', { auth: 'none' });
    const registry = new UpgradedRegistry(machine, main, feed);
    registry.digests = digests;
    registry.before = await registry.state();
    expect(registry.before).toMatch(/^(?:200 ){9}[0-9a-f]{64} /);
    await shell(
      machine,
      `podman push -q ${image} ${registry.from}/distribution:3
       podman push -q localhost/podman-registry-action/nginx:packages ${registry.from}/nginx:1
       mkdir ctx; cp /usr/local/bin/registry ctx/
       printf '%s\\n' '#!/bin/sh' 'case $REGISTRY_HTTP_ADDR in 192.0.2.1*) exec /registry "$@";; esac' 'exit 1' > ctx/start; chmod 755 ctx/start
       printf 'FROM localhost/podman-registry-action/registry:packages\\nCOPY registry start /\\nENTRYPOINT ["/start"]\\n' > ctx/Containerfile
       podman build -q -t ${registry.from}/distribution:broken ctx; rm -r ctx
       podman push -q ${registry.from}/distribution:broken; podman rmi ${registry.from}/distribution:broken`,
    );
    return registry;
  }

  /** The second registry. */
  get from(): string {
    return this.feed.main.outputs.get('registry') ?? '';
  }

  /** @param before the command line, such as `faketime +1d` */
  cli(line: string, before = ''): Promise<string> {
    return shell(
      this.machine,
      `NODE_DISABLE_COMPILE_CACHE=1 ${before} ${NODE} ${ACTION}/dist/cli.js ${line} 2>&1 || echo "exit code $?"`,
    );
  }

  /**
   * Requests a path below /v2/ with the first login.
   * @param ca the path of the CA
   * @returns the status, or the words of curl
   */
  ask(path: string, { ca = `${HOME}/ca.crt`, before = '' } = {}): Promise<string> {
    return shell(this.machine, `${this.curl(path, ca, before)} 2>&1 || true`);
  }

  private curl(path: string, ca: string, before: string): string {
    const { outputs } = this.main;
    const accept = `-H 'Accept: ${MANIFEST}' -H 'Accept: ${MANIFEST.replace('manifest', 'index')}'`;
    const options = `-sS -o /dev/null -w '%{http_code} ' --retry 30 --retry-delay 1 --retry-connrefused`;
    return `${before} curl ${options} --cacert ${ca} -u ci:${outputs.get('password')} ${accept} https://${outputs.get('registry')}/v2/${path}`;
  }

  /** The status of every manifest, and digests of the data, the certificate and the secrets. */
  private state(): Promise<string> {
    const { multi = '', t0, amd64, arm64, referrer, ofReferrer } = this.digests;
    const signature = `${multi.replace(':', '-')}.sig`;
    const references = [t0, multi, amd64, arm64, referrer, ofReferrer, '0', '1', signature];
    return shell(
      this.machine,
      `${references.map((one) => this.curl(`app/manifests/${one}`, `${HOME}/ca.crt`, '')).join('\n')}
       cd ${HOME}; podman unshare find data -type f -not -path '*/_uploads/*' -exec sha256sum {} + | sort | sha256sum; sha256sum ca.crt secrets.json`,
    );
  }

  async assertSame(): Promise<void> {
    expect(await this.state()).toBe(this.before);
  }

  async remove(): Promise<void> {
    expect(await this.cli('down old --data')).toContain('removed the registry "old"');
    await this.feed.step.post(this.feed.main);
    await shell(this.machine, `rm -r ${TESTS}/layout`);
  }
}
