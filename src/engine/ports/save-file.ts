/** Hands the user a file. The pieces are joined as they are; `type` is a MIME type. */
export type SaveFile = (name: string, pieces: readonly string[], type: string) => void;
