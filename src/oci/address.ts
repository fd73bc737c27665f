/** The default port of the registry. */
export const DEFAULT_PORT = 8443;

export interface Address {
  /** The name that clients connect to, which is in the certificate. */
  readonly host: string;
  /** The port on the host. */
  readonly port: number;
  /** The address of the host on which the port is published. */
  readonly bind: string;
}

/** `host:port`, the part of an image's name before the first slash. */
export function authority({ host, port }: Address): string {
  return `${host}:${port}`;
}
