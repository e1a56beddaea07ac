/** When the app's worker fetches a file. `first`: before it is installed. `rest`: once the app is idle. `on-use`: when it is used. */
export type Stage = 'first' | 'rest' | 'on-use';
