// The names that differ between Node and Go. Source: the values of GOARCH, and of process.arch.
const OTHER_NAMES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** What Go, and so the platforms of images, call an architecture of Node.js. */
export function goArchitecture(arch: string): string {
  return OTHER_NAMES[arch] ?? arch;
}
