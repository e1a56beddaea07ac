export interface Shot {
  readonly name: string;
  readonly query: string;
  readonly hash?: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly full?: boolean;
  /** The name of a button to press first. */
  readonly press?: string;
}

const popupStates = ['plus', 'blocked', 'unstarted', 'superseded', 'many', 'bare', 'first'];
const pages = [
  'now',
  'history',
  'bank',
  'plan',
  'referral',
  'credits',
  'events',
  'phone',
  'accounts',
  'settings',
  'diagnostics',
  'more',
];
const schemes = ['light', 'dark'] as const;
const sizes = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 860 },
];

const popups = popupStates.flatMap((state) =>
  schemes.map((scheme) => ({
    name: `popup-${state}-${scheme}`,
    query: `screen=popup&state=${state}`,
    width: 380,
    height: 600,
    scheme,
  })),
);

const app = pages.flatMap((page) =>
  sizes.flatMap((size) =>
    schemes.map((scheme) => ({
      name: `${page}-${size.width}-${scheme}`,
      query: 'screen=app&state=plus',
      hash: page === 'now' ? '#/' : `#/${page}`,
      scheme,
      full: true,
      ...size,
    })),
  ),
);

const odd = (['empty', 'aged', 'blocked', 'broken'] as const).flatMap((state) =>
  ['now', 'bank', 'events'].map((page) => ({
    name: `odd-${state}-${page}`,
    query: `screen=app&state=${state}`,
    hash: page === 'now' ? '#/' : `#/${page}`,
    width: 1280,
    height: 860,
    scheme: 'light' as const,
    full: true,
  })),
);

/** More than anybody has, under the longest name: in the narrowest window and the widest. */
const crowded = [sizes[0], sizes[3]].flatMap((size) =>
  ['now', 'bank', 'accounts', 'settings'].map((page) => ({
    name: `odd-crowded-${page}-${size?.width}`,
    query: 'screen=app&state=crowded',
    hash: page === 'now' ? '#/' : `#/${page}`,
    width: 1280,
    height: 860,
    scheme: 'light' as const,
    full: true,
    ...size,
  })),
);

const dialogs = schemes.map((scheme) => ({
  name: `dialog-forget-${scheme}`,
  query: 'screen=app&state=plus',
  hash: '#/accounts',
  press: 'Forget…',
  width: 390,
  height: 844,
  scheme,
}));

/** Every screen and state worth looking at. */
export const shots: readonly Shot[] = [
  ...popups,
  { name: 'popup-plus-used', query: 'screen=popup&state=plus&mode=used', width: 380, height: 600, scheme: 'light' },
  { name: 'popup-plus-320', query: 'screen=popup&state=plus', width: 320, height: 600, scheme: 'light' },
  ...app,
  ...odd,
  ...crowded,
  ...dialogs,
];
