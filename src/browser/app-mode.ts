/** Whether the installed app runs from its icon or in a tab. On iOS the two do not share storage. */
export function appModeOf(page: {
  readonly navigator: { readonly userAgent: string; readonly standalone?: boolean; readonly maxTouchPoints?: number };
  matchMedia(query: string): { readonly matches: boolean };
}): 'home-screen' | 'ios-tab' | 'tab' {
  const { userAgent, standalone, maxTouchPoints = 0 } = page.navigator;
  if (standalone || page.matchMedia('(display-mode: standalone)').matches) return 'home-screen';
  // An iPad's user agent says Mac, but no Mac has a touch screen.
  const isApple = /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return isApple ? 'ios-tab' : 'tab';
}
