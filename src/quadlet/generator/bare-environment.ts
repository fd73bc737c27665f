/**
 * Takes every variable of this process away from a command, so that what it makes depends on its arguments alone and no
 * secret of the job gets there.
 * @param own what it gets instead, besides a plain PATH
 */
export function bareEnvironment(own: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const none = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
  return { ...none, PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/', ...own };
}
