/** A made-up month of one account, to look at before anything was seen. */
export interface SamplePorts {
  /** Makes and stores it, under this nickname. Rejects where nothing can be stored. */
  readonly add: (nickname: string) => Promise<void>;
  /** Erases all of it. */
  readonly remove: () => Promise<void>;
}
