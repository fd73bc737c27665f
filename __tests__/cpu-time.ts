/** Milliseconds of processor time that this process has used: unlike a clock's, they do not grow on a busy computer. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
