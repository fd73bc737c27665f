import { execFileSync } from 'node:child_process';

/** What curl says of a request that was answered as expected. */
export interface Answer {
  /** Seconds, from the first look at the address to the last byte. */
  readonly seconds: number;
  readonly location: string;
  /** Bytes of the body. */
  readonly size: number;
}

/**
 * One request of curl, whose answer goes nowhere. HTTP/1.1, as podman and skopeo speak it, unless `more` says otherwise.
 * @param ca path of the CA; empty for plain http
 * @throws Error where another status comes
 */
export function curl(url: string, ca: string, status: number, more: readonly string[] = []): Answer {
  const format = '%{http_code} %{time_total} %{size_download} %header{location}';
  const trust = ca === '' ? [] : ['--cacert', ca];
  const argv = ['--silent', '--show-error', '--http1.1', ...trust, ...more, '--output', '/dev/null'];
  const printed = execFileSync('curl', [...argv, '--write-out', format, url], { encoding: 'utf8' });
  const [code, seconds, size, location = ''] = printed.split(' ');
  if (Number(code) !== status) throw new Error(`${url}: status ${code} instead of ${status}`);
  return { seconds: Number(seconds), size: Number(size), location };
}
