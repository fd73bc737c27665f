import { access, constants } from 'node:fs/promises';

/** May this process reach the path in that way? By default: is there anything at all? */
export function pathExists(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
