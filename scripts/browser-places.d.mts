export type Engine = 'chromium' | 'firefox';
export interface BrowserPlace {
  readonly name: string;
  readonly engine: Engine;
  readonly path: string;
}
type Environment = Readonly<Record<string, string | undefined>>;
export function browserPlaces(platform: NodeJS.Platform, env: Environment): BrowserPlace[];
interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Environment;
  readonly exists: (path: string) => boolean;
  /** The path of Playwright's own Chromium; null where it has none. */
  readonly downloaded: () => string | null;
}
export function testBrowser(engine: Engine, machine: Machine): BrowserPlace | null;
export function startBrowser(engine: Engine, machine: Machine): BrowserPlace | null;
export function installAdvice(engine: Engine, platform: NodeJS.Platform): string;
