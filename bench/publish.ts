import { readFile, writeFile } from 'node:fs/promises';
import { ratioPlot } from './plot.js';
import type { Results } from './rows.js';
import { fillSection } from './sections.js';
import { longTables, readmeLines, shortTable } from './tables.js';

/** Writes the results beside the bench, and into the pages that show them. */
export async function publish(results: Results): Promise<void> {
  await writeFile('bench/results.json', `${JSON.stringify(results, undefined, 2)}\n`);
  await writeFile('bench/results.md', `# Results of the bench\n\n${longTables(results)}\n`);
  await writeFile('bench/results.svg', ratioPlot(results.comparisons));
  await fillPage('README.md', readmeLines(results));
  await fillPage('docs/performance.md', performanceSection(results));
}

function performanceSection(results: Results): string {
  return [
    '![Ratios to the peers, with their goals](../bench/results.svg)',
    shortTable(results),
    longTables(results),
  ].join('\n\n');
}

async function fillPage(path: string, content: string): Promise<void> {
  await writeFile(path, fillSection(await readFile(path, 'utf8'), content));
}
