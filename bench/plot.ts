import { type Comparison, type Goal, isMet } from './rows.js';
import { goalWords, short } from './words.js';

// Pixels.
const WIDTH = 860;
const LABELS = 340;
const RIGHT = 70;
const ROW = 24;
const BAR = 12;
const HEAD = 34;

// Both grounds: a picture in a page does not see the page's own theme, only what the reader's system prefers.
const STYLE = `
    text { font: 12px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .group { font-weight: 600; }
    .figure { font-weight: 600; }
    .quiet { fill: #59636e; }
    .met { fill: #2da44e; }
    .missed { fill: #cf5b3f; }
    .one { stroke: #818b98; }
    .goal { stroke: #1f2328; stroke-width: 2; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .quiet { fill: #9198a1; }
      .met { fill: #3fb950; }
      .missed { fill: #e5714f; }
      .goal { stroke: #f0f6fc; }
    }`;

type Judged = Comparison & { readonly goal: Goal };

/**
 * The ratios that have a goal, as bars to the left or the right of 1, which is the peer; the goal is a line across. Each
 * doubling is as wide as every other.
 * @returns a whole SVG file; it needs no font and no script, and can be read on light and dark ground
 */
export function ratioPlot(comparisons: readonly Comparison[]): string {
  const judged = comparisons.filter((one): one is Judged => one.goal !== undefined);
  const groups = [
    {
      title:
        'Rates as multiples of the peer’s: more is better. The line across is the goal; each doubling is as wide as every other',
      kind: 'at least',
    },
    { title: 'Times as multiples of the peer’s: less is better', kind: 'at most' },
  ]
    .map(({ title, kind }) => ({ title, rows: judged.filter(({ goal }) => goal.kind === kind) }))
    .filter(({ rows }) => rows.length > 0);
  const scale = scaleOf(judged.flatMap(({ ratio, goal }) => [ratio.median, goal.value]));
  let y = 8;
  const parts = groups.map(({ title, rows }) => {
    const begin = y;
    y += HEAD + rows.length * ROW + 10;
    return group(title, rows, scale, begin);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">
  <title>Ratios to the peers, with their goals</title>
  <style>${STYLE}
  </style>
${parts.join('\n')}
</svg>
`;
}

/** From a ratio to pixels. */
type Scale = (ratio: number) => number;

function scaleOf(ratios: readonly number[]): Scale {
  const logs = ratios.map(Math.log2);
  // Half a doubling of room on both sides at least, so that no bar is lost at the edge.
  const [low, high] = [Math.min(-0.5, ...logs), Math.max(0.5, ...logs)];
  const room = WIDTH - LABELS - RIGHT;
  return (ratio) => Math.round((LABELS + ((Math.log2(ratio) - low) / (high - low)) * room) * 10) / 10;
}

function group(title: string, rows: readonly Judged[], scale: Scale, top: number): string {
  const first = top + HEAD;
  const bottom = first + rows.length * ROW;
  return [
    `  <text class="group" x="8" y="${top + 16}">${escapeText(title)}</text>`,
    `  <text class="quiet" x="${scale(1)}" y="${first - 4}" text-anchor="middle">1</text>`,
    ...rows.map((row, index) => bar(row, scale, first + index * ROW)),
    `  <line class="one" x1="${scale(1)}" y1="${first}" x2="${scale(1)}" y2="${bottom}"/>`,
  ].join('\n');
}

function bar({ what, peer, ratio, goal }: Judged, scale: Scale, top: number): string {
  const [from, to] = [scale(1), scale(ratio.median)].sort((a, b) => a - b) as [number, number];
  const [middle, limit] = [top + ROW / 2, scale(goal.value)];
  const judged = isMet(goal, ratio.median) ? 'met' : 'missed';
  const words = `${short(ratio.median)} <tspan class="quiet" font-weight="400">${escapeText(goalWords(goal))}</tspan>`;
  return [
    `  <text x="8" y="${middle + 4}">${escapeText(what)} <tspan class="quiet">/ ${escapeText(peer.side)}</tspan></text>`,
    `  <rect class="${judged}" x="${from}" y="${middle - BAR / 2}" width="${round(to - from)}" height="${BAR}"/>`,
    `  <line class="goal" x1="${limit}" y1="${middle - BAR / 2 - 3}" x2="${limit}" y2="${middle + BAR / 2 + 3}"/>`,
    `  <text class="figure" x="${Math.max(to, limit, from) + 6}" y="${middle + 4}">${words}</text>`,
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
