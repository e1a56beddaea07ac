// What is published, and what builds it: held here because no type and no other test sees it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const workflows = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);

describe('the workflows', () => {
  // What begins with "./" is a workflow of this very commit.
  it('use every action by its commit: a tag can be moved', () => {
    const used = workflows.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/uses:\s*(?!\.\/)(\S+)/g)]);
    expect(used.length).toBeGreaterThan(3);
    const loose = used.map(([, action]) => action ?? '').filter((action) => !/@[0-9a-f]{40}$/.test(action));
    expect(loose).toEqual([]);
  });
});

describe('a release', () => {
  const release = readFileSync('.github/workflows/release.yml', 'utf8');
  const job = (name: string) => release.split(/^ {2}(?=\w+:$)/m).find((text) => text.startsWith(`${name}:`)) ?? '';

  it('is refused for a tag that is not the version, before anything is published', () => {
    expect(job('version')).toContain('scripts/release-notes.mjs "$GITHUB_REF_NAME"');
    expect(job('test')).toContain('needs: version');
    expect(job('app')).toContain('needs: test');
    expect(job('release')).toContain('needs: app');
  });

  it('is made of packages that addons.mozilla.org takes, with their sums and where they were built', () => {
    const steps = [...job('release').matchAll(/^ {6}- (?:run|uses): (\S+(?: \S+){0,2})/gm)].map(([, step]) => step);
    const order = ['npm run zip', 'npm run lint:firefox', 'sha256sum -- *.zip', 'gh release create'];
    const places = order.map((wanted) => steps.findIndex((step) => step?.startsWith(wanted)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(job('release')).toContain('actions/attest-build-provenance@');
    expect(readFileSync('.github/workflows/ci.yml', 'utf8')).toContain('npm run lint:firefox');
    expect(readFileSync('scripts/lint-firefox.mjs', 'utf8')).toMatch(/'web-ext@\d+\.\d+\.\d+'/);
  });
});

describe('the policy of the app', () => {
  const [, policy = ''] =
    /Content-Security-Policy" content="([^"]+)"/.exec(readFileSync('src/pwa/index.html', 'utf8')) ?? [];
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );

  it('allows nothing that is not named', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    for (const name of ['base-uri', 'form-action']) expect(directives.get(name)).toEqual(["'none'"]);
  });

  it('names no scheme and no host that nothing needs', () => {
    // Relays are reached by WebSockets, wherever the user's are.
    const needed = existsSync('src/sync/transports/relay.ts') ? ['wss:'] : [];
    const own = ["'self'", "'none'"];
    for (const [name, sources] of directives) {
      const allowed =
        { 'script-src': [...own, "'wasm-unsafe-eval'"], 'style-src': [...own, "'unsafe-inline'"] }[name] ??
        (name === 'connect-src' ? [...own, ...needed] : own);
      expect(
        sources.filter((source) => !allowed.includes(source)),
        name,
      ).toEqual([]);
    }
  });
});

describe('a store package', () => {
  const check = (origin: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/check-store-address.ts'], {
      encoding: 'utf8',
      env: { ...process.env, HEADROOM_PWA_ORIGIN: origin },
    });

  it('is refused where the app is served on this computer, and without TLS', () => {
    for (const origin of ['http://localhost:4173', 'http://app.example']) {
      const { status, stderr } = check(origin);
      expect([status, stderr]).toEqual([1, expect.stringMatching(/No store package was made/)]);
    }
  });

  it('has no key, which the Chrome Web Store refuses; a folder that is loaded has one, and so a fixed id', () => {
    const source =
      "import('./wxt.config.ts').then(({ default: { manifest } }) => console.log(Object.keys(manifest({ browser: 'chrome' })).join()))";
    const fields = (env: Record<string, string>) =>
      spawnSync(process.execPath, ['--import', 'tsx', '-e', source], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      }).stdout.split(',');
    expect(fields({ HEADROOM_STORE: '1' })).toContain('permissions');
    expect(fields({ HEADROOM_STORE: '1' })).not.toContain('key');
    expect(fields({})).toContain('key');
    expect(readFileSync('scripts/zip.mjs', 'utf8')).toContain("HEADROOM_STORE: '1'");
  });

  it('is made for an https address', () => {
    expect(check('https://app.example').status).toBe(0);
  });
});
