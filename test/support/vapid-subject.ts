// What real push services check of a message's sender, RFC 8292 §2.1: the subject must be a way to contact the sender. They
// answer 401 or 403 where it leads to the sender's own machine.

/** Whether a push service would refuse the `authorization` header of a message. */
export function isSenderRefused(authorization: string | undefined): boolean {
  const token = /^vapid t=([\w-]+)\.([\w-]+)\./.exec(authorization ?? '');
  if (!token) return true;
  const { sub } = JSON.parse(Buffer.from(token[2] ?? '', 'base64url').toString('utf8')) as { sub?: unknown };
  if (typeof sub !== 'string') return true;
  if (sub.startsWith('mailto:')) return false;
  return !URL.canParse(sub) || new URL(sub).protocol !== 'https:' || /(^|\.)localhost$/.test(new URL(sub).hostname);
}
