export interface Shot {
  readonly name: string;
  readonly query: string;
  readonly hash?: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly full?: boolean;
}

const popupStates = ['plus', 'blocked', 'unstarted', 'superseded', 'many', 'bare', 'first'];
const schemes = ['light', 'dark'] as const;

/** Every screen and state worth looking at. */
export const shots: readonly Shot[] = [
  ...popupStates.flatMap((state) =>
    schemes.map((scheme) => ({
      name: `popup-${state}-${scheme}`,
      query: `screen=popup&state=${state}`,
      width: 380,
      height: 600,
      scheme,
    })),
  ),
  { name: 'popup-plus-used', query: 'screen=popup&state=plus&mode=used', width: 380, height: 600, scheme: 'light' },
  { name: 'popup-plus-320', query: 'screen=popup&state=plus', width: 320, height: 600, scheme: 'light' },
];
