import type { Host } from '../host.js';

/** @returns the version of an installed Debian package; nothing without one, or on another distribution */
export async function debianVersion(name: string, host: Host): Promise<string | undefined> {
  if ((await host.find('dpkg-query')) === undefined) return undefined;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a format of dpkg-query(1)
  const format = '--showformat=${db:Status-Abbrev} ${Version}';
  const { exitCode, stdout } = await host.attempt(['dpkg-query', '--show', format, name], { timeout: 10 });
  const found = /^ii\s+(\S+)$/.exec(stdout.trim())?.[1];
  return exitCode === 0 ? found : undefined;
}
