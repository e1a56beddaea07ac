// A key pair for loopback only. It is public on purpose: nobody trusts it, and every browser that meets it was told to.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`./certificate/${name}`, import.meta.url), 'utf8');

/** PEM texts, as `https.createServer` takes them. Names: chatgpt.com, localhost and the push vendors. */
export const certificate = { cert: read('cert.pem'), key: read('key.pem') };

/** What Chromium's `--ignore-certificate-errors-spki-list` takes: trust in this key and in no other. */
export const certificatePin = createHash('sha256')
  .update(new X509Certificate(certificate.cert).publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64');
