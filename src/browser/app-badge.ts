type Badging = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

/** Puts a number on the installed app's icon: null for none; 0, which systems do not draw, as their mark without a number. */
export async function showAppBadge(navigator: Badging, count: number | null): Promise<void> {
  if (count === null) await navigator.clearAppBadge?.();
  else await navigator.setAppBadge?.(count === 0 ? undefined : count);
}
