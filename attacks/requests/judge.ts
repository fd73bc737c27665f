import type { RawAnswer } from './connection.js';
import type { Content } from './content.js';
import type { RequestCase } from './matrix.js';

const WRITING = /^(POST|PUT|PATCH|DELETE|MOVE)$/i;

/**
 * What is wrong with an answer to somebody who may not write, and perhaps not read.
 * @returns nothing where all is well
 */
export function judge(
  { identity, method, unrepeated, harmless = false }: RequestCase,
  answer: RawAnswer,
  { secrets }: Pick<Content, 'secrets'>,
): string | undefined {
  const { status, head, body } = answer;
  const text = head + body.toString('latin1');
  // nginx says so of what it does not support, such as a transfer encoding; nothing has gone wrong there.
  if (status >= 500 && status !== 501 && status !== 505) return `status ${status}`;
  const isGranted = status >= 200 && status < 300;
  if (isGranted && WRITING.test(method)) return `is allowed to ${method}: ${status}`;
  if (isGranted && !identity.reads && !harmless) return `is let in: ${status}`;
  const hidden = [
    ...(identity.reads ? [] : secrets.content),
    ...(identity.lists ? [] : secrets.catalogue),
    'root:x:0:0',
  ];
  const shown = hidden.find((secret) => text.includes(secret));
  if (shown !== undefined) return `reads ${shown}: ${status}`;
  if (unrepeated !== undefined && text.includes(unrepeated)) {
    return `is told its own host again: ${text.split('\r\n').find((line) => line.includes(unrepeated))}`;
  }
  return undefined;
}

/** What is wrong with the answers to bytes that may be taken for several requests. */
export function judgeAll(
  request: RequestCase,
  answers: readonly RawAnswer[],
  content: Pick<Content, 'secrets'>,
): string | undefined {
  const wrong = answers.map((answer) => judge(request, answer, content)).find((words) => words !== undefined);
  return wrong ?? (answers.some(({ status }) => status === 0) ? 'gets bytes that are no answer' : undefined);
}
