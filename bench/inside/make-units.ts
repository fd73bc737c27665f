// Writes Quadlet files. Usage: node make-units.js DIRECTORY COUNT
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitText } from '../units.js';

const [directory = '', count = ''] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
for (let number = 0; number < Number(count); number += 1) {
  writeFileSync(join(directory, `u${number}.container`), unitText(number));
}
process.stdout.write('null');
