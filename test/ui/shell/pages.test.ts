import { readdirSync, readFileSync } from 'node:fs';
import { Ticket } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import { lazyPage } from '../../../src/ui/shell/lazy-page';
import { pageAt } from '../../../src/ui/shell/page-at';
import { type AppPage, morePath, pages, pagesIn } from '../../../src/ui/shell/pages';
import { unlistedPages } from '../../../src/ui/shell/unlisted-pages';

const sources = ['src/ui', 'src/domain', 'src/engine', 'src/pwa'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);

describe('pages', () => {
  it('have every page component of a topic', () => {
    const registry = ['pages', 'unlisted-pages'].map((file) => readFileSync(`src/ui/shell/${file}.ts`, 'utf8')).join();
    const files = sources.filter((file) => /^src\/ui\/(?!shell\/|screen\/).*-page\.tsx$/.test(file));
    // The list "More" is part of the shell.
    expect(files.length).toBe(Object.keys(pages).length + Object.keys(unlistedPages).length - 1);
    expect(files.filter((file) => !registry.includes(file.replace(/^src\/ui\/(.*)\.tsx$/, "import('../$1')")))).toEqual(
      [],
    );
  });

  it('do not compile with a part missing', () => {
    const component = lazyPage(async () => () => null);
    const whole: AppPage = { title: 'shell.page.bank', icon: Ticket, nav: 'data', component };
    // @ts-expect-error no title
    const untitled: AppPage = { icon: Ticket, nav: 'data', component };
    // @ts-expect-error no icon
    const unmarked: AppPage = { title: 'shell.page.bank', nav: 'data', component };
    // @ts-expect-error no place in the navigation
    const unreachable: AppPage = { title: 'shell.page.bank', icon: Ticket, component };
    // @ts-expect-error no component
    const empty: AppPage = { title: 'shell.page.bank', icon: Ticket, nav: 'data' };
    // What TypeScript refuses above is the test: `npm run types` reads it.
    expect(Object.keys(whole)).toHaveLength(4);
    for (const part of [untitled, unmarked, unreachable, empty]) expect(Object.keys(part)).toHaveLength(3);
  });

  it('have no two with one title or one icon', () => {
    const entries = Object.values(pages);
    expect(new Set(entries.map(({ title }) => title)).size).toBe(entries.length);
    expect(new Set(entries.map(({ icon }) => icon)).size).toBe(entries.length);
  });

  it('leave room in the tab bar for "More"', () => {
    expect(pagesIn('main').map(({ path }) => path)).toEqual(['/', '/history', '/bank', '/plan']);
  });
});

describe('pages outside the navigation', () => {
  it('have a title of their own, and something that leads to them', () => {
    const listed = Object.values(pages).map(({ title }) => title as string);
    for (const [path, { title }] of Object.entries(unlistedPages)) {
      expect(listed).not.toContain(title);
      const isLinked = sources.some((file) => {
        const text = readFileSync(file, 'utf8');
        return path === morePath ? text.includes('to={morePath}') : text.includes(`#${path}"`);
      });
      expect(isLinked, path).toBe(true);
    }
  });
});

describe('pageAt', () => {
  it.each([
    ['/bank', 'shell.page.bank'],
    ['/devices', 'shell.page.devices'],
    ['/more', 'shell.more'],
    ['/welcome', 'shell.welcome'],
    ['/privacy', 'shell.privacy'],
    ['/nowhere', null],
    ['constructor', null],
  ])('gives %s the title %o', (path, title) => {
    expect(pageAt(path).title).toBe(title);
  });

  it('has a page for every link in the code', () => {
    const links = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/['"`]#(\/[a-z/]*)/g)].map(([, path = '']) => ({ file, path })),
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(({ path }) => pageAt(path).title === null)).toEqual([]);
  });
});
