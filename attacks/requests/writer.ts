import { request } from 'node:https';
import type { Endpoint } from './connection.js';
import { type Content, MANIFEST_TYPE, TARGET_REPOSITORY } from './content.js';

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

/** The one who may write: he makes the content, and sees afterwards whether it is the same. */
export class Writer {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly authorization: string,
  ) {}

  async push(content: Content): Promise<void> {
    for (const repository of [content.repository, content.hidden]) {
      const begun = await this.expect(202, 'POST', `/v2/${repository}/blobs/uploads/`);
      const { pathname, search } = new URL(begun.location, 'https://registry');
      const digest = `${search === '' ? '?' : `${search}&`}digest=${content.blobDigest}`;
      await this.expect(201, 'PUT', pathname + digest, 'application/octet-stream', content.blob);
      const manifest = `/v2/${repository}/manifests/${content.tag}`;
      await this.expect(201, 'PUT', manifest, MANIFEST_TYPE, content.manifest);
    }
  }

  /** All that an attacker could have changed, as lines to compare. */
  async state(content: Content): Promise<string[]> {
    const known = `/v2/${content.repository}`;
    const lines: string[] = [];
    for (const path of [
      '/v2/_catalog',
      `${known}/tags/list`,
      `${known}/manifests/${content.tag}`,
      `${known}/manifests/${content.manifestDigest}`,
      `${known}/blobs/${content.blobDigest}`,
      `/v2/${TARGET_REPOSITORY}/tags/list`,
      `/v2/${TARGET_REPOSITORY}/blobs/${content.blobDigest}`,
    ]) {
      const { status, body } = await this.ask('GET', path, MANIFEST_TYPE);
      lines.push(`${path}: ${status} ${body.trim()}`);
    }
    return lines;
  }

  private async expect(
    status: number,
    method: string,
    path: string,
    type?: string,
    body?: Buffer,
  ): Promise<Answer> {
    const answer = await this.ask(method, path, undefined, type, body);
    if (answer.status !== status)
      throw new Error(`${method} ${path}: status ${answer.status} ${answer.body}`);
    return answer;
  }

  private ask(method: string, path: string, accept?: string, type?: string, body?: Buffer): Promise<Answer> {
    const headers = {
      authorization: this.authorization,
      ...(accept === undefined ? {} : { accept }),
      ...(type === undefined ? {} : { 'content-type': type }),
      'content-length': body?.length ?? 0,
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { ...this.endpoint, method, path, headers, agent: false, timeout: 30_000 },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const { statusCode: status = 0, headers: answered } = incoming;
            const text = Buffer.concat(parts).toString();
            resolve({ status, location: answered.location ?? '', body: text });
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}
