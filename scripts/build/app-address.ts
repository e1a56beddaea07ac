// The address of the app that an extension is built for.

/** The folder the app is served from, with its closing slash: `HEADROOM_PWA_ORIGIN` and `HEADROOM_PWA_BASE`, else this machine. */
export function appAddress(environment: NodeJS.ProcessEnv): string {
  const { HEADROOM_PWA_ORIGIN: origin = 'http://localhost:4173', HEADROOM_PWA_BASE: base = '/' } = environment;
  return new URL(base, origin).href.replace(/\/*$/, '/');
}
