export interface StartOptions {
  readonly port: number;
  /** Which one opens; null for none. */
  readonly browser: 'chromium' | 'firefox' | null;
  /** Without a window, whether or not there is a display. */
  readonly headless: boolean;
  /** Show all that the steps say. */
  readonly verbose: boolean;
}
export function startOptions(args: readonly string[]): StartOptions;
export function buildEnvironment(options: StartOptions, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
