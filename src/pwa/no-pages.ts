// Stands in for the readers of somebody else's page where there is none: see vite.config.ts.

export async function readSeen(): Promise<{ readonly is: 'nothing' }> {
  return { is: 'nothing' };
}

export function parsePageRead(): null {
  return null;
}

export function parsePageResets(): null {
  return null;
}
