import { sourceLanguages } from '../../scripts/i18n/catalogue';
import { mirroredPseudo, pseudoLanguage } from '../../scripts/i18n/pseudo';
import type { PagePath } from '../../src/ui/shell/pages';
import type { unlistedPages } from '../../src/ui/shell/unlisted-pages';
import { sceneNames } from '../support/fixtures/scenes';

/** One screenshot: what the gallery is asked for, and how. */
export interface Shot {
  readonly name: string;
  /** `screen=popup|app`, `state` and `mode` of gallery.tsx. */
  readonly query: string;
  readonly hash?: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  /** The whole page instead of the window. */
  readonly full?: boolean;
  /** Pixels of the picture a pixel of the page; by the width unless said. */
  readonly density?: number;
  /** The name of a button to press first. */
  readonly press?: string;
  /** Where the mouse is, from the lower right corner of the window. */
  readonly hover?: readonly [right: number, bottom: number];
}

/** The pictures of the README, of the app's manifest and of the stores: which shot each one is. */
export const pictures: Readonly<Record<string, string>> = {
  'docs/screenshots/popup-light.png': 'picture-popup-light',
  'docs/screenshots/popup-dark.png': 'picture-popup-dark',
  'docs/screenshots/now.png': 'now-1280-light',
  'docs/screenshots/bank.png': 'bank-1280-light',
  'docs/screenshots/reports.png': 'reports-picture',
  'src/pwa/screenshots/narrow.png': 'installer-narrow',
  'src/pwa/screenshots/wide.png': 'installer-wide',
  'docs/store/pictures/1-popup.png': 'store-popup',
  'docs/store/pictures/2-now.png': 'store-now',
  'docs/store/pictures/3-bank.png': 'store-bank',
  'docs/store/pictures/4-ahead.png': 'store-ahead',
  'docs/store/pictures/5-reports.png': 'store-reports',
  'docs/store/pictures/tile.png': 'store-tile',
};

/** The scenes that "Now" and the popup have words or signs of their own for, nothing seen yet, and storage that is broken. */
const states = [...sceneNames, 'empty', 'broken'] as const;

/** The name of each page in the names of its shots. A page that is missing here does not compile. */
const pageNames: Readonly<Record<PagePath | keyof typeof unlistedPages, string>> = {
  '/': 'now',
  '/history': 'history',
  '/bank': 'bank',
  '/plan': 'plan',
  '/referral': 'referral',
  '/reports': 'reports',
  '/credits': 'credits',
  '/events': 'events',
  '/devices': 'devices',
  '/accounts': 'accounts',
  '/settings': 'settings',
  '/guide': 'guide',
  '/diagnostics': 'diagnostics',
  '/more': 'more',
  '/welcome': 'welcome',
  '/privacy': 'privacy',
};
const schemes = ['light', 'dark'] as const;
const sizes = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 860 },
];

const popups = states.flatMap((state) =>
  schemes.map((scheme) => ({
    name: `popup-${state}-${scheme}`,
    query: `screen=popup&state=${state}`,
    width: 380,
    height: 600,
    scheme,
  })),
);

const panels = (['plus', 'blocked', 'empty'] as const).flatMap((state) =>
  schemes.map((scheme) => ({
    name: `panel-${state}-${scheme}`,
    query: `screen=panel&state=${state}`,
    width: 360,
    height: 860,
    scheme,
  })),
);

/** The badge in a Codex page: its states, beside a composer and above one, and what it says under the mouse. */
const badges: readonly Shot[] = [
  ...schemes.flatMap((scheme) => [
    { name: `page-badge-1280-${scheme}`, query: 'screen=page-badge', width: 1280, height: 720, scheme },
    { name: `page-badge-390-${scheme}`, query: 'screen=page-badge', width: 390, height: 720, scheme },
    {
      ...{ name: `page-badge-tip-${scheme}`, query: 'screen=page-badge', width: 600, height: 400, scheme },
      hover: [140, 100] as const,
    },
  ]),
  ...(['blocked', 'aged', 'superseded', 'empty', 'bare'] as const).map((state) => ({
    name: `page-badge-${state}`,
    query: `screen=page-badge&bare&corner=top-end&state=${state}`,
    width: 390,
    height: 240,
    scheme: state === 'aged' ? ('dark' as const) : ('light' as const),
  })),
  ...['de', 'ar', 'ja', 'ru', 'fr'].map((language) => ({
    name: `page-badge-lang-${language}`,
    query: `screen=page-badge&bare&lang=${language}`,
    width: 390,
    height: 300,
    scheme: 'light' as const,
    hover: [language === 'ar' ? 250 : 140, 38] as const,
  })),
];

const app = Object.entries(pageNames).flatMap(([path, name]) =>
  sizes.flatMap((size) =>
    schemes.map((scheme) => ({
      name: `${name}-${size.width}-${scheme}`,
      query: 'screen=app&state=plus',
      hash: `#${path}`,
      scheme,
      full: true,
      ...size,
    })),
  ),
);

/** Every state on Now, and those that other pages have words for there. */
const odd = states.flatMap((state) =>
  (['empty', 'aged', 'blocked', 'broken'].includes(state)
    ? (['/', '/bank', '/events'] as const)
    : (['/'] as const)
  ).map((path) => ({
    name: `odd-${state}-${pageNames[path]}`,
    query: `screen=app&state=${state}`,
    hash: `#${path}`,
    width: 1280,
    height: 860,
    scheme: 'light' as const,
    full: true,
  })),
);

/** The first page of the extension, before the first step and after each. */
const firstSteps = [sizes[1], sizes[3]].flatMap((size) =>
  [0, 1, 2, 3].flatMap((done) =>
    schemes.map((scheme) => ({
      name: `first-steps-${done}-${size?.width}-${scheme}`,
      query: `screen=app&state=${done === 3 ? 'accounts' : 'empty'}&steps=${done}`,
      hash: '#/welcome',
      width: 1280,
      height: 860,
      scheme,
      full: true,
      ...size,
    })),
  ),
);

/** Sample data, marked, on a page and in the popup. */
const sampleMarks = [
  { name: 'sample-now-390', query: 'screen=app&state=plus&sample', width: 390, height: 844 },
  { name: 'sample-now-1280', query: 'screen=app&state=plus&sample', width: 1280, height: 860 },
  { name: 'sample-popup', query: 'screen=popup&state=plus&sample', width: 380, height: 600 },
].map((shot) => ({ ...shot, hash: '#/', scheme: 'light' as const }));

/** More data than anybody has, under the longest name, in the narrowest window and the widest. */
const crowded = [sizes[0], sizes[3]].flatMap((size) =>
  (['/', '/bank', '/accounts', '/settings'] as const).map((path) => ({
    name: `odd-crowded-${pageNames[path]}-${size?.width}`,
    query: 'screen=app&state=crowded',
    hash: `#${path}`,
    width: 1280,
    height: 860,
    scheme: 'light' as const,
    full: true,
    ...size,
  })),
);

/** What the page says to few accounts: blocked models, resets of no use, a hidden window, use by task. */
const extras = [sizes[1], sizes[3]].flatMap((size) =>
  (['/', '/bank', '/history'] as const).flatMap((path) =>
    schemes.map((scheme) => ({
      name: `odd-extras-${pageNames[path]}-${size?.width}-${scheme}`,
      query: 'screen=app&state=extras',
      hash: `#${path}`,
      width: 1280,
      height: 860,
      scheme,
      full: true,
      ...size,
    })),
  ),
);

/** The Devices page of somebody who never paired anything, and of the phone of a group. */
const devices = (['alone', 'phone'] as const).flatMap((scene) =>
  [sizes[1], sizes[3]].flatMap((size) =>
    schemes.map((scheme) => ({
      name: `devices-${scene}-${size?.width}-${scheme}`,
      query: `screen=app&state=plus&devices=${scene}`,
      hash: '#/devices',
      width: 390,
      height: 844,
      scheme,
      full: true,
      ...size,
    })),
  ),
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

/** For an installer of the app and for the README: one screen, not the whole page. */
const screens = [
  { name: 'installer-narrow', hash: '#/', width: 390, height: 844 },
  { name: 'installer-wide', hash: '#/history', width: 1280, height: 800 },
  { name: 'reports-picture', hash: '#/reports', width: 1280, height: 1374 },
].map((shot) => ({ ...shot, query: 'screen=app&state=plus', scheme: 'light' as const }));

/** The stores take 1280 × 800 and a tile of 440 × 280. */
const storePictures: readonly Shot[] = [
  { name: 'store-popup', query: 'screen=poster&state=plus', width: 1280, height: 800, scheme: 'dark' },
  ...(
    [
      ['now', '/', 'light'],
      ['bank', '/bank', 'light'],
      ['ahead', '/plan', 'dark'],
      ['reports', '/reports', 'light'],
    ] as const
  ).map(([name, path, scheme]) => ({
    name: `store-${name}`,
    query: 'screen=app&state=plus',
    hash: `#${path}`,
    width: 1280,
    height: 800,
    scheme,
  })),
  { name: 'store-tile', query: 'screen=tile&state=plus', width: 440, height: 280, scheme: 'dark', density: 1 },
];

/** The popup as high as its content. */
const popupPictures: readonly Shot[] = (['light', 'dark'] as const).map((scheme) => ({
  name: `picture-popup-${scheme}`,
  query: 'screen=popup&state=plus',
  width: 380,
  height: 460,
  scheme,
}));

/** Every screen and state worth looking at. */
export const shots: readonly Shot[] = [
  ...popups,
  { name: 'popup-plus-used', query: 'screen=popup&state=plus&mode=used', width: 380, height: 600, scheme: 'light' },
  { name: 'popup-plus-320', query: 'screen=popup&state=plus', width: 320, height: 600, scheme: 'light' },
  { name: 'popup-many-320', query: 'screen=popup&state=many', width: 320, height: 600, scheme: 'light' },
  { name: 'popup-asks', query: 'screen=popup&state=superseded&asks', width: 380, height: 600, scheme: 'light' },
  ...panels,
  ...badges,
  ...app,
  ...odd,
  ...firstSteps,
  ...sampleMarks,
  ...crowded,
  ...extras,
  ...devices,
  ...dialogs,
  ...screens,
  ...popupPictures,
];

/** Every shot of which a picture is kept: screens, and those that are none. */
export const pictureShots: readonly Shot[] = [...shots, ...storePictures];

/** Languages that differ most from English in length, direction and script. */
const oddLanguages = [pseudoLanguage, mirroredPseudo, 'ar', 'de', 'ja'];

/** Every screen in another language, at the widths of a phone and of a desk: "lang-de-bank-390". */
export const languageShots: readonly Shot[] = [
  ...new Set([...oddLanguages, ...sourceLanguages().filter((one) => one !== 'en')]),
].flatMap((language) => [
  ...states.map((state) => ({
    name: `lang-${language}-popup-${state}`,
    query: `screen=popup&state=${state}&lang=${language}`,
    width: 380,
    height: 600,
    scheme: 'light' as const,
    full: true,
  })),
  ...Object.entries(pageNames).flatMap(([path, name]) =>
    [sizes[1], sizes[3]].map((size) => ({
      name: `lang-${language}-${name}-${size?.width}`,
      query: `screen=app&state=plus&lang=${language}`,
      hash: `#${path}`,
      width: 390,
      height: 844,
      scheme: 'light' as const,
      full: true,
      ...size,
    })),
  ),
]);
