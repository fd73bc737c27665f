import { access, constants } from 'node:fs/promises';

/** Whether this process may access the path in that mode. By default, whether it exists. */
export function pathExists(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
