/**
 * The most similar candidate for a misspelled word. The distance counts missing, additional, wrong and swapped letters
 * (optimal string alignment); case matters only between equal distances. The time for a candidate is proportional to its
 * length, independent of the word's length.
 * @param limit the largest distance; by default 1 for words up to 4 letters, 2 up to 8, then 3
 * @returns the first of the nearest candidates, or undefined if none is near enough
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit: number = limitFor(word),
): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const rank = rankOf(word, candidate, limit);
    if (rank < least) [best, least] = [candidate, rank];
  }
  return best;
}

function limitFor(word: string): number {
  if (word.length <= 4) return 1;
  return word.length <= 8 ? 2 : 3;
}

function rankOf(word: string, candidate: string, limit: number): number {
  const distance = distanceOf(word.toLowerCase(), candidate.toLowerCase(), limit);
  // A word of two letters with one wrong letter is another word.
  const another = distance > 0 && distance * 2 >= Math.max(word.length, candidate.length);
  if (distance > limit || another) return Number.POSITIVE_INFINITY;
  return distance + distanceOf(word, candidate, limit) / (limit + 2);
}

type Lines = [Int32Array, Int32Array, Int32Array];

/** @returns the distance, at most one more than the limit */
function distanceOf(a: string, b: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooFar;
  let [beforeLast, last, row] = [0, 0, 0].map(() => new Int32Array(b.length + 2).fill(tooFar)) as Lines;
  for (let j = 0; j <= limit; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    // Cells further from the diagonal than the limit cannot be on a short enough path.
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    row[from - 1] = from === 1 ? Math.min(i, tooFar) : tooFar;
    let least = at(row, from - 1);
    for (let j = from; j <= to; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + wrong);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    row[to + 1] = tooFar;
    // A swap skips this row, at no smaller cost than a path through it.
    if (least > limit) return tooFar;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(at(last, b.length), tooFar);
}

function at(line: Int32Array, index: number): number {
  return line[index] ?? 0;
}
