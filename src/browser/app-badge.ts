type Badging = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

/** Sets the number on the installed app's icon; null removes it. Systems do not draw 0, so it becomes a plain mark. */
export async function showAppBadge(navigator: Badging, count: number | null): Promise<void> {
  if (count === null) await navigator.clearAppBadge?.();
  else await navigator.setAppBadge?.(count === 0 ? undefined : count);
}
