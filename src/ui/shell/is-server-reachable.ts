/**
 * Whether the server this page came from answers. Asked only when a part of the app could not be loaded, and asks nobody else.
 * The query keeps a service worker from answering in its place.
 */
export async function isServerReachable(): Promise<boolean> {
  try {
    await fetch(new URL('?reachable', document.baseURI), { cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}
