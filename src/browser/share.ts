type Sharing = Pick<Navigator, 'share' | 'canShare'>;

/** How sharing ended. */
export type Shared = 'shared' | 'cancelled' | 'refused';

/** Whether the system has a share sheet for text. */
export function canShareText(navigator: Partial<Sharing>): boolean {
  return typeof navigator.share === 'function';
}

/** Whether the system's share sheet takes this file. */
export function canShareFile(navigator: Partial<Sharing>, file: File): boolean {
  return typeof navigator.share === 'function' && (navigator.canShare?.({ files: [file] }) ?? false);
}

/** Opens the share sheet. Call it from a tap. */
export async function share(navigator: Partial<Sharing>, data: ShareData): Promise<Shared> {
  try {
    await navigator.share?.(data);
    return navigator.share ? 'shared' : 'refused';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'refused';
  }
}
