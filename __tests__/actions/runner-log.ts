import { jest } from '@jest/globals';

export { HOSTILE, obeyed, randomLine } from '../../attacks/runner-log.js';

/** Runs `work`, and returns what it printed. */
export async function printedBy(work: () => unknown): Promise<string> {
  let output = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  try {
    await work();
  } finally {
    write.mockRestore();
  }
  return output;
}
