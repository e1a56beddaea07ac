/**
 * Whether the server this page came from answers. Called only when a part of the app could not be loaded. It contacts no
 * other server. The query keeps a service worker from answering in its place.
 */
export async function isServerReachable(): Promise<boolean> {
  try {
    await fetch(new URL('?reachable', document.baseURI), { cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}
