/** What came of something the user asked for: done, or one sentence they can act on. */
export type Outcome = { readonly ok: true; readonly text?: string } | { readonly ok: false; readonly text: string };
