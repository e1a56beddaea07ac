/** When the service worker caches a file: before it is installed, as soon as it is active, or when the file is first used. */
export type Stage = 'first' | 'rest' | 'on-use';
