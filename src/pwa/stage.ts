/** When the service worker caches a file: before it is installed, when the app is idle, or when the file is first used. */
export type Stage = 'first' | 'rest' | 'on-use';
