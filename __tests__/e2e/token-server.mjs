// An authentication service that issues tokens, as distribution describes it: HTTPS, a user, JWT under a certificate, or
// below /keys with the ID of a key.
import { createPrivateKey, createPublicKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [port, directory, issuer] = process.argv.slice(2);
const read = (name) => readFileSync(`${directory}/${name}`, 'utf8');
const key = createPrivateKey(read('signer.key'));
const certificate = new X509Certificate(read('signer.crt')).raw.toString('base64');
const LOGIN = `Basic ${Buffer.from('job:token-password').toString('base64')}`;

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

const KEY_ID = 'key-1';
writeFileSync(
  `${directory}/keys.json`,
  JSON.stringify({
    keys: [{ ...createPublicKey(key).export({ format: 'jwk' }), kid: KEY_ID, alg: 'ES256', use: 'sig' }],
  }),
);

function token(audience, scopes, signer) {
  const now = Math.floor(Date.now() / 1000);
  const access = scopes.map((scope) => {
    const [type, name, actions] = scope.split(/:(.*):/s);
    return { type, name, actions: actions.split(',') };
  });
  const header = encode({ typ: 'JWT', alg: 'ES256', ...signer });
  const claims = { iss: issuer, sub: 'job', aud: audience, exp: now + 300, nbf: now - 5, iat: now };
  const signed = `${header}.${encode({ ...claims, jti: randomUUID(), access })}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

createServer({ key: read('tls.key'), cert: read('tls.crt') }, (incoming, outgoing) => {
  const url = new URL(incoming.url ?? '', 'https://localhost');
  process.stdout.write(`${incoming.method} ${incoming.url}\n`);
  if (incoming.headers.authorization !== LOGIN) {
    outgoing.writeHead(401).end();
    return;
  }
  // The list of all repositories is for nobody.
  const scopes = url.searchParams.getAll('scope').flatMap((scope) => scope.split(' '));
  const granted = scopes.filter((scope) => scope.startsWith('repository:'));
  const signer = url.pathname.startsWith('/keys') ? { kid: KEY_ID } : { x5c: [certificate] };
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ token: token(url.searchParams.get('service'), granted, signer) }));
}).listen(Number(port), '127.0.0.1');
