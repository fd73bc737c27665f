/** The port that the registry takes where nobody asks for another one. */
export const DEFAULT_PORT = 8443;

export interface Address {
  /** The name that clients dial, which the certificate carries. */
  readonly host: string;
  /** The port on the host. */
  readonly port: number;
  /** The host's own address that the port is published on. */
  readonly bind: string;
}

/** `host:port`, as it stands before the first slash of an image's name. */
export function authority({ host, port }: Address): string {
  return `${host}:${port}`;
}
