export interface StartOptions {
  readonly port: number;
  readonly browser: boolean;
  /** Show all that the steps say. */
  readonly verbose: boolean;
}
export function startOptions(args: readonly string[]): StartOptions;
export function buildEnvironment(options: StartOptions, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
