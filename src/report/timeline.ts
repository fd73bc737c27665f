import type { Span } from '../platform/stopwatch.js';

const WIDTH = 40;

/**
 * The timeline as text: a line for each span with its begin, its duration and a bar.
 * @param spans with the same zero, in milliseconds
 * @param total the whole time, which corresponds to a bar over the whole width
 */
export function timelineLines(spans: readonly Span[], total: number): string[] {
  const widest = Math.max(0, ...spans.map((span) => label(span).length));
  const column = (time: number) => Math.round((Math.min(Math.max(time, 0), total) / (total || 1)) * WIDTH);
  return spans.map((span) => {
    const from = Math.min(column(span.begin), WIDTH - 1);
    const length = Math.max(1, column(span.end) - from);
    const drawing = `${' '.repeat(from)}${(span.kind === 'phase' ? '█' : '▒').repeat(length)}`;
    const times = `${padded(span.begin)} ${padded(span.end - span.begin)}`;
    return `${label(span).padEnd(widest)} ${times} ms ${drawing}`.trimEnd();
  });
}

/** The phases as a collapsed section of the job summary. */
export function timelineSection(spans: readonly Span[], total: number): string {
  return [
    `<details><summary>Where ${(total / 1000).toFixed(2)} s went</summary>`,
    '',
    '```text',
    ...timelineLines(
      spans.filter(({ kind }) => kind === 'phase'),
      total,
    ),
    '```',
    '',
    '</details>',
    '',
  ].join('\n');
}

function label({ kind, name }: Span): string {
  return kind === 'phase' ? name : `  ${name}`;
}

function padded(milliseconds: number): string {
  return milliseconds.toFixed(0).padStart(6);
}
