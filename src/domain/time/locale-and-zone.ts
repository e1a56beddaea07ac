// Where and in which language a reader is, as far as dates go.

/** The reader's IANA zone ("Europe/Berlin") and BCP 47 locale, which decides the order of dates and the clock. */
export interface LocaleAndZone {
  readonly zone: string;
  readonly locale: string;
}
