/** Gives the user a file to save: the concatenated pieces. `type` is a MIME type. */
export type SaveFile = (name: string, pieces: readonly string[], type: string) => void;
