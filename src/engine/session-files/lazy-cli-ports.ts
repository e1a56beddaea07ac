import type { CliPorts } from '../ports/session-file-ports';

/** `CliPorts` whose code is loaded at the first call. `canRemember`: whether the browser has a folder dialog. */
export function lazyCliPorts(load: () => Promise<CliPorts>, canRemember: boolean): CliPorts {
  return {
    canRemember,
    remembered: async () => (await load()).remembered(),
    chooseFolder: async (...given) => (await load()).chooseFolder(...given),
    readAgain: async (...given) => (await load()).readAgain(...given),
    readFiles: async (...given) => (await load()).readFiles(...given),
    forgetFolder: async (...given) => (await load()).forgetFolder(...given),
    forgetAccount: async (...given) => (await load()).forgetAccount(...given),
  };
}

/** Reads the remembered folders again. Does nothing without one, or where the browser would ask for permission. */
export async function rereadQuietly(cli: CliPorts): Promise<void> {
  const folders = await cli.remembered();
  if (!folders.some(({ asks }) => !asks)) return;
  await cli.readAgain({ signal: new AbortController().signal, progress: () => undefined }, false);
}
